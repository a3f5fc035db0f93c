//! What later starts knock at: a local socket of this user, on Windows a named pipe. Both live on this computer alone and
//! are no internet sockets.

#[cfg(unix)]
pub use unix::{Listener, Stream, connect, listen};
#[cfg(windows)]
pub use windows::{Listener, Stream, connect, listen};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::path::Path;

    pub use std::os::unix::net::UnixListener as Listener;
    pub use std::os::unix::net::UnixStream as Stream;

    /// Knocks. Fails where nobody listens, also where a killed program left its file behind.
    pub fn connect(address: &Path) -> io::Result<Stream> {
        Stream::connect(address)
    }

    /// Listens, in place of a program that is gone. Only called after nobody answered.
    pub fn listen(address: &Path) -> io::Result<Listener> {
        match std::fs::remove_file(address) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        Listener::bind(address)
    }
}

#[cfg(windows)]
mod windows {
    use std::io;
    use std::path::Path;

    use interprocess::local_socket::{GenericFilePath, ListenerOptions, prelude::*};

    pub use interprocess::local_socket::{Listener, Stream};

    /// Knocks. Fails where nobody listens: a pipe ends with its program.
    pub fn connect(address: &Path) -> io::Result<Stream> {
        Stream::connect(address.to_fs_name::<GenericFilePath>()?)
    }

    /// Listens.
    pub fn listen(address: &Path) -> io::Result<Listener> {
        ListenerOptions::new().name(address.to_fs_name::<GenericFilePath>()?).create_sync()
    }
}
