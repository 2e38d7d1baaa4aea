// The handler with the AWS SDK of the Lambda runtime. Its settings are environment variables:
//
//   ALLOWED_ORIGINS  the origins of the pages that may ask, separated by spaces: https://denylens.example.com
//   TOKEN            the bearer token that they have to bring. Without it, whoever reaches the function may ask: a program can claim any
//                    origin. An empty one is taken for a mistake.
//
// The function's role needs `sts:DecodeAuthorizationMessage` on resource `*`.

import { DecodeAuthorizationMessageCommand, STSClient } from "@aws-sdk/client-sts";

import { createHandler } from "./handler.mjs";
import { beside } from "./regions.mjs";

const clients = new Map();

/** The client for a Region, made when it is first asked for: the handler lets only those through that are on the list. */
function clientFor(region) {
  if (!clients.has(region)) {
    clients.set(region, new STSClient(region ? { region } : {}));
  }
  return clients.get(region);
}

export const handler = createHandler({
  decode: async (EncodedMessage, region, abortSignal) => {
    const command = new DecodeAuthorizationMessageCommand({ EncodedMessage });
    const answer = await clientFor(region).send(command, { abortSignal });
    return answer.DecodedMessage;
  },
  origins: (process.env.ALLOWED_ORIGINS ?? "").split(/\s+/).filter((origin) => origin !== ""),
  token: process.env.TOKEN,
  // Lambda sets it: the Region of the function.
  regions: beside(process.env.AWS_REGION),
  log: (entry) => console.error(JSON.stringify(entry)),
});
