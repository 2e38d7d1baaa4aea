//! What the text says between the lines.

use crate::sentence::{Ours, Sentence, say};
use denylens_triage::report::{Acting, Differing, GivenDocument, IdEntity, Reading};

pub(super) fn reading(reading: &Reading) -> Sentence {
    match reading {
        Reading::ScopePolicyIssuer => Sentence::of(
            "一致したステートメントのプリンシパルは `SCOPE_POLICY_ISSUER` です。アクセス許可の境界が拒否した場合に、この値になることが確認されています。\
             AWS のドキュメントに記載はないため、ユーザーまたはロールのアクセス許可の境界を確認してください。",
        ),
        Reading::NotActionList { listed } => say!(
            "一致したステートメントには {listed} 個のアクションがありますが、拒否されたアクションは含まれていません。\
             つまり、これは `NotAction` のリストで、リストにないすべてのアクションを拒否するステートメントです。",
            listed
        ),
        Reading::ActionWithoutPrefix { action, service } => say!(
            "デコードされたメッセージのアクション `{action}` にはサービス名がありません。リクエスト先は `{service}` なので、アクションは `{service}:{action}` です。",
            action,
            service
        ),
        Reading::UniqueIdPrincipal { id, entity } => {
            let entity = Ours(match entity {
                IdEntity::User => "IAM ユーザー",
                IdEntity::Role => "IAM ロール",
                IdEntity::Group => "IAM ユーザーグループ",
            });
            say!(
                "`{id}` はリクエストを行った {entity} の一意の ID です。ステートメントがどのポリシーにあるかは示していません。",
                id,
                entity
            )
        }
        Reading::PseudoKeys { keys } => {
            say!(
                "`{keys}` はデコードされたメッセージにだけ現れます。ポリシーの `Condition` では使えません。",
                keys
            )
        }
        Reading::MessageAndDetailsDisagree { message, details } => say!(
            "メッセージは {message} を、AWS の認可の詳細は {details} を示しています。詳細にはすべてのチェックが記録されていますが、メッセージが示すポリシータイプは 1 つだけなので、詳細のほうを採用しています。",
            message = Ours(super::verdict::name(*message, None)),
            details = Ours(super::verdict::name(*details, None))
        ),
        Reading::DocumentOfAnotherRequest(mismatch) => say!(
            "{given}が一緒に貼り付けられていますが、このメッセージとは別のリクエストのものです。{differing}は、{given}では {document}、このメッセージでは {message} です。\
             そのため、別々に表示しています。",
            given = Ours(given(mismatch.given)),
            differing = Ours(differing(mismatch.differs)),
            document = side(mismatch.differs, &mismatch.document),
            message = side(mismatch.differs, &mismatch.message)
        ),
        Reading::MessageOfAnotherRequest(mismatch) => say!(
            "この{given}は、一緒に貼り付けられたメッセージとは別のリクエストのものです。{differing}は、そのメッセージでは {message}、この{given}では {document} です。\
             そのため、別々に表示しています。",
            given = Ours(given(mismatch.given)),
            differing = Ours(differing(mismatch.differs)),
            message = side(mismatch.differs, &mismatch.message),
            document = side(mismatch.differs, &mismatch.document)
        ),
        Reading::ActsAs { role, acting } => acts_as(role, *acting),
        Reading::ActionDiffers { operation, action } => say!(
            "呼び出したのは `{operation}`、拒否されたのは `{action}` です。1 つの呼び出しが複数のアクションを必要とすることも、\
             アクション名が API オペレーション名と異なることもあります。ポリシーで確認するのは `{action}` です。",
            operation,
            action
        ),
        Reading::ClockDiffers { signed, received, minutes, is_late: true } => say!(
            "署名の時刻は `{signed}`、AWS がリクエストを受け取った時刻は `{received}` で、署名から{span}たっています。\
             呼び出し元の時計が遅れているか、署名してから送信するまでに時間がかかっています。",
            signed,
            received,
            span = span(*minutes)
        ),
        Reading::ClockDiffers { signed, received, minutes, is_late: false } => say!(
            "署名の時刻は `{signed}`、AWS がリクエストを受け取った時刻は `{received}` で、署名の時刻のほうが{span}進んでいます。\
             呼び出し元の時計が進んでいます。",
            signed,
            received,
            span = span(*minutes)
        ),
    }
}

