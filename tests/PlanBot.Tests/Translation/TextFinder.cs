using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PlanBot.Tests.Translation;

/// <summary>A text that stands in C# code.</summary>
/// <param name="Expression">The literal, the interpolated string, or several of them joined by <c>+</c>.</param>
/// <param name="Words">Its words, with <c>{}</c> for each hole.</param>
internal sealed record FoundText(ExpressionSyntax Expression, string Words)
{
    public int Line => Expression.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}

/// <summary>
/// Finds the texts that stand in C# code where a person would read them: strings of two or more words, or of one word
/// beside a hole. What is for machines or programmers is told apart by where it stands; each kind has its reason.
/// </summary>
internal static partial class TextFinder
{
    /// <summary>Folders whose strings are not what PlanBot says to people in Teams, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> ExemptFolders { get; } = new Dictionary<string, string>
    {
        ["Recognition/"] = "The words that people type, not those that PlanBot writes: another language of questions is another grammar.",
        ["CommandLine/"] = "Commands and their help are for the administrator at a terminal, which has no person's language.",
        ["Packaging/"] = "The command that packs the app, for the same administrator; the package's own texts are in manifest/.",
        ["TryPage/"] = "The developer's page to try PlanBot, in Development only.",
        ["Samples/"] = "Sample plans are data.",
        ["Health/"] = "What the doctor and the health endpoints tell the same administrator; what reaches a chat is looked through.",
        ["Maintenance/"] = "What the commands for backup, restore and moving tell the same administrator.",
        ["Audit/"] = "Names of kinds and changes, stored with each change.",
        ["Features/PanelPaper/Word"] = "Word's own names of styles and formats; what the paper says is written in the files beside them.",
        ["Graph/GraphQueries"] = "What Microsoft Graph reads: queries, and names that must never change.",
        ["Telemetry/"] = "Names and descriptions of metrics.",
        ["Data/Sqlite/"] = "SQL and migrations.",
        ["Data/PostgreSql/"] = "SQL and migrations.",
        ["Properties/"] = "Assembly attributes.",
    };

    /// <summary>Files at the top of the program: how it is put together, with exceptions for whoever installs it.</summary>
    private static readonly string[] ExemptFiles = ["PlanBotHost.cs", "PlanBotTelemetry.cs", "Program.cs", "GlobalUsings.cs", "AsAtTimeProvider.cs"];

    /// <summary>Files of exempt folders that write to chats all the same.</summary>
    private static readonly string[] LookedIntoAllTheSame = ["Health/CredentialWatch.cs"];

    /// <summary>What is thrown with them is a mistake in the program or its settings, never an answer.</summary>
    private static readonly string[] ProgrammersExceptions =
        ["InvalidOperationException", "ArgumentException", "ArgumentOutOfRangeException", "ArgumentNullException", "NotSupportedException", "UnreachableException", "OptionsValidationException", "TimeoutException", "ObjectDisposedException", "KeyNotFoundException", "System.Diagnostics.UnreachableException"];

    /// <summary>Methods whose arguments are looked for, formats, SQL or entries for machines.</summary>
    private static readonly HashSet<string> MachineMethods =
    [
        "Contains", "StartsWith", "EndsWith", "Equals", "IndexOf", "LastIndexOf", "Replace", "Split", "Trim", "TrimStart", "TrimEnd", "ToString",
        "ParseExact", "TryParseExact", "IsMatch", "Match", "Matches", "FromSql", "FromSqlRaw", "ExecuteSql", "ExecuteSqlRaw", "ExecuteSqlAsync", "ExecuteSqlRawAsync",
        "ExecuteSqlInterpolatedAsync", "SqlQuery", "SqlQueryRaw", "HasFilter", "HasDefaultValueSql", "HasComputedColumnSql", "HasCheckConstraint", "Invariant", "Record", "RecordChanged",
        "CreateCounter", "CreateHistogram", "StartActivity", "SetTag", "Of<T>",
    ];

