//! The files that travel: wire formats, canonical JSON, signatures.
