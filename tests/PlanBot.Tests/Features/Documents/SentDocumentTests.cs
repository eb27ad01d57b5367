using System.Net;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Features.Documents;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Documents;

/// <summary>A paper sent to the bot as a file.</summary>
public sealed class SentDocumentTests
{
    private const string Url = "https://northshire-my.sharepoint.com/personal/priya/download.aspx?UniqueId=1&tempauth=secret";
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Staff_send_a_paper_in_the_personal_chat_and_everybody_can_ask_about_it()
    {
        using var host = new FileHost(Papers.Text(Papers.Numbered));
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");

        var reply = await SendAsync(TestConversation.Personal(planBot, TestPerson.Priya), "rural.txt", Url);

        Assert.Contains("\"RURAL PATROLS UPDATE\" (paper K, 3 March 2026) now for northshire-2025-29, as rural: 7 paragraphs.", reply.Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(host.Requests).Headers.Authorization);
        var listed = await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("which papers do you have?");
        Assert.Contains("paper K", listed.Text, StringComparison.Ordinal);
        var entry = Assert.Single(await planBot.InScopeAsync<AuditTrail, List<AuditEntry>>(audit => audit.HistoryOfAsync("rural", TestContext.Current.CancellationToken)));
        Assert.NotNull(entry.PersonKey);
    }

    [Theory]
    [InlineData(nameof(Role.Partner), "northshire")]
    [InlineData(nameof(Role.Staff), "leicestershire")]
    public async Task Nobody_elses_file_is_even_fetched(string role, string area)
    {
        using var host = new FileHost(Papers.Text(Papers.Numbered));
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Tom, Enum.Parse<Role>(role), area);

        var reply = await SendAsync(TestConversation.Personal(planBot, TestPerson.Tom), "rural.txt", Url);

        Assert.Contains("Only staff for Northshire", reply.Text, StringComparison.Ordinal);
        await AssertNothingCameAsync(planBot, host);
    }

    [Theory]
    [InlineData("https://files.example.org/rural.txt")]
    [InlineData("http://northshire-my.sharepoint.com/rural.txt")]
    [InlineData("https://sharepoint.com.example.org/rural.txt")]
    [InlineData("https://user@northshire-my.sharepoint.com/rural.txt")]
    [InlineData("file:///etc/hostname")]
    [InlineData(null)]
    public async Task A_file_from_another_host_is_not_fetched(string? url)
    {
        using var host = new FileHost(Papers.Text(Papers.Numbered));
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");

        var reply = await SendAsync(TestConversation.Personal(planBot, TestPerson.Priya), "rural.txt", url);

        Assert.Contains("Nothing was imported.", reply.Text, StringComparison.Ordinal);
        await AssertNothingCameAsync(planBot, host);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_before_it_is_fetched_and_so_is_one_in_a_group()
    {
        using var host = new FileHost(Papers.Text(Papers.Numbered));
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");

        var sheet = await SendAsync(TestConversation.Personal(planBot, TestPerson.Priya), "budget.pptx", Url);
        var inGroup = await SendAsync(TestConversation.Group(planBot, TestPerson.Priya), "rural.txt", Url);

        Assert.Contains("A .pptx file is not read", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("personal chat only", inGroup.Text, StringComparison.Ordinal);
        await AssertNothingCameAsync(planBot, host);
    }

    [Fact]
    public async Task A_file_that_says_it_is_too_large_is_not_read_and_a_broken_one_changes_nothing()
    {
        using var large = new FileHost(Papers.Text(Papers.Numbered), length: 200L * 1024 * 1024);
        await using var planBot = await StartAsync(large);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");

        var reply = await SendAsync(TestConversation.Personal(planBot, TestPerson.Priya), "rural.txt", Url);

        Assert.Contains("larger than 20480 KB", reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, large.BytesRead);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<ImportedDocument>().CountAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<PlanBotApplication> StartAsync(FileHost host)
    {
        var planBot = await PlanBotApplication.StartWithAsync(
            Today,
            services => services.AddSingleton(new AttachmentDownloader(new DocumentOptions().HostsInUse, DocumentLimits.FileBytes, null, host)));
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        return planBot;
    }

    private static Task<TestReply> SendAsync(TestConversation conversation, string name, string? url)
    {
        var activity = conversation.NewActivity(ActivityTypes.Message);
        activity.Attachments = [new Attachment(FileDownloadInfo.ContentType, "https://northshire-my.sharepoint.com/x", new FileDownloadInfo { DownloadUrl = url, UniqueId = "1", FileType = "txt" }, name)];
        return conversation.SendAsync(activity);
    }

    private static async Task AssertNothingCameAsync(PlanBotApplication planBot, FileHost host)
    {
        Assert.Empty(host.Requests);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<ImportedDocument>().CountAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Teams' file host.</summary>
    private sealed class FileHost(byte[] content, long? length = null) : HttpMessageHandler
    {
        private readonly CountingStream _stream = new(content);

        public List<HttpRequestMessage> Requests { get; } = [];

        public int BytesRead => _stream.BytesRead;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(_stream) };
            response.Content.Headers.ContentLength = length ?? content.Length;
            return Task.FromResult(response);
        }
    }

    private sealed class CountingStream(byte[] content) : MemoryStream(content)
    {
        public int BytesRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            BytesRead += read;
            return read;
        }
    }
}
