//! From JSON to a scenario.

use super::{Scenario, ScenarioError, Target};
use denylens_policy::{
    Completeness, Context, Document, Principal, Request, Supplied,
    json::{self, Kind, Tree, Value},
};

pub(super) fn scenario(text: &str) -> Result<Scenario, ScenarioError> {
    let tree = json::parse(text);
    let root = tree.root().filter(|root| root.kind() == Kind::Object).ok_or(ScenarioError::NotAnObject)?;
    let strict = root.get("strict").and_then(|strict| strict.as_bool()).unwrap_or(false);
    let reader = Reader { tree: &tree, strict };
    let request = reader.request(root.get("request").ok_or(ScenarioError::Missing("request"))?)?;
    let policies = root.get("policies");
    let layer = |name: &str| policies.and_then(|policies| policies.get(name)).filter(is_given);
    Ok(Scenario {
        request,
        service_control: reader.targets(layer("scp"), "policies.scp")?,
        resource_control: reader.targets(layer("rcp"), "policies.rcp")?,
        vpc_endpoint: reader.supplied(layer("vpc_endpoint").map(|value| reader.documents(value))),
        resource: reader.supplied(layer("resource").map(|value| reader.documents(value))),
        identity: reader.supplied(layer("identity").map(|value| reader.documents(value))),
        boundary: reader.supplied(layer("boundary").map(|value| reader.documents(value))),
        session: reader.supplied(layer("session").map(|value| reader.documents(value))),
        management_account: text_of(layer("management_account")),
    })
}

struct Reader<'t> {
    tree: &'t Tree<'t>,
    strict: bool,
}

impl Reader<'_> {
    fn request(&self, value: Value<'_>) -> Result<Request, ScenarioError> {
        let text = |key: &str, path| text_of(value.get(key)).ok_or(ScenarioError::Missing(path));
        let principal =
            principal(value.get("principal").ok_or(ScenarioError::Missing("request.principal"))?)?;
        let action = text("action", "request.action")?;
        let resource = text("resource", "request.resource").unwrap_or_else(|_| "*".to_owned());
        let account = text_of(value.get("resource_account"));
        let context = self.context(value.get("context").filter(is_given))?;
        Ok(Request::new(principal, &action, &resource, account.as_deref(), context))
    }

    fn context(&self, value: Option<Value<'_>>) -> Result<Context, ScenarioError> {
        let mut context =
            Context::new(if self.strict { Completeness::Complete } else { Completeness::Partial });
        let Some(value) = value else { return Ok(context) };
        if value.kind() != Kind::Object {
            return Err(ScenarioError::Unreadable("request.context", "an object of keys and values"));
        }
        for (key, value) in value.entries() {
            let key = key.as_text().unwrap_or_default();
            context = match value.kind() {
                Kind::Array => {
                    let values: Vec<_> = value.items().filter_map(|item| item.as_text()).collect();
                    context.with_many(&key, values.iter().map(AsRef::as_ref))
                }
                Kind::Word if !is_given(&value) => context.with_absent(&key),
                Kind::String | Kind::Word => context.with_one(&key, &value.as_text().unwrap_or_default()),
                Kind::Object => {
                    return Err(ScenarioError::Unreadable(
                        "request.context",
                        "an object of texts and lists of texts",
                    ));
                }
            };
        }
        Ok(context)
    }

    fn supplied<T>(&self, given: Option<Vec<T>>) -> Supplied<Vec<T>> {
        match given {
            Some(given) => Supplied::Given(given),
            None if self.strict => Supplied::NotAttached,
            None => Supplied::NotKnown,
        }
    }

    /// A list of targets, or one.
    fn targets(
        &self,
        value: Option<Value<'_>>,
        path: &'static str,
    ) -> Result<Supplied<Vec<Target>>, ScenarioError> {
        let Some(value) = value else { return Ok(self.supplied(None)) };
        let list: Vec<Value<'_>> =
            if value.kind() == Kind::Array { value.items().collect() } else { vec![value] };
        let target = |target: Value<'_>| match target.kind() {
            Kind::Object => Ok(Target {
                name: text_of(target.get("target")).unwrap_or_default(),
                policies: target.get("policies").map(|policies| self.documents(policies)).unwrap_or_default(),
            }),
            _ => Err(ScenarioError::Unreadable(path, "a list of targets, each an object with `policies`")),
        };
        let targets: Result<Vec<Target>, ScenarioError> = list.into_iter().map(target).collect();
        Ok(self.supplied(Some(targets?)))
    }

    fn documents(&self, value: Value<'_>) -> Vec<Document> {
        match value.kind() {
            Kind::Array => value.items().map(|item| self.document(item)).collect(),
            Kind::Object | Kind::String | Kind::Word => vec![self.document(value)],
        }
    }

    fn document(&self, value: Value<'_>) -> Document {
        match value.as_str() {
            Some(text) => Document::parse(&text),
            None => Document::read(value, self.tree.problems()),
        }
    }
}

/// An ARN or `*`, or an object that says of which kind the principal is, as in a policy.
fn principal(value: Value<'_>) -> Result<Principal, ScenarioError> {
    if let Some(text) = value.as_str() {
        return Ok(Principal::parse(&text));
    }
    let of_kind = |key: &str| value.get_ignoring_case(key).and_then(|name| name.as_str());
    if let Some(name) = of_kind("service") {
        Ok(Principal::service(&name))
    } else if let Some(provider) = of_kind("federated") {
        Ok(Principal::federated(&provider))
    } else if let Some(text) = of_kind("aws") {
        Ok(Principal::parse(&text))
    } else {
        Err(ScenarioError::Unreadable(
            "request.principal",
            "an ARN, `*`, or an object such as {\"service\": \"…\"}",
        ))
    }
}

fn is_given(value: &Value<'_>) -> bool {
    !(value.kind() == Kind::Word && value.raw() == "null")
}

fn text_of(value: Option<Value<'_>>) -> Option<String> {
    value?.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
