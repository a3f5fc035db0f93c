//! Audit tools: read from the folder that people edit ([`source`]), and as a file that travels ([`v1`]).

pub mod source;
pub mod v1;

/// A sentence with its full stop: what a library says about a pattern has none.
fn ended(sentence: String) -> String {
    match sentence.ends_with('.') {
        true => sentence,
        false => sentence + ".",
    }
}
