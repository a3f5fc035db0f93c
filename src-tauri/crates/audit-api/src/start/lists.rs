//! What the start screen lists: audits, audit tools, organisations and roles. It is read once for a state of the store and a
//! day: each return to the start would otherwise read every audit anew.

use crate::error::ApiError;
use crate::program::Program;
use crate::program::open_audit::Loaded;
use crate::views::{AuditCard, AuditState, SubmitterView, ToolCard};
use crate::words::{self, given};
use audit_core::audit::Action;
use audit_core::condition::Facts;
use audit_core::ids::ToolId;
use audit_core::readiness::Code;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The lists, and what could not be read for them.
#[derive(Default)]
pub(crate) struct Listed {
    pub audits: Vec<AuditCard>,
    pub tools: Vec<ToolCard>,
    /// Organisations that an audit can be started for, each with its group.
    pub submitters: Vec<SubmitterView>,
    /// Roles of every audit tool, first those of the kinds of organisation that are here.
    pub roles: Vec<String>,
    /// How many of them those are.
    pub own_roles: u32,
    pub warnings: Vec<String>,
}

const TOOL_UNREADABLE: &str =
    "its audit tool cannot be read. Nothing of it is lost. Get the newest version of Safeguarding Audit.";
/// The row of the tool stands in for one of which nothing could be read any more.
const TOOL_LOST: &str = "its audit tool was lost when the file of your audits was damaged. Your answers are kept. Open the tool’s own file \
                         again: choose “Start an audit”, then “Import an audit tool”.";

impl Program {
    pub(crate) fn listed(&self) -> Result<Arc<Listed>, ApiError> {
        let (mark, today) = (self.store.mark()?, self.world.today());
        if let Some(listed) = self.kept.listed(mark, today) {
            return Ok(listed);
        }
        let mut listed = Listed::default();
        let here = self.list_audits(&mut listed)?;
        self.list_tools(&mut listed, &here)?;
        let listed = Arc::new(listed);
        self.kept.keep_listed(mark, today, listed.clone());
        Ok(listed)
    }

    /// Answers with the kinds of organisation that the audits are of.
    fn list_audits(&self, listed: &mut Listed) -> Result<Kinds, ApiError> {
        let reader = self.store.read()?;
        // Of its newest audit.
        let mut groups: BTreeMap<Uuid, String> = BTreeMap::new();
        let mut here = Kinds::default();
        for row in reader.audits()? {
            if row.archived && groups.contains_key(&row.submitter) {
                continue;
            }
            let Ok(loaded) = self.load(row.id) else {
                if row.archived {
                    continue;
                }
                // One tool that cannot be read must not stand before all the others.
                let lost = reader.tool(&row.tool_digest).is_ok_and(|tool| tool.document.is_empty());
                let why = if lost { TOOL_LOST } else { TOOL_UNREADABLE };
                listed.warnings.push(format!("The audit “{}, {}” cannot be opened: {why}", row.tool_id, row.edition));
                continue;
            };
            groups.entry(row.submitter).or_insert_with(|| loaded.group());
            here.add(&loaded);
            if !row.archived {
                listed.audits.push(self.card(&loaded)?);
            }
        }
        listed.audits.sort_by(|a, b| b.changed.cmp(&a.changed));
        for row in reader.submitters()? {
            let group = groups.remove(&row.id).unwrap_or_default();
            listed.submitters.push(SubmitterView {
                id: row.id.to_string(),
                name: row.name,
                code: given(row.code),
                group: given(group),
            });
        }
        Ok(here)
    }

    fn list_tools(&self, listed: &mut Listed, here: &Kinds) -> Result<(), ApiError> {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for row in self.store.read()?.tools()? {
            let Ok(tool) = self.tool(&row.digest) else {
                // Of one that is lost the audits of it say so.
                if !row.document.is_empty() {
                    listed.warnings.push(format!("The audit tool “{}, {}” cannot be read.", row.title, row.edition));
                }
                continue;
            };
            let mut card = self.tool_card(&row, &tool)?;
            card.service_types.sort_by_key(|one| !here.types.contains(&one.id));
            listed.tools.push(card);
            for role in &tool.person_roles {
                let is_own = here.facts.iter().any(|(of, facts)| *of == tool.id && role.offered.holds(facts));
                if is_own { &mut own } else { &mut others }.push(role.title.get(&tool.language()).to_owned());
            }
        }
        // The one last worked with first; a tool that nobody uses here goes behind.
        listed.tools.sort_by_key(|card| here.tools.iter().position(|id| *id == card.id).unwrap_or(usize::MAX));
        let mut known = BTreeSet::new();
        own.retain(|role| known.insert(role.clone()));
        others.retain(|role| known.insert(role.clone()));
        // Nobody's kind is known yet: by name, so that a role can be looked for.
        others.sort();
        listed.own_roles = own.len() as u32;
        listed.roles = own.into_iter().chain(others).collect();
        Ok(())
    }

