using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PlanBot.Features.PanelPaper;

/// <summary>Addresses from which a prepared paper is fetched: PlanBot's own host, in Development the address that it listens on.</summary>
internal sealed class PaperLinks(IConfiguration configuration, IHostEnvironment environment, IServer server)
{
    public const string Path = "/papers";

    /// <summary>The address; empty where nobody could open one, as in the terminal.</summary>
    public string ToPaper(string token)
    {
        var host = configuration["PlanBot:Manifest:Host"]?.Trim() ?? "";
        var address = host.Length > 0 ? $"https://{host}"
            : environment.IsDevelopment() ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ""
            : "";
        return address.Length == 0 ? "" : $"{address.TrimEnd('/')}{Path}/{token}";
    }
}

/// <summary>Serves a prepared paper to whoever has its token, which only the person who asked was given.</summary>
internal static class PaperEndpoint
{
    private const int TokenLength = 43;

    public static void MapPaperLinks(this IEndpointRouteBuilder app) => app.MapGet(
        $"{PaperLinks.Path}/{{token}}",
        async (string token, PreparedPapers papers, HttpContext http, CancellationToken cancellationToken) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return token.Length == TokenLength && await papers.FindAsync(token, cancellationToken) is { } paper
                ? Results.File(paper.Content, PreparedPapers.WordType, paper.FileName)
                : Results.Text(PanelPaperTexts.ThereIsNoSuchPaperOr, statusCode: StatusCodes.Status404NotFound);
        });
}
