//! Who was refused what, where a phrase says so in words of its own: Kubernetes has a user, a verb and a resource.

use crate::{
    recognise::{Quote, grammar::floor, quote},
    report::Form,
    unwrap::TracedText,
};
use std::ops::Range;

/// What a phrase tells of the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Who asked.
    pub(crate) principal: Option<Quote>,
    /// For what.
    pub(crate) action: Option<Quote>,
    /// On what.
    pub(crate) resource: Option<Quote>,
    /// In which Region.
    pub(crate) region: Option<Quote>,
    /// In which namespace.
    pub(crate) namespace: Option<Quote>,
    /// Of which API group the resource is.
    pub(crate) group: Option<Quote>,
    /// Which permission of the authorizer's own is missing.
    pub(crate) permission: Option<Quote>,
}

/// How far after the beginning of a phrase its facts stand.
const NEAR: usize = 500;

/// What the phrase from `start` to `end` tells.
pub(super) fn of(text: &TracedText, form: Option<Form>, start: usize, end: usize) -> Told {
    let near = |from: usize| Near { text, from, to: floor(text.text(), from + NEAR) };
    let before = |to: usize| Near { text, from: floor(text.text(), to.saturating_sub(NEAR)), to };
    match form {
        Some(Form::Kubernetes | Form::ClusterRole) => Told {
            principal: near(start).after("User \"", &['"']),
            action: near(start).after(" cannot ", &[' ']),
            // What is no resource is named by its path: `cannot get path "/metrics"`.
            resource: near(start)
                .after(" resource \"", &['"'])
                .or_else(|| near(start).after(" path \"", &['"'])),
            // The core group is the empty one.
            group: near(start).after(" in API group \"", &['"']),
            namespace: near(start).after(" in the namespace \"", &['"']),
            ..Told::default()
        },
        Some(Form::SearchRole) => Told {
            action: near(start).after("for [", &[']']),
            principal: near(end).after("User [name=", &[',', ']']),
            ..Told::default()
        },
        Some(Form::LakeFormation) => {
            Told { resource: near(end).on(), permission: near(end).permission(), ..Told::default() }
        }
        // The phrase ends where the location has begun.
        Some(Form::DataLocation) => {
            let on = text.slice(start..end).rfind(" on ");
            Told { resource: on.and_then(|on| near(start + on + 1).on()), ..Told::default() }
        }
        Some(Form::DatabaseToken | Form::DatabaseProxy) => {
            // The phrase ends in "user" or "role", or has it further on.
            let begins = Near { text, from: start, to: floor(text.text(), end + 80) };
            let named = ["for user ", "for the role "]
                .into_iter()
                .find_map(|label| begins.after(label, &[' ', '.', ',', '\n']));
            Told { principal: named, ..Told::default() }
        }
        Some(Form::UnverifiedIdentity) => Told {
            resource: near(end).after("check in region ", &['\n', ';']).and_then(|rest| {
                let (_, named) = rest.value.split_once(": ")?;
                Some(rest.map(|_| named.trim_end_matches(['.', '"', '\'']).to_owned()))
            }),
            region: near(end)
                .after("check in region ", &[':', ' ', '\n'])
                .map(|region| region.map(|region| region.to_ascii_lowercase())),
            ..Told::default()
        },
        Some(Form::TencentCloud) => {
            // Without the name of a resource the text says of no request of its own.
            let resource = near(start).after("resource (", &[')']);
            let resource = resource.filter(|resource| resource.value.starts_with("qcs:"));
            let action = near(start).after("operation (", &[')']).filter(|_| resource.is_some());
            Told { action, resource, ..Told::default() }
        }
        Some(Form::LocalStack) => Told {
            principal: before(start).after("principal '", &['\'']),
            action: near(start).after("denied: [", &[',', ']']),
            ..Told::default()
        },
        Some(Form::GoogleCloud) => {
            let quoted = || {
                ["Required '", "Permission '"].into_iter().find_map(|label| near(start).after(label, &['\'']))
            };
            let action = near(start).after("does not have ", &[' ']).or_else(quoted);
            Told {
                action: action.filter(|action| action.value.contains('.')),
                resource: near(start).after("permission for '", &['\'']),
                principal: before(start).last_word().filter(|principal| principal.value.contains('@')),
                ..Told::default()
            }
        }
        Some(Form::AlibabaCloud) => Told {
            action: ["AuthAction\":\"", "AuthAction>"].into_iter().find_map(|label| {
                Near { to: floor(text.text(), end + NEAR), ..before(start) }.after(label, &['"', '<'])
            }),
            ..Told::default()
        },
        Some(Form::HuaweiCloud) => Told {
            action: near(end).next_word().filter(|action| action.value.contains(':')),
            ..Told::default()
        },
        _ => Told::default(),
    }
}

