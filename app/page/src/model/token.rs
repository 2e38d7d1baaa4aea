//! Who, what and on what, as short as it still can be told apart.

use denylens_engine::report::{Denial, Field, MissingReason};

/// One of the three that stand under a verdict.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) field: Field,
    pub(crate) value: Value,
}

/// What is known of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// The whole, and what is shown of it, if that is less.
    Known {
        whole: String,
        short: Option<String>,
    },
    Missing(MissingReason),
    /// The text doesn't say.
    Absent,
}

impl Token {
    /// What was to be done, if this says it.
    pub(crate) fn of_action(self) -> Option<String> {
        match (self.field, self.value) {
            (Field::Action | Field::Operation, Value::Known { whole, .. }) => Some(whole),
            _ => None,
        }
    }
}

/// So many characters are shown as they are.
const WHOLE: usize = 46;

/// So many are shown on either side of what is left out.
const HEAD: usize = 17;
const TAIL: usize = 27;

/// The three, in their order; none where nothing is known of any of them.
pub(crate) fn tokens(denial: &Denial) -> Vec<Token> {
    let action = match denial.qualified_action() {
        // The call is all there is to speak of.
        None if denial.operation.is_some() => (Field::Operation, denial.operation.clone()),
        action => (Field::Action, action),
    };
    let values =
        [(Field::Principal, denial.principal.clone()), action, (Field::Resource, denial.resource.clone())];
    if values.iter().all(|(_, value)| value.is_none()) {
        return Vec::new();
    }
    let token = |(field, value): (Field, Option<String>)| {
        let missing = denial.missing.iter().find(|missing| missing.field == field);
        let value = match (value, missing) {
            (Some(whole), _) => Value::Known { short: short(field, &whole), whole },
            (None, Some(missing)) => Value::Missing(missing.why),
            (None, None) => Value::Absent,
        };
        Token { field, value }
    };
    values.into_iter().map(token).collect()
}

/// What is shown of a value, if not all of it.
fn short(field: Field, whole: &str) -> Option<String> {
    let name = match field {
        Field::Principal => name_of(whole),
        _ => whole,
    };
    let shown = shortened(name);
    (shown.is_some() || name != whole).then(|| shown.unwrap_or_else(|| name.to_owned()))
}

/// `user/ana` of the ARN of a user, `Developer/ana` of that of a session; what is no ARN as it is.
fn name_of(principal: &str) -> &str {
    let name = principal.strip_prefix("arn:").and_then(|arn| arn.splitn(5, ':').last());
    match name {
        Some(name) if !name.is_empty() => name.strip_prefix("assumed-role/").unwrap_or(name),
        _ => principal,
    }
}

/// So many characters of a resource stand at the end of the picture.
const END: usize = 16;

/// The last name of a resource, such as that of the object in a bucket.
pub(crate) fn end_of(resource: &str) -> String {
    let name = resource.rsplit(['/', ':']).find(|name| !name.is_empty()).unwrap_or(resource);
    let count = name.chars().count();
    if count <= END { name.to_owned() } else { name.chars().take(END - 1).chain(['…']).collect() }
}

/// A tail that is cut at a name keeps so many characters.
const NAME: usize = 10;

/// A text in the pieces at whose ends its line may break: behind the marks that stand between names.
pub(crate) fn breakable(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([':', '/'])
}

/// A long text without its middle, cut between names where there are some.
fn shortened(text: &str) -> Option<String> {
    let count = text.chars().count();
    if count <= WHOLE {
        return None;
    }
    let head: String = text.chars().take(HEAD).collect();
    let tail: String = text.chars().skip(count - TAIL).collect();
    let head = head.rfind([':', '/']).map_or(&*head, |at| head.split_at(at + 1).0);
    let names = tail.find([':', '/']).map(|at| tail.split_at(at).1);
    let tail = names.filter(|names| names.chars().count() >= NAME).unwrap_or(&tail);
    Some(format!("{head}…{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::report::Missing;

    fn of(principal: &str, resource: &str) -> Vec<Option<String>> {
        let denial =
            Denial { principal: Some(principal.into()), resource: Some(resource.into()), ..denial() };
        tokens(&denial)
            .into_iter()
            .map(|token| match token.value {
                Value::Known { short, .. } => short,
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_principal_goes_by_its_name() {
        let short = of("arn:aws:sts::111122223333:assumed-role/Developer/ana", "arn:aws:s3:::b");
        assert_eq!(short, [Some("Developer/ana".to_owned()), None, None]);
        assert_eq!(of("arn:aws:iam::111122223333:user/ana", "b")[0], Some("user/ana".to_owned()));
        assert_eq!(of("111122223333", "b")[0], None);
    }

    #[test]
    fn a_long_value_loses_its_middle() {
        let resource = format!("arn:aws:s3:::amzn-s3-demo-bucket/{}/report.csv", "x".repeat(2000));
        let short = of("ana", &resource)[2].clone().unwrap();
        assert_eq!(short, "arn:aws:s3:::…/report.csv");
        let short = of("ana", "arn:aws:ecr:eu-central-1:444455556666:repository/shop")[2].clone();
        assert_eq!(short.as_deref(), Some("arn:aws:ecr:…:repository/shop"));
        let short = of("ana", &format!("arn:aws:iam::111122223333:role/{}:x", "r".repeat(90)))[2].clone();
        assert_eq!(short.unwrap(), format!("arn:aws:iam::…{}:x", "r".repeat(25)));
        assert!(of("ana", &"🙂".repeat(200))[2].is_some());
    }

    #[test]
    fn a_resource_ends_in_its_own_name() {
        assert_eq!(end_of("arn:aws:s3:::amzn-s3-demo-bucket/2026/q3.csv"), "q3.csv");
        assert_eq!(end_of("arn:aws:sqs:us-east-1:111122223333:jobs"), "jobs");
        assert_eq!(end_of("*"), "*");
        assert_eq!(end_of("//"), "//");
        assert_eq!(end_of(&"n".repeat(500)).chars().count(), END);
    }

    #[test]
    fn there_are_none_where_none_is_known() {
        assert_eq!(tokens(&denial()), []);
        let missing = Missing { field: Field::Principal, why: MissingReason::Redacted };
        let denial = Denial { resource: Some("b".into()), missing: vec![missing], ..denial() };
        let values: Vec<_> = tokens(&denial).into_iter().map(|token| token.value).collect();
        assert_eq!(values[0], Value::Missing(MissingReason::Redacted));
        assert_eq!(values[1], Value::Absent);
    }
}
