//! Files that lie about where a return is looked for, or are saved in its place: emails, shortcuts, web pages, keys, archives.

use super::foreign::Foreign;

/// How much of a file is looked through for words that tell what it is.
const LOOKED_AT: usize = 4096;

fn start(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).to_ascii_lowercase()
}

/// Office's old container: a message that Outlook saved has parts of this name.
pub(super) fn compound(bytes: &[u8]) -> Foreign {
    let name: Vec<u8> = "__substg1.0_".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match bytes.windows(name.len()).any(|part| part == name) {
        true => Foreign::Mail,
        false => Foreign::OldOffice,
    }
}

/// Files that are no text.
pub(super) fn binary(bytes: &[u8]) -> Option<Foreign> {
    let begins = |starts: &[&[u8]]| starts.iter().any(|start| bytes.starts_with(start));
    let tar = bytes.get(257..262) == Some(b"ustar");
    // “L” and the number by which Windows knows a shortcut.
    if begins(&[b"L\0\0\0\x01\x14\x02\0"]) {
        return Some(Foreign::Shortcut);
    }
    if tar || begins(&[b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A", b"\x1F\x8B\x08", b"BZh", b"\xFD7zXZ\0"]) {
        return Some(Foreign::Archive);
    }
    if begins(&[b"bplist00"]) {
        let name = bytes.windows(9).any(|part| part == b"NSURLName");
        return Some(if name { Foreign::CloudLink } else { Foreign::Shortcut });
    }
    if begins(&[b"\xFF\xFE", b"\xFE\xFF"]) || every_other_is_zero(bytes) {
        return Some(Foreign::WideText);
    }
    let dos = begins(&[b"MZ"]) && bytes.contains(&0);
    (dos || begins(&[b"\x7FELF", b"\xCF\xFA\xED\xFE", b"\xCA\xFE\xBA\xBE"])).then_some(Foreign::Program)
}

/// UTF-16 that does not say so.
fn every_other_is_zero(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64) & !1];
    let zeros = |first: usize| start.len() >= 8 && start.iter().skip(first).step_by(2).all(|byte| *byte == 0);
    let letters = |first: usize| start.iter().skip(first).step_by(2).all(|byte| *byte != 0);
    (zeros(1) && letters(0)) || (zeros(0) && letters(1))
}

/// What Google leaves in a folder for a document of its own: a few words of JSON with its address. A file of ours that is cut short
/// still says by a type of ours that it is none.
pub(super) fn cloud_link(text: &[u8]) -> bool {
    let start = if text.len() < LOOKED_AT { start(text) } else { String::new() };
    start.contains("docs.google.com") && !start.contains("\"safeguarding-audit-")
}

/// A web page, a shortcut of a Mac, or other XML.
pub(super) fn markup(text: &[u8]) -> Foreign {
    let start = start(text);
    match () {
        () if start.contains("<!doctype html") || start.contains("<html") => Foreign::WebPage,
        () if start.contains("<plist") && start.contains("<key>url</key>") => Foreign::Shortcut,
        () => Foreign::Markup,
    }
}

/// A private key as text, of whatever kind.
pub(super) fn private_key(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.starts_with(b"-----BEGIN ") && line.windows(11).any(|part| part == b"PRIVATE KEY")
}

/// A shortcut that is text: Windows' .url, the .desktop of Linux.
pub(super) fn shortcut(text: &[u8]) -> bool {
    let start = start(text);
    ["[internetshortcut]", "[desktop entry]", "[{000214a0-"].iter().any(|name| start.starts_with(name))
}

/// An email as text: lines with the names of such lines, above everything else.
pub(super) fn mail(text: &[u8]) -> bool {
    const NAMES: [&str; 8] =
        ["from:", "to:", "subject:", "date:", "mime-version:", "message-id:", "received:", "return-path:"];
    // A mail box puts a line of its own in front.
    let start = start(text);
    let start = start.strip_prefix("from ").and_then(|rest| rest.split_once('\n')).map_or(start.as_str(), |two| two.1);
    let head = start.lines().take_while(|line| !line.trim().is_empty());
    let mut named = 0;
    for (at, line) in head.enumerate() {
        let is_field = line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        });
        // A line that goes on from the one above begins with white space.
        if !(is_field || (at > 0 && line.starts_with([' ', '\t']))) {
            break;
        }
        named += usize::from(NAMES.iter().any(|name| line.starts_with(name)));
    }
    named >= 3
}
