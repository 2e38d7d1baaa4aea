use super::*;
use crate::{Timestamp, credentials};

const ID: &str = "ASIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
/// As long as a short real one, with every character that one can have.
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/EXAMPLETOKEN+/==";

/// 2026-01-02T03:04:05Z.
const EXPIRES: Option<i64> = Some(1_767_323_045_000);

/// The snippet, with the example values in the place of `ID`, `SECRET` and `TOKEN`.
fn fill(snippet: &str) -> String {
    snippet.replace("{ID}", ID).replace("{SECRET}", SECRET).replace("{TOKEN}", TOKEN)
}

#[track_caller]
fn reads(snippet: &str, expires: Option<i64>) {
    let credentials = credentials::read(&fill(snippet)).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(credentials.access_key_id.as_str(), ID);
    assert_eq!(credentials.secret_access_key.as_str(), SECRET);
    assert_eq!(credentials.session_token.as_str(), TOKEN);
    assert_eq!(credentials.expires(), expires.map(Timestamp));
    is_covered(&fill(snippet));
}

#[track_caller]
fn refuses(snippet: &str, expected: CredentialsError) {
    assert_eq!(credentials::read(&fill(snippet)).map(|_| ()), Err(expected));
}

macro_rules! read {
    ($($name:ident: $snippet:expr => $expires:expr;)+) => {
        $(#[test] fn $name() { reads($snippet, $expires); })+
    };
}

read! {
    the_portal_for_bash: "export AWS_ACCESS_KEY_ID=\"{ID}\"\nexport AWS_SECRET_ACCESS_KEY=\"{SECRET}\"\nexport AWS_SESSION_TOKEN=\"{TOKEN}\"" => None;
    the_portal_for_cmd: "SET AWS_ACCESS_KEY_ID={ID}\r\nSET AWS_SECRET_ACCESS_KEY={SECRET}\r\nSET AWS_SESSION_TOKEN={TOKEN}\r\n" => None;
    the_portal_for_powershell: "$Env:AWS_ACCESS_KEY_ID=\"{ID}\"\n$Env:AWS_SECRET_ACCESS_KEY=\"{SECRET}\"\n$Env:AWS_SESSION_TOKEN=\"{TOKEN}\"" => None;
    a_profile: "[111122223333_ReadOnly]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\naws_session_token = {TOKEN}\nregion = eu-west-1\n" => None;
    a_profile_without_spaces: "[default]\naws_access_key_id={ID}\naws_secret_access_key={SECRET}\naws_session_token={TOKEN}" => None;
    export_as_process: "{\n  \"Version\": 1,\n  \"AccessKeyId\": \"{ID}\",\n  \"SecretAccessKey\": \"{SECRET}\",\n  \"SessionToken\": \"{TOKEN}\",\n  \"Expiration\": \"2026-01-02T03:04:05+00:00\"\n}" => EXPIRES;
    export_as_env: "export AWS_ACCESS_KEY_ID={ID}\nexport AWS_SECRET_ACCESS_KEY={SECRET}\nexport AWS_SESSION_TOKEN={TOKEN}\nexport AWS_CREDENTIAL_EXPIRATION=2026-01-02T03:04:05+00:00" => EXPIRES;
    export_as_env_no_export: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}\nAWS_CREDENTIAL_EXPIRATION=2026-01-02T03:04:05Z" => EXPIRES;
    export_as_powershell: "$Env:AWS_ACCESS_KEY_ID=\"{ID}\"\n$Env:AWS_SECRET_ACCESS_KEY=\"{SECRET}\"\n$Env:AWS_SESSION_TOKEN=\"{TOKEN}\"\n$Env:AWS_CREDENTIAL_EXPIRATION=\"2026-01-02T03:04:05+00:00\"" => EXPIRES;
    export_as_windows_cmd: "set AWS_ACCESS_KEY_ID={ID}\nset AWS_SECRET_ACCESS_KEY={SECRET}\nset AWS_SESSION_TOKEN={TOKEN}\nset AWS_CREDENTIAL_EXPIRATION=2026-01-02T03:04:05+00:00" => EXPIRES;
    export_as_fish: "set -gx AWS_ACCESS_KEY_ID \"{ID}\"\nset -gx AWS_SECRET_ACCESS_KEY \"{SECRET}\"\nset -gx AWS_SESSION_TOKEN \"{TOKEN}\"\nset -gx AWS_CREDENTIAL_EXPIRATION \"2026-01-02T03:04:05+00:00\"" => EXPIRES;
    fish_without_quotes: "set -gx AWS_ACCESS_KEY_ID {ID};\nset -gx AWS_SECRET_ACCESS_KEY {SECRET};\nset -gx AWS_SESSION_TOKEN {TOKEN};" => None;
    assume_role: "{\n    \"Credentials\": {\n        \"AccessKeyId\": \"{ID}\",\n        \"SecretAccessKey\": \"{SECRET}\",\n        \"SessionToken\": \"{TOKEN}\",\n        \"Expiration\": \"2026-01-02T03:04:05+00:00\"\n    },\n    \"AssumedRoleUser\": {\n        \"AssumedRoleId\": \"AROACLKWSDQRAOEXAMPLE:alice\",\n        \"Arn\": \"arn:aws:sts::111122223333:assumed-role/Platform/alice\"\n    }\n}" => EXPIRES;
    get_session_token: "{\"Credentials\":{\"AccessKeyId\":\"{ID}\",\"SecretAccessKey\":\"{SECRET}\",\"SessionToken\":\"{TOKEN}\",\"Expiration\":\"2026-01-02T03:04:05Z\"}}" => EXPIRES;
    assume_role_with_web_identity: "{\"SubjectFromWebIdentityToken\":\"system:serviceaccount:default:app\",\"AssumedRoleUser\":{\"Arn\":\"arn:aws:sts::111122223333:assumed-role/app/app\",\"AssumedRoleId\":\"AROACLKWSDQRAOEXAMPLE:app\"},\"Credentials\":{\"SessionToken\":\"{TOKEN}\",\"SecretAccessKey\":\"{SECRET}\",\"Expiration\":\"2026-01-02T03:04:05+00:00\",\"AccessKeyId\":\"{ID}\"},\"Provider\":\"www.amazon.com\"}" => EXPIRES;
    sso_get_role_credentials: "{\n    \"roleCredentials\": {\n        \"accessKeyId\": \"{ID}\",\n        \"secretAccessKey\": \"{SECRET}\",\n        \"sessionToken\": \"{TOKEN}\",\n        \"expiration\": 1767323045000\n    }\n}" => EXPIRES;
    the_metadata_of_an_instance: "{\n  \"Code\" : \"Success\",\n  \"LastUpdated\" : \"2026-01-01T21:00:00Z\",\n  \"Type\" : \"AWS-HMAC\",\n  \"AccessKeyId\" : \"{ID}\",\n  \"SecretAccessKey\" : \"{SECRET}\",\n  \"Token\" : \"{TOKEN}\",\n  \"Expiration\" : \"2026-01-02T03:04:05Z\"\n}" => EXPIRES;
    the_metadata_of_a_container: "{\"RoleArn\":\"arn:aws:iam::111122223333:role/task\",\"AccessKeyId\":\"{ID}\",\"SecretAccessKey\":\"{SECRET}\",\"Token\":\"{TOKEN}\",\"Expiration\":\"2026-01-02T03:04:05Z\"}" => EXPIRES;
    half_of_a_json_document: "  \"AccessKeyId\": \"{ID}\",\n  \"SecretAccessKey\": \"{SECRET}\",\n  \"SessionToken\": \"{TOKEN}\"," => None;
    json_within_json: "\"{\\\"AccessKeyId\\\":\\\"{ID}\\\",\\\"SecretAccessKey\\\":\\\"{SECRET}\\\",\\\"SessionToken\\\":\\\"{TOKEN}\\\"}\"" => None;
    yaml: "Credentials:\n  AccessKeyId: {ID}\n  Expiration: '2026-01-02T03:04:05+00:00'\n  SecretAccessKey: {SECRET}\n  SessionToken: {TOKEN}\n" => EXPIRES;
    a_table: "||  AccessKeyId     |  {ID}  ||\n||  Expiration      |  2026-01-02T03:04:05+00:00  ||\n||  SecretAccessKey |  {SECRET}  ||\n||  SessionToken    |  {TOKEN}  ||" => EXPIRES;
    the_output_as_text: "CREDENTIALS\t{ID}\t2026-01-02T03:04:05+00:00\t{SECRET}\t{TOKEN}" => EXPIRES;
    xml: "<Credentials><AccessKeyId>{ID}</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey><SessionToken>{TOKEN}</SessionToken><Expiration>2026-01-02T03:04:05Z</Expiration></Credentials>" => EXPIRES;
    three_values_copied_one_by_one: "{ID}\n{SECRET}\n{TOKEN}\n" => None;
    the_settings_of_a_tool: "provider \"aws\" {\n  access_key = \"{ID}\"\n  secret_key = \"{SECRET}\"\n  token      = \"{TOKEN}\"\n}" => None;
    the_inputs_of_a_workflow: "aws-access-key-id: {ID}\naws-secret-access-key: {SECRET}\naws-session-token: {TOKEN}" => None;
    one_line_of_a_shell: "AWS_ACCESS_KEY_ID={ID} AWS_SECRET_ACCESS_KEY={SECRET} AWS_SESSION_TOKEN={TOKEN} terraform plan" => None;
    one_line_of_cmd: "set AWS_ACCESS_KEY_ID={ID}&&set AWS_SECRET_ACCESS_KEY={SECRET}&& set AWS_SESSION_TOKEN={TOKEN}" => None;
    the_old_name_of_the_token_beside_the_new: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}\nAWS_SECURITY_TOKEN={TOKEN}" => None;
    quotes_of_a_word_processor: "export AWS_ACCESS_KEY_ID=“{ID}”\nexport AWS_SECRET_ACCESS_KEY=‘{SECRET}’\nexport AWS_SESSION_TOKEN=“{TOKEN}”" => None;
    spaces_everywhere: "\u{feff}  AWS_ACCESS_KEY_ID = ' {ID} '\n\n\u{a0} AWS_SECRET_ACCESS_KEY :  {SECRET} \n\t AWS_SESSION_TOKEN\t=\t\"{TOKEN}\" \n" => None;
    a_time_that_is_none: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}\nAWS_CREDENTIAL_EXPIRATION=soon" => None;
    a_word_after_a_token_without_padding: "AWS_SESSION_TOKEN={TOKEN} make\nAWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}" => None;
    a_document_that_ends: "cat <<EOF\nAWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}\nEOF" => None;
    names_of_the_console: "Access key ID: {ID}\nSecret access key: {SECRET}\nSession token: {TOKEN}" => None;
    a_profile_with_old_keys_commented_out: "[default]\n# aws_access_key_id = ASIAI44QH8DHBEXAMPLE\n; aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\naws_session_token = {TOKEN}" => None;
    a_profile_that_is_commented_out_and_nothing_else: "# aws_access_key_id = {ID}\n# aws_secret_access_key = {SECRET}\n# aws_session_token = {TOKEN}" => None;
    low_quotes_of_a_word_processor: "AWS_ACCESS_KEY_ID=„{ID}“\nAWS_SECRET_ACCESS_KEY=‚{SECRET}‘\nAWS_SESSION_TOKEN=„{TOKEN}“" => None;
    quotes_of_french: "AWS_ACCESS_KEY_ID=« {ID} »\nAWS_SECRET_ACCESS_KEY=«\u{a0}{SECRET}\u{a0}»\nAWS_SESSION_TOKEN=«\u{202f}{TOKEN}\u{202f}»" => None;
    wide_letters_of_an_input_method: "ＡＷＳ＿ACCESS_KEY_ID＝＂{ID}＂\nAWS_SECRET_ACCESS_KEY＝＂{SECRET}＂\nAWS_SESSION_TOKEN＝{TOKEN}" => None;
    characters_of_no_width: "AWS_ACCESS_KEY_ID=\u{200b}{ID}\u{200b}\nAWS_SECRET\u{ad}_ACCESS_KEY={SECRET}\u{200b}\nAWS_SESSION_TOKEN=\u{2060}{TOKEN}\u{200e}" => None;
    colours: "\u{1b}[1mAWS_ACCESS_KEY_ID\u{1b}[0m=\u{1b}[38;5;2m{ID}\u{1b}[m\nAWS_SECRET_ACCESS_KEY=\u{1b}[32m{SECRET}\u{1b}[0m\n\u{1b}]8;;https://example.com\u{7}AWS_SESSION_TOKEN\u{1b}]8;;\u{7}={TOKEN}\u{1b}[K" => None;
    labels_in_japanese: "アクセスキー ID：{ID}\nシークレットアクセスキー：{SECRET}\nセッショントークン：{TOKEN}\n有効期限：2026-01-02T03:04:05Z" => EXPIRES;
    labels_without_a_space: "Access key ID:{ID}\nSecret access key:{SECRET}\nSession token:{TOKEN}" => None;
    a_list_of_powershell: "AccessKeyId     : {ID}\nExpiration      : 2026-01-02T03:04:05Z\nSecretAccessKey : {SECRET}\nSessionToken    : {TOKEN}" => EXPIRES;
    a_time_of_which_nobody_knows_the_zone: "AccessKeyId     : {ID}\nExpiration      : 1/2/2099 3:04:05 AM\nSecretAccessKey : {SECRET}\nSessionToken    : {TOKEN}" => None;
    a_time_of_which_nobody_knows_the_zone_in_json: "{\"AccessKeyId\":\"{ID}\",\"Expiration\":\"1/2/2099 3:04:05 AM\",\"SecretAccessKey\":\"{SECRET}\",\"SessionToken\":\"{TOKEN}\"}" => None;
    a_prompt_before_every_line: "$ export AWS_ACCESS_KEY_ID={ID}\n$ export AWS_SECRET_ACCESS_KEY={SECRET}\n$ export AWS_SESSION_TOKEN={TOKEN}\n$ " => None;
}

