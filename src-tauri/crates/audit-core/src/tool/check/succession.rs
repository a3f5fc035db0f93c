//! What a tool says about the editions before it: whose answers it takes, which standards take over from which.

use super::Checker;
use crate::ids::StandardId;
use crate::tool::Standard;
use std::collections::{BTreeMap, BTreeSet};

impl Checker<'_> {
    pub(super) fn succession(&mut self) {
        self.takes_from();
        self.retired();
        self.replaces();
        self.cycles();
    }

    fn takes_from(&mut self) {
        let tool = self.tool;
        let mut seen = BTreeSet::new();
        for edition in &tool.takes_from {
            if *edition == tool.name() {
                let sentence = "An edition cannot take answers from itself.".to_owned();
                self.problem("takes-from", "tool", "takes_from", sentence);
            } else if !seen.insert(edition) {
                let sentence = format!("“{edition}” is listed twice.");
                self.problem("takes-from", "tool", "takes_from", sentence);
            }
        }
    }

    fn retired(&mut self) {
        let tool = self.tool;
        let used: BTreeSet<&StandardId> = all(self).map(|standard| &standard.id).collect();
        let mut seen = BTreeSet::new();
        for id in &tool.retired {
            if used.contains(id) {
                let sentence = format!("“{id}” is retired, but is still in this edition.");
                self.problem("retired-in-use", "tool", "retired", sentence);
            } else if !seen.insert(id) {
                let sentence = format!("“{id}” is listed twice.");
                self.problem("duplicate-id", "tool", "retired", sentence);
            }
        }
    }

    /// What is replaced is known and is not asked any more.
    fn replaces(&mut self) {
        let here: BTreeMap<&StandardId, bool> = all(self).map(|standard| (&standard.id, standard.active)).collect();
        let retired: BTreeSet<&StandardId> = self.tool.retired.iter().collect();
        let mut wrong = Vec::new();
        for standard in all(self) {
            let mut seen = BTreeSet::new();
            for old in &standard.replaces {
                let (code, sentence) = match here.get(old) {
                    _ if !seen.insert(old) => ("duplicate-id", format!("“{old}” is listed twice.")),
                    Some(true) => ("replaces", format!("“{old}” is still in this edition, so it cannot be replaced.")),
                    None if !retired.contains(old) => (
                        "unknown-replaced",
                        format!("“{old}” is neither a standard that is switched off nor listed as retired."),
                    ),
                    _ => continue,
                };
                wrong.push((code, format!("standard {}", standard.id), sentence));
            }
        }
        for (code, thing, sentence) in wrong {
            self.problem(code, &thing, "replaces", sentence);
        }
    }

    /// Standards that replace each other in a circle. Without recursion: a chain may be as long as the file.
    fn cycles(&mut self) {
        let standards: Vec<&Standard> = all(self).collect();
        let place: BTreeMap<&StandardId, usize> = standards.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
        let next: Vec<Vec<usize>> =
            standards.iter().map(|s| s.replaces.iter().filter_map(|id| place.get(id).copied()).collect()).collect();
        // Taking away what nothing open leads to, again and again, leaves the circles and what they lead to.
        let mut incoming = vec![0_usize; next.len()];
        next.iter().flatten().for_each(|to| incoming[*to] += 1);
        let mut free: Vec<usize> = (0..next.len()).filter(|place| incoming[*place] == 0).collect();
        let mut outgoing: Vec<usize> = next.iter().map(Vec::len).collect();
        let mut gone = vec![false; next.len()];
        while let Some(from) = free.pop() {
            gone[from] = true;
            for to in &next[from] {
                incoming[*to] -= 1;
                if incoming[*to] == 0 {
                    free.push(*to);
                }
            }
        }
        // And from the other end: what leads nowhere is in no circle either.
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); next.len()];
        for (from, all) in next.iter().enumerate().filter(|(from, _)| !gone[*from]) {
            all.iter().for_each(|to| before[*to].push(from));
        }
        let mut ends: Vec<usize> = (0..next.len()).filter(|place| !gone[*place] && outgoing[*place] == 0).collect();
        while let Some(end) = ends.pop() {
            gone[end] = true;
            for from in &before[end] {
                outgoing[*from] -= 1;
                if outgoing[*from] == 0 && !gone[*from] {
                    ends.push(*from);
                }
            }
        }
        for standard in standards.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(standard, _)| standard) {
            let sentence = format!("“{}” takes over from itself, by way of what it replaces.", standard.id);
            self.problem("replaces-cycle", &format!("standard {}", standard.id), "replaces", sentence);
        }
    }
}

fn all<'t>(checker: &Checker<'t>) -> impl Iterator<Item = &'t Standard> + use<'t> {
    checker.tool.areas.iter().flat_map(|area| &area.standards)
}

#[cfg(test)]
mod tests {
    use crate::ids::StandardId;
    use crate::text::Text;
    use crate::tool::{ToolEdition, check, sample};

    /// `of`: the sample's standards in order, each with what it replaces; one that begins with `-` is switched off.
    fn codes(of: [&str; 4], retired: &str) -> Vec<(&'static str, String)> {
        let mut tool = sample::tool();
        let ids = |text: &str| text.split_whitespace().map(|id| StandardId::new(id).unwrap()).collect::<Vec<_>>();
        for (standard, replaces) in tool.areas.iter_mut().flat_map(|area| &mut area.standards).zip(of) {
            if let Some(off) = replaces.strip_prefix('-') {
                standard.active = false;
                standard.inactive_because = Text::english("Retired.");
                standard.replaces = ids(off);
            } else {
                standard.replaces = ids(replaces);
            }
        }
        tool.retired = ids(retired);
        check(&tool).into_iter().map(|problem| (problem.code, problem.thing)).collect()
    }

    fn thing(id: &str) -> String {
        format!("standard {id}")
    }

    #[test]
    fn what_is_replaced_is_known_and_gone() {
        assert_eq!(codes(["old", "-", "s-two", ""], "old"), []);
        assert_eq!(codes(["old", "", "", ""], ""), [("unknown-replaced", thing("s-one"))]);
        assert_eq!(codes(["s-two", "", "", ""], ""), [("replaces", thing("s-one"))]);
        assert_eq!(codes(["old old", "", "", ""], "old"), [("duplicate-id", thing("s-one"))]);
        assert_eq!(codes(["", "", "", ""], "s-two"), [("retired-in-use", "tool".to_owned())]);
        assert_eq!(codes(["", "", "", ""], "old old"), [("duplicate-id", "tool".to_owned())]);
    }

    #[test]
    fn circles_are_found_and_what_leads_to_them_is_not_blamed() {
        let circle = codes(["s-two", "-s-three", "-s-two s-na", "-"], "");
        assert_eq!(circle, [("replaces-cycle", thing("s-two")), ("replaces-cycle", thing("s-three"))]);
        let own = codes(["-s-one", "", "", ""], "");
        assert_eq!(own, [("replaces-cycle", thing("s-one"))]);
        assert_eq!(codes(["s-two s-three", "-s-na", "-s-na", "-"], ""), []);
    }

    #[test]
    fn answers_come_from_another_edition() {
        let mut tool = sample::tool();
        let edition = |text: &str| ToolEdition::parse(text).unwrap();
        tool.takes_from = vec![edition("sample/0"), edition("short/1")];
        assert_eq!(check(&tool), []);
        tool.takes_from.extend([edition("sample/1"), edition("short/1")]);
        let codes: Vec<_> = check(&tool).iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["takes-from", "takes-from"]);
    }
}
