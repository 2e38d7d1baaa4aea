//! What else is worth knowing.

use denylens_advise::Note;

pub(super) fn note(note: Note) -> &'static str {
    match note {
        Note::DenyOutweighs => {
            "An explicit deny outweighs every Allow: adding an Allow anywhere changes nothing."
        }
        Note::OneLayerNamed => {
            "AWS names one layer even where several lack the permission, and a call can need more than one action. Another refusal may follow."
        }
        Note::LayerConcluded => {
            "The layer is concluded from the shape of the decoded document. Only the policy itself confirms it."
        }
        Note::LayerUnnamed => {
            "The denying statement can stand in any layer: identity-based policies, the permissions boundary, a session policy, the resource's policy, the VPC endpoint's policy, an SCP or an RCP."
        }
        Note::WithoutOperators => {
            "The decoded document prints the conditions without their operators. Whether a value had to be equal, different, present or absent stands only in the policy."
        }
        Note::TagsOfOneResource => {
            "The resource shown is the one that failed. A tag of the request may belong to another resource of the same call."
        }
        Note::RunInstances => {
            "A `RunInstances` call is judged on each resource that it uses: the instance, its volumes and network interfaces, the image, the subnet, the security groups, the key pair. It can also need `ec2:CreateTags` and `iam:PassRole`."
        }
        Note::AcrossAccounts => {
            "Caller and resource are in different accounts, so both sides must allow it: the policies of the caller and the policy of the resource."
        }
        Note::KeyPolicy => {
            "A KMS key has a policy of its own that always has a say. An IAM policy alone never opens a key."
        }
        Note::AcrossPartitions => {
            "Caller and resource are in different partitions. No policy can allow a request across partitions."
        }
        Note::RestrictPublicBuckets => {
            "If no statement in the bucket policy denies this, the setting RestrictPublicBuckets of S3 Block Public Access can be why: while the policy is public, it keeps out callers from other accounts, and Amazon S3 words that as an explicit deny."
        }
        Note::PerhapsNotAws => {
            "AWS is the likeliest to have answered this, but the text doesn't say so: stores that speak as Amazon S3 does have the same words. See which endpoint the call went to."
        }
        Note::Simulator => {
            "The policy simulator evaluates the policies of the caller, the permissions boundary and SCPs, and no other policies."
        }
        Note::Caveat(caveat) => (super::fix::WORDS.caveat)(caveat),
    }
}
