//! Which prose speaks of a refusal. The prose itself is in the languages of `render`; here stands what there is of it.

use crate::uneditable::Uneditable;
use denylens_policy::Layer;
use denylens_triage::report::{Cause, Form};
use std::borrow::Cow;

/// What there is prose about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A cause.
    Cause(Cause),
    /// A policy layer.
    Layer(Layer),
    /// What nobody can edit.
    Uneditable(Uneditable),
}

/// A section of the prose about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What the topic is.
    What,
    /// How one tells that it is this.
    Recognise,
    /// The reason in a few words, where the refused action isn't what there is to speak of, and in a second paragraph what to add.
    Headline,
    /// The same of one form of the cause.
    HeadlineForm(Form),
    /// The verdict, where the refused action isn't what there is to speak of.
    Verdict,
    /// The name of one form of the cause, where that of the cause says something else.
    TitleForm(Form),
    /// The verdict on one form of the cause.
    VerdictForm(Form),
    /// Why the request was refused.
    Why,
    /// Why, for one form of the cause.
    WhyForm(Form),
    /// Why, where only the encoded message holds the reason.
    WhyEncoded,
    /// Why, where the action isn't known.
    WhyBare,
    /// Why, where nothing allowed the request.
    WhyImplicit,
    /// Why, where a statement denied it.
    WhyExplicit,
    /// What to do.
    Fix,
    /// What to do about one form of the cause.
    FixForm(Form),
    /// What to look at where the rate is that of a table or a stream.
    FixThroughput,
    /// Which quota is raised, where it isn't the one that is used up.
    FixRaisedWith,
    /// What to do about what a layer doesn't allow, where a cause has its own words for it.
    FixLayer(Layer),
    /// What to do where something of another account is reached by a role of that account alone.
    FixAcross,
    /// What to do about a grant of a key.
    FixGrant,
    /// What to do for a service-linked role that uses a key of another account.
    FixServiceLinked,
    /// What to do about a role of the CDK's bootstrap stack in another account.
    FixBootstrap,
    /// How to see the token that somebody came with.
    FixToken,
    /// What to look at where the account needs an identity provider.
    FixProvider,
    /// What to compare for an identity pool of Amazon Cognito.
    FixCognito,
    /// What about the request could change, where a statement denied it.
    FixRequest,
    /// What to do where nothing allowed the request.
    FixImplicit,
    /// What to do where a statement denied it: the exception.
    FixExplicit,
    /// What to do where only the encoded message says how it was refused.
    FixEncoded,
    /// What to do where the text doesn't say who asked.
    FixCaller,
    /// What to look at where an object may not exist.
    FixObject,
    /// What to look at where an object may be encrypted with a key.
    FixObjectKey,
    /// Where the event of the refusal is.
    FixEvent,
    /// Where the event is, where it is one of data.
    FixDataEvent,
    /// Which AWS managed policy has all that a role needs.
    FixManagedPolicy,
    /// What a role needs that writes to a log group.
    FixLogGroup,
    /// What about the request could change where a statement denied a global inference profile.
    FixRequestGlobal,
    /// What the exception is for where a statement denied a global inference profile.
    FixExplicitGlobal,
    /// What to do in the namespace that the text names.
    FixNamespace,
    /// What to do about the permission of an authorizer's own that the text names.
    FixPermission,
    /// What to do where nobody signed the request.
    FixUnsigned,
    /// What somebody is asked for.
    Ask,
    /// What somebody is asked for about one form of the cause.
    AskForm(Form),
    /// What is asked for in the namespace that the text names.
    AskNamespace,
    /// What is asked for where the text names a permission of an authorizer's own.
    AskPermission,
    /// How to see whether it is fixed.
    Check,
    /// The pages of the documentation.
    References,
    /// Those for one form of the cause.
    ReferencesForm(Form),
    /// Those for where caller and resource are in different accounts.
    ReferencesAcross,
}

/// One section about one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The topic.
    pub topic: Topic,
    /// The section; one that the topic has.
    pub section: Section,
}

