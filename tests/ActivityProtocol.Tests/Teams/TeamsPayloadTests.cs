using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Teams;

/// <summary>Each member of the handler is reached by the payload that Teams sends for it, and the answer is what Teams awaits.</summary>
public sealed class TeamsPayloadTests
{
    private const string Dialog = """{"task":{"type":"continue","value":{"title":"dialog"}}}""";
    private const string Result = """{"composeExtension":{"attachmentLayout":"list","type":"result","attachments":[{"preview":{"contentType":"preview"},"contentType":"card"}]}}""";
    private const string NoAnswer = "";

    public static TheoryData<string, string, string, string> Invokes => new()
    {
        { "adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"save","data":{"a":1}},"trigger":"manual"}""", "OnAdaptiveCardInvokeAsync save", """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"done"}""" },
        { "ADAPTIVECARD/ACTION", """{"action":{"type":"Action.Execute","verb":"save","data":{"a":1}}}""", "OnAdaptiveCardInvokeAsync save", """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"done"}""" },
        { "application/search", """{"queryText":"vic","queryOptions":{"skip":0,"top":15},"dataset":"themes"}""", "OnSearchInvokeAsync vic 15 themes", """{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[{"title":"Victims","value":"1"}]}}""" },
        { "signin/verifyState", """{"state":"123456"}""", "OnTeamsSigninVerifyStateAsync", NoAnswer },
        { "signin/tokenExchange", """{"id":"1","connectionName":"c","token":"t"}""", "OnTeamsSigninVerifyStateAsync", NoAnswer },
        { "signin/failure", """{"code":"invokefailed","message":"no"}""", "OnSignInFailureAsync invokefailed", NoAnswer },
        { "fileConsent/invoke", """{"type":"fileUpload","action":"accept","context":{"id":7},"uploadInfo":{"contentUrl":"https://c","name":"n.txt","uploadUrl":"https://u","uniqueId":"1","fileType":"txt"}}""", "OnTeamsFileConsentAcceptAsync https://u", NoAnswer },
        { "fileConsent/invoke", """{"type":"fileUpload","action":"decline","context":{"id":7}}""", "OnTeamsFileConsentDeclineAsync", NoAnswer },
        { "actionableMessage/executeAction", """{"body":"b","actionId":"a1"}""", "OnTeamsO365ConnectorCardActionAsync a1", NoAnswer },
        { "composeExtension/query", """{"commandId":"find","parameters":[{"name":"q","value":"vic"}],"queryOptions":{"skip":0,"count":25}}""", "OnTeamsMessagingExtensionQueryAsync find vic 25", Result },
        { "composeExtension/selectItem", """{"id":"7"}""", "OnTeamsMessagingExtensionSelectItemAsync 7", Result },
        { "composeExtension/queryLink", """{"url":"https://example.org/"}""", "OnTeamsAppBasedLinkQueryAsync https://example.org/", Result },
        { "composeExtension/anonymousQueryLink", """{"url":"https://example.org/"}""", "OnTeamsAnonymousAppBasedLinkQueryAsync https://example.org/", Result },
        { "composeExtension/fetchTask", """{"commandId":"make","commandContext":"message","messagePayload":{"id":"1","body":{"content":"text"},"from":{"user":{"displayName":"Ada"}}},"context":{"theme":"dark"}}""", "OnTeamsMessagingExtensionFetchTaskAsync make text Ada dark", Dialog },
        { "composeExtension/submitAction", """{"commandId":"make","commandContext":"compose","data":{"a":1}}""", "OnTeamsMessagingExtensionSubmitActionAsync make", Result },
        { "composeExtension/submitAction", """{"commandId":"make","botMessagePreviewAction":"edit","botActivityPreview":[{"type":"message","text":"preview"}]}""", "OnTeamsMessagingExtensionBotMessagePreviewEditAsync preview", Dialog },
        { "composeExtension/submitAction", """{"commandId":"make","botMessagePreviewAction":"send","botActivityPreview":[{"type":"message","text":"preview"}]}""", "OnTeamsMessagingExtensionBotMessagePreviewSendAsync preview", NoAnswer },
        { "composeExtension/querySettingUrl", """{"commandId":"find"}""", "OnTeamsMessagingExtensionConfigurationQuerySettingUrlAsync find", Result },
        { "composeExtension/setting", """{"state":"on"}""", "OnTeamsMessagingExtensionConfigurationSettingAsync on", NoAnswer },
        { "composeExtension/onCardButtonClicked", """{"id":"7"}""", "OnTeamsMessagingExtensionCardButtonClickedAsync 7", NoAnswer },
        { "task/fetch", """{"data":{"type":"task/fetch","id":7},"context":{"theme":"default"}}""", "OnTeamsTaskModuleFetchAsync 7 default", Dialog },
        { "task/submit", """{"data":{"id":7},"context":{"theme":"default"}}""", "OnTeamsTaskModuleSubmitAsync 7", """{"task":{"value":"thanks","type":"message"}}""" },
        { "tab/fetch", """{"tabContext":{"tabEntityId":"t"},"context":{"theme":"default"}}""", "OnTeamsTabFetchAsync t", """{"tab":{"type":"continue","value":{"cards":[{"card":{"type":"AdaptiveCard"}}]}}}""" },
        { "tab/submit", """{"tabContext":{"tabEntityId":"t"},"data":{"a":1}}""", "OnTeamsTabSubmitAsync t", """{"tab":{"type":"continue","value":{"cards":[{"card":{"type":"AdaptiveCard"}}]}}}""" },
        { "config/fetch", """{"a":1}""", "OnTeamsConfigFetchAsync", """{"config":{"type":"continue","value":{"title":"dialog"}},"responseType":"config"}""" },
        { "config/submit", """{"a":1}""", "OnTeamsConfigSubmitAsync", """{"config":{"type":"auth","suggestedActions":{"actions":[{"type":"openUrl"}]}},"responseType":"config"}""" },
        { "message/submitAction", """{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"good\"}"}}""", "OnFeedbackAsync like good", NoAnswer },
        { "message/fetchTask", """{"data":{"actionName":"feedback","actionValue":{"reaction":"dislike"}}}""", "OnFeedbackDialogAsync dislike", Dialog },
        { "suggestedAction/submit", """{"a":1}""", "OnSuggestedActionAsync", NoAnswer },
        { "suggestedActions/submit", """{"a":1}""", "OnSuggestedActionAsync", NoAnswer },
    };

