//! English.

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
        title: "DenyLens: why AWS said no",
        tagline: "Why AWS said no, and what fixes it",
        language: "Language",
        theme: "Colours",
        theme_name: |theme| match theme {
            Theme::Auto => "System colours",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        },
        promises: [
            ("Nothing leaves this page", "until you press a button that says where to."),
            ("Nothing is stored", "Close the page, and the text is gone."),
            ("Keys in memory only", "and wiped when they have done their work."),
        ],
        more: "More",
        keys_held: |minutes| format!("Forget the keys ({minutes} min left)"),
        skip_to_text: "Skip to your text",
        skip_to_answer: "Skip to the answer",
        not_come: "Part of this page could not be loaded. What you have typed is still here.",
        try_again: "Try again",
    },
    input: Input {
        label: "Paste what AWS said",
        your_text: "Your text",
        edit: "Edit",
        hint: "An error line, a Terraform log, a stack trace, a CloudTrail event, a decoded message. You read what was refused, by which policy, and what fixes it.",
        placeholder: "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized …",
        open_file: "Open a file",
        forget: "Forget everything",
        forgotten: "Forgotten. This page holds nothing of yours.",
        samples: "Or look at an example:",
        busy: "Reading a long text …",
        stop: "Stop",
        stopped: "Stopped. The text is still here; change it, and it is read again.",
        not_read: "This text is long, so it is read apart from the page, and that has failed twice. The text is still here. Paste only the part with the error message, or load the page again.",
        drop_here: "Drop the file to read it",
        file: |name, became| match became {
            Became::Text { legibility, cut_at } => {
                let mut said = format!("{name} was read into the box.");
                if let Some(bytes) = cut_at {
                    said +=
                        &format!(" It is longer than {} MB; only its beginning was read.", bytes / 1_000_000);
                }
                if legibility == Legibility::Replaced {
                    said += " Some of its bytes are no text; each such place shows as \u{fffd}.";
                }
                said
            }
            Became::Policies => format!("{name} was taken for the policies to compare with."),
            Became::Left => {
                format!("The box takes one text: {name} was not read. Paste or drop it after this one.")
            }
            Became::Keys(delivery) => {
                let next = match delivery {
                    Delivery::Protected => {
                        "Where a message is decoded, it can be dropped on the field for temporary credentials."
                    }
                    Delivery::Unprotected => "This page came without encryption and takes no keys.",
                };
                format!("{name} has AWS keys in it, so it was not put into the box. {next}")
            }
            Became::NoText => format!("{name} holds no text, so it was not put into the box."),
            Became::Unreadable => {
                format!("The browser could not read {name}. Open the file yourself and paste its text.")
            }
        },
        secrets: |seen| {
            let (place, kinds) = match seen.paste.as_slice() {
                [] => ("The answer", &seen.later),
                _ => ("This text", &seen.paste),
            };
            let kinds = kinds.iter().map(|kind| secret(*kind)).collect::<Vec<_>>().join(" and ");
            let kept = if seen.paste.is_empty() { "" } else { " In the box nothing has changed yet." };
            format!(
                "{place} has {kinds} in it. On this page, in print and in all that is copied, stars stand in their place.{kept} If others have seen it, replace what is secret."
            )
        },
        remove_secrets: "Take the secrets out of the box",
        secrets_removed: "The secrets were taken out of the box.",
    },
    recognised: Recognised {
        title: "Recognised",
        chip: |chip| match chip {
            Chip::Denials(count) => format!("{count} refusals"),
            Chip::Repeated(count) => format!("the same {count} times"),
            Chip::Tool(tool) => tool_name(*tool).to_owned(),
            Chip::Code(code) => code.clone(),
            Chip::Operation(operation) => format!("operation {operation}"),
            Chip::Encoded { state: EncodedState::Complete, length } => {
                format!("encoded message, {length} characters")
            }
            Chip::Encoded { state: EncodedState::CutShort, .. } => {
                "encoded message, perhaps cut short".to_owned()
            }
            Chip::Encoded { state: EncodedState::Unfit, .. } => {
                "encoded message, not as AWS makes it".to_owned()
            }
            Chip::Encoded { state: EncodedState::Redacted, .. } => {
                "encoded message, partly removed".to_owned()
            }
            Chip::Decoded => "decoded message".to_owned(),
            Chip::AuthorizationId => "authorization ID".to_owned(),
        },
    },
    index: Index {
        title: |count| format!("{count} refusals in this text"),
        unnamed: "Refusal without an action",
        more: |left| format!("Show more ({left} left)"),
        place: |at, count| format!("{count} refusals · {at} of {count}"),
        wait: |wait| match wait {
            Wait::Decoding => "decode",
            Wait::Details => "details",
        },
    },
    verdict: Verdict {
        kind: |headline| match headline {
            Headline::Refusal { effect: DenyKind::Explicit, .. } => "Explicit deny",
            Headline::Refusal { effect: DenyKind::Implicit, .. } => "Implicit deny",
            Headline::Refusal { effect: DenyKind::Unknown, .. } | Headline::Refused => "Refused",
            Headline::Encoded => "Encoded",
            Headline::NoPermission => "Not a policy",
            Headline::NotAws => "Not AWS",
        },
        hidden: "AWS hides why until it is decoded",
        account: |account| format!("account {account}"),
        tokens: "Who, what and on what",
        token: |field| match field {
            Field::Principal => "who",
            Field::Action => "action",
            Field::Operation => "call",
            _ => "on",
        },
        absent: "not in the text",
        missing: |why| match why {
            MissingReason::Redacted => "removed from the text",
            MissingReason::CutShort => "the text ends before it",
        },
        layer: layer_name,
        short: |layer| match layer {
            Layer::ServiceControl => "SCP",
            Layer::ResourceControl => "RCP",
            Layer::VpcEndpoint => "VPC endpoint",
            Layer::Resource => "Resource",
            Layer::Identity => "Identity",
            Layer::Boundary => "Boundary",
            Layer::Session => "Session",
        },
        basis: |basis| match basis {
            Basis::Evaluated => Some("computed from your policies"),
            Basis::Details => Some("from AWS's authorization details"),
            Basis::Stated => Some("stated in the message"),
            Basis::Decoded => Some("from the decoded message"),
            Basis::Inferred => Some("inferred"),
            Basis::None => None,
        },
        own_policies: "Your policies",
        knowledge: |knowledge| match knowledge {
            Knowledge::Denies => "Denies the request",
            Knowledge::DoesNotAllow => "Does not allow it",
            Knowledge::Clear => "Not in the way",
            Knowledge::NotInvolved => "Not involved",
            Knowledge::Open => "Depends on what is not known of the request",
            Knowledge::Part => "What is here does not refuse it; there may be more",
            Knowledge::Dark => "Not known",
        },
    },
    engine: &denylens_engine::words::en::FIRST,
};

