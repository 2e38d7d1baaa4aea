// Signs what the page has signed again, with an implementation that shares no code with the page's, and compares byte by byte. Reads
// the lines of app/decode/examples/signatures.rs from standard input; the argument says how many there have to be.
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
  const [inHeaders, inAddress] = sent;
  const { hostname } = new URL(inHeaders.url);
  const body = `Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=${encodeURIComponent(message)}`;
  const signer = new SignatureV4({ credentials, region, service: "sts", sha256: Sha256, applyChecksum: false });
  const request = { method: "POST", protocol: "https:", hostname, path: "/", query: {}, body };
  const contentType = { "content-type": "application/x-www-form-urlencoded" };
  const signingDate = new Date(now);

  const signed = await signer.sign({ ...request, headers: { host: hostname, ...contentType } }, { signingDate });
  const { host, ...headers } = signed.headers;
  compare({ url: `https://${hostname}/`, body, headers }, inHeaders);

  const presigned = await signer.presign({ ...request, headers: { host: hostname } }, { signingDate, expiresIn: 900 });
  const query = Object.fromEntries(new URLSearchParams(inAddress.url.split("?")[1].replaceAll("+", "%2B")));
  compare({ query: presigned.query, body, headers: contentType }, { ...inAddress, url: undefined, query });
  count += 1;
}

/** Stops at the first difference. Addresses are compared by their parameters: their order means nothing. */
function compare(theirs, ours) {
  const text = (value) => JSON.stringify(value, (_, inner) => (inner?.constructor === Object ? sorted(inner) : inner));
  const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (text(theirs) !== text(ours)) {
    console.error(`request ${count} differs`, { ours, theirs });
    process.exit(1);
  }
}

console.log(`${count} requests: both signatures of each are the same`);
const wanted = Number(process.argv[2]);
if (count !== wanted) {
  console.error(`there should have been ${wanted}`);
  process.exit(1);
}
