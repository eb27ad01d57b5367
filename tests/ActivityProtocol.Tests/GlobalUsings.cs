global using ActivityProtocol.Authentication;
global using ActivityProtocol.Connector;
global using ActivityProtocol.Hosting;
global using ActivityProtocol.Schema;
global using ActivityProtocol.Schema.Teams;
global using ActivityProtocol.Teams;
global using ActivityProtocol.Testing;
