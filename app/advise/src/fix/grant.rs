//! The Allow that is missing, in the layer that has to give it.

use super::{
    Applicability::{self, HasPlaceholders, MayNeedChange, Ready},
    Fix, is_placeholder, owner, passed_service,
    statement::{DraftCondition, DraftPrincipal, DraftStatement, sid},
    target::{self, named_principal},
};
use denylens_lang::Words;
use denylens_policy::{Arn, Layer, document::Effect};
use denylens_triage::report::{Basis, Cause, Denial};

/// The missing Allows.
pub(super) fn of(denial: &Denial) -> Vec<Fix> {
    let Some(action) = denial.qualified_action().filter(|action| is_action(action)) else {
        return Vec::new();
    };
    let mut fixes = Vec::new();
    if is_by_provider(&action) {
        // Who comes with a token has no policies of their own yet: the trust policy alone decides.
        return grant(denial, Layer::Resource, &action, certainty_of(denial, Layer::Resource))
            .into_iter()
            .collect();
    }
    match denial.layer.layer {
        // "The RCPFullAWSAccess policy is attached and can't be detached": an RCP refuses by deny only.
        Some(Layer::ResourceControl) => return fixes,
        Some(layer) => {
            fixes.extend(grant(denial, layer, &action, certainty(denial)));
            // Where two sides must allow, the other one may be missing too.
            if is_across_accounts(denial) || denial.cause == Cause::Trust || is_key(denial) {
                let other = match layer {
                    Layer::Resource => Some(Layer::Identity),
                    Layer::Identity if has_policy_of_its_own(denial) => Some(Layer::Resource),
                    _ => None,
                };
                fixes.extend(other.and_then(|layer| grant(denial, layer, &action, MayNeedChange)));
            }
        }
        None => {
            fixes.extend(grant(denial, Layer::Identity, &action, MayNeedChange));
            if denial.cause == Cause::Trust || is_key(denial) || is_across_accounts(denial) {
                fixes.extend(grant(denial, Layer::Resource, &action, MayNeedChange));
            }
        }
    }
    fixes
}

/// Whether the caller of an action is someone whom an identity provider vouches for.
fn is_by_provider(action: &str) -> bool {
    ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"]
        .iter()
        .any(|known| action.eq_ignore_ascii_case(known))
}

/// Whether a text is `service:Name`, as policies write actions.
fn is_action(action: &str) -> bool {
    action.split_once(':').is_some_and(|(service, name)| {
        let is_word = |text: &str| {
            !text.is_empty() && text.chars().all(|next| next.is_ascii_alphanumeric() || "-_".contains(next))
        };
        is_word(service) && is_word(name)
    })
}

fn certainty_of(denial: &Denial, layer: Layer) -> Applicability {
    if denial.layer.layer == Some(layer) { certainty(denial) } else { MayNeedChange }
}

fn certainty(denial: &Denial) -> Applicability {
    if denial.layer.basis == Basis::Inferred { MayNeedChange } else { Ready }
}

fn is_key(denial: &Denial) -> bool {
    denial.cause == Cause::Kms
        && denial.resource.as_deref().and_then(Arn::parse).is_some_and(|arn| arn.service == "kms")
}

/// Whether the resource belongs to another account than the caller.
fn is_across_accounts(denial: &Denial) -> bool {
    let account = |text: Option<&String>| {
        text.and_then(|text| Arn::parse(text)).and_then(|arn| arn.account_id().map(str::to_owned))
    };
    match (account(denial.principal.as_ref()), account(denial.resource.as_ref())) {
        (Some(caller), Some(owner)) => caller != owner,
        _ => false,
    }
}

/// Whether the resource is of a kind that can have a policy.
fn has_policy_of_its_own(denial: &Denial) -> bool {
    const SERVICES: [&str; 14] = [
        "backup",
        "ecr",
        "elasticfilesystem",
        "es",
        "events",
        "kinesis",
        "kms",
        "lambda",
        "s3",
        "s3express",
        "secretsmanager",
        "sns",
        "sqs",
        "dynamodb",
    ];
    denial.resource.as_deref().and_then(Arn::parse).is_some_and(|arn| {
        SERVICES.contains(&arn.service) || (arn.service == "iam" && arn.resource.starts_with("role/"))
    })
}