    [Theory]
    [MemberData(nameof(Invokes))]
    public async Task An_invoke_reaches_its_member_and_is_answered(string name, string value, string reached, string answer)
    {
        var bot = new TeamsRecorder();
        await using var host = await BotHost.StartAsync(bot, new InMemoryChannel());
        using var response = await host.PostAsync(Payloads.Invoke(name, JsonNode.Parse(value)));
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal([reached], bot.Reached);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(answer.Length == 0 ? body.Length == 0 : JsonNode.DeepEquals(JsonNode.Parse(answer), JsonNode.Parse(body)), body);
    }

    [Fact]
    public async Task An_invoke_without_a_name_is_a_card_action()
    {
        var bot = new TeamsRecorder();
        await using var host = await BotHost.StartAsync(bot, new InMemoryChannel());
        var invoke = Payloads.Invoke("x", new JsonObject());
        invoke.Remove("name");
        using var response = await host.PostAsync(invoke);
        Assert.Equal(["OnTeamsCardActionInvokeAsync"], bot.Reached);
    }

    [Theory]
    [MemberData(nameof(Invokes))]
    public async Task What_is_not_overridden_is_answered_with_501(string name, string value, string reached, string answer)
    {
        await using var host = await BotHost.StartAsync(new ExtendedTeamsActivityHandler(), new InMemoryChannel());
        using var response = await host.PostAsync(Payloads.Invoke(name, JsonNode.Parse(value)));
        Assert.NotNull(answer);
        Assert.Equal(reached.StartsWith("OnSignInFailure", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Theory]
    [InlineData("fileConsent/invoke", """{"action":"perhaps"}""")]
    [InlineData("fileConsent/invoke", "null")]
    [InlineData("composeExtension/submitAction", """{"botMessagePreviewAction":"perhaps"}""")]
    [InlineData("composeExtension/query", """{"parameters":7}""")]
    [InlineData("composeExtension/query", "[]")]
    [InlineData("task/fetch", "\"text\"")]
    [InlineData("message/submitAction", "7")]
    [InlineData("application/search", "{}")]
    public async Task An_invoke_of_another_form_is_answered_with_400(string name, string value)
    {
        var bot = new TeamsRecorder();
        await using var host = await BotHost.StartAsync(bot, new InMemoryChannel());
        using var response = await host.PostAsync(Payloads.Invoke(name, JsonNode.Parse(value)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(bot.Reached);
    }

    [Theory]
    [InlineData("channelCreated", "OnTeamsChannelCreatedAsync 19:channel 19:team")]
    [InlineData("channelDeleted", "OnTeamsChannelDeletedAsync 19:channel 19:team")]
    [InlineData("channelRenamed", "OnTeamsChannelRenamedAsync 19:channel 19:team")]
    [InlineData("channelRestored", "OnTeamsChannelRestoredAsync 19:channel 19:team")]
    [InlineData("channelShared", "OnChannelSharedAsync 19:channel 19:team")]
    [InlineData("channelUnshared", "OnChannelUnsharedAsync 19:channel 19:team")]
    [InlineData("teamArchived", "OnTeamsTeamArchivedAsync 19:team")]
    [InlineData("teamDeleted", "OnTeamsTeamDeletedAsync 19:team")]
    [InlineData("teamHardDeleted", "OnTeamsTeamHardDeletedAsync 19:team")]
    [InlineData("teamRenamed", "OnTeamsTeamRenamedAsync 19:team")]
    [InlineData("teamRestored", "OnTeamsTeamRestoredAsync 19:team")]
    [InlineData("teamUnarchived", "OnTeamsTeamUnarchivedAsync 19:team")]
    [InlineData("somethingNew", "OnConversationUpdateActivityAsync")]
    public async Task A_change_of_a_team_or_channel_reaches_its_member(string eventType, string reached)
    {
        var update = Payloads.Activity("conversationUpdate");
        update["channelData"] = new JsonObject { ["eventType"] = eventType, ["team"] = new JsonObject { ["id"] = "19:team" }, ["channel"] = new JsonObject { ["id"] = "19:channel" } };
        await AssertReachedAsync(update, eventType == "somethingNew" ? [] : [reached]);
    }

    [Theory]
    [InlineData("membersAdded", "teamMemberAdded", "OnTeamsMembersAddedAsync 29:1/new@example.org 28:bot/ 19:team")]
    [InlineData("membersAdded", null, "OnTeamsMembersAddedAsync 29:1/new@example.org 28:bot/ 19:team")]
    [InlineData("membersRemoved", "teamMemberRemoved", "OnTeamsMembersRemovedAsync 29:1/ 28:bot/ 19:team")]
    [InlineData("membersAdded", "channelMemberAdded", "OnChannelMembersAddedAsync 29:1 28:bot 19:channel")]
    [InlineData("membersRemoved", "channelMemberRemoved", "OnChannelMembersRemovedAsync 29:1 28:bot 19:channel")]
    public async Task Members_that_come_and_go_reach_their_member_with_what_Teams_knows_of_them(string list, string? eventType, string reached)
    {
        var update = Payloads.Activity("conversationUpdate");
        update[list] = new JsonArray(new JsonObject { ["id"] = "29:1" }, new JsonObject { ["id"] = "28:bot" });
        update["channelData"] = new JsonObject { ["eventType"] = eventType, ["team"] = new JsonObject { ["id"] = "19:team" }, ["channel"] = new JsonObject { ["id"] = "19:channel" } };
        await AssertReachedAsync(update, [reached]);
    }

    [Theory]
    [InlineData("meetingStart", """{"Id":"m","MeetingType":"Scheduled","JoinUrl":"https://join.example.org/","Title":"Panel","StartTime":"2026-03-02T09:30:00Z"}""", "OnTeamsMeetingStartAsync Panel 09:30")]
    [InlineData("meetingEnd", """{"Id":"m","MeetingType":"Scheduled","JoinUrl":"https://join.example.org/","Title":"Panel","EndTime":"2026-03-02T10:30:00Z"}""", "OnTeamsMeetingEndAsync Panel 10:30")]
    [InlineData("meetingParticipantJoin", """{"members":[{"user":{"id":"29:1","name":"Ada"},"meeting":{"inMeeting":true,"role":"Organizer"}}]}""", "OnTeamsMeetingParticipantsJoinAsync Ada Organizer")]
    [InlineData("meetingParticipantLeave", """{"members":[{"user":{"id":"29:1","name":"Ada"},"meeting":{"inMeeting":false,"role":"Organizer"}}]}""", "OnTeamsMeetingParticipantsLeaveAsync Ada Organizer")]
    [InlineData("readReceipt", """{"lastReadMessageId":"1700000000009"}""", "OnTeamsReadReceiptAsync 1700000000009")]
    [InlineData("meetingStart", "[]", "OnEventAsync")]
    [InlineData("somethingNew", "{}", "OnEventAsync")]
    public async Task An_event_reaches_its_member(string name, string value, string reached)
    {
        var activity = Payloads.Activity("event");
        activity["name"] = "application/vnd.microsoft." + name;
        activity["value"] = JsonNode.Parse(value);
        await AssertReachedAsync(activity, [reached]);
    }

    [Theory]
    [InlineData("messageUpdate", "editMessage", "OnTeamsMessageEditAsync")]
    [InlineData("messageUpdate", "undeleteMessage", "OnTeamsMessageUndeleteAsync")]
    [InlineData("messageDelete", "softDeleteMessage", "OnTeamsMessageSoftDeleteAsync")]
    public async Task A_changed_message_reaches_its_member(string type, string eventType, string reached)
    {
        var activity = Payloads.Activity(type);
        activity["channelData"] = new JsonObject { ["eventType"] = eventType };
        await AssertReachedAsync(activity, [reached]);
    }

    [Theory]
    [InlineData("add", "OnInstallationUpdateAddAsync")]
    [InlineData("add-upgrade", "OnInstallationUpdateAddAsync")]
    [InlineData("remove", "OnInstallationUpdateRemoveAsync")]
    [InlineData("remove-upgrade", "OnInstallationUpdateRemoveAsync")]
    public async Task An_installation_reaches_its_member(string action, string reached)
    {
        var activity = Payloads.Activity("installationUpdate");
        activity["action"] = action;
        await AssertReachedAsync(activity, [reached]);
    }

    [Theory]
    [InlineData("typing", "OnTypingActivityAsync")]
    [InlineData("endOfConversation", "OnEndOfConversationActivityAsync")]
    [InlineData("command", "OnCommandActivityAsync")]
    [InlineData("commandResult", "OnCommandResultActivityAsync")]
    [InlineData("message", "OnMessageActivityAsync")]
    [InlineData("somethingNew", "OnUnrecognizedActivityTypeAsync")]
    public async Task Every_other_type_reaches_its_member(string type, string reached) => await AssertReachedAsync(Payloads.Activity(type), [reached]);

    [Fact]
    public async Task Reactions_that_come_and_go_reach_their_members()
    {
        var activity = Payloads.Activity("messageReaction");
        activity["reactionsAdded"] = JsonNode.Parse("""[{"type":"like"}]""");
        activity["reactionsRemoved"] = JsonNode.Parse("""[{"type":"heart"}]""");
        await AssertReachedAsync(activity, ["OnReactionsAddedAsync like", "OnReactionsRemovedAsync heart"]);
    }

    [Fact]
    public async Task A_token_reaches_its_member()
    {
        var activity = Payloads.Activity("event");
        activity["name"] = "tokens/response";
        await AssertReachedAsync(activity, ["OnTokenResponseEventAsync"]);
    }

    private static async Task AssertReachedAsync(JsonObject activity, string[] reached)
    {
        var bot = new TeamsRecorder();
        var channel = new InMemoryChannel();
        channel.AddMembers("19:team", new TeamsChannelAccount { Id = "29:1", Email = "new@example.org" });
        await using var host = await BotHost.StartAsync(bot, channel);
        using var response = await host.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(reached, bot.Reached);
    }

    [Theory]
    [InlineData("good", HttpStatusCode.OK, "")]
    [InlineData("bad", HttpStatusCode.PreconditionFailed, """{"id":"1","connectionName":"graph","failureDetail":"expired"}""")]
    public async Task A_token_to_exchange_is_taken_or_answered_with_412_so_that_the_client_asks(string token, HttpStatusCode status, string body)
    {
        await using var host = await BotHost.StartAsync(new SignInBot(), new InMemoryChannel());
        using var response = await host.PostAsync(Payloads.Invoke("signin/tokenExchange", new JsonObject { ["id"] = "1", ["connectionName"] = "graph", ["token"] = token }));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_magic_code_reaches_its_member()
    {
        var bot = new SignInBot();
        await using var host = await BotHost.StartAsync(bot, new InMemoryChannel());
        using var response = await host.PostAsync(Payloads.Invoke("signin/verifyState", new JsonObject { ["state"] = "123456" }));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("123456", bot.Code);
    }

    [Fact]
    public void An_action_has_every_answer_that_a_client_takes()
    {
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""", Json(AdaptiveCardAnswers.Card(new JsonObject { ["type"] = "AdaptiveCard" })));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done"}""", Json(AdaptiveCardAnswers.Message("Done")));
        Assert.Equal("""{"statusCode":401,"type":"application/vnd.microsoft.activity.loginRequest","value":{"text":"Sign in","connectionName":"graph"}}""", Json(AdaptiveCardAnswers.LoginRequest(new OAuthCard { Text = "Sign in", ConnectionName = "graph" })));
        Assert.Equal("""{"statusCode":401,"type":"application/vnd.microsoft.error.incorrectAuthCode"}""", Json(AdaptiveCardAnswers.IncorrectAuthCode()));
        Assert.Equal("""{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"412","message":"no"}}""", Json(AdaptiveCardAnswers.PreconditionFailed("412", "no")));
        Assert.Equal("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"no"}}""", Json(AdaptiveCardAnswers.Error(HttpStatusCode.BadRequest, "BadRequest", "no")));

        static string Json(AdaptiveCardInvokeResponse answer) => System.Text.Json.JsonSerializer.Serialize(answer, ProtocolJson.Options);
    }

    [Theory]
    [InlineData("reactionsAdded", """[{"type":"like","new":{"a":1}}]""")]
    [InlineData("suggestedActions", """{"to":["29:x"],"actions":[{"type":"imBack","title":"Yes","value":"yes","new":true}],"new":"x"}""")]
    [InlineData("relatesTo", """{"activityId":"1","conversation":{"id":"a:chat"},"new":[1]}""")]
    [InlineData("textHighlights", """[{"text":"x","occurrence":1,"new":2}]""")]
    [InlineData("semanticAction", """{"id":"1","state":"start","new":3}""")]
    public void What_is_not_known_within_a_member_is_written_back(string member, string value)
    {
        var activity = Payloads.Message("hello");
        activity[member] = JsonNode.Parse(value);
        var read = System.Text.Json.JsonSerializer.Deserialize<Activity>(activity.ToJsonString(), ProtocolJson.Options);
        var written = System.Text.Json.JsonSerializer.SerializeToNode(read, ProtocolJson.Options)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), written[member]), written[member]?.ToJsonString());
    }

    /// <summary>Takes one token and no other.</summary>
    private sealed class SignInBot : ExtendedTeamsActivityHandler
    {
        internal string? Code { get; private set; }

        protected override Task<TokenExchangeInvokeResponse?> OnTokenExchangeAsync(ITurnContext<IInvokeActivity> turnContext, TokenExchangeInvokeRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(request.Token == "good" ? null : new TokenExchangeInvokeResponse { Id = request.Id, ConnectionName = request.ConnectionName, FailureDetail = "expired" });

        protected override Task OnVerifyStateAsync(ITurnContext<IInvokeActivity> turnContext, SigninStateVerificationQuery query, CancellationToken cancellationToken)
        {
            Code = query.State;
            return Task.CompletedTask;
        }
    }
}
