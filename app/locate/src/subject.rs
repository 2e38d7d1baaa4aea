//! What evaluation needs of a refusal. What the text doesn't give isn't known: nothing is assumed of it.

use denylens_advise::fix;
use denylens_policy::{Arn, Completeness, Context, Layer, Principal, Request, export::Entity};
use denylens_triage::report::{Basis, Denial, DenyKind, KeyNaming, MatchedStatement};
use serde::{Deserialize, Serialize};

/// The refused request, and what the refusal says of the policy that refused it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// Who asked, as the text names them.
    pub principal: String,
    /// The action, with the prefix of its service.
    pub action: String,
    /// The resource; `None` where the text names none.
    pub resource: Option<String>,
    /// The ARN of the user or role behind the principal, where it can be told.
    pub entity_arn: Option<String>,
    /// The condition keys of the request with their values.
    pub context: Vec<(String, Vec<String>)>,
    /// The layer that refused it, where AWS names it.
    pub layer: Option<Layer>,
    /// The VPC endpoint that it came through.
    pub vpc_endpoint: Option<String>,
    /// Whether it was refused by a Deny, or because nothing allowed it.
    pub effect: DenyKind,
    /// The statements that the decoded document prints.
    pub statements: Vec<MatchedStatement>,
    /// The token that somebody came with.
    pub token: Option<Token>,
}

/// The token that somebody came with, as far as the text says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The identity provider, as condition keys name it.
    pub issuer: String,
    /// Whether all claims are there: what isn't among them isn't in the token.
    pub extent: TokenExtent,
}

/// How much is known of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TokenExtent {
    /// All claims.
    Claims,
    /// The subject or the audience.
    Some,
}

impl Subject {
    /// The request of a refusal; `None` where principal or action isn't in the text.
    pub fn of(denial: &Denial) -> Option<Subject> {
        let keys = denial.conditions.iter().filter(|condition| condition.naming == KeyNaming::ConditionKey);
        let request = denial.request()?;
        let token = Token::of(denial);
        let provider = token.as_ref().and_then(|token| token.provider(denial));
        Some(Subject {
            principal: provider.unwrap_or_else(|| request.principal.to_owned()),
            action: request.action,
            resource: denial.resource.clone(),
            entity_arn: fix::entity_arn(denial),
            context: keys
                .map(|condition| (condition.key.clone(), condition.values.clone()))
                .chain(region_of_model(denial))
                .collect(),
            layer: denial
                .layer
                .layer
                .filter(|_| matches!(denial.layer.basis, Basis::Stated | Basis::Details)),
            vpc_endpoint: denial.vpc_endpoint.clone().or_else(|| source_endpoint(denial)),
            effect: denial.effect,
            statements: denial.statements.clone(),
            token,
        })
    }

    /// The principal, for looking it up.
    pub(super) fn principal(&self) -> Principal {
        match &self.token {
            // AWS has the provider built in: it has no ARN.
            Some(token) if token.issuer == self.principal && self.principal.ends_with(".amazonaws.com") => {
                Principal::federated(&self.principal)
            }
            _ => Principal::parse(&self.principal),
        }
    }

    /// The request, made by an entity that is known: a session's ARN doesn't tell the path of its role, and the entity's does.
    pub(super) fn request(&self, entity: Option<&Entity>) -> Request {
        self.make(None, entity.map(|entity| entity.arn.as_str()))
    }

    /// The same, with the resource in the caller's own account where its ARN names none, and the role without a path where it isn't
    /// known: so it is with most.
    pub(super) fn most_likely(&self, entity: Option<&Entity>) -> Request {
        let principal = self.principal();
        let named = self.resource.as_deref().and_then(Arn::parse).and_then(|arn| arn.account_id());
        let arn = entity.map(|entity| entity.arn.as_str()).or(self.entity_arn.as_deref());
        self.make(named.or(principal.account()), arn)
    }

    fn make(&self, owner: Option<&str>, principal_arn: Option<&str>) -> Request {
        let mut context = Context::new(Completeness::Partial);
        if let Some(arn) = principal_arn {
            context = context.with_one("aws:PrincipalArn", arn);
        }
        for (key, values) in &self.context {
            context = match values.as_slice() {
                [value] => context.with_one(key, value),
                values => context.with_many(key, values.iter().map(String::as_str)),
            };
        }
        Request::new(self.principal(), &self.action, self.resource.as_deref().unwrap_or("*"), owner, context)
    }
}

impl Token {
    /// The token, where anything is known of what it says.
    pub(super) fn of(denial: &Denial) -> Option<Token> {
        let issuer = denial.web_identity.as_ref()?.issuer.clone()?;
        let is_whole = denial.documents.claims.is_some();
        let extent = if is_whole { TokenExtent::Claims } else { TokenExtent::Some };
        Some(Token { issuer, extent })
    }

    /// The ARN that the provider has in the account of the role.
    fn provider(&self, denial: &Denial) -> Option<String> {
        let role = Arn::parse(denial.resource.as_deref()?)?;
        let is_built_in =
            self.issuer.starts_with("cognito-identity.") || self.issuer == "accounts.google.com";
        let account = role.account_id().filter(|_| !is_built_in)?;
        Some(format!("arn:{}:iam::{account}:oidc-provider/{}", role.partition, self.issuer))
    }
}

/// The Region that a policy is asked about for a model of Amazon Bedrock, whichever was called: that of the model, and for one of a global
/// inference profile none.
///
/// Source: Amazon Bedrock User Guide, `geographic-cross-region-inference.html`, `global-cross-region-inference.html`.
fn region_of_model(denial: &Denial) -> Option<(String, Vec<String>)> {
    let key = "aws:RequestedRegion";
    let arn = Arn::parse(denial.resource.as_deref()?).filter(|arn| arn.service == "bedrock")?;
    arn.typed_resource().filter(|(kind, _)| *kind == "foundation-model")?;
    let is_said = denial.conditions.iter().any(|condition| condition.key.eq_ignore_ascii_case(key));
    let is_region = |region: &str| region.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let region = if arn.region.is_empty() { "unspecified" } else { arn.region };
    (!is_said && is_region(region)).then(|| (key.to_owned(), vec![region.to_owned()]))
}

/// The endpoint by the request's context.
fn source_endpoint(denial: &Denial) -> Option<String> {
    let key =
        denial.conditions.iter().find(|condition| condition.key.eq_ignore_ascii_case("aws:SourceVpce"))?;
    key.values.first().cloned()
}
