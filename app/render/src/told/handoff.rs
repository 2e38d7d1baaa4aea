//! The messages to whoever can do something. Each is said twice: in some lines for a chat, and whole for a ticket. Plain text.

use super::Told;
use crate::{
    prose::of_topic,
    sentence::Sentence,
    words::{HandoffWords, Words},
};
use denylens_advise::{
    How,
    command::{Command, Purpose, name_of_quota, shell::Shell, some_quota},
    fix::{AddedCondition, Caveat, Fix, FixEffect, Target},
    format::Format,
    handoff::{Doubt, Ground, Handoff, Request, account_of_caller, request_of_authorizer},
    prose::{Section, Topic},
};
use denylens_lang::visible_line;
use denylens_triage::report::{self, Basis, Denial, DenyKind, Form, RemedyRequest, Sayer};

/// A message to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who gets it.
    pub to: Sentence,
    /// What it says in a chat.
    pub chat: String,
    /// What it says in a ticket.
    pub ticket: String,
}

/// What stands for a role that the text doesn't name.
const ROLE_NAME: &str = "ROLE_NAME";

/// How long a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageForm {
    /// Some lines.
    Chat,
    /// The whole.
    Ticket,
}

impl MessageForm {
    /// Every form, in the order in which the page offers them.
    pub const ALL: [MessageForm; 2] = [MessageForm::Chat, MessageForm::Ticket];

    /// The name used in data.
    pub fn id(self) -> &'static str {
        match self {
            MessageForm::Chat => "chat",
            MessageForm::Ticket => "ticket",
        }
    }
}

impl Message {
    /// What it says in a form.
    pub fn text(&self, form: MessageForm) -> &str {
        match form {
            MessageForm::Chat => &self.chat,
            MessageForm::Ticket => &self.ticket,
        }
    }
}

pub(super) fn message(told: &Told<'_>, handoff: &Handoff, format: Format, shell: Shell) -> Message {
    let saying = Saying { told, handoff, words: &told.words.handoff, format, shell };
    Message { to: contact(told.words, handoff), chat: saying.chat(), ticket: saying.ticket() }
}

fn contact(words: &Words, handoff: &Handoff) -> Sentence {
    (words.fix.contact)(&handoff.to)
}

/// A message that is being said.
struct Saying<'m> {
    told: &'m Told<'m>,
    handoff: &'m Handoff,
    words: &'m HandoffWords,
    format: Format,
    shell: Shell,
}

