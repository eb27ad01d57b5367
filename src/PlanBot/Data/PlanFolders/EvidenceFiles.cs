using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>What was said about the plan, what law asks of it, and the papers behind it.</summary>
internal static class EvidenceFiles
{
    public static PlanRowFile<ConsultationComment> Consultation { get; } = new(
        "consultation.csv",
        "Comments on a draft of the plan, and what became of them.",
        "comment_id",
        new PlanColumns<ConsultationComment>()
            .Id("comment_id", comment => comment.Id, "The comment's id.")
            .Text("letter", comment => comment.Letter, "Its letter or number in the response.")
            .Text("part", comment => comment.Part, "Which part of it, where it has several.")
            .Text("respondent", comment => comment.Respondent, "Who commented.")
            .Text("topic", comment => comment.Topic, "What it is about.")
            .Text("comment", comment => comment.Comment, "The comment, in short.", filled: true)
            .Word("disposition", comment => comment.Disposition, ["addressed", "partly addressed", "not addressed", "dealt with elsewhere"], "What became of it.")
            .Word("certainty", comment => comment.Certainty, ["high", "low"], "Low where the disposition can be read in two ways.")
            .Text("response", comment => comment.Response, "The answer, in short.")
            .Text("source", comment => comment.Source, "Where the facts are from."));

    public static PlanRowFile<StatutoryEvidence> Statutory { get; } = new(
        "statutory.csv",
        "Whether the plan's data shows what a duty asks for.",
        "requirement_id",
        new PlanColumns<StatutoryEvidence>()
            .Id("requirement_id", evidence => evidence.Id, "The duty's id in the national folder, or a local one.")
            .Text("requirement", evidence => evidence.Requirement, "What is asked for.", filled: true)
            .Word("status", evidence => evidence.Status, ["evidenced", "listed", "planned", "unclear", "not seen"], "What the data shows.")
            .Text("evidence", evidence => evidence.Evidence, "What shows it.")
            .Text("source", evidence => evidence.Source, "Where the facts are from."));

    public static PlanRowFile<Paragraph> Paragraphs { get; } = new(
        "paragraphs.csv",
        "The paragraphs of the plan's papers, in short, for answers that cite one.",
        "doc and para",
        new PlanColumns<Paragraph>()
            .Text("doc", paragraph => paragraph.Doc, "The paper, as sources.csv has its address.", filled: true)
            .Text("para", paragraph => paragraph.Para, "The paragraph's number or name.", filled: true)
            .Text("heading", paragraph => paragraph.Heading, "The heading that it stands under.")
            .Text("gist", paragraph => paragraph.Gist, "What it says, in short.")
            .Text("keywords", paragraph => paragraph.Keywords, "Words to find it by.")
            .Text("source", paragraph => paragraph.Source, "Where it is from."),
        ownId: paragraph => $"{paragraph.Doc} {paragraph.Para}".Trim());

    public static PlanRowFile<PlanSource> Sources { get; } = new(
        "sources.csv",
        "The documents that the rows are from.",
        "source_id",
        new PlanColumns<PlanSource>()
            .Id("source_id", source => source.Id, "The document's id.")
            .Text("kind", source => source.Kind, "Such as `public page`.")
            .Text("title", source => source.Title, "Its title.")
            .Text("address", source => source.Address, "What the source cells begin with: a web address or a file's name.")
            .Date("published", source => source.Published, "When it was published.")
            .Text("used_for", source => source.UsedFor, "What is from it."));
}
