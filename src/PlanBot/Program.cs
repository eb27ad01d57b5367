using PlanBot.CommandLine;

return await PlanBotCommandLine.RunAsync(args);
