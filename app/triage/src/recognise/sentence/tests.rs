use super::*;
use crate::unwrap::unwrap;

fn read_all(text: &str) -> Vec<Sentence> {
    let mut findings = Vec::new();
    find(&unwrap(text), &mut findings);
    findings
        .into_iter()
        .filter_map(|finding| match finding {
            Finding::Sentence(sentence) => Some(*sentence),
            _ => None,
        })
        .collect()
}

/// Reads one sentence, and checks that each value is backed by the piece of text it points at.
#[track_caller]
fn one(text: &str) -> Sentence {
    let mut sentences = read_all(text);
    assert_eq!(sentences.len(), 1, "sentences in {text:?}");
    let sentence = sentences.remove(0);
    let often = [&sentence.principal, &sentence.action, &sentence.resource].map(Option::as_ref);
    let seldom = [&sentence.missing, &sentence.policy].map(Option::as_deref);
    for quote in often.into_iter().chain(seldom).flatten() {
        assert!(!text[quote.at.clone()].is_empty(), "{quote:?}");
    }
    sentence
}

fn value(quote: &Option<impl std::borrow::Borrow<Quote>>) -> Option<&str> {
    quote.as_ref().map(|quote| quote.borrow().value.as_str())
}

#[track_caller]
fn check(text: &str, principal: Option<&str>, action: &str, resource: Option<&str>) {
    let sentence = one(text);
    assert_eq!(value(&sentence.principal), principal, "principal");
    assert_eq!(value(&sentence.action), Some(action), "action");
    assert_eq!(value(&sentence.resource), resource, "resource");
}

#[track_caller]
fn check_end(end: &str, effect: DenyKind, layer: Option<Layer>, policy: Option<&str>) {
    let text = format!(
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k {end}"
    );
    let sentence = one(&text);
    assert_eq!(value(&sentence.resource), Some("arn:aws:s3:::b/k"));
    assert_eq!(sentence.effect.map(|effect| effect.value), Some(effect), "effect");
    assert_eq!(sentence.layer.map(|layer| layer.value.0), layer, "layer");
    assert_eq!(value(&sentence.policy), policy, "policy");
}

const ANA: &str = "arn:aws:iam::111122223333:user/ana";

#[test]
fn principal_action_and_resource() {
    check(
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:111122223333:q",
        Some(ANA),
        "sqs:SendMessage",
        Some("arn:aws:sqs:us-east-1:111122223333:q"),
    );
}

#[track_caller]
fn check_missing(action: &str, reason: &str, missing: Option<&str>) {
    let text =
        format!("User: {ANA} is not authorized to perform: {action} on resource: * because no {reason}");
    assert_eq!(value(&one(&text).missing), missing, "{text}");
}

#[test]
fn the_reason_can_name_another_action_than_the_sentence() {
    let endpoint = "ec2:CreateVpcEndpoint";
    let missing = "identity-based policy allows the vpce:AllowMultiRegion action.";
    check_missing(endpoint, missing, Some("vpce:AllowMultiRegion"));
    check_missing(
        endpoint,
        "service control policy allows the\n vpce:AllowMultiRegion action",
        Some("vpce:AllowMultiRegion"),
    );
    check_missing(endpoint, "permissions boundary allows the ec2:CreateVpcEndpoint action", None);
    check_missing("s3:getobject", "session policy allows the s3:GetObject action", None);
}

#[test]
fn a_piece_of_an_action_is_no_other_action() {
    check_missing("s3:GetObject", "identity-based policy allows the s3:GetObj", None);
    check_missing("s3:GetObject", "identity-based policy allows the s3:GetObj ... action", None);
    check_missing("s3:GetObject", "identity-based policy allows the *** action", None);
    check_missing("ec2:CreateVpcEndpoint", "identity-based policy allows the vpce:Allow", None);
}

#[test]
fn a_bare_user_name() {
    check("User: Ana is not authorized to perform: glue:GetTrigger", Some("Ana"), "glue:GetTrigger", None);
}

#[test]
fn no_principal() {
    check(
        "User is not authorized to perform: iam:PassRole on resource: MyRole",
        None,
        "iam:PassRole",
        Some("MyRole"),
    );
    check(
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
        None,
        "sts:AssumeRoleWithWebIdentity",
        None,
    );
}

