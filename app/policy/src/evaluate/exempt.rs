//! Actions that need no permission, so that no policy of an identity, a resource or an organisation refuses them.
//!
//! "No permissions are required to perform this operation. If an administrator attaches a policy to your identity that explicitly
//! denies access to the sts:GetCallerIdentity action, you can still perform this operation." And of GetSessionToken: "You cannot use
//! policies to control authentication operations." The policy of a VPC endpoint decides what passes the endpoint, whoever asks.
//!
//! Sources: AWS STS API Reference, `API_GetCallerIdentity.html`; IAM User Guide, `id_credentials_temp_control-access_getsessiontoken.html`.

use crate::{layer::Layer, request::Request};

/// The actions, in small letters.
const EXEMPT: [&str; 2] = ["sts:getcalleridentity", "sts:getsessiontoken"];

/// Whether a layer has no say in a request.
pub(super) fn is_exempt(request: &Request, layer: Layer) -> bool {
    layer != Layer::VpcEndpoint && EXEMPT.contains(&request.folded_action())
}