fn grant(denial: &Denial, layer: Layer, action: &str, certainty: Applicability) -> Option<Fix> {
    let mut caveats = Vec::new();
    let mut applicability = certainty;
    let mut worsen = |to: Applicability, en: String, ja: String| {
        applicability = applicability.max(to);
        caveats.push(Words::new(en, ja));
    };
    if certainty != Ready {
        worsen(
            MayNeedChange,
            "The text doesn't say that this layer lacks the permission. Check the other layers too."
                .to_owned(),
            "この層に許可がないとはテキストに書かれていません。ほかの層も確認してください。".to_owned(),
        );
    }
    let target = target::of(denial, layer);
    let resource = match &target {
        // The statements of a trust policy have no resource.
        target::Target::Trust(role) => denial.resource.clone().unwrap_or_else(|| role.clone()),
        _ => resource(denial, layer, &mut worsen),
    };
    let principal = if layer == Layer::Resource { Some(principal(denial, &mut worsen)?) } else { None };
    let conditions = conditions(denial, layer, &mut worsen);
    let principal = match layer {
        Layer::VpcEndpoint => Some(DraftPrincipal::Everyone),
        _ => principal,
    };
    let on = &resource;
    let who = named_principal(denial).map_or_else(String::new, |principal| principal.arn);
    let grants = match layer {
        Layer::Identity | Layer::Resource => Words::new(
            format!("Allows `{action}` on `{on}`, and nothing else."),
            format!("`{on}` に対する `{action}` だけを許可します。"),
        ),
        Layer::Boundary | Layer::Session | Layer::ServiceControl | Layer::ResourceControl => Words::new(
            format!("Lets other policies allow `{action}` on `{on}`. It allows nothing by itself."),
            format!(
                "ほかのポリシーが `{on}` に対する `{action}` を許可できるようになります。これだけでは何も許可されません。"
            ),
        ),
        Layer::VpcEndpoint => Words::new(
            format!(
                "Lets `{who}` send `{action}` on `{on}` through this endpoint. It allows nothing by itself."
            ),
            format!(
                "`{who}` が `{on}` に対する `{action}` をこのエンドポイント経由で実行できるようになります。これだけでは何も許可されません。"
            ),
        ),
    };
    // A key policy's own key is `*`.
    let resources = match &target {
        target::Target::Trust(_) => Vec::new(),
        target::Target::Key(_) => vec!["*".to_owned()],
        _ => vec![resource],
    };
    Some(Fix {
        layer: Some(layer),
        owner: owner::of(denial, Some(layer)),
        statement: DraftStatement {
            sid: sid(&["allow", action]),
            effect: Effect::Allow,
            principal,
            actions: vec![action.to_owned()],
            resources,
            conditions,
        },
        target,
        applicability,
        grants,
        caveats,
    })
}

/// The resource, or `*` where the text doesn't name one, which is then said.
fn resource(denial: &Denial, layer: Layer, worsen: &mut impl FnMut(Applicability, String, String)) -> String {
    if layer == Layer::ServiceControl {
        worsen(
            Ready,
            "The statement speaks of all resources, as statements of an SCP mostly do: what may be used is limited by the other policies."
                .to_owned(),
            "SCP のステートメントとして一般的な形で、すべてのリソースを対象にしています。実際に使える範囲は、ほかのポリシーが制限します。".to_owned(),
        );
        return "*".to_owned();
    }
    match denial.resource.as_deref() {
        Some("*") => "*".to_owned(),
        // The action is about all of a kind: the message has the kind and no name.
        Some(text) if Arn::parse(text).is_some_and(|arn| arn.resource.ends_with(['/', ':'])) => {
            "*".to_owned()
        }
        Some(text) if Arn::parse(text).is_some() => {
            if is_placeholder(text) || !is_plausible(text) {
                worsen(
                    HasPlaceholders,
                    "A part of the resource's ARN was taken out of the text. Put it back.".to_owned(),
                    "リソースの ARN の一部がテキストから取り除かれています。元の値に戻してください。"
                        .to_owned(),
                );
            }
            text.to_owned()
        }
        Some(_) | None => {
            worsen(
                MayNeedChange,
                "The text doesn't give the ARN of the resource, so this stands for all of them. Name the one that is needed.".to_owned(),
                "テキストにリソースの ARN がないため、すべてのリソースが対象になっています。必要なリソースの ARN に置き換えてください。".to_owned(),
            );
            "*".to_owned()
        }
    }
}

