//! Other people's code: its licences, what is kept out, and where it comes from. The rules are `.cargo/deny.toml`.

use crate::place::Place;
use crate::step::{Outcome, command, run};
use crate::tools::CARGO_DENY;

/// Holds every crate of `Cargo.lock` against the rules.
pub fn check(place: &Place) -> Outcome {
    let deny = CARGO_DENY.program(place)?.display().to_string();
    // A crate that no rule expected is a warning of its own, and just as wrong.
    let arguments = ["--locked", "check", "--deny", "warnings", "bans", "licenses", "sources"];
    run(&mut command(&deny, &arguments, place.root()))
}

/// Asks the RustSec database, over the network, for known weaknesses of every crate of `Cargo.lock`.
pub fn advisories(place: &Place) -> Outcome {
    let deny = CARGO_DENY.program(place)?.display().to_string();
    run(&mut command(&deny, &["--locked", "check", "advisories"], place.root()))
}
