//! The check before export, and the declaration.

pub(crate) mod begin_day;
pub(crate) mod unrecorded;

use crate::answers::places;
use crate::error::ApiError;
use crate::history::{name_of, shown};
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{Agreement, CheckView, DeclarationStanding, DeclarationView, DeclarerView, SavedView, WayView};
use crate::words::{self, given};
use audit_core::agreement::{self, Standing};
use audit_core::audit::{HowAgreed, Refusal, accept};
use audit_core::content::declared;
use audit_core::field::{ActionField, DeclarationField, Field, Fields};
use audit_core::ids::RoleId;
use audit_core::jiff::civil::Date;
use audit_core::operation::Kind;
use audit_core::readiness::{Place, Weight};
use audit_core::tool::DeclarationRole;

/// What a signature shows and does not show.
pub(crate) const ABOUT_SIGNATURE: &str = "The digital signature shows that the file was not changed after this copy made \
it. It does not show who was at the keyboard.";

impl Program {
    /// The check before export, most serious first.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn check(&self, audit: &str) -> Result<CheckView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let mut findings = self.findings(&loaded)?;
        self.say_typed(&loaded, &mut findings)?;
        let (stops, warns): (Vec<_>, Vec<_>) = findings.into_iter().partition(|f| f.weight == Weight::Stops);
        Ok(CheckView {
            stops: stops.into_iter().map(places::finding_view).collect(),
            warns: warns.into_iter().map(places::finding_view).collect(),
            undrawable: self.undrawable(&loaded),
        })
    }

    /// The declaration: what is confirmed, and who confirms it.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn declaration(&self, audit: &str) -> Result<DeclarationView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let (statements, reading) = declared(&loaded.tool, &loaded.content, &loaded.language);
        let findings = loaded.findings(self.world.today());
        let other = findings.iter().filter(|f| f.weight == Weight::Stops && !matches!(f.place, Place::Declaration(..)));
        let mut roles = Vec::new();
        for role in loaded.tool.declarers(&loaded.facts) {
            roles.push(self.declarer(&loaded, role, loaded.basis())?);
        }
        Ok(DeclarationView {
            statements,
            reading,
            about_signature: ABOUT_SIGNATURE.to_owned(),
            since_paper: self.changed_copy(&loaded)?,
            agreed: given(loaded.agreed()),
            roles,
            ways: (HowAgreed::ALL.iter())
                .map(|how| WayView { code: (*how).into(), label: how.label().to_owned() })
                .collect(),
            other_stops: other.count() as u32,
            begun: self.begun(&loaded)?.map(|day| day.to_string()),
            locked: loaded.locked(),
        })
    }

    /// Records that a person agreed to the ratings and promises as they stand.
    ///
    /// # Errors
    /// `no-name`, `bad-value` for the date, `not-a-choice`, `declaration-in-future`, `declaration-date-old`, `audit-locked`; the
    /// store's.
    pub fn agree(&mut self, audit: &str, agreement: &Agreement) -> Result<SavedView, ApiError> {
        let today = self.world.today();
        let role = RoleId::new(&agreement.role).map_err(|_| ApiError::from(Refusal::Unknown))?;
        let audit = id(audit, "audit")?;
        if agreement.name.trim().is_empty() {
            return Err(ApiError::new("no-name", "There is no name yet.", "Enter the name of the person who agrees."));
        }
        let date = audit_core::field::parse_date(&agreement.agreed_on);
        match date {
            None => {
                let hint = "Enter the date they agreed, for example 12 October 2026.";
                return Err(ApiError::new("bad-value", "There is no date yet, or it is not a date.", hint));
            }
            Some(date) if date > today => {
                let hint = "Enter the date they agreed. It cannot be later than today.";
                return Err(ApiError::new("declaration-in-future", "This date is in the future.", hint));
            }
            Some(_) => {}
        }
        let Some(how) = agreement.how else {
            return Err(ApiError::new("not-a-choice", "You have not said how they agreed.", "Choose how they agreed."));
        };
        let changed = self.changed_on(&*self.load(audit)?, &role)?;
        self.change(audit, Kind::Agree, None, |loaded| {
            refuse_earlier_date(loaded, &role, date, changed, today)?;
            let values = [
                (DeclarationField::Name, agreement.name.trim()),
                (DeclarationField::Title, agreement.person_title.trim()),
                (DeclarationField::AgreedOn, agreement.agreed_on.as_str()),
                (DeclarationField::How, how.code()),
                (DeclarationField::Basis, loaded.basis()),
            ];
            let accepted = values.into_iter().map(|(member, value)| {
                let field = Field::Declaration(role.clone(), member);
                let value = accept(&loaded.tool, &loaded.content, loaded.locked(), &field, value)?;
                Ok((field, value))
            });
            accepted.collect()
        })
        .map(|(saved, _)| saved)
    }

    /// Takes an agreement back.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn withdraw_agreement(&mut self, audit: &str, role: &str) -> Result<SavedView, ApiError> {
        let role = RoleId::new(role).map_err(|_| ApiError::from(Refusal::Unknown))?;
        let members = [DeclarationField::AgreedOn, DeclarationField::How, DeclarationField::Basis];
        let values = members.map(|member| (Field::Declaration(role.clone(), member), String::new()));
        self.set_all(audit, Kind::WithdrawAgreement, values.to_vec())
    }

    fn declarer(&self, loaded: &Loaded, role: &DeclarationRole, digest: &str) -> Result<DeclarerView, ApiError> {
        let language = &loaded.language;
        let declaration = loaded.content.declarations.get(&role.id).cloned().unwrap_or_default();
        let standing = loaded.standing(role, digest);
        let agreed_on = declaration.agreed_on;
        let (changed, no_longer_holds) = match standing {
            Standing::Withdrawn => {
                let changes = self.changes_since(loaded, &role.id)?;
                let fell = no_longer_holds(loaded, &declaration.person.name, agreed_on, &changes);
                (in_sentences(loaded, changes), fell)
            }
            _ => Default::default(),
        };
        let (stands, sentence) = match &standing {
            Standing::Open => (DeclarationStanding::Open, "Not agreed yet.".to_owned()),
            Standing::Agreed => {
                let how = declaration.how.map_or_else(String::new, |how| how.label().to_lowercase());
                let day = agreed_on.map_or_else(String::new, words::day);
                let earlier = self.agreed_in(loaded, role)?.filter(|revision| *revision < loaded.row.revision);
                let stands = earlier.map_or_else(String::new, |revision| {
                    let (before, now) = (revision, loaded.row.revision);
                    format!(" This was for revision {before}. Nothing that they agreed to has changed since, so it stands for revision {now} too.")
                });
                (DeclarationStanding::Agreed, format!("{} agreed on {day}, {how}.{stands}", declaration.person.name))
            }
            Standing::Withdrawn => (
                DeclarationStanding::Withdrawn,
                format!("Answers changed after {} agreed. Ask them to look and agree again.", declaration.person.name),
            ),
            Standing::SamePerson { other } => {
                let other = loaded.tool.declaration_roles.iter().find(|role| role.id == *other);
                let other = other.map_or("", |role| role.title.get(language));
                let name = &declaration.person.name;
                (
                    DeclarationStanding::SamePerson,
                    format!("{name} has already agreed as “{other}”. This audit asks for two people."),
                )
            }
        };
        let shared = loaded
            .tool
            .declaration_roles
            .iter()
            .filter(|other| role.may_be_same_as.contains(&other.id) || other.may_be_same_as.contains(&role.id));
        let typed = self.unrecorded(loaded, &role.id)?.filter(|_| standing != Standing::Agreed);
        Ok(DeclarerView {
            typed,
            role: role.id.to_string(),
            title: role.title.get(language).to_owned(),
            hint: role.hint.get(language).to_owned(),
            name: declaration.person.name,
            person_title: declaration.person.role,
            agreed_on: agreed_on.map(|date| date.to_string()),
            how: declaration.how.map(Into::into),
            standing: stands,
            changed,
            no_longer_holds: given(no_longer_holds),
            sentence,
            may_be_same_as: shared.map(|other| other.title.get(language).to_owned()).collect(),
        })
    }

    /// The revision in which a role agreed.
    fn agreed_in(&self, loaded: &Loaded, role: &DeclarationRole) -> Result<Option<i64>, ApiError> {
        let reader = self.store.read()?;
        let basis = Field::Declaration(role.id.clone(), DeclarationField::Basis).to_string();
        let Some(row) = reader.field(loaded.row.id, &basis)? else { return Ok(None) };
        Ok(Some(reader.operation(row.operation)?.revision))
    }

    /// The day on which the last of these changes was made; none where nothing changed.
    fn changed_on(&self, loaded: &Loaded, role: &RoleId) -> Result<Option<Date>, ApiError> {
        let reader = self.store.read()?;
        let mut newest = None;
        for change in self.changes_since(loaded, role)? {
            if let Some(row) = reader.field(loaded.row.id, &change.field.to_string())? {
                newest = newest.max(crate::declarations::begin_day::day_of(&reader.operation(row.operation)?.at));
            }
        }
        Ok(newest)
    }

    /// What changed after a role agreed: the fields as they stood then, against now.
    fn changes_since(&self, loaded: &Loaded, role: &RoleId) -> Result<Vec<agreement::Changed>, ApiError> {
        let reader = self.store.read()?;
        let basis = Field::Declaration(role.clone(), DeclarationField::Basis).to_string();
        let Some(row) = reader.field(loaded.row.id, &basis)? else { return Ok(Vec::new()) };
        let position = reader.operation(row.operation)?.position;
        let as_of = reader.fields_as_of(loaded.row.id, position)?;
        let then: Fields = as_of.into_iter().filter_map(|(key, value)| Some((Field::parse(&key)?, value))).collect();
        Ok(agreement::changes(&loaded.tool, &then, &loaded.fields))
    }
}