    fn card(&self, loaded: &Loaded) -> Result<AuditCard, ApiError> {
        let reader = self.store.read()?;
        let exports = reader.exports(loaded.row.id)?;
        let newest = exports.last().filter(|export| export.revision == loaded.row.revision);
        let latest = reader.latest(loaded.row.id)?;
        let today = self.world.today();
        let shown = loaded.shown();
        let planned = loaded.content.planned(&shown);
        let open: Vec<&Action> = planned.into_iter().filter(|action| action.is_open()).collect();
        let overdue = open.iter().filter(|action| action.is_overdue(today));
        let progress = self.progress(loaded, &shown)?;
        let unconfirmed = loaded.findings(today).iter().filter(|finding| finding.code == Code::NotConfirmed).count();
        let next = if newest.is_some() { String::new() } else { crate::answers::places::next_to_rate(loaded) };
        let own_use = loaded.content.profile.own_use;
        let own = if own_use { "for our own use" } else { "" };
        let agreed = lower(&loaded.agreed());
        let (required, stand) = loaded.declarations();
        // How it stands, and what comes before and after who has agreed.
        let (state, first, agreed, last) = match newest {
            Some(export) => match &export.sent_at {
                Some(at) => (AuditState::Sent, format!("Sent on {}", words::day_of(at)), "", ""),
                None => (AuditState::Ready, "Ready, not sent yet".to_owned(), "", ""),
            },
            None if progress.unrated > 0 => {
                let left = words::count(progress.unrated as usize, "standard", "standards");
                let agreed = if stand > 0 { agreed.as_str() } else { "" };
                (AuditState::Open, format!("{left} left to rate"), agreed, own)
            }
            // All rated, and nobody has looked yet.
            None if unconfirmed > 0 => {
                let left = words::count(unconfirmed, "answer", "answers");
                (AuditState::Open, format!("{left} from last time to confirm"), "", "")
            }
            None if own_use => (AuditState::Open, "All standards rated".to_owned(), "", own),
            None if exports.is_empty() => {
                (AuditState::Open, "All standards rated".to_owned(), agreed.as_str(), "not sent yet")
            }
            None => (AuditState::Open, format!("Revision {} is not sent yet", loaded.row.revision), "", ""),
        };
        Ok(AuditCard {
            id: loaded.row.id.to_string(),
            tool: loaded.row.tool_digest.clone(),
            submitter: loaded.row.submitter.to_string(),
            for_own_use: own_use,
            organisation: loaded.content.profile.name.clone(),
            group: given(loaded.group()),
            audit: loaded.audit_name(),
            progress,
            state,
            revision: loaded.row.revision as u32,
            place: loaded.row.last_place.clone(),
            place_label: crate::answers::places::label(loaded, &loaded.row.last_place),
            next_label: given(crate::answers::places::label(loaded, &next)),
            next: given(next),
            begun: self.begun(loaded)?.map(|day| day.to_string()),
            changed: latest.map_or_else(|| loaded.row.created_at.clone(), |operation| operation.at),
            status: words::joined(&[&first, agreed, last]),
            standing: words::joined(&[&first, last]),
            actions_overdue: overdue.count() as u32,
            actions_open: open.len() as u32,
            // Nobody has to agree to what is for own use; who has all the same is counted.
            declarations: if loaded.agreed().is_empty() { 0 } else { required },
            declarations_agreed: stand,
            agreed_by: loaded.agreed_by(),
        })
    }
}

/// The kinds of organisation that the audits here are of, the newest audit first.
#[derive(Default)]
struct Kinds {
    /// Ids of their audit tools.
    tools: Vec<String>,
    /// Their types of service.
    types: BTreeSet<String>,
    /// What is known of each, by audit tool.
    facts: Vec<(ToolId, Facts)>,
}

impl Kinds {
    fn add(&mut self, loaded: &Loaded) {
        let tool = loaded.tool.id.to_string();
        if !self.tools.contains(&tool) {
            self.tools.push(tool);
        }
        if let Some(service_type) = &loaded.content.profile.service_type {
            self.types.insert(service_type.to_string());
            self.facts.push((loaded.tool.id.clone(), loaded.facts.clone()));
        }
    }
}

/// Within a sentence.
fn lower(sentence: &str) -> String {
    audit_core::wording::within_sentence(sentence)
}

#[cfg(test)]
mod tests {
    use crate::common::{begin, program};
    use audit_core::Uuid;
    use audit_store::{NewAudit, StoreError};

    #[test]
    fn an_audit_whose_tool_was_lost_says_which_file_to_open() {
        let data = tempfile::tempdir().unwrap();
        let mut program = program(data.path());
        begin(&mut program);
        let reader = program.store.read().unwrap();
        let mut lost = reader.tools().unwrap().remove(0);
        (lost.digest, lost.id, lost.document) = ("0".repeat(64), "lost-tool".to_owned(), Vec::new());
        let audit = NewAudit {
            id: Uuid::from_u128(7),
            submitter: reader.submitters().unwrap()[0].id,
            tool_digest: lost.digest.clone(),
            language: "en".to_owned(),
            created_at: program.stamp(),
        };
        let write = program.store.write(|writer| {
            writer.take_in_tool(&lost, &[])?;
            writer.add_audit(&audit)?;
            Ok::<_, StoreError>(())
        });
        write.unwrap();
        // One about the folder of this test may be among them.
        let mut warnings = program.start().unwrap().warnings;
        warnings.retain(|warning| warning.starts_with("The audit"));
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert!(
            warnings[0].starts_with(&format!("The audit “lost-tool, {}” cannot be opened", lost.edition)),
            "{warnings:?}"
        );
        assert!(warnings[0].contains("Open the tool’s own file again"), "{warnings:?}");
    }
}
