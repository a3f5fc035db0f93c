//! A message bus of its own on which a key store has its name and never answers, as one does whose password box nobody fills in.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// The bus, and the key store on it.
pub struct Bus {
    daemon: Child,
    address: String,
    /// Has the name for as long as this is open, and reads nothing.
    _store: UnixStream,
}

impl Bus {
    /// Starts them; `None` where there is no `dbus-daemon`.
    pub fn start() -> Option<Self> {
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--print-address=1"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut daemon = daemon.spawn().ok()?;
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().expect("piped")).read_line(&mut address).expect("an address");
        let path =
            address.split(',').find_map(|part| part.strip_prefix("unix:path=")).expect("a socket").trim().to_owned();
        let store = named("org.freedesktop.secrets", &PathBuf::from(path));
        Some(Self { daemon, address: address.trim().to_owned(), _store: store })
    }

    /// Where programs find it.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// Says hello to the bus and takes a name.
fn named(name: &str, socket: &std::path::Path) -> UnixStream {
    let mut stream = UnixStream::connect(socket).expect("the bus listens");
    let user: String =
        rustix::process::getuid().as_raw().to_string().bytes().map(|byte| format!("{byte:02x}")).collect();
    stream.write_all(format!("\0AUTH EXTERNAL {user}\r\n").as_bytes()).expect("it is written");
    let mut answer = [0; 256];
    let length = stream.read(&mut answer).expect("an answer");
    assert!(answer[..length].starts_with(b"OK"), "{}", String::from_utf8_lossy(&answer[..length]));
    stream.write_all(b"BEGIN\r\n").expect("it is written");
    stream.write_all(&call(1, "Hello", &[])).expect("it is written");
    let mut body = text(name);
    body.resize(body.len().next_multiple_of(4), 0);
    // Not queued for a name that is another's.
    body.extend(4_u32.to_le_bytes());
    stream.write_all(&call(2, "RequestName", &body)).expect("it is written");
    // The answers: it has the name once the second one is there.
    let mut said = Vec::new();
    while !said.windows(12).any(|seen| seen == b"NameAcquired") || said.len() < 300 {
        let length = stream.read(&mut answer).expect("an answer");
        said.extend(&answer[..length]);
        if String::from_utf8_lossy(&said).matches("NameAcquired").count() >= 2 {
            break;
        }
    }
    stream
}

/// A call of a method of the bus itself, little-endian.
fn call(serial: u32, method: &str, body: &[u8]) -> Vec<u8> {
    let signature: &[u8] = if body.is_empty() { b"" } else { b"su" };
    let fields: [(u8, u8, Vec<u8>); 4] = [
        (1, b'o', text("/org/freedesktop/DBus")),
        (2, b's', text("org.freedesktop.DBus")),
        (3, b's', text(method)),
        (6, b's', text("org.freedesktop.DBus")),
    ];
    let mut head: Vec<u8> = Vec::new();
    for (code, kind, value) in fields {
        head.resize(head.len().next_multiple_of(8), 0);
        head.extend([code, 1, kind, 0]);
        head.extend(value);
    }
    if !signature.is_empty() {
        head.resize(head.len().next_multiple_of(8), 0);
        head.extend([8, 1, b'g', 0, signature.len() as u8]);
        head.extend(signature);
        head.push(0);
    }
    let mut message = vec![b'l', 1, 0, 1];
    message.extend((body.len() as u32).to_le_bytes());
    message.extend(serial.to_le_bytes());
    message.extend((head.len() as u32).to_le_bytes());
    message.extend(head);
    message.resize(message.len().next_multiple_of(8), 0);
    message.extend(body);
    message
}

/// A text with its length before it and a zero after it.
fn text(words: &str) -> Vec<u8> {
    let mut bytes = (words.len() as u32).to_le_bytes().to_vec();
    bytes.extend(words.bytes());
    bytes.push(0);
    bytes
}