/// Who agrees again after answers changed agrees on a later day than before, or today; and never to a change that was not made
/// yet. `changed`: the day of the last change since.
fn refuse_earlier_date(
    loaded: &Loaded,
    role: &RoleId,
    date: Option<Date>,
    changed: Option<Date>,
    today: Date,
) -> Result<(), ApiError> {
    let Some(earlier) = loaded.content.declarations.get(role) else { return Ok(()) };
    if earlier.basis.as_ref().is_none_or(|basis| *basis == loaded.basis()) {
        return Ok(());
    }
    let old = |message: String| {
        let hint = "Ask them to look at what changed, and enter the date they agree again.";
        Err(ApiError::new("declaration-date-old", message, hint))
    };
    match (earlier.agreed_on, date, changed) {
        (_, Some(date), Some(changed)) if date < changed => {
            old(format!("Answers that they agree to were changed on {}, after that day.", words::day(changed)))
        }
        (Some(before), Some(date), _) if date <= before && before < today => {
            old(format!("Answers changed after they agreed on {}.", words::day(before)))
        }
        _ => Ok(()),
    }
}

/// What changed after a role agreed, in sentences.
fn in_sentences(loaded: &Loaded, mut changes: Vec<agreement::Changed>) -> Vec<String> {
    leave_out_parts(&mut changes);
    changes.iter().map(|change| sentence(loaded, change)).collect()
}

