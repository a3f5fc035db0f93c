//! History and undo, named in the words of the form.

pub(crate) mod pages;

use crate::answers::places;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{HistoryEntry, SavedView};
use crate::words::{self, given};
use audit_core::audit::{ActionStatus, HowAgreed, Rating};
use audit_core::field::{
    self, ActionField, ChallengeField, DeclarationField, EvidenceField, Field, Part, ProfileField, QuestionField,
    SiteField, StandardField,
};
use audit_core::ids::StandardId;
use audit_core::operation::Kind;
use audit_store::{NotSaved, OperationRow, Turn};
use uuid::Uuid;

impl Program {
    /// Takes back the last thing that was done.
    ///
    /// # Errors
    /// `cannot-undo` when there is nothing, `audit-locked` after an export; the store's.
    pub fn undo(&mut self, audit: &str) -> Result<SavedView, ApiError> {
        self.turn(audit, Turn::Undo).map_err(NotSaved::not_saved)
    }

    /// Brings back what Undo took.
    ///
    /// # Errors
    /// `cannot-undo` when there is nothing, `audit-locked` after an export; the store's.
    pub fn redo(&mut self, audit: &str) -> Result<SavedView, ApiError> {
        self.turn(audit, Turn::Redo).map_err(NotSaved::not_saved)
    }

    fn turn(&mut self, audit: &str, turn: Turn) -> Result<SavedView, ApiError> {
        let audit = id(audit, "audit")?;
        let state = self.store.read()?.undo_state(audit)?;
        let step = match turn {
            Turn::Redo => state.redo,
            _ => state.undo,
        };
        let Some(step) = step else { return Err(audit_store::StoreError::CannotUndo.into()) };
        let (operation, person, at) = (self.world.new_id(), self.person(), self.stamp());
        let before = self.load(audit)?;
        self.store.write(|writer| {
            match turn {
                Turn::Redo => writer.redo(audit, operation, &person, &at)?,
                _ => writer.undo(audit, operation, &person, &at)?,
            };
            crate::workbooks::import_turned(writer, audit, step.origin.id, turn == Turn::Undo)?;
            crate::answers::changes::follow_profile(writer, audit, &before.tool)
        })?;
        let after = self.load(audit).map_err(ApiError::but_saved)?;
        // What was added is there only before Undo and after Redo.
        let what = match turn {
            Turn::Redo => describe(&after, &step.origin),
            _ => describe(&before, &step.origin),
        };
        let place = Some(place(&after, &step.origin)).filter(|place| !place.is_empty()).unwrap_or_else(|| {
            let place = place(&before, &step.origin);
            place.split('#').next().unwrap_or_default().to_owned()
        });
        Ok(SavedView { what: given(what), place: given(place), ..self.saved(audit, at)? })
    }

    /// What Undo and Redo would do now, and why Undo stops.
    pub(crate) fn undo_words(&self, loaded: &Loaded) -> Result<(Option<String>, Option<String>, String), ApiError> {
        let state = self.store.read()?.undo_state(loaded.row.id)?;
        let words = |step: Option<audit_store::Step>| step.map(|step| describe(loaded, &step.origin));
        let stops = state.stopped_by.map_or_else(String::new, |barrier| match Kind::from_code(&barrier.kind) {
            Some(Kind::Export) => "The return was made here. Start the next revision to change it.".to_owned(),
            Some(Kind::StartRevision) => format!("Revision {} begins here.", barrier.revision),
            Some(Kind::StartAudit) => "The audit begins here.".to_owned(),
            _ => "Undo stops here.".to_owned(),
        });
        Ok((words(state.undo), words(state.redo), stops))
    }

    /// Why the present revision was begun; empty for the first.
    pub(crate) fn revision_reason(&self, loaded: &Loaded) -> Result<String, ApiError> {
        if loaded.row.revision == 1 {
            return Ok(String::new());
        }
        let begun = self.store.read()?.latest_of_kind(loaded.row.id, Kind::StartRevision.code())?;
        Ok(begun.and_then(|operation| operation.reason).unwrap_or_default())
    }
}

