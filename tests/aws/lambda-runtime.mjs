// What the Lambda runtime does for a function: loads it, gives it events, sends back what it answers.

import tls from "node:tls";

// Every host is the loopback AWS, under its own name.
const { connect } = tls;
tls.connect = (options, ...rest) => connect({ ...options, host: "127.0.0.1", port: Number(process.env.AWS_PORT) }, ...rest);

const { handler } = await import(process.argv[2]);
process.on("message", async ({ id, event }) => process.send({ id, answer: await handler(event) }));