/// “Dr Patel’s agreement of 3 May 2026 no longer holds, because 2.3 was changed. They will be asked again.”
fn no_longer_holds(loaded: &Loaded, name: &str, day: Option<Date>, changes: &[agreement::Changed]) -> String {
    let day = day.map_or_else(String::new, |day| format!(" of {}", words::day(day)));
    let because = match things(loaded, changes).as_slice() {
        [] => "what they agreed to was changed".to_owned(),
        [one] => format!("{one} was changed"),
        [one, two] => format!("{one} and {two} were changed"),
        [one, two, more @ ..] => format!("{one}, {two} and {} more were changed", more.len()),
    };
    format!("{name}’s agreement{day} no longer holds, because {because}. They will be asked again.")
}

/// What was changed, each once: a standard by its number, anything else by its name.
fn things(loaded: &Loaded, changes: &[agreement::Changed]) -> Vec<String> {
    let of_action = |id| loaded.content.actions.iter().find(|action| action.id == id)?.standard.clone();
    let mut found = Vec::new();
    for change in changes {
        let standard = match &change.field {
            Field::Standard(id, _) => Some(id.clone()),
            Field::Action(id, _) => of_action(*id),
            _ => None,
        };
        let thing = standard.map_or_else(|| format!("“{}”", name_of(loaded, &change.field)), |id| loaded.number(&id));
        if !found.contains(&thing) {
            found.push(thing);
        }
    }
    found
}

/// Of an action that came or went as a whole only what it promises is said, not each of its parts.
fn leave_out_parts(changes: &mut Vec<agreement::Changed>) {
    let whole = |change: &agreement::Changed| match (&change.field, &change.then, &change.now) {
        (Field::Action(id, ActionField::What), None, _) | (Field::Action(id, ActionField::What), _, None) => Some(*id),
        _ => None,
    };
    let whole: Vec<_> = changes.iter().filter_map(whole).collect();
    changes.retain(|change| match &change.field {
        Field::Action(id, member) => *member == ActionField::What || !whole.contains(id),
        _ => true,
    });
}

fn sentence(loaded: &Loaded, change: &agreement::Changed) -> String {
    let name = name_of(loaded, &change.field);
    let value = |value: &Option<String>| value.as_ref().map(|value| shown(loaded, &change.field, value));
    match (value(&change.then), value(&change.now)) {
        (Some(then), Some(now)) => format!("{name}: was “{then}”, is now “{now}”."),
        (None, Some(now)) => format!("{name}: added “{now}”."),
        (Some(then), None) => format!("{name}: taken away, was “{then}”."),
        (None, None) => name,
    }
}
