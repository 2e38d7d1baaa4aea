//! Who, what and where of a refusal, as a list of names and values.

use denylens_engine::report::{Denial, Field, MissingReason};

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fact {
    pub(crate) field: Field,
    pub(crate) value: Value,
}

/// A value, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Known(String),
    Missing(MissingReason),
    /// The text doesn't give it.
    Absent,
}

/// What is listed even where the text doesn't give it.
const ALWAYS: [Field; 3] = [Field::Principal, Field::Action, Field::Resource];

/// The facts of a refusal. The first three are always there, the others where something is known of them.
pub(crate) fn facts(denial: &Denial) -> Vec<Fact> {
    let partition = denial.partition.clone().filter(|partition| partition != "aws");
    [
        (Field::Principal, denial.principal.clone()),
        (Field::Action, denial.qualified_action()),
        (Field::Attempted, denial.attempted.clone()),
        (Field::Resource, denial.resource.clone()),
        (Field::Policy, denial.policy.clone()),
        (Field::Code, denial.code.clone()),
        (Field::Operation, denial.operation.clone()),
        (Field::Account, denial.account.clone()),
        (Field::Region, denial.region.clone()),
        (Field::Partition, partition),
        (Field::Time, denial.time.clone()),
        (Field::RequestId, denial.request_id.clone()),
        (Field::AuthorizationId, denial.authorization_id.clone()),
    ]
    .into_iter()
    .filter_map(|(field, value)| {
        let missing = denial.missing.iter().find(|missing| missing.field == field).map(|missing| missing.why);
        let value = match (value, missing) {
            (Some(value), _) => Value::Known(value),
            (None, Some(why)) => Value::Missing(why),
            (None, None) if ALWAYS.contains(&field) => Value::Absent,
            (None, None) => return None,
        };
        Some(Fact { field, value })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::report::Missing;

    fn fields(denial: &Denial) -> Vec<Field> {
        facts(denial).into_iter().map(|fact| fact.field).collect()
    }

    #[test]
    fn principal_action_and_resource_are_listed_even_when_unknown() {
        let facts = facts(&denial());
        assert_eq!(facts.iter().map(|fact| fact.field).collect::<Vec<_>>(), ALWAYS);
        assert!(facts.iter().all(|fact| fact.value == Value::Absent));
    }

    #[test]
    fn the_action_is_listed_with_its_service() {
        let denial = Denial { service: Some("ec2".into()), action: Some("RunInstances".into()), ..denial() };
        assert_eq!(facts(&denial)[1].value, Value::Known("ec2:RunInstances".into()));
    }

    #[test]
    fn a_value_taken_out_by_hand_is_said_to_be() {
        let missing = Missing { field: Field::Account, why: MissingReason::Redacted };
        let denial = Denial { missing: vec![missing], ..denial() };
        assert_eq!(facts(&denial)[3].value, Value::Missing(MissingReason::Redacted));
    }

    #[test]
    fn the_partition_is_listed_only_where_it_is_not_the_usual_one() {
        let usual = Denial { partition: Some("aws".into()), ..denial() };
        assert!(!fields(&usual).contains(&Field::Partition));
        let china = Denial { partition: Some("aws-cn".into()), ..denial() };
        assert!(fields(&china).contains(&Field::Partition));
    }
}
