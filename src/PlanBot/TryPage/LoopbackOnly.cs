namespace PlanBot.TryPage;

/// <summary>
/// Lets only this machine's own browser and bot in: another host name may be a rebound one, a
/// forwarding header a tunnel, another origin a page of the web.
/// </summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return Refuse(http) is { } reason
            ? Results.Text($"The try-out page is for this machine only: {reason}", statusCode: StatusCodes.Status403Forbidden)
            : await next(context);
    }

    private static string? Refuse(HttpContext http)
    {
        var request = http.Request;
        if (LoopbackGuard.FindReasonToRefuse(request) is { } reason)
        {
            return reason;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            ? "the request comes from another site."
            : null;
    }
}
