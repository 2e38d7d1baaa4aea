//! A second evaluator of policies, slow and literal: the flow chart of the IAM User Guide, written from its text and from no other
//! code, over plain JSON. It knows complete scenarios only, and the part of the language that random scenarios are made of. The property
//! tests compare the product's evaluator with it.
//!
//! Sources: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html` and
//! `reference_policies_evaluation-logic-cross-account.html`.

use serde_json::Value;

/// What becomes of a request: `allowed`, `implicit-deny` or `explicit-deny`.
pub fn decide(scenario: &Value) -> &'static str {
    let asked = Asked::of(scenario);
    let policies = &scenario["policies"];
    let flat = |layer: &str| -> Option<Vec<&Value>> {
        match &policies[layer] {
            Value::Null => None,
            Value::Array(documents) if documents.is_empty() => None,
            Value::Array(documents) => Some(documents.iter().collect()),
            document => Some(vec![document]),
        }
    };
    let levels = |layer: &str| -> Option<Vec<Vec<&Value>>> {
        let levels = policies[layer].as_array()?;
        Some(
            levels.iter().map(|level| level["policies"].as_array().into_iter().flatten().collect()).collect(),
        )
    };
    let scp = if asked.is_limited_by_scp() { levels("scp") } else { None };
    let rcp = if asked.is_linked { None } else { levels("rcp") };
    let vpce = flat("vpc_endpoint");
    let resource = flat("resource");
    let has_identity = matches!(asked.kind, Kind::User | Kind::Role | Kind::Session);
    let identity = if has_identity { flat("identity") } else { None };
    let boundary = if has_identity { flat("boundary") } else { None };
    let session =
        if matches!(asked.kind, Kind::Role | Kind::Session | Kind::User) { flat("session") } else { None };

    // 1. Deny evaluation: all applicable policies, of every kind.
    let attached = [&vpce, &identity, &boundary, &session];
    let mut all: Vec<&Value> =
        attached.iter().filter_map(|layer| layer.as_ref()).flatten().copied().collect();
    all.extend(scp.iter().flatten().flatten().copied());
    if all.iter().any(|document| asked.meets(document, "Deny", false).is_some()) {
        return "explicit-deny";
    }
    // "the root principal in a bucket owner's AWS account can perform the […] PutBucketPolicy […] API actions, even if their bucket
    // policy explicitly denies the root principal's access."
    let mends = asked.kind == Kind::Root && asked.is_within_account() && asked.action == "s3:PutBucketPolicy";
    let heard = resource.iter().flatten().filter(|_| !mends);
    let named = rcp.iter().flatten().flatten().chain(heard);
    if named.clone().any(|document| asked.meets(document, "Deny", true).is_some()) {
        return "explicit-deny";
    }

    // 2. RCPs: RCPFullAWSAccess is attached everywhere, so without a Deny they let pass.
    // 3. SCPs: an Allow at every level.
    let allows = |documents: &[&Value]| {
        documents.iter().any(|document| asked.meets(document, "Allow", false).is_some())
    };
    if let Some(levels) = &scp
        && !levels.iter().all(|level| allows(level))
    {
        return "implicit-deny";
    }
    if vpce.as_ref().is_some_and(|documents| !allows(documents)) {
        return "implicit-deny";
    }

    // What is for the owner's account only, and for the credentials of users only.
    let is_foreign = !asked.account.is_empty() && !asked.is_within_account();
    if is_foreign && matches!(asked.action, "kms:PutKeyPolicy" | "s3:PutBucketPolicy") {
        return "implicit-deny";
    }
    if asked.action == "sts:GetFederationToken" && matches!(asked.kind, Kind::Role | Kind::Session) {
        return "implicit-deny";
    }

    // 4. Resource-based policies: how does an Allow name the principal?
    let grants: Vec<Named> = resource
        .iter()
        .flatten()
        .flat_map(|document| asked.meets(document, "Allow", true))
        .flatten()
        .collect();
    let granted = |named: Named| grants.contains(&named);
    let allowed = match asked.kind {
        Kind::Anonymous | Kind::Service => granted(Named::Exactly),
        // "You cannot use AWS account root user credentials to call AssumeRole".
        Kind::Root if asked.action == "sts:AssumeRole" => false,
        Kind::Root => {
            let named = !grants.is_empty();
            if asked.is_within_account() && !asked.is_closed() { true } else { named }
        }
        Kind::User | Kind::Role | Kind::Session => {
            let identity = identity.as_ref().is_some_and(|documents| allows(documents));
            let boundary = boundary.as_ref().is_none_or(|documents| allows(documents));
            let session = session.as_ref().is_none_or(|documents| allows(documents));
            if asked.is_within_account() {
                let by_role = granted(Named::Role);
                let by_identity = identity && (!asked.is_closed() || granted(Named::Account) || by_role);
                granted(Named::Exactly) || ((by_role || by_identity) && boundary && session)
            } else {
                identity && boundary && session && !grants.is_empty()
            }
        }
    };
    if allowed { "allowed" } else { "implicit-deny" }
}

