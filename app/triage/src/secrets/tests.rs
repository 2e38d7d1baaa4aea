use super::*;
use crate::{Answers, Supplement, report::Source, triage, triage_with};

const ID: &str = "ASIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/EXAMPLETOKEN+/==";
const SIGNATURE: &str = "fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024";
const BEARER: &str = "abc123.DEF456-ghi789_jkl0";
const PASSWORD: &str = "hunter2";
const NPM: &str = "npm_aB3dEf6hIjK9mNoPqR2tUvW5yZ";
const JWT: &str =
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbmEiLCJpYXQiOjF9.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const EKS: &str = "k8s-aws-v1.aHR0cHM6Ly9zdHMuYW1hem9uYXdzLmNvbS8_QWN0aW9uPUdldENhbGxlcg";
const OLD_SIGNATURE: &str = "frJIUN8DYpKDtOLCwo//yllqDzg=";
const PEM: &str = "MIIEowIBAAKCAQEAvRfiCYEXAMPLEKEY7MDENGbPxRfiCYEXAMPLEKEYwJalrXUt/9+B";
const FIRST_HALF: &str = "wJalrXUtnFEMI/K7MDEN";
const SECOND_HALF: &str = "G/bPxRfiCYEXAMPLEKEY";
const DENIED: &str = "An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::data/key with an explicit deny in an identity-based policy";

const SECRETS: [(&str, &str); 11] = [
    ("{SECRET}", SECRET),
    ("{TOKEN}", TOKEN),
    ("{SIGNATURE}", SIGNATURE),
    ("{BEARER}", BEARER),
    ("{PASSWORD}", PASSWORD),
    ("{NPM}", NPM),
    ("{JWT}", JWT),
    ("{EKS}", EKS),
    ("{OLD_SIGNATURE}", OLD_SIGNATURE),
    ("{PEM}", PEM),
    ("{ID}", ID),
];

