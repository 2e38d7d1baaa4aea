//! Whatever tools put around a denial sentence, the same is read from it.

use denylens_policy::Layer;
use denylens_triage::{
    report::{Denial, DenyKind},
    triage,
};
use proptest::prelude::*;
use std::fs;

/// What a sentence says.
#[derive(Clone, Debug)]
struct Said {
    principal: String,
    action: String,
    resource: Option<String>,
    end: End,
}

/// How a sentence ends.
#[derive(Clone, Debug)]
enum End {
    Nothing,
    Explicit,
    ExplicitIn(Layer, Option<String>),
    ImplicitIn(Layer),
}

impl Said {
    fn sentence(&self) -> String {
        let mut text = format!("User: {} is not authorized to perform: {}", self.principal, self.action);
        if let Some(resource) = &self.resource {
            text += &format!(" on resource: {resource}");
        }
        text += &match &self.end {
            End::Nothing => String::new(),
            End::Explicit => " with an explicit deny".to_owned(),
            End::ExplicitIn(layer, None) => format!(" with an explicit deny in {}", article(*layer)),
            End::ExplicitIn(layer, Some(policy)) => {
                format!(" with an explicit deny in {}: {policy}", article(*layer))
            }
            End::ImplicitIn(layer) => {
                format!(" because no {} allows the {} action", name(*layer), self.action)
            }
        };
        text
    }

    #[track_caller]
    fn check(&self, denial: &Denial, text: &str) {
        assert_eq!(denial.principal.as_deref(), Some(self.principal.as_str()), "principal in\n{text}");
        assert_eq!(denial.action.as_deref(), Some(self.action.as_str()), "action in\n{text}");
        assert_eq!(denial.resource, self.resource, "resource in\n{text}");
        let (effect, layer, policy) = match &self.end {
            End::Nothing => (DenyKind::Unknown, None, None),
            End::Explicit => (DenyKind::Explicit, None, None),
            End::ExplicitIn(layer, policy) => (DenyKind::Explicit, Some(*layer), policy.clone()),
            End::ImplicitIn(layer) => (DenyKind::Implicit, Some(*layer), None),
        };
        assert_eq!(
            (denial.effect, denial.layer.layer, denial.policy.clone()),
            (effect, layer, policy),
            "end in\n{text}"
        );
        for evidence in &denial.evidence {
            assert_eq!(text.get(evidence.start..evidence.end), Some(evidence.text.as_str()), "{evidence:?}");
        }
    }
}

fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::ServiceControl => "service control policy",
        Layer::ResourceControl => "resource control policy",
        Layer::VpcEndpoint => "VPC endpoint policy",
        Layer::Resource => "resource-based policy",
        Layer::Identity => "identity-based policy",
        Layer::Boundary => "permissions boundary",
        Layer::Session => "session policy",
    }
}

fn article(layer: Layer) -> String {
    format!("{} {}", if layer == Layer::Identity { "an" } else { "a" }, name(layer))
}

/// Something that tools, people and programs do to a text on its way to the paste box.
#[derive(Clone, Copy, Debug)]
enum Wrapping {
    AwsCli,
    Terraform,
    TerraformBox,
    GoSdk,
    JavaSdk,
    JsonString,
    JsonStringTwice,
    Xml,
    Colour,
    Quoted,
    Comment,
    DocComment,
    Concatenated,
    Chat,
    LogLine,
    Journal,
    CodeFence,
    Emphasis,
    Indented,
    WordWrapped(usize),
    HardWrapped(usize),
    Crlf,
}

