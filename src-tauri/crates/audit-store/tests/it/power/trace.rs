//! What strace wrote down: the writes of the store's two files in their order, and what the program said.

/// Which of the store's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    Store,
    Journal,
}

/// One thing that the program did to the disk, or said.
#[derive(Clone, Debug)]
pub enum Event {
    Write {
        file: File,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        file: File,
        to: usize,
    },
    Sync(File),
    /// The folder's own list of names reached the disk.
    SyncFolder,
    Said(String),
}

/// The calls to record; those that would change a name are refused by [`events`].
pub const CALLS: &str = "write,pread64,pwrite64,pwritev,pwritev2,writev,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,\
                         rename,renameat,renameat2,unlink,unlinkat,link,linkat,mmap";

/// Reads a trace of these calls, made with `-y -xx`: texts in hexadecimal, descriptors with their paths.
///
/// # Panics
/// At a call on one of the files that the replay does not know: it would prove nothing then.
pub fn events(trace: &str, store: &str) -> Vec<Event> {
    trace.lines().filter_map(|line| event(line, store)).collect()
}

fn event(line: &str, store: &str) -> Option<Event> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    let (first, rest) = arguments.split_once('>').unwrap_or((arguments, ""));
    let path = String::from_utf8(hex(first)).ok()?;
    let folder = store.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = if path == store {
        File::Store
    } else if path.strip_prefix(store) == Some("-journal") {
        File::Journal
    } else if path == folder && matches!(name, "fsync" | "fdatasync") {
        return Some(Event::SyncFolder);
    } else if first.starts_with("1<") && name == "write" {
        return Some(Event::Said(String::from_utf8_lossy(&hex(quoted(rest))).into_owned()));
    } else {
        return None;
    };
    let last = || arguments.trim_end_matches(')').rsplit(", ").next().and_then(|number| number.parse().ok());
    match name {
        "pwrite64" => Some(Event::Write { file, at: last().expect("a place"), bytes: hex(quoted(rest)) }),
        "ftruncate" => Some(Event::Truncate { file, to: last().expect("a length") }),
        "fsync" | "fdatasync" => Some(Event::Sync(file)),
        "pread64" => None,
        other => panic!("the replay does not know {other}: {}", &line[..line.len().min(200)]),
    }
}

fn quoted(text: &str) -> &str {
    text.split('"').nth(1).unwrap_or_default()
}

/// `\x41\x42` as bytes; everything else in the text is left out.
fn hex(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).filter_map(|two| u8::from_str_radix(two.get(..2)?, 16).ok()).collect()
}
