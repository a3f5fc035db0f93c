//! Set-up and chores of the project.
fn main() {}