impl Section {
    /// The name under which it stands in the prose.
    pub fn name(self) -> Cow<'static, str> {
        let of_form = |kind: &str, form: Form| Cow::Owned([kind, form.id()].join("."));
        Cow::Borrowed(match self {
            Section::TitleForm(form) => return of_form("title", form),
            Section::HeadlineForm(form) => return of_form("headline", form),
            Section::VerdictForm(form) => return of_form("verdict", form),
            Section::WhyForm(form) => return of_form("why", form),
            Section::FixForm(form) => return of_form("fix", form),
            Section::FixLayer(layer) => return Cow::Owned(["fix", layer.id()].join(".")),
            Section::AskForm(form) => return of_form("ask", form),
            Section::ReferencesForm(form) => return of_form("references", form),
            Section::What => "what",
            Section::Recognise => "recognise",
            Section::Headline => "headline",
            Section::Verdict => "verdict",
            Section::Why => "why",
            Section::WhyEncoded => "why.encoded",
            Section::WhyBare => "why.bare",
            Section::WhyImplicit => "why.implicit",
            Section::WhyExplicit => "why.explicit",
            Section::Fix => "fix",
            Section::FixThroughput => "fix.throughput",
            Section::FixRaisedWith => "fix.raised-with",
            Section::FixAcross => "fix.across-accounts",
            Section::FixGrant => "fix.grant",
            Section::FixServiceLinked => "fix.service-linked",
            Section::FixBootstrap => "fix.bootstrap",
            Section::FixToken => "fix.token",
            Section::FixProvider => "fix.provider",
            Section::FixCognito => "fix.cognito",
            Section::FixRequest => "fix.request",
            Section::FixImplicit => "fix.implicit",
            Section::FixExplicit => "fix.explicit",
            Section::FixEncoded => "fix.encoded",
            Section::FixCaller => "fix.caller",
            Section::FixObject => "fix.object",
            Section::FixObjectKey => "fix.object-key",
            Section::FixEvent => "fix.event",
            Section::FixDataEvent => "fix.data-event",
            Section::FixManagedPolicy => "fix.managed-policy",
            Section::FixLogGroup => "fix.log-group",
            Section::FixRequestGlobal => "fix.request-global",
            Section::FixExplicitGlobal => "fix.explicit-global",
            Section::FixNamespace => "fix.namespace",
            Section::FixPermission => "fix.permission",
            Section::FixUnsigned => "fix.unsigned",
            Section::Ask => "ask",
            Section::AskNamespace => "ask.namespace",
            Section::AskPermission => "ask.permission",
            Section::Check => "check",
            Section::References => "references",
            Section::ReferencesAcross => "references.across-accounts",
        })
    }
}

impl Topic {
    /// Every topic: the causes in the order in which they are tried, the layers from the organization inwards, and what nobody can edit.
    pub fn all() -> impl Iterator<Item = Topic> {
        let causes = Cause::ALL.iter().copied().map(Topic::Cause);
        let layers = Layer::ALL.into_iter().map(Topic::Layer);
        causes.chain(layers).chain(Uneditable::ALL.into_iter().map(Topic::Uneditable))
    }