    /// <summary>Words that are kept as they were written, for everybody who reads them later: names of changes in the audit trail, notes in the data, one of the log's, and styles of inputs.</summary>
    private static readonly HashSet<string> StoredWords =
    [
        "Url", "Text", "(erased person)", "Amount not published", "closed by an administrator", "withdrawn by its sender", "imported paper", "(a long one)", "date moved", "settings changed", "status recorded", "no change confirmed", "question answered", "question asked", "conversation gone", "partly accepted", "not accepted", "national measures", "force strategy", "How to fill this in",
        "recommendation recorded", "what came of it recorded", "owner linked", "says to be owner", "replaced by a newer version", "no personal chat, and in no conversation with PlanBot", "No change",
        "{} is told: {}", "Response to the recommendation: {}", "Recorded in PlanBot by {} on ", "paused or not wanted here", "Recorded in PlanBot on {}", "{} Before: {}",
    ];

    /// <summary>Whether a file of <c>src/PlanBot</c> is looked through.</summary>
    /// <param name="path">The path in it, with <c>/</c>.</param>
    public static bool LooksInto(string path) =>
        LookedIntoAllTheSame.Contains(path)
        // A wrong setting stops the start, and is told to whoever starts PlanBot.
        || !path.EndsWith("Options.cs", StringComparison.Ordinal) && !ExemptFiles.Contains(path) && !ExemptFolders.Keys.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Strings that code compares with or looks up: values of the data, wherever else they stand.</summary>
    public static IEnumerable<string> ComparedIn(SyntaxNode root) =>
        root.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && IsCompared(literal))
            .Select(literal => literal.Token.ValueText);

    /// <summary>The texts of a file, outer ones before those in their holes.</summary>
    public static IEnumerable<FoundText> In(SyntaxNode root, IReadOnlySet<string> compared)
    {
        foreach (var node in root.DescendantNodes().OfType<ExpressionSyntax>())
        {
            if (!IsText(node) || (node.Parent is BinaryExpressionSyntax parent && IsText(parent)) || IsForMachines(node))
            {
                continue;
            }

            var words = WordsOf(node);
            if ((IsReadByPeople(words) || IsLabel(node, words)) && !compared.Contains(words) && !StoredWords.Contains(words))
            {
                yield return new(node, words);
            }
        }
    }

    /// <summary>A literal, an interpolated string, or a sum of such.</summary>
    public static bool IsText(ExpressionSyntax node) => node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && IsText(sum.Left) && IsText(sum.Right),
        _ => false,
    };

    private static string WordsOf(ExpressionSyntax node)
    {
        var words = new StringBuilder();
        Append(node, words);
        return words.ToString();
    }

    private static void Append(ExpressionSyntax node, StringBuilder words)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal:
                words.Append(literal.Token.ValueText);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var part in interpolated.Contents)
                {
                    words.Append(part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "{}");
                }

                break;
            case BinaryExpressionSyntax sum:
                Append(sum.Left, words);
                Append(sum.Right, words);
                break;
        }
    }

    private static bool IsReadByPeople(string words)
    {
        if (!words.Contains(' ', StringComparison.Ordinal) || Machine().IsMatch(words))
        {
            return false;
        }

        var count = Word().Count(words);
        return count >= 2 || (count == 1 && words.Contains("{}", StringComparison.Ordinal));
    }

    /// <summary>One word that begins with a capital, handed to what is being made: a label, a title, a button.</summary>
    private static bool IsLabel(ExpressionSyntax node, string words)
    {
        if (!Label().IsMatch(words))
        {
            return false;
        }

        var at = node.Parent;
        while (at is ConditionalExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            at = at.Parent;
        }

        return at is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax { Expression: IdentifierNameSyntax } }
            || (at is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } && WritesForPeople(called));
    }

    /// <summary>The inputs of forms, and the texts that hold what they are given.</summary>
    private static bool WritesForPeople(MemberAccessExpressionSyntax called) => called.Expression is IdentifierNameSyntax { Identifier.ValueText: var owner }
        && (owner == "UpdateInputs" || (owner.EndsWith("Texts", StringComparison.Ordinal) && called.Name.Identifier.ValueText.StartsWith("Format", StringComparison.Ordinal)));

    private static bool IsForMachines(ExpressionSyntax node)
    {
        if (node is LiteralExpressionSyntax && IsCompared(node))
        {
            return true;
        }

        for (SyntaxNode? at = node; at is not null and not MemberDeclarationSyntax; at = at.Parent)
        {
            switch (at)
            {
                case AttributeSyntax:
                // The meaning of each column is the description of the file format, English as the columns' names are.
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "CellFormat" or "PlanRowFile" or "PlanDescriptionFile" } } } when !InLambda(node, at):
                // What "planbot ask --explain" shows of the understanding.
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Trace" } }:
                // Names that the data is searched for.
                case EqualsValueClauseSyntax set when KindOf(set).StartsWith("(string[]", StringComparison.Ordinal):
                // Why a post was not sent is kept with it.
                case ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Left: SimpleNameSyntax { Identifier.ValueText: "PostContent" or "SendOutcome" or "InstallOutcome" or "GraphOutcome" }, Right.Identifier.ValueText: not "Message" } }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "SendOutcome" or "AuditActor" } } }:
                case InterpolationFormatClauseSyntax:
                case ThrowExpressionSyntax { Expression: ObjectCreationExpressionSyntax made } when ProgrammersExceptions.Contains(made.Type.ToString()):
                case ThrowStatementSyntax { Expression: ObjectCreationExpressionSyntax thrown } when ProgrammersExceptions.Contains(thrown.Type.ToString()):
                    return true;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when at == node || at == node.Parent:
                    var name = NameOf(call);
                    if (MachineMethods.Contains(name) || name.StartsWith("Log", StringComparison.Ordinal) || (name == "Create" && call.ArgumentList.Arguments[0] != argument) || (name is "Append" or "AppendLine" && call.ArgumentList.Arguments[0] != argument))
                    {
                        return true;
                    }

                    break;
            }
        }

        return false;
    }

    private static bool InLambda(SyntaxNode node, SyntaxNode until) => node.Ancestors().TakeWhile(at => at != until).Any(at => at is AnonymousFunctionExpressionSyntax);

    /// <summary>Stands in a pattern, a case, a comparison or a key.</summary>
    private static bool IsCompared(ExpressionSyntax literal) => literal.Parent switch
    {
        ConstantPatternSyntax or CaseSwitchLabelSyntax => true,
        BinaryExpressionSyntax comparison => comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression),
        ArgumentSyntax { Parent: BracketedArgumentListSyntax } => true,
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Parent: EqualsValueClauseSyntax set } } => IsSetOfWords(set),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Parent: ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax known } } } => known.Type.ToString() is "IReadOnlyCollection<string>",
        InitializerExpressionSyntax { Parent.Parent: EqualsValueClauseSyntax made } => IsSetOfWords(made),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => NameOf(call) is "Contains" or "Equals" or "StartsWith" or "EndsWith",
        _ => false,
    };

    private static bool IsSetOfWords(EqualsValueClauseSyntax value) => KindOf(value) is "HashSet<string>" or "FrozenSet<string>" or "string[]";

    private static string KindOf(EqualsValueClauseSyntax value) => value.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } => variable.Type.ToString(),
        PropertyDeclarationSyntax property => property.Type.ToString(),
        _ => "",
    };

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    [GeneratedRegex(@"(?<![\p{L}\d_./:\-{$@&#%])\p{L}[\p{L}'’\-]*(?![\p{L}\d_/\\=(}])")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([^\p{L}\d]{1,2} )?\p{Lu}\p{Ll}+[?…]?$")]
    private static partial Regex Label();

    /// <summary>SQL, formats, addresses, markup and cache directives.</summary>
    [GeneratedRegex(@"^(SELECT|INSERT|UPDATE|DELETE|PRAGMA|ALTER|CREATE|DROP|VACUUM|BEGIN) |^[dMyHhms ,:'./\-#0;%]+$|^[a-z]+/[a-z+\-.]+;|^</?[a-z]|max-age|no-cache|^\s*(INSERT|FROM|WHERE) ")]
    private static partial Regex Machine();
}