#[test]
fn no_colon_and_no_user() {
    check(
        "User arn:aws:iam::111122223333:user/ana is not authorized to perform: a4b:X1",
        Some(ANA),
        "a4b:X1",
        None,
    );
    check(
        "arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:X1",
        Some(ANA),
        "ec2:X1",
        None,
    );
}

#[test]
fn a_placeholder_for_a_principal() {
    check(
        "User: <caller ARN> is not authorized to perform: kms:Decrypt",
        Some("<caller ARN>"),
        "kms:Decrypt",
        None,
    );
    check("User: … is not authorized to perform: kms:Decrypt", None, "kms:Decrypt", None);
}

#[test]
fn a_kind_before_the_name() {
    check(
        "User: Ana is not authorized to perform: iam:DeleteRole on resource: role Third with an explicit deny in a service control policy",
        Some("Ana"),
        "iam:DeleteRole",
        Some("role Third"),
    );
    check(
        "User: Ana is not authorized to perform: iam:GetPolicy on resource: policy P1",
        Some("Ana"),
        "iam:GetPolicy",
        Some("policy P1"),
    );
    check(
        "User: Ana is not authorized to perform: dynamodb:GetItem on resource: table Orders",
        Some("Ana"),
        "dynamodb:GetItem",
        Some("table Orders"),
    );
}

#[test]
fn a_quoted_resource_with_spaces() {
    check(
        r#"User: Ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/my file.txt" because no identity-based policy allows the s3:GetObject action"#,
        Some("Ana"),
        "s3:GetObject",
        Some("arn:aws:s3:::b/my file.txt"),
    );
}

#[test]
fn a_type_wildcard() {
    check(
        "User: Ana is not authorized to perform: ec2:X1 on resource: arn:aws:ec2:eu-central-1:111122223333:*/* because no identity-based policy allows the ec2:X1 action.",
        Some("Ana"),
        "ec2:X1",
        Some("arn:aws:ec2:eu-central-1:111122223333:*/*"),
    );
    check("User: Ana is not authorized to perform: ec2:X1 on resource: *", Some("Ana"), "ec2:X1", Some("*"));
}

#[test]
fn a_resource_that_is_not_named() {
    check(
        "User: Ana is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
        Some("Ana"),
        "kms:Decrypt",
        None,
    );
    check(
        "User: Ana is not authorized to perform: kms:Decrypt on the specified resource",
        Some("Ana"),
        "kms:Decrypt",
        None,
    );
}

#[test]
fn what_follows_a_resource_is_not_part_of_it() {
    for after in [
        ".",
        " (Service: Sqs, Status Code: 403)",
        "\n\tstatus code: 403",
        "</Message>",
        "\"}",
        ", exit",
        "`",
        ") failed",
    ] {
        let text = format!(
            "(User: Ana is not authorized to perform: sqs:X1 on resource: arn:aws:sqs:us-east-1:111122223333:q{after}"
        );
        check(&text, Some("Ana"), "sqs:X1", Some("arn:aws:sqs:us-east-1:111122223333:q"));
    }
}

#[test]
fn placeholders_inside_an_arn() {
    check(
        "User: arn:aws:iam::<acct>:user/ana is not authorized to perform: s3:X1 on resource: arn:aws:sns:us-east-1:[redacted:account id]:t",
        Some("arn:aws:iam::<acct>:user/ana"),
        "s3:X1",
        Some("arn:aws:sns:us-east-1:[redacted:account id]:t"),
    );
}

#[test]
fn line_breaks_everywhere() {
    check(
        "User:\narn:aws:iam::111122223333:user/ana\nis not\nauthorized to perform:\nsqs:X1\non resource:\narn:aws:sqs:us-east-1:111122223333:q\nwith an explicit deny in a\nservice control policy",
        Some(ANA),
        "sqs:X1",
        Some("arn:aws:sqs:us-east-1:111122223333:q"),
    );
}

#[test]
fn a_cut_through_the_action() {
    check(
        "User: Ana is not authorized to perform: sqs:Send\nMessage because no identity-based policy allows the sqs:SendMessage action",
        Some("Ana"),
        "sqs:SendMessage",
        None,
    );
}