/// Whether an ARN can be one: a partition, a service, and an account that is one or is empty.
fn is_plausible(arn: &str) -> bool {
    Arn::parse(arn).is_some_and(|arn| {
        arn.known_partition().is_some()
            && !arn.service.is_empty()
            && !arn.resource.is_empty()
            && (arn.account.is_empty()
                || arn.account == "*"
                || arn.account == "aws"
                || arn.account_id().is_some())
    })
}

/// Whom the policy of a resource has to name.
fn principal(
    denial: &Denial,
    worsen: &mut impl FnMut(Applicability, String, String),
) -> Option<DraftPrincipal> {
    if denial
        .qualified_action()
        .is_some_and(|action| action.eq_ignore_ascii_case("sts:AssumeRoleWithWebIdentity"))
    {
        let provider = denial.principal.as_deref().filter(|text| text.contains("-provider/"));
        if provider.is_none() {
            worsen(
                HasPlaceholders,
                "Put in the ARN of the identity provider, and the conditions on the subject and the audience of its tokens.".to_owned(),
                "ID プロバイダーの ARN と、トークンのサブジェクトおよびオーディエンスの条件を入れてください。".to_owned(),
            );
        }
        let account = denial.resource.as_deref().and_then(Arn::parse).map_or("ACCOUNT_ID", |arn| arn.account);
        let partition = denial.partition.as_deref().unwrap_or("aws");
        let provider = provider
            .map_or_else(|| format!("arn:{partition}:iam::{account}:oidc-provider/PROVIDER"), str::to_owned);
        return Some(DraftPrincipal::Federated(provider));
    }
    let named = named_principal(denial)?;
    if is_placeholder(&named.arn) || named.arn.contains('*') {
        worsen(
            HasPlaceholders,
            "A part of the principal's ARN isn't in the text. `aws iam get-role` shows the whole of it.".to_owned(),
            "プリンシパルの ARN の一部がテキストにありません。`aws iam get-role` で完全な ARN を確認してください。".to_owned(),
        );
    } else if !named.is_exact {
        worsen(
            MayNeedChange,
            "A session doesn't show the path of its role. If the role has one, put it into the ARN.".to_owned(),
            "セッションの ARN にはロールのパスが含まれません。ロールにパスがある場合は、ARN に加えてください。".to_owned(),
        );
    }
    Some(DraftPrincipal::Aws(named.arn))
}

fn conditions(
    denial: &Denial,
    layer: Layer,
    worsen: &mut impl FnMut(Applicability, String, String),
) -> Vec<DraftCondition> {
    let mut conditions = Vec::new();
    let action = denial.qualified_action().unwrap_or_default().to_ascii_lowercase();
    if action == "iam:passrole" && layer == Layer::Identity {
        match passed_service::of(denial) {
            Some(service) => conditions.push(DraftCondition::new("StringEquals", "iam:PassedToService", service)),
            None => worsen(
                MayNeedChange,
                "The text doesn't say to which service the role goes. A condition on `iam:PassedToService` with that service makes this tighter.".to_owned(),
                "ロールを渡すサービスはテキストに示されていません。`iam:PassedToService` の条件でサービスを指定すると、範囲をさらに絞れます。".to_owned(),
            ),
        }
    }
    if action == "kms:creategrant" {
        conditions.push(DraftCondition::new("Bool", "kms:GrantIsForAWSResource", "true"));
    }
    if layer == Layer::VpcEndpoint
        && let Some(principal) = named_principal(denial)
    {
        conditions.push(DraftCondition::new("ArnLike", "aws:PrincipalArn", &principal.arn));
    }
    conditions
}
