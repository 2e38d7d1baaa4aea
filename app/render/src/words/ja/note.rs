//! What else is worth knowing.

use denylens_advise::Note;

pub(super) fn note(note: Note) -> &'static str {
    match note {
        Note::DenyOutweighs => {
            "明示的な拒否はすべての許可に優先するため、どこに許可を追加しても結果は変わりません。"
        }
        Note::OneLayerNamed => {
            "許可のないポリシータイプが複数あっても、AWS が示すのはそのうちの 1 つだけです。また、1 つの呼び出しに複数のアクションが必要なこともあるため、修正後に別の拒否が出ることがあります。"
        }
        Note::LayerConcluded => {
            "ポリシータイプは、デコードされたメッセージの構造から推定したものです。確認するには、ポリシーそのものを見る必要があります。"
        }
        Note::LayerUnnamed => {
            "拒否しているステートメントは、アイデンティティベースのポリシー、アクセス許可の境界、セッションポリシー、リソースベースのポリシー、VPC エンドポイントポリシー、SCP、RCP のいずれにもあり得ます。"
        }
        Note::WithoutOperators => {
            "デコードされたメッセージには条件演算子が含まれません。値の一致、不一致、キーの有無のどれを条件とするステートメントかは、ポリシーを見なければ分かりません。"
        }
        Note::TagsOfOneResource => {
            "表示されているのは拒否されたリソースです。リクエストのタグは、同じ呼び出しの別のリソースのものかもしれません。"
        }
        Note::RunInstances => {
            "`RunInstances` の呼び出しは、インスタンス、ボリューム、ネットワークインターフェイス、イメージ、サブネット、セキュリティグループ、キーペアのそれぞれに対して評価されます。`ec2:CreateTags` と `iam:PassRole` も必要になることがあります。"
        }
        Note::AcrossAccounts => {
            "呼び出し元とリソースのアカウントが異なるため、呼び出し元のポリシーとリソースベースのポリシーの両方で許可が必要です。"
        }
        Note::KeyPolicy => {
            "KMS キーには必ずキーポリシーがあり、常に評価されます。IAM ポリシーだけではキーを使用できません。"
        }
        Note::AcrossPartitions => {
            "呼び出し元とリソースのパーティションが異なります。パーティションをまたぐリクエストは、どのポリシーでも許可できません。"
        }
        Note::RestrictPublicBuckets => {
            "バケットポリシーに拒否するステートメントがない場合は、S3 パブリックアクセスブロックの RestrictPublicBuckets が原因の可能性があります。ポリシーがパブリックである間は、ほかのアカウントからの呼び出しが拒否されます。Amazon S3 は、それを明示的な拒否として示します。"
        }
        Note::PerhapsNotAws => {
            "おそらく AWS の応答ですが、テキストからは断定できません。Amazon S3 互換のストレージも同じ文言を返すため、呼び出し先のエンドポイントを確認してください。"
        }
        Note::Simulator => {
            "Policy Simulator が評価するのは、呼び出し元のポリシー、アクセス許可の境界、SCP だけで、ほかのポリシーは評価しません。"
        }
        Note::Caveat(caveat) => (super::fix::WORDS.caveat)(caveat),
    }
}
