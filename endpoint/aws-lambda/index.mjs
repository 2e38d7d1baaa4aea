// The handler with the AWS SDK of the Lambda runtime. Its settings are environment variables:
//
//   ALLOWED_ORIGINS  the origins of the pages that may ask, separated by spaces: https://denylens.example.com
//   TOKEN            the bearer token that they have to bring. Without it, whoever reaches the function may ask: a program can claim any
//                    origin. An empty one is taken for a mistake.
//
// The function's role needs `sts:DecodeAuthorizationMessage` on resource `*`.

import { DecodeAuthorizationMessageCommand, STSClient } from "@aws-sdk/client-sts";

import { createHandler } from "./handler.mjs";

const clients = new Map();

/** More Regions than AWS has: what is made up isn't kept. */
const most = 64;

/** The client for a region, made when it is first asked for. */
function clientFor(region) {
  if (clients.size >= most) {
    clients.clear();
  }
  if (!clients.has(region)) {
    clients.set(region, new STSClient(region ? { region } : {}));
  }
  return clients.get(region);
}

export const handler = createHandler({
  decode: async (EncodedMessage, region) => {
    const answer = await clientFor(region).send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
    return answer.DecodedMessage;
  },
  origins: (process.env.ALLOWED_ORIGINS ?? "").split(/\s+/).filter((origin) => origin !== ""),
  token: process.env.TOKEN,
  log: (entry) => console.error(JSON.stringify(entry)),
});
