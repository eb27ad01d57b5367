using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.LawRecords;

/// <summary>"Which ambitions support the national measures", "which are not aligned to the SPR": what is asked nationally and by the force, and what of the plan answers to it.</summary>
internal sealed class AlignmentsHandler(PlanDbContext db, PlanContacts contacts)
{
    private const int MostItems = 16;
    private const int MostAmbitions = 4;
    private const int MostInSentence = 5;

    private static readonly CardTemplate<AlignmentCard> Template = new("LawRecords.AlignmentCard.json", LawRecordsJson.Default.AlignmentCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var held = await ReadAsync(turn, plan, cancellationToken);
        var framework = question.Best(EntityTypes.Framework)?.Id ?? "";
        var named = question.All(EntityTypes.AlignedItem).Select(entity => entity.Id).ToList();
        if (held.Alignment.Rows.Count == 0)
        {
            var items = held.Alignment.ItemsOf(framework.Length > 0 ? framework : AmbitionAlignment.NationalMeasures);
            var listed = items.Count == 0 ? "" : $"{BritishEnglish.Capitalised(InWords(framework.Length > 0 ? framework : AmbitionAlignment.NationalMeasures))}: {string.Join("; ", items.Select(item => BritishEnglish.MidSentence(item.Name)))}.";
            return new(AnswerKind.Answer, SourceWords.Sentences(LawRecordsTexts.FormatTheDataForDoesNotSay(held.Name, framework.Length > 0 ? InWords(framework) : LawRecordsTexts.NationalMeasuresTheStrategicPolicingRequirement), listed, LawRecordsTexts.FormatForThatAsk(await contacts.OfAsync(plan, cancellationToken))))
            {
                Sources = held.References.DocumentsOf(items.Select(item => item.Source)),
            };
        }

        if (named.Count > 0)
        {
            var meant = held.Alignment.ItemsOf("").Where(item => named.Contains(item.MeasureId.Length > 0 ? item.MeasureId : item.Name) && (framework.Length == 0 || item.Framework == framework || named.Count == 1)).ToList();
            if (meant.Count > 0)
            {
                return OfItems(turn, plan, held, meant, meant.Count == 1 ? meant[0].Name : LawRecordsTexts.WhatSupportsIt, await contacts.OfAsync(plan, cancellationToken));
            }
        }

        if (OwnRows(question, plan, held) is { } own)
        {
            return OfRecord(turn, held, own.Name, own.Rows, framework);
        }

        return question.Best(EntityTypes.State)?.Id is LawQuestions.Unaligned
            ? OfUnaligned(turn, plan, held, framework)
            : OfItems(turn, plan, held, [.. held.Alignment.ItemsOf(framework)], framework.Length > 0 ? LawRecordsTexts.FormatAlignedTo(InWords(framework)) : LawRecordsTexts.AlignedNationallyAndToTheForces, "");
    }

