//! What is said at first: why a request was refused, in a few words. It needs the first words alone.

use crate::{
    prose::{Prose, fill, of_cause_at_first},
    sentence::{Place, Sentence, say},
    words::FirstWords,
};
use denylens_advise::{How, Verdict, prose::Section};
use denylens_triage::report::{Denial, Form};

/// The reason in a few words, and what there is to add. Who, what and where are not said again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The reason.
    pub reason: Sentence,
    /// What there is to add to it, a sentence or some.
    pub more: Option<Sentence>,
}

/// The reason of a refusal in a few words. All other advice may come later.
pub fn headline(denial: &Denial, words: &'static FirstWords) -> Headline {
    match Verdict::of(denial) {
        Verdict::Prose(cause, _) => {
            let prose = of_cause_at_first(cause, words);
            let of_form = of_form(denial, prose, Section::HeadlineForm);
            let text = if of_form.is_empty() { prose.section(&Section::Headline.name()) } else { of_form };
            let (reason, more) =
                text.split_once("\n\n").map_or((text, None), |(one, more)| (one, Some(more)));
            let say = |text| fill(text, denial, &words.absent, Denial::value);
            Headline { reason: say(reason), more: more.map(say) }
        }
        Verdict::Action { action, attempted, how, .. } => Headline {
            reason: (words.headline.reason)(say!("`{action}`", action), &how),
            more: attempted.map(|attempted| (words.headline.besides)(&attempted, &action)),
        },
        Verdict::Call { operation, how, .. } => Headline {
            reason: (words.headline.reason)(
                Sentence::of_value(operation.as_deref(), Place::Code, words.absent.operation),
                &how,
            ),
            more: match how {
                How::Encoded(state) => (words.headline.encoded)(state).map(Sentence::of),
                How::Layer { .. } | How::SomeLayer(_) => None,
            },
        },
    }
}

