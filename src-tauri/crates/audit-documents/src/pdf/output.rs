//! Compressing and writing the file, so that no stream ends in a byte that a strict reader takes for part of a line end.

use lopdf::{Document as File, Object, SaveOptions, Stream};

use super::failed;
use crate::DocumentError;

/// The line end that lopdf puts before `endstream`, with a carriage return of the stream's own before it:
/// PDF/A's rule on the length of streams then reads as broken.
const UNCLEAR: &[u8] = b"\r\nendstream";

/// The bytes of the file.
pub(crate) fn bytes(file: &mut File) -> Result<Vec<u8>, DocumentError> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream)?;
        }
    }
    let mut last = Vec::new();
    // Streams that gather objects are made while writing: another number of objects gives them other bytes.
    for most in (80..=100).rev() {
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
        let options = options.max_objects_per_stream(most).compression_level(9).build();
        let mut bytes = Vec::new();
        file.save_with_options(&mut bytes, options).map_err(failed)?;
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
    let plain = stream.content.clone();
    stream.compress().map_err(failed)?;
    let mut tries = 1;
    while stream.content.last() == Some(&b'\r') && tries < 16 && !stream.dict.has(b"N") {
        let mut padded = plain.clone();
        if stream.dict.has(b"Length1") {
            padded.resize(plain.len() + 4 * tries, 0);
            stream.dict.set("Length1", padded.len() as i64);
        } else {
            padded.resize(plain.len() + tries, b'\n');
        }
        stream.dict.remove(b"Filter");
        stream.set_content(padded);
        stream.compress().map_err(failed)?;
        tries += 1;
    }
    Ok(())
}