    /// Its stable id: `pass-role`, `scp`.
    pub fn id(self) -> &'static str {
        match self {
            Topic::Cause(cause) => cause.id(),
            Topic::Layer(layer) => layer.id(),
            Topic::Uneditable(kind) => kind.id(),
        }
    }

    /// The sections beside those that every topic has, and the steps of the forms of a cause.
    fn own_sections(self) -> &'static [Section] {
        use Section::*;
        match self {
            Topic::Cause(cause) => match cause {
                Cause::Action => &[
                    TitleForm(Form::NoObjects),
                    HeadlineForm(Form::RolePermission),
                    HeadlineForm(Form::NoObjects),
                    HeadlineForm(Form::FunctionUrl),
                    VerdictForm(Form::RolePermission),
                    VerdictForm(Form::NoObjects),
                    VerdictForm(Form::FunctionUrl),
                    Why,
                    WhyForm(Form::ConsoleBox),
                    WhyForm(Form::RolePermission),
                    WhyForm(Form::NoObjects),
                    WhyForm(Form::ImagePull),
                    WhyForm(Form::LaunchTemplate),
                    WhyForm(Form::FunctionUrl),
                    WhyEncoded,
                    WhyBare,
                    WhyImplicit,
                    WhyExplicit,
                    Fix,
                    FixImplicit,
                    FixExplicit,
                    FixEncoded,
                    FixAcross,
                    FixCaller,
                    FixObject,
                    FixObjectKey,
                    FixEvent,
                    FixDataEvent,
                    FixManagedPolicy,
                    FixLogGroup,
                    AskForm(Form::RolePermission),
                    References,
                    ReferencesForm(Form::RolePermission),
                    ReferencesForm(Form::ImagePull),
                    ReferencesForm(Form::LaunchTemplate),
                    ReferencesForm(Form::FunctionUrl),
                ],
                Cause::Condition => &[
                    HeadlineForm(Form::PostPolicy),
                    VerdictForm(Form::PostPolicy),
                    Why,
                    WhyForm(Form::PostPolicy),
                    FixRequest,
                    References,
                    ReferencesForm(Form::PostPolicy),
                ],
                Cause::CrossRegionInference => &[
                    Why,
                    WhyForm(Form::InferenceProfile),
                    WhyForm(Form::GlobalInference),
                    Fix,
                    FixRequest,
                    FixExplicit,
                    FixRequestGlobal,
                    FixExplicitGlobal,
                    References,
                    ReferencesForm(Form::GlobalInference),
                ],
                Cause::Credentials => &[
                    TitleForm(Form::Expired),
                    TitleForm(Form::Clock),
                    TitleForm(Form::NoCredentials),
                    TitleForm(Form::OptIn),
                    TitleForm(Form::SupportPlan),
                    Headline,
                    HeadlineForm(Form::Mfa),
                    HeadlineForm(Form::Expired),
                    HeadlineForm(Form::Clock),
                    HeadlineForm(Form::Signature),
                    HeadlineForm(Form::OptIn),
                    HeadlineForm(Form::SupportPlan),
                    HeadlineForm(Form::RegionOff),
                    HeadlineForm(Form::NoCredentials),
                    HeadlineForm(Form::NoToken),
                    Verdict,
                    VerdictForm(Form::Mfa),
                    VerdictForm(Form::Expired),
                    VerdictForm(Form::Clock),
                    VerdictForm(Form::OptIn),
                    VerdictForm(Form::SupportPlan),
                    VerdictForm(Form::RegionOff),
                    VerdictForm(Form::NoCredentials),
                    Why,
                    WhyForm(Form::Mfa),
                    WhyForm(Form::Clock),
                    WhyForm(Form::Expired),
                    WhyForm(Form::OptIn),
                    WhyForm(Form::SupportPlan),
                    WhyForm(Form::RegionOff),
                    WhyForm(Form::NoCredentials),
                    WhyForm(Form::NoToken),
                    Fix,
                    References,
                    ReferencesForm(Form::Mfa),
                    ReferencesForm(Form::Expired),
                    ReferencesForm(Form::OptIn),
                    ReferencesForm(Form::SupportPlan),
                    ReferencesForm(Form::RegionOff),
                    ReferencesForm(Form::NoCredentials),
                ],
                Cause::Kms => &[
                    Headline,
                    HeadlineForm(Form::KeyState),
                    Verdict,
                    VerdictForm(Form::KeyState),
                    Why,
                    WhyForm(Form::KeyUnknown),
                    WhyForm(Form::KeyState),
                    WhyBare,
                    WhyExplicit,
                    Fix,
                    FixCaller,
                    FixLayer(Layer::Identity),
                    FixLayer(Layer::Resource),
                    FixGrant,
                    FixServiceLinked,
                    FixRequest,
                    References,
                    ReferencesForm(Form::KeyState),
                ],
                Cause::NotAuthorization => &[
                    TitleForm(Form::DryRun),
                    Headline,
                    HeadlineForm(Form::BlockPublicAccess),
                    HeadlineForm(Form::ObjectOwnership),
                    HeadlineForm(Form::ServiceOff),
                    HeadlineForm(Form::BillingAccess),
                    HeadlineForm(Form::UrlExpired),
                    HeadlineForm(Form::DryRun),
                    Verdict,
                    VerdictForm(Form::BlockPublicAccess),
                    VerdictForm(Form::ObjectOwnership),
                    VerdictForm(Form::ServiceOff),
                    VerdictForm(Form::BillingAccess),
                    VerdictForm(Form::UrlExpired),
                    VerdictForm(Form::DryRun),
                    Why,
                    WhyForm(Form::BlockPublicAccess),
                    WhyForm(Form::ObjectOwnership),
                    WhyForm(Form::ServiceOff),
                    WhyForm(Form::BillingAccess),
                    WhyForm(Form::UrlExpired),
                    WhyForm(Form::DryRun),
                    Fix,
                    References,
                    ReferencesForm(Form::BlockPublicAccess),
                    ReferencesForm(Form::ObjectOwnership),
                    ReferencesForm(Form::BillingAccess),
                    ReferencesForm(Form::UrlExpired),
                    ReferencesForm(Form::DryRun),
                ],
                Cause::Authorizer => &[
                    Headline,
                    HeadlineForm(Form::LakeFormation),
                    HeadlineForm(Form::DataLocation),
                    HeadlineForm(Form::LambdaAuthorizer),
                    HeadlineForm(Form::ApiRoute),
                    HeadlineForm(Form::ApiForbidden),
                    HeadlineForm(Form::ApiKey),
                    HeadlineForm(Form::GraphqlField),
                    HeadlineForm(Form::GraphqlCall),
                    HeadlineForm(Form::ClusterAccess),
                    HeadlineForm(Form::ClusterRole),
                    HeadlineForm(Form::SearchRole),
                    HeadlineForm(Form::DatabaseToken),
                    HeadlineForm(Form::DatabaseProxy),
                    HeadlineForm(Form::ModelAccess),
                    HeadlineForm(Form::ModelSubscription),
                    HeadlineForm(Form::ModelUseCase),
                    HeadlineForm(Form::ModelPayment),
                    HeadlineForm(Form::ModelRetired),
                    HeadlineForm(Form::ManagementAccount),
                    HeadlineForm(Form::AccountRestricted),
                    HeadlineForm(Form::UnverifiedIdentity),
                    HeadlineForm(Form::NoAssignment),
                    HeadlineForm(Form::Distribution),
                    HeadlineForm(Form::SignedUrl),
                    HeadlineForm(Form::LatticeService),
                    HeadlineForm(Form::LatticeNetwork),
                    HeadlineForm(Form::RegistryLogin),
                    HeadlineForm(Form::IdentityPool),
                    HeadlineForm(Form::Portfolio),
                    HeadlineForm(Form::Membership),
                    Verdict,
                    VerdictForm(Form::LakeFormation),
                    VerdictForm(Form::DataLocation),
                    VerdictForm(Form::LambdaAuthorizer),
                    VerdictForm(Form::ApiRoute),
                    VerdictForm(Form::ApiForbidden),
                    VerdictForm(Form::ApiKey),
                    VerdictForm(Form::GraphqlField),
                    VerdictForm(Form::GraphqlCall),
                    VerdictForm(Form::ClusterAccess),
                    VerdictForm(Form::ClusterRole),
                    VerdictForm(Form::SearchRole),
                    VerdictForm(Form::DatabaseToken),
                    VerdictForm(Form::DatabaseProxy),
                    VerdictForm(Form::ModelAccess),
                    VerdictForm(Form::ModelSubscription),
                    VerdictForm(Form::ModelUseCase),
                    VerdictForm(Form::ModelPayment),
                    VerdictForm(Form::ModelRetired),
                    VerdictForm(Form::ManagementAccount),
                    VerdictForm(Form::AccountRestricted),
                    VerdictForm(Form::UnverifiedIdentity),
                    VerdictForm(Form::NoAssignment),
                    VerdictForm(Form::Distribution),
                    VerdictForm(Form::SignedUrl),
                    VerdictForm(Form::LatticeService),
                    VerdictForm(Form::LatticeNetwork),
                    VerdictForm(Form::RegistryLogin),
                    VerdictForm(Form::IdentityPool),
                    VerdictForm(Form::Portfolio),
                    VerdictForm(Form::Membership),
                    Why,
                    WhyForm(Form::LakeFormation),
                    WhyForm(Form::DataLocation),
                    WhyForm(Form::LambdaAuthorizer),
                    WhyForm(Form::ApiRoute),
                    WhyForm(Form::ApiForbidden),
                    WhyForm(Form::ApiKey),
                    WhyForm(Form::GraphqlField),
                    WhyForm(Form::GraphqlCall),
                    WhyForm(Form::ClusterAccess),
                    WhyForm(Form::ClusterRole),
                    WhyForm(Form::SearchRole),
                    WhyForm(Form::DatabaseToken),
                    WhyForm(Form::DatabaseProxy),
                    WhyForm(Form::ModelAccess),
                    WhyForm(Form::ModelSubscription),
                    WhyForm(Form::ModelUseCase),
                    WhyForm(Form::ModelPayment),
                    WhyForm(Form::ModelRetired),
                    WhyForm(Form::ManagementAccount),
                    WhyForm(Form::AccountRestricted),
                    WhyForm(Form::UnverifiedIdentity),
                    WhyForm(Form::NoAssignment),
                    WhyForm(Form::Distribution),
                    WhyForm(Form::SignedUrl),
                    WhyForm(Form::LatticeService),
                    WhyForm(Form::LatticeNetwork),
                    WhyForm(Form::RegistryLogin),
                    WhyForm(Form::IdentityPool),
                    WhyForm(Form::Portfolio),
                    WhyForm(Form::Membership),
                    Fix,
                    FixNamespace,
                    FixPermission,
                    FixUnsigned,
                    AskForm(Form::LakeFormation),
                    AskForm(Form::DataLocation),
                    AskForm(Form::LambdaAuthorizer),
                    AskForm(Form::ApiForbidden),
                    AskForm(Form::ApiKey),
                    AskForm(Form::GraphqlField),
                    AskForm(Form::ClusterAccess),
                    AskForm(Form::ClusterRole),
                    AskForm(Form::SearchRole),
                    AskForm(Form::DatabaseProxy),
                    AskForm(Form::ModelAccess),
                    AskForm(Form::ModelSubscription),
                    AskForm(Form::ModelUseCase),
                    AskForm(Form::ModelPayment),
                    AskForm(Form::ManagementAccount),
                    AskForm(Form::UnverifiedIdentity),
                    AskForm(Form::NoAssignment),
                    AskForm(Form::Distribution),
                    AskForm(Form::SignedUrl),
                    AskForm(Form::LatticeService),
                    AskForm(Form::LatticeNetwork),
                    AskForm(Form::IdentityPool),
                    AskForm(Form::Portfolio),
                    AskForm(Form::Membership),
                    AskNamespace,
                    AskPermission,
                    ReferencesForm(Form::LakeFormation),
                    ReferencesForm(Form::DataLocation),
                    ReferencesForm(Form::LambdaAuthorizer),
                    ReferencesForm(Form::ApiRoute),
                    ReferencesForm(Form::ApiForbidden),
                    ReferencesForm(Form::ApiKey),
                    ReferencesForm(Form::GraphqlField),
                    ReferencesForm(Form::GraphqlCall),
                    ReferencesForm(Form::ClusterAccess),
                    ReferencesForm(Form::ClusterRole),
                    ReferencesForm(Form::SearchRole),
                    ReferencesForm(Form::DatabaseToken),
                    ReferencesForm(Form::DatabaseProxy),
                    ReferencesForm(Form::ModelAccess),
                    ReferencesForm(Form::ModelSubscription),
                    ReferencesForm(Form::ModelUseCase),
                    ReferencesForm(Form::ModelPayment),
                    ReferencesForm(Form::ModelRetired),
                    ReferencesForm(Form::ManagementAccount),
                    ReferencesForm(Form::UnverifiedIdentity),
                    ReferencesForm(Form::Distribution),
                    ReferencesForm(Form::SignedUrl),
                    ReferencesForm(Form::LatticeService),
                    ReferencesForm(Form::LatticeNetwork),
                    ReferencesForm(Form::RegistryLogin),
                ],
                Cause::NotAws => &[
                    Headline,
                    HeadlineForm(Form::Kubernetes),
                    HeadlineForm(Form::Emulator),
                    HeadlineForm(Form::Database),
                    HeadlineForm(Form::DatabaseLogin),
                    HeadlineForm(Form::Registry),
                    HeadlineForm(Form::Git),
                    HeadlineForm(Form::Proxy),
                    Verdict,
                    VerdictForm(Form::Kubernetes),
                    VerdictForm(Form::Emulator),
                    VerdictForm(Form::Database),
                    VerdictForm(Form::DatabaseLogin),
                    VerdictForm(Form::Registry),
                    VerdictForm(Form::Git),
                    VerdictForm(Form::Proxy),
                    Why,
                    WhyForm(Form::Kubernetes),
                    WhyForm(Form::LocalStack),
                    WhyForm(Form::Moto),
                    WhyForm(Form::Emulator),
                    Fix,
                    FixNamespace,
                    ReferencesForm(Form::Kubernetes),
                    ReferencesForm(Form::Azure),
                    ReferencesForm(Form::GoogleCloud),
                    ReferencesForm(Form::DatabaseLogin),
                ],
                Cause::PassRole => &[Why, Fix, FixRequest, References],
                Cause::Principal => &[
                    TitleForm(Form::NotYet),
                    Headline,
                    HeadlineForm(Form::NotYet),
                    HeadlineForm(Form::UnnamedPrincipal),
                    HeadlineForm(Form::DeletedPrincipal),
                    HeadlineForm(Form::ServiceName),
                    HeadlineForm(Form::ServiceLinkedRole),
                    HeadlineForm(Form::InstanceProfile),
                    HeadlineForm(Form::RoleGone),
                    Verdict,
                    VerdictForm(Form::NotYet),
                    VerdictForm(Form::UnnamedPrincipal),
                    VerdictForm(Form::DeletedPrincipal),
                    VerdictForm(Form::ServiceName),
                    VerdictForm(Form::ServiceLinkedRole),
                    VerdictForm(Form::InstanceProfile),
                    VerdictForm(Form::RoleGone),
                    Why,
                    WhyForm(Form::NotYet),
                    WhyForm(Form::DeletedPrincipal),
                    WhyForm(Form::ServiceName),
                    WhyForm(Form::ServiceLinkedRole),
                    WhyForm(Form::InstanceProfile),
                    WhyForm(Form::RoleGone),
                    Fix,
                    References,
                    ReferencesForm(Form::ServiceLinkedRole),
                    ReferencesForm(Form::InstanceProfile),
                ],
                Cause::ServiceAccess => &[
                    TitleForm(Form::Notification),
                    Headline,
                    HeadlineForm(Form::Notification),
                    Verdict,
                    VerdictForm(Form::Notification),
                    Why,
                    WhyForm(Form::Notification),
                    Fix,
                    Ask,
                    AskForm(Form::BalancerBucket),
                    AskForm(Form::LogGroupPolicy),
                    References,
                    ReferencesForm(Form::TrailBucket),
                    ReferencesForm(Form::ConfigBucket),
                    ReferencesForm(Form::BalancerBucket),
                    ReferencesForm(Form::FlowLogBucket),
                    ReferencesForm(Form::Notification),
                ],
                Cause::Quota => &[
                    TitleForm(Form::Verification),
                    Headline,
                    HeadlineForm(Form::Capacity),
                    HeadlineForm(Form::Addresses),
                    HeadlineForm(Form::Throttling),
                    HeadlineForm(Form::Daily),
                    HeadlineForm(Form::Fixed),
                    HeadlineForm(Form::Verification),
                    Verdict,
                    VerdictForm(Form::Verification),
                    Why,
                    WhyForm(Form::Verification),
                    Fix,
                    FixRaisedWith,
                    FixThroughput,
                    References,
                    ReferencesForm(Form::Capacity),
                    ReferencesForm(Form::Throttling),
                ],
                Cause::Sharing => &[
                    Headline,
                    HeadlineForm(Form::Product),
                    Verdict,
                    VerdictForm(Form::Product),
                    Why,
                    WhyForm(Form::Product),
                    Fix,
                    References,
                    ReferencesForm(Form::Snapshot),
                    ReferencesForm(Form::Product),
                ],
                Cause::Trust => &[
                    TitleForm(Form::ServiceRole),
                    Headline,
                    HeadlineForm(Form::NoProvider),
                    HeadlineForm(Form::TokenAudience),
                    HeadlineForm(Form::ServiceRole),
                    Verdict,
                    VerdictForm(Form::ServiceRole),
                    Why,
                    WhyForm(Form::WebIdentity),
                    WhyForm(Form::NoProvider),
                    WhyForm(Form::TokenAudience),
                    WhyForm(Form::Saml),
                    WhyForm(Form::SessionTags),
                    WhyForm(Form::SourceIdentity),
                    WhyForm(Form::PodIdentity),
                    WhyForm(Form::ServiceRole),
                    WhyBare,
                    WhyExplicit,
                    Fix,
                    FixLayer(Layer::Identity),
                    FixLayer(Layer::Resource),
                    FixBootstrap,
                    FixToken,
                    FixProvider,
                    FixCognito,
                    FixManagedPolicy,
                    AskForm(Form::ServiceRole),
                    References,
                    ReferencesForm(Form::ServiceRole),
                    ReferencesForm(Form::WebIdentity),
                ],
            },
            Topic::Layer(layer) => match layer {
                // "An RCP refuses by deny only", so there is one thing to do.
                Layer::ResourceControl => &[Why, FixRequest, FixExplicit, References],
                // CloudTrail says that its policy refused, and not how.
                Layer::VpcEndpoint => &[Why, WhyExplicit, Fix, FixImplicit, FixExplicit, References],
                Layer::Resource => {
                    &[Why, WhyExplicit, FixImplicit, FixExplicit, References, ReferencesAcross]
                }
                Layer::ServiceControl | Layer::Identity | Layer::Boundary | Layer::Session => {
                    &[Why, WhyExplicit, FixImplicit, FixExplicit, References]
                }
            },
            Topic::Uneditable(_) => &[Why, Fix, Ask, References],
        }
    }

    /// The forms of the cause, each with a section of its own.
    fn forms(self) -> &'static [Form] {
        match self {
            Topic::Cause(cause) => cause.forms(),
            Topic::Layer(_) | Topic::Uneditable(_) => &[],
        }
    }

    /// The sections of its prose.
    pub fn sections(self) -> Vec<Section> {
        let of_all = [Section::What, Section::Recognise, Section::Check];
        let of_forms = self.forms().iter().filter(|form| !is_by_name(**form)).copied().map(Section::FixForm);
        of_all.into_iter().chain(self.own_sections().iter().copied()).chain(of_forms).collect()
    }

    pub(crate) fn has(self, section: Section) -> bool {
        match section {
            Section::FixForm(form) => self.forms().contains(&form) && !is_by_name(form),
            _ => self.own_sections().contains(&section),
        }
    }

    pub(crate) fn passage(self, section: Section) -> Passage {
        Passage { topic: self, section }
    }

    /// The first of these sections that there is.
    pub(crate) fn first_of(self, sections: &[Section]) -> Option<Passage> {
        let section = sections.iter().copied().find(|section| self.has(*section))?;
        Some(self.passage(section))
    }

    /// The section about this form where there is one, else the one about all of them.
    pub(crate) fn by_form(
        self,
        form: Option<Form>,
        of: fn(Form) -> Section,
        all: Section,
    ) -> Option<Passage> {
        let of_form = form.map(of).filter(|section| self.has(*section));
        self.first_of(&[of_form.unwrap_or(all)])
    }
}