    private async Task<Held> ReadAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var alignment = new AmbitionAlignment(
            await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            themes,
            await db.Alignments.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
            await db.NationalMeasures.AsNoTracking().OrderBy(row => row.Ordinal).ToListAsync(cancellationToken));
        return new(
            LawRecordsTexts.FormatAreaLabelSPlanTitle(plan.AreaLabel, plan.Title),
            alignment,
            themes,
            await db.Headings.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Order).ToListAsync(cancellationToken),
            new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id || row.PlanId == PlanVocabulary.National).OrderBy(row => row.PlanId == plan.Id ? 0 : 1).ToListAsync(cancellationToken)));
    }

    /// <summary>The rows of the theme or ambition that the question names.</summary>
    private static (string Name, List<Alignment> Rows)? OwnRows(RecognizedQuestion question, Plan plan, Held held)
    {
        var theme = question.All(EntityTypes.Theme).FirstOrDefault(entity => entity.PlanId == plan.Id);
        var ambition = question.All(EntityTypes.Ambition).FirstOrDefault(entity => entity.PlanId == plan.Id);
        if (ambition is not null && ambition.Score > (theme?.Score ?? 0) && held.Alignment.Ambitions.FirstOrDefault(row => row.Id == ambition.Id) is { } one)
        {
            return (one.Summary, [.. held.Alignment.Rows.Where(row => row.AmbitionId == one.Id)]);
        }

        if (theme is null || held.Themes.Find(row => row.Id == theme.Id) is not { } named)
        {
            return null;
        }

        var ids = held.Alignment.Ambitions.Where(row => row.ThemeIdList.Contains(named.Id)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return (named.Name, [.. held.Alignment.Rows.Where(row => row.ThemeId == named.Id || ids.Contains(row.AmbitionId))]);
    }

    private static Answer OfRecord(Turn turn, Held held, string name, List<Alignment> all, string framework)
    {
        var rows = framework.Length == 0 ? all : all.FindAll(row => row.Framework == framework);
        var elsewhere = rows.Count == 0 ? all.Select(row => InWords(row.Framework)).Distinct().ToList() : [];
        var sources = held.References.Of(rows.Select(row => row.Source));
        var through = rows.TrueForAll(row => row.AmbitionId.Length > 0) && held.Themes.Exists(theme => theme.Name == name) ? LawRecordsTexts.ThroughItsAmbitions : "";
        var text = rows.Count == 0 && elsewhere.Count > 0
            ? LawRecordsTexts.FormatTheDataDoesNotAlignTo(name, InWords(framework), BritishEnglish.List(elsewhere))
            : rows.Count == 0
            ? LawRecordsTexts.FormatTheDataAlignsToNothingNo(name)
            : SourceWords.Sentences(
                LawRecordsTexts.FormatIsAlignedTo(name, through, string.Join("; ", rows.GroupBy(row => row.Framework).Select(group => $"{InWords(group.Key)}: {string.Join(", ", group.Select(row => BritishEnglish.MidSentence(row.Item)).Distinct())}"))),
                string.Join(" ", rows.Where(row => row.Note.Length > 0).Select(row => SourceWords.Sentence(row.Note)).Distinct().Take(2)),
                Freshness.InWords(turn.Today, sources));
        return new(AnswerKind.Answer, text) { Sources = sources };
    }

    private static Answer OfItems(Turn turn, Plan plan, Held held, List<AlignedItem> items, string title, string contact)
    {
        var sources = held.References.DocumentsOf(items.SelectMany(item => item.Rows.Select(row => row.Source).Append(item.Source)));
        var supported = items.FindAll(item => item.IsSupported);
        var ambitions = supported.SelectMany(item => item.Ambitions).Distinct().ToList();
        var without = items.FindAll(item => !item.IsSupported);
        var sentence = items is [var only]
            ? only.IsSupported
                ? LawRecordsTexts.FormatIsSupportedBy(only.Name, InWords(only.Framework), BritishEnglish.List([.. only.Ambitions.Take(MostInSentence).Select(Quoted), .. only.Themes.Select(theme => LawRecordsTexts.FormatTheTheme(theme.Name))]), only.Ambitions.Count > MostInSentence ? LawRecordsTexts.FormatAndMore(NumberWords.Of(only.Ambitions.Count - MostInSentence)) : "")
                : LawRecordsTexts.FormatNothingInTheDataForIs(held.Name, BritishEnglish.MidSentence(only.Name), InWords(only.Framework), contact.Length > 0 ? LawRecordsTexts.FormatForThatAsk2(contact) : "")
            : SourceWords.Sentences(
                LawRecordsTexts.FormatOfAlignedToOf(BritishEnglish.Count(ambitions.Count, "ambition"), held.Name, ambitions.Count == 1 ? "is" : "are", supported.Count, BritishEnglish.Count(items.Count, NounOf(items), NounOf(items) is "strategy" ? "strategies" : null), string.Join("; ", supported.Select(item => $"{BritishEnglish.MidSentence(item.Name)} ({Counted(item)})"))),
                without.Count == 0 ? "" : LawRecordsTexts.FormatNothingIsAlignedTo(BritishEnglish.List([.. without.Select(item => BritishEnglish.MidSentence(item.Name))])));
        var notes = items.Count == 1 ? string.Join(" ", supported.SelectMany(item => item.Rows).Where(row => row.Note.Length > 0).Select(row => SourceWords.Sentence(row.Note)).Distinct().Take(2)) : "";
        var text = SourceWords.Sentences(sentence, notes, Freshness.InWords(turn.Today, sources));
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Card = items.Count < 2 && ambitions.Count < 2 ? null : CardOf(turn, plan, title, text, [.. items.Take(MostItems).Select(item => Line(item, items))], items.Count > MostItems ? LawRecordsTexts.FormatAndMore2(BritishEnglish.Number(items.Count - MostItems)) : "", sources),
        };
    }

    private static Answer OfUnaligned(Turn turn, Plan plan, Held held, string framework)
    {
        var unaligned = held.Alignment.Unaligned(framework);
        var alignedThemes = held.Alignment.Rows.Where(row => (framework.Length == 0 || row.Framework == framework) && row.AmbitionId.Length == 0).Select(row => row.ThemeId).ToHashSet(StringComparer.Ordinal);
        var byTheme = unaligned.Count(ambition => ambition.ThemeIdList.Any(alignedThemes.Contains));
        var to = framework.Length > 0 ? InWords(framework) : LawRecordsTexts.AnyNationalMeasureThreatOfThe;
        var sources = held.References.DocumentsOf(held.Alignment.Rows.Select(row => row.Source).Concat(unaligned.Select(row => row.Source)));
        var text = SourceWords.Sentences(
            LawRecordsTexts.FormatOfOfAreNotAlignedTo(unaligned.Count, BritishEnglish.Count(held.Alignment.Ambitions.Count, "ambition"), held.Name, to, unaligned.Count == 0 ? "" : $": {string.Join("; ", unaligned.Take(MostInSentence).Select(Quoted))}{(unaligned.Count > MostInSentence ? LawRecordsTexts.FormatAndMore(BritishEnglish.Number(unaligned.Count - MostInSentence)) : "")}"),
            byTheme > 0 ? LawRecordsTexts.FormatOfThemStandUnderATheme(BritishEnglish.Number(byTheme)) : "",
            Freshness.InWords(turn.Today, sources));
        var groups = unaligned.GroupBy(ambition => ambition.HeadingId).ToList();
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Card = unaligned.Count == 0 ? null : CardOf(
                turn,
                plan,
                LawRecordsTexts.NotAligned,
                text,
                [.. groups.Take(MostItems).Select(group => new AlignedLine(
                    held.Headings.Find(heading => heading.Id == group.Key)?.Name ?? LawRecordsTexts.UnderNoHeading,
                    LawRecordsTexts.FormatNotAligned2(BritishEnglish.Count(group.Count(), "ambition")),
                    "Warning",
                    [.. group.Take(MostAmbitions).Select(ambition => new AlignedAmbition(InShort(ambition))), .. group.Count() > MostAmbitions ? [new AlignedAmbition(LawRecordsTexts.FormatAndMore2(BritishEnglish.Number(group.Count() - MostAmbitions)))] : Array.Empty<AlignedAmbition>()]))],
                groups.Count > MostItems ? LawRecordsTexts.FormatAndMoreHeadings(BritishEnglish.Number(groups.Count - MostItems)) : "",
                sources),
        };
    }

    /// <summary>The framework is named where the card shows several.</summary>
    private static AlignedLine Line(AlignedItem item, List<AlignedItem> all) => new(
        all.TrueForAll(other => other.Framework == item.Framework) && all.Count > 1 ? item.Name : $"{item.Name} ({item.Framework})",
        item.IsSupported ? $"✔ {Counted(item)}" : LawRecordsTexts.NothingIsAlignedToIt,
        item.IsSupported ? "Good" : "Warning",
        [
            .. item.Themes.Select(theme => new AlignedAmbition(LawRecordsTexts.FormatTheTheme2(theme.Name))),
            .. item.Ambitions.Take(MostAmbitions).Select(ambition => new AlignedAmbition(InShort(ambition))),
            .. item.Ambitions.Count > MostAmbitions ? [new AlignedAmbition(LawRecordsTexts.FormatAndMore2(BritishEnglish.Number(item.Ambitions.Count - MostAmbitions)))] : Array.Empty<AlignedAmbition>(),
        ]);

    private static System.Text.Json.Nodes.JsonObject CardOf(Turn turn, Plan plan, string title, string text, IReadOnlyList<AlignedLine> lines, string more, IReadOnlyList<SourceReference> sources) => Template.Render(new(
        CardHeader.Of(plan, turn.Today),
        title,
        text,
        lines,
        more,
        [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))]));

    private static string Counted(AlignedItem item) => BritishEnglish.List(
    [
        .. item.Ambitions.Count > 0 ? [BritishEnglish.Count(item.Ambitions.Count, "ambition")] : Array.Empty<string>(),
        .. item.Themes.Count > 0 ? [BritishEnglish.Count(item.Themes.Count, "theme")] : Array.Empty<string>(),
    ]);

    private static string InShort(Ambition ambition) => ambition.Ref.Length > 0 ? $"{ambition.Ref} {ambition.Summary}" : ambition.Summary;

    private static string Quoted(Ambition ambition) => $"\"{ambition.Summary.TrimEnd('.')}\"{(ambition.Ref.Length > 0 ? $" ({ambition.Ref})" : "")}";

    private static string InWords(string framework) => framework switch
    {
        AmbitionAlignment.NationalMeasures => LawRecordsTexts.TheNationalCrimeAndPolicingMeasures,
        AmbitionAlignment.StrategicRequirement => LawRecordsTexts.TheStrategicPolicingRequirement,
        AmbitionAlignment.ForceStrategy => LawRecordsTexts.TheForcesStrategies,
        _ => framework,
    };

    private static string NounOf(List<AlignedItem> items) => items.Select(item => item.Framework).Distinct().ToList() switch
    {
        [AmbitionAlignment.NationalMeasures] => "measure",
        [AmbitionAlignment.StrategicRequirement] => "threat",
        [AmbitionAlignment.ForceStrategy] => "strategy",
        _ => "item",
    };

    private sealed record Held(string Name, AmbitionAlignment Alignment, List<Theme> Themes, List<Heading> Headings, SourceReferences References);
}
