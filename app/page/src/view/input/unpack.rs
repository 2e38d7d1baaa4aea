//! Unpacking what policies come in, with the browser's own decompression.

use crate::model::archive::{self, Packing, Shape};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};

/// More than this nobody exports, and an archive that grows beyond it is meant to.
const LIMIT: usize = 200_000_000;

/// The formats by the names that browsers give them (Compression Streams Standard).
const GZIP: &str = "gzip";
const DEFLATE: &str = "deflate-raw";

/// A file that was unpacked, or not.
pub(super) struct Unpacked {
    pub(super) name: String,
    pub(super) bytes: Result<Vec<u8>, Unpackable>,
}

/// Why a file can't be unpacked.
pub(super) struct Unpackable;

/// The files in a file: itself, unless it is an archive.
pub(super) async fn unpack(name: String, bytes: Vec<u8>) -> Vec<Unpacked> {
    match archive::shape(&bytes) {
        Shape::Plain => vec![Unpacked { name, bytes: Ok(bytes) }],
        Shape::Gzip => vec![Unpacked { bytes: inflate(&bytes, GZIP, LIMIT).await, name }],
        Shape::Zip(members) => {
            let mut files = Vec::new();
            // All of an archive counts, not each file for itself.
            let mut left = LIMIT;
            for member in members {
                let packed = bytes.get(member.start..member.start + member.length).unwrap_or_default();
                let bytes = match member.packing {
                    Packing::Stored if packed.len() <= left => Ok(packed.to_vec()),
                    Packing::Deflated => inflate(packed, DEFLATE, left).await,
                    Packing::Stored | Packing::Other => Err(Unpackable),
                };
                left -= bytes.as_ref().map_or(0, Vec::len);
                files.push(Unpacked { name: format!("{name}/{}", member.name), bytes });
            }
            files
        }
    }
}

async fn inflate(packed: &[u8], format: &str, limit: usize) -> Result<Vec<u8>, Unpackable> {
    read(packed, format, limit).await.ok().flatten().ok_or(Unpackable)
}

/// Reads piece by piece, and stops at the limit.
async fn read(packed: &[u8], format: &str, limit: usize) -> Result<Option<Vec<u8>>, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(packed)))?;
    let constructor: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let stream = Reflect::construct(&constructor, &Array::of1(&format.into()))?;
    let side = |name: &str| Reflect::get(&stream, &name.into());
    let pair =
        ReadableWritablePair::new(side("readable")?.unchecked_ref(), side("writable")?.unchecked_ref());
    let unpacked = blob.stream().pipe_through(&pair);
    let reader: ReadableStreamDefaultReader = unpacked.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let result = JsFuture::from(reader.read()).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(Some(bytes));
        }
        let piece: Uint8Array = Reflect::get(&result, &"value".into())?.unchecked_into();
        if bytes.len() + piece.length() as usize > limit {
            // Whether the browser goes on for a moment doesn't matter.
            let _ = reader.cancel();
            return Ok(None);
        }
        let start = bytes.len();
        bytes.resize(start + piece.length() as usize, 0);
        piece.copy_to(bytes.get_mut(start..).unwrap_or_default());
    }
}
