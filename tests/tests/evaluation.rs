//! The rules of policy evaluation, one test each, as the IAM User Guide states them. The facts that politest had confirmed by
//! AWS's simulator stand here too, in our own words.
//!
//! Sources: `reference_policies_evaluation-logic_policy-eval-denyallow.html`, `…-eval-basics-so-rbp.html`,
//! `reference_policies_evaluation-logic-cross-account.html`, `reference_policies_elements_notprincipal.html`; Organizations User
//! Guide, `orgs_manage_policies_scps_evaluation.html` and `orgs_manage_policies_rcps.html`; AWS KMS Developer Guide,
//! `key-policies.html`.

use denylens_policy::{
    Layer,
    evaluate::{Requirement, Restriction, evaluate},
};
use denylens_tests::scenario::Scenario;
use serde_json::{Value, json};

const HERE: &str = "111122223333";
const THERE: &str = "444455556666";
const ANA: &str = "arn:aws:iam::111122223333:user/ana";
const APP: &str = "arn:aws:iam::111122223333:role/app";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/app/i-1";
const LINKED: &str = "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/ecs";
const OBJECT: &str = "arn:aws:s3:::data/report.csv";
const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
const ROLE: &str = "arn:aws:iam::111122223333:role/deploy";

/// A request, and the policies that apply to it.
struct Asks(Value);

/// A request within one account, all of whose layers are known.
fn asks(principal: impl Into<Value>, action: &str, resource: &str) -> Asks {
    let request = json!({
        "principal": principal.into(), "action": action, "resource": resource, "resource_account": HERE, "context": {},
    });
    Asks(json!({ "request": request, "policies": {}, "strict": true }))
}

/// Statements such as `Allow s3:Get* on * to 111122223333`, parted by `;`. What follows `if` is the condition.
fn policy(text: &str) -> Value {
    let statements: Vec<Value> = text.split(';').map(|statement| self::statement(statement.trim())).collect();
    json!({ "Version": "2012-10-17", "Statement": statements })
}

fn statement(text: &str) -> Value {
    let (text, condition) = text.split_once(" if ").unwrap_or((text, "{}"));
    let (effect, text) = text.split_once(' ').expect("an effect comes first");
    let (action, text) = text.split_once(" on ").expect("`on` says on what");
    let (resource, principal) = text.split_once(" to ").map_or((text, None), |(on, to)| (on, Some(to)));
    let mut statement = json!({ "Effect": effect });
    let condition: Value = serde_json::from_str(condition).expect("a condition is JSON");
    let mut put = |name: &str, text: &str| {
        let (name, text) = match text.strip_prefix("not ") {
            Some(text) => (format!("Not{name}"), text),
            None => (name.to_owned(), text),
        };
        let list: Vec<&str> = text.split(',').map(str::trim).collect();
        statement[name] = json!(list);
        list.len()
    };
    put("Action", action);
    put("Resource", resource);
    if let Some(principal) = principal {
        let (name, principal) = match principal.strip_prefix("not ") {
            Some(principal) => ("NotPrincipal", principal),
            None => ("Principal", principal),
        };
        let list: Vec<&str> = principal.split(',').map(str::trim).collect();
        statement[name] = match principal {
            "*" => json!("*"),
            service if service.ends_with(".amazonaws.com") => json!({ "Service": list }),
            provider if provider.contains("-provider/") => json!({ "Federated": list }),
            _ => json!({ "AWS": list }),
        };
    }
    if condition != json!({}) {
        statement["Condition"] = condition;
    }
    statement
}

impl Asks {
    fn owned_by(mut self, account: &str) -> Asks {
        self.0["request"]["resource_account"] = account.into();
        self
    }

    fn owned_by_nobody(mut self) -> Asks {
        self.0["request"]["resource_account"] = Value::Null;
        self
    }

    fn with(mut self, key: &str, value: impl Into<Value>) -> Asks {
        self.0["request"]["context"][key] = value.into();
        self
    }

    fn meets(mut self, layer: &str, text: &str) -> Asks {
        let policy = policy(text);
        self.0["policies"][layer] = if layer == "resource" { policy } else { json!([policy]) };
        self
    }

    /// Policies of the organisation, a list of them for each level.
    fn levels(mut self, layer: &str, levels: &[&[&str]]) -> Asks {
        let level = |policies: &&[&str]| {
            let policies: Vec<Value> = policies.iter().map(|text| policy(text)).collect();
            json!({ "target": "some", "policies": policies })
        };
        self.0["policies"][layer] = levels.iter().map(level).collect();
        self
    }

