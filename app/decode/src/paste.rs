//! The backend without a network: the user runs the command and pastes what it prints.

use crate::{
    AskKind, BackendInfo, DecodeBackend, DecodeError, DecodeRequest, Decoded, EncodedMessage, LocalFuture,
    Need, Region, message::MessageError,
};
use denylens_lang::Words;

/// Takes a decoded message that came from elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Paste;

impl DecodeBackend for Paste {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: "paste".to_owned(),
            answers: AskKind::Encoded,
            name: Words::new("Decode it elsewhere, paste the result", "別の場所でデコードして貼り付ける"),
            explanation: Words::new(
                "Run one command of the AWS CLI, on your computer or in AWS CloudShell, and paste what it prints. This page \
                 sends nothing.",
                "お使いのコンピューターか AWS CloudShell で AWS CLI のコマンドを実行し、表示された内容を貼り付けます。このページは何も送信しません。",
            ),
            needs: vec![Need::Text],
        }
    }

    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Decoded, DecodeError>> {
        Box::pin(async move { pasted(request) })
    }
}

/// What was pasted as the answer.
pub(crate) fn pasted(request: &DecodeRequest) -> Result<Decoded, DecodeError> {
    if request.text.trim().is_empty() {
        return Err(DecodeError::Missing(Need::Text));
    }
    Ok(request.ask.answered_by(request.text.clone()))
}

/// The command that decodes a message, for any shell: nothing in it needs quotes.
///
/// The values are joined to their options by `=`, because a message may begin with `-`.
pub fn command(message: &str, region: Option<Region>) -> Result<String, MessageError> {
    let message = EncodedMessage::read(message)?;
    let region = region.map(|region| format!(" --region={}", region.name())).unwrap_or_default();
    Ok(format!(
        "aws sts decode-authorization-message{region} --encoded-message={} --query=DecodedMessage --output=text",
        message.as_str()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ask, sts::ready};
    use denylens_triage::{Answers, Supplement};

    #[test]
    fn the_text_answers_the_message_of_the_request() {
        let request = DecodeRequest {
            text: "{\"allowed\":false}\n".into(),
            ..DecodeRequest::new(Ask::Encoded("ab cd".into()))
        };
        assert_eq!(
            ready(Paste.decode(&request)).map(|decoded| decoded.supplement),
            Ok(Supplement {
                answers: Answers::Encoded("ab cd".into()),
                text: "{\"allowed\":false}\n".into()
            })
        );
    }

    #[test]
    fn a_text_without_any_characters_is_missing() {
        let request = DecodeRequest { text: " \n".into(), ..DecodeRequest::new(Ask::Encoded("abcd".into())) };
        assert_eq!(ready(Paste.decode(&request)), Err(DecodeError::Missing(Need::Text)));
    }

    #[test]
    fn the_command_takes_a_message_that_begins_with_a_hyphen() {
        assert_eq!(
            command("-ab\n cd", None).as_deref(),
            Ok(
                "aws sts decode-authorization-message --encoded-message=-abcd --query=DecodedMessage --output=text"
            )
        );
    }

    #[test]
    fn the_command_names_the_region() {
        assert!(command("abcd", Region::named("cn-north-1").ok()).unwrap().contains(" --region=cn-north-1 "));
    }

    #[test]
    fn nothing_but_a_message_gets_into_the_command() {
        assert_eq!(
            command("abc;rm -rf", None),
            Err(MessageError::ForeignCharacter { character: ';', place: 4 })
        );
    }
}
