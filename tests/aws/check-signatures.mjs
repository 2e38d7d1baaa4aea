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
let calls = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { sent, service, region, now, calls: wanted, credentials } = JSON.parse(line);
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256, applyChecksum: false });
  const signingDate = new Date(now);
  // Of the first call there are both signatures, and of those behind it the one in the address.
  const [inHeaders, ...inAddresses] = sent;
  if (inAddresses.length !== wanted.length) {
    fail({ sent, wanted });
  }
  const { hostname } = new URL(inHeaders.url);
  const requests = wanted.map(({ path, query = {}, body }) => ({
    method: body === undefined ? "GET" : "POST",
    protocol: "https:",
    hostname,
    path,
    query,
    body: body ?? "",
  }));
  const own = (request) => (request.method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {});
  const called = ({ method, path, body }) => ({ method, address: `https://${hostname}${path}`, body });

  const [first] = requests;
  const signed = await signer.sign({ ...first, headers: { host: hostname, ...own(first) } }, { signingDate });
  const { host, ...headers } = signed.headers;
  compare({ ...called(first), query: {}, headers }, received(inHeaders));

  for (const [at, request] of requests.entries()) {
    const { query } = await signer.presign({ ...request, headers: { host: hostname } }, { signingDate, expiresIn: 900 });
    compare({ ...called(request), query, headers: own(request) }, received(inAddresses[at]));
  }
  calls += requests.length;
  count += 1;
}

/** What was sent, with the parameters of its address as a server reads them. */
function received({ method, url, body, headers }) {
  const [address, query = ""] = url.split("?");
  // Only what is unreserved may stand in an address as it is: then every server reads it in the same way.
  if (!/^(?:[A-Za-z0-9._~=&-]|%[0-9A-F]{2})*$/.test(query)) {
    fail({ query });
  }
  const pairs = query.split("&").filter((pair) => pair !== "");
  return { method, address, body, query: Object.fromEntries(pairs.map((pair) => pair.split("=").map(decodeURIComponent))), headers };
}

function fail(what) {
  console.error(`request ${count} differs`, what);
  process.exit(1);
}

/** Stops at the first difference. Addresses are compared by their parameters: their order means nothing. */
function compare(theirs, ours) {
  const text = (value) => JSON.stringify(value, (_, inner) => (inner?.constructor === Object ? sorted(inner) : inner));
  const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (text(theirs) !== text(ours)) {
    fail({ ours, theirs });
  }
}

console.log(`${count} requests, ${calls} calls: all signatures are the same`);
const expected = Number(process.argv[2]);
if (count !== expected) {
  console.error(`there should have been ${expected}`);
  process.exit(1);
}
