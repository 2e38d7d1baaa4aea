// Signs what the page has signed again, with an implementation that shares no code with the page's, and compares byte by byte. Reads
// the lines of app/decode/examples/signatures.rs from standard input.
import { createHash, createHmac } from "node:crypto";
import { createInterface } from "node:readline";
import { SignatureV4 } from "@smithy/signature-v4";

/** SHA-256 as the signer takes it, by OpenSSL. */
class Sha256 {
  constructor(secret) {
    this.hash = secret ? createHmac("sha256", secret) : createHash("sha256");
  }
  update(data) {
    this.hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.hash.digest());
  }
}

let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { sent, message, region, now, credentials } = JSON.parse(line);
  const { hostname } = new URL(sent.url);
  const body = `Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=${encodeURIComponent(message)}`;
  const signed = await new SignatureV4({ credentials, region, service: "sts", sha256: Sha256, applyChecksum: false }).sign(
    {
      method: "POST",
      protocol: "https:",
      hostname,
      path: "/",
      query: {},
      headers: { host: hostname, "content-type": "application/x-www-form-urlencoded" },
      body,
    },
    { signingDate: new Date(now) },
  );
  const { host, ...headers } = signed.headers;
  const same =
    host === hostname &&
    sent.body === body &&
    Object.keys(headers).sort().join() === Object.keys(sent.headers).sort().join() &&
    Object.entries(headers).every(([name, value]) => sent.headers[name] === value);
  if (!same) {
    console.error(`request ${count} differs`, { ours: sent.headers, theirs: headers });
    process.exit(1);
  }
  count += 1;
}
console.log(`${count} signatures are the same`);
if (count === 0) {
  process.exit(1);
}
