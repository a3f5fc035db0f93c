//! Places that the screen goes to, and folders that are not safe to work in.

use crate::program::open_audit::Loaded;
use crate::views::FindingView;
use audit_core::field::{
    ActionField, ChallengeField, DeclarationField, EvidenceField, Field, ProfileField, SiteField, StandardField,
};
use audit_core::ids::StandardId;
use audit_core::readiness::{Code, Finding, Place};
use std::path::Path;

/// A place in words: “6.4”, “Check”.
pub(crate) fn label(loaded: &Loaded, place: &str) -> String {
    let place = place.split('#').next().unwrap_or_default();
    if let Some(id) = place.strip_prefix("standard/").and_then(|id| StandardId::new(id).ok()) {
        return loaded.number(&id);
    }
    if place == "profile" {
        return format!("About {}", loaded.you());
    }
    let label = match place {
        "areas" => "All areas",
        "plan" => "Improvement plan",
        "questions" => "Partnership questions",
        "paper" => return format!("Paper for {}", loaded.readers()),
        "check" => "Check",
        "declaration" => "Declaration",
        "sending" => "What will be sent",
        "returns" => "Returns",
        "history" => "History",
        "workbook" => "Workbook",
        "carried" => "Carried over",
        _ => "",
    };
    label.to_owned()
}

/// The standard to rate next, when the audit was left at one that is rated by now; empty otherwise.
pub(crate) fn next_to_rate(loaded: &Loaded) -> String {
    let left = loaded.row.last_place.strip_prefix("standard/").and_then(|id| StandardId::new(id).ok());
    let rated = |id: &StandardId| loaded.content.answer(id).rating.is_some();
    let shown = loaded.shown();
    let here = left.filter(rated).and_then(|id| shown.iter().position(|placed| placed.standard.id == id));
    let (before, after) = shown.split_at(here.unwrap_or_default());
    let next = after.iter().chain(before).find(|placed| !rated(&placed.standard.id));
    next.filter(|_| here.is_some()).map_or_else(String::new, |next| format!("standard/{}", next.standard.id))
}

/// Whether the screen may be sent there again.
pub(crate) fn known(loaded: &Loaded, place: &str) -> bool {
    place.len() <= 200 && !label(loaded, place).is_empty()
}

/// Where a finding is mended, for the screen: the very field, such as `standard/s11-k7qd#action-…-owner`.
pub fn mended_at(finding: &Finding) -> String {
    let field = anchor(&finding.place.field());
    match &finding.place {
        // What mends it is a new action; the reason for none is only the other way out.
        Place::Standard(id, _) if finding.code == Code::NoAction => format!("standard/{id}#new-action"),
        Place::Standard(id, _) | Place::Action(id, ..) | Place::Evidence(id, ..) => format!("standard/{id}#{field}"),
        Place::Profile(_) | Place::Identifier(_) | Place::Fact(_) | Place::Site(..) => format!("profile#{field}"),
        Place::Question(..) => format!("questions#{field}"),
        Place::Declaration(..) => format!("declaration#{field}"),
    }
}

/// Where a field is filled in, for the router: its own box, tick or choice. Empty where it is filled in nowhere.
///
/// The screens give their controls these ids (`ui/src/lib/audits/tests/mended.test.ts`). Where a control is not there now, such as in
/// a locked audit, the screen goes to what it stands in.
pub(crate) fn of_box(loaded: &Loaded, field: &Field) -> String {
    let part = of_field(loaded, field);
    match (part.split_once('#').map_or(part.as_str(), |(screen, _)| screen), anchor(field)) {
        ("", _) => String::new(),
        (_, own) if own.is_empty() => part,
        (screen, own) => format!("{screen}#{own}"),
    }
}

/// The id of the control in which a field is filled in; empty: it has none of its own.
fn anchor(field: &Field) -> String {
    match field {
        Field::Profile(ProfileField::OwnUse) => String::new(),
        Field::Profile(member) => member.code().to_owned(),
        Field::Identifier(scheme) => format!("identifier-{scheme}"),
        Field::Fact(id) => format!("fact-{id}"),
        Field::Site(_, SiteField::Removed) => String::new(),
        Field::Site(id, member) => format!("site-{id}-{}", member.code()),
        Field::Standard(_, member) => match member {
            StandardField::AnsweredDigest
            | StandardField::AnsweredLanguage
            | StandardField::AnsweredText
            | StandardField::CarriedFrom => StandardField::Rating.code().to_owned(),
            member => member.code().to_owned(),
        },
        Field::Evidence(id, EvidenceField::Removed) | Field::EvidenceUse(_, id) => format!("evidence-{id}"),
        Field::Evidence(id, member) => format!("evidence-{id}-{}", member.code()),
        Field::Action(id, ActionField::Standard | ActionField::Earlier | ActionField::Removed) => {
            format!("action-{id}")
        }
        Field::Action(id, member) => format!("action-{id}-{}", member.code()),
        Field::Question(id, member) => format!("{id}-{}", member.code()),
        Field::Challenge(id, ChallengeField::Removed) => format!("challenge-{id}"),
        Field::Challenge(id, member) => format!("challenge-{id}-{}", member.code()),
        Field::Declaration(role, DeclarationField::Basis) => role.to_string(),
        Field::Declaration(role, member) => format!("{role}-{}", member.code()),
        Field::Earlier(..) | Field::EarlierUse(..) | Field::Offer(..) => String::new(),
    }
}