pub(crate) fn entry(loaded: &Loaded, operation: &OperationRow, undone: bool) -> HistoryEntry {
    // What was put on a list or taken off it, or was confirmed, has no text before or after: the entry's name says all.
    // So it is with what changes many things at once: one of them alone would be a bare number that nobody asked about.
    let kind = Kind::from_code(&operation.kind);
    let named = kind.is_some_and(|kind| kind.is_on_list() || kind.changes_many());
    let main = main_change(operation).filter(|_| !named);
    let value = |text: Option<&String>| match (&main, text) {
        (Some((field, _, _)), Some(text)) => shown(loaded, field, text),
        _ => String::new(),
    };
    let what = match operation.turn {
        Turn::Do => describe(loaded, operation),
        Turn::Undo => format!("Undo: {}", describe(loaded, operation)),
        Turn::Redo => format!("Redo: {}", describe(loaded, operation)),
    };
    HistoryEntry {
        id: operation.id.to_string(),
        at: operation.at.clone(),
        who: words::person(&operation.person.name, &operation.person.role),
        what,
        old: given(value(main.as_ref().and_then(|(_, old, _)| old.as_ref()))),
        new: given(
            operation
                .reason
                .clone()
                .filter(|_| kind != Some(Kind::Paper))
                .or_else(|| for_whom(operation))
                .unwrap_or_else(|| value(main.as_ref().and_then(|(_, _, new)| new.as_ref()))),
        ),
        revision: operation.revision as u32,
        undone,
        place: place(loaded, operation),
    }
}

/// The organisation that an audit was started for.
fn for_whom(operation: &OperationRow) -> Option<String> {
    let name = Field::Profile(ProfileField::Name).to_string();
    let named = operation.changes.iter().find(|change| change.key == name)?;
    named.new.clone().filter(|_| Kind::from_code(&operation.kind) == Some(Kind::StartAudit))
}

type Main = (Field, Option<String>, Option<String>);

/// The change that a person would name: never one that the program made along with it.
fn main_change(operation: &OperationRow) -> Option<Main> {
    let fields = operation
        .changes
        .iter()
        .filter_map(|change| Field::parse(&change.key).map(|field| (field, change.old.clone(), change.new.clone())));
    // Evidence that is taken from another organisation is named by the standard that uses it.
    let taken = Kind::from_code(&operation.kind) == Some(Kind::TakeEvidence);
    fields.min_by_key(|(field, _, _)| field.distance_from_name().max(u8::from(taken && field.part() == Part::Evidence)))
}

fn place(loaded: &Loaded, operation: &OperationRow) -> String {
    if Kind::from_code(&operation.kind) == Some(Kind::StartLike) {
        return "profile".to_owned();
    }
    main_change(operation).map_or_else(String::new, |(field, _, _)| places::of_field(loaded, &field))
}

/// What an operation did, as its button says: “Rating of 6.4”.
pub(crate) fn describe(loaded: &Loaded, operation: &OperationRow) -> String {
    // A newer program may know kinds that this one does not: the field that was changed still has a name.
    let Some(kind) = Kind::from_code(&operation.kind) else {
        return main_change(operation).map_or_else(|| "Change".to_owned(), |(field, ..)| name_of(loaded, &field));
    };
    let change = main_change(operation);
    let field = change.as_ref().map(|(field, ..)| field);
    let named = || field.map_or_else(|| "Change".to_owned(), |field| name_of(loaded, field));
    let of_action = || field.map_or_else(String::new, |field| action_number(loaded, field));
    let of_standard = || field.and_then(Field::standard).map_or_else(String::new, |id| loaded.number(id));
    match kind {
        Kind::StartAudit => "Audit started".to_owned(),
        Kind::StartLike => "What was taken over from another organisation".to_owned(),
        Kind::Export => format!("Return made, revision {}", operation.revision),
        Kind::Paper => {
            let number = operation.reason.clone().unwrap_or_default();
            format!("Paper made for {}, number {number}", loaded.readers())
        }
        Kind::StartRevision => format!("Revision {} started", operation.revision),
        Kind::ImportWorkbook => "Answers from a workbook".to_owned(),
        Kind::CarryOver => "Answers carried over".to_owned(),
        Kind::KeepEarlier => format!("Earlier answer kept: {}", named()),
        Kind::AnswerAgain => match field {
            Some(Field::Offer(_, id)) => format!("{} to be answered again", loaded.number(id)),
            _ => "Earlier answer set aside".to_owned(),
        },
        Kind::AddAction => format!("New action for {}", of_action()),
        Kind::RemoveAction => format!("Removal of an action for {}", of_action()),
        Kind::AddEvidence => format!("New evidence for {}", of_standard()),
        Kind::UseEvidence | Kind::TakeEvidence => match change.as_ref().is_some_and(|(.., new)| new.is_some()) {
            true => format!("Use of evidence for {}", of_standard()),
            false => format!("Evidence no longer used for {}", of_standard()),
        },
        Kind::RemoveEvidence => match field {
            Some(Field::Evidence(evidence, _)) => format!("Removal of evidence {}", title(loaded, *evidence)),
            _ => named(),
        },
        Kind::AddChallenge => "New note of what was asked".to_owned(),
        Kind::RemoveChallenge => "Removal of a note of what was asked".to_owned(),
        Kind::AddSite => "New site".to_owned(),
        Kind::RemoveSite => "Removal of a site".to_owned(),
        Kind::Write | Kind::Choose | Kind::TakeWords | Kind::Agree | Kind::WithdrawAgreement | Kind::Confirm => named(),
    }
}