    fn management(mut self, account: &str) -> Asks {
        self.0["policies"]["management_account"] = account.into();
        self
    }

    fn loosely(mut self) -> Asks {
        self.0["strict"] = false.into();
        self
    }

    fn scenario(&self) -> Scenario {
        Scenario::parse(&self.0.to_string()).expect("it is a scenario")
    }

    #[track_caller]
    fn is(self, decision: &str, denied_by: &[&str]) -> Asks {
        let scenario = self.scenario();
        let evaluation = evaluate(&scenario.request, &scenario.policies());
        let found: Vec<&str> = evaluation.denied_by.iter().map(|layer| layer.id()).collect();
        assert_eq!((evaluation.decision.id(), found.as_slice()), (decision, denied_by), "{:#}", self.0);
        self
    }

    #[track_caller]
    fn allowed(self) -> Asks {
        self.is("allowed", &[])
    }

    #[track_caller]
    fn refused(self, denied_by: &str) -> Asks {
        self.is("implicit-deny", &[denied_by])
    }

    #[track_caller]
    fn denied(self, denied_by: &str) -> Asks {
        self.is("explicit-deny", &[denied_by])
    }

    #[track_caller]
    fn unknown(self) -> Asks {
        self.is("unknown", &[])
    }

    fn requirements(&self) -> Vec<Requirement> {
        let scenario = self.scenario();
        evaluate(&scenario.request, &scenario.policies())
            .requirements(&scenario.request, &scenario.policies())
    }
}

fn ana() -> Asks {
    asks(ANA, "s3:GetObject", OBJECT)
}

#[test]
fn by_default_everything_is_refused() {
    ana().refused("identity");
    ana().meets("identity", "Allow s3:PutObject on *").refused("identity");
    ana().meets("identity", "Allow s3:GetObject on arn:aws:s3:::other/*").refused("identity");
}

#[test]
fn an_identity_policy_allows() {
    ana().meets("identity", "Allow s3:GetObject on arn:aws:s3:::data/*").allowed();
    ana().meets("identity", "Allow S3:get* on *").allowed();
    ana().meets("identity", "Allow not iam:* on *").allowed();
    ana().meets("identity", "Allow s3:* on not arn:aws:s3:::other/*").allowed();
    ana().meets("identity", "Allow s3:* on not arn:aws:s3:::data/*").refused("identity");
    // The names of resources are compared with their case.
    ana().meets("identity", "Allow s3:* on arn:aws:s3:::DATA/*").refused("identity");
}

#[test]
fn an_explicit_deny_in_any_layer_outweighs_every_allow() {
    let allowed = || {
        ana()
            .meets("identity", "Allow * on *")
            .meets("resource", &format!("Allow * on * to {ANA}"))
            .meets("boundary", "Allow * on *")
    };
    let deny = "Allow * on *; Deny s3:Get* on *";
    let deny_all = "Allow * on * to *; Deny s3:Get* on * to *";
    allowed().allowed();
    allowed().meets("identity", deny).denied("identity");
    allowed().meets("boundary", deny).denied("boundary");
    allowed().meets("session", deny).denied("session");
    allowed().meets("resource", deny_all).denied("resource");
    allowed().meets("vpc_endpoint", deny_all).denied("vpc-endpoint");
    allowed().levels("scp", &[&[deny]]).denied("scp");
    allowed().levels("rcp", &[&["Allow * on * to *"], &["Deny s3:Get* on * to *"]]).denied("rcp");
}

#[test]
fn every_layer_that_denies_is_named() {
    ana()
        .levels("scp", &[&["Allow * on *", "Deny s3:* on *"]])
        .meets("identity", "Allow * on *; Deny s3:GetObject on *")
        .is("explicit-deny", &["scp", "identity"]);
}

#[test]
fn a_service_control_policy_must_allow_at_every_level() {
    let granted = || ana().meets("identity", "Allow * on *");
    granted().levels("scp", &[&["Allow * on *"], &["Allow s3:* on *"]]).allowed();
    granted().levels("scp", &[&["Allow * on *"], &["Allow ec2:* on *"]]).refused("scp");
    granted().levels("scp", &[&["Allow * on *"], &[]]).refused("scp");
    granted().levels("scp", &[&["Allow ec2:* on *", "Allow s3:* on *"]]).allowed();
    // "SCPs don't grant permissions".
    ana().levels("scp", &[&["Allow * on *"]]).refused("identity");
    ana().levels("scp", &[&["Allow ec2:* on *"]]).is("implicit-deny", &["scp", "identity"]);
}

