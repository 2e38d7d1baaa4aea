//! Archives that policies come in: gzip, and zip with its directory.
//!
//! Only what is needed to find the files: decompressing is the browser's.
//! Source: PKWARE, APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16; RFC 1952, 2.3.1.

use super::allowance::{MOST_FILES, Refused};
use std::ops::Range;

/// What some bytes are.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// One file in gzip.
    Gzip,
    /// A zip, with the files in it; or why they aren't read.
    Zip(Result<Vec<Member>, Refused>),
    /// Anything else.
    Plain,
}

/// A file in a zip.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its path in the archive.
    pub name: String,
    /// How it is packed.
    pub packing: Packing,
    /// Where its bytes stand in the archive.
    pub start: usize,
    /// How many bytes it is there.
    pub length: usize,
}

/// How a file in a zip is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Stored,
    /// With DEFLATE (RFC 1951).
    Deflated,
    /// In a way that browsers don't unpack, or encrypted.
    Other,
}

/// Looks at the first bytes, and at the directory of a zip.
pub fn shape(bytes: &[u8]) -> Shape {
    match bytes {
        [0x1f, 0x8b, ..] => Shape::Gzip,
        [b'P', b'K', 3, 4, ..] => members(bytes).map_or(Shape::Plain, Shape::Zip),
        _ => Shape::Plain,
    }
}

/// The files in a zip; `None` where it is none.
fn members(bytes: &[u8]) -> Option<Result<Vec<Member>, Refused>> {
    // The end of the directory: before it is only a comment of at most 64 KiB.
    let tail = bytes.len().saturating_sub(22 + 65_535);
    let end = bytes.get(tail..)?.windows(4).rposition(|window| window == b"PK\x05\x06")? + tail;
    let count = usize::from(u16_at(bytes, end + 10)?);
    let directory = u32_at(bytes, end + 16)?;
    if count > MOST_FILES {
        return Some(Err(Refused::TooManyFiles));
    }
    let mut at = directory;
    let (mut members, mut places) = (Vec::new(), Vec::new());
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            break;
        }
        let encrypted = u16_at(bytes, at + 8)? & 1 == 1;
        let packing = match u16_at(bytes, at + 10)? {
            0 if !encrypted => Packing::Stored,
            8 if !encrypted => Packing::Deflated,
            _ => Packing::Other,
        };
        let length = u32_at(bytes, at + 20)?;
        let [name, extra, comment] = [28, 30, 32].map(|offset| u16_at(bytes, at + offset).map(usize::from));
        let (name, extra, comment) = (name?, extra?, comment?);
        let local = u32_at(bytes, at + 42)?;
        let text = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned();
        at += 46 + name + extra + comment;
        // The file's own header tells where its bytes start.
        let start =
            local + 30 + usize::from(u16_at(bytes, local + 26)?) + usize::from(u16_at(bytes, local + 28)?);
        if !text.ends_with('/') && bytes.get(start..start + length).is_some() {
            members.push(Member { name: text, packing, start, length });
            places.push(local..start + length);
        }
    }
    places.push(directory..at);
    Some(if overlap(places) { Err(Refused::Overlapping) } else { Ok(members) })
}

/// Whether any two of these places share bytes. A zip whose files do unpacks to far more than it is: each byte counts many times.
/// Source: D. Fifield, "A better zip bomb", WOOT 2019.
fn overlap(mut places: Vec<Range<usize>>) -> bool {
    places.sort_unstable_by_key(|place| (place.start, place.end));
    places.iter().zip(places.iter().skip(1)).any(|(one, next)| next.start < one.end)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A zip with one stored file.
    fn zip(name: &str, content: &[u8]) -> Vec<u8> {
        zip_of(name, content, 1, 1)
    }

    /// The same, whose directory lists the file so many times, and says that it lists so many.
    fn zip_of(name: &str, content: &[u8], listed: usize, said: u16) -> Vec<u8> {
        let header = |signature: &[u8], name: &str, size: usize| {
            let mut header = signature.to_vec();
            header.extend([20, 0]);
            header.extend([0; 12]);
            header.extend((size as u32).to_le_bytes());
            header.extend((size as u32).to_le_bytes());
            header.extend((name.len() as u16).to_le_bytes());
            header.extend([0, 0]);
            header
        };
        let mut bytes = header(b"PK\x03\x04", name, content.len());
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        let directory = bytes.len();
        let mut entry = header(b"PK\x01\x02\x14\x00", name, content.len());
        entry.extend([0; 2 + 2 + 2 + 4]);
        entry.extend(0_u32.to_le_bytes());
        entry.extend(name.as_bytes());
        let entries = entry.repeat(listed);
        bytes.extend(&entries);
        bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
        bytes.extend(said.to_le_bytes());
        bytes.extend(said.to_le_bytes());
        bytes.extend((entries.len() as u32).to_le_bytes());
        bytes.extend((directory as u32).to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn the_files_of_a_zip_are_found() {
        let bytes = zip("a.json", b"{}");
        let Shape::Zip(Ok(members)) = shape(&bytes) else { panic!("it is a zip") };
        assert_eq!(members.len(), 1);
        assert_eq!((members[0].name.as_str(), members[0].packing), ("a.json", Packing::Stored));
        assert_eq!(&bytes[members[0].start..members[0].start + members[0].length], b"{}");
    }

    #[test]
    fn a_zip_that_is_cut_off_is_no_zip() {
        let bytes = zip("a.json", b"{}");
        // The last two bytes say how long its comment is, which nobody asks.
        for length in 0..bytes.len() - 2 {
            match shape(&bytes[..length]) {
                Shape::Plain => {}
                Shape::Zip(members) => assert_eq!(members, Ok(Vec::new()), "{length}"),
                Shape::Gzip => panic!("it is none"),
            }
        }
    }

    #[test]
    fn files_that_share_bytes_are_not_read() {
        assert_eq!(shape(&zip_of("a.json", b"{}", 2, 2)), Shape::Zip(Err(Refused::Overlapping)));
        assert!(overlap(vec![5..9, 0..6]) && overlap(vec![0..9, 2..3]));
        assert!(!overlap(vec![5..9, 0..5, 9..9]));
    }

    #[test]
    fn more_files_than_anybody_exports_are_not_read() {
        assert_eq!(shape(&zip_of("a.json", b"{}", 1, 5_001)), Shape::Zip(Err(Refused::TooManyFiles)));
    }

    #[test]
    fn other_bytes_are_told_apart() {
        assert_eq!(shape(&[0x1f, 0x8b, 8]), Shape::Gzip);
        assert_eq!(shape(b"{}"), Shape::Plain);
        assert_eq!(shape(b""), Shape::Plain);
    }
}
