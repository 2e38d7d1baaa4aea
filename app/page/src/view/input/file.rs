//! Reading a file into the paste box, or giving it to those who read policies.

use crate::{
    state::{Page, Remark},
    view::icon::{self, icon},
};
use denylens_locator::{
    archive::{self, Shape},
    protocol::Otherwise,
    text_file,
};
use denylens_triage::triage;
use js_sys::Uint8Array;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The most that the box takes of one file, in bytes.
const LIMIT: u32 = 20_000_000;

/// So much of a file tells whether it is a refusal.
const LOOKED_AT: u32 = 200_000;

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

/// Reads files: beside a refusal those that may be policies go to the locator; anything else goes into the box, unless the text there
/// changes in the meantime.
pub(super) fn read_all(page: Page, files: Vec<web_sys::File>) {
    let edition = page.edition();
    spawn_local(async move {
        // All are looked at before any is given away: who stops the reading stops all of it.
        let mut policies = Vec::new();
        let mut text = None;
        for file in files {
            if page.has_request() && may_be_policies(&file).await {
                policies.push(file);
            } else {
                // One text is as much as the box takes.
                text = Some(file);
                break;
            }
        }
        for file in policies {
            page.locator.add_file(file, Otherwise::Leave);
        }
        if let Some(file) = text.filter(|_| page.is_still(edition)) {
            read_into_box(page, file).await;
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

/// Whether it may. A refusal can hold a policy; then it is a refusal first.
async fn may_be_policies(file: &web_sys::File) -> bool {
    let Ok(head) = bytes(file, LOOKED_AT).await else { return false };
    // Of a zip, the directory stands at the end: the head of one is told by its first letters.
    if archive::shape(&head) != Shape::Plain || head.starts_with(b"PK\x03\x04") {
        return true;
    }
    triage(&text_file::read(head).text).denials.is_empty()
}

async fn bytes(file: &web_sys::File, most: u32) -> Result<Vec<u8>, JsValue> {
    let blob = file.slice_with_f64_and_f64(0.0, f64::from(most))?;
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}
