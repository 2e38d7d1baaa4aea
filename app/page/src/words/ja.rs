//! Japanese.

use super::{
    Advice, Checklist, Context, Copy, Decode, Evidence, Facts, Fix, Groups, Index, Input, Keys, Ladder,
    ListWindow, MoreWords, Policies, Recent, Recognised, Shell, Tabs, Verdict, Words, megabytes,
    without_marks,
};
use crate::{
    model::{
        attempt::Secret, copied::Copied, delivery::Delivery, filed::Became, headline::Headline,
        key::Shortcut, mark::Mark, picture::Station, recognised::Chip, tab::Tab,
    },
    state::secrets::{Gone, TokenHeld},
    theme::Theme,
};
use denylens_decode::{LookupKind, StsHost};
use denylens_engine::{
    MessageForm, Origin, Wait,
    advice::{Applicability, Left},
    located::{
        Decision, DocumentProblemKind, FileProblemKind, JsonProblemKind, Knowledge, Resemblance, Truth,
    },
    protocol::{Progress, Step},
    report::{
        Basis, DenyKind, EncodedState, Field, Layer, LayerKind, MissingReason, SecretKind, Status, Tool,
    },
    worker::text_file::Legibility,
};

pub(super) static WORDS: Words = Words {
    shell: Shell {
        title: "DenyLens: AWS に拒否された理由",
        tagline: "AWS に拒否された理由と直し方",
        language: "言語",
        theme: "配色",
        theme_name: |theme| match theme {
            Theme::Auto => "システムの配色",
            Theme::Light => "ライト",
            Theme::Dark => "ダーク",
        },
        promises: [
            ("ページの外には送信しません", "送信先を示したボタンを押すまで、どこにも送信しません。"),
            ("保存しません", "ページを閉じると、テキストは消えます。"),
            ("キーはメモリの中だけ", "使い終わると消去します。"),
        ],
        more: "その他",
        keys_held: |minutes| format!("キーを消去（残り {minutes} 分）"),
        skip_to_text: "テキストへ移動",
        skip_to_answer: "結果へ移動",
        not_come: "このページの一部を読み込めませんでした。入力した内容は残っています。",
        try_again: "もう一度試す",
    },
    input: Input {
        label: "AWS のエラーを貼り付けてください",
        your_text: "貼り付けた内容",
        edit: "編集",
        hint: "エラーメッセージ、Terraform のログ、スタックトレース、CloudTrail イベント、デコードされたメッセージを読み取れます。何が、どのポリシーで拒否され、どう直せるかが分かります。",
        placeholder: "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized …",
        open_file: "ファイルを開く",
        forget: "すべて消去",
        forgotten: "消去しました。このページには何も残っていません。",
        samples: "例を見る:",
        busy: "長いテキストを読み取っています…",
        stop: "中止",
        stopped: "中止しました。テキストは残っています。変更すると読み取り直します。",
        not_read: "長いテキストのため別の処理で読み取りますが、2 回失敗しました。テキストは残っています。エラーメッセージの部分だけを貼り付けるか、ページを読み込み直してください。",
        drop_here: "ここにドロップすると読み取ります",
        file: |name, became| match became {
            Became::Text { legibility, cut_at } => {
                let mut said = format!("{name} を読み込みました。");
                if let Some(bytes) = cut_at {
                    said += &format!(
                        "{} MB を超えているため、先頭の部分だけを読み込んでいます。",
                        bytes / 1_000_000
                    );
                }
                if legibility == Legibility::Replaced {
                    said += "文字として読めない部分は「\u{fffd}」で示しています。";
                }
                said
            }
            Became::Policies => format!("{name} は、比べるポリシーとして読み込みました。"),
            Became::Left => {
                format!(
                    "一度に読み取れるテキストは 1 つです。{name} は読み取っていません。このあとに貼り付けるかドロップしてください。"
                )
            }
            Became::Keys(delivery) => {
                let next = match delivery {
                    Delivery::Protected => {
                        "使う場合は、メッセージをデコードする画面の「一時的な認証情報」の欄にドロップしてください。"
                    }
                    Delivery::Unprotected => "このページは暗号化されずに届いたため、キーを受け付けません。",
                };
                format!("{name} には AWS のキーが含まれているため、読み込みませんでした。{next}")
            }
            Became::NoText => format!("{name} はテキストファイルではないため、読み込みませんでした。"),
            Became::Unreadable => {
                format!(
                    "ブラウザーで {name} を読み込めませんでした。ファイルを開いて、テキストを貼り付けてください。"
                )
            }
        },
        secrets: |seen| {
            let (place, kinds) = match seen.paste.as_slice() {
                [] => ("回答", &seen.later),
                _ => ("このテキスト", &seen.paste),
            };
            let kinds = kinds.iter().map(|kind| secret(*kind)).collect::<Vec<_>>().join("、");
            let kept =
                if seen.paste.is_empty() { "" } else { "入力欄にはそのまま残っています。" };
            format!(
                "{place}に{kinds}が含まれています。このページの表示、印刷、コピーする内容では * に置き換えています。{kept}ほかの人が見た可能性がある場合は、新しいものに替えてください。"
            )
        },
        remove_secrets: "シークレットを入力欄から取り除く",
        secrets_removed: "シークレットを入力欄から取り除きました。",
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
                "エンコードされたメッセージ（途中で切れている可能性があります）".to_owned()
            }
            Chip::Encoded { state: EncodedState::Unfit, .. } => {
                "エンコードされたメッセージ（AWS の形式と異なります）".to_owned()
            }
            Chip::Encoded { state: EncodedState::Redacted, .. } => {
                "エンコードされたメッセージ（一部が伏せられています）".to_owned()
            }
            Chip::Decoded => "デコードされたメッセージ".to_owned(),
            Chip::AuthorizationId => "認可 ID".to_owned(),
        },
    },
    index: Index {
        title: |count| format!("このテキストには拒否が {count} 件あります"),
        unnamed: "アクション不明の拒否",
        more: |left| format!("さらに表示（残り {left} 件）"),
        place: |at, count| format!("拒否 {count} 件 · {at} 件目を表示中"),
        wait: |wait| match wait {
            Wait::Decoding => "デコード待ち",
            Wait::Details => "詳細待ち",
        },
    },
    verdict: Verdict {
        kind: |headline| match headline {
            Headline::Refusal { effect: DenyKind::Explicit, .. } => "明示的な拒否",
            Headline::Refusal { effect: DenyKind::Implicit, .. } => "暗黙的な拒否",
            Headline::Refusal { effect: DenyKind::Unknown, .. } | Headline::Refused => "拒否",
            Headline::Encoded => "エンコード",
            Headline::NoPermission => "ポリシー以外",
            Headline::NotAws => "AWS 以外",
        },
        hidden: "デコードするまで理由は分かりません",
        account: |account| format!("アカウント {account}"),
        tokens: "誰が、何を、何に",
        token: |field| match field {
            Field::Principal => "誰が",
            Field::Action => "アクション",
            Field::Operation => "呼び出し",
            _ => "何に",
        },
        absent: "テキストにありません",
        missing: |why| match why {
            MissingReason::Redacted => "伏せられています",
            MissingReason::CutShort => "テキストがその手前で切れています",
        },
        layer: layer_name,
        short: |layer| match layer {
            Layer::ServiceControl => "SCP",
            Layer::ResourceControl => "RCP",
            Layer::VpcEndpoint => "VPC エンドポイント",
            Layer::Resource => "リソース",
            Layer::Identity => "アイデンティティ",
            Layer::Boundary => "境界",
            Layer::Session => "セッション",
        },
        basis: |basis| match basis {
            Basis::Evaluated => Some("お使いのポリシーから評価"),
            Basis::Details => Some("AWS の認可の詳細より"),
            Basis::Stated => Some("メッセージに記載"),
            Basis::Decoded => Some("デコードされたメッセージより"),
            Basis::Inferred => Some("推定"),
            Basis::None => None,
        },
        own_policies: "お使いのポリシー",
        knowledge: |knowledge| match knowledge {
            Knowledge::Denies => "リクエストを拒否しています",
            Knowledge::DoesNotAllow => "許可していません",
            Knowledge::Clear => "妨げていません",
            Knowledge::NotInvolved => "関係しません",
            Knowledge::Open => "リクエストの分かっていない情報によります",
            Knowledge::Part => "ここにあるものは拒否していませんが、ほかにもあるかもしれません",
            Knowledge::Dark => "不明です",
        },
    },
    engine: &denylens_engine::words::ja::FIRST,
};