#[test]
fn emphasis() {
    check(
        "User: Ana is not authorized to perform: **ec2:X1** on resource: **arn:aws:ec2:us-east-1:111122223333:vpc/v** with an explicit deny",
        Some("Ana"),
        "ec2:X1",
        Some("arn:aws:ec2:us-east-1:111122223333:vpc/v"),
    );
}

#[test]
fn implicit_denies_name_their_layer() {
    for (name, layer) in [
        ("identity-based", Layer::Identity),
        ("resource-based", Layer::Resource),
        ("session", Layer::Session),
        ("service control", Layer::ServiceControl),
        ("VPC endpoint", Layer::VpcEndpoint),
        ("role trust", Layer::Resource),
    ] {
        check_end(
            &format!("because no {name} policy allows the s3:GetObject action"),
            DenyKind::Implicit,
            Some(layer),
            None,
        );
    }
    check_end(
        "because no permissions boundary allows the s3:GetObject action",
        DenyKind::Implicit,
        Some(Layer::Boundary),
        None,
    );
}

#[test]
fn explicit_denies_name_their_layer() {
    for (name, layer) in [
        ("an identity-based policy", Layer::Identity),
        ("a resource-based policy", Layer::Resource),
        ("a permissions boundary", Layer::Boundary),
        ("a session policy", Layer::Session),
        ("a sessions policy", Layer::Session),
        ("a service control policy", Layer::ServiceControl),
        ("a resource control policy", Layer::ResourceControl),
        ("a VPC endpoint policy", Layer::VpcEndpoint),
        ("the role trust policy", Layer::Resource),
    ] {
        check_end(&format!("with an explicit deny in {name}"), DenyKind::Explicit, Some(layer), None);
    }
}

#[test]
fn an_older_wording() {
    check_end(
        "due to an explicit deny in a Service Control Policy",
        DenyKind::Explicit,
        Some(Layer::ServiceControl),
        None,
    );
}

#[test]
fn an_explicit_deny_without_a_layer() {
    check_end("with an explicit deny", DenyKind::Explicit, None, None);
}

#[test]
fn a_deny_that_a_service_control_policy_hands_down() {
    check_end(
        "with an explicit deny in a VPC endpoint policy transitively through a service control policy",
        DenyKind::Explicit,
        Some(Layer::VpcEndpoint),
        None,
    );
}

#[test]
fn the_policy_that_denies() {
    let arn = "arn:aws:organizations::111122223333:policy/o-ex/service_control_policy/p-ex";
    check_end(
        &format!(
            "with an explicit deny in a service control policy: {arn}. Encoded authorization failure message: x"
        ),
        DenyKind::Explicit,
        Some(Layer::ServiceControl),
        Some(arn),
    );
    check_end(
        &format!("with an explicit deny in a service control policy, with policy ARN: {arn}"),
        DenyKind::Explicit,
        Some(Layer::ServiceControl),
        Some(arn),
    );
    check_end(
        &format!("with an explicit deny in a service control policy: {arn} (Service: Ec2, Status Code: 403)"),
        DenyKind::Explicit,
        Some(Layer::ServiceControl),
        Some(arn),
    );
    check_end(
        &format!("with an explicit deny in a service control policy:\n{arn}"),
        DenyKind::Explicit,
        Some(Layer::ServiceControl),
        Some(arn),
    );
}

#[test]
fn the_authorization_id() {
    let sentence = one(
        "User: Ana is not authorized to perform: iam:X1 with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/p. Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/abc123def for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: abc123def",
    );
    assert_eq!(value(&sentence.authorization_id), Some("abc123def"));
    assert_eq!(value(&sentence.policy), Some("arn:aws:iam::111122223333:policy/p"));
}

#[test]
fn two_sentences_do_not_mix() {
    let sentences = read_all(
        "User: Ana is not authorized to perform: s3:X1\nUser: Bo is not authorized to perform: s3:X2 on resource: arn:aws:s3:::b with an explicit deny in a session policy",
    );
    assert_eq!(sentences.len(), 2);
    assert_eq!((value(&sentences[0].principal), value(&sentences[0].resource)), (Some("Ana"), None));
    assert_eq!(sentences[0].effect, None);
    assert_eq!(value(&sentences[1].principal), Some("Bo"));
}

