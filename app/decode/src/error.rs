//! What can go wrong with decoding, who is at fault, and what to do next.

use crate::{
    AwsError, CredentialsError, Need, TransportError, details::NotAnId, endpoint::EndpointError,
    message::MessageError, region::UnknownRegion,
};
use denylens_lang::Words;
use std::fmt;

/// Why a message was not decoded. No variant holds anything secret.
#[derive(Clone, Debug, PartialEq)]
pub enum DecodeError {
    /// A field of the backend's form is empty.
    Missing(Need),
    /// The encoded message can't be one.
    Message(MessageError),
    /// The credentials can't be used.
    Credentials(CredentialsError),
    /// The region is not on the list.
    Region(UnknownRegion),
    /// Nothing came back.
    Transport(TransportError),
    /// AWS answered, but not with a document.
    Aws(AwsError),
    /// A team's endpoint answered, but not with a document.
    Endpoint(EndpointError),
    /// The authorization id can't be one.
    Id(NotAnId),
    /// The region has no such host.
    NoSuchHost,
    /// The request could not be signed, which is the page's own fault.
    Signing,
}

/// An error in words. The page draws this, and nothing else of an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// A stable id for the kind of fault.
    pub kind: &'static str,
    /// Where the fault is.
    pub fault: Fault,
    /// What happened.
    pub what: Words,
    /// What to do next.
    pub next: Words,
    /// Commands that `next` speaks of, to copy.
    pub commands: &'static [&'static str],
}

/// Where a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// In what was entered.
    Input,
    /// In the credentials, or in what they may do.
    Credentials,
    /// In the computer that the browser runs on.
    Computer,
    /// Between the browser and the service.
    Network,
    /// At AWS.
    Aws,
    /// At a team's endpoint.
    Server,
    /// In this page.
    Page,
}

impl Fault {
    /// Its name for a reader.
    pub fn words(self) -> Words {
        match self {
            Fault::Input => Words::new("What was entered", "入力内容"),
            Fault::Credentials => Words::new("The credentials and what they may do", "認証情報とその権限"),
            Fault::Computer => Words::new("This computer", "このコンピューター"),
            Fault::Network => {
                Words::new("The way between this browser and the service", "ブラウザーとサービスの間の通信")
            }
            Fault::Aws => Words::new("AWS", "AWS 側"),
            Fault::Server => Words::new("The endpoint", "エンドポイント側"),
            Fault::Page => Words::new("This page", "このページ"),
        }
    }
}

impl DecodeError {
    /// What to tell the user.
    pub fn explain(&self) -> Explanation {
        match self {
            DecodeError::Missing(need) => missing(*need),
            DecodeError::Message(error) => error.explain(),
            DecodeError::Credentials(error) => error.explain(),
            DecodeError::Region(error) => error.explain(),
            DecodeError::Transport(error) => error.explain(),
            DecodeError::Aws(error) => error.explain(),
            DecodeError::Endpoint(error) => error.explain(),
            DecodeError::Id(error) => error.explain(),
            DecodeError::NoSuchHost => Explanation {
                kind: "no-such-host",
                fault: Fault::Input,
                what: Words::new(
                    "AWS has no such endpoint in this Region, so nothing was sent.",
                    "このリージョンにそのエンドポイントはないため、何も送信していません。",
                ),
                next: Words::new(
                    "Choose another endpoint or another Region, or run the command with the AWS CLI and paste the result.",
                    "別のエンドポイントか別のリージョンを選ぶか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
                ),
                commands: &[],
            },
            DecodeError::Signing => Explanation {
                kind: "signing",
                fault: Fault::Page,
                what: Words::new(
                    "The request could not be signed, so nothing was sent. This is a fault of the page.",
                    "リクエストに署名できなかったため、何も送信していません。このページの不具合です。",
                ),
                next: Words::new(
                    "Run the command with the AWS CLI instead and paste the result.",
                    "代わりに AWS CLI でコマンドを実行し、結果を貼り付けてください。",
                ),
                commands: &[],
            },
        }
    }

    /// AWS's own words, if AWS refused the call to decode: an error line that can be triaged like any other.
    pub fn refusal(&self) -> Option<String> {
        match self {
            DecodeError::Aws(error) => error.refusal(),
            _ => None,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain().what.en)
    }
}

impl std::error::Error for DecodeError {}

impl From<MessageError> for DecodeError {
    fn from(error: MessageError) -> DecodeError {
        DecodeError::Message(error)
    }
}

impl From<CredentialsError> for DecodeError {
    fn from(error: CredentialsError) -> DecodeError {
        DecodeError::Credentials(error)
    }
}

impl From<UnknownRegion> for DecodeError {
    fn from(error: UnknownRegion) -> DecodeError {
        DecodeError::Region(error)
    }
}

impl From<TransportError> for DecodeError {
    fn from(error: TransportError) -> DecodeError {
        DecodeError::Transport(error)
    }
}

impl From<AwsError> for DecodeError {
    fn from(error: AwsError) -> DecodeError {
        DecodeError::Aws(error)
    }
}

impl From<EndpointError> for DecodeError {
    fn from(error: EndpointError) -> DecodeError {
        DecodeError::Endpoint(error)
    }
}

impl From<NotAnId> for DecodeError {
    fn from(error: NotAnId) -> DecodeError {
        DecodeError::Id(error)
    }
}

fn missing(need: Need) -> Explanation {
    match need {
        Need::Credentials => CredentialsError::NothingFound.explain(),
        Need::Region => UnknownRegion::Empty.explain(),
        Need::Token => Explanation {
            kind: "token-missing",
            fault: Fault::Input,
            what: Words::new("There is no token yet.", "トークンがまだありません。"),
            next: Words::new(
                "Enter the token that those who run the endpoint gave you.",
                "エンドポイントの運用担当者から受け取ったトークンを入力してください。",
            ),
            commands: &[],
        },
        Need::Text | Need::StsHost | Need::PolicyText => Explanation {
            kind: "text-missing",
            fault: Fault::Input,
            what: Words::new("There is nothing pasted yet.", "まだ何も貼り付けられていません。"),
            next: Words::new(
                "Run the command, copy everything that it prints, and paste it here.",
                "コマンドを実行し、表示された内容をすべてコピーして、ここに貼り付けてください。",
            ),
            commands: &[],
        },
    }
}
