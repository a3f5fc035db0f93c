//! Which audits a workbook can go into, and which of them it belongs to: nobody has to open the right one first.

use super::importing::NEW;
use super::prepared::Prepared;
use crate::editions::carry_over::feeds;
use crate::error::ApiError;
use crate::program::Program;
use crate::program::open_audit::Loaded;
use crate::views::OptionView;
use audit_core::tool::Tool;
use audit_workbooks::answers::Known;
use std::cmp::Reverse;
use std::sync::Arc;

/// How many of the audits a workbook belongs to, and what says so.
#[derive(Default)]
pub(super) struct Belongs {
    /// How many of the first ones.
    pub count: usize,
    /// A sentence; empty: none.
    pub because: String,
}

/// What ties a workbook to an audit, the strongest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    None,
    Name,
    Number,
    MadeFrom,
}

/// An audit with what ties the workbook to it.
type Tied = (Tie, Arc<Loaded>);

impl Program {
    /// Open audits that a workbook can go into, those that it belongs to first, and newer editions of which a new audit can begin with it.
    pub(super) fn audits_for(&self, prepared: &Prepared) -> Result<(Vec<OptionView>, Belongs), ApiError> {
        let rows = self.store.read()?.audits()?;
        let own = self.own_tool(&prepared.about)?;
        let fits = |digest: &str, tool: &Tool| match &own {
            Some((known, old)) => known == digest || feeds(old, tool),
            None => digest == prepared.before.row.tool_digest,
        };
        let (mut open, mut locked): (Vec<Tied>, Vec<Tied>) = Default::default();
        for row in rows.into_iter().filter(|row| !row.archived) {
            let Ok(tool) = self.tool(&row.tool_digest) else { continue };
            if fits(&row.tool_digest, &tool) {
                let loaded = self.load(row.id)?;
                let those = if loaded.locked() { &mut locked } else { &mut open };
                those.push((tie(prepared, &loaded), loaded));
            }
        }
        // What it was made from goes before what has only its number, and that before what is only called so.
        open.sort_by_key(|(tie, _)| Reverse(*tie));
        let strongest = open.first().map_or(Tie::None, |(tie, _)| *tie);
        let count = if strongest == Tie::None { 0 } else { open.iter().filter(|(tie, _)| *tie == strongest).count() };
        let sent = locked.iter().filter(|(tie, _)| *tie > strongest).max_by_key(|(tie, _)| *tie);
        let because = match (open.first(), sent) {
            (_, Some((tie, loaded))) => format!(
                "{} Its return of {} is made: to bring the workbook in there, start its next revision first.",
                because(*tie, &loaded.content.profile.name),
                loaded.audit_name()
            ),
            (Some((_, loaded)), None) => because(strongest, &loaded.content.profile.name),
            (None, None) => String::new(),
        };
        let mut options: Vec<OptionView> =
            open.iter().map(|(_, loaded)| self.option(loaded)).collect::<Result<_, _>>()?;
        options.extend(self.newer_editions(own.as_ref())?);
        Ok((options, Belongs { count, because }))
    }

    fn option(&self, loaded: &Loaded) -> Result<OptionView, ApiError> {
        let begun = self.begun(loaded)?.map_or_else(String::new, |day| format!(", started {}", crate::words::day(day)));
        let label = format!("{}, {}{begun}", loaded.content.profile.name, loaded.audit_name());
        Ok(OptionView { code: loaded.row.id.to_string(), label })
    }

    fn newer_editions(&self, own: Option<&(String, Arc<Tool>)>) -> Result<Vec<OptionView>, ApiError> {
        let Some((known, old)) = own else { return Ok(Vec::new()) };
        let mut options = Vec::new();
        for name in self.store.read()?.tool_names()? {
            let Ok(tool) = self.tool(&name.digest) else { continue };
            let newer = old.id != tool.id || tool.edition > old.edition;
            if *known != name.digest && newer && feeds(old, &tool) {
                let label = format!("A new audit: {}, {}", tool.short_title.get(&tool.language()), tool.edition);
                options.push(OptionView { code: format!("{NEW}{}", name.digest), label });
            }
        }
        Ok(options)
    }
}

/// A workbook that was filled in for somebody else than it was made for belongs to those that it names.
fn tie(prepared: &Prepared, loaded: &Loaded) -> Tie {
    let here = Known::of(&loaded.tool, &loaded.fields);
    let made_for = prepared.about.submitter() == Some(loaded.row.submitter);
    match () {
        () if made_for && !prepared.known.is_another(&here) => Tie::MadeFrom,
        () if prepared.known.has_number_of(&here) => Tie::Number,
        () if prepared.known.is_surely(&here) => Tie::Name,
        () => Tie::None,
    }
}

fn because(tie: Tie, name: &str) -> String {
    match tie {
        Tie::MadeFrom => format!("It was made from an audit of {name}."),
        Tie::Number => format!("It has the number of {name}."),
        Tie::Name => format!("It names {name}."),
        Tie::None => String::new(),
    }
}
