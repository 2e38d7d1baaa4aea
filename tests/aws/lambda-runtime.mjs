// What the Lambda runtime does for a function: loads it, gives it events, sends back what it answers.

const { handler } = await import(process.argv[2]);
process.on("message", async ({ id, event }) => process.send({ id, answer: await handler(event) }));