impl Saying<'_> {
    /// Who, what, why not, what is asked, when and where; and the command, where there is nothing without it.
    fn chat(&self) -> String {
        let denial = self.told.denial;
        let mut out = Lines::default();
        out.line(&self.request());
        self.instead(&mut out);
        out.row(self.words.who, denial.principal.as_deref());
        out.row(self.words.what, self.call().as_deref());
        match self.proved() {
            Some(proved) => out.row(self.words.refused_by, Some(&proved)),
            None => out.row(self.words.code, denial.code.as_deref()),
        }
        out.row(self.words.place, Some(&self.place()));
        out.line(&self.others());
        out.line(self.words.thanks);
        if matches!(
            self.handoff.request,
            Request::Decode | Request::Bootstrap | Request::Remedy(RemedyRequest::SetUpProvider)
        ) {
            self.commands().for_each(|command| out.block(&command.text(self.shell)));
        }
        out.text
    }

    /// The same with all that the text says, the change, and how to see that it works.
    fn ticket(&self) -> String {
        let (denial, words) = (self.told.denial, self.words);
        let mut out = Lines::default();
        out.head(words.asked);
        out.line(&self.request());
        self.instead(&mut out);
        out.head(words.refusal);
        out.row(words.who, denial.principal.as_deref());
        out.row(words.what, self.call().as_deref());
        out.row(words.place, Some(&self.place()));
        out.row(words.code, denial.code.as_deref());
        out.row(words.refused_by, self.refused_by().as_deref());
        for saying in &denial.sayings {
            out.row((words.sayer)(saying.by), Some(&saying.text));
        }
        for condition in
            denial.statements.first().map(|first| first.conditions.as_slice()).unwrap_or_default()
        {
            out.row(
                words.condition,
                Some(&format!("{} = {}", condition.key, condition.values.join(words.comma))),
            );
        }
        self.changes(&mut out);
        let has_commands = self.commands().next().is_some();
        match self.handoff.request {
            Request::Decode
            | Request::Instead(_)
            | Request::Bootstrap
            | Request::CorrectRole
            | Request::Remedy(_)
                if has_commands =>
            {
                out.head(words.commands)
            }
            Request::Decode | Request::Confirm(_) | Request::Remedy(RemedyRequest::FindPolicy) => out.gap(),
            _ => {
                out.head(words.check);
                out.line(words.again);
            }
        }
        for command in self.commands() {
            out.line(&[(self.told.words.command)(command.purpose), ":"].concat());
            out.block(&command.text(self.shell));
        }
        if has_commands {
            out.gap();
        }
        out.line(&self.others());
        out.line(words.thanks);
        out.text
    }

    /// What is asked for, and why it is needed here.
    fn request(&self) -> String {
        let (denial, words) = (self.told.denial, self.words);
        let asked = match &self.handoff.request {
            Request::Change(_) if !self.told.corrections().is_empty() => {
                self.corrections().join(words.between)
            }
            Request::Change(_) => {
                let asked = self.fixes().flat_map(|fix| {
                    let change = (words.change)(fix, denial.policy.as_deref()).text();
                    [change].into_iter().chain(self.conditions(fix))
                });
                let asked = asked.collect::<Vec<_>>().join(words.between);
                if self.is_exception() { [self.meant(), &asked].join(words.between) } else { asked }
            }
            Request::Instead(kind) => {
                let prose = of_topic(Topic::Uneditable(*kind), self.told.words);
                self.told.fill(prose.section(&Section::Ask.name())).text()
            }
            Request::LetThrough if self.is_denied() => {
                [self.meant(), words.let_through_denied].join(words.between)
            }
            Request::LetThrough => words.let_through.to_owned(),
            Request::Confirm(doubt) => (words.confirm)(*doubt).text(),
            Request::Decode => Sentence::of(words.decode).text(),
            Request::CheckKey => (words.check_key)(denial.resource.as_deref()).text(),
            Request::Bootstrap => {
                let role = denial.resource.as_deref().unwrap_or_default();
                (words.bootstrap)(role, account_of_caller(denial)).text()
            }
            Request::AllowGrants => {
                let key = denial.resource.as_deref().unwrap_or_default();
                (words.allow_grants)(key, account_of_caller(denial)).text()
            }
            Request::MakeGrant => (words.make_grant)(denial.resource.as_deref().unwrap_or_default()).text(),
            Request::EnableKey => (words.enable_key)(denial.resource.as_deref()).text(),
            Request::CorrectRole => self.ask().text(),
            Request::Remedy(remedy) => self.remedy(*remedy).text(),
        };
        let ground = (words.ground)(self.handoff.ground);
        let caution = self.handoff.caution.and_then(words.caution);
        let is_to_be_chosen = self.handoff.ground == Ground::RoleOfOtherAccount;
        let name = (asked.contains(ROLE_NAME) && !is_to_be_chosen).then_some(words.role_name);
        let who = (self.is_of_cluster() && denial.principal.is_none()).then_some(words.who_asks);
        let more = [ground, caution, name, who].into_iter().flatten().map(|more| Sentence::of(more).text());
        [asked].into_iter().chain(more).collect::<Vec<_>>().join(words.between)
    }

    /// Whether the cluster that is to let the caller in has to know the ARN of an IAM principal.
    fn is_of_cluster(&self) -> bool {
        self.told.denial.form == Some(Form::ClusterAccess)
    }

    /// What the prose about the cause asks for.
    fn ask(&self) -> Sentence {
        let denial = self.told.denial;
        let prose = of_topic(Topic::Cause(denial.cause), self.told.words);
        let of_form = denial.form.map(|form| prose.section(&Section::AskForm(form).name()));
        let asked = of_form.filter(|asked| !asked.is_empty());
        self.told.fill(asked.unwrap_or_else(|| prose.section(&Section::Ask.name())))
    }

    fn remedy(&self, remedy: RemedyRequest) -> Sentence {
        let (denial, words) = (self.told.denial, self.words);
        match (remedy, name_of_quota(denial), denial.resource.as_deref()) {
            // The verdict says what is the matter there; what is asked for is by the form.
            (RemedyRequest::Authorize, ..) => {
                let asked = request_of_authorizer(denial).map_or(Sentence::of(words.authorize), |passage| {
                    let prose = of_topic(passage.topic, self.told.words);
                    self.told.fill(prose.section(&passage.section.name()))
                });
                self.told.verdict().then(Sentence::of(words.between)).then(asked)
            }
            (RemedyRequest::RaiseQuota, Some(quota), _) => (words.raise)(quota),
            (RemedyRequest::ShareResource, _, Some(resource)) => {
                (words.share)(denial.form, resource, account_of_caller(denial))
            }
            (RemedyRequest::RaiseQuota, None, _) => (words.raise_some)(some_quota(denial)),
            (RemedyRequest::SetUpProvider, ..) if self.has_command(Purpose::AddAudience) => {
                Sentence::of(words.add_audience)
            }
            (RemedyRequest::LetServiceIn, ..) => self.ask(),
            _ => Sentence::of((words.remedy)(remedy)),
        }
    }

    /// The corrections of the trust policy, as its owner is asked for them.
    fn corrections(&self) -> Vec<String> {
        let Some(Target::Trust(role)) = self.fixes().next().map(|fix| &fix.target) else { return Vec::new() };
        let corrections = self.told.corrections();
        corrections
            .iter()
            .filter_map(|finding| (self.words.correct)(finding, role))
            .map(|asked| asked.text())
            .collect()
    }

    /// A statement that denies is mostly meant, so that is asked first.
    fn meant(&self) -> &'static str {
        if self.handoff.instead.is_empty() { self.words.meant_somehow } else { self.words.meant }
    }

    /// Whether a statement that denies is to let the caller pass.
    fn is_exception(&self) -> bool {
        self.fixes().any(|fix| matches!(fix.effect, FixEffect::NoLongerDenies { .. }))
    }

    fn is_denied(&self) -> bool {
        self.told.denial.effect == DenyKind::Explicit
    }

    /// What the caller can change instead.
    fn instead(&self, out: &mut Lines) {
        for change in &self.handoff.instead {
            out.row(self.words.instead, Some(&(self.told.words.request.way)(change).text()));
        }
    }

    /// The conditions without which a statement would allow more than is asked for.
    fn conditions(&self, fix: &Fix) -> Option<String> {
        // There the sentence itself names whom the condition does.
        let is_named = matches!(fix.effect, FixEffect::LetsThrough { .. });
        let conditions: Vec<String> = fix
            .change
            .statement()
            .filter(|_| !is_named)?
            .conditions
            .iter()
            .map(|condition| {
                format!(
                    "{} = {} ({})",
                    condition.key,
                    condition.values.join(self.words.comma),
                    condition.operator
                )
            })
            .collect();
        (!conditions.is_empty()).then(|| (self.words.only_if)(&conditions).text())
    }

    /// What was called, on what.
    fn call(&self) -> Option<String> {
        let denial = self.told.denial;
        let action = denial.qualified_action().or_else(|| denial.operation.clone());
        match (action, denial.resource.as_deref()) {
            (Some(action), Some(resource)) => Some((self.words.on)(&action, resource).text()),
            (action, resource) => action.or_else(|| resource.map(str::to_owned)),
        }
    }

    /// By which layer, policy and statement.
    fn refused_by(&self) -> Option<String> {
        self.refused(self.told.denial.policy.as_deref())
    }

    /// The same with the words that prove it. They name the policy where AWS does.
    fn proved(&self) -> Option<String> {
        let denial = self.told.denial;
        let proof = if self.is_as_message_says() { denial.sayings.first() } else { proof(denial) };
        let Some((by, reason)) = proof.and_then(|saying| Some((saying.by, saying.reason.as_deref()?))) else {
            return self.refused_by();
        };
        let said = self.refused(denial.policy.as_deref().filter(|policy| !reason.contains(policy)))?;
        Some((self.words.proved)(&said, by, reason).text())
    }

    fn refused(&self, policy: Option<&str>) -> Option<String> {
        let how = (self.words.how)(self.handoff.refused.as_ref()?).text();
        if self.is_as_message_says() {
            return Some(how);
        }
        let policy = policy.map(|policy| (self.words.policy)(policy).text());
        let sids = self.told.denial.statements.iter().filter_map(|statement| statement.sid.as_deref());
        let sids = sids
            .filter(|sid| !sid.is_empty())
            .take(AddedCondition::NAMED)
            .map(|sid| (self.words.statement)(sid).text());
        let named: Vec<String> = policy.into_iter().chain(sids).collect();
        if named.is_empty() {
            return Some(how);
        }
        let [before, behind] = self.words.policy_and_statements;
        Some([&how, before, &named.join(self.words.comma), behind].concat())
    }

    /// Whether this is to the owner of the layer that the message names, and the authorization details don't.
    fn is_as_message_says(&self) -> bool {
        match (&self.handoff.request, &self.handoff.refused) {
            (Request::Confirm(Doubt::Layer { message, .. }), Some(How::Layer { layer, .. })) => {
                layer == message
            }
            _ => false,
        }
    }

    /// Where and when.
    fn place(&self) -> String {
        let denial = self.told.denial;
        let account = account_of_caller(denial).map(|account| (self.words.account)(account).text());
        let request = denial.request_id.as_deref().map(|id| (self.words.request_id)(id).text());
        let parts = [account, denial.region.clone(), denial.time.clone(), request];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.words.comma)
    }

    /// Who else is asked.
    fn others(&self) -> String {
        let others: Vec<String> =
            self.handoff.others.iter().map(|other| (self.told.words.fix.contact)(other).text()).collect();
        if others.is_empty() { String::new() } else { (self.words.others)(&others).text() }
    }

    fn fixes(&self) -> impl Iterator<Item = &Fix> {
        let places = match &self.handoff.request {
            Request::Change(places) => places.as_slice(),
            _ => &[],
        };
        places.iter().filter_map(|place| self.told.advice.fixes.get(*place))
    }

    fn changes(&self, out: &mut Lines) {
        if !self.told.corrections().is_empty() {
            return;
        }
        let words = &self.told.words.fix;
        let mut told: Vec<Caveat> = Vec::new();
        for (number, fix) in self.fixes().enumerate() {
            if number == 0 {
                out.head(if self.is_exception() { self.words.to_except } else { self.words.to_change });
            }
            out.line(&(words.effect)(&fix.effect).text());
            out.line(&(words.place)(&fix.change).map(|place| place.text()).unwrap_or_default());
            for caveat in fix.caveats.iter().filter(|caveat| is_for_owner(**caveat)) {
                // Changes of one owner may have one in common.
                if told.contains(caveat) {
                    continue;
                }
                told.push(*caveat);
                out.line(&Sentence::of((words.caveat)(*caveat)).text());
            }
            out.block(&self.format.write(fix, self.shell).text);
        }
    }

    fn has_command(&self, purpose: Purpose) -> bool {
        self.commands().any(|command| command.purpose == purpose)
    }

    fn commands(&self) -> impl Iterator<Item = &Command> {
        self.handoff.commands.iter().filter_map(|place| self.told.advice.commands.get(*place))
    }
}