#[test]
fn whom_service_control_policies_concern() {
    let denied = &[&["Allow * on *; Deny s3:* on *"][..]][..];
    let asked =
        |by: &str| asks(by, "s3:GetObject", OBJECT).meets("identity", "Allow * on *").levels("scp", denied);
    asked(SESSION).denied("scp");
    // The root user of a member account too.
    asked("arn:aws:iam::111122223333:root").denied("scp");
    asked(LINKED).allowed();
    asked(ANA).management(HERE).allowed();
    asked(ANA).management(THERE).denied("scp");
    asks(json!({ "service": "logging.s3.amazonaws.com" }), "s3:PutObject", OBJECT)
        .meets("resource", "Allow s3:PutObject on * to logging.s3.amazonaws.com")
        .levels("scp", denied)
        .allowed();
}

#[test]
fn a_resource_control_policy_only_denies() {
    let granted = || ana().meets("identity", "Allow * on *");
    granted().levels("rcp", &[&["Allow * on * to *"]]).allowed();
    granted().levels("rcp", &[&["Deny s3:PutObject on * to *"]]).allowed();
    granted().levels("rcp", &[&["Deny s3:* on * to *"]]).denied("rcp");
    let outside = r#"Deny s3:* on * to * if {"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}"#;
    granted().with("aws:PrincipalOrgID", "o-1").levels("rcp", &[&[outside]]).allowed();
    granted().with("aws:PrincipalOrgID", "o-2").levels("rcp", &[&[outside]]).denied("rcp");
    asks(LINKED, "s3:GetObject", OBJECT)
        .meets("identity", "Allow * on *")
        .levels("rcp", &[&["Deny s3:* on * to *"]])
        .allowed();
    // "RCPs apply to resources for a subset of AWS services".
    let other = |action: &str| asks(ANA, action, "*").meets("identity", "Allow * on *");
    other("ec2:StartInstances").levels("rcp", &[&["Deny * on * to *"]]).unknown();
    other("ec2:StartInstances").levels("rcp", &[&["Deny s3:* on * to *"]]).allowed();
    asks(ANA, "kms:RetireGrant", KEY)
        .meets("resource", &format!("Allow kms:* on * to {HERE}"))
        .meets("identity", "Allow * on *")
        .levels("rcp", &[&["Deny * on * to *"]])
        .allowed();
    // "RCPs don't affect resources in the management account."
    ana()
        .owned_by_nobody()
        .meets("identity", "Allow * on *")
        .management(HERE)
        .levels("rcp", &[&["Deny * on * to *"]])
        .allowed();
}

#[test]
fn an_endpoint_policy_must_allow() {
    let granted = || ana().meets("identity", "Allow * on *");
    granted().meets("vpc_endpoint", "Allow * on * to *").allowed();
    granted().meets("vpc_endpoint", "Allow s3:* on arn:aws:s3:::other/* to *").refused("vpc-endpoint");
    ana().meets("vpc_endpoint", "Allow * on * to *").refused("identity");
    // A statement that names nobody is about everyone.
    granted().meets("vpc_endpoint", "Allow * on *").allowed();
    granted().meets("vpc_endpoint", "Allow * on *; Deny s3:* on *").denied("vpc-endpoint");
}

#[test]
fn some_actions_need_no_permission() {
    for action in ["sts:GetCallerIdentity", "sts:GetSessionToken"] {
        let asked = || asks(ANA, action, "*");
        asked().allowed();
        asked().loosely().meets("vpc_endpoint", "Allow * on * to *").allowed();
        asked().meets("identity", "Deny sts:* on *").levels("scp", &[&["Deny * on *"]]).allowed();
        asked().meets("vpc_endpoint", "Allow s3:* on * to *").refused("vpc-endpoint");
    }
    asks(ANA, "sts:GetFederationToken", "*").refused("identity");
}

#[test]
fn within_an_account_a_resource_policy_can_grant_alone() {
    ana().meets("resource", &format!("Allow s3:GetObject on * to {ANA}")).allowed();
    ana().meets("resource", "Allow s3:GetObject on * to *").allowed();
    ana()
        .meets("resource", "Allow s3:GetObject on * to arn:aws:iam::111122223333:user/bob")
        .refused("identity");
    // The account is named: its own policies decide.
    ana().meets("resource", &format!("Allow s3:GetObject on * to {HERE}")).refused("identity");
    ana()
        .meets("resource", &format!("Allow s3:GetObject on * to {HERE}"))
        .meets("identity", "Allow s3:GetObject on *")
        .allowed();
}

