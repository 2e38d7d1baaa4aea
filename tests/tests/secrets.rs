//! Secrets beside the refusals of the corpus: found where they are, and nowhere else.

use denylens_tests::corpus::cases;
use denylens_triage::{Report, report::Denial, secrets, triage};

const PASTED: &str = "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nAWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEXAMPLEabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/\n";

#[test]
fn no_refusal_of_the_corpus_raises_an_alarm() {
    for case in cases().unwrap() {
        let found: Vec<_> =
            secrets::find(&case.paste).into_iter().map(|secret| case.paste[secret.at].to_owned()).collect();
        assert_eq!(found, [""; 0], "{}", case.name);
    }
}

#[test]
fn what_is_read_of_a_refusal_is_the_same_beside_a_secret() {
    let told = |denial: &Denial| {
        let Denial { code, operation, principal, action, resource, account, .. } = denial.clone();
        let why = (denial.effect, denial.layer, denial.cause, denial.form, denial.readings.clone());
        ([code, operation, principal, action, resource, account], why)
    };
    let starred =
        secrets::masked(PASTED.to_owned(), secrets::find(PASTED).into_iter().map(|secret| secret.at));
    for case in cases().unwrap() {
        let alone = triage(&case.paste);
        let beside = triage(&format!("{}\n\n\n{PASTED}", case.paste));
        let covered = triage(&format!("{}\n\n\n{starred}", case.paste));
        assert_eq!(beside.denials, covered.denials, "{}", case.name);
        let told = |report: &Report| report.denials.iter().map(told).collect::<Vec<_>>();
        assert_eq!(told(&beside), told(&alone), "{}", case.name);
        let said = format!("{beside:?}");
        assert!(!said.contains("wJalr") && !said.contains("IQoJ"), "{}: {said}", case.name);
        assert_eq!((beside.secrets.len(), covered.secrets.len()), (2, 0), "{}", case.name);
    }
}
