//! Compressing and writing the file, so that no stream ends in a byte that a strict reader takes for part of a line end.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document as File, Object, SaveOptions, Stream};

use super::failed;
use crate::DocumentError;

/// The line end that lopdf puts before `endstream`, with a carriage return of the stream's own before it:
/// PDF/A's rule on the length of streams then reads as broken.
const UNCLEAR: &[u8] = b"\r\nendstream";

/// How often another grouping is tried.
const TRIES: usize = 21;

/// The bytes of the file.
pub(crate) fn bytes(file: &mut File) -> Result<Vec<u8>, DocumentError> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream)?;
        }
    }
    let mut last = Vec::new();
    // Streams that gather objects are made while writing: another number of objects gives them other bytes, as long as it is no more
    // than there are.
    let all = file.objects.len().clamp(TRIES, 500);
    for most in (all - TRIES + 1..=all).rev() {
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
        let options = options.max_objects_per_stream(most).compression_level(9).build();
        let mut bytes = Vec::new();
        file.save_with_options(&mut bytes, options).map_err(failed)?;
        let bytes = with_compressed_table(bytes)?;
        if !bytes.windows(UNCLEAR.len()).any(|w| w == UNCLEAR) {
            return Ok(bytes);
        }
        last = bytes;
    }
    Ok(last)
}

/// Compresses a stream. White space behind page content and character maps, and zeros behind a font, change nothing.
fn compress(stream: &mut Stream) -> Result<(), DocumentError> {
    if !stream.allows_compression {
        return Ok(());
    }
    let mut packed = zlib(&stream.content)?;
    let mut tries = 1;
    while packed.last() == Some(&b'\r') && tries < 16 && !stream.dict.has(b"N") {
        if stream.dict.has(b"Length1") {
            stream.content.extend([0; 4]);
            stream.dict.set("Length1", stream.content.len() as i64);
        } else {
            stream.content.push(b'\n');
        }
        packed = zlib(&stream.content)?;
        tries += 1;
    }
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(packed);
    Ok(())
}

/// lopdf leaves the table that says where each object is as it is: five sixths of it are air. It is the last object.
fn with_compressed_table(bytes: Vec<u8>) -> Result<Vec<u8>, DocumentError> {
    let damaged = || failed("the table of objects is not where it should be");
    let end = find_last(&bytes, b"\nstartxref\n").ok_or_else(damaged)?;
    let told = bytes[end..].split(|byte| *byte == b'\n').nth(2).and_then(|line| std::str::from_utf8(line).ok());
    let start: usize = told.and_then(|number| number.parse().ok()).ok_or_else(damaged)?;
    let table = bytes.get(start..end).ok_or_else(damaged)?;
    let content = find(table, b"stream\n").ok_or_else(damaged)? + b"stream\n".len();
    let content_end = find_last(table, b"\nendstream").ok_or_else(damaged)?;
    let plain = table.get(content..content_end).ok_or_else(damaged)?;
    let head = String::from_utf8_lossy(&table[..content]).into_owned();
    let length = format!("/Length {}", plain.len());
    if !head.contains(&length) || !head.contains("/W[1 4 2]") {
        return Err(damaged());
    }
    let packed = zlib(&differences(plain))?;
    let how = format!("/Length {}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {ENTRY}>>", packed.len());
    let head = head.replacen(&length, &how, 1);
    Ok([&bytes[..start], head.as_bytes(), &packed, &table[content_end..], &bytes[end..]].concat())
}

/// Bytes of an entry of the table: kind, place, index.
const ENTRY: usize = 7;

/// Each entry as what it differs from the one before, after a 2 that says so (PNG's predictor "up").
fn differences(table: &[u8]) -> Vec<u8> {
    let mut before = [0; ENTRY];
    let mut out = Vec::with_capacity(table.len() + table.len() / ENTRY);
    for entry in table.chunks_exact(ENTRY) {
        out.push(2);
        out.extend(entry.iter().zip(before).map(|(byte, above)| byte.wrapping_sub(above)));
        before.copy_from_slice(entry);
    }
    out
}

fn zlib(plain: &[u8]) -> Result<Vec<u8>, DocumentError> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(plain).map_err(failed)?;
    packer.finish().map_err(failed)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}