pub(super) static MORE: MoreWords = MoreWords {
    first: &WORDS,
    backends: &denylens_decode::words::en::WORDS,
    decode: Decode {
        title: "Decode the message",
        cut: "The encoded message may be cut short: it is shorter than most, or something stands in the place of its end. If AWS can't decode it, paste it from its first to its last character. CloudTrail cuts long messages; the program's own output has all of it.",
        removed: "A part of the encoded message was removed, so AWS can't decode it. Paste the whole message; it can only be read by who holds the permission to decode it.",
        ways: "Ways to decode it",
        command: "The command, ready to run:",
        answer: "What the command printed",
        answer_hint: |kind| match kind {
            LookupKind::Encoded => {
                "Paste it as it is, with or without DecodedMessage around it. It is read at once."
            }
            LookupKind::Details => "Paste all of the JSON. It is read at once.",
        },
        details_title: "Get AWS's details",
        credentials: "Temporary credentials",
        credentials_hint: "Paste them in any form: export lines, a profile, the JSON of a command. All at once or one value after another. The field is emptied as soon as they are read.",
        held: "The keys are held in memory, until the message is decoded, or they are forgotten or expire, or you leave the page.",
        held_parts: "What is there so far is held in memory until then.",
        idle: "Wipe when the page is not touched for",
        minutes: minutes_of,
        gone: |gone| match gone {
            Gone::Idle(minutes) => format!(
                "The keys were wiped: nobody touched the page for {}. Paste them again.",
                minutes_of(minutes)
            ),
            Gone::Expired => {
                "The keys have expired and were wiped. Get new ones, and paste them again.".to_owned()
            }
        },
        unprotected: "This page came without encryption: anybody on the way could have changed it. So it takes no keys and no tokens. Open it with `https://`, or run the command and paste what it prints.",
        forget_credentials: "Forget the keys",
        region: "Region",
        region_hint: "The region of the refused call.",
        expires: |minutes| match minutes {
            0 => "They expire in less than a minute.".to_owned(),
            1 => "They expire in 1 minute: get new ones soon.".to_owned(),
            2..=5 => format!("They expire in {minutes} minutes: get new ones soon."),
            6..120 => format!("They expire in {minutes} minutes."),
            minutes => format!("They expire in {} hours.", (minutes + 30) / 60),
        },
        endpoint: "Endpoint",
        sts_host: |host| match host {
            StsHost::Regional | StsHost::Listed(_) => "Regional",
            StsHost::Fips => "FIPS 140 validated",
            StsHost::DualStack => "IPv4 and IPv6 (dual-stack)",
        },
        token: "Token",
        token_held: |held, backend| match held {
            TokenHeld::For(owner) if owner == backend => {
                "The token is held in memory, for this endpoint only.".to_owned()
            }
            TokenHeld::No | TokenHeld::For(_) => {
                "It is held in memory only, and the field is emptied when you leave it.".to_owned()
            }
            TokenHeld::Refused => {
                "This is not a token: it may have letters, digits and - . _ ~ + / = only.".to_owned()
            }
            TokenHeld::Gone(minutes) => format!(
                "The token was wiped: nobody touched the page for {}. Enter it again.",
                minutes_of(*minutes)
            ),
        },
        forget_token: "Forget the token",
        policy_text: "Also get the text of the policies that deny",
        ask: |kind, is_signed| match (kind, is_signed) {
            (LookupKind::Encoded, true) => "Sign and decode",
            (LookupKind::Encoded, false) => "Send and decode",
            (LookupKind::Details, _) => "Sign and ask",
        },
        goes_to: |kind, secret, host| {
            let what = match kind {
                LookupKind::Encoded => "the encoded message",
                LookupKind::Details => "the authorization ID",
            };
            match secret {
                Secret::None => format!("Sends {what} to {host}."),
                Secret::Keys => format!("Sends {what}, the access key ID and the session token to {host}."),
                Secret::Token => format!("Sends {what} and the token to {host}."),
            }
        },
        in_address: "Send the token in the address, this once",
        offline: "There is no network, so nothing can be sent now. A document that you paste is read all the same.",
        unsendable: " (no network)",
        cancel: "Cancel",
        answered: |kind| match kind {
            LookupKind::Encoded => "The message was decoded.",
            LookupKind::Details => "AWS gave the details.",
        },
        take_back: "Undo",
        waiting: |host| format!("Waiting for {host} …"),
        cancelled: "Cancelled. Nothing was decoded.",
        unanswered: |kind| match kind {
            LookupKind::Encoded => {
                "This is not a decoded message. It is JSON that begins with {\"allowed\": or {\"DecodedMessage\":. Paste all of it."
            }
            LookupKind::Details => {
                "These are not the authorization details of this refusal. They are JSON with \"evaluations\" in it. Paste all of it."
            }
        },
        refusal: "AWS's own words:",
        policy_withheld: |name, why| {
            let why = without_marks(&denylens_decode::words::en::WORDS.what(why));
            format!("The details are here, but not the text of {name}. {why}")
        },
    },
    groups: Groups { undecoded: "Waits for decoding", caller: "Whoever made the call" },
    ladder: Ladder {
        title: "Policy layers",
        nothing_known: "Any of these may have refused it: the text names none.",
        order: "AWS looks for a deny in the policies of all types first.",
        status: |status| match status {
            Status::DeniedExplicit => "Denied it",
            Status::DeniedImplicit => "Did not allow it",
            Status::Allowed => "Let it through",
            Status::NotInvolved => "Not involved",
            Status::Unknown => "Not known",
        },
        request: "request",
        resource: "AWS",
        station: |station| match station {
            Station::Elsewhere => "Other system",
            Station::Credentials => "Credentials",
            Station::Permissions => "Permissions",
            Station::Service => "Service",
            Station::Capacity => "Quotas, capacity",
        },
        stopped: "stopped it",
        passed: "not the reason",
        stopped_at: |station| match station {
            Station::Elsewhere => "Another system than AWS stopped it.",
            Station::Credentials => "It was stopped at the credentials, before any policy was looked at.",
            Station::Permissions => "A permission is missing; the text names no policy.",
            Station::Service => "The service stopped it by a rule of its own, not by a policy of IAM.",
            Station::Capacity => "A quota, a rate limit or missing capacity stopped it.",
        },
    },
    facts: Facts { title: "The request", field: field_name },
    window: ListWindow {
        shown: |shown, all| format!("{shown} of {all} are shown."),
        more: |more| format!("Show {more} more"),
    },
    context: Context {
        title: "Request context",
        intro: "Every condition key that AWS knew of this request. Policies are compared with these values.",
        key: "Condition key",
        values: "Values",
        pseudo: "not for policies",
        statements: |count| match count {
            1 => "The statement that matched".to_owned(),
            count => format!("The {count} statements that matched"),
        },
        statements_intro: "As the decoded message prints it: without condition operators, and without saying whether a list stands under NotAction or NotResource.",
        sid: "Sid",
        no_sid: "(none)",
        effect: "Effect",
        principals: "Principals",
        actions: "Actions",
        resources: "Resources",
        conditions: "Conditions",
    },
    advice: Advice {
        next: "What to do",
        commands: "Commands",
        references: "AWS documentation",
        readings: "Read between the lines",
    },
    evidence: Evidence {
        legend: "What is marked",
        mark: |mark| match mark {
            Mark::Who => "who",
            Mark::Action => "action",
            Mark::What => "where, what",
            Mark::Decided => "what decided",
        },
        origin: |origin| match origin {
            Origin::Paste => "Your text",
            Origin::Decoded => "The decoded message",
            Origin::Details => "AWS's authorization details",
            Origin::Other => "The text that was added",
        },
        skipped: |count| format!("{count} characters not shown"),
    },
    fix: Fix {
        owner: "Made by:",
        also: |layer| format!(" (also needs: {})", layer_name(Some(layer), None)),
        too_long: |count| {
            format!(
                "It has {count} characters, and AWS takes 6,144 in a managed policy. Put its statements into several policies, or let one ARN with * stand for many."
            )
        },
        asked: "Ask:",
        format: "Form",
        applicability: |applicability| match applicability {
            Applicability::Ready => "Ready to use",
            Applicability::MayNeedChange => "Check before use",
            Applicability::HasPlaceholders => "Has placeholders",
        },
        message: |form| match form {
            MessageForm::Chat => "Chat",
            MessageForm::Ticket => "Ticket",
        },
        message_form: "Length of the message",
        redacted: "Placeholders stand for names and ids, so nobody can act on this message yet. Take the tick out before you send it to those who may know the names.",
        merged: |count| format!("One policy for {count} of these refusals"),
        answers: "Covers",
        left_out: "Doesn't cover",
        why_left: |why| match why {
            Left::OtherCaller => "Somebody else asked:".to_owned(),
            Left::WaitsForDecoding => "The message is not decoded yet:".to_owned(),
            Left::Disagreement => "Two texts disagree about what was asked:".to_owned(),
            Left::NoPermission => "No policy refused it:".to_owned(),
            Left::Denied => "A statement denies it, and has to change itself:".to_owned(),
            Left::OtherLayer(layer) => {
                format!("Another policy has to allow it ({}):", layer_name(Some(layer), None))
            }
            Left::NotEditable => "Nobody can edit the policies of this caller:".to_owned(),
            Left::TooLittleKnown => "The text says too little for a statement:".to_owned(),
        },
        and_more: |count| format!("and {count} more"),
        notes: "Worth knowing",
        shell: "Shell",
    },
    checklist: Checklist {
        title: "Checklist",
        since: |minutes| match minutes {
            0 => "Pasted less than a minute ago.".to_owned(),
            1 => "Pasted a minute ago.".to_owned(),
            minutes => format!("Pasted {minutes} minutes ago."),
        },
        not_needed: " (does not apply here)",
    },
    policies: Policies {
        intro: "Drop exports of your policies anywhere on the page, or paste one here. The request is evaluated against them, in this page and nowhere else.",
        waiting: "They are held in this page, and are compared with a refusal as soon as one is pasted.",
        open_files: "Add files",
        paste: "A policy, or the output of a command",
        add: "Add",
        pasted: "pasted",
        forget: "Forget the policies",
        progress: |Progress { name, step }| match step {
            Step::Loading(done, all) => {
                format!("Loading {name}: {} of {} MB", megabytes(*done), megabytes(*all))
            }
            Step::Unpacking(_, 1) => format!("Unpacking {name}"),
            Step::Unpacking(done, all) => format!("Unpacking {name}: {done} of {all} files"),
            Step::Reading(_, 1) => format!("Reading the policies of {name}"),
            Step::Reading(done, all) => format!("Reading the policies of {name}: {done} of {all} files"),
        },
        evaluating: "Evaluating the request against your policies",
        cancel: "Stop",
        unavailable: "This browser could not start the part of the page that reads policies. Load the page again; if that does not help, use a current browser.",
        file: |name, policies| match policies {
            1 => format!("{name}: 1 policy"),
            policies => format!("{name}: {policies} policies"),
        },
        problem: |kind| match kind {
            FileProblemKind::NotJson => "is not JSON",
            FileProblemKind::NoPolicies => "has no policy that is recognised",
            FileProblemKind::NamesOnly => {
                "names policies without their texts; export each with aws organizations describe-policy --policy-id"
            }
            FileProblemKind::CutOff => "ends in the middle; only what comes before can be used",
            FileProblemKind::MorePages => "is one page of an answer; export the other pages too",
            FileProblemKind::Unreadable => "could not be unpacked",
            FileProblemKind::TooLarge => "has more than 200 MB, and was not read",
            FileProblemKind::TooManyFiles => {
                "has more than 5,000 files, and was not read; add fewer of them at once"
            }
            FileProblemKind::Swells => {
                "grows to more than 100 times its size when it is unpacked, and was not read; add the files in it without the archive"
            }
            FileProblemKind::Overlapping => {
                "is an archive whose files share their bytes, as no export does; it was not read"
            }
            FileProblemKind::Policy(problem) => match problem {
                DocumentProblemKind::Json(JsonProblemKind::Duplicate { .. }) => {
                    "stands here a second time; the statement is not relied on"
                }
                DocumentProblemKind::Json(_) => "is not valid JSON here",
                DocumentProblemKind::NotAPolicy => "is no policy: it has no statements",
                DocumentProblemKind::UnknownElement => {
                    "is an element that policies do not have; it is ignored"
                }
                DocumentProblemKind::Case => "is written in other letters than policies have",
                DocumentProblemKind::UnknownVersion => "is no version of the policy language",
                DocumentProblemKind::WrongType => "is not of the type that this element has",
                DocumentProblemKind::NoEffect => {
                    "a statement has no Effect, or one that is neither Allow nor Deny"
                }
                DocumentProblemKind::NoAction => "a statement has neither Action nor NotAction",
                DocumentProblemKind::BothForms => "a statement has both an element and its opposite",
                DocumentProblemKind::NotAnAction => "is no action: those have the form service:Name",
                DocumentProblemKind::Empty => "has nothing in it",
                DocumentProblemKind::NotAnArn => "is neither an ARN nor *",
                DocumentProblemKind::NotAPrincipal => "is no principal",
                DocumentProblemKind::UnknownOperator => "is no condition operator",
                DocumentProblemKind::UnreadableValue => {
                    "is a value that its operator cannot read; it matches nothing"
                }
                DocumentProblemKind::VariableInOldVersion => {
                    "has a policy variable, and Version is not 2012-10-17: it is plain text"
                }
                DocumentProblemKind::VariableBeforeResource => {
                    "has a policy variable before the fifth colon, where AWS allows none; the statement is not relied on"
                }
                DocumentProblemKind::RepeatedSid => "is the Sid of another statement too",
                DocumentProblemKind::RepeatedKey => {
                    "is a condition key that this operator has already, in other letters; the statement is not relied on"
                }
            },
        },
        problem_at: |problem| {
            let policy = problem.policy.as_ref().map(|policy| format!("policy {policy}"));
            let line = problem.line.map(|line| format!("line {line}"));
            let piece = problem.piece.clone();
            [policy, line, piece].into_iter().flatten().collect::<Vec<_>>().join(", ")
        },
        found: "The denying statement",
        excepted: "The same statement with the exception: lines with - go, lines with + come.",
        none_found: "None of these policies denies the request, as far as the request is known.",
        resemblance: |resemblance, applies| match (resemblance, applies) {
            (Resemblance::Exact, Truth::Yes) => {
                "This is the statement of the decoded message. It denies this request."
            }
            (Resemblance::Normalised, Truth::Yes) => {
                "It is like the statement of the decoded message, and denies this request."
            }
            (Resemblance::None, Truth::Yes) => "It denies this request.",
            (Resemblance::Exact, Truth::Unknown | Truth::No) => {
                "It reads as the statement of the decoded message does. Whether it denies depends on what is not known."
            }
            (Resemblance::Normalised, Truth::Unknown | Truth::No) => {
                "It is like the statement of the decoded message. Whether it denies depends on what is not known."
            }
            (Resemblance::None, Truth::Unknown | Truth::No) => "It may deny this request.",
        },
        stranger: "The caller is not among the users and roles of these files. They may be of another account.",
        contradiction: "AWS speaks of a missing Allow, and this denies. The files may be of another time, or not of this request.",
        disagreement: "AWS names a layer in which these files show nothing that refuses. They may be of another time, or not whole.",
        no_layer: "Layer not known",
        layers: "What is known of each layer",
        export: "How to export them",
        session: "It was passed when the session was made; no command prints it. Whoever makes the sessions has it.",
        within: "What would have to be otherwise, or be known",
        token: "What the trust policy says to this token",
        what_if: "What if",
        what_if_intro: "Try a change here, and see what would become of this very request. Nothing is changed in AWS.",
        change: "Change",
        add_to: |layer| format!("Add to: {layer}"),
        edit: |policy| format!("Edit: {policy}"),
        text: "The policy",
        apply_fix: "Use the suggested change",
        no_fix: "A change can be suggested here once the denying statement is found.",
        no_statement: "There is no statement in this text.",
        decision: |decision| match decision {
            Decision::Allowed => "It would be allowed.",
            Decision::ImplicitDeny => "It would still be refused: nothing allows it.",
            Decision::ExplicitDeny => "It would still be refused: a statement denies it.",
            Decision::Unknown => "What is here leaves it open.",
        },
        decision_if_clear: |decision| match decision {
            Decision::Allowed => "If nothing that is not known stands in the way, it would be allowed.",
            Decision::ImplicitDeny => {
                "Even if no policy that is not known denies it, it is refused: none allows it."
            }
            Decision::ExplicitDeny => "A statement denies it, whatever the rest says.",
            Decision::Unknown => "It depends on what is not known.",
        },
        needs: "What is still in the way, or not known",
        gained: "What it would allow",
        lost: "What it would no longer allow",
        broad: " (broad)",
    },
    copy: Copy {
        title: "Hand it on",
        copy: "Copy",
        copy_what: |what| match what {
            Copied::Change => "Copy the change",
            Copied::Command => "Copy the command",
            Copied::Message => "Copy the message",
            Copied::Policy => "Copy the policy",
            Copied::Answer => "Copy what AWS answered",
        },
        copied: "Copied",
        by_hand: "The browser didn't allow copying. Select the text and copy it yourself.",
        json: "Copy as JSON",
        markdown: "Copy as Markdown",
        text: "Copy as text",
        print: "Print",
        redact: "Replace names and ids by placeholders",
        preview: "Preview",
    },
    tabs: Tabs {
        title: "More about this refusal",
        name: |tab, waits| match tab {
            Tab::Fix if waits => "What is known so far",
            Tab::Fix => "Fix",
            Tab::Ask => "Ask for it",
            Tab::Check => "Check",
            Tab::Why => "Why",
            Tab::Request => "Request",
            Tab::Policies => "Your policies",
            Tab::Share => "Share",
        },
    },
    recent: Recent {
        title: |count| format!("Recent {count}"),
        ago: |minutes| match minutes {
            0 => "just now".to_owned(),
            minutes => format!("{minutes} min ago"),
        },
    },
    keys: Keys {
        title: "Keys",
        close: "Close",
        does: |shortcut| match shortcut {
            Shortcut::Next => "Next refusal",
            Shortcut::Previous => "Previous refusal",
            Shortcut::Tab(_) => "Open a tab",
            Shortcut::CopyChange => "Copy the change",
            Shortcut::CopyMessage => "Copy the message",
            Shortcut::Edit => "Edit the text",
            Shortcut::Help => "Show these keys",
        },
    },
    engine: &denylens_engine::words::en::WORDS,
};

