//! Reading a file into the paste box, or giving it to those who read policies or take credentials.

use crate::{
    chunk::NotCome,
    state::{Page, Remark},
    view::icon::{self, icon},
};
use denylens_decode::credentials;
use denylens_engine::{
    archive::{self, Shape},
    protocol::Otherwise,
    text_file,
};
use denylens_triage::triage;
use js_sys::Uint8Array;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;
use zeroize::Zeroizing;

/// The most that the box takes of one file, in bytes.
const LIMIT: u32 = 20_000_000;

/// So much of a file tells what it is, in bytes; credentials are never longer.
const LOOKED_AT: u32 = 200_000;

/// Whether files are dragged, and no text.
pub(super) fn is_dragged(event: &web_sys::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
}

/// The files that were dropped.
pub(in crate::view) fn dropped(event: &web_sys::DragEvent) -> Vec<web_sys::File> {
    let files = event.data_transfer().and_then(|data| data.files());
    files.into_iter().flat_map(|files| (0..files.length()).filter_map(move |at| files.get(at))).collect()
}

/// The way to a file for those who don't drag.
pub(super) fn chooser(page: Page) -> impl IntoView {
    view! {
        <label class="button">
            {icon(icon::FILE)}
            {move || page.words().input.open_file}
            <input
                type="file"
                class="visually-hidden"
                data-testid="file"
                on:change:target=move |event| {
                    let file = event.target().files().and_then(|files| files.get(0));
                    read_all(page, file.into_iter().collect());
                    // So that the same file can be chosen again.
                    event.target().set_value("");
                }
            />
        </label>
    }
}

/// Reads files, when what reads them has come.
pub(super) fn read_all(page: Page, files: Vec<web_sys::File>) {
    spawn_local(async move {
        if let Err(NotCome) = sort(page, files).await {
            page.remark.set(Remark::NotCome);
        }
    });
}

/// Reads files: those that are policies, or beside a refusal may be, go to the locator, and those with a secret are left alone; of the
/// rest the first goes into the box, unless the text there changes in the meantime.
#[wasm_split(policies, fallible)]
fn sort(page: Page, files: Vec<web_sys::File>) -> Result<(), NotCome> {
    let edition = page.edition();
    spawn_local(async move {
        // All are looked at before any is given away: who stops the reading stops all of it.
        let (mut policies, mut refusals, mut others, mut keys) = (Vec::new(), Vec::new(), Vec::new(), None);
        for file in files {
            match look(&file).await {
                Look::Keys => keys = Some(Remark::FileHasKeys { name: file.name() }),
                Look::Policies => policies.push(file),
                Look::Open if page.has_request() => policies.push(file),
                Look::Refusal => refusals.push(file),
                Look::Open => others.push(file),
            }
        }
        for file in policies {
            page.locator.add_file(file, Otherwise::Leave);
        }
        let mut texts = refusals.into_iter().chain(others);
        if let Some(file) = texts.next().filter(|_| page.is_still(edition)) {
            read_into_box(page, file).await;
            // One text is as much as the box takes.
            if let Some(left) = texts.next() {
                page.remark.set(Remark::FileLeft { name: left.name() });
            }
        }
        if let Some(keys) = keys {
            page.remark.set(keys);
        }
    });
    Ok(())
}

/// Reads a file as credentials, unless everything is forgotten in the meantime.
pub(in crate::view) fn read_as_keys(page: Page, file: web_sys::File) {
    let edition = page.edition();
    spawn_local(async move {
        let text = bytes(&file, LOOKED_AT).await.map(|bytes| Zeroizing::new(text_file::read(bytes).text));
        match text {
            Ok(text) if page.is_still(edition) => page.keys_dropped(&text),
            Ok(_) => {}
            Err(_) => page.remark.set(Remark::FileUnreadable { name: file.name() }),
        }
    });
}

/// Takes what the locator leaves: what is no policy may be a text like others.
pub(super) fn listen_to_locator(page: Page) {
    Effect::new(move |_| {
        if let Some(file) = page.locator.left.get() {
            spawn_local(read_into_box(page, file));
        }
    });
    Effect::new(move |_| {
        if let Some(name) = page.locator.unreadable.get() {
            page.remark.set(Remark::FileUnreadable { name });
        }
    });
}

async fn read_into_box(page: Page, file: web_sys::File) {
    let name = file.name();
    let cut_at = (file.size() > f64::from(LIMIT)).then_some(LIMIT);
    let edition = page.edition();
    let bytes = bytes(&file, LIMIT).await;
    if !page.is_still(edition) {
        return;
    }
    let remark = match bytes {
        Ok(bytes) => {
            let file = text_file::read(bytes);
            page.place(&file.text);
            Remark::FileRead { name, reading: file.reading, cut_at }
        }
        Err(_) => Remark::FileUnreadable { name },
    };
    page.remark.set(remark);
}

/// What a file is at first sight.
enum Look {
    /// Credentials.
    Keys,
    /// Policies, or an archive, in which nothing else is looked for.
    Policies,
    /// A refusal, whatever policies or secrets stand in it.
    Refusal,
    /// Neither for sure.
    Open,
}

/// What the files of policies have in their first lines, each the key of an answer or of a document.
const SIGNS: [&str; 9] = [
    "DetailList\"",
    "\"PolicyVersionList\"",
    "\"PolicySummary\"",
    "\"PolicyDocument\"",
    "\"AssumeRolePolicyDocument\"",
    "\"PolicyVersion\"",
    "\"Statement\"",
    "\"Policy\"",
    "\"Policies\"",
];

async fn look(file: &web_sys::File) -> Look {
    let Ok(head) = bytes(file, LOOKED_AT).await else { return Look::Open };
    // Of a zip, the directory stands at the end: the head of one is told by its first letters.
    if archive::shape(&head) != Shape::Plain || head.starts_with(b"PK\x03\x04") {
        return Look::Policies;
    }
    let text = Zeroizing::new(text_file::read(head).text);
    if !triage(&text).denials.is_empty() {
        return Look::Refusal;
    }
    if credentials::are_in(&text) {
        return Look::Keys;
    }
    let is_json = text.trim_start().starts_with(['{', '[']);
    if is_json && SIGNS.iter().any(|sign| text.contains(sign)) { Look::Policies } else { Look::Open }
}

async fn bytes(file: &web_sys::File, most: u32) -> Result<Vec<u8>, JsValue> {
    let blob = file.slice_with_f64_and_f64(0.0, f64::from(most))?;
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}
