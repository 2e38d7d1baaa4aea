//! The scenarios of politest (MIT), whose expectations were confirmed by AWS's own policy simulator. They are read from
//! `../shared/politest`, or from the folder that `POLITEST` names; where there is none, nothing is tested, and that is said.
//! The same facts stand as scenarios of our own in `tests/tests/evaluation.rs`.

use denylens_policy::evaluate;
use denylens_tests::scenario::Scenario;
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct PolitestScenario {
    extends: Option<String>,
    vars_file: Option<String>,
    vars: BTreeMap<String, String>,
    policy_json: Option<String>,
    policy_template: Option<String>,
    resource_policy_json: Option<String>,
    resource_policy_template: Option<String>,
    scp_paths: Vec<String>,
    caller_arn: Option<String>,
    resource_owner: Option<String>,
    context: Vec<Entry>,
    tests: Vec<Expectation>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Expectation {
    name: Option<String>,
    action: Option<String>,
    actions: Vec<String>,
    resource: Option<String>,
    resources: Vec<String>,
    context: Vec<Entry>,
    caller_arn: Option<String>,
    resource_owner: Option<String>,
    resource_policy_json: Option<String>,
    expect: String,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    context_key_name: String,
    context_key_type: String,
    context_key_values: Vec<String>,
}

/// A scenario with the folder that its paths start from, and its variables.
struct Loaded {
    scenario: PolitestScenario,
    folder: PathBuf,
}

fn load(path: &Path) -> Loaded {
    let text = fs::read_to_string(path).expect("a scenario that another names is there");
    let mut scenario: PolitestScenario =
        serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let folder = path.parent().expect("a file is in a folder").to_owned();
    if let Some(file) = &scenario.vars_file {
        let text = fs::read_to_string(folder.join(file)).expect("the variables are there");
        let mut vars: BTreeMap<String, String> = serde_saphyr::from_str(&text).expect("variables are texts");
        vars.append(&mut scenario.vars);
        scenario.vars = vars;
    }
    if let Some(parent) = &scenario.extends {
        let parent = load(&folder.join(parent)).scenario;
        let mut vars = parent.vars;
        vars.append(&mut scenario.vars);
        let or = |own: Option<String>, inherited: Option<String>| own.or(inherited);
        let listed = |own: Vec<String>, inherited| if own.is_empty() { inherited } else { own };
        scenario = PolitestScenario {
            vars,
            policy_json: or(scenario.policy_json, parent.policy_json),
            policy_template: or(scenario.policy_template, parent.policy_template),
            resource_policy_json: or(scenario.resource_policy_json, parent.resource_policy_json),
            resource_policy_template: or(scenario.resource_policy_template, parent.resource_policy_template),
            scp_paths: listed(scenario.scp_paths, parent.scp_paths),
            caller_arn: or(scenario.caller_arn, parent.caller_arn),
            resource_owner: or(scenario.resource_owner, parent.resource_owner),
            context: if scenario.context.is_empty() { parent.context } else { scenario.context },
            tests: if scenario.tests.is_empty() { parent.tests } else { scenario.tests },
            ..PolitestScenario::default()
        };
    }
    Loaded { scenario, folder }
}

impl Loaded {
    /// Variables stand in three notations.
    fn fill(&self, text: &str) -> String {
        self.scenario.vars.iter().fold(text.to_owned(), |text, (name, value)| {
            [format!("{{{{.{name}}}}}"), format!("${{{name}}}"), format!("<{name}>")]
                .iter()
                .fold(text, |text, place| text.replace(place, value))
        })
    }

    fn policy(&self, file: &str) -> Value {
        let text = fs::read_to_string(self.folder.join(file)).expect("the policy is there");
        Value::String(self.fill(&text))
    }

    fn service_control(&self) -> Option<Value> {
        let mut files = Vec::new();
        for path in &self.scenario.scp_paths {
            match path.strip_suffix("*.json") {
                Some(folder) => {
                    files.extend(fs::read_dir(self.folder.join(folder)).expect("the folder is there").map(
                        |file| format!("{folder}{}", file.expect("it can be read").file_name().display()),
                    ))
                }
                None => files.push(path.clone()),
            }
        }
        // The simulator takes them as one set.
        let policies: Vec<Value> = files.iter().map(|file| self.policy(file)).collect();
        (!policies.is_empty()).then(|| json!([{ "target": "all", "policies": policies }]))
    }

    fn scenario(&self, test: &Expectation, action: &str, resource: &str) -> Value {
        let scenario = &self.scenario;
        let mut context = serde_json::Map::new();
        for entry in scenario.context.iter().chain(&test.context) {
            let values: Vec<String> = entry.context_key_values.iter().map(|value| self.fill(value)).collect();
            let is_list = entry.context_key_type.ends_with("List");
            let value = if is_list { json!(values) } else { json!(values.first()) };
            context.insert(entry.context_key_name.clone(), value);
        }
        let identity = scenario.policy_json.as_ref().or(scenario.policy_template.as_ref());
        let resource_policy = test
            .resource_policy_json
            .as_ref()
            .or(scenario.resource_policy_json.as_ref())
            .or(scenario.resource_policy_template.as_ref());
        let caller =
            test.caller_arn.as_ref().or(scenario.caller_arn.as_ref()).map(|caller| self.fill(caller));
        let owner = test.resource_owner.as_ref().or(scenario.resource_owner.as_ref());
        let owner = owner.map(|owner| self.fill(owner));
        let resource = self.fill(resource);
        // Who asks without a name is of the account that owns the resource.
        let named = resource.split(':').nth(4).filter(|account| account.len() == 12);
        let stated = context.get("s3:ResourceAccount").and_then(Value::as_str);
        let account = named.or(stated).unwrap_or("111111111111");
        json!({
            "request": {
                "principal": caller.unwrap_or_else(|| format!("arn:aws:iam::{account}:user/anybody")),
                "action": action,
                "resource": resource,
                "resource_account": owner.as_ref().and_then(|owner| owner.split(':').nth(4)),
                "context": context,
            },
            "policies": {
                "identity": identity.map(|file| vec![self.policy(file)]),
                "resource": resource_policy.map(|file| self.policy(file)),
                "scp": self.service_control(),
            },
            "strict": true,
        })
    }
}

#[test]
fn the_expectations_of_politest_hold() {
    let root = env::var_os("POLITEST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/politest"), PathBuf::from);
    let Ok(scenarios) = fs::read_dir(root.join("scenarios")) else {
        println!("skipped: there are no politest scenarios in {}", root.display());
        return;
    };
    let mut files: Vec<PathBuf> = scenarios.map(|file| file.expect("it can be read").path()).collect();
    files.push(root.join("example-athena/scenario.yml"));
    files.sort();
    let (mut held, mut deliberate, mut failures) = (0, 0, Vec::new());
    for file in files {
        let name = file.file_name().expect("it is a file").to_string_lossy().into_owned();
        let loaded = load(&file);
        for test in &loaded.scenario.tests {
            let actions = test.action.iter().chain(&test.actions);
            for (action, resource) in actions
                .flat_map(|action| test.resource.iter().chain(&test.resources).map(move |on| (action, on)))
            {
                let scenario = Scenario::parse(&loaded.scenario(test, action, resource).to_string())
                    .expect("it is a scenario");
                let decision = evaluate(&scenario.request, &scenario.policies()).decision.id();
                let expected = match test.expect.as_str() {
                    "explicitDeny" => "explicit-deny",
                    "implicitDeny" => "implicit-deny",
                    other => other,
                };
                if decision == expected {
                    held += 1;
                } else if name.starts_with("fail-0") {
                    // These expect on purpose what isn't so.
                    deliberate += 1;
                } else {
                    let test = test.name.as_deref().unwrap_or("unnamed");
                    failures
                        .push(format!("{name}: {test}: {action} on {resource}: {decision}, not {expected}"));
                }
            }
        }
    }
    println!("{held} expectations hold, {deliberate} fail as they were meant to");
    assert_eq!(failures, Vec::<String>::new());
    assert!(held > 0, "the scenarios have expectations");
}