#[test]
fn a_permissions_boundary_limits_what_identity_policies_grant() {
    let granted = || ana().meets("identity", "Allow * on *");
    granted().meets("boundary", "Allow s3:* on *").allowed();
    granted().meets("boundary", "Allow ec2:* on *").refused("boundary");
    ana().meets("boundary", "Allow * on *").refused("identity");
    ana().meets("boundary", "Allow ec2:* on *").is("implicit-deny", &["identity", "boundary"]);
}

#[test]
fn a_resource_policy_that_names_a_user_or_a_session_is_not_limited_by_the_boundary_and_one_that_names_a_role_is()
 {
    let limited = |by: &str, to: &str| {
        asks(by, "s3:GetObject", OBJECT)
            .meets("boundary", "Allow ec2:* on *")
            .meets("resource", &format!("Allow s3:GetObject on * to {to}"))
    };
    limited(ANA, ANA).allowed();
    limited(SESSION, SESSION).allowed();
    limited(SESSION, APP).refused("boundary");
}

#[test]
fn a_session_policy_limits_the_session() {
    let granted = || asks(SESSION, "s3:GetObject", OBJECT).meets("identity", "Allow * on *");
    granted().meets("session", "Allow s3:* on *").allowed();
    granted().meets("session", "Allow ec2:* on *").refused("session");
    granted()
        .meets("session", "Allow ec2:* on *")
        .meets("resource", &format!("Allow * on * to {APP}"))
        .refused("session");
    granted()
        .meets("session", "Allow ec2:* on *")
        .meets("resource", &format!("Allow * on * to {SESSION}"))
        .allowed();
}

#[test]
fn a_federated_user_has_only_what_its_session_policy_gives() {
    let asked = || {
        asks("arn:aws:sts::111122223333:federated-user/bob", "s3:GetObject", OBJECT)
            .meets("identity", "Allow s3:* on *")
    };
    asked().refused("session");
    asked().meets("session", "Allow s3:* on *").allowed();
}

#[test]
fn across_accounts_both_sides_must_allow() {
    let asked = || ana().owned_by(THERE);
    let theirs = format!("Allow s3:GetObject on * to {HERE}");
    asked().meets("identity", "Allow * on *").refused("resource");
    asked().meets("resource", &theirs).refused("identity");
    asked().meets("resource", &format!("Allow s3:GetObject on * to {ANA}")).refused("identity");
    asked().is("implicit-deny", &["resource", "identity"]);
    let both = || asked().meets("identity", "Allow * on *").meets("resource", &theirs);
    both().allowed();
    both().meets("boundary", "Allow ec2:* on *").refused("boundary");
    both().levels("scp", &[&["Allow ec2:* on *"]]).refused("scp");
    both().meets("resource", &format!("{theirs}; Deny s3:* on * to {ANA}")).denied("resource");
}

#[test]
fn a_key_policy_must_allow_or_let_the_account_do_so() {
    let asked = || asks(ANA, "kms:Decrypt", KEY);
    asked().meets("identity", "Allow kms:* on *").refused("resource");
    asked().meets("resource", &format!("Allow kms:* on * to {HERE}")).refused("identity");
    asked()
        .meets("resource", "Allow kms:* on * to arn:aws:iam::111122223333:root")
        .meets("identity", "Allow kms:Decrypt on *")
        .allowed();
    asked().meets("resource", &format!("Allow kms:Decrypt on * to {ANA}")).allowed();
    asked()
        .owned_by(THERE)
        .meets("resource", &format!("Allow kms:Decrypt on * to {ANA}"))
        .refused("identity");
    // The root user has no way around the key policy either.
    asks("arn:aws:iam::111122223333:root", "kms:Decrypt", KEY)
        .meets("resource", &format!("Allow kms:* on * to {ANA}"))
        .refused("resource");
}

#[test]
fn a_trust_policy_must_allow_a_role_to_be_assumed() {
    let asked = || asks(ANA, "sts:AssumeRole", ROLE);
    asked().meets("identity", "Allow sts:AssumeRole on *").refused("resource");
    asked().meets("resource", &format!("Allow sts:AssumeRole on * to {ANA}")).allowed();
    asked().meets("resource", &format!("Allow sts:AssumeRole on * to {HERE}")).refused("identity");
    asked()
        .meets("resource", &format!("Allow sts:AssumeRole on * to {HERE}"))
        .meets("identity", "Allow sts:AssumeRole on *")
        .allowed();
    let foreign = |policy: &str| {
        asks("arn:aws:iam::444455556666:user/eve", "sts:AssumeRole", ROLE).meets("resource", policy)
    };
    let by_id = r#"Allow sts:AssumeRole on * to 444455556666 if {"StringEquals":{"sts:ExternalId":"12345"}}"#;
    foreign(by_id).meets("identity", "Allow sts:* on *").with("sts:ExternalId", "12345").allowed();
    foreign(by_id).meets("identity", "Allow sts:* on *").with("sts:ExternalId", "1").refused("resource");
}

