//! Who can change the policies of a layer.

use denylens_lang::Words;
use denylens_policy::{Arn, Layer};
use denylens_triage::report::Denial;

/// The owner of a layer, in words.
pub(super) fn of(denial: &Denial, layer: Option<Layer>) -> Words {
    let Some(layer) = layer else {
        return Words::new("the owner of the denying policy", "拒否しているポリシーの所有者");
    };
    let account = |account: Option<&str>| match account {
        Some(account) => (format!(" of account {account}"), format!("アカウント {account} の")),
        None => (" of the account".to_owned(), "アカウントの".to_owned()),
    };
    let caller = || account(denial.account.as_deref());
    match layer {
        Layer::Identity => {
            let (en, ja) = caller();
            Words::new(format!("an IAM administrator{en}"), format!("{ja} IAM 管理者"))
        }
        Layer::Boundary => {
            let (en, ja) = caller();
            Words::new(
                format!("whoever owns the permissions boundaries{en}"),
                format!("{ja}アクセス許可の境界を管理している人"),
            )
        }
        Layer::Session => {
            Words::new("whoever starts the session", "セッションを開始する人またはプログラムの管理者")
        }
        Layer::Resource => {
            let owner = denial.resource.as_deref().and_then(Arn::parse).and_then(|arn| arn.account_id());
            match owner {
                Some(owner) => Words::new(
                    format!("the owner of the resource, in account {owner}"),
                    format!("アカウント {owner} のリソース所有者"),
                ),
                None => Words::new("the owner of the resource", "リソースの所有者"),
            }
        }
        Layer::VpcEndpoint => Words::new("the owner of the VPC endpoint", "VPC エンドポイントの所有者"),
        Layer::ServiceControl => Words::new(
            "an administrator of the organization (management account)",
            "組織の管理者 (管理アカウント)",
        ),
        Layer::ResourceControl => Words::new(
            "an administrator of the organization that owns the resource",
            "リソースを所有する組織の管理者",
        ),
    }
}