/// A field in the words of the form.
pub(crate) fn name_of(loaded: &Loaded, field: &Field) -> String {
    match field {
        Field::Standard(id, member) => {
            let number = loaded.number(id);
            match member {
                StandardField::Narrative => format!("“How do you know?” of {number}"),
                StandardField::NotApplicableBecause => format!("Why {number} is not applicable"),
                StandardField::NoActionBecause => format!("Why {number} has no action yet"),
                StandardField::AnsweredBy => format!("Who answered {number}"),
                StandardField::AnsweredText => format!("Words that {number} answered"),
                StandardField::CarriedFrom => format!("Where {number} was carried from"),
                StandardField::FromLastTime => format!("Confirmation of {number}"),
                _ => format!("Rating of {number}"),
            }
        }
        Field::Action(_, member) => {
            let number = action_number(loaded, field);
            match member {
                ActionField::Standard | ActionField::Earlier | ActionField::Removed => format!("Action for {number}"),
                member => format!("{}, action for {number}", member.name()),
            }
        }
        Field::EvidenceUse(id, _) => format!("Evidence for {}", loaded.number(id)),
        Field::Evidence(evidence, member) => {
            let part = match member {
                EvidenceField::Title => return format!("Title of evidence {}", title(loaded, *evidence)),
                EvidenceField::KeptAt => "Where it is kept",
                EvidenceField::Date => "Date",
                EvidenceField::Owner => "Owner",
                EvidenceField::Review => "Review date",
                EvidenceField::Removed => "Evidence",
            };
            format!("{part}, evidence {}", title(loaded, *evidence))
        }
        Field::Profile(member) => profile_name(*member).to_owned(),
        Field::Identifier(scheme) => {
            let asked = loaded.tool.identifiers_for(&loaded.facts).into_iter().find(|one| one.scheme == *scheme);
            asked.map_or_else(|| scheme.to_string(), |one| one.label.get(&loaded.language).to_owned())
        }
        Field::Fact(id) => {
            let fact = loaded.tool.facts.iter().find(|fact| fact.id == *id);
            fact.map_or_else(|| id.to_string(), |fact| fact.question.get(&loaded.language).to_owned())
        }
        Field::Site(_, SiteField::Name) => "Name of a site".to_owned(),
        Field::Site(..) => "Whether a site is covered".to_owned(),
        Field::Question(id, member) => {
            let question = loaded.tool.question(id);
            let text =
                question.map_or_else(|| id.to_string(), |question| question.text.get(&loaded.language).to_owned());
            match member {
                QuestionField::Answer => text,
                QuestionField::Comment => format!("Comment on “{text}”"),
                QuestionField::Consent => format!("Whether the answer to “{text}” may be shared"),
                QuestionField::FromLastTime => format!("Confirmation of “{text}”"),
            }
        }
        Field::Challenge(_, member) => match member {
            ChallengeField::Question => "What was asked (note)",
            ChallengeField::Answer => "What was answered (note)",
            ChallengeField::AskedBy => "Who asked (note)",
            ChallengeField::AskedOn => "When it was asked (note)",
            ChallengeField::Standard => "What a note is about",
            ChallengeField::Send => "Whether a note goes into the return",
            ChallengeField::Removed => "Note of what was asked",
        }
        .to_owned(),
        Field::Earlier(..) | Field::EarlierUse(..) => "Earlier answer".to_owned(),
        Field::Offer(_, id) => format!("Earlier answer for {}", loaded.number(id)),
        Field::Declaration(id, _) => {
            let role = loaded.tool.declaration_roles.iter().find(|role| role.id == *id);
            let title = role.map_or_else(|| id.to_string(), |role| role.title.get(&loaded.language).to_owned());
            format!("Declaration of “{title}”")
        }
    }
}

