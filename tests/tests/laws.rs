//! The laws of advice, over every refusal there is: the corpus, the texts of all unit tests, a matrix of what AWS can answer, and what
//! chance puts together. With `CORPUS=folder`, also over the texts of a folder.

use denylens_policy::Layer;
use denylens_tests::{
    corpus,
    laws::{Case, LAWS, Tally, Trial},
    refusals::{ACTS, FOREIGN, How, OWN, On, Refusal, WHO, Wording, examples, matrix},
};
use proptest::prelude::*;
use std::{env, fs, path::Path};

fn of_corpus() -> Vec<Case> {
    corpus::cases().unwrap().into_iter().map(|case| Case { name: case.name, text: case.paste }).collect()
}

fn of_examples() -> Vec<Case> {
    let named = |(number, text)| Case { name: format!("text {number} of the unit tests"), text };
    examples().into_iter().enumerate().map(named).collect()
}

fn of_matrix() -> Vec<Case> {
    matrix().iter().map(|refusal| Case { name: refusal.name(), text: refusal.text() }).collect()
}

/// The texts in a folder and in the folders within it.
fn of_folder(folder: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            cases.extend(of_folder(&path));
        } else if path.extension().is_some_and(|end| end == "txt" || end == "json") {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            cases.push(Case { name: path.display().to_string(), text });
        }
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

/// What breaks the laws.
fn broken(trial: &Trial) -> String {
    let mut told = String::new();
    for (name, tally) in trial.laws() {
        if tally.broken > 0 {
            told += &format!(
                "\n## {name}: {} of {}\n\n{}\n",
                tally.broken,
                tally.concerned,
                tally.examples.join("\n\n")
            );
        }
    }
    told
}

/// How many answers each law concerned, and how many of these broke it.
fn table(trial: &Trial) -> String {
    let row = |(name, tally): (&str, &Tally)| {
        format!("{name:<24} {:>7} concerned {:>7} broken\n", tally.concerned, tally.broken)
    };
    trial.laws().map(row).collect()
}

#[test]
fn every_file_of_a_law_is_in_the_registry_and_says_what_the_law_is() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/laws");
    let machinery = ["answer", "finding", "trial"];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_known = machinery.contains(&name) || LAWS.iter().any(|law| law.name == name);
        assert!(is_known, "`laws!` lacks {name}");
        assert!(fs::read_to_string(&path).unwrap().starts_with("//! "), "{name} doesn't say what it is");
    }
}

#[test]
fn the_laws_hold_for_every_answer() {
    let cases: Vec<Case> = [of_corpus(), of_examples(), of_matrix()].concat();
    println!("{} texts", cases.len());
    let trial = Trial::of(&cases);
    println!("{}", table(&trial));
    let idle: Vec<&str> =
        trial.laws().filter(|(_, tally)| tally.concerned == 0).map(|(name, _)| name).collect();
    assert_eq!(idle, Vec::<&str>::new(), "laws that nothing here concerns");
    let told = broken(&trial);
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_laws_hold_for_the_texts_of_another_folder() {
    let Some(folder) = env::var_os("CORPUS") else {
        println!("skipped: no folder is named in CORPUS");
        return;
    };
    let trial = Trial::of(&of_folder(Path::new(&folder)));
    println!("{}", table(&trial));
    let told = broken(&trial);
    assert!(told.is_empty(), "{told}");
}

/// A refusal of anything to anyone.
fn refusal() -> impl Strategy<Value = Refusal> {
    let hows: Vec<How> = [How::Unsaid, How::Denied]
        .into_iter()
        .chain(Layer::ALL.into_iter().flat_map(|layer| [How::DeniedBy(layer), How::NotAllowedBy(layer)]))
        .collect();
    let who = (0..WHO.len()).prop_map(|at| &WHO[at]);
    let act = (0..ACTS.len()).prop_map(|at| &ACTS[at]);
    let on = prop::sample::select(On::ALL.to_vec());
    let wording = prop::sample::select(Wording::ALL.to_vec());
    (who, act, on, prop::sample::select(hows), wording)
        .prop_map(|(who, act, on, how, wording)| Refusal { who, act, on, how, wording })
        .prop_filter("AWS doesn't answer so", Refusal::is_possible)
}

/// Some refusals in one text, with other accounts, names and Regions.
fn composed() -> impl Strategy<Value = Case> {
    let names = ("[2-4][0-9]{11}", "[5-8][0-9]{11}", "[a-z]{3,12}", "(us|ap|eu)-(east|west)-[1-3]");
    (prop::collection::vec(refusal(), 1..3), names).prop_map(|(refusals, (own, foreign, user, region))| {
        let texts: Vec<String> = refusals.iter().map(Refusal::text).collect();
        let text = texts.join("\n\n");
        let text = text.replace(OWN, &own).replace(FOREIGN, &foreign);
        let text = text.replace("user/ana", &format!("user/{user}")).replace("eu-central-1", &region);
        let names: Vec<String> = refusals.iter().map(Refusal::name).collect();
        Case { name: names.join(" + "), text }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(14), ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_what_chance_puts_together(case in composed()) {
        let told = broken(&Trial::of(&[case]));
        prop_assert!(told.is_empty(), "{}", told);
    }
}
