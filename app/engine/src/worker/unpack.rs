//! Loading what policies come in, and unpacking it with the browser's own decompression.

use super::archive::{self, Packing, Shape};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

/// More than this nobody exports, and an archive that grows beyond it is meant to.
const LIMIT: usize = 200_000_000;

/// The formats by the names that browsers give them (Compression Streams Standard).
const GZIP: &str = "gzip";
const DEFLATE: &str = "deflate-raw";

/// How many bytes tell what a file is.
const HEAD: f64 = 4.0;

/// A file that was unpacked, or not.
pub(crate) struct Unpacked {
    pub(crate) name: String,
    pub(crate) bytes: Result<Vec<u8>, Unpackable>,
}

/// Why a file can't be unpacked.
pub(crate) struct Unpackable;

/// The files in a file: itself, unless it is an archive. Says how many of how many bytes have come in.
pub(crate) async fn unpack(name: &str, content: &Blob, progress: impl Fn(u64, u64)) -> Vec<Unpacked> {
    let whole = |bytes| vec![Unpacked { name: name.to_owned(), bytes }];
    let Ok(head) = head(content).await else { return whole(Err(Unpackable)) };
    if archive::shape(&head) == Shape::Gzip {
        return whole(inflate(content, GZIP, LIMIT).await);
    }
    let bytes = match load(content, progress).await {
        Ok(bytes) => bytes,
        Err(error) => return whole(Err(error)),
    };
    let Shape::Zip(members) = archive::shape(&bytes) else { return whole(Ok(bytes)) };
    let mut files = Vec::new();
    // All of an archive counts, not each file for itself.
    let mut left = LIMIT;
    for member in members {
        let packed = bytes.get(member.start..member.start + member.length).unwrap_or_default();
        let bytes = match member.packing {
            Packing::Stored if packed.len() <= left => Ok(packed.to_vec()),
            Packing::Deflated => match blob(packed) {
                Ok(packed) => inflate(&packed, DEFLATE, left).await,
                Err(_) => Err(Unpackable),
            },
            Packing::Stored | Packing::Other => Err(Unpackable),
        };
        left -= bytes.as_ref().map_or(0, Vec::len);
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

async fn load(content: &Blob, progress: impl Fn(u64, u64)) -> Result<Vec<u8>, Unpackable> {
    let size = content.size();
    if size > LIMIT as f64 {
        return Err(Unpackable);
    }
    let mut bytes = Vec::with_capacity(size as usize);
    read(&content.stream(), LIMIT, &mut bytes, |done| progress(done as u64, size as u64)).await?;
    Ok(bytes)
}

async fn inflate(packed: &Blob, format: &str, limit: usize) -> Result<Vec<u8>, Unpackable> {
    let mut bytes = Vec::new();
    let unpacked = unpacked(packed, format).map_err(|_| Unpackable)?;
    read(&unpacked, limit, &mut bytes, |_| {}).await?;
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

/// Reads a stream piece by piece, and stops at the limit.
async fn read(
    stream: &ReadableStream,
    limit: usize,
    bytes: &mut Vec<u8>,
    progress: impl Fn(usize),
) -> Result<(), Unpackable> {
    /// So often it is worth telling.
    const TOLD_EVERY: usize = 1_000_000;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut told = 0;
    loop {
        let result = JsFuture::from(reader.read()).await.map_err(|_| Unpackable)?;
        let field = |name: &str| Reflect::get(&result, &name.into()).map_err(|_| Unpackable);
        if field("done")?.is_truthy() {
            return Ok(());
        }
        let piece: Uint8Array = field("value")?.unchecked_into();
        let start = bytes.len();
        let end = start + piece.length() as usize;
        if end > limit {
            // Whether the browser goes on for a moment doesn't matter.
            let _ = reader.cancel();
            return Err(Unpackable);
        }
        bytes.resize(end, 0);
        piece.copy_to(bytes.get_mut(start..).unwrap_or_default());
        if end - told >= TOLD_EVERY {
            told = end;
            progress(end);
        }
    }
}