/// Where a field is seen, for the router; empty where it is seen nowhere.
pub(crate) fn of_field(loaded: &Loaded, field: &Field) -> String {
    match field {
        Field::Profile(ProfileField::OwnUse) => "sending".to_owned(),
        Field::Profile(ProfileField::CoversAll) | Field::Site(..) => "profile#sites".to_owned(),
        Field::Profile(member) => format!("profile#{}", member.code()),
        Field::Identifier(scheme) => format!("profile#identifier-{scheme}"),
        Field::Fact(id) => format!("profile#fact-{id}"),
        Field::Standard(id, _) => format!("standard/{id}"),
        Field::EvidenceUse(id, evidence) => format!("standard/{id}#evidence-{evidence}"),
        Field::Evidence(evidence, _) => {
            let user = loaded.content.answers.iter().find(|(_, answer)| answer.evidence.contains(evidence));
            user.map_or_else(String::new, |(id, _)| format!("standard/{id}#evidence-{evidence}"))
        }
        Field::Action(action, _) => {
            let known = loaded.content.actions.iter().find(|known| known.id == *action);
            known
                .and_then(|known| known.standard.as_ref())
                .map_or_else(String::new, |id| format!("standard/{id}#action-{action}"))
        }
        Field::Question(id, _) => format!("questions#{id}"),
        Field::Challenge(note, _) => format!("paper#challenge-{note}"),
        Field::Earlier(id, _) | Field::EarlierUse(id, _) => format!("carried#earlier-{id}"),
        Field::Offer(_, standard) => format!("carried#waiting-{standard}"),
        Field::Declaration(role, _) => format!("declaration#{role}"),
    }
}

/// A finding with the place to go to.
pub(crate) fn finding_view(finding: Finding) -> FindingView {
    let place = mended_at(&finding);
    FindingView { code: finding.code.into(), place, sentence: finding.sentence }
}

/// What to say about a data folder before the first answer: that it looks temporary, shared or synced.
pub(crate) fn warnings(folder: &Path) -> Vec<String> {
    let path = folder.display().to_string();
    let low = path.to_lowercase().replace('\\', "/");
    let mut warnings = Vec::new();
    let temporary = ["/temp/", "/tmp/", "/appdata/local/temp"].iter().any(|part| format!("{low}/").contains(part));
    if temporary {
        warnings.push(format!(
            "Your answers are kept in {path}, which looks like a temporary folder. Ask whoever looks after your computer \
             whether it is emptied, and choose a second folder for snapshots."
        ));
    }
    if crate::snapshots::disks::is_remote(folder) {
        warnings.push(format!(
            "Your answers are kept in {path}, on another computer. They are safer on this one: a network that breaks off \
             can damage them. Choose a second folder for snapshots."
        ));
    }
    if let Some(name) = ["onedrive", "dropbox", "google drive", "icloud"].iter().find(|name| low.contains(*name)) {
        warnings.push(format!(
            "Your answers are kept in {path}, which {name} copies while you work. Keep them in a folder that is not \
             synced, and let snapshots go to the synced one."
        ));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_may_vanish_or_break_are_said() {
        let many = |path: &str| warnings(Path::new(path)).len();
        assert_eq!(many("/home/ann/.local/share/safeguardingaudit"), 0);
        assert_eq!(many("/tmp/x"), 1);
        assert_eq!(many(r"C:\Users\ann\AppData\Local\Temp\x"), 1);
        assert_eq!(many(r"\\server\home\ann"), usize::from(cfg!(windows)), "elsewhere this is the name of a file here");
        assert_eq!(many(r"C:\Users\ann\OneDrive\audit"), 1);
        assert_eq!(many(r"C:\Users\ann\AppData\Local\Safeguarding Audit"), 0);
    }
}
