//! Ids that are made for one call or one run, and never come again: a statement that names one helps nobody the next time.
//!
//! Source: Service Authorization Reference, the resource types tables: the forms of the ARNs.

use denylens_policy::Arn;

/// By service, the last part of the ARN: `+` stands for a name that stays, `*` for the id that doesn't come again.
const FORMS: [(&str, &str); 24] = [
    ("route53", "change/*"),
    ("ecs", "task/+/*"),
    ("ecs", "container-instance/+/*"),
    ("cloudformation", "stack/+/*"),
    ("cloudformation", "changeSet/+/*"),
    ("cloudformation", "stackset/+:*"),
    ("logs", "log-group:+:log-stream:*"),
    ("states", "execution:+:*"),
    ("states", "express:+:*"),
    ("codebuild", "build/+:*"),
    ("batch", "job/*"),
    ("s3", "job/*"),
    ("datasync", "task/+/execution/*"),
    ("dynamodb", "table/+/stream/*"),
    ("dynamodb", "table/+/export/*"),
    ("emr-serverless", "/applications/+/jobruns/*"),
    ("eks", "nodegroup/+/+/*"),
    ("eks", "fargateprofile/+/+/*"),
    ("eks", "addon/+/+/*"),
    ("ssm", "automation-execution/*"),
    ("bedrock", "async-invoke/*"),
    ("bedrock", "model-invocation-job/*"),
    ("glue", "session/*"),
    ("kinesis", "stream/+/consumer/+:*"),
];

/// A piece of the last part of an ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// What the form of the ARN has: the same in all of them.
    Form(&'static str),
    /// A name that stays.
    Name(&'t str),
    /// The id that won't come again.
    Id(&'t str),
}

/// The pieces of the last part of an ARN that ends in an id that won't come again; `None` where it has none.
pub fn one_off_id(arn: Arn<'_>) -> Option<Vec<Piece<'_>>> {
    let of_service = FORMS.iter().filter(|(service, _)| *service == arn.service);
    let pieces = of_service.into_iter().find_map(|(_, form)| pieces(form, arn.resource))?;
    (pieces.last() != Some(&Piece::Id("*"))).then_some(pieces)
}

/// The ARN with a wildcard in the place of such an id.
pub(super) fn pattern(arn: Arn<'_>) -> Option<String> {
    let of = |piece: &Piece<'_>| match *piece {
        Piece::Form(text) => text.to_owned(),
        Piece::Name(text) => text.to_owned(),
        Piece::Id(_) => "*".to_owned(),
    };
    let resource: String = one_off_id(arn)?.iter().map(of).collect();
    Some(Arn { resource: &resource, ..arn }.to_string())
}

/// The text in the pieces of a form; `None` where it isn't of that form.
fn pieces<'t>(form: &'static str, text: &'t str) -> Option<Vec<Piece<'t>>> {
    let mut out = Vec::new();
    let (mut form, mut text) = (form, text);
    loop {
        let at = form.find(['+', '*'])?;
        let fixed = form.get(..at)?;
        text = text.strip_prefix(fixed)?;
        out.push(Piece::Form(fixed));
        if form.get(at..)?.starts_with('*') {
            out.push(Piece::Id(text));
            return (!text.is_empty()).then_some(out);
        }
        form = form.get(at + 1..)?;
        // A name goes up to what follows it in the form.
        let next = form.split(['+', '*']).next().filter(|next| !next.is_empty())?;
        let name = text.get(..text.find(next)?).filter(|name| !name.is_empty())?;
        out.push(Piece::Name(name));
        text = text.get(name.len()..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_wont_come_again_becomes_a_pattern() {
        for (resource, wanted) in [
            ("arn:aws:route53:::change/C0123456789", "arn:aws:route53:::change/*"),
            (
                "arn:aws:ecs:eu-west-1:111122223333:task/shop/0123456789abcdef",
                "arn:aws:ecs:eu-west-1:111122223333:task/shop/*",
            ),
            (
                "arn:aws:cloudformation:eu-west-1:111122223333:stack/net/1a2b3c4d-0000",
                "arn:aws:cloudformation:eu-west-1:111122223333:stack/net/*",
            ),
            (
                "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:log-stream:2026/11/26/[1]ab",
                "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:log-stream:*",
            ),
            (
                "arn:aws:states:eu-west-1:111122223333:execution:orders:1a2b",
                "arn:aws:states:eu-west-1:111122223333:execution:orders:*",
            ),
            (
                "arn:aws:codebuild:eu-west-1:111122223333:build/site:1a2b",
                "arn:aws:codebuild:eu-west-1:111122223333:build/site:*",
            ),
            (
                "arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/blue/1a2b",
                "arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/blue/*",
            ),
        ] {
            assert_eq!(pattern(Arn::parse(resource).unwrap()).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn what_stays_is_named() {
        for resource in [
            "arn:aws:route53:::hostedzone/Z0123456789",
            "arn:aws:route53:::change/*",
            "arn:aws:ecs:eu-west-1:111122223333:cluster/shop",
            "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f",
            "arn:aws:states:eu-west-1:111122223333:stateMachine:orders",
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/net",
        ] {
            assert_eq!(pattern(Arn::parse(resource).unwrap()), None, "{resource}");
        }
    }
}
