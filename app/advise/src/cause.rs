//! What there is to say about each cause: a Markdown file a language.

use crate::prose::Prose;
use denylens_lang::Lang;
use denylens_triage::report::Cause;

/// The prose of a cause, in one language.
pub fn prose(cause: Cause, lang: Lang) -> Prose<'static> {
    let [en, ja] = match cause {
        Cause::PassRole => [include_str!("cause/pass_role.en.md"), include_str!("cause/pass_role.ja.md")],
        Cause::Action => [include_str!("cause/action.en.md"), include_str!("cause/action.ja.md")],
        Cause::Kms => [include_str!("cause/kms.en.md"), include_str!("cause/kms.ja.md")],
        Cause::Sharing => [include_str!("cause/sharing.en.md"), include_str!("cause/sharing.ja.md")],
        Cause::Condition => [include_str!("cause/condition.en.md"), include_str!("cause/condition.ja.md")],
        Cause::Quota => [include_str!("cause/quota.en.md"), include_str!("cause/quota.ja.md")],
        Cause::Credentials => {
            [include_str!("cause/credentials.en.md"), include_str!("cause/credentials.ja.md")]
        }
        Cause::Trust => [include_str!("cause/trust.en.md"), include_str!("cause/trust.ja.md")],
        Cause::NotAuthorization => {
            [include_str!("cause/not_authorization.en.md"), include_str!("cause/not_authorization.ja.md")]
        }
        Cause::NotAws => [include_str!("cause/not_aws.en.md"), include_str!("cause/not_aws.ja.md")],
    };
    Prose::of(match lang {
        Lang::En => en,
        Lang::Ja => ja,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_every_section_in_every_language() {
        for cause in Cause::ALL {
            for lang in Lang::ALL {
                let prose = super::prose(*cause, lang);
                for section in ["title", "what", "why", "fix", "check"] {
                    assert!(
                        !prose.section(section).unwrap_or_default().is_empty(),
                        "{} {} {section}",
                        cause.id(),
                        lang.tag()
                    );
                }
                assert!(
                    prose.references().all(|(title, url)| !title.is_empty() && url.starts_with("https://")),
                    "{}",
                    cause.id()
                );
                assert!(prose.references().count() > 0, "{} {} references", cause.id(), lang.tag());
            }
        }
    }

    #[test]
    fn the_languages_have_the_same_sections() {
        for cause in Cause::ALL {
            let [en, ja] = Lang::ALL.map(|lang| {
                let names: Vec<_> = prose(*cause, lang).sections().map(|(name, _)| name).collect();
                names
            });
            assert_eq!(en, ja, "{}", cause.id());
        }
    }

    #[test]
    fn every_form_of_a_cause_has_its_steps_and_no_steps_are_of_no_form() {
        for cause in Cause::ALL {
            let prose = prose(*cause, Lang::En);
            let forms: Vec<&str> = cause.forms().iter().map(|form| form.section()).collect();
            for form in &forms {
                assert!(prose.items(form).count() > 0, "{} {form}", cause.id());
            }
            let by_effect = ["fix.explicit", "fix.implicit", "fix.encoded"];
            for (name, _) in prose.sections().filter(|(name, _)| name.starts_with("fix.")) {
                assert!(forms.contains(&name) || by_effect.contains(&name), "{} {name}", cause.id());
            }
        }
    }
}
