//! Loading what policies come in, and unpacking it with the browser's own decompression.

use super::{
    allowance::{Allowance, MOST_BYTES, Refused},
    archive::{self, Packing, Shape},
};
use crate::protocol::Step;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

/// The formats by the names that browsers give them (Compression Streams Standard).
const GZIP: &str = "gzip";
const DEFLATE: &str = "deflate-raw";

/// After so many files of an archive it is worth telling how far it is.
pub(super) const TOLD_FILES: usize = 50;

/// How many bytes tell what a file is.
const HEAD: f64 = 4.0;

/// A file that was unpacked, or not.
pub(crate) struct Unpacked {
    pub(crate) name: String,
    pub(crate) bytes: Result<Vec<u8>, Refused>,
}

/// The files in a file: itself, unless it is an archive. Says how far it is, before each step that takes time.
pub(crate) async fn unpack(name: &str, content: &Blob, progress: impl Fn(Step)) -> Vec<Unpacked> {
    let whole = |bytes| vec![Unpacked { name: name.to_owned(), bytes }];
    let Ok(head) = head(content).await else { return whole(Err(Refused::Unreadable)) };
    if archive::shape(&head) == Shape::Gzip {
        progress(Step::Unpacking(0, 1));
        let mut allowance = Allowance::of(content.size() as usize);
        return whole(inflate(content, GZIP, &mut allowance).await);
    }
    let bytes = match load(content, &progress).await {
        Ok(bytes) => bytes,
        Err(error) => return whole(Err(error)),
    };
    let members = match archive::shape(&bytes) {
        Shape::Zip(Ok(members)) => members,
        Shape::Zip(Err(refused)) => return whole(Err(refused)),
        Shape::Gzip | Shape::Plain => return whole(Ok(bytes)),
    };
    let mut allowance = Allowance::of(bytes.len());
    let mut files = Vec::new();
    for (at, member) in members.iter().enumerate() {
        if at % TOLD_FILES == 0 {
            progress(Step::Unpacking(at as u64, members.len() as u64));
        }
        let packed = bytes.get(member.start..member.start + member.length).unwrap_or_default();
        let bytes = match member.packing {
            Packing::Stored => allowance.take(packed.len()).map(|()| packed.to_vec()),
            Packing::Deflated => match blob(packed) {
                Ok(packed) => inflate(&packed, DEFLATE, &mut allowance).await,
                Err(_) => Err(Refused::Unreadable),
            },
            Packing::Other => Err(Refused::Unreadable),
        };
        // What is meant to keep the page busy isn't read at all.
        if let Err(refused @ (Refused::Swells | Refused::TooLarge)) = bytes {
            return whole(Err(refused));
        }
        files.push(Unpacked { name: format!("{name}/{}", member.name), bytes });
    }
    files
}

fn blob(bytes: &[u8]) -> Result<Blob, JsValue> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))
}

async fn head(content: &Blob) -> Result<Vec<u8>, JsValue> {
    let head = content.slice_with_f64_and_f64(0.0, HEAD)?;
    Ok(Uint8Array::new(&JsFuture::from(head.array_buffer()).await?).to_vec())
}

async fn load(content: &Blob, progress: &impl Fn(Step)) -> Result<Vec<u8>, Refused> {
    let size = content.size();
    if size > MOST_BYTES as f64 {
        return Err(Refused::TooLarge);
    }
    let mut bytes = Vec::with_capacity(size as usize);
    let told = |done| progress(Step::Loading(done as u64, size as u64));
    read(&content.stream(), &mut Allowance::of(MOST_BYTES), &mut bytes, told).await?;
    Ok(bytes)
}

async fn inflate(packed: &Blob, format: &str, allowance: &mut Allowance) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let unpacked = unpacked(packed, format).map_err(|_| Refused::Unreadable)?;
    read(&unpacked, allowance, &mut bytes, |_| {}).await?;
    Ok(bytes)
}

fn unpacked(packed: &Blob, format: &str) -> Result<ReadableStream, JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let stream = Reflect::construct(&constructor, &Array::of1(&format.into()))?;
    let side = |name: &str| Reflect::get(&stream, &name.into());
    let pair =
        ReadableWritablePair::new(side("readable")?.unchecked_ref(), side("writable")?.unchecked_ref());
    Ok(packed.stream().pipe_through(&pair))
}

/// Reads a stream piece by piece, as far as it is allowed.
async fn read(
    stream: &ReadableStream,
    allowance: &mut Allowance,
    bytes: &mut Vec<u8>,
    progress: impl Fn(usize),
) -> Result<(), Refused> {
    /// So often it is worth telling.
    const TOLD_EVERY: usize = 1_000_000;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut told = 0;
    loop {
        let result = JsFuture::from(reader.read()).await.map_err(|_| Refused::Unreadable)?;
        let field = |name: &str| Reflect::get(&result, &name.into()).map_err(|_| Refused::Unreadable);
        if field("done")?.is_truthy() {
            return Ok(());
        }
        let piece: Uint8Array = field("value")?.unchecked_into();
        let start = bytes.len();
        let end = start + piece.length() as usize;
        if let Err(refused) = allowance.take(piece.length() as usize) {
            // Whether the browser goes on for a moment doesn't matter.
            let _ = reader.cancel();
            return Err(refused);
        }
        bytes.resize(end, 0);
        piece.copy_to(bytes.get_mut(start..).unwrap_or_default());
        if end - told >= TOLD_EVERY {
            told = end;
            progress(end);
        }
    }
}