fn span(minutes: usize) -> Sentence {
    match minutes {
        0..120 => say!(" {minutes} 分", minutes),
        _ => say!("約 {hours} 時間", hours = minutes / 60),
    }
}

fn given(document: GivenDocument) -> &'static str {
    match document {
        GivenDocument::Decoded => "デコードされたメッセージ",
        GivenDocument::Details => "認可の詳細",
    }
}

/// What one side has. The kinds of deny are words, all else is a value.
fn side(differs: Differing, value: &str) -> Sentence {
    match (differs, value) {
        (Differing::Effect, "explicit") => Sentence::of("明示的な拒否"),
        (Differing::Effect, "implicit") => Sentence::of("暗黙的な拒否"),
        _ => say!("`{value}`", value),
    }
}

fn differing(differing: Differing) -> &'static str {
    match differing {
        Differing::Account => "アカウント",
        Differing::Action => "アクション",
        Differing::Principal => "プリンシパル",
        Differing::Resource => "リソース",
        Differing::Effect => "拒否の種類",
    }
}

fn acts_as(role: &str, acting: Acting) -> Sentence {
    match acting {
        Acting::Node => say!(
            "名前から判断すると、`{role}` は Kubernetes クラスターのノードのロールです。専用のロールがないポッドは、ノードのロールで呼び出します。\
             この呼び出しをノードとして行うつもりだったかどうかは、テキストに示されていません。",
            role
        ),
        Acting::ContainerInstance => say!(
            "名前から判断すると、`{role}` は Amazon ECS のコンテナインスタンスのロールです。タスクロールがないタスクは、インスタンスのロールで呼び出します。\
             この呼び出しをインスタンスとして行うつもりだったかどうかは、テキストに示されていません。",
            role
        ),
        Acting::TaskExecution => say!(
            "名前から判断すると、`{role}` はタスク実行ロールです。Amazon ECS はこのロールでタスクを開始しますが、この呼び出しはタスクを開始するためのものではありません。\
             コンテナ内のプログラムが使用するのはタスクロールで、通常は別のロールです。",
            role
        ),
        Acting::TaskStart => say!(
            "名前から判断すると、`{role}` はタスク実行ロールで、これは Amazon ECS がタスクを開始するための呼び出しです。\
             そのため、許可が必要なのはタスクロールではなく、このロールです。",
            role
        ),
        Acting::BuildMachine => say!(
            "名前から判断すると、`{role}` はジョブを実行するマシンのロールで、インスタンスプロファイルを通じて渡されます。\
             ロールを引き受けていないジョブは、マシンのロールで呼び出します。",
            role
        ),
        Acting::CdkDeploy => say!(
            "`{role}` は CDK がデプロイに使用するロールです。CDK がこのロールを引き受けて呼び出しているため、CDK を実行した人の権限は関係しません。",
            role
        ),
        Acting::CdkExecution => say!(
            "`{role}` は、CDK のデプロイで CloudFormation が使用するロールです。CloudFormation が呼び出しているため、CDK を実行した人の権限は関係しません。\
             このロールの権限は、`cdk bootstrap` の `--cloudformation-execution-policies` で指定したポリシーによるものです。",
            role
        ),
        Acting::CdkOther => say!(
            "`{role}` は、CDK がアセットの公開や情報の参照に使用するロールです。CDK がこのロールを引き受けて呼び出しているため、CDK を実行した人の権限は関係しません。",
            role
        ),
        Acting::Itself => say!(
            "セッションはすでに `{role}` のもので、引き受けようとしているのも同じロールです。ロールが自分自身を引き受けられるのは、信頼ポリシーで自分を指定している場合だけです。",
            role
        ),
    }
}
