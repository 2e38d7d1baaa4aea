//! Japanese.

use super::{
    Advice, Checklist, Context, Copy, Decode, Evidence, Facts, Fix, Index, Input, Ladder, Policies,
    Recognised, Shell, Verdict, Words,
};
use crate::{
    model::{file::Reading, recognised::Chip},
    state::Gone,
    theme::Theme,
};
use denylens_policy::{Decision, Truth, export::FileProblem};
use denylens_triage::{
    locate::{Knowledge, Likeness},
    remedy::fix::Applicability,
    report::{Basis, Effect, EncodedState, Field, Layer, LayerKind, MissingReason, Source, Status, Tool},
};

pub(super) static WORDS: Words = Words {
    shell: Shell {
        title: "DenyLens：AWS に拒否された理由",
        tagline: "AWS に拒否された理由と、直し方がわかります。",
        language: "言語",
        theme: "配色",
        theme_name: |theme| match theme {
            Theme::Auto => "システム",
            Theme::Light => "ライト",
            Theme::Dark => "ダーク",
        },
        promise: "貼り付けた内容はこのブラウザーの中だけで読み取り、保存しません。送信先を示したボタンを押すまで、どこにも送信しません。",
    },
    input: Input {
        label: "エラーを貼り付けてください",
        hint: "エラーメッセージ、ログ、CloudTrail イベント、デコード済みメッセージを読み取れます。テキストファイルのドロップもできます。",
        placeholder: "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized …",
        open_file: "ファイルを開く",
        forget: "すべて消去",
        forgotten: "消去しました。このページには何も残っていません。",
        samples: "例を見る：",
        busy: "長いテキストを読み取っています…",
        drop_here: "ここにドロップすると読み取ります",
        file_read: |name, reading, cut_at| {
            let mut said = format!("{name} を読み込みました。");
            if let Some(bytes) = cut_at {
                said +=
                    &format!("{} MB を超えているため、先頭の部分だけを読み込んでいます。", bytes / 1_000_000);
            }
            if reading == Reading::Replaced {
                said += "文字として読めない部分は「\u{fffd}」で示しています。";
            }
            said
        },
        file_unreadable: |name| {
            format!(
                "ブラウザーで {name} を読み込めませんでした。ファイルを開いて、テキストを貼り付けてください。"
            )
        },
    },
    recognised: Recognised {
        title: "読み取った内容",
        chip: |chip| match chip {
            Chip::Denials(count) => format!("拒否 {count} 件"),
            Chip::Repeated(count) => format!("同じ内容が {count} 回"),
            Chip::Tool(tool) => tool_name(*tool).to_owned(),
            Chip::Code(code) => code.clone(),
            Chip::Operation(operation) => format!("オペレーション {operation}"),
            Chip::Encoded { state: EncodedState::Complete, length } => {
                format!("エンコードされたメッセージ（{length} 文字）")
            }
            Chip::Encoded { state: EncodedState::CutShort, .. } => {
                "エンコードされたメッセージ（途中で切れています）".to_owned()
            }
            Chip::Encoded { state: EncodedState::Redacted, .. } => {
                "エンコードされたメッセージ（一部が伏せられています）".to_owned()
            }
            Chip::Decoded => "デコード済みメッセージ".to_owned(),
            Chip::AuthorizationId => "認可 ID".to_owned(),
        },
    },
    decode: Decode {
        title: "メッセージをデコードする",
        intro: "この拒否の詳細は AWS がエンコードしています。デコードすると、どのアクションがどのリソースに対して、どのようなリクエストコンテキストで拒否されたかがわかります。",
        hopeless: |state| match state {
            EncodedState::Complete | EncodedState::CutShort => {
                "エンコードされたメッセージが途中で切れているため、デコードできません。最初から最後までを貼り付けてください。CloudTrail は長いメッセージを切り詰めますが、エラーを出したプログラムの出力には全体が残っています。"
            }
            EncodedState::Redacted => {
                "エンコードされたメッセージの一部が取り除かれているため、デコードできません。メッセージ全体を貼り付けてください。内容を読めるのは、デコードの権限を持つ人だけです。"
            }
        },
        ways: "デコードの方法",
        command: "そのまま実行できるコマンド：",
        answer: "コマンドの出力",
        answer_hint: "表示された内容をそのまま貼り付けてください。DecodedMessage で囲まれていても構いません。貼り付けるとすぐに読み取ります。",
        credentials: "一時的な認証情報",
        credentials_hint: "export 行、プロファイル、コマンドが出力した JSON など、どの形式でも構いません。読み取ると、欄はすぐに空になります。",
        held: "キーをメモリに保持しています。使用後、消去したとき、期限が切れたとき、ページを離れたとき、または 15 分間操作がないときに消えます。",
        gone: |gone| match gone {
            Gone::Idle => "15 分間操作がなかったため、キーを消去しました。もう一度貼り付けてください。",
            Gone::Expired => {
                "キーの有効期限が切れたため、消去しました。新しい認証情報を取得して貼り付けてください。"
            }
        },
        forget_credentials: "キーを消去",
        region: "リージョン",
        region_hint: "拒否された呼び出しのリージョンです。",
        sign_and_decode: "署名してデコード",
        goes_to: |host| format!("エンコードされたメッセージを {host} に送信します。"),
        cancel: "中止",
        waiting: |host| format!("{host} の応答を待っています…"),
        cancelled: "中止しました。デコードは行われていません。",
        unanswered: "デコード済みメッセージではないようです。{\"allowed\": または {\"DecodedMessage\": で始まる JSON を、最後まで貼り付けてください。",
        refusal: "AWS の応答：",
    },
    index: Index {
        title: |count| format!("このテキストには拒否が {count} 件あります"),
        unnamed: "アクション不明の拒否",
        more: |left| format!("さらに表示（残り {left} 件）"),
    },
    verdict: Verdict {
        effect: |effect| match effect {
            Effect::Explicit => "明示的な拒否",
            Effect::Implicit => "暗黙的な拒否",
            Effect::Unknown => "拒否の種類は不明",
        },
        layer: layer_name,
        basis: |basis| match basis {
            Basis::Evaluated => Some("お手元のポリシーから評価"),
            Basis::Details => Some("AWS の認可の詳細より"),
            Basis::Stated => Some("メッセージに記載"),
            Basis::Decoded => Some("デコード済みメッセージより"),
            Basis::Inferred => Some("推定"),
            Basis::None => None,
        },
    },
    ladder: Ladder {
        title: "ポリシーの層",
        nothing_known: "どの層が関わったかは、テキストに示されていません。",
        order: "AWS が評価する順に並べています。",
        status: |status| match status {
            Status::DeniedExplicit => "拒否しました",
            Status::DeniedImplicit => "許可していません",
            Status::Allowed => "許可しました",
            Status::NotInvolved => "関係しません",
            Status::Unknown => "わかりません",
        },
    },
    facts: Facts {
        title: "リクエスト",
        field: field_name,
        absent: "テキストにありません",
        missing: |why| match why {
            MissingReason::Redacted => "伏せられています",
            MissingReason::CutShort => "テキストがその手前で切れています",
        },
    },
    context: Context {
        title: "リクエストコンテキスト",
        intro: "このリクエストについて AWS が把握していた条件キーの一覧です。ポリシーはこれらの値と照合されます。",
        key: "条件キー",
        values: "値",
        pseudo: "ポリシーでは使えません",
        statements: |count| match count {
            1 => "一致したステートメント".to_owned(),
            count => format!("一致したステートメント（{count} 件）"),
        },
        statements_intro: "デコード済みメッセージの表記のままです。条件演算子は含まれません。また、NotAction や NotResource のリストかどうかも区別されません。",
        sid: "Sid",
        no_sid: "（なし）",
        effect: "Effect",
        principals: "プリンシパル",
        actions: "アクション",
        resources: "リソース",
        conditions: "条件",
    },
    advice: Advice {
        why: "理由",
        next: "対処",
        commands: "コマンド",
        references: "AWS のドキュメント",
        readings: "読み取れること",
    },
    evidence: Evidence {
        title: "根拠",
        intro: "上の説明の根拠となる箇所を、貼り付けられたテキストの中に示しています。",
        source: |source| match source {
            Source::Paste => "貼り付けたテキスト",
            Source::Supplement(_) => "デコード済みメッセージ",
        },
        skipped: |count| format!("{count} 文字を省略"),
    },
    fix: Fix {
        title: "変更内容",
        owner: "変更する人",
        format: "形式",
        applicability: |applicability| match applicability {
            Applicability::Ready => "そのまま使えます",
            Applicability::MayNeedChange => "使う前に確認してください",
            Applicability::HasPlaceholders => "置き換えが必要です",
        },
        handoff: "依頼する",
        merged: |count| format!("{count} 件の拒否をまとめて解消するポリシー"),
        notes: "知っておくとよいこと",
        shell: "シェル",
    },
    checklist: Checklist {
        title: "チェックリスト",
        since: |minutes| match minutes {
            0 => "貼り付けから 1 分未満です。".to_owned(),
            minutes => format!("貼り付けから {minutes} 分経過しました。"),
        },
        not_needed: "今回は該当しません",
    },
    policies: Policies {
        title: "お使いのポリシー",
        intro: "ポリシーの出力ファイルをこのページにドロップするか、ここに貼り付けてください。リクエストをポリシーに照らして評価します。処理はこのページの中だけで行われます。",
        open_files: "ファイルを追加",
        paste: "ポリシー、またはコマンドの出力",
        add: "追加",
        pasted: "貼り付け",
        forget: "ポリシーを消去",
        file: |name, policies| format!("{name}: ポリシー {policies} 件"),
        problem: |problem| match problem {
            FileProblem::NotJson => "JSON ではありません",
            FileProblem::NoPolicies => "認識できるポリシーがありません",
            FileProblem::CutOff => "途中で切れています。それまでの内容を使います",
            FileProblem::PolicyProblem => "誤りのあるポリシーがあります。残りは使います",
        },
        knowledge: |knowledge| match knowledge {
            Knowledge::Denies => "リクエストを拒否しています",
            Knowledge::DoesNotAllow => "許可していません",
            Knowledge::Clear => "妨げていません",
            Knowledge::NotInvolved => "関係しません",
            Knowledge::Dark => "わかりません",
        },
        found: "拒否しているステートメント",
        none_found: "分かっている範囲では、これらのポリシーにリクエストを拒否するものはありません。",
        likeness: |likeness, applies| match (likeness, applies) {
            (Likeness::Exact, Truth::Yes) => {
                "デコードされたメッセージのステートメントと一致し、このリクエストを拒否しています"
            }
            (Likeness::Normalised, Truth::Yes) => {
                "デコードされたメッセージのステートメントとほぼ一致し、このリクエストを拒否しています"
            }
            (Likeness::None, Truth::Yes) => "このリクエストを拒否しています",
            (Likeness::Exact | Likeness::Normalised, Truth::Unknown | Truth::No) => {
                "デコードされたメッセージのステートメントに似ていますが、拒否するかどうかは不明な情報によります"
            }
            (Likeness::None, Truth::Unknown | Truth::No) => "このリクエストを拒否する可能性があります",
        },
        stranger: "呼び出し元は、これらのファイルのユーザーとロールに含まれていません。別のアカウントのファイルかもしれません。",
        no_layer: "層が分からないドキュメント",
        layers: "各層について分かっていること",
        what_if: "変更を試す",
        what_if_intro: "ここで変更を試すと、このリクエストがどうなるかが分かります。AWS 上では何も変わりません。",
        change: "変更",
        add_to: |layer| format!("追加: {layer}"),
        edit: |policy| format!("編集: {policy}"),
        text: "ポリシー",
        apply_fix: "提案された変更を使う",
        no_statement: "このテキストにはステートメントがありません。",
        decision: |decision| match decision {
            Decision::Allowed => "許可されます。",
            Decision::ImplicitDeny => "引き続き拒否されます。許可するものがありません。",
            Decision::ExplicitDeny => "引き続き拒否されます。拒否するステートメントがあります。",
            Decision::Unknown => "ここにある情報だけでは決まりません。",
        },
        decision_if_clear: |decision| match decision {
            Decision::Allowed => "分かっていない部分が妨げなければ、許可されます。",
            Decision::ImplicitDeny => "分かっていない部分が妨げなくても、許可するものがありません。",
            Decision::ExplicitDeny => "ほかの内容にかかわらず、拒否するステートメントがあります。",
            Decision::Unknown => "分かっていない情報によって決まります。",
        },
        needs: "まだ妨げているもの、分かっていないもの",
        grants: "このポリシーが許可する内容",
        broad: "範囲が広い",
    },
    copy: Copy {
        title: "共有する",
        copy: "コピー",
        copied: "コピーしました",
        by_hand: "ブラウザーがコピーを許可しませんでした。テキストを選択してコピーしてください。",
        json: "JSON としてコピー",
        markdown: "Markdown としてコピー",
        text: "テキストとしてコピー",
        print: "印刷",
        redact: "名前と ID を伏せる",
        preview: "共有される内容",
        json_is_whole: "JSON にはすべての名前を含むレポート全体が入ります。",
    },
};