/// The piece of the text in which the facts of a phrase stand.
struct Near<'t> {
    text: &'t TracedText,
    from: usize,
    to: usize,
}

impl Near<'_> {
    /// What stands between a label and one of the ends, in one line.
    fn after(&self, label: &str, ends: &[char]) -> Option<Quote> {
        let window = self.text.slice(self.from..self.to);
        let at = window.find(label)? + label.len();
        let rest = window.get(at..)?;
        let length = rest.find(ends).unwrap_or(rest.len());
        self.quote(at..at + length)
    }

    /// The word behind `on`, where that is among the next words: `Required Create Database on Catalog`.
    fn on(&self) -> Option<Quote> {
        let window = self.text.slice(self.from..self.to);
        let line = window.get(..window.find(['\n', '(']).unwrap_or(window.len()))?;
        let at = if line.starts_with("on ") { 3 } else { line.find(" on ")? + 4 };
        let rest = line.get(at..)?;
        let length = rest.find([' ', '"', '\'', ',', ';']).unwrap_or(rest.len());
        self.quote(at..at + length)
    }

    fn last_word(&self) -> Option<Quote> {
        let window = self.text.slice(self.from..self.to).trim_end();
        let at = window.rfind([' ', '\n']).map_or(0, |at| at + 1);
        self.quote(at..window.len())
    }

    /// The permission of `: Required Create Database on Catalog`.
    fn permission(&self) -> Option<Quote> {
        const REQUIRED: &str = "Required ";
        let window = self.text.slice(self.from..self.to);
        let line = window.get(..window.find('\n').unwrap_or(window.len()))?;
        let at = line.find(REQUIRED).filter(|at| *at <= ": ".len())? + REQUIRED.len();
        let length = line.get(at..)?.find(" on ")?;
        let is_name = |name: &str| name.bytes().all(|next| next.is_ascii_alphabetic() || next == b' ');
        line.get(at..at + length).filter(|name| is_name(name))?;
        self.quote(at..at + length)
    }

    fn next_word(&self) -> Option<Quote> {
        let window = self.text.slice(self.from..self.to);
        let at = window.len() - window.trim_start_matches([' ', '\'', '"']).len();
        let rest = window.get(at..)?;
        let length = rest.find([' ', '"', '\'', ',', '\n', '}']).unwrap_or(rest.len());
        self.quote(at..at + length)
    }

    /// A piece without the quotes around it and the full stop behind it.
    fn quote(&self, range: Range<usize>) -> Option<Quote> {
        let raw = self.text.slice(self.from + range.start..self.from + range.end);
        let edge = |next: char| next.is_whitespace() || "\"\'`<>".contains(next);
        let start = range.start + (raw.len() - raw.trim_start_matches(edge).len());
        let value = raw.trim_matches(edge).trim_end_matches('.');
        let piece = quote(self.text, self.from + start..self.from + start + value.len());
        (!piece.value.is_empty() && !piece.value.contains('\n')).then_some(piece)
    }
}

#[cfg(test)]
mod tests {
    use crate::triage;