impl Wrapping {
    fn around(self, text: &str) -> String {
        let lines =
            |prefix: &str| text.lines().map(|line| format!("{prefix}{line}")).collect::<Vec<_>>().join("\n");
        match self {
            Wrapping::AwsCli => {
                format!("\nAn error occurred (AccessDenied) when calling the GetThing operation: {text}")
            }
            Wrapping::Terraform => format!(
                "Error: reading Thing (x): operation error S3: GetThing, https response error StatusCode: 403, RequestID: 0b4f10c7-e4c3-7f04-fbea-33fc87783d21, api error AccessDenied: {text}\n\n  with aws_thing.x,\n  on main.tf line 1, in resource \"aws_thing\" \"x\":"
            ),
            Wrapping::TerraformBox => format!("╷\n{}\n│ \n│   with aws_thing.x,\n╵", lines("│ ")),
            Wrapping::GoSdk => format!(
                "AccessDenied: {text}\n\tstatus code: 403, request id: 0b4f10c7-e4c3-7f04-fbea-33fc87783d21"
            ),
            Wrapping::JavaSdk => format!(
                "software.amazon.awssdk.services.s3.model.S3Exception: {text} (Service: S3, Status Code: 403, Request ID: 8RQ2BDF5641RTK2D)\n\tat software.amazon.awssdk.core.X.y(X.java:1)"
            ),
            Wrapping::JsonString => serde_json::json!({ "level": "error", "msg": text }).to_string(),
            Wrapping::JsonStringTwice => {
                let inner = serde_json::json!({ "error": text }).to_string();
                serde_json::json!({ "message": inner }).to_string()
            }
            Wrapping::Xml => format!(
                "<Error><Code>AccessDenied</Code><Message>{}</Message></Error>",
                text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
            ),
            Wrapping::Colour => format!("\u{1b}[31m{text}\u{1b}[0m"),
            Wrapping::Quoted => lines("> "),
            Wrapping::Comment => lines("# "),
            Wrapping::DocComment => lines("/// "),
            Wrapping::Concatenated => concatenated(text),
            Wrapping::Chat => text.replace(' ', "\u{a0}"),
            Wrapping::LogLine => format!("2026-07-17T15:58:12.123Z ERROR controller failed: {text}"),
            Wrapping::Journal => lines("Jul 17 15:58:12 ip-10-0-0-1 agent[812]: "),
            Wrapping::CodeFence => format!("This is what I get:\n\n```\n{text}\n```\n"),
            Wrapping::Emphasis => text.replace("is not authorized", "**is not authorized**"),
            Wrapping::Indented => lines("      "),
            Wrapping::WordWrapped(width) => word_wrapped(text, width),
            Wrapping::HardWrapped(width) => hard_wrapped(text, width),
            Wrapping::Crlf => text.replace('\n', "\r\n"),
        }
    }
}

/// As source code has long strings.
fn concatenated(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let lines: Vec<String> = word_wrapped(&text, 60).lines().map(|line| format!("\"{line} \"")).collect();
    format!("throw new Error({});", lines.join(" +\n        "))
}

fn word_wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

/// As terminals cut: each line after so many columns, whatever stands there. A single cut at an odd width looks like a line
/// break that somebody meant, so only what is cut twice is cut at those.
fn hard_wrapped(text: &str, width: usize) -> String {
    let is_usual = [80, 100, 120].contains(&width);
    if !is_usual && text.lines().all(|line| line.chars().count() <= 2 * width) {
        return text.to_owned();
    }
    let cut = |line: &str| {
        let characters: Vec<char> = line.chars().collect();
        characters.chunks(width).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    };
    text.lines().map(cut).collect::<Vec<_>>().join("\n")
}

fn said() -> impl Strategy<Value = Said> {
    let layer = prop::sample::select(Layer::ALL.to_vec());
    let principal = prop_oneof![
        "arn:aws:iam::111122223333:user/[a-z]{1,12}",
        "arn:aws:sts::111122223333:assumed-role/[A-Za-z][A-Za-z0-9_+=,.@-]{0,30}[a-z]/[a-z][a-z0-9@.=-]{0,20}[a-z]",
        "arn:aws-us-gov:sts::111122223333:assumed-role/[A-Z][a-z]{1,10}/i-[0-9a-f]{17}",
        "arn:aws-cn:iam::111122223333:root",
    ];
    let resource = prop::option::of(prop_oneof![
        "arn:aws:s3:::[a-z0-9-]{3,20}/[a-z0-9/_-]{1,60}[a-z]",
        "arn:aws:ec2:eu-central-1:111122223333:[a-z]{3,9}/\\*",
        "arn:aws:lambda:us-east-1:111122223333:function:[a-z]{1,30}",
        "arn:aws:ssm:us-east-1::parameter/[a-z]{1,10}/[a-z]{1,10}",
    ]);
    let policy = prop::option::of(
        "arn:aws:organizations::111122223333:policy/o-[a-z0-9]{10}/service_control_policy/p-[a-z0-9]{8}",
    );
    let end = prop_oneof![
        Just(End::Nothing),
        Just(End::Explicit),
        (layer.clone(), policy).prop_map(|(layer, policy)| End::ExplicitIn(layer, policy)),
        layer.prop_map(End::ImplicitIn),
    ];
    ("[a-z][a-z0-9-]{1,12}[a-z]:[A-Z][A-Za-z]{3,30}", principal, resource, end)
        .prop_map(|(action, principal, resource, end)| Said { principal, action, resource, end })
}