fn layer_name(layer: Option<Layer>, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (Some(Layer::Resource), Some(LayerKind::BucketPolicy)) => "バケットポリシー",
        (Some(Layer::Resource), Some(LayerKind::KmsKeyPolicy)) => "KMS キーポリシー",
        (Some(Layer::Resource), Some(LayerKind::RoleTrustPolicy)) => "ロール信頼ポリシー",
        (Some(Layer::Scp), _) => "サービスコントロールポリシー",
        (Some(Layer::Rcp), _) => "リソースコントロールポリシー",
        (Some(Layer::VpcEndpoint), _) => "VPC エンドポイントポリシー",
        (Some(Layer::Resource), None) => "リソースベースのポリシー",
        (Some(Layer::Identity), _) => "アイデンティティベースのポリシー",
        (Some(Layer::Boundary), _) => "アクセス許可の境界",
        (Some(Layer::Session), _) => "セッションポリシー",
        (None, _) => "どの層かは不明",
    }
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Code => "エラーコード",
        Field::Service => "サービス",
        Field::Operation => "オペレーション",
        Field::Principal => "プリンシパル",
        Field::Action => "アクション",
        Field::Resource => "リソース",
        Field::Account => "アカウント",
        Field::Region => "リージョン",
        Field::Partition => "パーティション",
        Field::Effect => "拒否の種類",
        Field::Layer => "層",
        Field::Policy => "ポリシー",
        Field::Statement => "ステートメント",
        Field::Cause => "原因",
        Field::Encoded => "エンコードされたメッセージ",
        Field::AuthorizationId => "認可 ID",
        Field::RequestId => "リクエスト ID",
        Field::Time => "時刻",
        Field::Tool => "ツール",
        Field::Conditions => "条件",
    }
}

fn tool_name(tool: Tool) -> &'static str {
    match tool {
        Tool::AwsCli => "AWS CLI または boto3",
        Tool::Terraform => "Terraform",
        Tool::CloudFormation => "CloudFormation",
        Tool::CloudTrail => "CloudTrail",
        Tool::GoSdk => "AWS SDK for Go",
        Tool::JavaSdk => "AWS SDK for Java",
        Tool::JavaScriptSdk => "AWS SDK for JavaScript",
        Tool::DotNetSdk => "AWS SDK for .NET",
        Tool::RustSdk => "AWS SDK for Rust",
        Tool::Packer => "Packer",
        Tool::Decoder => "デコード済みメッセージ",
    }
}