pub(super) static MORE: MoreWords = MoreWords {
    first: &WORDS,
    backends: &denylens_decode::words::ja::WORDS,
    decode: Decode {
        title: "メッセージをデコードする",
        cut: "エンコードされたメッセージが途中で切れている可能性があります。通常より短いか、末尾が省略されています。AWS でデコードできない場合は、最初から最後までを貼り付けてください。CloudTrail は長いメッセージを切り詰めますが、エラーを出したプログラムの出力には全体が残っています。",
        removed: "エンコードされたメッセージの一部が取り除かれているため、デコードできません。メッセージ全体を貼り付けてください。内容を読めるのは、デコードの権限を持つ人だけです。",
        ways: "デコードの方法",
        command: "そのまま実行できるコマンド:",
        answer: "コマンドの出力",
        answer_hint: |kind| match kind {
            LookupKind::Encoded => {
                "表示された内容をそのまま貼り付けてください。DecodedMessage で囲まれていても構いません。貼り付けるとすぐに読み取ります。"
            }
            LookupKind::Details => "JSON 全体を貼り付けてください。貼り付けるとすぐに読み取ります。",
        },
        details_title: "認可の詳細を取得する",
        credentials: "一時的な認証情報",
        credentials_hint: "export 行、プロファイル、コマンドが出力した JSON など、どの形式でも構いません。値を 1 つずつ貼り付けることもできます。読み取ると、欄はすぐに空になります。",
        held: "キーをメモリに保持しています。デコードに成功したとき、消去したとき、期限が切れたとき、またはページを離れたときに消えます。",
        held_parts: "貼り付けた値は、それまでメモリに保持します。",
        idle: "操作がないときに消去するまでの時間",
        minutes: |minutes| format!("{minutes} 分"),
        gone: |gone| match gone {
            Gone::Idle(minutes) => {
                format!("{minutes} 分間操作がなかったため、キーを消去しました。もう一度貼り付けてください。")
            }
            Gone::Expired => {
                "キーの有効期限が切れたため、消去しました。新しい認証情報を取得して貼り付けてください。"
                    .to_owned()
            }
        },
        unprotected: "このページは暗号化されずに届いたため、途中で書き換えられた可能性があります。そのため、キーやトークンは受け付けません。`https://` で開き直すか、コマンドを実行してその出力を貼り付けてください。",
        forget_credentials: "キーを消去",
        region: "リージョン",
        region_hint: "拒否された呼び出しのリージョンです。",
        expires: |minutes| match minutes {
            0 => "有効期限まで 1 分を切りました。".to_owned(),
            1..=5 => format!("有効期限まで {minutes} 分です。早めに新しい認証情報を取得してください。"),
            6..120 => format!("有効期限まで {minutes} 分です。"),
            minutes => format!("有効期限まで約 {} 時間です。", (minutes + 30) / 60),
        },
        endpoint: "エンドポイント",
        sts_host: |host| match host {
            StsHost::Regional | StsHost::Listed(_) => "リージョン",
            StsHost::Fips => "FIPS 140 検証済み",
            StsHost::DualStack => "IPv4 と IPv6（デュアルスタック）",
        },
        token: "トークン",
        token_held: |held, backend| match held {
            TokenHeld::For(owner) if owner == backend => {
                "トークンをこのエンドポイント専用としてメモリに保持しています。".to_owned()
            }
            TokenHeld::No | TokenHeld::For(_) => {
                "メモリにだけ保持します。欄を離れると、欄は空になります。".to_owned()
            }
            TokenHeld::Refused => {
                "トークンとして読み取れません。使えるのは英数字と - . _ ~ + / = だけです。".to_owned()
            }
            TokenHeld::Gone(minutes) => {
                format!(
                    "{minutes} 分間操作がなかったため、トークンを消去しました。もう一度入力してください。"
                )
            }
        },
        forget_token: "トークンを消去",
        policy_text: "拒否したポリシーの内容も取得する",
        ask: |kind, is_signed| match (kind, is_signed) {
            (LookupKind::Encoded, true) => "署名してデコード",
            (LookupKind::Encoded, false) => "送信してデコード",
            (LookupKind::Details, _) => "署名して取得",
        },
        goes_to: |kind, secret, host| {
            let what = match kind {
                LookupKind::Encoded => "エンコードされたメッセージ",
                LookupKind::Details => "認可 ID",
            };
            let besides = match secret {
                Secret::None => "",
                Secret::Keys => "、アクセスキー ID、セッショントークン",
                Secret::Token => "とトークン",
            };
            format!("{what}{besides}を {host} に送信します。")
        },
        in_address: "今回だけトークンを URL に入れて送信する",
        offline: "ネットワークに接続していないため、今は送信できません。コマンドの出力を貼り付けた場合は、このまま読み取れます。",
        unsendable: "（オフライン）",
        cancel: "中止",
        answered: |kind| match kind {
            LookupKind::Encoded => "メッセージはデコードされました。",
            LookupKind::Details => "AWS から詳細を取得しました。",
        },
        take_back: "デコード前に戻す",
        waiting: |host| format!("{host} の応答を待っています…"),
        cancelled: "中止しました。デコードは行われていません。",
        unanswered: |kind| match kind {
            LookupKind::Encoded => {
                "デコードされたメッセージではないようです。{\"allowed\": または {\"DecodedMessage\": で始まる JSON を、最後まで貼り付けてください。"
            }
            LookupKind::Details => {
                "この拒否の認可の詳細ではないようです。\"evaluations\" を含む JSON を、最後まで貼り付けてください。"
            }
        },
        refusal: "AWS の応答:",
        policy_withheld: |name, why| {
            let why = without_marks(&denylens_decode::words::ja::WORDS.what(why));
            format!("詳細は取得できましたが、{name} の本文は取得できませんでした。{why}")
        },
    },
    groups: Groups { undecoded: "デコード待ち", caller: "呼び出し元" },
    ladder: Ladder {
        title: "ポリシータイプ",
        nothing_known: "どのポリシータイプが拒否したかは、テキストに示されていません。",
        order: "AWS はまず、すべてのポリシータイプで拒否があるかどうかを確認します。",
        status: |status| match status {
            Status::DeniedExplicit => "拒否しました",
            Status::DeniedImplicit => "許可していません",
            Status::Allowed => "許可しました",
            Status::NotInvolved => "関係しません",
            Status::Unknown => "不明です",
        },
        request: "リクエスト",
        resource: "AWS",
        station: |station| match station {
            Station::Elsewhere => "別のシステム",
            Station::Credentials => "認証情報",
            Station::Permissions => "権限",
            Station::Service => "サービス",
            Station::Capacity => "クォータ・キャパシティ",
        },
        stopped: "ここで止まりました",
        passed: "原因ではありません",
        stopped_at: |station| match station {
            Station::Elsewhere => "AWS ではなく、別のシステムが拒否しました。",
            Station::Credentials => "認証情報で止まりました。ポリシーは評価されていません。",
            Station::Permissions => "権限が足りません。どのポリシーかは、テキストに示されていません。",
            Station::Service => "IAM のポリシーではなく、サービス独自のルールで止まりました。",
            Station::Capacity => "クォータ、レート、またはキャパシティの制限で止まりました。",
        },
    },
    facts: Facts { title: "リクエスト", field: field_name },
    window: ListWindow {
        shown: |shown, all| format!("全 {all} 件のうち {shown} 件を表示しています。"),
        more: |more| format!("さらに {more} 件を表示"),
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
        statements_intro: "デコードされたメッセージの表記のままです。条件演算子は含まれません。また、NotAction や NotResource のリストかどうかも区別されません。",
        sid: "Sid",
        no_sid: "（なし）",
        effect: "Effect",
        principals: "プリンシパル",
        actions: "アクション",
        resources: "リソース",
        conditions: "条件",
    },
    advice: Advice {
        next: "対処",
        commands: "コマンド",
        references: "AWS のドキュメント",
        readings: "読み取れること",
    },
    evidence: Evidence {
        legend: "印の意味",
        mark: |mark| match mark {
            Mark::Who => "誰が",
            Mark::Action => "アクション",
            Mark::What => "どこで、何に",
            Mark::Decided => "決め手",
        },
        origin: |origin| match origin {
            Origin::Paste => "貼り付けたテキスト",
            Origin::Decoded => "デコードされたメッセージ",
            Origin::Details => "AWS の認可の詳細",
            Origin::Other => "追加されたテキスト",
        },
        skipped: |count| format!("{count} 文字を省略"),
    },
    fix: Fix {
        owner: "変更する人:",
        also: |layer| format!("（{}での許可も必要）", layer_name(Some(layer), None)),
        too_long: |count| {
            format!(
                "{count} 文字あり、管理ポリシーの上限（6,144 文字）を超えています。ステートメントを複数のポリシーに分けるか、ARN に * を使ってまとめてください。"
            )
        },
        asked: "依頼先:",
        format: "形式",
        applicability: |applicability| match applicability {
            Applicability::Ready => "そのまま使えます",
            Applicability::MayNeedChange => "使う前に確認してください",
            Applicability::HasPlaceholders => "置き換えが必要です",
        },
        message: |form| match form {
            MessageForm::Chat => "チャット",
            MessageForm::Ticket => "チケット",
        },
        message_form: "メッセージの長さ",
        redacted: "名前と ID を伏せているため、このままでは相手が対応できません。名前を伝えてよい相手に送るときは、チェックを外してください。",
        merged: |count| format!("{count} 件の拒否をまとめて解消するポリシー"),
        answers: "解消する拒否",
        left_out: "解消しない拒否",
        why_left: |why| match why {
            Left::OtherCaller => "別の呼び出し元のリクエスト:".to_owned(),
            Left::WaitsForDecoding => "メッセージのデコード待ち:".to_owned(),
            Left::Disagreement => "テキストの内容が互いに一致しない:".to_owned(),
            Left::NoPermission => "ポリシーによる拒否ではない:".to_owned(),
            Left::Denied => "明示的な拒否のため、そのステートメントの変更が必要:".to_owned(),
            Left::OtherLayer(layer) => format!("「{}」での許可が必要:", layer_name(Some(layer), None)),
            Left::NotEditable => "この呼び出し元のポリシーは編集できない:".to_owned(),
            Left::TooLittleKnown => "テキストの情報だけではステートメントを作れない:".to_owned(),
        },
        and_more: |count| format!("ほか {count} 件"),
        notes: "知っておくとよいこと",
        shell: "シェル",
    },
    checklist: Checklist {
        title: "チェックリスト",
        since: |minutes| match minutes {
            0 => "貼り付けから 1 分未満です。".to_owned(),
            minutes => format!("貼り付けから {minutes} 分経過しました。"),
        },
        not_needed: "（今回は該当しません）",
    },
    policies: Policies {
        intro: "ポリシーの出力ファイルをこのページにドロップするか、ここに貼り付けてください。リクエストをポリシーに照らして評価します。処理はこのページの中だけで行われます。",
        waiting: "このページに保持され、拒否のメッセージが貼り付けられるとすぐに照合されます。",
        open_files: "ファイルを追加",
        paste: "ポリシー、またはコマンドの出力",
        add: "追加",
        pasted: "貼り付け",
        forget: "ポリシーを消去",
        progress: |Progress { name, step }| match step {
            Step::Loading(done, all) => {
                format!("{name} を読み込んでいます: {} / {} MB", megabytes(*done), megabytes(*all))
            }
            Step::Unpacking(_, 1) => format!("{name} を展開しています"),
            Step::Unpacking(done, all) => format!("{name} を展開しています: {done} / {all} ファイル"),
            Step::Reading(_, 1) => format!("{name} のポリシーを読み取っています"),
            Step::Reading(done, all) => {
                format!("{name} のポリシーを読み取っています: {done} / {all} ファイル")
            }
        },
        evaluating: "リクエストをポリシーに照らして評価しています",
        cancel: "中止",
        unavailable: "ポリシーを読み取る機能をこのブラウザーで開始できませんでした。ページを読み込み直してください。それでも開始できない場合は、最新のブラウザーを使ってください。",
        file: |name, policies| format!("{name}: ポリシー {policies} 件"),
        problem: |kind| match kind {
            FileProblemKind::NotJson => "JSON ではありません",
            FileProblemKind::NoPolicies => "認識できるポリシーがありません",
            FileProblemKind::NamesOnly => {
                "ポリシーの名前だけで、本文がありません。aws organizations describe-policy --policy-id で 1 つずつ出力してください"
            }
            FileProblemKind::MorePages => "出力の一部のページだけです。残りのページも出力してください",
            FileProblemKind::Unreadable => "展開できません",
            FileProblemKind::TooLarge => "200 MB を超えるため、読み取りませんでした",
            FileProblemKind::TooManyFiles => {
                "ファイルが 5,000 個を超えるため、読み取りませんでした。少しずつ追加してください"
            }
            FileProblemKind::Swells => {
                "展開すると 100 倍を超える大きさになるため、読み取りませんでした。中のファイルをそのまま追加してください"
            }
            FileProblemKind::Overlapping => {
                "中のファイルがバイト列を共有しています。通常の出力にはないことなので、読み取りませんでした"
            }
            FileProblemKind::CutOff => "途中で切れています。使えるのはそれまでの内容だけです",
            FileProblemKind::Policy(problem) => match problem {
                DocumentProblemKind::Json(JsonProblemKind::Duplicate { .. }) => {
                    "同じ要素が 2 回あります。このステートメントは判断に使いません"
                }
                DocumentProblemKind::Json(_) => "ここが JSON として正しくありません",
                DocumentProblemKind::NotAPolicy => "ステートメントがなく、ポリシーではありません",
                DocumentProblemKind::UnknownElement => "ポリシーにない要素です。無視します",
                DocumentProblemKind::Case => "大文字と小文字がポリシーの書き方と異なります",
                DocumentProblemKind::UnknownVersion => "ポリシー言語のバージョンではありません",
                DocumentProblemKind::WrongType => "この要素の型と異なります",
                DocumentProblemKind::NoEffect => {
                    "Effect がないか、Allow でも Deny でもないステートメントがあります"
                }
                DocumentProblemKind::NoAction => "Action も NotAction もないステートメントがあります",
                DocumentProblemKind::BothForms => "要素とその否定形の両方を持つステートメントがあります",
                DocumentProblemKind::NotAnAction => "アクションではありません。service:Name の形式で書きます",
                DocumentProblemKind::Empty => "中身がありません",
                DocumentProblemKind::NotAnArn => "ARN でも * でもありません",
                DocumentProblemKind::NotAPrincipal => "プリンシパルとして読み取れません",
                DocumentProblemKind::UnknownOperator => "条件演算子ではありません",
                DocumentProblemKind::UnreadableValue => "演算子が読み取れない値です。何にも一致しません",
                DocumentProblemKind::VariableInOldVersion => {
                    "ポリシー変数がありますが、Version が 2012-10-17 ではないため、通常の文字列になります"
                }
                DocumentProblemKind::VariableBeforeResource => {
                    "5 番目のコロンより前にポリシー変数がありますが、AWS では使えません。このステートメントは判断に使いません"
                }
                DocumentProblemKind::RepeatedSid => "ほかのステートメントと同じ Sid です",
                DocumentProblemKind::RepeatedKey => {
                    "この演算子に、大文字と小文字だけが違う同じ条件キーがあります。このステートメントは判断に使いません"
                }
            },
        },
        problem_at: |problem| {
            let policy = problem.policy.as_ref().map(|policy| format!("ポリシー {policy}"));
            let line = problem.line.map(|line| format!("{line} 行目"));
            let piece = problem.piece.clone();
            [policy, line, piece].into_iter().flatten().collect::<Vec<_>>().join("、")
        },
        found: "拒否しているステートメント",
        excepted: "例外を加えた同じステートメントです。- の行がなくなり、+ の行が加わります。",
        none_found: "分かっている範囲では、これらのポリシーにリクエストを拒否するものはありません。",
        resemblance: |resemblance, applies| match (resemblance, applies) {
            (Resemblance::Exact, Truth::Yes) => {
                "デコードされたメッセージのステートメントと一致し、このリクエストを拒否しています"
            }
            (Resemblance::Normalised, Truth::Yes) => {
                "デコードされたメッセージのステートメントとほぼ一致し、このリクエストを拒否しています"
            }
            (Resemblance::None, Truth::Yes) => "このリクエストを拒否しています",
            (Resemblance::Exact, Truth::Unknown | Truth::No) => {
                "デコードされたメッセージのステートメントと一致しますが、拒否するかどうかは不明な情報によります"
            }
            (Resemblance::Normalised, Truth::Unknown | Truth::No) => {
                "デコードされたメッセージのステートメントに似ていますが、拒否するかどうかは不明な情報によります"
            }
            (Resemblance::None, Truth::Unknown | Truth::No) => "このリクエストを拒否する可能性があります",
        },
        stranger: "呼び出し元は、これらのファイルのユーザーとロールに含まれていません。別のアカウントのファイルかもしれません。",
        contradiction: "AWS は許可がないことを理由にしていますが、これは拒否しています。別の時点のファイルか、このリクエストのものではない可能性があります。",
        disagreement: "AWS が示しているポリシータイプには、これらのファイルでは拒否するものが見当たりません。別の時点のファイルか、一部だけの可能性があります。",
        no_layer: "ポリシータイプが不明なドキュメント",
        layers: "ポリシータイプごとに分かっていること",
        export: "出力するコマンド",
        session: "セッションの作成時に渡されたもので、出力するコマンドはありません。セッションを作成した人に確認してください。",
        within: "変える必要があること、分かっていないこと",
        token: "このトークンに対する信頼ポリシーの評価",
        what_if: "変更を試す",
        what_if_intro: "ここで変更を試すと、このリクエストがどうなるかが分かります。AWS 上では何も変わりません。",
        change: "変更",
        add_to: |layer| format!("追加: {layer}"),
        edit: |policy| format!("編集: {policy}"),
        text: "ポリシー",
        apply_fix: "提案された変更を使う",
        no_fix: "拒否しているステートメントが見つかると、ここで変更を提案できます。",
        no_statement: "このテキストにはステートメントがありません。",
        decision: |decision| match decision {
            Decision::Allowed => "許可されます。",
            Decision::ImplicitDeny => "引き続き拒否されます。許可するものがありません。",
            Decision::ExplicitDeny => "引き続き拒否されます。拒否するステートメントがあります。",
            Decision::Unknown => "ここにある情報だけでは決まりません。",
        },
        decision_if_clear: |decision| match decision {
            Decision::Allowed => "分かっていない部分が妨げなければ、許可されます。",
            Decision::ImplicitDeny => {
                "不明なポリシーが拒否しなくても、許可するポリシーがないため拒否されます。"
            }
            Decision::ExplicitDeny => "ほかの内容にかかわらず、拒否するステートメントがあります。",
            Decision::Unknown => "分かっていない情報によって決まります。",
        },
        needs: "まだ妨げているもの、分かっていないもの",
        gained: "新たに許可される内容",
        lost: "許可されなくなる内容",
        broad: "（範囲が広い）",
    },
    copy: Copy {
        title: "共有する",
        copy: "コピー",
        copy_what: |what| match what {
            Copied::Change => "変更をコピー",
            Copied::Command => "コマンドをコピー",
            Copied::Message => "メッセージをコピー",
            Copied::Policy => "ポリシーをコピー",
            Copied::Answer => "AWS の応答をコピー",
        },
        copied: "コピー済み",
        by_hand: "ブラウザーがコピーを許可しませんでした。テキストを選択してコピーしてください。",
        json: "JSON としてコピー",
        markdown: "Markdown としてコピー",
        text: "テキストとしてコピー",
        print: "印刷",
        redact: "名前と ID を伏せる",
        preview: "プレビュー",
    },
    tabs: Tabs {
        title: "この拒否について",
        name: |tab, waits| match tab {
            Tab::Fix if waits => "今分かること",
            Tab::Fix => "直し方",
            Tab::Ask => "依頼する",
            Tab::Check => "確認する",
            Tab::Why => "理由",
            Tab::Request => "リクエスト",
            Tab::Policies => "お使いのポリシー",
            Tab::Share => "共有",
        },
    },
    recent: Recent {
        title: |count| format!("履歴 {count}"),
        ago: |minutes| match minutes {
            0 => "たった今".to_owned(),
            minutes => format!("{minutes} 分前"),
        },
    },
    keys: Keys {
        title: "キー操作",
        close: "閉じる",
        does: |shortcut| match shortcut {
            Shortcut::Next => "次の拒否",
            Shortcut::Previous => "前の拒否",
            Shortcut::Tab(_) => "タブを開く",
            Shortcut::CopyChange => "変更をコピー",
            Shortcut::CopyMessage => "メッセージをコピー",
            Shortcut::Edit => "テキストを編集",
            Shortcut::Help => "キー操作を表示",
        },
    },
    engine: &denylens_engine::words::ja::WORDS,
};

