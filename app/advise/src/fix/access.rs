//! What an Allow of an action means, by the action alone: facts about actions, with their sources.

mod administrator;
mod bounded;
mod every_resource;
mod permissions;

pub(super) use administrator::leads_to_administrator;
pub(super) use bounded::gives_permissions;
pub(super) use every_resource::takes_every_resource;
pub(super) use permissions::manages_permissions;

/// Whether a list in words has the action's name. A word that ends in `*` stands for all that begin so, but for those after a minus.
fn lists(words: &str, name: &str) -> bool {
    let is = |word: &str| match word.strip_suffix('*') {
        Some(start) => name.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start)),
        None => name.eq_ignore_ascii_case(word),
    };
    let mut words = words.split_whitespace();
    let excepted = words.clone().filter_map(|word| word.strip_prefix('-')).any(is);
    !excepted && words.any(is)
}

/// Whether the row of the action's service has it.
pub(super) fn is_in(table: &[(&str, &str)], action: &str) -> bool {
    action.split_once(':').is_some_and(|(service, name)| {
        table.iter().any(|(known, words)| known.eq_ignore_ascii_case(service) && lists(words, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_star_stands_for_a_beginning() {
        let table = [("ec2", "Describe* -DescribeImageAttribute CreateDefaultVpc")];
        for (action, listed) in [
            ("ec2:DescribeInstances", true),
            ("ec2:describeinstances", true),
            ("EC2:CreateDefaultVpc", true),
            ("ec2:DescribeImageAttribute", false),
            ("ec2:RunInstances", false),
            ("s3:DescribeInstances", false),
            ("DescribeInstances", false),
        ] {
            assert_eq!(is_in(&table, action), listed, "{action}");
        }
    }
}