/// What programs print around a message, then what people and terminals do to the result.
fn chain() -> impl Strategy<Value = Vec<Wrapping>> {
    use Wrapping::*;
    let printed = prop::option::of(prop::sample::select(vec![
        AwsCli, Terraform, GoSdk, JavaSdk, Xml, LogLine, Emphasis,
    ]));
    let escaped = prop::option::of(prop::sample::select(vec![JsonString, JsonStringTwice]));
    let shown = prop_oneof![
        3 => Just(None),
        2 => (60_usize..140).prop_map(|width| Some(WordWrapped(width))),
        2 => (60_usize..140).prop_map(|width| Some(HardWrapped(width))),
        2 => prop::sample::select(vec![80, 100, 120]).prop_map(|width| Some(HardWrapped(width))),
        1 => Just(Some(Crlf)),
        1 => Just(Some(Concatenated)),
    ];
    let pasted = prop::collection::vec(
        prop::sample::select(vec![
            TerraformBox,
            Colour,
            Quoted,
            Comment,
            DocComment,
            Chat,
            Journal,
            CodeFence,
            Indented,
        ]),
        0..3,
    );
    (printed, escaped, shown, pasted).prop_map(|(printed, escaped, shown, pasted)| {
        let mut chain: Vec<Wrapping> = printed.into_iter().chain(escaped).chain(shown).collect();
        chain.extend(pasted);
        chain
    })
}

/// The steps of unwrapping, by their files, each with a wrapping that it takes off.
const STEPS: &[(&str, Wrapping)] = &[
    ("ansi", Wrapping::Colour),
    ("entity", Wrapping::Xml),
    ("escape", Wrapping::JsonStringTwice),
    ("line", Wrapping::Quoted),
    ("literal", Wrapping::Concatenated),
    ("punctuation", Wrapping::Chat),
];

#[test]
fn every_step_of_unwrapping_has_a_wrapping_that_it_takes_off() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/triage/src/unwrap");
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap();
        let has_one = STEPS.iter().any(|(step, _)| *step == name);
        assert!(has_one || name == "traced_text", "{} has no wrapping in STEPS", file.display());
    }
    let end = End::ImplicitIn(Layer::Identity);
    let resource = Some("arn:aws:s3:::data/a&b".to_owned());
    let said = Said { principal: "ana".to_owned(), action: "s3:GetObject".to_owned(), resource, end };
    for (_, wrapping) in STEPS {
        let text = wrapping.around(&said.sentence());
        said.check(&triage(&text).denials[0], &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn a_wrapped_sentence_is_read_as_the_bare_one(said in said(), chain in chain()) {
        let text = chain.iter().fold(said.sentence(), |text, wrapping| wrapping.around(&text));
        let report = triage(&text);
        prop_assert_eq!(report.denials.len(), 1, "denials in\n{}\n{:?}", &text, chain);
        said.check(&report.denials[0], &text);
    }

    #[test]
    fn no_text_panics_and_every_piece_of_evidence_stands_in_the_text(text in "\\PC{0,400}") {
        for denial in triage(&text).denials {
            for evidence in denial.evidence {
                prop_assert_eq!(text.get(evidence.start..evidence.end), Some(evidence.text.as_str()));
            }
        }
    }
}
