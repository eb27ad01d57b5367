using PlanBot.Teams;

namespace PlanBot.Features.RecordSearch;

/// <summary>What a link to a record does in a browser: it leads on to PlanBot's chat in Teams, with the question written.</summary>
internal static class RecordLinkEndpoint
{
    public static void MapRecordLinks(this IEndpointRouteBuilder app) => app.MapGet(
        $"{DeepLinks.RecordPath}/{{planId}}/{{kind}}/{{id}}",
        async (string planId, string kind, string id, RecordSearchHandler records, CancellationToken cancellationToken) =>
            await records.LinkToQuestionAsync(new(planId, kind, id), cancellationToken) is { Length: > 0 } link
                ? Results.Redirect(link)
                : Results.Text(RecordSearchTexts.ThereIsNothingHereToOpen, statusCode: StatusCodes.Status404NotFound));
}