/// Whether the name of the system is all that tells a form apart: what to do is the same for each.
fn is_by_name(form: Form) -> bool {
    form.system().is_some()
        && !matches!(form, Form::Kubernetes | Form::Azure | Form::GoogleCloud | Form::LocalStack | Form::Moto)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_says_why_and_what_to_do() {
        for topic in Topic::all() {
            assert!(topic.has(Section::Why), "{} has no `why`", topic.id());
            let fixes = [Section::Fix, Section::FixRequest, Section::FixExplicit];
            assert!(topic.first_of(&fixes).is_some(), "{} has no `fix`", topic.id());
        }
    }

    #[test]
    fn no_id_stands_twice() {
        let ids: Vec<_> = Topic::all().map(Topic::id).collect();
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "{id}");
        }
    }

    #[test]
    fn a_form_without_a_section_has_that_of_all() {
        let topic = Topic::Cause(Cause::Credentials);
        let why = |form| topic.by_form(form, Section::WhyForm, Section::Why).map(|passage| passage.section);
        assert_eq!(why(Some(Form::OptIn)), Some(Section::WhyForm(Form::OptIn)));
        assert_eq!(why(Some(Form::Signature)), Some(Section::Why));
        assert_eq!(why(None), Some(Section::Why));
    }

    #[test]
    fn a_section_that_there_is_not_gives_way() {
        let topic = Topic::Layer(Layer::ResourceControl);
        let first = topic.first_of(&[Section::FixImplicit, Section::FixExplicit]);
        assert_eq!(first.map(|passage| passage.section), Some(Section::FixExplicit));
        assert_eq!(topic.first_of(&[Section::FixImplicit]), None);
    }
}
