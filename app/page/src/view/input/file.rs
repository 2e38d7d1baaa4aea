//! Reading a file into the paste box, or giving it to those who read policies or take credentials.

use crate::{
    chunk::NotCome,
    effect::effect,
    model::{
        file::{FirstSight, LOOKED_AT, first_sight, is_of_keys},
        filed::{Became, Filed},
        remark::Remark,
        tab::Tab,
    },
    state::{Page, policies::Since},
    view::icon::{self, icon},
};
use denylens_engine::{
    protocol::Otherwise,
    worker::text_file::{self, Legibility, TextFile},
};
use js_sys::Uint8Array;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;
use zeroize::Zeroizing;

/// The most that the box takes of one file, in bytes.
const LIMIT: u32 = 20_000_000;

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
            <span>{move || page.words().input.open_file}</span>
            <input
                type="file"
                class="visually-hidden"
                aria-label=move || page.words().input.open_file
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
    let (edition, since) = (page.paste.edition(), page.policies.now());
    spawn_local(async move {
        if let Err(NotCome) = sort(page, files, edition, since).await {
            page.paste.remark.set(Remark::NotCome);
        }
    });
}

/// Reads files: those that are policies, or beside a refusal may be, are compared with it, and those with a secret are left alone; of the
/// rest the first goes into the box, unless the text there is of another edition by then. None is taken that came before everything was
/// forgotten.
#[wasm_split(policies, fallible)]
fn sort(page: Page, files: Vec<web_sys::File>, edition: u32, since: Since) -> Result<(), NotCome> {
    let has_request = move || {
        page.engine.refusal.read_untracked().as_ref().is_some_and(|denial| denial.request().is_some())
    };
    spawn_local(async move {
        // All are looked at before any is given away: who stops the reading stops all of it.
        let (mut policies, mut refusals, mut others, mut filed) = (vec![], vec![], vec![], vec![]);
        for file in files {
            match look(&file).await {
                FirstSight::Keys => {
                    filed.push(Filed { name: file.name(), became: Became::Keys(page.secrets.delivery) });
                }
                FirstSight::Policies => policies.push(file),
                FirstSight::Open if has_request() => policies.push(file),
                FirstSight::Refusal => refusals.push(file),
                FirstSight::Open => others.push(file),
            }
        }
        if page.policies.now() != since {
            return;
        }
        if !policies.is_empty() {
            page.tab.set(Tab::Policies);
        }
        for file in policies {
            filed.push(Filed { name: file.name(), became: Became::Policies });
            page.policies.add_file(file, Otherwise::Leave);
        }
        let mut texts = refusals.into_iter().chain(others);
        while page.paste.is_still(edition)
            && let Some(file) = texts.next()
            && let Some(text) = read_into_box(page, file).await
        {
            let took_the_box = text.became.took_the_box();
            filed.insert(0, text);
            if took_the_box {
                break;
            }
        }
        filed.extend(texts.map(|file| Filed { name: file.name(), became: Became::Left }));
        if page.policies.now() == since && !filed.is_empty() {
            page.paste.remark.set(Remark::Files(filed));
        }
    });
    Ok(())
}

/// Reads a file as credentials, unless everything is forgotten in the meantime.
pub(in crate::view) fn read_as_keys(page: Page, file: web_sys::File) {
    let edition = page.paste.edition();
    spawn_local(async move {
        let text = bytes(&file, LOOKED_AT).await.map(|bytes| Zeroizing::new(text_file::read(bytes).text));
        match text {
            Ok(text) if page.paste.is_still(edition) => page.secrets.keys_dropped(&text),
            Ok(_) => {}
            Err(_) => {
                let filed = Filed { name: file.name(), became: Became::Unreadable };
                page.paste.remark.set(Remark::Files(vec![filed]));
            }
        }
    });
}

/// Takes a file that was read for policies and has none: it may be a text like others.
pub(super) fn take_what_is_no_policy(page: Page) {
    effect(move || {
        if let Some(file) = page.policies.left.get() {
            spawn_local(async move {
                if let Err(NotCome) = read_left(page, file).await {
                    page.paste.remark.set(Remark::NotCome);
                }
            });
        }
    });
    effect(move || {
        if let Some(name) = page.policies.unreadable.get() {
            tell(page, Filed { name, became: Became::Unreadable });
        }
    });
}

/// Says of a file what became of it, beside those that were given with it.
fn tell(page: Page, filed: Filed) {
    page.paste.remark.update(|remark| *remark = std::mem::take(remark).with(filed));
}

#[wasm_split(policies, fallible)]
fn read_left(page: Page, file: web_sys::File) -> Result<(), NotCome> {
    // Another one that was given with it may take the box, now or while this one is read.
    let is_taken = move || {
        let told = page.paste.remark.get_untracked();
        told.files().iter().any(|other| other.became.took_the_box())
    };
    spawn_local(async move {
        let left = Filed { name: file.name(), became: Became::Left };
        let read = if is_taken() { None } else { read_into_box(page, file).await };
        if let Some(filed) = read.or(is_taken().then_some(left)) {
            tell(page, filed);
        }
    });
    Ok(())
}

/// Puts a file's text into the box, and says what became of it; nothing where another text has come meanwhile.
async fn read_into_box(page: Page, file: web_sys::File) -> Option<Filed> {
    let name = file.name();
    let cut_at = (file.size() > f64::from(LIMIT)).then_some(LIMIT);
    let edition = page.paste.edition();
    let bytes = bytes(&file, LIMIT).await;
    if !page.paste.is_still(edition) {
        return None;
    }
    let became = match bytes {
        Ok(bytes) => {
            let TextFile { text, legibility } = text_file::read(bytes);
            let text = Zeroizing::new(text);
            if legibility == Legibility::Binary {
                Became::NoText
            } else if file.size() > f64::from(LOOKED_AT) && is_of_keys(&text) {
                Became::Keys(page.secrets.delivery)
            } else {
                let told = page.paste.remark.get_untracked();
                page.place(&text);
                // What became of the others still holds.
                page.paste.remark.set(Remark::Files(told.files()));
                Became::Text { legibility, cut_at }
            }
        }
        Err(_) => Became::Unreadable,
    };
    Some(Filed { name, became })
}

async fn look(file: &web_sys::File) -> FirstSight {
    bytes(file, LOOKED_AT).await.map_or(FirstSight::Open, first_sight)
}

async fn bytes(file: &web_sys::File, most: u32) -> Result<Vec<u8>, JsValue> {
    let blob = file.slice_with_f64_and_f64(0.0, f64::from(most))?;
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}
