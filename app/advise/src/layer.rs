//! The layers in words: how each refuses, who owns it, and why an Allow elsewhere doesn't help.

use crate::prose::Prose;
use denylens_lang::{Lang, Words};
use denylens_policy::Layer;
use denylens_triage::report::{Basis, Denial, DenyKind, LayerKind};

/// How the request was refused, as half a sentence.
pub(super) fn how(denial: &Denial) -> Words {
    let Some(layer) = denial.layer.layer else {
        return match denial.effect {
            DenyKind::Explicit => Words::new(
                "a policy explicitly denies it, but the text doesn't say in which layer",
                "ポリシーが明示的に拒否していますが、どの層かはテキストに示されていません",
            ),
            DenyKind::Implicit => Words::new(
                "no policy allows it, and the text doesn't say which layer is missing the permission",
                "許可するポリシーがありません。どの層に許可がないかはテキストに示されていません",
            ),
            DenyKind::Unknown => Words::new(
                "the text doesn't say which policy layer refused it, or how",
                "どのポリシーの層がどのように拒否したかは、テキストに示されていません",
            ),
        };
    };
    let name = name(layer, denial.layer.kind);
    let sure = denial.layer.basis != Basis::Inferred;
    match (denial.effect, sure) {
        (DenyKind::Explicit, true) => Words::new(
            format!("{} explicitly denies it", name.en),
            format!("{}が明示的に拒否しています", name.ja),
        ),
        (DenyKind::Explicit, false) => Words::new(
            format!("a policy explicitly denies it, most likely {}", name.en),
            format!("ポリシーが明示的に拒否しています。おそらく{}です", name.ja),
        ),
        (DenyKind::Implicit, _) => {
            let en = match layer {
                // Any of several would do.
                Layer::Identity => "no identity-based policy allows it".to_owned(),
                Layer::ServiceControl => "no service control policy (SCP) allows it".to_owned(),
                Layer::ResourceControl => "no resource control policy (RCP) allows it".to_owned(),
                Layer::VpcEndpoint | Layer::Resource | Layer::Boundary | Layer::Session => {
                    format!("{} doesn't allow it", name.en)
                }
            };
            Words::new(en, format!("{}が許可していません", name.ja))
        }
        (DenyKind::Unknown, _) => Words::new(
            format!("{} refused it; the text doesn't say whether by an explicit deny", name.en),
            format!("{}により拒否されました。明示的な拒否かどうかは示されていません", name.ja),
        ),
    }
}

/// The name of a layer.
fn name(layer: Layer, kind: Option<LayerKind>) -> Words {
    match (layer, kind) {
        (_, Some(LayerKind::BucketPolicy)) => Words::new("the bucket policy", "バケットポリシー"),
        (_, Some(LayerKind::KmsKeyPolicy)) => Words::new("the key policy", "キーポリシー"),
        (_, Some(LayerKind::RoleTrustPolicy)) => {
            Words::new("the trust policy of the role", "ロールの信頼ポリシー")
        }
        (Layer::ServiceControl, None) => {
            Words::new("a service control policy (SCP)", "サービスコントロールポリシー (SCP) ")
        }
        (Layer::ResourceControl, None) => {
            Words::new("a resource control policy (RCP)", "リソースコントロールポリシー (RCP) ")
        }
        (Layer::VpcEndpoint, None) => Words::new("the VPC endpoint policy", "VPC エンドポイントポリシー"),
        (Layer::Resource, None) => Words::new("the resource-based policy", "リソースベースのポリシー"),
        (Layer::Identity, None) => Words::new("an identity-based policy", "アイデンティティベースのポリシー"),
        (Layer::Boundary, None) => Words::new("the permissions boundary", "アクセス許可の境界"),
        (Layer::Session, None) => Words::new("the session policy", "セッションポリシー"),
    }
}

/// One row of the registry: what there is to say about a layer.
pub struct Row {
    /// The layer.
    pub layer: Layer,
    /// Its prose in each language, in the order of [`Lang::ALL`].
    prose: [&'static str; 2],
}

/// The layers, in the order in which AWS evaluates them.
pub const REGISTRY: [Row; 7] = [
    Row {
        layer: Layer::ServiceControl,
        prose: [include_str!("layer/scp.en.md"), include_str!("layer/scp.ja.md")],
    },
    Row {
        layer: Layer::ResourceControl,
        prose: [include_str!("layer/rcp.en.md"), include_str!("layer/rcp.ja.md")],
    },
    Row {
        layer: Layer::VpcEndpoint,
        prose: [include_str!("layer/vpc_endpoint.en.md"), include_str!("layer/vpc_endpoint.ja.md")],
    },
    Row {
        layer: Layer::Resource,
        prose: [include_str!("layer/resource.en.md"), include_str!("layer/resource.ja.md")],
    },
    Row {
        layer: Layer::Identity,
        prose: [include_str!("layer/identity.en.md"), include_str!("layer/identity.ja.md")],
    },
    Row {
        layer: Layer::Boundary,
        prose: [include_str!("layer/boundary.en.md"), include_str!("layer/boundary.ja.md")],
    },
    Row {
        layer: Layer::Session,
        prose: [include_str!("layer/session.en.md"), include_str!("layer/session.ja.md")],
    },
];

impl Row {
    /// What there is to say about the layer, in one language.
    pub fn prose(&self, lang: Lang) -> Prose<'static> {
        let [en, ja] = self.prose;
        Prose::of(match lang {
            Lang::En => en,
            Lang::Ja => ja,
        })
    }
}

/// The prose of the layer that refused.
pub(super) fn prose(denial: &Denial, lang: Lang) -> Option<Prose<'static>> {
    let layer = denial.layer.layer?;
    REGISTRY.iter().find(|row| row.layer == layer).map(|row| row.prose(lang))
}

/// What to do because of the layer: whom to ask, and for what.
pub(super) fn steps(denial: &Denial, lang: Lang) -> Vec<String> {
    let Some(prose) = prose(denial, lang) else { return Vec::new() };
    let section = match denial.effect {
        DenyKind::Explicit => "fix.explicit",
        DenyKind::Implicit | DenyKind::Unknown => "fix.implicit",
    };
    let section = if prose.section(section).is_some() { section } else { "fix" };
    prose.items(section).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_has_every_section_in_every_language() {
        for row in &REGISTRY {
            for lang in Lang::ALL {
                let prose = row.prose(lang);
                for section in ["title", "what", "recognise", "why", "check"] {
                    assert!(prose.section(section).is_some_and(|text| !text.is_empty()), "{section}");
                }
                let fixes = ["fix", "fix.implicit", "fix.explicit"];
                assert!(fixes.iter().any(|section| prose.items(section).count() > 0));
                assert!(prose.references().count() > 0);
            }
        }
    }
}