fn fill(text: &str) -> String {
    SECRETS.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// What the text reads like with each secret in the place of which `*` stand.
fn stars(text: &str) -> String {
    let star = |text: String, (name, value): &(&str, &str)| text.replace(name, &"*".repeat(value.len()));
    let covered = SECRETS.iter().filter(|(name, _)| *name != "{ID}").fold(text.to_owned(), star);
    covered.replace("{ID}", ID)
}

fn covered(text: &str) -> String {
    masked(text.to_owned(), find(text).into_iter().map(|secret| secret.at))
}

/// The secrets of a text are covered: all of them, and nothing else.
#[track_caller]
fn covers(text: &str) {
    assert_eq!(covered(&fill(text)), stars(text));
}

macro_rules! covered {
    ($($name:ident: $text:expr;)+) => {
        $(#[test] fn $name() { covers($text); covers(&format!("{DENIED}\n\n{}\n\n{DENIED}", $text)); })+
    };
}

covered! {
    variables_of_a_shell: "export AWS_ACCESS_KEY_ID={ID}\nexport AWS_SECRET_ACCESS_KEY={SECRET}\nexport AWS_SESSION_TOKEN=\"{TOKEN}\"";
    variables_of_powershell: "$Env:AWS_SECRET_ACCESS_KEY=\"{SECRET}\"\n$Env:AWS_SESSION_TOKEN='{TOKEN}'";
    variables_of_fish_and_cmd: "set -gx AWS_SECRET_ACCESS_KEY {SECRET}\nsetx AWS_SESSION_TOKEN {TOKEN}";
    variables_with_more_around_the_name: "PROD_AWS_SECRET_ACCESS_KEY={SECRET}\nTF_VAR_aws_session_token={TOKEN}\nAWS_SECRET_ACCESS_KEY_TEST={SECRET}";
    variables_of_a_container: "docker run -e AWS_SECRET_ACCESS_KEY={SECRET} -e AWS_SESSION_TOKEN={TOKEN} image";
    a_profile: "[default]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\naws_session_token = {TOKEN}";
    the_answer_of_sts: "{\"Credentials\": {\n  \"AccessKeyId\": \"{ID}\",\n  \"SecretAccessKey\": \"{SECRET}\",\n  \"SessionToken\": \"{TOKEN}\"}}";
    the_answer_of_sts_in_a_string: "{\"stdout\": \"{\\\"SecretAccessKey\\\": \\\"{SECRET}\\\", \\\"SessionToken\\\": \\\"{TOKEN}\\\"}\"}";
    the_answer_of_the_metadata_service: "{\"AccessKeyId\" : \"{ID}\",\n\"SecretAccessKey\" : \"{SECRET}\",\n\"Token\" : \"{TOKEN}\"}";
    xml: "<Credentials><SessionToken>{TOKEN}</SessionToken><SecretAccessKey>{SECRET}</SecretAccessKey></Credentials>";
    terraform: "provider \"aws\" {\n  access_key = \"{ID}\"\n  secret_key = \"{SECRET}\"\n  token      = \"{TOKEN}\"\n}";
    a_prompt_of_aws_configure: "AWS Access Key ID [None]: {ID}\nAWS Secret Access Key [****************MPLE]: {SECRET}\nDefault region name [None]: eu-west-1";
    a_command_of_aws_configure: "aws configure set aws_secret_access_key {SECRET}\naws configure set aws_session_token {TOKEN}";
    code_of_python: "boto3.client('s3', aws_access_key_id='{ID}', aws_secret_access_key='{SECRET}', aws_session_token='{TOKEN}')\nos.environ[\"AWS_SECRET_ACCESS_KEY\"] = \"{SECRET}\"";
    code_of_javascript: "credentials: { accessKeyId: '{ID}', secretAccessKey: '{SECRET}', sessionToken: `{TOKEN}` }";
    code_of_java: "new BasicSessionCredentials(\"{ID}\", \"{SECRET}\", \"{TOKEN}\")";
    a_manifest_of_kubernetes: "- name: AWS_SECRET_ACCESS_KEY\n  value: {SECRET}\n- name: AWS_SESSION_TOKEN\n  value: \"{TOKEN}\"";
    a_task_of_ecs: "{\"name\": \"AWS_SECRET_ACCESS_KEY\", \"value\": \"{SECRET}\"}";
    a_table: "||  SecretAccessKey |  {SECRET}  ||\n||  SessionToken    |  {TOKEN}  ||";
    the_output_as_text: "CREDENTIALS\t{ID}\t2026-01-02T03:04:05+00:00\t{SECRET}\t{TOKEN}";
    the_file_of_a_new_key: "Access key ID,Secret access key\r\n{ID},{SECRET}\r\n";
    names_of_the_console: "Access key ID\n{ID}\nSecret access key\n{SECRET}\nSession token\n{TOKEN}";
    labels_in_japanese: "アクセスキー ID：{ID}\nシークレットアクセスキー：{SECRET}\nセッショントークン：{TOKEN}";
    values_alone: "{ID}\n{SECRET}\n{TOKEN}";
    a_value_on_the_next_line: "Secret access key:\n    {SECRET}\n\nSessionToken:\n{TOKEN}";
    a_secret_near_its_id: "the key is {ID}\n\n(made last week)\n\nand the other part {SECRET}, please keep it";
    a_secret_before_its_id: "{SECRET} belongs to {ID}";
    a_log_with_a_time_before_each_line: "2026-01-02T03:04:05Z INFO AWS_SECRET_ACCESS_KEY={SECRET}\n2026-01-02T03:04:05Z INFO AWS_SESSION_TOKEN={TOKEN}";
    a_signed_address: "https://data.s3.amazonaws.com/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={ID}%2F20260102%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Expires=60&X-Amz-Signature={SIGNATURE}&X-Amz-SignedHeaders=host";
    a_signed_address_in_json: "{\"url\":\"https://data.s3.amazonaws.com/key?X-Amz-Expires=60\\u0026X-Amz-Signature={SIGNATURE}\"}";
    an_authorization_header: "Authorization: AWS4-HMAC-SHA256 Credential={ID}/20260102/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature={SIGNATURE}\nX-Amz-Security-Token: {TOKEN}";
    a_canonical_request: "host:sts.amazonaws.com\nx-amz-date:20260102T030405Z\nx-amz-security-token:{TOKEN}\n\nhost;x-amz-date;x-amz-security-token";
    what_s3_answers_to_a_wrong_signature: "<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>{ID}</AWSAccessKeyId><SignatureProvided>{SIGNATURE}</SignatureProvided></Error>";
    a_bearer_token: "Authorization: Bearer {BEARER}\n> authorization: bearer {BEARER}";
    a_password_in_an_address: "git clone https://ana:{PASSWORD}@git.example.com/app.git && psql postgres://app:{PASSWORD}@db:5432/app";
    hadoop: "<property><name>fs.s3a.secret.key</name><value>{SECRET}</value></property>";
    a_folded_block_of_yaml: "aws_secret_access_key: >-\n  {SECRET}\nregion: eu-west-1";
    a_literal_block_of_yaml: "aws_secret_access_key: |\n  {SECRET}\nregion: eu-west-1";
    a_typed_value_of_yaml: "secretAccessKey: !!str {SECRET}";
    a_heredoc: "secret_key = <<EOT\n{SECRET}\nEOT";
    markdown: "**Secret access key**: `{SECRET}`";
    a_table_of_html: "<tr><td>Secret access key</td><td>{SECRET}</td></tr>";
    a_list_of_html: "<dl><dt>Secret access key</dt>\n<dd>{SECRET}</dd></dl>";
    character_data_of_xml: "<SecretAccessKey><![CDATA[{SECRET}]]></SecretAccessKey>";
    a_sentence: "my secret access key is {SECRET} and it works";
    the_end_of_a_sentence: "my secret access key is {SECRET}.";
    a_label_in_japanese_without_an_id: "シークレットアクセスキー：{SECRET}";
    the_word_secret_alone: "Secret: {SECRET}";
    short_names: "aws_secret: {SECRET}\nAWS_SECRET={SECRET}\nS3_SECRET={SECRET}";
    code_of_php: "'credentials' => ['key' => getenv('KEY'), 'secret' => '{SECRET}']";
    a_user_of_curl: "curl --aws-sigv4 aws:amz:eu-west-1:s3 -u \"$AWS_ACCESS_KEY_ID:{SECRET}\" https://example.com";
    a_parameter_of_cloudformation: "--parameters ParameterKey=SecretKey,ParameterValue={SECRET}";
    a_session_of_the_console: "{\"sessionKey\":\"{SECRET}\"}";
    code_of_java_with_the_id_elsewhere: "new BasicAWSCredentials(System.getenv(\"A\"), \"{SECRET}\")";
    a_private_key: "-----BEGIN RSA PRIVATE KEY-----\n{PEM}\n-----END RSA PRIVATE KEY-----";
    a_private_key_that_was_cut: "-----BEGIN PRIVATE KEY-----\n{PEM}";
    a_json_web_token: "the token was {JWT}, I think";
    a_token_of_eks: "token: {EKS}";
    a_key_of_bedrock: "AWS_BEARER_TOKEN_BEDROCK={NPM}";
    tokens_of_sign_ins: "?WebIdentityToken={NPM}&SAMLResponse={NPM}&SigninToken={NPM}&x=1";
    a_token_of_npm: "//npm.example.com/:_authToken={NPM}";
    a_token_of_the_metadata_service: "curl -H \"X-aws-ec2-metadata-token: {NPM}\" http://169.254.169.254/latest/meta-data/";
    tokens_of_single_sign_on: "{\"accessToken\": \"{NPM}\", \"refreshToken\": \"{NPM}\", \"clientSecret\": \"{NPM}\"}";
    the_header_of_signature_version_2: "Authorization: AWS {ID}:{OLD_SIGNATURE}";
    a_basic_header_in_small_letters: "> authorization: basic {BEARER}";
    passwords_behind_a_name: "DB_PASSWORD={PASSWORD}\npassword: {PASSWORD}\nmysql --password={PASSWORD} -h db";
    a_password_in_json: "{\"user\": \"ana\", \"password\": \"{PASSWORD}\"}";
    a_password_in_a_query: "https://example.com/login?password={PASSWORD}&next=home";
    what_debug_prints: "botocore.auth - DEBUG - Signature:\n{SIGNATURE}";
    a_signature_in_json: "{\"Signature\":\"{SIGNATURE}\"}";
}

#[test]
fn a_secret_in_pieces_is_covered_with_all_of_them() {
    for text in [
        "aws_secret_access_key = {1}\n{2}\n",
        "S3_SECRET={1}\n{2}\n",
        "aws_secret_access_key = {1}\r\n    {2}\r\n",
        "AWS_SECRET_ACCESS_KEY={1}\\\n{2} aws s3 ls",
        "secretKey = \"{1}\" + \"{2}\";",
        "new BasicAWSCredentials(\"ASIAIOSFODNN7EXAMPLE\", \"{1}\" + \"{2}\")",
        "('ASIAIOSFODNN7EXAMPLE', '{1}'\n    '{2}')",
    ] {
        let left = covered(&text.replace("{1}", FIRST_HALF).replace("{2}", SECOND_HALF));
        assert!(!left.contains(FIRST_HALF) && !left.contains(SECOND_HALF), "{left}");
    }
}

#[test]
fn a_secret_is_covered_with_all_of_it_wherever_it_was_wrapped() {
    for width in 1..SECRET.len() {
        let (first, second) = SECRET.split_at(width);
        let left = covered(&format!("aws_secret_access_key = {first}\n{second}\nregion = eu-west-1"));
        assert_eq!(left.matches('*').count(), SECRET.len(), "{left}");
    }
}

#[test]
fn secrets_in_addresses_within_addresses_are_covered() {
    let encode = |text: &str| {
        text.replace('%', "%25")
            .replace('/', "%2F")
            .replace('"', "%22")
            .replace(':', "%3A")
            .replace(',', "%2C")
            .replace('{', "%7B")
            .replace('}', "%7D")
            .replace('=', "%3D")
            .replace('&', "%26")
            .replace('+', "%2B")
    };
    let session =
        encode(&fill("{\"sessionId\":\"{ID}\",\"sessionKey\":\"{SECRET}\",\"sessionToken\":\"{TOKEN}\"}"));
    let signed = fill("https://data.s3.amazonaws.com/key?X-Amz-Expires=60&X-Amz-Signature={SIGNATURE}&x=1");
    for (text, secrets) in [
        (
            format!("https://signin.aws.amazon.com/federation?Action=getSigninToken&Session={session}"),
            vec![encode(SECRET), encode(TOKEN)],
        ),
        (format!("?next={}", encode(&signed)), vec![SIGNATURE.to_owned()]),
        (format!("?next={}", encode(&encode(&signed))), vec![SIGNATURE.to_owned()]),
    ] {
        let plain = without(&text);
        assert!(secrets.iter().all(|secret| !plain.contains(secret)), "{plain}");
        assert_eq!(plain, secrets.iter().fold(text, |text, secret| text.replace(secret, REMOVED)));
        assert_eq!(find(&plain), [], "{plain}");
    }
}

/// How tools write a token that isn't as it is.
#[test]
fn escapes_and_codes_of_addresses_are_covered_with_what_they_stand_for() {
    for (text, secret) in [
        (
            r#"{"SecretAccessKey":"wJalrXUtnFEMI\/K7MDENG\/bPxRfiCYEXAMPLEKEY"}"#,
            r"wJalrXUtnFEMI\/K7MDENG\/bPxRfiCYEXAMPLEKEY",
        ),
        (
            "?X-Amz-Security-Token=IQoJb3JpZ2luX2Vj%2F%2FwEaCXVz%2BLWVhc3Q%3D&X",
            "IQoJb3JpZ2luX2Vj%2F%2FwEaCXVz%2BLWVhc3Q%3D",
        ),
        ("AWS_SECRET_ACCESS_KEY=\u{1b}[32mwJalrXUtnFEMI/K7MDENG\u{1b}[0m", "wJalrXUtnFEMI/K7MDENG"),
    ] {
        assert_eq!(covered(text), text.replace(secret, &"*".repeat(secret.len())), "{text}");
    }
}

#[test]
fn a_secret_that_was_cut_is_covered_as_far_as_it_is_there() {
    for text in [
        "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxR",
        "aws_session_token = IQoJb3JpZ2luX2VjEXAMPLE...",
        "\"SecretAccessKey\": \"JalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"",
    ] {
        assert_eq!(find(text).len(), 1, "{text}");
    }
}

#[test]
fn a_token_is_covered_on_all_lines_that_it_was_wrapped_into() {
    let token = TOKEN.replacen("==", &"aB3/".repeat(70), 1);
    for width in [60, 76, 80, 128] {
        for (before, indent) in [
            ("AWS_SESSION_TOKEN=", ""),
            ("export AWS_SESSION_TOKEN=\"", ""),
            ("SessionToken: ", "    "),
            ("> aws_session_token = ", "> "),
        ] {
            let text = format!("{before}{token}\"");
            let lines: Vec<_> =
                text.as_bytes().chunks(width).map(|line| String::from_utf8_lossy(line)).collect();
            let text = lines.join(&format!("\n{indent}"));
            let left = covered(&text);
            let longest = left.split(|next: char| !next.is_ascii_alphanumeric()).map(str::len).max();
            assert!(longest.is_some_and(|longest| longest < 16), "{width}\n{left}");
        }
    }
}

#[test]
fn what_is_no_secret_stays() {
    let base64 = "eyJWZXJzaW9uIjoiMjAxMi0xMC0xNyIsIlN0YXRlbWVudCI6W3siRWZmZWN0IjoiQWxsb3ciLCJBY3Rpb24iOiJzMzoqIiwiUmVzb3VyY2UiOiIqIn1dfQ+/";
    let encoded = "aB3-_xYz".repeat(70);
    let cut = "aB3xYz90".repeat(30);
    for text in [
        "",
        ID,
        "AKIAIOSFODNN7EXAMPLE at commit 0123456789abcdef0123456789abcdef01234567 and DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
        "by ASIAIOSFODNN7EXAMPLE: arn:aws:sts::111122223333:assumed-role/Deploy/7MDENGbPxRfiCYEXAMPLEKEYwJalrXUtnFEMI123",
        "accessKeyId ASIAIOSFODNN7EXAMPLE requestID 4f8e1c2d-1234-5678-9abc-def012345678 x-amz-id-2: 9vKBe6vRhdxIfFuTHEvxzUPFN0lnTEy5Rc3JFxkLmkQzUBpCNrdVTKeVGdgvJZ8Xa0mHbqRvYjo=",
        "AWS_SECRET_ACCESS_KEY=***\naws_secret_access_key = ****************************************",
        "AWS_SECRET_ACCESS_KEY=$SECRET_OF_THE_BUILD AWS_SESSION_TOKEN=${TOKEN}",
        "aws_secret_access_key = YOUR_SECRET_ACCESS_KEY\naws_session_token = <your token>",
        "secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY, sessionToken: config.sessionToken",
        "secret_key = var.production_secret_key\nsecret_key = aws_iam_access_key.this.secret",
        "aws_secret_access_key = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "secretKey: /prod/app2/Aws/secretKey",
        "the secret access key is missing, and the session token has expired at 2026-01-02T03:04:05Z",
        "The security token included in the request is invalid. Token: none",
        "token: abcdefghijklmnopqrst\nnextToken: AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "docker: Bearer realm=\"https://auth.example.com/token\",service=\"registry.example.com\"",
        "Bearer authentication is needed; see https://example.com/@ana and ssh://git@example.com:22/app",
        "https://ana:***@example.com https://ana:$PASSWORD@example.com https://ana:<password>@example.com",
        "Signature expired: 20260102T030405Z is now earlier than 20260102T031905Z; signature=none",
        "{\"Signature\": \"EXAMPLEpH+DcEwjAPg8O9mY8dReBSwksfg2S7WKQcikcNKWLQjwu6A4VbeS0QHVCkhRS7fUQvi2egU3N858fiTDN6bkkOxYDVrY0Ad8L10Hs3zH81mtnPk5uvvolIC1CXGu43obcgFxeL3khZl8IKvO61GWB6jI9b5+gLPoBc1Q=\"}",
        "DB_PASSWORD=${PASSWORD} password=*** \"password\": \"\" \"password\": \"<your password>\" password=$PASSWORD",
        "\"newPassword\": \"HIDDEN_DUE_TO_SECURITY_REASONS\", \"password\": null, password: String, password = self.password2",
        "The password: it must have 8 characters. password = getpass.getpass() --password-stdin MasterUserPassword: !Ref Password",
        "iam:ChangePassword on resource: user ana, iam:UpdateAccountPasswordPolicy",
        "secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:ProductionDatabase1Password2Key-AbC1dE",
        "secret /prod/app2/MyService/SecretAccessKeyValue1",
        "secret 0123456789abcdef0123456789abcdef01234567",
        "accessToken: process.env.API2_ACCESS_TOKEN, X-aws-ec2-metadata-token-ttl-seconds: 21600",
        "-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEAvRfiCYEXAMPLEKEY7MDENGbPxRfiCYEXAMPLEKEY\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "a basic authorization, and eyJhbGciOi.x.y",
        &format!("{ID} {base64}"),
        &format!("{ID}\nEncoded authorization failure message: {encoded}"),
        &format!(
            "\"accessKeyId\":\"{ID}\",\"errorMessage\":\"You are not authorized. Encoded authorization failure message: {cut}\""
        ),
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn a_secret_is_found_however_far_into_the_text_it_stands() {
    let text = fill(&format!("{}\nAWS_SECRET_ACCESS_KEY={{SECRET}}", format!("{DENIED}\n").repeat(20_000)));
    let found: Vec<_> = find(&text).into_iter().map(|secret| text[secret.at].to_owned()).collect();
    assert_eq!(found, [SECRET]);
}

/// Texts made to be looked through again and again: in a debug build each would take minutes if it were.
#[test]
fn no_text_is_looked_through_again_and_again() {
    for piece in [
        "ecret",
        "token=",
        "token\\",
        "token:",
        "IQoJb3JpZ2lu",
        "AKIAIOSFODNN7EXAMPLE",
        "AKIAIOSFODNN7EXAMPLE/",
        "Bearer ",
        "://a:",
        "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789sessiontoken\n",
        "secretkey [",
        "secret key ",
        "arn:",
        "%",
        "%25",
        "%22",
        "secret ",
        "secret\"AbC1\"",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n\n",
        "eyJ",
        "eyJ.",
        "password=",
        "password\"",
        "accessToken:",
        "Authorization: AWS AKIA:",
    ] {
        find(&piece.repeat(400_000 / piece.len()));
    }
}

#[test]
fn a_report_has_the_places_of_the_secrets_and_no_piece_of_them() {
    let paste = fill(&format!("AWS_SECRET_ACCESS_KEY={{SECRET}} {DENIED} AWS_SESSION_TOKEN={{TOKEN}}"));
    let later = fill(
        "{\"a\":\"https://ana:{PASSWORD}@example.com\",\"allowed\":false,\"explicitDeny\":true,\"context\":{\"action\":\"s3:GetObject\"}}",
    );
    let supplement = Supplement { answers: Answers::Anything, text: later.clone() };
    let report = triage_with(&paste, &[supplement]);
    let said = format!("{report:?}");
    assert!([SECRET, TOKEN, PASSWORD].iter().all(|secret| !said.contains(secret)), "{said}");
    let secrets: Vec<_> = report
        .secrets
        .iter()
        .map(|secret| match secret.source {
            Source::Paste => (secret.kind, &paste[secret.at.clone()]),
            Source::Supplement(_) => (secret.kind, &later[secret.at.clone()]),
        })
        .collect();
    let kinds = (SecretKind::SecretAccessKey, SecretKind::SessionToken, SecretKind::Password);
    assert_eq!(secrets, [(kinds.0, SECRET), (kinds.1, TOKEN), (kinds.2, PASSWORD)]);
}

#[test]
fn a_secret_beside_a_refusal_changes_nothing_of_what_is_read() {
    let alone = triage(DENIED);
    for secret in
        ["AWS_SECRET_ACCESS_KEY={SECRET}", "{ID}\n{SECRET}\n{TOKEN}", "Authorization: Bearer {BEARER}"]
    {
        let (beside, starred) =
            (format!("{DENIED}\n\n{}", fill(secret)), format!("{DENIED}\n\n{}", stars(secret)));
        assert_eq!(triage(&beside).denials, alone.denials, "{secret}");
        assert_eq!(triage(&beside).denials, triage(&starred).denials, "{secret}");
    }
}

#[test]
fn what_is_taken_out_leaves_a_mark_and_nothing_to_take_out() {
    for text in
        ["AWS_SECRET_ACCESS_KEY={SECRET}\n", "{ID} {SECRET} {TOKEN}", "https://a:{PASSWORD}@b 拒否 {DENIED}"]
    {
        let plain = without(&fill(text));
        let expected = SECRETS
            .iter()
            .filter(|(name, _)| *name != "{ID}")
            .fold(text.to_owned(), |text, (name, _)| text.replace(name, REMOVED));
        assert_eq!(plain, expected.replace("{ID}", ID));
        assert_eq!(find(&plain), [], "{plain}");
    }
}
