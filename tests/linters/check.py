"""Holds what the engine writes against linters that are not ours.

Reads the lines of `tests/examples/snippets.rs` from standard input. Policies go to parliament, Terraform to python-hcl2, CloudFormation
to PyYAML, Python to Python. Commands go to shells.py.
"""

import ast
import collections
import json
import sys

import hcl2
import parliament
import yaml

# What parliament says of policies that are as they should be.
ACCEPTED = {
    # A wildcard where the action takes no resource, or where the text gives none: the fix says so.
    "RESOURCE_STAR",
    # parliament asks for a description in words of AWS's, and knows fewer services than AWS has.
    "CREDENTIALS_EXPOSURE",
    "PERMISSIONS_MANAGEMENT_ACTIONS",
    "PRIVILEGE_ESCALATION",
    "RESOURCE_POLICY_PRIVILEGE_ESCALATION",
    "SENSITIVE_ACCESS",
}

# What stands in capitals for parts of an ARN, and what a user would put in. parliament doesn't know the partition either.
PUT_IN = {
    "RESOURCE_ARN": "*",
    "REGION_NAME": "us-east-1",
    "ACCOUNT_ID": "111122223333",
    "arn:aws-eusc:": "arn:aws:",
}

failures = []
counts = collections.Counter()


def fail(snippet, why):
    failures.append(f"{snippet['case']} ({snippet['names']!r}), {snippet['kind']}: {why}\n{snippet['text']}\n")


def whole(snippet):
    """The policy; a condition alone stands in the statement that it belongs to."""
    if snippet["effect"] != "explicit":
        return json.loads(snippet["text"])
    statement = {"Effect": "Deny", "Action": "*", "Resource": "*"}
    element = json.loads("{" + snippet["text"] + "}")
    if set(element) != {"Condition"}:
        fail(snippet, "an explicit deny is answered with a condition alone")
    return {"Version": "2012-10-17", "Statement": [statement | element]}


def check_terraform(snippet):
    text = snippet["text"]
    if snippet["effect"] == "explicit":
        text = 'data "aws_iam_policy_document" "d" {\n  statement {\n    effect = "Deny"\n' + text + "  }\n}\n"
    hcl2.loads(text)


def check_cloudformation(snippet):
    text = snippet["text"]
    if snippet["effect"] == "explicit":
        text = "Statement:\n  - Effect: Deny\n" + "".join(f"    {line}\n" for line in text.splitlines())
    yaml.safe_load(text)


def check_policy(snippet):
    document = whole(snippet)
    if snippet["names"] != "as it is":
        return
    for statement in document["Statement"]:
        # parliament reads identity policies: the principal is no part of what it looks at.
        if statement.pop("Principal", None):
            statement.setdefault("Resource", "*")
    text = json.dumps(document)
    for name, value in PUT_IN.items():
        text = text.replace(name, value)
    policy = parliament.analyze_policy_string(text, include_community_auditors=True)
    for finding in policy.findings:
        if finding.issue not in ACCEPTED and not is_one_of_several(finding) and not is_of_a_token(finding):
            fail(snippet, f"{finding.issue}: {finding.detail}")


def is_of_a_token(finding):
    """Whether a key is one that the token of an identity provider has: parliament knows none of those."""
    action = "for action sts:AssumeRoleWithWebIdentity"
    return finding.issue == "UNKNOWN_CONDITION_FOR_ACTION" and str(finding.detail).endswith(action)


def is_one_of_several(finding):
    """Whether the resource is of a type that the action takes, and only those of its other types are missing: a fix allows what was
    refused, and nothing more."""
    if finding.issue != "RESOURCE_MISMATCH":
        return False
    for mismatch in finding.detail:
        service, action = mismatch["action"].split(":")
        privileges = [known["privileges"] for known in parliament.iam_definition if known["prefix"] == service]
        types = [
            kind["resource_type"].strip("*")
            for privilege in sum(privileges, [])
            if privilege["privilege"].lower() == action.lower()
            for kind in privilege["resource_types"]
        ]
        if len([kind for kind in types if kind]) < 2:
            return False
    return True


CHECKS = {
    "iam-json": check_policy,
    # shells.py
    "aws-cli": lambda snippet: None,
    "command": lambda snippet: None,
    "terraform": check_terraform,
    "cloudformation": check_cloudformation,
    "cdk-py": lambda snippet: ast.parse(snippet["text"]),
    # check-typescript.mjs
    "cdk-ts": lambda snippet: None,
}

seen = set()
for line in sys.stdin:
    snippet = json.loads(line)
    key = (snippet["kind"], snippet["text"], snippet.get("effect"))
    if key in seen:
        continue
    seen.add(key)
    counts[snippet["kind"]] += 1
    try:
        CHECKS[snippet["kind"]](snippet)
    except Exception as error:  # whatever a parser raises
        fail(snippet, f"{type(error).__name__}: {error}")

print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
if failures:
    print("\n".join(failures[:20]), file=sys.stderr)
    sys.exit(f"{len(failures)} of {sum(counts.values())} snippets are not as they should be")
if not counts["iam-json"]:
    sys.exit("there was nothing to check")
