//! ARNs: the names in them go, what kind of thing it is stays.

use super::{Redaction, public};
use denylens_advise::fix::known_service_linked_role;
use denylens_advise::fix::{Piece, one_off_id};
use denylens_policy::{Arn, vocabulary::BootstrapRole};

impl Redaction {
    /// The ARN with placeholders; `None` for a text that is none.
    pub(super) fn arn(&mut self, text: &str) -> Option<String> {
        let arn = Arn::parse(text)?;
        let partition = self.partition(arn.partition);
        let service = self.service(arn.service);
        let region = match arn.region {
            "" | "*" => arn.region.to_owned(),
            region => self.region(region),
        };
        let account = match arn.account {
            "" | "*" | "aws" => arn.account.to_owned(),
            account => self.account(account),
        };
        Some(format!("arn:{partition}:{service}:{region}:{account}:{}", self.resource_of(&arn)))
    }

    fn resource_of(&mut self, arn: &Arn<'_>) -> String {
        let resource = arn.resource;
        if matches!(resource, "" | "root" | "*") || is_of_aws(arn) {
            return resource.to_owned();
        }
        if arn.service == "s3" && public::resource_type(arn).is_none() {
            return match resource.split_once('/') {
                Some((bucket, key)) => {
                    let bucket = self.starred("bucket", bucket);
                    format!("{bucket}/{}", self.starred("object", key))
                }
                None => self.starred("bucket", resource),
            };
        }
        // Where the id ends, and what comes before, is in its form.
        if let Some(pieces) = one_off_id(*arn) {
            let kind = public::resource_type(arn).unwrap_or("resource");
            let of = |piece| match piece {
                Piece::Form(text) => text.to_owned(),
                Piece::Name(name) => self.name(kind, name),
                Piece::Id(id) => self.starred("id", id),
            };
            return pieces.into_iter().map(of).collect();
        }
        let Some(kind) = public::resource_type(arn) else { return self.starred("resource", resource) };
        let separator = resource.get(kind.len()..=kind.len()).unwrap_or("/");
        let name = resource.get(kind.len() + 1..).unwrap_or_default();
        format!("{kind}{separator}{}", self.typed(arn, kind, name))
    }

    fn typed(&mut self, arn: &Arn<'_>, kind: &'static str, name: &str) -> String {
        if public::service_linked(name) {
            return name.to_owned();
        }
        match kind {
            "assumed-role" => match name.split_once('/') {
                Some((role, session)) => {
                    let role = self.role(role);
                    format!("{role}/{}", self.session(session))
                }
                None => self.role(name),
            },
            // The name is what commands and the sessions of a role have; the path is no part of it.
            "role" => {
                let (path, role) = name.rsplit_once('/').map_or(("", name), |(path, role)| (path, role));
                let identity_center = path.starts_with("aws-reserved/sso.amazonaws.com");
                let path = if identity_center { "aws-reserved/sso.amazonaws.com/" } else { "" };
                format!("{path}{}", self.role(role))
            }
            // The id of a profile is that of a model behind a geography, which says as much as the form of the ARN.
            "foundation-model" | "inference-profile" if name.contains('.') => {
                let (geography, model) = match name.split_once('.') {
                    Some((geography, model)) if kind == "inference-profile" && model.contains('.') => {
                        (Some(geography), model)
                    }
                    _ => (None, name),
                };
                let geography = geography.map(|name| match public::geography(name) {
                    true => name.to_owned(),
                    false => self.name("geography", name),
                });
                let model = format!("maker.{}", self.name("model", model));
                geography.into_iter().chain([model]).collect::<Vec<_>>().join(".")
            }
            "user" => self.starred("user", name.rsplit('/').next().unwrap_or(name)),
            "key" => {
                let number = self.number("key", name);
                if name == "*" { name.to_owned() } else { format!("00000000-0000-0000-0000-{number:012}") }
            }
            // Organizations name three ids: of the organization, of the type, and of the policy.
            "policy" if arn.service == "organizations" => {
                let number = self.number("policy", name);
                let types = ["service_control_policy", "resource_control_policy"];
                let kind = types.into_iter().find(|known| name.split('/').any(|part| part == *known));
                format!("o-0000000001/{}/p-{number:08}", kind.unwrap_or("policy"))
            }
            _ => match public::id_prefix(name) {
                Some(prefix) => format!("{prefix}-{:017x}", self.number("id", name)),
                None => self.starred(kind, name),
            },
        }
    }

    /// A role that a service made is told by the beginning of its name.
    pub(super) fn role(&mut self, name: &str) -> String {
        if let Some(known) = known_service_linked_role(name) {
            return match name.len() > known.len() {
                true => format!("{known}_role-{}", self.number("role", name)),
                false => name.to_owned(),
            };
        }
        if public::role_of_one_name(name) {
            return name.to_owned();
        }
        if let Some(beginning) = public::role_of_a_service(name) {
            return format!("{beginning}role-{}", self.number("role", name));
        }
        match BootstrapRole::named(name) {
            Some(BootstrapRole { qualifier, purpose, account, region }) => {
                let qualifier = if qualifier == BootstrapRole::USUAL_QUALIFIER {
                    qualifier.to_owned()
                } else {
                    format!("qualifier{}", self.number("qualifier", qualifier))
                };
                format!("cdk-{qualifier}-{purpose}-{}-{}", self.account(account), self.region(region))
            }
            None => self.starred("role", name),
        }
    }

    /// A session that a service made may have a name of the service's.
    fn session(&mut self, name: &str) -> String {
        if public::session(name) { name.to_owned() } else { self.starred("session", name) }
    }

    /// A name; the asterisk at its end, where policies have one, stays.
    fn starred(&mut self, kind: &'static str, name: &str) -> String {
        let bare = name.trim_end_matches('*');
        let star = if bare.len() < name.len() { "*" } else { "" };
        if bare.is_empty() { star.to_owned() } else { format!("{}{star}", self.name(kind, bare)) }
    }
}

/// A managed policy of AWS's, or a resource that AWS shares with all: nobody's name.
fn is_of_aws(arn: &Arn<'_>) -> bool {
    arn.account == "aws"
        && arn.resource.chars().all(|next| next.is_ascii_alphanumeric() || "-_/".contains(next))
}
