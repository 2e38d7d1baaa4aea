//! What is said first of the refusals of the corpus and of the labelled texts: short, and no more than is known.

use denylens_lang::Lang;
use denylens_policy::Layer;
use denylens_render::{Headline, Sentence, Span, headline, words};
use denylens_tests::{corpus::cases, labelled::labelled};
use denylens_triage::{
    report::{Denial, Form},
    triage,
};

/// How many characters the reason has at most, values not counted.
fn limit(lang: Lang) -> usize {
    match lang {
        Lang::En => 70,
        Lang::Ja => 40,
    }
}

fn end(lang: Lang) -> char {
    match lang {
        Lang::En => '.',
        Lang::Ja => '。',
    }
}

/// The names of a layer.
fn names(layer: Layer) -> &'static [&'static str] {
    match layer {
        Layer::ServiceControl => &["SCP", "service control policy"],
        Layer::ResourceControl => &["RCP", "resource control policy"],
        Layer::VpcEndpoint => &["VPC endpoint policy", "VPC エンドポイントポリシー"],
        Layer::Resource => &[
            "resource-based policy",
            "bucket policy",
            "key policy",
            "trust policy",
            "リソースベースのポリシー",
            "バケットポリシー",
            "キーポリシー",
            "信頼ポリシー",
        ],
        Layer::Identity => &["identity-based policy", "アイデンティティベースのポリシー"],
        Layer::Boundary => &["permissions boundary", "アクセス許可の境界"],
        Layer::Session => &["session policy", "セッションポリシー"],
    }
}

fn denials() -> Vec<(String, Denial)> {
    let corpus = cases().unwrap().into_iter().map(|case| (case.name, case.paste));
    let labelled = labelled().unwrap().into_iter().map(|text| (text.name, text.text));
    let of_text = |(name, text): (String, String)| {
        triage(&text).denials.into_iter().map(move |denial| (name.clone(), denial))
    };
    corpus.chain(labelled).flat_map(of_text).collect()
}

/// The words of a sentence, without its values.
fn words_alone(sentence: &Sentence) -> String {
    let words = |span| match span {
        Span::Words(words) => Some(words),
        Span::Number(_) | Span::Value(_) | Span::Code(_) => None,
    };
    sentence.spans().into_iter().filter_map(words).collect()
}

fn each(check: impl Fn(&str, Lang, &Denial, Headline)) {
    for (name, denial) in denials() {
        for lang in Lang::ALL {
            check(&name, lang, &denial, headline(&denial, words(lang).first));
        }
    }
}

#[test]
fn a_reason_is_short() {
    each(|name, lang, denial, headline| {
        // The name of a system is a value too, one that we know.
        let system = denial.form.and_then(Form::system).unwrap_or_default();
        let length = words_alone(&headline.reason).replace(system, "").chars().count();
        assert!(length <= limit(lang), "{name}: {length}: {}", headline.reason.marked());
    });
}

#[test]
fn reason_and_addition_are_sentences_with_no_name_left_open() {
    each(|name, lang, _, headline| {
        for said in [Some(&headline.reason), headline.more.as_ref()].into_iter().flatten() {
            let text = said.text();
            assert!(text.ends_with(end(lang)) && text.trim() == text, "{name}: {text}");
            assert!(!text.contains(['{', '}', '\n']) && !text.contains("  "), "{name}: {text}");
        }
    });
}

#[test]
fn a_reason_names_no_arn_and_is_not_said_again() {
    each(|name, _, _, Headline { reason, more }| {
        assert!(!reason.text().contains("arn:"), "{name}: {}", reason.text());
        let more = more.map(|more| more.text()).unwrap_or_default();
        assert!(!more.contains(&reason.text()), "{name}: {more}");
    });
}

#[test]
fn a_reason_names_no_layer_that_is_not_known() {
    each(|name, _, denial, headline| {
        let said = words_alone(&headline.reason);
        for layer in Layer::ALL.into_iter().filter(|layer| denial.layer.layer != Some(*layer)) {
            for named in names(layer) {
                assert!(!said.contains(named), "{name}: {said}");
            }
        }
    });
}
