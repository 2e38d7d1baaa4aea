// Who may call the loopback AWS: temporary credentials by what becomes of a call that is signed with them.
// Keys are made like AWS's documented examples; none of them is anyone's.

const secretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
// Every character that a session token can have, so that a careless encoding breaks the signature.
const sessionToken = `IQoJb3JpZ2luX2VjEXAMPLE${"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/".repeat(4)}==`;

/** May decode. */
export const good = {
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  secretAccessKey,
  sessionToken,
  arn: "arn:aws:sts::111122223333:assumed-role/Platform/alice",
  state: "good",
};

/** Was good until its time was over. */
export const expired = { ...good, accessKeyId: "ASIAI44QH8DHBEXAMPLE", state: "expired" };

/** Is known, but has no permission to decode. */
export const forbidden = {
  ...good,
  accessKeyId: "ASIA2NOPERMISEXAMPLE",
  arn: "arn:aws:sts::111122223333:assumed-role/ReadOnly/bob",
  state: "forbidden",
};

/** Was never issued: not in the table below. */
export const unknown = { ...good, accessKeyId: "ASIAUNKNOWN00EXAMPLE" };

/** Has one wrong character in its secret. */
export const mistyped = { ...good, secretAccessKey: secretAccessKey.replace("K7MDENG", "K7MDENQ") };

/** The accounts that the loopback AWS knows, by access key id. */
export const known = new Map([good, expired, forbidden].map((account) => [account.accessKeyId, account]));

/** The lines that the AWS access portal gives for a Unix shell. */
export const asExports = ({ accessKeyId, secretAccessKey, sessionToken }) =>
  [
    `export AWS_ACCESS_KEY_ID="${accessKeyId}"`,
    `export AWS_SECRET_ACCESS_KEY="${secretAccessKey}"`,
    `export AWS_SESSION_TOKEN="${sessionToken}"`,
  ].join("\n");