#[test]
fn the_general_sentence_names_no_action() {
    assert_eq!(read_all("You are not authorized to perform this operation."), []);
}

#[test]
fn stars_in_the_place_of_names() {
    for principal in ["arn:aws:sts::***:assumed-role/***/***", "arn:aws:sts::***:assumed-role/runner/i-****"]
    {
        for text in [
            format!(
                "User: {principal} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::***:role/***"
            ),
            format!(
                "**User: {principal}** is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::***:role/***"
            ),
        ] {
            let denial = crate::triage(&text).denials.remove(0);
            assert!(denial.principal.unwrap().starts_with(principal.trim_end_matches('*')), "{text}");
            assert_eq!(denial.resource.as_deref(), Some("arn:aws:iam::***:role/***"), "{text}");
        }
    }
    let text = "User: arn:aws:sts::***:assumed-role/***/*** is not authorized to perform: sts:AssumeRole";
    assert_eq!(
        crate::triage(text).denials[0].principal.as_deref(),
        Some("arn:aws:sts::***:assumed-role/***/***")
    );
}

/// The one refusal that a text is read as: principal, action, resource, layer.
#[track_caller]
fn check_refusal(text: &str, wanted: [Option<&str>; 3], layer: Option<Layer>) {
    let denials = crate::triage(text).denials;
    assert_eq!(denials.len(), 1, "{text}");
    let denial = &denials[0];
    assert_eq!(
        [denial.principal.as_deref(), denial.action.as_deref(), denial.resource.as_deref()],
        wanted,
        "{text}"
    );
    assert_eq!(denial.layer.layer, layer, "{text}");
}

#[test]
fn a_sentence_with_a_hole_is_one_refusal() {
    for hole in ["...", "…", "[…]", "[...]", "(...)", "<snip>"] {
        check_refusal(
            &format!(
                "User: {ANA} is not authorized to perform: apigateway:POST {hole} with an explicit deny in a service control policy"
            ),
            [Some(ANA), Some("apigateway:POST"), None],
            Some(Layer::ServiceControl),
        );
        check_refusal(
            &format!(
                "not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k {hole}\n  because no session policy allows the s3:GetObject action"
            ),
            [None, Some("s3:GetObject"), Some("arn:aws:s3:::b/k")],
            Some(Layer::Session),
        );
        check_refusal(
            &format!(
                "not authorized to perform: s3:GetObject {hole} on resource: arn:aws:s3:::b/k because no session policy allows it"
            ),
            [None, Some("s3:GetObject"), Some("arn:aws:s3:::b/k")],
            Some(Layer::Session),
        );
    }
}

#[test]
fn a_reason_of_another_action_behind_a_hole_is_another_refusal() {
    let text = format!(
        "User: {ANA} is not authorized to perform: s3:GetObject [...] because no identity-based policy allows the iam:GetRole action"
    );
    let denials = crate::triage(&text).denials;
    let said: Vec<_> = denials.iter().map(|denial| (denial.action.as_deref(), denial.layer.layer)).collect();
    assert_eq!(said, [(Some("s3:GetObject"), None), (Some("iam:GetRole"), Some(Layer::Identity))]);
}

#[test]
fn a_sentence_without_its_action() {
    check_refusal(
        &format!(
            "User: {ANA} is not authorized to perform:  on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/p because no identity-based policy allows the ssm:GetParameter action"
        ),
        [Some(ANA), Some("ssm:GetParameter"), Some("arn:aws:ssm:eu-west-1:111122223333:parameter/p")],
        Some(Layer::Identity),
    );
    check_refusal(
        "User: ... is not authorized to perform: ... with an explicit deny in an identity-based policy",
        [None, None, None],
        Some(Layer::Identity),
    );
    check_refusal(
        &format!("AccessDeniedException: User: {ANA} is not authorized to perform: null"),
        [Some(ANA), None, None],
        None,
    );
    check_refusal(
        &format!("AccessDenied: User: {ANA} is not authorized to perform: sts (truncated...)"),
        [Some(ANA), None, None],
        None,
    );
}