fn profile_name(member: ProfileField) -> &'static str {
    match member {
        ProfileField::Name => "Name of your organisation",
        ProfileField::ServiceType => "Type of your organisation",
        ProfileField::CompletedBy | ProfileField::CompletedByRole => "Who completes the audit",
        ProfileField::Substitute | ProfileField::SubstituteRole => "Who stands in for them",
        ProfileField::Email => "E-mail address",
        ProfileField::Telephone => "Telephone number",
        ProfileField::CoversAll => "What the audit covers",
        ProfileField::OwnUse => "For our own use",
        ProfileField::FromLastTime => "Confirmation of your details",
        ProfileField::FromOrganisation => "Whose details these are",
    }
}

fn action_number(loaded: &Loaded, field: &Field) -> String {
    let Field::Action(action, _) = field else { return String::new() };
    let standard = loaded.fields.get(&Field::Action(*action, ActionField::Standard));
    standard.and_then(|id| StandardId::new(id).ok()).map_or_else(|| "a standard".to_owned(), |id| loaded.number(&id))
}

fn title(loaded: &Loaded, evidence: Uuid) -> String {
    let title = loaded.fields.get(&Field::Evidence(evidence, EvidenceField::Title));
    title.map_or_else(String::new, |title| format!("“{title}”")).trim().to_owned()
}

/// A value as people read it.
pub(crate) fn shown(loaded: &Loaded, field: &Field, value: &str) -> String {
    let language = &loaded.language;
    match field {
        Field::Standard(_, StandardField::Rating) => match Rating::from_code(value) {
            Some(Rating::NotApplicable) => "Not applicable".to_owned(),
            Some(Rating::Level(code)) => {
                loaded.tool.level(&code).map_or_else(|| value.to_owned(), |level| level.label.get(language).to_owned())
            }
            None => value.to_owned(),
        },
        Field::Action(_, ActionField::Status) => {
            ActionStatus::from_code(value).map_or_else(|| value.to_owned(), |status| status.label().to_owned())
        }
        Field::Action(_, ActionField::Standard) | Field::Challenge(_, ChallengeField::Standard) => {
            StandardId::new(value).map_or_else(|_| value.to_owned(), |id| loaded.number(&id))
        }
        Field::Declaration(_, DeclarationField::How) => {
            HowAgreed::from_code(value).map_or_else(|| value.to_owned(), |how| how.label().to_owned())
        }
        Field::Profile(ProfileField::ServiceType) => {
            let service_type = loaded.tool.service_types.iter().find(|t| t.id.as_str() == value);
            service_type.map_or_else(|| value.to_owned(), |t| t.label.get(language).to_owned())
        }
        Field::Fact(id) => fact_answer(loaded, id, value),
        // That something is on a list or off it is what the entry is called.
        Field::Action(_, ActionField::Removed)
        | Field::Evidence(_, EvidenceField::Removed)
        | Field::Site(_, SiteField::Removed)
        | Field::EvidenceUse(..) => String::new(),
        Field::Site(_, SiteField::Scope) => if value == "out" { "Not covered" } else { "Covered" }.to_owned(),
        Field::Question(id, QuestionField::Answer) => question_answer(loaded, id, value),
        _ => match field.kind() {
            field::Kind::Date => words::day_text(value),
            field::Kind::Tick => "Yes".to_owned(),
            _ => value.to_owned(),
        },
    }
}

fn fact_answer(loaded: &Loaded, id: &audit_core::ids::FactId, value: &str) -> String {
    use audit_core::tool::FactKind;
    let kind = loaded.tool.facts.iter().find(|fact| fact.id == *id).map(|fact| &fact.kind);
    match (kind, value) {
        (Some(FactKind::Choice(options)), _) => options
            .iter()
            .find(|(code, _)| code.as_str() == value)
            .map_or_else(|| value.to_owned(), |(_, label)| label.get(&loaded.language).to_owned()),
        (_, "yes") => "Yes".to_owned(),
        (_, "no") => "No".to_owned(),
        (_, other) => other.to_owned(),
    }
}

fn question_answer(loaded: &Loaded, id: &audit_core::ids::QuestionId, value: &str) -> String {
    use audit_core::tool::QuestionKind;
    let kind = loaded.tool.question(id).map(|question| &question.kind);
    let words = kind.and_then(|kind| kind.in_words(value, &loaded.language));
    words.unwrap_or_else(|| match kind {
        Some(QuestionKind::Date) => words::day_text(value),
        _ => value.to_owned(),
    })
}
