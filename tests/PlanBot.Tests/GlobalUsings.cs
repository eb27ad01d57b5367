global using ActivityProtocol;
global using ActivityProtocol.Schema;
