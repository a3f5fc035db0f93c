//! The window: builds it and registers its commands.
fn main() {}