/// The name of the cause of a refusal.
pub fn title(denial: &Denial, words: &'static FirstWords) -> &'static str {
    let prose = of_cause_at_first(denial.cause, words);
    let of_form = of_form(denial, prose, Section::TitleForm);
    if of_form.is_empty() { prose.title() } else { of_form }
}

/// The section about the form of a refusal; empty where there is none.
fn of_form(denial: &Denial, prose: Prose, of: fn(Form) -> Section) -> &'static str {
    denial.form.map(|form| prose.section(&of(form).name())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{en, ja, words};
    use denylens_advise::Certainty;
    use denylens_lang::Lang;
    use denylens_policy::Layer;
    use denylens_triage::{
        report::{Cause, DenyKind, EncodedState, LayerKind},
        triage,
    };

    #[track_caller]
    fn of_text(text: &str, in_english: &[&str], in_japanese: &[&str]) {
        let denial = triage(text).denials.remove(0);
        for (words, said) in [(&en::FIRST, in_english), (&ja::FIRST, in_japanese)] {
            let Headline { reason, more } = headline(&denial, words);
            let found: Vec<_> = [Some(reason), more].into_iter().flatten().map(|one| one.marked()).collect();
            assert_eq!(found, said);
        }
    }

    #[track_caller]
    fn of_how(how: How, in_english: &str, in_japanese: &str) {
        for (words, said) in [(&en::FIRST, in_english), (&ja::FIRST, in_japanese)] {
            let what = say!("`{action}`", action = "s3:GetObject");
            assert_eq!((words.headline.reason)(what, &how).marked(), said);
        }
    }

    fn by(layer: Layer, kind: Option<LayerKind>, effect: DenyKind) -> How {
        How::Layer { layer, kind, effect, certainty: Certainty::Said }
    }

    fn most_likely(layer: Layer, effect: DenyKind) -> How {
        How::Layer { layer, kind: None, effect, certainty: Certainty::Concluded }
    }

    #[test]
    fn a_statement_denies() {
        let denied = |layer, kind, english: &str, japanese: &str| {
            let english = format!("{english} explicitly denies `s3:GetObject`.");
            let japanese = format!("{japanese} `s3:GetObject` を明示的に拒否しています。");
            of_how(by(layer, kind, DenyKind::Explicit), &english, &japanese);
        };
        denied(Layer::ServiceControl, None, "An SCP", "SCP が");
        denied(Layer::ResourceControl, None, "An RCP", "RCP が");
        denied(Layer::VpcEndpoint, None, "The VPC endpoint policy", "VPC エンドポイントポリシーが");
        denied(Layer::Resource, None, "The resource-based policy", "リソースベースのポリシーが");
        let bucket = Some(LayerKind::BucketPolicy);
        denied(Layer::Resource, bucket, "The bucket policy", "バケットポリシーが");
        denied(Layer::Resource, Some(LayerKind::KmsKeyPolicy), "The key policy", "キーポリシーが");
        let trust = Some(LayerKind::RoleTrustPolicy);
        denied(Layer::Resource, trust, "The role trust policy", "ロールの信頼ポリシーが");
        denied(Layer::Identity, None, "An identity-based policy", "アイデンティティベースのポリシーが");
        denied(Layer::Boundary, None, "The permissions boundary", "アクセス許可の境界が");
        denied(Layer::Session, None, "The session policy", "セッションポリシーが");
    }

    #[test]
    fn nothing_allows() {
        of_how(
            by(Layer::Identity, None, DenyKind::Implicit),
            "No identity-based policy allows `s3:GetObject`.",
            "アイデンティティベースのポリシーが `s3:GetObject` を許可していません。",
        );
        of_how(
            by(Layer::Resource, Some(LayerKind::KmsKeyPolicy), DenyKind::Implicit),
            "No key policy allows `s3:GetObject`.",
            "キーポリシーが `s3:GetObject` を許可していません。",
        );
        of_how(
            by(Layer::ServiceControl, None, DenyKind::Implicit),
            "No SCP allows `s3:GetObject`.",
            "SCP が `s3:GetObject` を許可していません。",
        );
    }

    #[test]
    fn how_a_layer_refused_is_not_known() {
        of_how(
            by(Layer::VpcEndpoint, None, DenyKind::Unknown),
            "The VPC endpoint policy refused `s3:GetObject`.",
            "VPC エンドポイントポリシーが `s3:GetObject` を拒否しました。",
        );
    }

    #[test]
    fn a_layer_that_is_concluded_is_only_most_likely() {
        of_how(
            most_likely(Layer::Boundary, DenyKind::Explicit),
            "Most likely the permissions boundary explicitly denies `s3:GetObject`.",
            "おそらくアクセス許可の境界が `s3:GetObject` を明示的に拒否しています。",
        );
        of_how(
            most_likely(Layer::ServiceControl, DenyKind::Implicit),
            "Most likely no SCP allows `s3:GetObject`.",
            "おそらく SCP が `s3:GetObject` を許可していません。",
        );
        of_how(
            most_likely(Layer::Identity, DenyKind::Unknown),
            "Most likely an identity-based policy refused `s3:GetObject`.",
            "おそらくアイデンティティベースのポリシーが `s3:GetObject` を拒否しました。",
        );
    }

    #[test]
    fn the_layer_is_not_known() {
        of_how(
            How::SomeLayer(DenyKind::Explicit),
            "A policy explicitly denies `s3:GetObject`. The text doesn't say which.",
            "ポリシーが `s3:GetObject` を明示的に拒否しています。どのポリシーかは不明です。",
        );
        of_how(
            How::SomeLayer(DenyKind::Implicit),
            "No policy allows `s3:GetObject`. The text doesn't name the policy type.",
            "`s3:GetObject` を許可するポリシーがありません。ポリシータイプは不明です。",
        );
        of_how(
            How::SomeLayer(DenyKind::Unknown),
            "AWS refused `s3:GetObject`. The text doesn't say why.",
            "AWS が `s3:GetObject` を拒否しました。理由は不明です。",
        );
    }

    #[test]
    fn an_encoded_message_holds_the_reason() {
        let call = "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized \
                    to perform this operation. Encoded authorization failure message: ";
        let in_english = "AWS refused `RunInstances`. The encoded message holds the reason.";
        let in_japanese = "AWS が `RunInstances` を拒否しました。理由はエンコードされています。";
        of_text(&format!("{call}{}", "aB3-_xYz".repeat(70)), &[in_english], &[in_japanese]);
        of_text(
            &format!("{call}{}", "aB3-_xYz".repeat(9)),
            &[in_english, "The encoded message seems to be cut short."],
            &[in_japanese, "エンコードされたメッセージは、途中で切れているようです。"],
        );
        for words in [&en::FIRST, &ja::FIRST] {
            let said = |state| (words.headline.encoded)(state).is_some();
            assert!(said(EncodedState::Unfit) && said(EncodedState::Redacted));
        }
    }

    #[test]
    fn a_call_whose_operation_is_not_known_is_the_call() {
        of_text(
            "AccessDenied: Access Denied",
            &["AWS refused the call. The text doesn't say why."],
            &["AWS がこの呼び出しを拒否しました。理由は不明です。"],
        );
    }

    #[test]
    fn what_needed_the_refused_action_is_added() {
        of_text(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:CreateVpcEndpoint on resource: arn:aws:ec2:eu-west-2:111122223333:vpc-endpoint/* because no identity-based policy allows the vpce:AllowMultiRegion action",
            &[
                "No identity-based policy allows `vpce:AllowMultiRegion`.",
                "`ec2:CreateVpcEndpoint` also needs `vpce:AllowMultiRegion`.",
            ],
            &[
                "アイデンティティベースのポリシーが `vpce:AllowMultiRegion` を許可していません。",
                "`ec2:CreateVpcEndpoint` には `vpce:AllowMultiRegion` も必要です。",
            ],
        );
    }

    #[test]
    fn a_cause_has_its_own_headline_and_a_form_of_it_too() {
        of_text(
            "An error occurred (ExpiredToken) when calling the GetObject operation: The provided token has expired.",
            &["The credentials have expired.", "No policy refused the request."],
            &["認証情報の有効期限が切れています。", "ポリシーによる拒否ではありません。"],
        );
        of_text(
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            &[
                "A quota, a rate limit or missing capacity stands in the way.",
                "It is not a matter of permissions.",
            ],
            &["クォータ、レート、またはキャパシティの問題です。", "権限の問題ではありません。"],
        );
        of_text(
            "EACCES: permission denied, open '/srv/a'",
            &["This was refused by the system that printed the message, not by AWS."],
            &["AWS ではなく、メッセージを出力したシステムが拒否しました。"],
        );
    }

    /// At most so many characters, values not counted.
    const LIMITS: [(Lang, usize); 2] = [(Lang::En, 70), (Lang::Ja, 40)];

    #[test]
    fn every_reason_is_short_whatever_refused() {
        let kinds = [LayerKind::BucketPolicy, LayerKind::KmsKeyPolicy, LayerKind::RoleTrustPolicy].map(Some);
        let effects = [DenyKind::Explicit, DenyKind::Implicit, DenyKind::Unknown];
        let mut hows: Vec<How> = effects.map(How::SomeLayer).to_vec();
        hows.push(How::Encoded(EncodedState::Complete));
        for (layer, effect) in Layer::ALL.into_iter().flat_map(|layer| effects.map(|effect| (layer, effect)))
        {
            hows.extend([by(layer, None, effect), most_likely(layer, effect)]);
            hows.extend(kinds.map(|kind| by(layer, kind, effect)));
        }
        for ((lang, limit), how) in LIMITS.into_iter().flat_map(|of| hows.iter().map(move |how| (of, how))) {
            let words = words(lang).first;
            let said = (words.headline.reason)(Sentence::of(words.absent.operation), how).text();
            assert!(said.chars().count() <= limit, "{said}");
        }
    }

    #[test]
    fn every_headline_is_short_and_a_sentence() {
        for (lang, limit) in LIMITS {
            let (words, end) = (words(lang).first, if lang == Lang::Ja { '。' } else { '.' });
            let prose = Cause::ALL.iter().map(|cause| of_cause_at_first(*cause, words));
            let headlines =
                prose.flat_map(|prose| prose.sections()).filter(|(name, _)| !name.starts_with("title"));
            for (name, text) in headlines {
                let said = text.replace("{system}", words.absent.system);
                let reason = said.split("\n\n").next().unwrap_or_default();
                assert!(reason.chars().count() <= limit, "{name}: {reason}");
                assert!(said.split("\n\n").all(|one| one.ends_with(end)), "{name}: {said}");
                assert!(!said.contains('{'), "{name}: {said}");
            }
        }
    }

    #[test]
    fn a_form_that_is_no_more_than_a_neighbour_of_its_cause_has_a_name_of_its_own() {
        let titles = |code: &str, message: &str| {
            let text = format!("An error occurred ({code}) when calling the Make operation: {message}");
            let denial = triage(&text).denials.remove(0);
            [title(&denial, &en::FIRST), title(&denial, &ja::FIRST)]
        };
        let of_verification = ["AWS is verifying the account", "AWS がアカウントを確認しています"];
        assert_eq!(titles("PendingVerification", "no"), of_verification);
        let of_quota = [
            "A quota, a rate limit or capacity, not a permission",
            "クォータ、レート、キャパシティの問題です",
        ];
        assert_eq!(titles("AddressLimitExceeded", "no"), of_quota);
        let plan = "Amazon Web Services Premium Support Subscription is required to use this service.";
        let of_plan = [
            "The support plan has no AWS Support API",
            "サポートプランに AWS Support API が含まれていません",
        ];
        assert_eq!(titles("SubscriptionRequiredException", plan), of_plan);
    }

    #[test]
    fn what_is_said_at_first_has_the_values_of_the_refusal_alone() {
        for lang in Lang::ALL {
            for cause in Cause::ALL {
                let prose = of_cause_at_first(*cause, words(lang).first);
                for (_, said) in prose.sections() {
                    for name in ["permission-set", "quota-name", "raised-quota"] {
                        assert!(!said.contains(name), "{said}");
                    }
                }
            }
        }
    }
}
