//! The changes to policies.

use crate::{
    sentence::{Sentence, say},
    words::shape::FixWords,
};
use denylens_advise::{
    Account, Contact,
    fix::{Caveat, Change, FixEffect},
};

pub(super) const WORDS: FixWords = FixWords { contact, effect, place, caveat };

fn contact(contact: &Contact) -> Sentence {
    Sentence::of(match contact {
        Contact::Iam(account) => return say!("{of_account} IAM 管理者", of_account = of(account)),
        Contact::Boundaries(account) => {
            return say!("{of_account}アクセス許可の境界を管理している人", of_account = of(account));
        }
        Contact::Resource(Some(account)) => return say!("アカウント {account} のリソース所有者", account),
        Contact::Resource(None) => "リソースの所有者",
        Contact::DenyingPolicy => "拒否しているポリシーの所有者",
        Contact::Session => "セッションを開始する人またはプログラムの管理者",
        Contact::Endpoint => "VPC エンドポイントの所有者",
        Contact::Organization => "組織の管理者 (管理アカウント)",
        Contact::OrganizationOfResource => "リソースを所有する組織の管理者",
        Contact::Administrator => "アカウントの管理者",
        Contact::Decoder => "`sts:DecodeAuthorizationMessage` を実行できる管理者",
    })
}

fn of(account: &Account) -> Sentence {
    match account {
        Some(account) => say!("アカウント {account} の", account),
        None => Sentence::of("アカウントの"),
    }
}

fn effect(effect: &FixEffect) -> Sentence {
    match effect {
        FixEffect::Allows { action, resource } => {
            say!("`{resource}` に対する `{action}` だけを許可します。", resource, action)
        }
        FixEffect::LetsAllow { action, resource } => say!(
            "ほかのポリシーが `{resource}` に対する `{action}` を許可できるようになります。これだけでは何も許可されません。",
            resource,
            action
        ),
        FixEffect::LetsThrough { principal, action, resource } => say!(
            "`{principal}` が `{resource}` に対する `{action}` をこのエンドポイント経由で実行できるようになります。これだけでは何も許可されません。",
            principal,
            resource,
            action
        ),
        FixEffect::NoLongerDenies { principal } => {
            say!("このステートメントは `{principal}` を拒否しなくなります。別途、許可も必要です。", principal)
        }
    }
}

fn place(change: &Change) -> Option<Sentence> {
    match change {
        Change::Statement(_) => None,
        Change::Condition(added) => Some(match added.sids.as_slice() {
            [] => Sentence::of(
                "これはステートメント全体ではありません。拒否しているステートメントの `Condition` に追加し、ほかの要素はそのまま残してください。",
            ),
            sids => say!(
                "これはステートメント全体ではありません。ステートメント `{sids}` の `Condition` に追加し、ほかの要素はそのまま残してください。",
                sids
            ),
        }),
    }
}

fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::StatementNotShown => {
            "どのステートメントが拒否しているかはテキストに示されていません。まずポリシーの中で該当するステートメントを探してください。"
        }
        Caveat::KeyAlreadyThere => {
            "ステートメントの `ArnNotLike` に `aws:PrincipalArn` がすでにある場合は、その値に ARN を追加してください。"
        }
        Caveat::LayerNotSaid => {
            "この層に許可がないとはテキストに書かれていません。ほかの層も確認してください。"
        }
        Caveat::EveryResource => {
            "SCP のステートメントとして一般的な形で、すべてのリソースを対象にしています。実際に使える範囲は、ほかのポリシーが制限します。"
        }
        Caveat::ResourceRedacted => {
            "リソースの ARN の一部がテキストから取り除かれています。元の値に戻してください。"
        }
        Caveat::ResourceNotNamed => {
            "テキストにリソースの ARN がないため、すべてのリソースが対象になっています。必要なリソースの ARN に置き換えてください。"
        }
        Caveat::ProviderNotNamed => {
            "ID プロバイダーの ARN と、トークンのサブジェクトおよびオーディエンスの条件を入れてください。"
        }
        Caveat::PrincipalNotWhole => {
            "プリンシパルの ARN の一部がテキストにありません。`aws iam get-role` で完全な ARN を確認してください。"
        }
        Caveat::PathUntold => {
            "セッションの ARN にはロールのパスが含まれません。ロールにパスがある場合は、ARN に加えてください。"
        }
        Caveat::ServiceNotSaid => {
            "ロールを渡すサービスはテキストに示されていません。`iam:PassedToService` の条件でサービスを指定すると、範囲をさらに絞れます。"
        }
    }
}
