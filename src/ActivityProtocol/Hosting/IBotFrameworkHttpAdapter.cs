using Microsoft.AspNetCore.Http;

namespace ActivityProtocol.Hosting;

/// <summary>An adapter that takes HTTP requests.</summary>
public interface IBotFrameworkHttpAdapter
{
    /// <summary>Reads an activity, runs the bot, and writes the response.</summary>
    Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default);
}