fn minutes_of(minutes: u32) -> String {
    match minutes {
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

fn layer_name(layer: Option<Layer>, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (Some(Layer::Resource), Some(LayerKind::BucketPolicy)) => "Bucket policy",
        (Some(Layer::Resource), Some(LayerKind::KmsKeyPolicy)) => "KMS key policy",
        (Some(Layer::Resource), Some(LayerKind::RoleTrustPolicy)) => "Role trust policy",
        (Some(Layer::ServiceControl), _) => "Service control policy",
        (Some(Layer::ResourceControl), _) => "Resource control policy",
        (Some(Layer::VpcEndpoint), _) => "VPC endpoint policy",
        (Some(Layer::Resource), _) => "Resource-based policy",
        (Some(Layer::Identity), _) => "Identity-based policy",
        (Some(Layer::Boundary), _) => "Permissions boundary",
        (Some(Layer::Session), _) => "Session policy",
        (None, Some(_)) => "Not a policy of IAM",
        (None, None) => "Layer not known",
    }
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Code => "Error code",
        Field::Service => "Service",
        Field::Operation => "Operation",
        Field::Principal => "Principal",
        Field::Action => "Action",
        Field::Attempted => "Attempted",
        Field::Resource => "Resource",
        Field::Account => "Account",
        Field::Region => "Region",
        Field::Partition => "Partition",
        Field::Effect => "Effect",
        Field::Layer => "Layer",
        Field::Policy => "Policy",
        Field::Statement => "Statement",
        Field::Cause => "Cause",
        Field::Encoded => "Encoded message",
        Field::AuthorizationId => "Authorization ID",
        Field::RequestId => "Request ID",
        Field::Time => "Time",
        Field::Tool => "Tool",
        Field::Conditions => "Condition",
    }
}

fn tool_name(tool: Tool) -> &'static str {
    match tool {
        Tool::AwsCli => "AWS CLI or boto3",
        Tool::Terraform => "Terraform",
        Tool::CloudFormation => "CloudFormation",
        Tool::CloudTrail => "CloudTrail",
        Tool::GoSdk => "AWS SDK for Go",
        Tool::JavaSdk => "AWS SDK for Java",
        Tool::JavaScriptSdk => "AWS SDK for JavaScript",
        Tool::DotNetSdk => "AWS SDK for .NET",
        Tool::RustSdk => "AWS SDK for Rust",
        Tool::Packer => "Packer",
        Tool::Decoder => "decoded message",
    }
}

fn secret(kind: SecretKind) -> &'static str {
    match kind {
        SecretKind::SecretAccessKey => "a secret access key",
        SecretKind::SessionToken => "a session token",
        SecretKind::Signature => "the signature of a request",
        SecretKind::Authorization => "an authorization token",
        SecretKind::PrivateKey => "a private key",
        SecretKind::Password => "a password",
    }
}
