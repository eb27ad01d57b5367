using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace PlanBot.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve. Everybody may know yes or no; why, whoever
/// shows the key, or this machine where there is none.
/// </summary>
internal static class HealthEndpoints
{
    public const string LivePath = "/health/live";

    public const string ReadyPath = "/health/ready";

    public static void MapHealth(this WebApplication app)
    {
        app.Services.GetRequiredService<ServingState>().Serves = true;
        app.MapGet(LivePath, (RequestDelegate)(context => AnswerAsync(context, StatusCodes.Status200OK, "ok")));
        app.MapGet(ReadyPath, (RequestDelegate)ReadyAsync);
    }

    /// <summary>
    /// Whether a caller may see what is PlanBot's own business: one with the key; where none is set, one on this machine. With
    /// a key this machine needs it too, for a plain proxy on it passes on everybody's requests as if they were its own.
    /// </summary>
    public static bool MaySeeDetails(HttpContext context)
    {
        var key = context.RequestServices.GetRequiredService<IOptions<MonitoringOptions>>().Value.Key;
        var shown = context.Request.Headers.Authorization.ToString();
        return key.Length > 0
            ? CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes($"Bearer {key}"))
            : LoopbackGuard.FindReasonToRefuse(context.Request) is null;
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        var diagnoses = await context.RequestServices.GetRequiredService<Readiness>().CurrentAsync(context.RequestAborted);
        var worst = DoctorReport.Worst(diagnoses);
        var status = worst is FindingStatus.Fault ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        if (!MaySeeDetails(context))
        {
            await AnswerAsync(context, status, worst is FindingStatus.Fault ? "not ready" : "ok");
            return;
        }

        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(DoctorReport.ToJson(diagnoses), context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
