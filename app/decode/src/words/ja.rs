//! What is said about decoding in Japanese.

mod aws;
mod credentials;
mod endpoint;

use super::{BackendWords, DecodeWords, ErrorWords, OneBackend, OneError, RequestWords};
use crate::{
    failure::Fault,
    message::{MessageError, shown},
    region::UnknownRegion,
    transport::TransportError,
};
use denylens_lang::Lang;

/// The words.
pub static WORDS: DecodeWords = DecodeWords {
    lang: Lang::Ja,
    fault: |fault| match fault {
        Fault::Input => "入力内容",
        Fault::Credentials => "認証情報とその権限",
        Fault::Computer => "このコンピューター",
        Fault::Network => "ブラウザーとサービスの間の通信",
        Fault::Aws => "AWS 側",
        Fault::Server => "エンドポイント側",
        Fault::Page => "このページ",
    },
    backends: BackendWords {
        paste: OneBackend {
            name: "別の場所でデコードして貼り付ける",
            explanation: "お使いのコンピューターか AWS CloudShell で AWS CLI のコマンドを実行し、表示された内容を貼り付けます。このページは何も送信しません。",
        },
        sts: OneBackend {
            name: "一時的な認証情報でここでデコードする",
            explanation: "このページがブラウザーの中で AWS STS への呼び出しに署名し、AWS に直接送信します。送るのはメッセージ、アクセスキー ID、セッショントークンだけです。シークレットアクセスキーは送信せず、何も保存しません。",
        },
        endpoint: |host| {
            format!(
                "このページは、エンコードされたメッセージだけを `{host}` に送信します。デコードはそこで行われます。"
            )
        },
        details_paste: OneBackend {
            name: "AWS の認可の詳細を貼り付ける",
            explanation: "お使いのコンピューターか AWS CloudShell で、最新の AWS CLI のコマンドを実行し、表示された内容を貼り付けます。このページは何も送信しません。",
        },
        details: OneBackend {
            name: "一時的な認証情報で AWS の認可の詳細を取得する",
            explanation: "このページがブラウザーの中で IAM への呼び出しに署名し、AWS に直接送信します。送るのは認可 ID、アクセスキー ID、セッショントークンだけです。AWS は、評価したすべてのポリシーを返します。シークレットアクセスキーは送信せず、何も保存しません。",
        },
    },
    request: RequestWords {
        no_token: OneError {
            what: "トークンがまだありません。",
            next: "エンドポイントの運用担当者から受け取ったトークンを入力してください。",
        },
        no_text: OneError {
            what: "まだ何も貼り付けられていません。",
            next: "コマンドを実行し、表示された内容をすべてコピーして、ここに貼り付けてください。",
        },
        not_an_id: OneError {
            what: "テキスト中の認可 ID が完全ではありません。ID は数字と英小文字だけで構成されます。",
            next: "メッセージ全体を、表示されたとおりに貼り付けてください。",
        },
        no_such_host: OneError {
            what: "このリージョンにそのエンドポイントはないため、何も送信していません。",
            next: "別のエンドポイントか別のリージョンを選ぶか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
        },
        headers_lost: OneError {
            what: "サーバーは応答していますが、ヘッダー付きの呼び出しには応答がありませんでした。プロキシや拡張機能が止めている可能性があります。署名とセッショントークンを URL に入れて呼び出すこともできます。",
            next: "安全なのは、AWS CLI でコマンドを実行して結果を貼り付ける方法です。トークンを URL に入れると、有効期限までの間、プロキシのログや、呼び出しに失敗した場合はこのブラウザーのコンソールに残ることがあります。シークレットアクセスキーなしでは、トークンだけで署名はできません。",
        },
        signing: OneError {
            what: "リクエストに署名できなかったため、何も送信していません。このページの不具合です。",
            next: "代わりに AWS CLI でコマンドを実行し、結果を貼り付けてください。",
        },
    },
    message: ErrorWords {
        what: |error| {
            match error {
            MessageError::Empty => "デコードするメッセージがありません。".into(),
            MessageError::TooLong { length } => format!("エンコードされたメッセージは {length} 文字あります。AWS がデコードできるのは 10,240 文字までです。").into(),
            MessageError::ForeignCharacter { character, place } => {
                let shown = shown(*character);
                format!("エンコードされたメッセージの {place} 文字目が {shown} です。使われる文字は英数字と `-`、`_` だけなので、途中で切れたか変わったようです。").into()
            }
        }
        },
        next: |_| "メッセージを表示したプログラムから、最初の文字から最後の文字までをもう一度コピーしてください。",
    },
    region: ErrorWords {
        what: |error| match error {
            UnknownRegion::Empty => "リージョンが選ばれていません。".into(),
            UnknownRegion::NotListed(name) => {
                format!("`{name}` というリージョンは、このページの一覧にありません。").into()
            }
            UnknownRegion::NotAName => {
                "リージョンの欄に、リージョン名ではないものが入力されています。".into()
            }
        },
        next: |_| "拒否された呼び出しのリージョンを選んでください。分からない場合は、`us-east-1` など、同じパーティションの別のリージョンでも試せます。",
    },
    credentials: credentials::WORDS,
    transport: ErrorWords {
        what: |error| {
            match error {
            TransportError::NoAnswer => NO_ANSWER.into(),
            TransportError::TimedOut => "15 秒以内に応答がなかったため、待つのをやめました。".into(),
            TransportError::TooLong => {
                "応答が 1 MB を超えました。このサービスの応答がそれほど長くなることはないため、読み取りをやめました。".into()
            }
        }
        },
        next: |_| "もう一度試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
    },
    aws: aws::WORDS,
    endpoint: endpoint::WORDS,
};

/// Temporary credentials whose time is over, whether the page saw it or AWS did.
const EXPIRED: OneError = OneError {
    what: "認証情報の有効期限が切れています。",
    next: "AWS アクセスポータルかコマンドで新しい認証情報を取得し、貼り付けてください。新しいはずの場合は、このコンピューターの時計を確認してください。",
};

const NO_ANSWER: &str = "応答がこのページに届きませんでした。ネットワークの切断、プロキシや拡張機能による遮断、またはこのサービスがウェブページに応答しないことが考えられます。どれが原因かは、ブラウザーからページに知らされません。";