/// What proves how the request was refused: the text on whose word it is known. A phrase that is the same for everybody says the least.
fn proof(denial: &Denial) -> Option<&report::Saying> {
    let by_details = denial.layer.basis == Basis::Details;
    let rank = |saying: &&report::Saying| match saying.by {
        Sayer::Details if by_details => 0,
        Sayer::Sentence => 1,
        Sayer::Details | Sayer::Decoded => 2,
        Sayer::Phrase => 3,
    };
    denial.sayings.iter().filter(|saying| saying.reason.is_some()).min_by_key(rank)
}

/// Whether a caveat is for whoever makes the change: what isn't, the caller settles before asking.
fn is_for_owner(caveat: Caveat) -> bool {
    matches!(
        caveat,
        Caveat::KeyAlreadyThere
            | Caveat::EveryResource
            | Caveat::LaunchSet
            | Caveat::ManagesPermissions
            | Caveat::WithinBoundary
            | Caveat::ByBootstrap
            | Caveat::FunctionSet
            | Caveat::PathUntold
            | Caveat::PullRequest
            | Caveat::ThroughDeployRole
            | Caveat::RoleOfIdentityCenter
            | Caveat::RoleOfOtherAccount
    )
}

/// Text that grows by lines.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn row(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.line(&[name, ": ", &visible_line(value)].concat());
        }
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The head of a part.
    fn head(&mut self, head: &str) {
        if !self.text.is_empty() {
            self.gap();
        }
        self.line(head);
    }

    fn block(&mut self, block: &str) {
        for part in ["\n", block, "\n"] {
            self.text.push_str(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Sharing,
        words::{en, ja},
    };
    use denylens_advise::Advice;
    use denylens_triage::triage;

    fn messages(denial: &Denial, words: &'static Words) -> Vec<Message> {
        Told::new(denial, &Advice::of(denial), words).handoffs(Format::AwsCli, Shell::Bash)
    }

    fn denial(text: &str) -> Denial {
        triage(text).denials.remove(0)
    }

    const READ: &str = "An error occurred (AccessDenied) when calling the GetObject operation: User: \
        arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k \
        because no identity-based policy allows the s3:GetObject action";

    #[track_caller]
    fn check(text: &str, words: &'static Words, to: &str, chat: &str) {
        let messages = messages(&denial(text), words);
        let message = messages.first().expect("somebody is asked");
        assert_eq!((message.to.text().as_str(), message.chat.as_str()), (to, chat));
    }

    #[test]
    fn a_chat_says_what_is_asked_and_what_proves_it() {
        check(
            READ,
            &en::WORDS,
            "an administrator of account 111122223333",
            "Please allow the user ana to perform s3:GetObject on arn:aws:s3:::b/k.\n\
             Who: arn:aws:iam::111122223333:user/ana\n\
             What: s3:GetObject on arn:aws:s3:::b/k\n\
             Refused by: no identity-based policy allows it. AWS's message: “because no identity-based policy allows the s3:GetObject action”\n\
             Where and when: caller's account 111122223333\n\
             Thank you.\n",
        );
        check(
            READ,
            &ja::WORDS,
            "アカウント 111122223333 の管理者",
            "ユーザー ana に、arn:aws:s3:::b/k に対する s3:GetObject を許可してください。\n\
             誰が: arn:aws:iam::111122223333:user/ana\n\
             何を: arn:aws:s3:::b/k に対する s3:GetObject\n\
             拒否の理由: アイデンティティベースのポリシーが許可していません。AWS のメッセージ: 「because no identity-based policy allows the s3:GetObject action」\n\
             どこで・いつ: 呼び出し元のアカウント 111122223333\n\
             よろしくお願いします。\n",
        );
    }

    #[test]
    fn whoever_bootstraps_again_gets_the_command_and_keeps_the_accounts_that_are_trusted() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: \
                    arn:aws:iam::444455556666:role/cdk-hnb659fds-deploy-role-444455556666-eu-west-1";
        let messages = messages(&denial(text), &en::WORDS);
        let chat = &messages.last().expect("two are asked").chat;
        assert!(chat.contains("name the accounts that are trusted already too"), "{chat}");
        assert!(chat.contains("cdk bootstrap aws://444455556666/eu-west-1 --trust=111122223333 "), "{chat}");
    }

    #[test]
    fn what_may_be_there_or_may_not_be_needed_is_asked_for_as_such() {
        let refused = |rest: &str| {
            format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}")
        };
        for (rest, wanted) in [
            (
                "secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:444455556666:secret:s-AbCdEf",
                "If a customer managed key encrypts the secret, this is needed too. Please allow the user ana to perform kms:Decrypt",
            ),
            (
                "ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/app",
                "The same call needs this too, unless it is there already. Please allow the user ana to perform ecr:GetAuthorizationToken",
            ),
            (
                "kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1a2b",
                "This helps if the key policy lets the account use IAM policies",
            ),
        ] {
            let messages = messages(&denial(&refused(rest)), &en::WORDS);
            assert!(messages.iter().any(|message| message.chat.contains(wanted)), "{messages:?}");
        }
    }

    #[test]
    fn a_ticket_has_the_change_in_the_form_that_is_asked_for_and_how_to_check_it() {
        let denial = denial(READ);
        let advice = Advice::of(&denial);
        let told = Told::new(&denial, &advice, &en::WORDS);
        for (format, wanted) in [
            (Format::IamJson, "\"Action\": \"s3:GetObject\""),
            (Format::AwsCli, "\naws iam put-user-policy --user-name=ana "),
            (Format::Terraform, "data \"aws_iam_policy_document\""),
        ] {
            let ticket = told.handoffs(format, Shell::Bash).remove(0).ticket;
            assert!(ticket.contains(wanted), "{ticket}");
            assert!(
                ticket.contains("\nAWS's message: User: arn:aws:iam::111122223333:user/ana is not"),
                "{ticket}"
            );
            assert!(ticket.contains("\naws iam simulate-principal-policy "), "{ticket}");
        }
    }

    #[test]
    fn an_exception_is_asked_for_politely_and_by_the_name_of_the_statement() {
        let text = r#"{"requestContext":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Deploy"},"evaluations":[{"action":"iam:CreateUser","resource":"arn:aws:iam::111122223333:user/bob","evaluatedEffect":"EXPLICIT_DENY","checks":[{"checkType":"SERVICE_CONTROL_POLICY","evaluatedEffect":"EXPLICIT_DENY","matchedPolicies":[{"uri":"arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid","matchedStatements":[{"sid":"NoUsers","evaluatedEffect":"DENY"}]}]}]}]}"#;
        let message = messages(&denial(text), &en::WORDS).remove(0);
        assert_eq!(
            message.to.text(),
            "an administrator of the organization (management account 444455556666)"
        );
        let asked = "Please tell me first whether this call is meant to be denied. If it is, please tell me how to make it so that it is \
                     let through. If it isn't, please make an exception for arn:aws:iam::111122223333:role/Deploy in the statement NoUsers of \
                     the policy arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid.\n";
        assert!(message.chat.starts_with(asked), "{}", message.chat);
        assert!(
            message.ticket.contains("\nTHE EXCEPTION, IF THE DENIAL ISN'T MEANT\n"),
            "{}",
            message.ticket
        );
        assert!(
            message.chat.contains("AWS's authorization details: “\"checkType\": \"SERVICE_CONTROL_POLICY\"")
        );
    }

    /// A refusal of who comes with a token, the claims of the token, and a trust policy with this condition.
    fn trusted(operator: &str, subject: &str) -> String {
        format!(
            r#"Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity

{{"iss":"https://token.actions.githubusercontent.com","sub":"repo:Acme/shop:ref:refs/heads/main","aud":"sts.amazonaws.com"}}

{{"Version":"2012-10-17","Statement":[{{"Sid":"Deploys","Effect":"Allow","Principal":{{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{"{operator}":{{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:sub":"{subject}"}}}}}}]}}"#
        )
    }

    #[test]
    fn where_a_condition_is_known_to_fail_its_correction_is_asked_for_and_no_statement_more() {
        for (operator, subject, asked) in [
            (
                "StringEquals",
                "repo:acme/shop:ref:refs/heads/main",
                "In the statement Deploys of the trust policy of the role ROLE_NAME, please change the value of \
                 token.actions.githubusercontent.com:sub from repo:acme/shop:ref:refs/heads/main to \
                 repo:Acme/shop:ref:refs/heads/main: only upper and lower case differ.",
            ),
            (
                "StringEquals",
                "repo:Acme/shop:*",
                "In the statement Deploys of the trust policy of the role ROLE_NAME, please change the value of \
                 token.actions.githubusercontent.com:sub from repo:Acme/shop:* to repo:Acme/shop:ref:refs/heads/main: StringEquals takes * \
                 for a letter. If all that match it are meant to come, please put repo:Acme/shop:* under StringLike instead.",
            ),
            (
                "StringLike",
                "repo:Acme/other:*",
                "My token has repo:Acme/shop:ref:refs/heads/main for token.actions.githubusercontent.com:sub, and the statement Deploys of \
                 the trust policy of the role ROLE_NAME has repo:Acme/other:*. If the statement is meant for this call, please add the value \
                 of the token there.",
            ),
        ] {
            let message = messages(&denial(&trusted(operator, subject)), &en::WORDS).remove(0);
            assert!(message.chat.starts_with(asked), "{}", message.chat);
            assert!(
                message.ticket.contains(asked) && !message.ticket.contains("THE CHANGE"),
                "{}",
                message.ticket
            );
        }
    }

    #[test]
    fn a_chat_has_the_command_that_it_speaks_of() {
        let text = |message: &str| {
            format!(
                "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: {message}"
            )
        };
        for (text, asked, command) in [
            (
                text("No OpenIDConnect provider found in your account for https://idp.example.com"),
                "Please set up the identity provider in the account of the role, with the command below.\n",
                "aws iam create-open-id-connect-provider ",
            ),
            (
                text(
                    "Incorrect token audience\n\n{\"iss\":\"https://gitlab.com\",\"sub\":\"project_path:acme/shop:ref_type:branch:ref:main\",\"aud\":\"https://gitlab.com\"}",
                ),
                "Please let the identity provider in the account of the role take the audience of my token, with the command below.\n",
                "aws iam add-client-id-to-open-id-connect-provider ",
            ),
        ] {
            let chat = messages(&denial(&text), &en::WORDS).remove(0).chat;
            assert!(chat.starts_with(asked) && chat.contains(command), "{chat}");
        }
    }

    #[test]
    fn a_quota_is_asked_for_by_the_names_that_it_has_at_aws() {
        for (code, asked) in [
            (
                "AddressLimitExceeded",
                "Please have the quota “EC2-VPC Elastic IPs” of Amazon EC2 raised to DESIRED_VALUE: it is used up.\n",
            ),
            (
                "InternetGatewayLimitExceeded",
                "Please have the quota “VPCs per Region” of Amazon VPC raised to DESIRED_VALUE: “Internet gateways per Region” is used up, \
                 and goes up with it.\n",
            ),
            (
                "VcpuLimitExceeded",
                "Please have the quota QUOTA_NAME of Amazon EC2 raised to DESIRED_VALUE: one whose name contains “Running On-Demand” is \
                 used up.\n",
            ),
            (
                "LimitExceededException",
                "Please have the quota QUOTA_NAME raised to DESIRED_VALUE: it is used up.\n",
            ),
        ] {
            let text = format!("An error occurred ({code}) when calling the Make operation: no");
            let chat = messages(&denial(&text), &en::WORDS).remove(0).chat;
            assert!(chat.starts_with(asked), "{chat}");
        }
    }

    #[test]
    fn a_role_without_a_name_is_explained() {
        let text = "AccessDeniedException: Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.";
        let chat = messages(&denial(text), &en::WORDS).remove(0).chat;
        assert!(chat.contains("ROLE_NAME stands for the name of the role"), "{chat}");
    }

    #[test]
    fn an_identity_is_let_into_a_cluster_by_its_arn() {
        let text = "error: You must be logged in to the server (Unauthorized)";
        let chat = messages(&denial(text), &en::WORDS).remove(0).chat;
        assert!(chat.contains("I am PRINCIPAL_ARN"), "{chat}");
    }

    #[test]
    fn who_gets_a_message_is_told_nothing_of_a_text_that_they_never_saw() {
        let on = "s3:GetObject on resource: arn:aws:s3:::b/k";
        for rest in [on.to_owned(), format!("{on} with an explicit deny")] {
            let denial = denial(&format!(
                "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}"
            ));
            for words in [&en::WORDS, &ja::WORDS] {
                for message in messages(&denial, words) {
                    let told = [message.chat, message.ticket].concat();
                    assert!(!told.contains("the text") && !told.contains("テキスト"), "{told}");
                }
            }
        }
    }

    #[test]
    fn the_encoded_message_is_whole_and_for_the_decoder_alone() {
        let encoded = "aB3-_xYz".repeat(70);
        let text = format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:RunInstances on resource: \
             arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny in a service control policy. \
             Encoded authorization failure message: {encoded}"
        );
        let [owner, decoder] = messages(&denial(&text), &en::WORDS).try_into().expect("two messages");
        assert!(!owner.chat.contains(&encoded) && !owner.ticket.contains(&encoded));
        assert!(decoder.chat.contains(&encoded) && decoder.ticket.contains(&encoded));
        assert!(
            owner.chat.contains(
                "\nI also ask, for their part: an administrator of account 111122223333 who may call"
            )
        );
    }

    #[test]
    fn what_is_shared_has_placeholders_and_the_words_of_aws() {
        let shared = Sharing::Redacted.denial(&denial(READ)).into_owned();
        let message = messages(&shared, &en::WORDS).remove(0);
        for text in [&message.to.text(), &message.chat, &message.ticket] {
            assert!(!text.contains("111122223333") && !text.contains("ana "), "{text}");
        }
        assert!(message.chat.contains("“because no identity-based policy allows the s3:GetObject action”"));
        assert!(message.ticket.contains(
            "AWS's message: User: arn:aws:iam::000000000001:user/user-1 is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::bucket-1/object-1 because"
        ));
    }
}