/// How a statement names who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Exactly,
    Role,
    Account,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Anonymous,
    Service,
    Root,
    User,
    Role,
    Session,
}

struct Asked<'c> {
    principal: &'c str,
    kind: Kind,
    account: &'c str,
    /// The role of a session.
    role: Option<String>,
    is_linked: bool,
    action: &'c str,
    resource: &'c str,
    owner: &'c str,
    context: &'c Value,
}

impl<'c> Asked<'c> {
    fn of(scenario: &'c Value) -> Asked<'c> {
        let request = &scenario["request"];
        let text = |name: &str| request[name].as_str().unwrap_or_default();
        let (principal, kind) = match &request["principal"] {
            Value::String(arn) if arn == "*" => ("*", Kind::Anonymous),
            Value::String(arn) if arn.ends_with(":root") => (arn.as_str(), Kind::Root),
            Value::String(arn) if arn.contains(":user/") => (arn.as_str(), Kind::User),
            Value::String(arn) if arn.contains(":assumed-role/") => (arn.as_str(), Kind::Session),
            Value::String(arn) => (arn.as_str(), Kind::Role),
            service => (service["service"].as_str().unwrap_or_default(), Kind::Service),
        };
        let account = principal.split(':').nth(4).unwrap_or_default();
        let name = principal.split('/').nth(1).unwrap_or_default();
        let role = (kind == Kind::Session).then(|| format!("arn:aws:iam::{account}:role/{name}"));
        Asked {
            principal,
            kind,
            account,
            role,
            is_linked: kind == Kind::Session && name.starts_with("AWSServiceRoleFor"),
            action: text("action"),
            resource: text("resource"),
            owner: text("resource_account"),
            context: &request["context"],
        }
    }

    fn is_limited_by_scp(&self) -> bool {
        !matches!(self.kind, Kind::Anonymous | Kind::Service) && !self.is_linked
    }

    fn is_within_account(&self) -> bool {
        self.account == self.owner
    }

    /// Whether only the resource's own policy opens it: KMS keys, and roles to assume.
    fn is_closed(&self) -> bool {
        (self.action.starts_with("kms:") && self.resource.contains(":key/"))
            || (self.action.starts_with("sts:") && self.resource.contains(":role/"))
    }

    /// How the statements of a document that have this effect and apply name the principal; `None` when there are none.
    fn meets(&self, document: &Value, effect: &str, names_principals: bool) -> Option<Vec<Named>> {
        let statements = match &document["Statement"] {
            Value::Array(statements) => statements.iter().collect(),
            statement => vec![statement],
        };
        let met: Vec<Named> = statements
            .into_iter()
            .filter(|statement| statement["Effect"] == effect && self.covers(statement))
            .filter_map(|statement| {
                if names_principals { self.named(&statement["Principal"]) } else { Some(Named::Exactly) }
            })
            .collect();
        (!met.is_empty()).then_some(met)
    }

    fn named(&self, principal: &Value) -> Option<Named> {
        // "*" and {"AWS": "*"} are equivalent: everyone.
        if principal == "*" || list(&principal["AWS"]).contains(&"*") {
            return Some(Named::Exactly);
        }
        if self.kind == Kind::Service {
            return list(&principal["Service"]).contains(&self.principal).then_some(Named::Exactly);
        }
        let names = list(&principal["AWS"]);
        if self.kind != Kind::Anonymous && names.contains(&self.principal) {
            return Some(Named::Exactly);
        }
        if self.role.as_ref().is_some_and(|role| names.contains(&role.as_str())) {
            return Some(Named::Role);
        }
        let root = format!("arn:aws:iam::{}:root", self.account);
        let of_account =
            !self.account.is_empty() && (names.contains(&self.account) || names.contains(&root.as_str()));
        of_account.then_some(Named::Account)
    }

    fn covers(&self, statement: &Value) -> bool {
        let action = self.action.to_lowercase();
        let of_action = |pattern: &&str| glob(&pattern.to_lowercase(), &action);
        // "The resource that includes a policy variable with no value will not match any resource."
        let of_resource =
            |pattern: &&str| self.replaced(pattern).is_some_and(|pattern| arn_glob(&pattern, self.resource));
        let covered = |name: &str, matches: &dyn Fn(&&str) -> bool| {
            if statement.get(name).is_some() {
                list(&statement[name]).iter().any(matches)
            } else {
                !list(&statement[format!("Not{name}")]).iter().any(matches)
            }
        };
        covered("Action", &of_action)
            && covered("Resource", &of_resource)
            && statement["Condition"].as_object().into_iter().flatten().all(|(operator, keys)| {
                keys.as_object()
                    .into_iter()
                    .flatten()
                    .all(|(key, values)| self.holds(operator, key, &list(values)))
            })
    }

    /// A text with its policy variable replaced; `None` where that has no value. What stands for a sign of the language, or came
    /// out of a variable, is marked as no wildcard.
    fn replaced(&self, text: &str) -> Option<String> {
        let literally = |text: &str| text.chars().map(|sign| format!("{LITERAL}{sign}")).collect::<String>();
        let Some((before, rest)) = text.split_once("${") else { return Some(text.to_owned()) };
        let (variable, after) = rest.split_once('}')?;
        let value = match variable.split_once(", ") {
            _ if variable == "*" => Some("*"),
            Some((key, default)) => self.context[key].as_str().or(Some(default.trim_matches('\''))),
            None => self.context[variable].as_str(),
        };
        Some(format!("{before}{}{after}", literally(value?)))
    }

    fn holds(&self, operator: &str, key: &str, wanted: &[&str]) -> bool {
        let values: Vec<&str> = match &self.context[key] {
            Value::Null => Vec::new(),
            value => list(value),
        };
        let is_list = self.context[key].is_array();
        let (set, name) = operator.split_once(':').map_or((None, operator), |(set, name)| (Some(set), name));
        let (name, if_exists) = name.strip_suffix("IfExists").map_or((name, false), |name| (name, true));
        if name == "Null" {
            return wanted.iter().any(|wanted| (*wanted == "true") == values.is_empty());
        }
        let (name, negated) = match name.split_once("Not") {
            Some((before, after)) => (format!("{before}{after}"), true),
            None => (name.to_owned(), false),
        };
        if values.is_empty() {
            // A set that must have a member wants the key, whatever `IfExists` says.
            return match set {
                Some(set) => set == "ForAllValues",
                None => if_exists || negated,
            };
        }
        let one = |value: &&str| {
            let matches =
                |wanted: &&str| self.replaced(wanted).is_some_and(|wanted| compares(&name, value, &wanted));
            wanted.iter().any(matches) != negated
        };
        match set {
            Some("ForAllValues") => values.iter().all(one),
            Some(_) => values.iter().any(one),
            None => !is_list && values.iter().all(one),
        }
    }
}

fn compares(operator: &str, value: &str, wanted: &str) -> bool {
    match operator {
        "StringEquals" | "BinaryEquals" => value == wanted.replace(LITERAL, ""),
        "Bool" | "StringEqualsIgnoreCase" => {
            value.to_lowercase() == wanted.replace(LITERAL, "").to_lowercase()
        }
        "StringLike" => glob(wanted, value),
        "ArnLike" | "ArnEquals" => arn_glob(wanted, value),
        "IpAddress" => within(value, wanted),
        ordered => {
            let (one, two) = if ordered.starts_with("Date") {
                (seconds(value), seconds(wanted))
            } else {
                (value.parse().expect("a number"), wanted.parse().expect("a number"))
            };
            match ordered.trim_start_matches("Date").trim_start_matches("Numeric") {
                "Equals" => one == two,
                "LessThan" => one < two,
                "LessThanEquals" => one <= two,
                "GreaterThan" => one > two,
                "GreaterThanEquals" => one >= two,
                other => panic!("random scenarios have no {other}"),
            }
        }
    }
}

/// Seconds since 1970, of the few forms that random scenarios have.
fn seconds(text: &str) -> f64 {
    if let Ok(seconds) = text.parse() {
        return seconds;
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<f64>().expect("digits");
    // All of them are in 2026, in January, March or June.
    let days = match &text[..7] {
        "2026-01" => 20_454.0,
        "2026-03" => 20_454.0 + 31.0 + 28.0,
        "2026-06" => 20_454.0 + 31.0 + 28.0 + 31.0 + 30.0 + 31.0,
        other => panic!("random scenarios have no {other}"),
    };
    let ahead = if text.ends_with("+02:00") { 2.0 } else { 0.0 };
    (days + number(8..10) - 1.0) * 86_400.0
        + (number(11..13) - ahead) * 3_600.0
        + number(14..16) * 60.0
        + number(17..19)
}

/// Whether an address is in a block, bit by bit.
fn within(address: &str, block: &str) -> bool {
    let bits = |text: &str| match text.parse::<std::net::IpAddr>().expect("an address") {
        std::net::IpAddr::V4(v4) => format!("{:032b}", u32::from(v4)),
        std::net::IpAddr::V6(v6) => format!("{:0128b}", u128::from(v6)),
    };
    let (base, length) = block.split_once('/').map_or((block, None), |(base, length)| (base, Some(length)));
    let (address, base) = (bits(address), bits(base));
    let length = length.map_or(base.len(), |length| length.parse().expect("a length"));
    address.len() == base.len() && address[..length] == base[..length]
}

/// Before a sign that isn't to be taken for a wildcard.
const LITERAL: char = '\u{0}';

fn list(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn arn_glob(pattern: &str, arn: &str) -> bool {
    let (patterns, parts): (Vec<&str>, Vec<&str>) =
        (pattern.splitn(6, ':').collect(), arn.splitn(6, ':').collect());
    // "Each of the six colon-delimited components of the ARN is checked separately".
    pattern == "*"
        || pattern.replace(LITERAL, "") == arn
        || patterns.len() == 6
            && parts.len() == 6
            && patterns.iter().zip(parts).all(|(pattern, part)| glob(pattern, part))
}

fn glob(pattern: &str, text: &str) -> bool {
    let mut characters = pattern.chars();
    match characters.next() {
        None => text.is_empty(),
        Some('*') => {
            let rest = characters.as_str();
            (0..=text.len()).filter(|at| text.is_char_boundary(*at)).any(|at| glob(rest, &text[at..]))
        }
        Some('?') => {
            text.chars().next().is_some_and(|first| glob(characters.as_str(), &text[first.len_utf8()..]))
        }
        Some(LITERAL) => {
            let letter = characters.next().expect("a sign follows");
            text.strip_prefix(letter).is_some_and(|rest| glob(characters.as_str(), rest))
        }
        Some(letter) => text.strip_prefix(letter).is_some_and(|rest| glob(characters.as_str(), rest)),
    }
}