    #[track_caller]
    fn check(text: &str, principal: Option<&str>, action: Option<&str>, resource: Option<&str>) {
        let denial = triage(text).denials.remove(0);
        let told = (denial.principal.as_deref(), denial.action.as_deref(), denial.resource.as_deref());
        assert_eq!(told, (principal, action, resource), "{text}");
    }

    #[test]
    fn kubernetes_names_user_verb_and_resource() {
        check(
            "Error from server (Forbidden): pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" in the namespace \"shop\"",
            Some("jane"),
            Some("list"),
            Some("pods"),
        );
        check(
            "deployments.apps \"web\" is forbidden: User \"system:serviceaccount:shop:ci\" cannot patch resource \"deployments\" in API group \"apps\"",
            Some("system:serviceaccount:shop:ci"),
            Some("patch"),
            Some("deployments"),
        );
    }

    #[test]
    fn kubernetes_names_a_path_that_is_no_resource() {
        check(
            "forbidden: User \"arn:aws:sts::111122223333:assumed-role/observer/ana\" cannot get path \"/metrics\"",
            Some("arn:aws:sts::111122223333:assumed-role/observer/ana"),
            Some("get"),
            Some("/metrics"),
        );
    }

    #[test]
    fn other_clouds_and_emulators_name_what_was_refused() {
        check(
            "googleapi: Error 403: Required 'compute.networks.create' permission for 'projects/p/global/networks/main', forbidden",
            None,
            Some("compute.networks.create"),
            Some("projects/p/global/networks/main"),
        );
        check(
            "deploy@p.iam.gserviceaccount.com does not have storage.objects.get access to the object.",
            Some("deploy@p.iam.gserviceaccount.com"),
            Some("storage.objects.get"),
            None,
        );
        check(
            "{\"AuthAction\":\"ecs:DescribeInstances\",\"AuthPrincipalOwnerId\":\"1099000011112222\"}",
            None,
            Some("ecs:DescribeInstances"),
            None,
        );
        check(
            "by principal 'arn:aws:iam::000000000000:user/test' denied: permissions have been explicitly denied: ['sqs:SendMessage']",
            Some("arn:aws:iam::000000000000:user/test"),
            Some("sqs:SendMessage"),
            None,
        );
    }

    #[test]
    fn lake_formation_names_the_location() {
        check(
            "AccessDeniedException: Insufficient Lake Formation permission(s) on s3://amzn-s3-demo-bucket/raw/ (Service: AWSGlue)",
            None,
            None,
            Some("s3://amzn-s3-demo-bucket/raw/"),
        );
    }

    #[test]
    fn open_search_names_the_permission_and_the_user() {
        check(
            "security_exception: no permissions for [indices:data/write/bulk] and User [name=arn:aws:iam::111122223333:role/loader, backend_roles=[], requestedTenant=null]",
            Some("arn:aws:iam::111122223333:role/loader"),
            Some("indices:data/write/bulk"),
            None,
        );
    }

    #[test]
    fn lake_formation_names_what_it_is_about() {
        let about = |message: &str, resource: &str| {
            let text = format!(
                "An error occurred (AccessDeniedException) when calling the GetTable operation: {message}"
            );
            check(&text, None, None, Some(resource));
        };
        about("Insufficient Lake Formation permission(s): Required Create Table on sales", "sales");
        about("Insufficient Lake Formation permission(s) on orders_2026 (Service: AWSGlue)", "orders_2026");
    }

    #[test]
    fn a_database_names_its_user() {
        check("FATAL: PAM authentication failed for user \"app_user\"", Some("app_user"), None, None);
        check(
            "FATAL: This RDS proxy has no credentials for the role app_role. Check them.",
            Some("app_role"),
            None,
            None,
        );
    }

    #[test]
    fn amazon_ses_names_the_identities() {
        let message = "MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: shop@example.com";
        check(message, None, None, Some("shop@example.com"));
        assert_eq!(triage(message).denials[0].region.as_deref(), Some("eu-west-1"));
    }
}
