//! Every hostile file is refused or taken as it should be, with a report of a size that somebody can read. How long each takes is
//! measured by `cargo xtask bench`; here it is what each limit says that is tried.

use audit_tests::hostile::{Player, Size, all};
use std::collections::BTreeSet;

/// The longest that all that is said of one file may be, in bytes.
const LONGEST_REPORT: usize = 2 << 20;

#[test]
fn every_hostile_file_is_told_what_is_wrong_with_it() {
    let mut player = Player::new().unwrap();
    let all = all();
    let names: BTreeSet<&str> = all.iter().map(|one| one.name).collect();
    assert!(all.len() >= 40 && names.len() == all.len(), "{} files, {} names", all.len(), names.len());
    let ways: BTreeSet<_> = all.iter().map(|one| one.way).collect();
    assert_eq!(ways.len(), 7, "{ways:?}");
    let mut wrong = Vec::new();
    for hostile in &all {
        let said = player.play(hostile, &hostile.make(Size::Small));
        if !said.codes.iter().any(|code| code == hostile.said) {
            let codes: BTreeSet<&String> = said.codes.iter().collect();
            wrong.push(format!("{}: {codes:?} instead of {}", hostile.name, hostile.said));
        }
        if said.length > LONGEST_REPORT || said.codes.len() > 6_000 {
            wrong.push(format!("{}: {} problems, {} bytes", hostile.name, said.codes.len(), said.length));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
