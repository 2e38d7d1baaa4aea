//! Reading a file into the paste box.

use super::unpack::{Unpackable, unpack};
use crate::{
    model::{
        archive::{self, Shape},
        file,
    },
    state::{Page, Remark},
    view::icon::{self, icon},
};
use js_sys::Uint8Array;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

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

/// Reads files: policies join those that the user has given, anything else goes into the box, unless the text there changes in the
/// meantime.
pub(super) fn read_all(page: Page, files: Vec<web_sys::File>) {
    let edition = page.edition();
    spawn_local(async move {
        for file in files {
            let name = file.name();
            let cut_at = (file.size() > f64::from(file::LIMIT)).then_some(file::LIMIT);
            let bytes = bytes(&file, cut_at).await;
            if !page.is_still(edition) {
                return;
            }
            let remark = match bytes {
                Ok(bytes) if archive::shape(&bytes) != Shape::Plain && page.has_request() => {
                    add_policies(page, name, bytes).await;
                    continue;
                }
                Ok(bytes) => {
                    let file = file::read(&bytes);
                    if page.takes_policies(&name, &file.text) {
                        continue;
                    }
                    page.place(&file.text);
                    Remark::FileRead { name, reading: file.reading, cut_at }
                }
                Err(_) => Remark::FileUnreadable { name },
            };
            page.remark.set(remark);
            // One text is as much as the box takes.
            return;
        }
    });
}

/// Reads files as policies, whatever they look like.
pub(in crate::view) fn read_policies(page: Page, files: Vec<web_sys::File>) {
    spawn_local(async move {
        for file in files {
            let name = file.name();
            match bytes(&file, None).await {
                Ok(bytes) => add_policies(page, name, bytes).await,
                Err(_) => page.remark.set(Remark::FileUnreadable { name }),
            }
        }
    });
}

/// Adds a file of policies, or all files of an archive.
async fn add_policies(page: Page, name: String, bytes: Vec<u8>) {
    for unpacked in unpack(name, bytes).await {
        match unpacked.bytes {
            Ok(bytes) => page.add_policies(&unpacked.name, &file::read(&bytes).text),
            Err(Unpackable) => page.remark.set(Remark::FileUnreadable { name: unpacked.name }),
        }
    }
}

async fn bytes(file: &web_sys::File, cut_at: Option<u32>) -> Result<Vec<u8>, JsValue> {
    let blob = match cut_at {
        Some(length) => file.slice_with_f64_and_f64(0.0, f64::from(length))?,
        None => file.clone().into(),
    };
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}
