//! The Japanese of the product: one word for one thing, and one rule for spaces, punctuation and endings. `docs/GLOSSARY.md` has both.

use denylens_tests::japanese::{Glossary, faults, files, pieces, root};
use std::{collections::BTreeSet, fs, path::Path};

/// Where Japanese stands that somebody reads.
const SOURCES: [&str; 8] = [
    "app/render/src/words/ja.rs",
    "app/render/src/words/ja",
    "app/decode/src/words/ja.rs",
    "app/decode/src/words/ja",
    "app/lang/src",
    "app/page/src/words/ja.rs",
    "app/page/src/sample.rs",
    "index.html",
];

fn glossary() -> Glossary {
    Glossary::of(&fs::read_to_string(root().join("docs/GLOSSARY.md")).unwrap())
}

#[test]
fn the_japanese_keeps_to_the_glossary_and_to_its_rules() {
    let glossary = glossary();
    let mut wrong = Vec::new();
    for source in SOURCES {
        for path in files(&root().join(source)) {
            let text = fs::read_to_string(&path).unwrap();
            for piece in pieces(&path, &text) {
                let found = [glossary.faults(&piece.text), faults(&piece.text)].concat();
                let place = path.strip_prefix(root()).unwrap_or(&path).display();
                wrong.extend(found.into_iter().map(|fault| format!("{place}:{}: {fault}", piece.line)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_has_japanese_pieces() {
    for source in SOURCES {
        let found = files(&root().join(source)).into_iter().any(|path| {
            let text = fs::read_to_string(&path).unwrap();
            !pieces(&path, &text).is_empty()
        });
        // A module has none of its own where its parts have all.
        assert!(found || source.ends_with("render/src/words/ja.rs"), "{source}");
    }
}

#[test]
fn a_term_has_one_row_and_a_page_in_japanese() {
    let glossary = glossary();
    assert!(glossary.rows.len() > 50);
    let mut used = BTreeSet::new();
    for row in &glossary.rows {
        for term in &row.used {
            assert!(used.insert(term), "two rows have {term}");
        }
        let is_japanese = |page: &str| {
            page.starts_with("https://docs.aws.amazon.com/ja_jp/")
                || page.starts_with("https://repost.aws/ja/")
        };
        assert!(row.page.as_deref().is_none_or(is_japanese), "{row:?}");
    }
    for row in &glossary.rows {
        for wrong in &row.not_used {
            assert!(!used.contains(wrong), "{wrong} is used for something, and not used for {}", row.english);
        }
    }
}

#[track_caller]
fn check(line: &str, fault: &str) {
    let found = [glossary().faults(line), faults(line)].concat();
    let is_found =
        if fault.is_empty() { found.is_empty() } else { found.iter().any(|found| found.contains(fault)) };
    assert!(is_found, "{line}: {found:?}");
}

#[test]
fn a_word_that_is_not_used_is_found() {
    check("デコード済みメッセージを貼り付けてください。", "decoded message");
    check("リソースのポリシーを確認してください。", "resource-based policy");
    check("どの層かは不明です。", "policy type");
    check("SCP のレイヤーです。", "policy type");
    check("ユーザを確認してください。", "user");
    check("アクセス許可がありません。", "permission");
}

#[test]
fn within_a_longer_term_and_in_code_a_word_is_no_fault() {
    check("組織のすべての階層で許可が必要です。", "");
    check("ユーザーのアクセス許可の境界です。", "");
    check("`リソースのポリシー` と表示されます。", "");
    check("アクセス許可の境界でのアクセス許可です。", "permission");
}

#[test]
fn spaces_stand_where_the_scripts_meet() {
    check("IAM ポリシーは 2 つあります。", "");
    check("IAMポリシーです。", "no space between Japanese and Latin");
    check("ポリシーは2 つです。", "no space between Japanese and Latin");
    check("`iam:PassRole`が必要です。", "no space between Japanese and Latin");
    check("サービスコントロールポリシー (SCP)が拒否しています。", "no space between Japanese and Latin");
    check("許可 してください。", "a space between Japanese words");
    check("許可してください。 次に確認してください。", "a space beside full-width punctuation");
    check("ロール （パスなし）を指定してください。", "a space beside full-width punctuation");
    check("メッセージ: 「because」", "");
    check("呼び出し元:確認してください。", "no space behind a colon");
}

#[test]
fn punctuation_is_full_width_around_japanese_alone() {
    check("サービスコントロールポリシー (SCP) が拒否しています。", "");
    check("拒否されました（理由は不明です）。", "");
    check("拒否されました (理由は不明です)。", "half-width brackets around Japanese");
    check("組織単位（OU）です。", "full-width brackets around what isn't Japanese");
    check("拒否されました：理由", "a letter of the wrong width");
    check("ＩＡＭ のポリシーです。", "a letter of the wrong width");
    check("拒否されました, 確認してください。", "half-width punctuation behind Japanese");
}

#[test]
fn a_sentence_ends_as_all_do() {
    check("ポリシーが拒否した。", "です or ます");
    check("ポリシーを確認する（必要な場合）。", "です or ます");
    check("ポリシーを確認してください（必要な場合のみです）。", "");
    check("理由を確認する", "");
}

#[test]
fn names_in_braces_and_what_stands_aside_are_no_words() {
    check("{policies}のステートメント `{statement}` が拒否しています。", "");
    let told = pieces(
        Path::new("a.md"),
        "## why\n- {principal} はロール{ (resource) }を使えません{ (code)}。\n- [全て](https://a)\n",
    );
    assert_eq!(told.len(), 1);
    check(&told[0].text, "");
    let told = pieces(Path::new("a.md"), "{principal}はロールです。\n");
    check(&told[0].text, "no space between Japanese and Latin");
}

#[test]
fn strings_are_found_and_comments_and_tests_are_not() {
    let source = "// 全て\nfn a() -> &'static str { \"一つ目\\\n    と `b` \\\"c\\\"\" }\nconst D: char = '\"';\nconst E: &str = \"次\";\n#[cfg(test)]\nmod tests { const F: &str = \"全て\"; }\n";
    let told: Vec<(usize, String)> =
        pieces(Path::new("a.rs"), source).into_iter().map(|piece| (piece.line, piece.text)).collect();
    assert_eq!(told, [(2, "一つ目と `b` \"c\"".to_owned()), (5, "次".to_owned())]);
}

#[test]
fn what_a_page_says_in_japanese_is_found() {
    let page =
        "<p data-ja=\"理由です。\">Why</p>\n<p lang=\"ja\">\n  <code>make</code> を\n  実行します。\n</p>";
    let told: Vec<String> = pieces(Path::new("a.html"), page).into_iter().map(|piece| piece.text).collect();
    assert_eq!(told, ["理由です。", "`make` を 実行します。"]);
    check(&told[1], "a space between Japanese words");
}
