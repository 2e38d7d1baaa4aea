use crate::{
    report::{Cause, Denial, DenyKind, Form},
    triage,
};
use denylens_policy::Layer;

const ANA: &str = "arn:aws:iam::111122223333:user/ana";
const INVITATION: &str = "To request access, copy the following text and send it to your AWS administrator. Learn more about troubleshooting access denied errors.";

#[track_caller]
fn one(text: &str) -> Denial {
    let mut denials = triage(text).denials;
    assert_eq!(denials.len(), 1, "{text}");
    denials.remove(0)
}

/// Reads one box of somebody who may not list functions, for lack of an identity-based policy.
#[track_caller]
fn check(text: &str, principal: Option<&str>, resource: Option<&str>) {
    let denial = one(text);
    assert_eq!(denial.principal.as_deref(), principal, "{text}");
    assert_eq!(denial.action.as_deref(), Some("lambda:ListFunctions"), "{text}");
    assert_eq!(denial.resource.as_deref(), resource, "{text}");
    assert_eq!((denial.effect, denial.layer.layer), (DenyKind::Implicit, Some(Layer::Identity)), "{text}");
    assert_eq!(denial.cause, Cause::Action);
}

const REASON: &str = "no identity-based policy allows the lambda:ListFunctions action";

#[test]
fn a_box_on_lines() {
    check(
        &format!(
            "Access denied\nYou don't have permission to lambda:ListFunctions. {INVITATION}\nUser: {ANA}\nService: lambda\nAction: ListFunctions\nOn resource(s): *\nContext: {REASON}"
        ),
        Some(ANA),
        Some("*"),
    );
    check(
        &format!(
            "> Access denied\n>\n> User: {ANA}\n>\n> Action: lambda:ListFunctions\n>\n> Context: no identity-based policy allows the action"
        ),
        Some(ANA),
        None,
    );
}

#[test]
fn a_box_run_together() {
    check(
        &format!(
            "Access denied to lambda:ListFunctionsYou don't have permission to lambda:ListFunctions. {INVITATION} User: {ANA}Action: lambda:ListFunctionsOn resource(s): arn:aws:lambda:eu-west-1:111122223333:function:*Context: no identity-based policy allows the action"
        ),
        Some(ANA),
        Some("arn:aws:lambda:eu-west-1:111122223333:function:*"),
    );
    check(
        &format!(
            "User: {ANA}<br/>Action: lambda:ListFunctions<br/>On resource(s): *<br/>Context: {REASON}<br/>"
        ),
        Some(ANA),
        Some("*"),
    );
}

#[test]
fn a_box_copied_from_a_table() {
    check(
        &format!("User:\n{ANA}\nAction:\nlambda:ListFunctions\nOn resource(s):\n*\nContext:\n{REASON}"),
        Some(ANA),
        Some("*"),
    );
    check(
        &format!(
            "Usuario:\r\n{ANA}\r\nAcción:\r\nlambda:ListFunctions\r\nContexto:\r\nno identity-based policy allows the action\r\n"
        ),
        Some(ANA),
        None,
    );
}

#[test]
fn a_box_with_values_in_brackets() {
    check(
        &format!(
            "User: [{ANA}]\nService: [lambda]\nAction: [ListFunctions]\nOn resource(s): [*]\nContext: [{REASON}.]"
        ),
        Some(ANA),
        Some("*"),
    );
}

#[test]
fn a_box_in_a_language_without_words_of_its_own_here() {
    let arn = "arn:aws:lambda:eu-west-1:111122223333:function:*";
    for [user, action, resource, context] in [
        ["Usuario", "Acción", "En los recursos", "Contexto"],
        ["Utilisateur ", "Action     ", "Ressource  ", "Contexte   "],
        ["사용자", "작업", "리소스", "컨텍스트"],
        ["ユーザー", "アクション", "リソース", "コンテキスト"],
        ["Użytkownik", "Działanie", "Zasób", "Kontekst"],
    ] {
        check(
            &format!(
                "{user}: {ANA}\n{action}: lambda:ListFunctions\n{resource}: {arn}\n{context}: no identity-based policy allows the action"
            ),
            Some(ANA),
            Some(arn),
        );
    }
}

#[test]
fn the_second_user_of_a_box_is_the_resource() {
    let ben = "arn:aws:iam::111122223333:user/ben";
    let denial = one(&format!(
        "사용자: {ANA}\n작업: iam:GetUser\n리소스: {ben}\n컨텍스트: a service control policy explicitly denies the action"
    ));
    assert_eq!((denial.principal.as_deref(), denial.resource.as_deref()), (Some(ANA), Some(ben)));
    assert_eq!((denial.effect, denial.layer.layer), (DenyKind::Explicit, Some(Layer::ServiceControl)));
}

