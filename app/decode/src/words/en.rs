//! What is said about decoding in English.

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
    lang: Lang::En,
    fault: |fault| match fault {
        Fault::Input => "What was entered",
        Fault::Credentials => "The credentials and what they may do",
        Fault::Computer => "This computer",
        Fault::Network => "The way between this browser and the service",
        Fault::Aws => "AWS",
        Fault::Server => "The endpoint",
        Fault::Page => "This page",
    },
    backends: BackendWords {
        paste: OneBackend {
            name: "Decode it elsewhere, paste the result",
            explanation: "Run one command of the AWS CLI, on your computer or in AWS CloudShell, and paste what it prints. This page sends nothing.",
        },
        sts: OneBackend {
            name: "Decode it here with temporary credentials",
            explanation: "This page signs one call to AWS STS in your browser and sends it straight to AWS: the message, the access key ID and the session token. The secret access key is not sent, and nothing is stored.",
        },
        endpoint: |host| {
            format!(
                "This page sends the encoded message, and nothing else of the text, to `{host}`, which decodes it for you."
            )
        },
        details_paste: OneBackend {
            name: "Paste AWS's authorization details",
            explanation: "Run one command of a current AWS CLI, on your computer or in AWS CloudShell, and paste what it prints. This page sends nothing.",
        },
        details: OneBackend {
            name: "Get AWS's authorization details with temporary credentials",
            explanation: "This page signs calls to IAM in your browser and sends them straight to AWS: the authorization ID, the access key ID and the session token. AWS answers with every policy that it checked. The secret access key is not sent, and nothing is stored.",
        },
    },
    request: RequestWords {
        no_token: OneError {
            what: "There is no token yet.",
            next: "Enter the token that those who run the endpoint gave you.",
        },
        no_text: OneError {
            what: "There is nothing pasted yet.",
            next: "Run the command, copy everything that it prints, and paste it here.",
        },
        not_an_id: OneError {
            what: "The authorization ID in the text is not whole: it has digits and small letters only.",
            next: "Paste the whole message, as it was printed.",
        },
        no_such_host: OneError {
            what: "AWS has no such endpoint in this Region, so nothing was sent.",
            next: "Choose another endpoint or another Region, or run the command with the AWS CLI and paste the result.",
        },
        headers_lost: OneError {
            what: "The server answers, but no answer came to a call with headers. A proxy or a browser extension may hold such calls back. The call can also be made with its signature and the session token in its address.",
            next: "The safe way is to run the command with the AWS CLI and paste the result. If the token goes in the address, it can stand in the log of a proxy and, if the call fails, on the console of this browser, until it expires. It signs nothing without the secret access key.",
        },
        signing: OneError {
            what: "The request could not be signed, so nothing was sent. This is a fault of the page.",
            next: "Run the command with the AWS CLI instead and paste the result.",
        },
    },
    message: ErrorWords {
        what: |error| match error {
            MessageError::Empty => "There is no encoded message to decode.".into(),
            MessageError::TooLong { length } => {
                format!("The encoded message has {length} characters. AWS decodes up to 10,240.").into()
            }
            MessageError::ForeignCharacter { character, place } => {
                let shown = shown(*character);
                format!("Character {place} of the encoded message is {shown}. Encoded messages are made of letters, digits, `-` and `_` only, so this one was cut or changed on its way.").into()
            }
        },
        next: |_| "Copy the message again from the program that printed it, from its first to its last character.",
    },
    region: ErrorWords {
        what: |error| match error {
            UnknownRegion::Empty => "No region is chosen.".into(),
            UnknownRegion::NotListed(name) => format!("This page doesn't know a region `{name}`.").into(),
            UnknownRegion::NotAName => "What is entered as the region is not the name of one.".into(),
        },
        next: |_| "Choose the region of the refused call. If you don't know it, any region of the same partition may do, such as `us-east-1`.",
    },
    credentials: credentials::WORDS,
    transport: ErrorWords {
        what: |error| {
            match error {
            TransportError::NoAnswer => NO_ANSWER.into(),
            TransportError::TimedOut => {
                "No answer came within 15 seconds, so the page stopped waiting.".into()
            }
            TransportError::TooLong => {
                "The answer was longer than 1 MB, which no answer of this service is, so the page stopped reading it.".into()
            }
        }
        },
        next: |_| "Try again, or run the command with the AWS CLI and paste the result.",
    },
    aws: aws::WORDS,
    endpoint: endpoint::WORDS,
};

/// Temporary credentials whose time is over, whether the page saw it or AWS did.
const EXPIRED: OneError = OneError {
    what: "The credentials have expired.",
    next: "Get new ones and paste them: from the AWS access portal, or with the command. If they are new, check this computer's clock.",
};

const NO_ANSWER: &str = "No answer reached this page. The network may be down, a proxy or a browser extension may stand in between, or this service may not answer web pages. A browser doesn't tell a page which of these it was.";