#[test]
fn every_name_of_the_expiration_is_known() {
    for line in [
        "x_security_token_expires = 2026-01-02T04:04:05+01:00",
        "aws_expiration = 2026-01-02T03:04:05Z",
        "aws_session_token_expiration=2026-01-02T03:04:05Z",
        "export AWS_SESSION_EXPIRATION='2026-01-02T03:04:05Z'",
        "export AWSUME_EXPIRATION=2026-01-02T03:04:05+00:00",
        "set -gx AWS_CREDENTIAL_EXPIRATION 2026-01-02T03:04:05Z",
        "\"Expiration\": \"2026-01-02T03:04:05Z\"",
    ] {
        let keys = "aws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\naws_session_token = {TOKEN}";
        reads(&format!("{keys}\n{line}"), EXPIRES);
        reads(&format!("{line}\n{keys}"), EXPIRES);
    }
}

#[test]
fn escapes_of_json_are_read() {
    let escaped =
        fill("{\"AccessKeyId\":\"{ID}\",\"SecretAccessKey\":\"{SECRET}\",\"SessionToken\":\"{TOKEN}\"}")
            .replace('/', "\\/")
            .replace('=', "\\u003d")
            .replace('+', "\\u002B");
    reads(&escaped, None);
}

#[test]
fn a_token_that_a_terminal_wrapped_is_joined() {
    let wrapped = |width: usize| -> String {
        let lines: Vec<_> =
            TOKEN.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
        lines.join("\n")
    };
    for width in [50, 60, 80, 139] {
        reads(
            &format!(
                "AWS_SESSION_TOKEN={}\nAWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}",
                wrapped(width)
            ),
            None,
        );
        reads(
            &format!(
                "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN=\"{}\"",
                wrapped(width)
            ),
            None,
        );
        reads(
            &format!(
                "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={}\n\n$ aws s3 ls",
                wrapped(width)
            ),
            None,
        );
    }
}

