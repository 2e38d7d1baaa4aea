//! What else is worth knowing about a refusal: short sentences, each said where it holds.

use crate::fix;
use denylens_lang::{Lang, Words};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Basis, Cause, CauseKind, Denial, DenyKind};

/// One row of the registry.
struct Row {
    holds: fn(&Denial) -> bool,
    en: &'static str,
    ja: &'static str,
}

const REGISTRY: [Row; 10] = [
    Row {
        // Where the steps of the cause say so, it isn't said twice.
        holds: |denial| {
            denial.effect == DenyKind::Explicit
                && denial.cause.kind() == CauseKind::PolicyRefused
                && crate::cause::prose(denial.cause, Lang::En).section("fix.explicit").is_none()
        },
        en: "An explicit deny outweighs every Allow. Adding an Allow anywhere changes nothing.",
        ja: "明示的な拒否はすべての許可に優先します。どこに許可を追加しても結果は変わりません。",
    },
    Row {
        holds: |denial| denial.effect == DenyKind::Implicit && denial.layer.layer.is_some(),
        en: "AWS names one layer even where several are missing the permission. Another refusal may follow.",
        ja: "複数の層に許可がない場合でも、AWS が示すのは 1 つの層だけです。修正後に別の層で拒否されることがあります。",
    },
    Row {
        holds: |denial| denial.layer.basis == Basis::Inferred,
        en: "The layer is concluded from the shape of the decoded document. Only the policy itself confirms it.",
        ja: "この層は、デコードされたドキュメントの形から推定したものです。確認するには、ポリシーそのものを見る必要があります。",
    },
    Row {
        holds: |denial| {
            denial.effect == DenyKind::Explicit
                && denial.layer.layer.is_none()
                && denial.cause.kind() == CauseKind::PolicyRefused
        },
        en: "The text doesn't name the layer. The denying statement can stand in any of them: identity-based policies, the permissions boundary, a session policy, the resource's policy, the VPC endpoint's policy, an SCP or an RCP.",
        ja: "テキストに層の記載がありません。拒否しているステートメントは、アイデンティティベースのポリシー、アクセス許可の境界、セッションポリシー、リソースのポリシー、VPC エンドポイントのポリシー、SCP、RCP のいずれにもあり得ます。",
    },
    Row {
        holds: |denial| {
            !denial.statements.is_empty()
                && denial.statements.iter().any(|statement| !statement.conditions.is_empty())
        },
        en: "The decoded document prints the conditions without their operators. Whether a value had to be equal, different, present or absent stands only in the policy.",
        ja: "デコードされたドキュメントには条件の演算子が含まれません。値が一致・不一致のどちらで拒否されたか、キーの有無で拒否されたかは、ポリシーを見なければ分かりません。",
    },
    Row {
        holds: |denial| {
            denial
                .conditions
                .iter()
                .any(|condition| condition.key.to_ascii_lowercase().starts_with("aws:requesttag/"))
        },
        en: "One call can be judged on several resources, and tags may go to only some of them. The resource shown is the one that failed; a tag of the request may belong to another.",
        ja: "1 つの呼び出しが複数のリソースに対して評価され、タグが一部のリソースにだけ付くことがあります。表示されているのは拒否されたリソースで、リクエストのタグは別のリソースのものかもしれません。",
    },
    Row {
        holds: |denial| {
            denial.qualified_action().is_some_and(|action| action.eq_ignore_ascii_case("ec2:RunInstances"))
                && denial.cause.kind() == CauseKind::PolicyRefused
        },
        en: "A `RunInstances` call is judged on each resource that it uses: the instance, its volumes and network interfaces, the image, the subnet, the security groups, the key pair. It can also need `ec2:CreateTags` and `iam:PassRole`. After this refusal the next one may follow.",
        ja: "`RunInstances` の呼び出しは、インスタンス、ボリューム、ネットワークインターフェイス、イメージ、サブネット、セキュリティグループ、キーペアのそれぞれに対して評価されます。`ec2:CreateTags` と `iam:PassRole` も必要になることがあります。この拒否を解消した後に、次の拒否が出る可能性があります。",
    },
    Row {
        holds: |denial| is_across_accounts(denial) && denial.cause.kind() == CauseKind::PolicyRefused,
        en: "Caller and resource are in different accounts, so both sides must allow it: the policies of the caller and the policy of the resource. The message blames one of them; the other may be missing the permission too.",
        ja: "呼び出し元とリソースのアカウントが異なるため、呼び出し元のポリシーとリソースのポリシーの両方で許可が必要です。メッセージが示すのは片方だけで、もう片方にも許可がない可能性があります。",
    },
    Row {
        holds: |denial| denial.cause == Cause::Kms,
        en: "A KMS key has a policy of its own that always has a say. An IAM policy alone never opens a key.",
        ja: "KMS キーには必ずキーポリシーがあり、常に評価されます。IAM ポリシーだけではキーを使用できません。",
    },
    Row {
        holds: |denial| is_across_partitions(denial),
        en: "Caller and resource are in different partitions. No policy can allow a request across partitions.",
        ja: "呼び出し元とリソースのパーティションが異なります。パーティションをまたぐリクエストは、どのポリシーでも許可できません。",
    },
];

/// The notes on a refusal, without repeats; what a fix has to say comes last.
pub fn of(denial: &Denial) -> Vec<Words> {
    let rows = REGISTRY.iter().filter(|row| (row.holds)(denial)).map(|row| Words::new(row.en, row.ja));
    let mut notes: Vec<Words> = rows.collect();
    for caveat in fix::of(denial).into_iter().flat_map(|fix| fix.caveats) {
        if !notes.contains(&caveat) {
            notes.push(caveat);
        }
    }
    notes
}

fn arns(denial: &Denial) -> Option<(Arn<'_>, Arn<'_>)> {
    Some((Arn::parse(denial.principal.as_deref()?)?, Arn::parse(denial.resource.as_deref()?)?))
}

fn is_across_accounts(denial: &Denial) -> bool {
    arns(denial).is_some_and(|(caller, resource)| {
        matches!((caller.account_id(), resource.account_id()), (Some(caller), Some(owner)) if caller != owner)
            && denial.layer.layer != Some(Layer::ServiceControl)
    })
}

fn is_across_partitions(denial: &Denial) -> bool {
    arns(denial).is_some_and(|(caller, resource)| {
        matches!(
            (caller.known_partition(), resource.known_partition()),
            (Some(caller), Some(owner)) if caller.name() != owner.name()
        )
    })
}
