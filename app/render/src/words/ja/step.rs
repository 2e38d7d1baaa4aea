//! What to do.

use crate::{
    sentence::{Sentence, say},
    words::shape::StepWords,
};
use denylens_locate::{TokenFinding, TokenMismatch};
use denylens_triage::report::{Acting, EncodedState, GivenDocument};

pub(super) const WORDS: StepWords = StepWords {
    encoded,
    act_as,
    which,
    which_layer: "何かを変更する前に、もう一度呼び出して、そのメッセージと認可の詳細を比べてください（拒否しているのは 2 つのポリシータイプのどちらか、または両方です）。",
    cut_by_cloudtrail: "CloudTrail には長いエラーメッセージの先頭部分しか記録されないため、もう一度呼び出して、プログラムの出力からエンコードされたメッセージをコピーしてください。",
    fetch_details: "認可の詳細を `aws iam-toolbox get-request-authorization-details` で取得し、ポリシータイプごとの判定を確認してください（AWS が保持するのは 1 日ほどです）。",
    meant: "明示的な拒否の多くは意図したガードレールなので、例外を依頼する前に、拒否が意図したものか、リクエストのほうを変えられないかを確認してください。",
    correct,
    keep_conditions: "`sub` や `aud` に対する条件は、外すとその ID プロバイダーのすべての利用者がロールを引き受けられるようになるため、決して外さないでください。",
};

fn encoded(state: EncodedState) -> &'static str {
    match state {
        EncodedState::Complete => {
            "リソース、一致したステートメント、リクエストコンテキストを知るために、エンコードされたメッセージをデコードしてください。"
        }
        EncodedState::CutShort => {
            "エンコードされたメッセージが途中で切れているようなので、失敗した呼び出しをもう一度実行し、メッセージ全体をコピーしてください。"
        }
        EncodedState::Unfit => {
            "エンコードされたメッセージに AWS が使わない文字や余分な文字が含まれているため、元の出力からコピーし直してください。"
        }
        EncodedState::Redacted => {
            "エンコードされたメッセージが取り除かれているか省略されているため、元の出力にあるものをデコードし、デコードされたメッセージをこのテキストに追加してください。"
        }
    }
}

fn which(given: GivenDocument) -> &'static str {
    match given {
        GivenDocument::Decoded => {
            "何かを変更する前に、メッセージとデコードされたメッセージのどちらが失敗した呼び出しのものかを確認してください。"
        }
        GivenDocument::Details => {
            "何かを変更する前に、メッセージと認可の詳細のどちらが失敗した呼び出しのものかを確認してください。"
        }
    }
}

fn correct(finding: &TokenFinding) -> Vec<Sentence> {
    let statement = &finding.statement;
    match &finding.says {
        TokenMismatch::Case { key, wanted, had } => vec![say!(
            "ロールの所有者: 大文字と小文字だけが違うので、ステートメント `{statement}` の `{key}` の値を `{wanted}` から `{had}` に変更してください。",
            statement,
            key,
            wanted,
            had
        )],
        TokenMismatch::Wildcard { operator, key, wanted, had } => vec![
            say!(
                "ロールの所有者: `{operator}` は `*` を文字そのものとして扱うので、ステートメント `{statement}` の `{key}` の値を `{wanted}` から `{had}` に変更してください。",
                operator,
                statement,
                key,
                wanted,
                had
            ),
            say!(
                "一致するものすべてを許可する場合は、代わりに `{wanted}` を `StringLike` に指定してください。",
                wanted
            ),
        ],
        TokenMismatch::Value { key, had, .. } if finding.says.is_of_pull_requests() => vec![
            say!(
                "ブランチや環境から呼び出すはずだった場合は、`{key}` の値 `{had}` はリポジトリのすべてのプルリクエストに共通なので、ワークフローをそのブランチや環境から実行してください。",
                key,
                had
            ),
            say!(
                "ロールの所有者: すべてのプルリクエストにロールを使わせる場合に限り、ステートメント `{statement}` に `{had}` を追加してください。",
                statement,
                had
            ),
        ],
        TokenMismatch::Value { key, had, .. } => vec![say!(
            "ロールの所有者: ステートメント `{statement}` がこの呼び出しのためのものであれば、`{key}` の値に `{had}` を追加してください。",
            statement,
            key,
            had
        )],
        _ => Vec::new(),
    }
}

fn act_as(acting: Acting) -> &'static [&'static str] {
    match acting {
        Acting::Node => &[
            "呼び出しを行ったポッドで `aws sts get-caller-identity` を実行し、ポッドに専用のロールがあるか、ノードのロールを使っているかを確認してください。",
            "専用のロールを使うはずだった場合は、EKS Pod Identity またはサービスアカウントの IAM ロールでポッドにロールを割り当て、ノードではなくそのロールにアクションを許可してください。",
        ],
        Acting::ContainerInstance => &[
            "呼び出しを行ったコンテナで `aws sts get-caller-identity` を実行し、タスクに専用のロールがあるか、インスタンスのロールを使っているかを確認してください。",
            "専用のロールを使うはずだった場合は、タスク定義でタスクロール (`taskRoleArn`) を指定し、インスタンスではなくそのロールにアクションを許可してください。",
        ],
        Acting::TaskExecution => &[
            "呼び出しを行ったコンテナで `aws sts get-caller-identity` を実行し、タスク実行ロールがタスクロールとして使われていないか確認してください。",
            "使われている場合は、タスク定義のタスクロール (`taskRoleArn`) に別のロールを指定し、タスク実行ロールではなくそのロールにアクションを許可してください。",
        ],
        Acting::BuildMachine => &[
            "ジョブの中で、この呼び出しの直前に `aws sts get-caller-identity` を実行し、ジョブがロールを引き受けているか、マシンのロールを使っているかを確認してください。",
            "ロールを引き受けるはずだった場合は、そのステップが呼び出しより前にあることと、ジョブがトークンを取得できること（GitHub Actions では `permissions: id-token: write`）を確認してください。",
        ],
        Acting::Itself => &[
            "呼び出しの直前に `aws sts get-caller-identity` を実行し、すでにこのロールになっている場合は、もう一度引き受けずに呼び出してください。",
            "ロールが自分自身を引き受ける必要がある場合に限り、ロールの信頼ポリシーで自分の ARN を指定し、自分自身に対する `sts:AssumeRole` をロールに許可してください。",
        ],
        Acting::CdkExecution => &[
            "スタックに必要な操作であれば、`cdk bootstrap` の `--cloudformation-execution-policies` に、許可するポリシーを既存のものと一緒に指定してください（指定した一覧は以前のものを置き換えます）。",
        ],
        Acting::TaskStart | Acting::CdkDeploy | Acting::CdkOther => &[],
    }
}