#[test]
fn what_stands_below_is_no_resource() {
    let text = "# User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ecs:CreateApplication\n# resource \"aws_ecs_cluster\" \"main\" {";
    let denial = crate::triage(text).denials.remove(0);
    assert_eq!((denial.action.as_deref(), denial.resource), (Some("ecs:CreateApplication"), None));
}

#[test]
fn an_action_that_a_terminal_wrote_over_is_none() {
    check_refusal(
        &format!(
            "User: {ANA} is not authorized to perform: s3:Geesource: \"arn:aws:s3:::b/k\" with an explicit deny in a resource-based policy"
        ),
        [Some(ANA), None, Some("arn:aws:s3:::b/k")],
        Some(Layer::Resource),
    );
}

#[test]
fn a_sentence_that_is_cut_in_the_name_of_its_layer() {
    check_refusal(
        &format!("User: {ANA} is not authorized to perform: s3:GetObject because no identity-base"),
        [Some(ANA), Some("s3:GetObject"), None],
        Some(Layer::Identity),
    );
    check_refusal(
        &format!("User: {ANA} is not authorized to perform: s3:GetObject because no resource"),
        [Some(ANA), Some("s3:GetObject"), None],
        None,
    );
}

#[test]
fn what_a_cut_left_of_the_principal() {
    check_refusal(
        "1122223333:assumed-role/deploy/ci is not authorized to perform: s3:ListBucket with an explicit deny in a permissions boundary",
        [Some("1122223333:assumed-role/deploy/ci"), Some("s3:ListBucket"), None],
        Some(Layer::Boundary),
    );
}

#[test]
fn sentences_that_aws_translates() {
    check_refusal(
        &format!(
            "RunInstances オペレーションを呼び出すときにエラーが発生 (AccessDenied) しました: ユーザー: {ANA} は実行する権限がありません: ec2:RunInstances リソース: arn:aws:ec2:eu-west-1:111122223333:instance/* 明示的な拒否"
        ),
        [Some(ANA), Some("ec2:RunInstances"), Some("arn:aws:ec2:eu-west-1:111122223333:instance/*")],
        None,
    );
    check_refusal(
        &format!("Usuário: {ANA} não está autorizado a executar: iam:GetUser on resource: user ben"),
        [Some(ANA), Some("iam:GetUser"), Some("user ben")],
        None,
    );
}

#[test]
fn the_banner_of_the_s3_console() {
    check_refusal(
        "Insufficient permissions to list objects\nAfter you or your AWS administrator has updated your permissions to allow the `s3:ListBucket` action, refresh the page.",
        [None, Some("s3:ListBucket"), None],
        None,
    );
}

#[test]
fn a_resource_behind_a_mere_on() {
    check_refusal(
        &format!(
            "User: {ANA} is not authorized to perform: s3:GetObject on arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action"
        ),
        [Some(ANA), Some("s3:GetObject"), Some("arn:aws:s3:::b/k")],
        Some(Layer::Identity),
    );
}

#[test]
fn an_action_before_a_resource_block_of_code_is_whole() {
    check_refusal(
        &format!(
            "User: {ANA} is not authorized to perform: applicationinsights:CreateApplication\nresource \"aws_applicationinsights_application\" \"app\" {{"
        ),
        [Some(ANA), Some("applicationinsights:CreateApplication"), None],
        None,
    );
}

#[test]
fn a_region_in_bold_inside_an_arn() {
    check_refusal(
        &format!(
            "User: {ANA} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:**eu-west-3**::foundation-model/m with an explicit deny in a service control policy"
        ),
        [Some(ANA), Some("bedrock:InvokeModel"), Some("arn:aws:bedrock:eu-west-3::foundation-model/m")],
        Some(Layer::ServiceControl),
    );
}

#[test]
fn an_arn_that_breaks_off_before_its_resource_is_none() {
    check(
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::<account>:role/app because no identity-based policy allows the sts:AssumeRole action",
        Some(ANA),
        "sts:AssumeRole",
        Some("arn:aws:iam::<account>:role/app"),
    );
    check(
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012: role/app here",
        Some(ANA),
        "sts:AssumeRole",
        None,
    );
    check(
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012 :role/app here",
        Some(ANA),
        "sts:AssumeRole",
        None,
    );
}
