using System.CommandLine;
using ActivityProtocol.Benchmarks;

var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:5100" };
var appId = new Option<string?>("--app-id") { Description = "The app id; with it each token is checked, without it the bot runs without authentication." };
var metadata = new Option<string?>("--metadata") { Description = "The OpenID metadata of the tokens' issuer." };
var login = new Option<string?>("--login") { Description = "Where outgoing tokens come from." };
var hosts = new Option<string?>("--trusted-hosts") { Description = "Hosts of service URLs that are trusted." };
var recognise = new Option<bool>("--production-turns") { Description = "Recognise redeliveries and keep the order of each conversation, as in production. Off, so that load tools may repeat one activity." };
var requests = new Option<int>("--requests") { Description = "Messages of each run.", DefaultValueFactory = _ => 40_000 };
var warmUp = new Option<int>("--warm-up") { Description = "Messages of each run before it is measured.", DefaultValueFactory = _ => 120_000 };
var rounds = new Option<int>("--rounds") { Description = "Rounds; the median counts.", DefaultValueFactory = _ => 3 };
var concurrency = new Option<int>("--concurrency") { Description = "Messages at once.", DefaultValueFactory = _ => 64 };

BotSettings Settings(ParseResult parsed) => new(parsed.GetValue(urls)!, parsed.GetValue(appId), parsed.GetValue(metadata), parsed.GetValue(login), parsed.GetValue(hosts), parsed.GetValue(recognise));

var bot = new Command("bot", "Runs a bot on the library that answers each message with a card of 4 KB.") { urls, appId, metadata, login, hosts, recognise };
bot.SetAction((parsed, token) => LibraryBot.RunAsync(Settings(parsed), token));
var raw = new Command("raw", "Runs a raw Kestrel endpoint that does the same.") { urls, appId, metadata, login, hosts, recognise };
raw.SetAction((parsed, token) => RawBot.RunAsync(Settings(parsed), token));
var run = new Command("run", "Measures both, without and with authentication, each on one core.") { requests, warmUp, rounds, concurrency };
run.SetAction((parsed, token) => Measurement.RunAsync(parsed.GetValue(requests), parsed.GetValue(warmUp), parsed.GetValue(rounds), parsed.GetValue(concurrency), token));
return await new RootCommand("What a turn of ActivityProtocol costs.") { bot, raw, run }.Parse(args).InvokeAsync();