#[test]
fn whoever_an_identity_provider_vouches_for_needs_the_trust_policy() {
    let provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    let subject = "token.actions.githubusercontent.com:sub";
    let trust = format!(
        r#"Allow sts:AssumeRoleWithWebIdentity on * to {provider} if {{"StringLike":{{"{subject}":"repo:example/app:*"}}}}"#
    );
    let asked = || {
        asks(json!({ "federated": provider }), "sts:AssumeRoleWithWebIdentity", ROLE)
            .meets("resource", &trust)
    };
    asked().with(subject, "repo:example/app:ref:refs/heads/main").allowed();
    asked().with(subject, "repo:example/other:ref:refs/heads/main").refused("resource");
}

#[test]
fn who_isnt_signed_needs_a_resource_policy_for_everyone() {
    let asked = || asks("*", "s3:GetObject", OBJECT);
    asked().refused("resource");
    asked().meets("resource", "Allow s3:GetObject on * to *").allowed();
    asked().meets("resource", &format!("Allow s3:GetObject on * to {HERE}")).refused("resource");
}

#[test]
fn what_aws_says_of_who_isnt_signed() {
    let asked = |deny: &str| {
        asks("*", "s3:GetObject", OBJECT)
            .meets("resource", &format!("Allow s3:GetObject on * to *; Deny * on * to * if {deny}"))
    };
    asked(r#"{"Bool":{"aws:PrincipalIsAWSService":"false"}}"#).allowed();
    asked(r#"{"StringEquals":{"aws:PrincipalAccount":"anonymous"}}"#).denied("resource");
}

#[test]
fn a_policy_names_a_role_with_its_path_and_a_session_is_named_without() {
    let role = "arn:aws:iam::111122223333:role/team/app";
    asks(SESSION, "s3:GetObject", OBJECT).meets("resource", &format!("Allow * on * to {role}")).allowed();
    asks(SESSION, "s3:GetObject", OBJECT)
        .meets("identity", "Allow * on *")
        .meets("resource", &format!("Deny * on * to {role}"))
        .denied("resource");
    asks(SESSION, "s3:GetObject", OBJECT)
        .with("aws:PrincipalArn", "arn:aws:iam::111122223333:role/other/app")
        .meets("resource", &format!("Allow * on * to {role}"))
        .refused("identity");
}

#[test]
fn every_layer_that_would_refuse_alone_is_named() {
    asks(SESSION, "s3:GetObject", OBJECT)
        .owned_by(THERE)
        .meets("identity", "Allow * on *")
        .meets("boundary", "Allow ec2:* on *")
        .meets("session", "Allow ec2:* on *")
        .is("implicit-deny", &["resource", "boundary", "session"]);
}

#[test]
fn a_service_needs_a_resource_policy_that_names_it() {
    let asked = || {
        asks(
            json!({ "service": "sns.amazonaws.com" }),
            "sqs:SendMessage",
            "arn:aws:sqs:us-east-1:111122223333:q",
        )
    };
    let from = r#"Allow sqs:SendMessage on * to sns.amazonaws.com if {"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:111122223333:*"}}"#;
    asked().refused("resource");
    asked().meets("resource", from).with("aws:SourceArn", "arn:aws:sns:us-east-1:111122223333:t").allowed();
    asked()
        .meets("resource", from)
        .with("aws:SourceArn", "arn:aws:sns:us-east-1:444455556666:t")
        .refused("resource");
    asked().meets("resource", "Allow sqs:SendMessage on * to s3.amazonaws.com").refused("resource");
}

#[test]
fn the_root_user_has_full_access_to_its_account() {
    asks("arn:aws:iam::111122223333:root", "s3:GetObject", OBJECT).allowed();
    asks("arn:aws:iam::111122223333:root", "s3:GetObject", OBJECT).owned_by(THERE).refused("resource");
}

#[test]
fn the_root_user_mends_the_policy_of_its_bucket() {
    let locked = |principal: &str, action: &str| {
        asks(principal, action, "arn:aws:s3:::data").meets("resource", "Deny * on * to *")
    };
    let root = "arn:aws:iam::111122223333:root";
    for action in ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"] {
        locked(root, action).allowed();
        locked(ANA, action).meets("identity", "Allow * on *").denied("resource");
        // "Bucket owner root principals can only be blocked from performing these API actions by VPC endpoint policies and AWS
        // Organizations policies."
        locked(root, action).levels("scp", &[&["Deny * on *"]]).denied("scp");
        locked(root, action).meets("vpc_endpoint", "Deny * on * to *").denied("vpc-endpoint");
        locked(root, action).owned_by_nobody().loosely().unknown();
    }
    locked(root, "s3:GetObject").denied("resource");
}

/// Calls that no policy can allow.
#[test]
fn some_credentials_cannot_make_some_calls() {
    const QUEUE: &str = "arn:aws:sqs:eu-west-1:444455556666:q";
    const BOB: &str = "arn:aws:sts::111122223333:federated-user/bob";
    let all = |principal: &str, action: &str, resource: &str| {
        asks(principal, action, resource)
            .meets("identity", "Allow * on *")
            .meets("session", "Allow * on *")
            .meets("resource", &format!("Allow * on * to {principal}"))
    };
    let abroad = |action: &str, resource: &str| all(ANA, action, resource).owned_by(THERE);
    // "You cannot use AWS account root user credentials to call AssumeRole."
    all("arn:aws:iam::111122223333:root", "sts:AssumeRole", ROLE).is("implicit-deny", &[]);
    // "Cannot call GetFederationToken or GetSessionToken."
    all(SESSION, "sts:GetSessionToken", "*").is("implicit-deny", &[]);
    all(SESSION, "sts:GetFederationToken", "*").is("implicit-deny", &[]);
    all(ANA, "sts:GetFederationToken", "*").allowed();
    asks(ANA, "sts:GetSessionToken", "*").allowed();
    all(BOB, "sts:AssumeRole", ROLE).is("implicit-deny", &[]);
    all(BOB, "sts:GetCallerIdentity", "*").allowed();
    // In the console they can.
    all(BOB, "iam:ListUsers", "*").unknown();
    all(BOB, "s3:GetObject", OBJECT).allowed();
    // "Cross-account permission is effective only for the following operations".
    let key = "arn:aws:kms:us-east-1:444455556666:key/1a2b";
    abroad("kms:Decrypt", key).allowed();
    abroad("kms:ListGrants", key).allowed();
    abroad("kms:ScheduleKeyDeletion", key).is("implicit-deny", &[]);
    // "Cross-account permissions don't apply to the following actions".
    abroad("sqs:SendMessage", QUEUE).allowed();
    abroad("sqs:SetQueueAttributes", QUEUE).is("implicit-deny", &[]);
    abroad("s3:PutBucketPolicy", "arn:aws:s3:::data").is("implicit-deny", &[]);
    all(ANA, "s3:PutBucketPolicy", "arn:aws:s3:::data").owned_by_nobody().loosely().unknown();
    assert_eq!(
        abroad("kms:ScheduleKeyDeletion", key).requirements(),
        [Requirement::OtherCredentials { restriction: Restriction::OtherAccount }]
    );
}

/// A statement may name the account for sure and the very principal perhaps: what the direct grant would change isn't known.
#[test]
fn a_grant_that_may_be_more_direct_leaves_it_open() {
    let to = |principals: &str| {
        asks(APP, "s3:GetObject", OBJECT)
            .meets("resource", &format!("Allow s3:* on * to {principals}"))
            .meets("boundary", "Allow ec2:* on *")
    };
    to(APP).refused("boundary");
    let open = to(&format!("{APP}, {SESSION}"));
    assert_eq!(
        open.requirements(),
        [Requirement::NamedPrincipal { layer: Layer::Resource, level: None, policy: 0, statement: 0 }]
    );
    open.unknown();
}

/// Keys that follow from who asks.
#[test]
fn what_the_principal_says_of_the_context() {
    let session = "Allow s3:* on arn:aws:s3:::data/${aws:userid}/*";
    asks(
        "arn:aws:sts::111122223333:federated-user/bob",
        "s3:GetObject",
        "arn:aws:s3:::data/111122223333:bob/x",
    )
    .meets("identity", "Allow * on *")
    .meets("session", session)
    .allowed();
    let anonymous = r#"Allow s3:* on * to * if {"StringEquals":{"aws:userid":"anonymous"}}"#;
    asks("*", "s3:GetObject", OBJECT).meets("resource", anonymous).allowed();
    // The owner of a bucket that the scenario doesn't name is the caller's account, here as for the rest.
    let elsewhere =
        format!(r#"Allow * on *; Deny * on * if {{"StringNotEquals":{{"aws:ResourceAccount":"{HERE}"}}}}"#);
    ana().meets("identity", &elsewhere).owned_by_nobody().allowed();
    ana().meets("identity", &elsewhere).owned_by_nobody().loosely().unknown();
}

/// What makes a service-linked role is its path; a session's name does where the path isn't told.
#[test]
fn a_service_linked_role_is_known_by_its_path() {
    let role = |name: &str, path: &str| {
        let session = format!("arn:aws:sts::111122223333:assumed-role/{name}/s");
        asks(session, "s3:GetObject", OBJECT)
            .with("aws:PrincipalArn", format!("arn:aws:iam::111122223333:role/{path}{name}"))
            .meets("identity", "Allow * on *")
            .levels("scp", &[&["Deny * on *"]])
    };
    role("Odd", "aws-service-role/x.amazonaws.com/").allowed();
    role("AWSServiceRoleForMe", "").denied("scp");
}

/// An origin access identity of CloudFront is no user of any account: the bucket's policy decides alone.
#[test]
fn an_origin_access_identity_has_the_buckets_policy_alone() {
    let identity = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABC";
    let reads = || asks(identity, "s3:GetObject", OBJECT).levels("scp", &[&["Allow ec2:* on *"]]);
    reads().meets("resource", &format!("Allow s3:GetObject on * to {identity}")).allowed();
    reads().meets("resource", &format!("Allow s3:GetObject on * to {ANA}")).refused("resource");
}

#[test]
fn a_deny_with_not_principal_spares_whom_it_names() {
    let policy =
        format!("Allow s3:* on * to {HERE}; Deny s3:* on * to not {ANA}, arn:aws:iam::111122223333:root");
    ana().meets("identity", "Allow * on *").meets("resource", &policy).allowed();
    asks("arn:aws:iam::111122223333:user/bob", "s3:GetObject", OBJECT)
        .meets("identity", "Allow * on *")
        .meets("resource", &policy)
        .denied("resource");
    // "AWS might validate the account first and then the user": whether it spares the user alone isn't known.
    let policy = format!("Deny s3:* on * to not {ANA}");
    ana().meets("identity", "Allow * on *").meets("resource", &policy).unknown();
}

#[test]
fn an_allow_with_not_principal_leaves_out_whom_it_names() {
    let policy = format!("Allow s3:* on * to not {ANA}");
    ana().meets("resource", &policy).refused("identity");
    asks("arn:aws:iam::111122223333:user/bob", "s3:GetObject", OBJECT).meets("resource", &policy).allowed();
    ana().meets("resource", &format!("Allow s3:* on * to not {HERE}")).unknown();
}

#[test]
fn conditions_decide_whether_a_statement_counts() {
    let from = r#"Allow s3:* on * if {"IpAddress":{"aws:SourceIp":"10.0.0.0/16"}}"#;
    ana().meets("identity", from).with("aws:SourceIp", "10.0.1.50").allowed();
    ana().meets("identity", from).with("aws:SourceIp", "192.168.1.1").refused("identity");
    ana().meets("identity", from).refused("identity");
    let without =
        r#"Allow * on *; Deny s3:* on * if {"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"#;
    ana().meets("identity", without).with("aws:MultiFactorAuthPresent", "true").allowed();
    ana().meets("identity", without).with("aws:MultiFactorAuthPresent", "false").denied("identity");
    ana().meets("identity", without).denied("identity");
    let own = "Allow s3:* on arn:aws:s3:::data/${aws:username}/*";
    asks(ANA, "s3:GetObject", "arn:aws:s3:::data/ana/x").meets("identity", own).allowed();
    asks(ANA, "s3:GetObject", "arn:aws:s3:::data/bob/x").meets("identity", own).refused("identity");
    // What the simulator gives as a list matches no operator that isn't made for lists.
    let small = r#"Allow ec2:RunInstances on * if {"StringEquals":{"ec2:InstanceType":["t2.micro"]}}"#;
    asks(ANA, "ec2:RunInstances", "*")
        .meets("identity", small)
        .with("ec2:InstanceType", "t2.micro")
        .allowed();
    asks(ANA, "ec2:RunInstances", "*")
        .meets("identity", small)
        .with("ec2:InstanceType", json!(["t2.micro"]))
        .refused("identity");
}

#[test]
fn what_isnt_known_is_not_guessed() {
    ana().loosely().unknown();
    ana().loosely().meets("identity", "Allow * on *").unknown();
    // A deny that is known decides, whatever else there may be.
    ana().loosely().meets("identity", "Allow * on *; Deny s3:* on *").denied("identity");
    let somewhere = r#"Deny * on * if {"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}"#;
    ana().loosely().levels("scp", &[&["Allow * on *", somewhere]]).unknown();
    ana()
        .loosely()
        .levels("scp", &[&["Allow * on *", somewhere]])
        .with("aws:RequestedRegion", "us-east-1")
        .denied("scp");
}

/// What AWS would refuse to keep can't be relied on: it decides nothing but where the parts that can be read rule it out.
#[test]
fn a_policy_that_aws_refuses_is_not_believed() {
    let given = |statement: &str| {
        let text = format!(
            r#"{{"request":{{"principal":"{ANA}","action":"s3:GetObject","resource":"{OBJECT}","resource_account":"{HERE}"}},
                "policies":{{"identity":[{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:*","Resource":"*"}},{statement}]}}]}},"strict":true}}"#
        );
        let scenario = Scenario::parse(&text).expect("it is a scenario");
        evaluate(&scenario.request, &scenario.policies()).decision.id()
    };
    for unknown in [
        r#"{"Effect":"Deny","Action":[["s3:*"]],"Resource":"*"}"#,
        r#"{"Effect":"Deny","Action":"s3*","Resource":"*"}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":"data/*"}"#,
        r#"{"Effect":"Deny","NotAction":[],"Resource":"*"}"#,
        r#"{"Effect":"Deny","Action":"*","NotResource":[]}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3"}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3::${aws:PrincipalAccount}:data/*"}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Null":{"aws:Username":"false","AWS:username":"false"}}}"#,
        r#"{"Effect":"deny","Action":"*","Resource":"*"}"#,
        r#"{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}"#,
        r#"{"Effect":"Deny","Action":"ec2:*","Action":"s3:*","Resource":"*"}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":"*","Conditions":{}}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"k":[]}}}"#,
        r#"[{"Effect":"Deny","Action":"*","Resource":"*"}]"#,
    ] {
        assert_eq!(given(unknown), "unknown", "{unknown}");
    }
    for allowed in [
        r#"{"Effect":"deny","Action":"ec2:*","Resource":"*"}"#,
        r#"{"Effect":"Deny","Action":"s3:Get Object","Resource":"*"}"#,
        // "This statement includes no actions and does not affect the policy", and so for resources.
        r#"{"Effect":"Deny","Action":[],"Resource":"*"}"#,
        r#"{"Effect":"Deny","Action":"*","Resource":[],"Note":"a note"}"#,
    ] {
        assert_eq!(given(allowed), "allowed", "{allowed}");
    }
}

#[test]
fn a_value_that_is_not_known_can_be_ruled_out() {
    let own = "Allow s3:* on arn:aws:s3:::data/${aws:PrincipalTag/team}/*";
    let known = |asks: Asks| {
        let others = Layer::ALL.into_iter().filter(|layer| *layer != Layer::Identity);
        others.fold(asks.loosely(), |mut asks, layer| {
            asks.0["policies"][layer.id().replace('-', "_")] = json!([]);
            asks
        })
    };
    known(asks(ANA, "s3:GetObject", "arn:aws:s3:::data/x/y")).meets("identity", own).unknown();
    known(asks(ANA, "s3:GetObject", "arn:aws:s3:::other/x/y")).meets("identity", own).refused("identity");
    let home = r#"Allow s3:* on * if {"StringLike":{"s3:prefix":"home/${aws:PrincipalTag/team}/*"}}"#;
    known(ana()).with("s3:prefix", "home/x/y").meets("identity", home).unknown();
    known(ana()).with("s3:prefix", "root/x/y").meets("identity", home).refused("identity");
}

#[test]
fn what_would_have_to_be_true_is_named() {
    let needs =
        |asks: Asks| asks.requirements().into_iter().map(|one| format!("{one:?}")).collect::<Vec<_>>();
    assert_eq!(needs(ana()), ["Allow { layer: Identity, level: None }"]);
    assert_eq!(needs(ana().meets("identity", "Allow * on *")), Vec::<String>::new());
    assert_eq!(
        needs(ana().meets("identity", "Allow * on *; Deny s3:* on *")),
        ["NoDeny { layer: Identity, level: None, policy: 0, statement: 1 }"]
    );
    assert_eq!(
        needs(
            ana()
                .meets("identity", "Allow * on *")
                .levels("scp", &[&["Allow * on *"], &["Allow ec2:* on *"]])
        ),
        ["Allow { layer: ServiceControl, level: Some(1) }"]
    );
    let tagged = r#"Allow s3:* on * if {"StringEquals":{"aws:PrincipalTag/team":"a"}}"#;
    let open = needs(ana().loosely().meets("identity", tagged));
    assert!(open.contains(&"KnownKey { key: \"aws:PrincipalTag/team\" }".to_owned()), "{open:?}");
    assert!(open.contains(&"KnownLayer { layer: ServiceControl }".to_owned()), "{open:?}");
}
