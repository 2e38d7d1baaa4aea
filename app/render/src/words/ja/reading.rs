//! What the text says between the lines.

use crate::words::code::code_list;
use denylens_triage::report::{Differing, IdEntity, Reading};

pub(super) fn reading(reading: &Reading) -> String {
    match reading {
        Reading::ScopePolicyIssuer => "一致したステートメントのプリンシパルは `SCOPE_POLICY_ISSUER` です。これはアクセス許可の境界が拒否した場合に確認されています。\
             AWS のドキュメントに記載はないため、ユーザーまたはロールのアクセス許可の境界を確認してください。"
            .to_owned(),
        Reading::NotActionList { listed } => format!(
            "一致したステートメントには {listed} 個のアクションがありますが、拒否されたアクションは含まれていません。\
             つまりこれは `NotAction` のリストで、リスト以外のすべてのアクションを拒否するステートメントです。"
        ),
        Reading::ActionWithoutPrefix { action, service } => format!(
            "ドキュメントのアクション `{action}` にはサービス名がありません。リクエスト先は `{service}` なので、アクションは `{service}:{action}` です。"
        ),
        Reading::UniqueIdPrincipal { id, entity } => {
            let entity = match entity {
                IdEntity::User => "IAM ユーザー",
                IdEntity::Role => "IAM ロール",
                IdEntity::Group => "IAM ユーザーグループ",
            };
            format!(
                "`{id}` はリクエストを行った{entity}の一意の ID です。ステートメントがどのポリシーにあるかは示していません。"
            )
        }
        Reading::PseudoKeys { keys } => {
            format!(
                "{} はデコードされたドキュメントにだけ現れます。ポリシーの `Condition` では使えません。",
                code_list(keys)
            )
        }
        Reading::MessageAndDetailsDisagree { message, details } => format!(
            "メッセージは層 `{}` を、AWS の認可の詳細は `{}` を示しています。詳細にはすべてのチェックが記録され、メッセージは 1 つの層だけを示すため、詳細のほうを採用しています。",
            message.id(),
            details.id()
        ),
        Reading::DecodedOfAnotherRequest(mismatch) => format!(
            "このメッセージに対するデコード済みメッセージは、別のリクエストのものです。{}は、デコード済みメッセージでは `{}`、このメッセージでは `{}` です。\
             そのため、別々に表示しています。",
            differing(mismatch.differs),
            mismatch.decoded,
            mismatch.message
        ),
        Reading::MessageOfAnotherRequest(mismatch) => format!(
            "このデコード済みメッセージは、元のメッセージとは別のリクエストのものです。{}は、元のメッセージでは `{}`、このデコード済みメッセージでは `{}` です。\
             そのため、別々に表示しています。",
            differing(mismatch.differs),
            mismatch.message,
            mismatch.decoded
        ),
        Reading::ActionDiffers { operation, action } => format!(
            "呼び出したのは `{operation}`、拒否されたのは `{action}` です。1 つの呼び出しが複数のアクションを必要とすることも、\
             アクション名が API オペレーション名と異なることもあります。ポリシーで確認するのは `{action}` です。"
        ),
    }
}

fn differing(differing: Differing) -> &'static str {
    match differing {
        Differing::Account => "アカウント",
        Differing::Action => "アクション",
        Differing::Principal => "プリンシパル",
    }
}
