//! What a copy of the paper says, from the audit as it stands.

use super::state;
use crate::program::open_audit::Loaded;
use crate::program::{PROGRAM, Program};
use crate::returns::plan::{kind_of, moment, printed_language};
use crate::words;
use audit_core::audit::{Action, ActionCount, Rating};
use audit_core::content::declared;
use audit_core::paper::{self, Earlier};
use audit_core::plan;
use audit_core::scoring::{self, percent};
use audit_core::tool::Placed;
use audit_documents::paper::model as documents;

impl Program {
    pub(super) fn paper_model(&self, loaded: &Loaded, number: &str, earlier: Option<&Earlier>) -> documents::Paper {
        let (tool, content, language) = (&loaded.tool, &loaded.content, &loaded.language);
        let counted = scoring::count(tool, content);
        let unmet = paper::unmet(tool, content);
        let shown = loaded.shown();
        let planned = content.planned(&shown);
        let (statements, _) = declared(tool, content, language);
        let without =
            unmet.iter().filter(|placed| !content.actions_of(&placed.standard.id).any(Action::is_open)).count();
        let asks = paper::questions(tool, content, earlier, language, self.world.today());
        documents::Paper {
            language: printed_language(language),
            audit_title: tool.title.get(language).to_owned(),
            edition: tool.edition.clone(),
            notice: tool.notice.get(language).to_owned(),
            organisation: content.profile.name.clone(),
            readers: loaded.readers(),
            copy: number.to_owned(),
            state: state(loaded),
            made: words::day(self.world.today()),
            created_utc: moment(self.world.now()),
            program: PROGRAM.to_owned(),
            tally: plan::Tally {
                met: counted.met as u32,
                partly: counted.partly as u32,
                not_met: counted.not_met as u32,
                not_applicable: counted.not_applicable as u32,
                unrated: counted.unrated as u32,
            },
            // A share of what is mostly not rated yet would be read as a result.
            percent: counted.score().filter(|_| counted.unrated == 0).map_or_else(String::new, percent),
            asked: asked(counted.unrated, statements),
            unmet: unmet.iter().map(|placed| unmet_row(loaded, placed)).collect(),
            actions: planned.iter().filter(|one| one.is_open()).map(|one| planned_row(one, &shown)).collect(),
            actions_done: ActionCount::of(planned.iter().copied()).done,
            without_action: without,
            since: paper::since(tool, content, earlier),
            questions: asks.into_iter().map(|ask| ask.sentence).collect(),
        }
    }
}

/// What is confirmed in the end, and that it is not asked yet while something is left to rate.
fn asked(unrated: usize, statements: Vec<String>) -> Vec<String> {
    if unrated == 0 {
        return statements;
    }
    let left = words::count(unrated, "standard is", "standards are");
    let first = format!("Nothing today: {left} not rated yet. In the end you will be asked to agree to this:");
    std::iter::once(first).chain(statements).collect()
}

fn unmet_row(loaded: &Loaded, placed: &Placed<'_>) -> documents::Unmet {
    let rating = &loaded.content.answer(&placed.standard.id).rating;
    let level = match rating {
        Some(Rating::Level(code)) => loaded.tool.level(code),
        _ => None,
    };
    documents::Unmet {
        number: placed.number.clone(),
        statement: placed.standard.statement.get(&loaded.language).to_owned(),
        critical: placed.standard.critical,
        rating: level.map_or_else(plan::Rating::default, |level| plan::Rating {
            kind: kind_of(level.counts),
            label: level.label.get(&loaded.language).to_owned(),
        }),
    }
}

fn planned_row(action: &Action, shown: &[Placed<'_>]) -> documents::Planned {
    let placed = shown.iter().find(|placed| Some(&placed.standard.id) == action.standard.as_ref());
    documents::Planned {
        number: placed.map_or_else(String::new, |placed| placed.number.clone()),
        what: action.what.clone(),
        who: if action.owner.trim().is_empty() { "Nobody named".to_owned() } else { action.owner.clone() },
        due: action.due.map_or_else(|| "No date".to_owned(), words::day),
    }
}
