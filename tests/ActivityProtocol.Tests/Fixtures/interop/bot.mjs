// A bot on an SDK from npm, with the behaviour of the bot that the test runs on the library.
// node bot.mjs FOLDER_WITH_NODE_MODULES PACKAGE; prints its port. It talks to channels on this machine only, without tokens.
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

const [, , folder, name] = process.argv;
const sdk = createRequire(path.join(folder, "package.json"))(name);
const isAgents = name.includes("agents-hosting");
const text = (words) => ({ type: "message", text: words });

class Bot extends sdk.ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const words = (isAgents ? context.activity.removeRecipientMention() : sdk.TurnContext.removeRecipientMention(context.activity)) ?? context.activity.text ?? "";
      if (words === "card") {
        await context.sendActivity({ type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: { type: "AdaptiveCard", version: "1.5", body: [] } }] });
      } else if (words === "two") {
        await context.sendActivities([text("one"), text("two")]);
      } else if (words === "change") {
        const first = await context.sendActivity(text("first"));
        const second = await context.sendActivity(text("second"));
        await context.updateActivity({ ...text("first again"), id: first.id });
        await context.deleteActivity(second.id);
      } else if (context.activity.value) {
        await context.sendActivity(text(`Submitted ${context.activity.value.choice}`));
      } else {
        await context.sendActivity(text(`You said: ${words}`));
      }
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      await context.sendActivity(text(`Welcome ${context.activity.membersAdded.map((member) => member.name).join(", ")}`));
      await next();
    });
    this.onReactionsAdded(async (context, next) => {
      await context.sendActivity(text(`Reacted ${context.activity.reactionsAdded.map((reaction) => reaction.type).join(", ")}`));
      await next();
    });
    (this.onInstallationUpdateAdd ?? this.onInstallationUpdate).call(this, async (context, next) => {
      await context.sendActivity(text("Installed"));
      await next();
    });
  }

  async onAdaptiveCardInvoke(context, value) {
    return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: `Did ${value.action.verb}` };
  }
}

const adapter = isAgents
  ? new sdk.CloudAdapter()
  : new sdk.CloudAdapter(new sdk.ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, error) => {
  console.error(error);
};
const bot = new Bot();
const server = http.createServer(async (request, response) => {
  let body = "";
  for await (const part of request) {
    body += part;
  }
  request.body = JSON.parse(body);
  if (isAgents) {
    request.user = { aud: "anonymous", appid: "anonymous", azp: "anonymous" };
  }
  // The SDKs await the response of express or restify.
  response.status = (code) => {
    response.statusCode = code;
    return response;
  };
  response.send = (content) => {
    if (content !== undefined && content !== null) {
      response.setHeader("Content-Type", "application/json");
      response.end(typeof content === "string" ? content : JSON.stringify(content));
    } else {
      response.end();
    }
    return response;
  };
  response.json = response.send;
  response.header = (key, value) => response.setHeader(key, value);
  try {
    await adapter.process(request, response, (context) => bot.run(context));
  } catch (error) {
    console.error(error);
    response.statusCode = 500;
    response.end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