#[test]
fn a_heading_alone_names_the_action() {
    for text in [
        "Access denied to iam:ListUsers",
        "You don't have permission to iam:ListUsers",
        "we get Access Denied (You don’t have permission to `iam:ListUsers`).",
        "### Error:You don't have permission to iam:ListUsers.",
        "Acceso denegado a iam:ListUsers",
        "Acesso negado para iam:ListUsers",
        "次のことを実行する権限がありません: iam:ListUsers.iam:ListUsers.",
        "Access denied to iam:ListUsers\n\nYou don't have permission to iam:ListUsers",
    ] {
        let denial = one(text);
        assert_eq!(denial.action.as_deref(), Some("iam:ListUsers"), "{text}");
        assert_eq!((denial.effect, denial.layer.layer), (DenyKind::Unknown, None), "{text}");
    }
}

#[test]
fn a_heading_and_a_reason_with_words_between() {
    let text = "```text\nAccess denied to lambda:ListFunctions\n```\n\nAWS reported:\n\n```text\nno identity-based policy allows the action\n```";
    check(text, None, None);
    check("`Access denied to lambda:ListFunctions … no identity-based policy allows the action`", None, None);
}

#[test]
fn two_boxes_are_two_refusals() {
    let denials = triage(&format!(
        "Access denied to iam:ListUsers\nUser: {ANA}\nContext: no identity-based policy allows the action\nAccess denied to iam:ListRoles\nUser: {ANA}\nContext: a permissions boundary explicitly denies the action"
    ))
    .denials;
    let said: Vec<_> = denials.iter().map(|denial| (denial.action.as_deref(), denial.layer.layer)).collect();
    assert_eq!(
        said,
        [(Some("iam:ListUsers"), Some(Layer::Identity)), (Some("iam:ListRoles"), Some(Layer::Boundary))]
    );
}

#[test]
fn a_call_that_is_named_as_its_api_is_an_operation() {
    let denial = one(&format!(
        "You don't have permission to [AWSS3:ListBuckets]. {INVITATION}\nUser: [{ANA}]\nService: [AWSS3]\nAction: [ListBuckets]\nContext: [no identity-based policy allows the AWSS3:ListBuckets action.]"
    ));
    assert_eq!((denial.action, denial.operation.as_deref()), (None, Some("ListBuckets")));
    assert_eq!(denial.called_service.as_deref(), Some("s3"));
    assert_eq!(denial.layer.layer, Some(Layer::Identity));
}

#[test]
fn the_box_of_billing() {
    let denial = one(&format!(
        "You don’t have permission to [Cost Explorer:]. {INVITATION}\nUser: {ANA}\nService: [Cost Explorer]\nName: [AccessDeniedException]\nHTTP status code: [400]\nContext: [IAM user access not activated]\nRequest ID: [0b4f10c7-e4c3-7f04-fbea-33fc87783d21]"
    ));
    assert_eq!((denial.cause, denial.form), (Cause::NotAuthorization, Some(Form::BillingAccess)));
    assert_eq!(denial.code.as_deref(), Some("AccessDeniedException"));
    assert_eq!(denial.principal.as_deref(), Some(ANA));
    assert_eq!(denial.request_id.as_deref(), Some("0b4f10c7-e4c3-7f04-fbea-33fc87783d21"));
}

#[test]
fn a_box_whose_context_is_a_whole_sentence() {
    let denial = one(&format!(
        "User: {ANA}\nService: lambda\nName: AccessDeniedException\nHTTP status code: 403\nContext: User: {ANA} is not authorized to perform: lambda:ListFunctions on resource: * because {REASON}\nRequest ID: 0b4f10c7-e4c3-7f04-fbea-33fc87783d21"
    ));
    assert_eq!(denial.code.as_deref(), Some("AccessDeniedException"));
    assert_eq!((denial.principal.as_deref(), denial.resource.as_deref()), (Some(ANA), Some("*")));
    assert_eq!(denial.layer.layer, Some(Layer::Identity));
}

#[test]
fn a_box_without_its_reason_says_no_layer() {
    let denial = one(&format!("User: {ANA}\nService: iam\nAction: ListUsers\nOn resource(s): *"));
    assert_eq!((denial.action.as_deref(), denial.layer.layer), (Some("iam:ListUsers"), None));
}

#[test]
fn a_policy_beside_a_reason_gives_it_nothing() {
    let denial = one(
        "Effect: Allow\nAction: sts:AssumeRole\nResource: arn:aws:iam::111122223333:role/ci\n\nAccessDenied: no session policy allows the s3:GetObject action",
    );
    assert_eq!((denial.action.as_deref(), denial.resource), (Some("s3:GetObject"), None));
}

#[test]
fn labels_that_other_texts_have_make_no_box() {
    for text in [
        "Action: s3:GetObject\nResource: arn:aws:s3:::b/*\nEffect: Allow",
        "User: arn:aws:iam::111122223333:user/ana\nAction: iam:ListUsers",
        "Service: checkout\nContext: production",
    ] {
        assert_eq!(triage(text).denials.len(), 0, "{text}");
    }
}