/// As long as most tokens, with every padding.
fn long_tokens() -> [String; 3] {
    let digits = "abcdefghij+klmnopqrstuvwxyz/ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".repeat(9);
    ["", "=", "=="].map(|padding| format!("IQoJb3JpZ2luX2VjEXAMPLE{digits}{padding}"))
}

fn wrapped(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| {
        let lines: Vec<_> = line.as_bytes().chunks(width).map(|line| str::from_utf8(line).unwrap()).collect();
        lines.join("\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn reads_token(snippet: &str, token: &str) {
    let credentials = credentials::read(snippet).unwrap_or_else(|error| panic!("{error:?}\n{snippet}"));
    assert_eq!(credentials.access_key_id.as_str(), ID, "{snippet}");
    assert_eq!(credentials.secret_access_key.as_str(), SECRET, "{snippet}");
    assert_eq!(credentials.session_token.as_str(), token, "{snippet}");
}

#[test]
fn values_that_are_wrapped_anywhere_are_joined() {
    let snippets = [
        "export AWS_ACCESS_KEY_ID={ID}\nexport AWS_SECRET_ACCESS_KEY={SECRET}\nexport AWS_SESSION_TOKEN={LONG}",
        "aws_session_token = {LONG}\naws_secret_access_key = {SECRET}\naws_access_key_id = {ID}\nregion = eu-west-1",
        "AWS_ACCESS_KEY_ID=\"{ID}\"\nAWS_SECRET_ACCESS_KEY=\"{SECRET}\"\nAWS_SESSION_TOKEN=\"{LONG}\"",
    ];
    for (snippet, token) in
        snippets.into_iter().flat_map(|snippet| long_tokens().map(|token| (snippet, token)))
    {
        let whole = fill(snippet).replace("{LONG}", &token);
        for width in (30..=160).chain([200, 1000]) {
            let wrapped = wrapped(&whole, width);
            reads_token(&wrapped, &token);
            reads_token(&wrapped.replace('\n', "\n> "), &token);
        }
    }
}

#[test]
fn a_line_after_the_last_of_a_wrapped_token_is_none_of_it() {
    let token = long_tokens()[0].clone();
    let whole = fill("AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN=") + &token;
    for width in [30, 80, 100, 150, 200] {
        reads_token(&format!("{}\nEOF", wrapped(&whole, width)), &token);
    }
}

#[test]
fn values_without_names_that_are_wrapped_are_joined() {
    let snippets = [
        "{ID}\n{SECRET}\n{LONG}",
        "{ID}\n{SECRET}\n{LONG}\n$ ",
        "{LONG}\n{ID}\n{SECRET}",
        "CREDENTIALS\t{ID}\t2026-01-02T03:04:05+00:00\t{SECRET}\t{LONG}",
    ];
    for (snippet, token) in
        snippets.into_iter().flat_map(|snippet| long_tokens().map(|token| (snippet, token)))
    {
        let whole = fill(snippet).replace("{LONG}", &token);
        for width in (42..=160).chain([200, 1000]) {
            let wrapped = wrapped(&whole, width);
            reads_token(&wrapped, &token);
            reads_token(&wrapped.replace('\n', "\n> > "), &token);
        }
    }
    // A terminal's tabs are wider than a character.
    let token = &long_tokens()[0];
    let (first, rest) = token.split_at(8);
    let text = fill("CREDENTIALS\t{ID}\t2026-01-02T03:04:05+00:00\t{SECRET}\t") + first;
    reads_token(&format!("{text}\n{}", wrapped(rest, 128)), token);
    // One after another, too.
    for width in [80, 150, 200] {
        let mut parts = credentials::PartialCredentials::default();
        assert!(parts.read(&wrapped(token, width)).unwrap().is_none());
        assert_eq!(parts.missing(), [CredentialField::AccessKeyId, CredentialField::SecretAccessKey]);
        let whole = parts.read(&fill("{ID} {SECRET}")).unwrap().unwrap();
        assert_eq!(whole.session_token.as_str(), token);
    }
}

macro_rules! refused {
    ($($name:ident: $snippet:expr => $error:expr;)+) => {
        $(#[test] fn $name() { refuses($snippet, $error); })+
    };
}

refused! {
    nothing: "" => CredentialsError::NothingFound;
    only_spaces: " \n\t" => CredentialsError::NothingFound;
    another_text: "An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied" => CredentialsError::NothingFound;
    a_commit_is_no_secret: "da39a3ee5e6b4b0d3255bfef95601890afd80709" => CredentialsError::NothingFound;
    only_a_time: "Expiration: 2026-01-02T03:04:05Z" => CredentialsError::NothingFound;
    no_key_id: "AWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Missing(vec![CredentialField::AccessKeyId]);
    no_secret: "AWS_ACCESS_KEY_ID={ID}\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Missing(vec![CredentialField::SecretAccessKey]);
    no_token: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}" => CredentialsError::Missing(vec![CredentialField::SessionToken]);
    an_empty_token: "AWS_ACCESS_KEY_ID=\"{ID}\"\nAWS_SECRET_ACCESS_KEY=\"{SECRET}\"\nAWS_SESSION_TOKEN=\"\"\nAWS_REGION=\"eu-west-1\"" => CredentialsError::Missing(vec![CredentialField::SessionToken]);
    an_empty_token_of_cmd: "set AWS_ACCESS_KEY_ID={ID}\nset AWS_SECRET_ACCESS_KEY={SECRET}\nset AWS_SESSION_TOKEN=\nset AWS_REGION=eu-west-1" => CredentialsError::Missing(vec![CredentialField::SessionToken]);
    a_long_term_key: "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = {SECRET}" => CredentialsError::LongTerm;
    a_long_term_key_alone: "AKIAIOSFODNN7EXAMPLE" => CredentialsError::LongTerm;
    a_long_term_key_with_a_token_that_is_left_over: "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::LongTerm;
    the_id_of_a_role: "AccessKeyId: AROACLKWSDQRAOEXAMPLE\nSecretAccessKey: {SECRET}\nSessionToken: {TOKEN}" => CredentialsError::NotAnAccessKey { prefix: "AROA" };
    two_profiles: "[a]\naws_access_key_id={ID}\naws_secret_access_key={SECRET}\naws_session_token={TOKEN}\n[b]\naws_access_key_id=ASIAI44QH8DHBEXAMPLE\naws_secret_access_key={SECRET}\naws_session_token={TOKEN}" => CredentialsError::Several(CredentialField::AccessKeyId);
    two_secrets: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SECRET_ACCESS_KEY=je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Several(CredentialField::SecretAccessKey);
    a_masked_key: "AWS_ACCESS_KEY_ID=ASIA****************\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Unusable(CredentialField::AccessKeyId);
    a_masked_secret: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY=****************************************\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Unusable(CredentialField::SecretAccessKey);
    a_token_cut_by_a_page: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEXAMPLE..." => CredentialsError::Unusable(CredentialField::SessionToken);
    a_variable_for_a_value: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY=$SECRET_OF_THE_BUILD\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Unusable(CredentialField::SecretAccessKey);
    a_key_cut_short: "AWS_ACCESS_KEY_ID=ASIAIOSFO\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Unusable(CredentialField::AccessKeyId);
    a_key_that_lacks_three: "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAM\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Length { field: CredentialField::AccessKeyId, has: 17, needs: 20 };
    a_key_without_a_name_that_lacks_three: "ASIAIOSFODNN7EXAM {SECRET} {TOKEN}" => CredentialsError::Length { field: CredentialField::AccessKeyId, has: 17, needs: 20 };
    a_key_with_something_behind: "AWS_ACCESS_KEY_ID={ID}A\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Length { field: CredentialField::AccessKeyId, has: 21, needs: 20 };
    a_secret_that_lacks_one: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY=JalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Length { field: CredentialField::SecretAccessKey, has: 39, needs: 40 };
    a_quoted_secret_with_one_more: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY='{SECRET}x'\nAWS_SESSION_TOKEN={TOKEN}" => CredentialsError::Length { field: CredentialField::SecretAccessKey, has: 41, needs: 40 };
    a_quote_that_never_closes: "AWS_ACCESS_KEY_ID={ID}\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN=\"{TOKEN}\nAWS_REGION=eu-west-1" => CredentialsError::Unusable(CredentialField::SessionToken);
}

/// What is still missing after each of these texts, pasted one after another.
#[track_caller]
fn gathers(pastes: &[&str], missing: &[&[CredentialField]]) {
    let mut parts = credentials::PartialCredentials::default();
    for (paste, missing) in pastes.iter().zip(missing) {
        match parts.read(&fill(paste)).unwrap_or_else(|error| panic!("{paste}: {error:?}")) {
            Some(whole) => {
                assert!(missing.is_empty(), "{paste}");
                assert_eq!(whole.access_key_id.as_str(), ID);
                assert_eq!(whole.secret_access_key.as_str(), SECRET);
                assert_eq!(whole.session_token.as_str(), TOKEN);
                assert_eq!(whole.expires(), None, "{paste}");
                assert!(parts.is_empty());
            }
            None => assert_eq!(parts.missing(), *missing, "{paste}"),
        }
    }
}

const WITHOUT_TOKEN: &[CredentialField] = &[CredentialField::SessionToken];
const ONLY_ID: &[CredentialField] = &[CredentialField::SecretAccessKey, CredentialField::SessionToken];

#[test]
fn values_copied_one_after_another_become_credentials() {
    let (id, secret, token) =
        (CredentialField::AccessKeyId, CredentialField::SecretAccessKey, CredentialField::SessionToken);
    for (pastes, missing) in [
        (["{ID}", "{SECRET}", "{TOKEN}"], [ONLY_ID, WITHOUT_TOKEN, &[]]),
        (["{TOKEN}\n", " {SECRET}", "{ID}"], [&[id, secret], &[id], &[]]),
        (["{SECRET}", "{ID}", "{TOKEN}"], [&[id, token], WITHOUT_TOKEN, &[]]),
        (
            [
                "export AWS_ACCESS_KEY_ID=\"{ID}\"",
                "export AWS_SECRET_ACCESS_KEY=\"{SECRET}\"",
                "export AWS_SESSION_TOKEN=\"{TOKEN}\"",
            ],
            [ONLY_ID, WITHOUT_TOKEN, &[]],
        ),
        (
            ["aws_access_key_id={ID}", "Secret access key: {SECRET}", "\"{TOKEN}\","],
            [ONLY_ID, WITHOUT_TOKEN, &[]],
        ),
        (
            ["{ID}", "{ID}", "AWS_SECRET_ACCESS_KEY={SECRET} AWS_SESSION_TOKEN={TOKEN}"],
            [ONLY_ID, ONLY_ID, &[]],
        ),
        // Of a value that is copied again, the later one.
        (
            ["je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "{ID} {SECRET}", "{TOKEN}"],
            [&[id, token], WITHOUT_TOKEN, &[]],
        ),
        // Another ID begins another set.
        (
            ["ASIAI44QH8DHBEXAMPLE je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "{ID}", "{SECRET}\n{TOKEN}"],
            [WITHOUT_TOKEN, ONLY_ID, &[]],
        ),
        (
            [
                "ASIAI44QH8DHBEXAMPLE",
                "AWS_CREDENTIAL_EXPIRATION=2020-01-02T03:04:05Z {SECRET}",
                "{ID} {SECRET} {TOKEN}",
            ],
            [ONLY_ID, WITHOUT_TOKEN, &[]],
        ),
    ] {
        gathers(&pastes, &missing);
    }
}

#[test]
fn a_text_that_is_refused_takes_nothing_from_what_is_known() {
    let mut parts = credentials::PartialCredentials::default();
    parts.read(ID).unwrap();
    for (text, expected) in [
        ("good morning", CredentialsError::NothingFound),
        ("AWS_SECRET_ACCESS_KEY=****", CredentialsError::Unusable(CredentialField::SecretAccessKey)),
        ("AKIAIOSFODNN7EXAMPLE", CredentialsError::LongTerm),
    ] {
        assert_eq!(parts.read(text).map(|_| ()), Err(expected));
        assert_eq!(parts.missing(), ONLY_ID);
    }
    assert!(!format!("{parts:?}").contains(ID));
}

#[test]
fn credentials_are_usable_until_they_expire() {
    let read = |expires: &str| {
        let snippet = "AWS_ACCESS_KEY_ID={ID} AWS_SECRET_ACCESS_KEY={SECRET} AWS_SESSION_TOKEN={TOKEN}";
        credentials::read(&fill(&format!("{snippet} AWS_CREDENTIAL_EXPIRATION={expires}"))).unwrap()
    };
    let at = |expires: &str, now: &str| read(expires).usable_at(Timestamp::read(now).unwrap()).map(|_| ());
    let expires = "2026-01-02T03:04:05Z";
    assert_eq!(at(expires, "2026-01-02T03:04:04Z"), Ok(()));
    assert_eq!(at(expires, "2026-01-02T03:04:05Z"), Err(CredentialsError::Expired));
    assert_eq!(at("soon", "2026-01-02T03:04:05Z"), Ok(()));
}

/// Whatever is read as credentials here is covered where it stands beside a refusal.
#[track_caller]
fn is_covered(snippet: &str) {
    let found = denylens_triage::secrets::find(snippet).into_iter().map(|secret| secret.at);
    let covered = denylens_triage::secrets::masked(snippet.to_owned(), found);
    for secret in [SECRET, TOKEN] {
        assert!(!covered.contains(secret), "{covered}");
    }
}

#[test]
fn no_piece_of_a_text_breaks_the_reader() {
    let snippet = fill(
        "\u{1b}[1;\u{1b}]0;＝> export AWS_ACCESS_KEY_ID=\"{ID}\" ‘日本’\n\"SecretAccessKey\": \"\\u00\\{SECRET}\\\nToken:{TOKEN}\n</x>",
    );
    let ends = || snippet.char_indices().map(|(at, _)| at).chain([snippet.len()]);
    for start in ends() {
        for end in ends().filter(|end| *end >= start) {
            let _ = credentials::read(&snippet[start..end]);
        }
    }
}
