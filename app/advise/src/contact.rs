//! Who can do something about a refusal.

use crate::refusal::resource_arn;
use denylens_policy::Layer;
use denylens_triage::report::Denial;

/// Who can do something about a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// The owner of the policy that denies, whichever it is.
    DenyingPolicy,
    /// An IAM administrator of the caller's account.
    Iam(Account),
    /// Whoever owns the permissions boundaries of the caller's account.
    Boundaries(Account),
    /// Whoever starts the session.
    Session,
    /// The owner of the resource.
    Resource(Account),
    /// The owner of the VPC endpoint.
    Endpoint,
    /// An administrator of the organization.
    Organization,
    /// An administrator of the organization that owns the resource.
    OrganizationOfResource,
    /// An administrator of the account, for what isn't a policy.
    Administrator,
    /// An administrator who may decode messages.
    Decoder,
}

/// The account, twelve digits; `None` where the text doesn't say.
pub type Account = Option<String>;

impl Contact {
    /// The owner of the policies of a layer.
    pub(crate) fn of(denial: &Denial, layer: Option<Layer>) -> Contact {
        match layer {
            None => Contact::DenyingPolicy,
            Some(Layer::Identity) => Contact::Iam(denial.account.clone()),
            Some(Layer::Boundary) => Contact::Boundaries(denial.account.clone()),
            Some(Layer::Session) => Contact::Session,
            Some(Layer::Resource) => {
                let account = resource_arn(denial).and_then(|arn| arn.account_id().map(str::to_owned));
                Contact::Resource(account)
            }
            Some(Layer::VpcEndpoint) => Contact::Endpoint,
            Some(Layer::ServiceControl) => Contact::Organization,
            Some(Layer::ResourceControl) => Contact::OrganizationOfResource,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[test]
    fn the_account_is_the_one_whose_policy_it_is() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sqs:SendMessage on resource: \
                    arn:aws:sqs:us-east-1:444455556666:q";
        let denial = triage(text).denials.remove(0);
        assert_eq!(
            Contact::of(&denial, Some(Layer::Identity)),
            Contact::Iam(Some("111122223333".to_owned()))
        );
        assert_eq!(
            Contact::of(&denial, Some(Layer::Resource)),
            Contact::Resource(Some("444455556666".to_owned()))
        );
        assert_eq!(Contact::of(&denial, None), Contact::DenyingPolicy);
    }
}
