// The two libraries that stand in for the Bot Framework SDK and AdaptiveCards.Templating are named here and nowhere
// else: to take the real packages (or the Microsoft 365 Agents SDK), change these lines.
global using ActivityProtocol;
global using ActivityProtocol.Authentication;
global using ActivityProtocol.Connector;
global using ActivityProtocol.Hosting;
global using ActivityProtocol.Schema;
global using ActivityProtocol.Schema.Teams;
global using ActivityProtocol.Teams;
global using CardTemplating;
