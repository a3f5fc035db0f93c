//! Other people's code: its licences, what is kept out, and where it comes from. The rules are `.cargo/deny.toml`.

use crate::checks::advisories;
use crate::place::Place;
use crate::step::{Outcome, command, run};
use crate::tools::CARGO_DENY;

/// Holds every crate of `Cargo.lock` against the rules, and asks for known weaknesses where there is a database of them.
pub fn check(place: &Place) -> Outcome {
    let deny = CARGO_DENY.program(place)?.display().to_string();
    // A crate that no rule expected is a warning of its own, and just as wrong.
    let arguments = ["--locked", "check", "--deny", "warnings", "bans", "licenses", "sources"];
    run(&mut command(&deny, &arguments, place.root()))?;
    advisories::where_there_is_a_database(place)
}
