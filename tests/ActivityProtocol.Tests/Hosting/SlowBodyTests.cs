using System.Net.Sockets;
using System.Text;
using ActivityProtocol.Tests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ActivityProtocol.Tests.Hosting;

public sealed class SlowBodyTests
{
    [Fact]
    public async Task A_body_that_does_not_come_is_given_up_and_no_turn_runs()
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel, configure: services =>
            services.Configure<KestrelServerOptions>(options => options.Limits.MinRequestBodyDataRate = new MinDataRate(1000, TimeSpan.FromSeconds(1.1))));
        using var socket = new TcpClient();
        await socket.ConnectAsync(bot.Client.BaseAddress!.Host, bot.Client.BaseAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"type\":"));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Empty(channel.Calls);
    }
}