fn layer_name(layer: Option<Layer>, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (Some(Layer::Resource), Some(LayerKind::BucketPolicy)) => "バケットポリシー",
        (Some(Layer::Resource), Some(LayerKind::KmsKeyPolicy)) => "キーポリシー",
        (Some(Layer::Resource), Some(LayerKind::RoleTrustPolicy)) => "ロールの信頼ポリシー",
        (Some(Layer::ServiceControl), _) => "サービスコントロールポリシー (SCP)",
        (Some(Layer::ResourceControl), _) => "リソースコントロールポリシー (RCP)",
        (Some(Layer::VpcEndpoint), _) => "VPC エンドポイントポリシー",
        (Some(Layer::Resource), _) => "リソースベースのポリシー",
        (Some(Layer::Identity), _) => "アイデンティティベースのポリシー",
        (Some(Layer::Boundary), _) => "アクセス許可の境界",
        (Some(Layer::Session), _) => "セッションポリシー",
        (None, Some(_)) => "IAM のポリシーではありません",
        (None, None) => "ポリシータイプは不明",
    }
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Code => "エラーコード",
        Field::Service => "サービス",
        Field::Operation => "オペレーション",
        Field::Principal => "プリンシパル",
        Field::Action => "アクション",
        Field::Attempted => "実行しようとしたアクション",
        Field::Resource => "リソース",
        Field::Account => "アカウント",
        Field::Region => "リージョン",
        Field::Partition => "パーティション",
        Field::Effect => "拒否の種類",
        Field::Layer => "ポリシータイプ",
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
        Tool::Decoder => "デコードされたメッセージ",
    }
}

fn secret(kind: SecretKind) -> &'static str {
    match kind {
        SecretKind::SecretAccessKey => "シークレットアクセスキー",
        SecretKind::SessionToken => "セッショントークン",
        SecretKind::Signature => "リクエストの署名",
        SecretKind::Authorization => "認証トークン",
        SecretKind::PrivateKey => "秘密鍵",
        SecretKind::Password => "パスワード",
    }
}
