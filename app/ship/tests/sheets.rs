//! Every style sheet is on the page.

#[test]
fn the_document_names_every_style_sheet() {
    let document = include_str!("../../../index.html");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let link = format!("<link rel=\"stylesheet\" href=\"style/{name}\"");
        assert!(document.contains(&link), "index.html lacks {link}");
    }
}
