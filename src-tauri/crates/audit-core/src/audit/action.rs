//! One action of the improvement plan: what it holds, how its fields are read, and what they are called.

use crate::field::{ActionField, Kind, Life, parse_date};
use crate::ids::StandardId;
use crate::jiff::civil::Date;
use uuid::Uuid;

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionStatus {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    UnderWay,
    /// Done.
    Done,
    /// Dropped; the progress says why.
    Dropped,
}

impl ActionStatus {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Planned, Self::UnderWay, Self::Done, Self::Dropped];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::UnderWay => "under-way",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Its name in English.
    pub fn label(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::UnderWay => "Under way",
            Self::Done => "Done",
            Self::Dropped => "Dropped",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// An action of the improvement plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its id, kept through cycles.
    pub id: Uuid,
    /// The standard that it improves.
    pub standard: Option<StandardId>,
    /// The earlier answer that it belongs to, when its standard is not asked any more.
    pub earlier: Option<Uuid>,
    /// What will be done.
    pub what: String,
    /// Who does it: a role.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Why there is no date.
    pub no_date_because: String,
    /// How far it is.
    pub status: ActionStatus,
    /// How it goes.
    pub progress: String,
    /// When it was done.
    pub done_on: Option<Date>,
    /// What changed because of it; may be empty.
    pub effect: String,
}

impl Action {
    pub(super) fn new(id: Uuid) -> Self {
        Self {
            id,
            standard: None,
            earlier: None,
            what: String::new(),
            owner: String::new(),
            due: None,
            no_date_because: String::new(),
            status: ActionStatus::Planned,
            progress: String::new(),
            done_on: None,
            effect: String::new(),
        }
    }

    /// Takes one field as it is stored; `removed` becomes true when it says that the action was taken off its list.
    pub(super) fn read(&mut self, removed: &mut bool, member: ActionField, value: &str) {
        match member {
            ActionField::Standard => self.standard = StandardId::new(value).ok(),
            ActionField::Earlier => self.earlier = Uuid::try_parse(value).ok(),
            ActionField::What => self.what = value.to_owned(),
            ActionField::Owner => self.owner = value.to_owned(),
            ActionField::Due => self.due = parse_date(value),
            ActionField::NoDateBecause => self.no_date_because = value.to_owned(),
            ActionField::Status => self.status = ActionStatus::from_code(value).unwrap_or_default(),
            ActionField::Progress => self.progress = value.to_owned(),
            ActionField::DoneOn => self.done_on = parse_date(value),
            ActionField::Effect => self.effect = value.to_owned(),
            ActionField::Removed => *removed = true,
        }
    }

    /// What people wrote about how it went: each field that has words, in the order of the table. Plan, workbook, command line and the
    /// screen that shows what will be sent all print these, so that a new one is in each of them.
    pub fn account(&self) -> impl Iterator<Item = (ActionField, &str)> {
        ActionField::account()
            .map(|member| (member, self.account_of(member)))
            .filter(|(_, words)| !words.trim().is_empty())
    }

    /// The words of one field of the account.
    fn account_of(&self, member: ActionField) -> &str {
        match member {
            ActionField::Progress => &self.progress,
            ActionField::Effect => &self.effect,
            ActionField::Standard
            | ActionField::Earlier
            | ActionField::What
            | ActionField::Owner
            | ActionField::Due
            | ActionField::NoDateBecause
            | ActionField::Status
            | ActionField::DoneOn
            | ActionField::Removed => "",
        }
    }

    /// Whether it says what will be done. One that does not is not yet an action.
    pub fn says_what(&self) -> bool {
        !self.what.trim().is_empty()
    }
}

impl ActionField {
    /// The fields in which people write how it went: words that go on being written after export.
    pub fn account() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|member| (member.kind(), member.life()) == (Kind::Words, Life::Living))
    }

    /// What the field is called where it stands alone: in the history, in a paper, in a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard | Self::Earlier => "Standard",
            Self::What => "What will be done",
            Self::Owner => "Who does it",
            Self::Due => "Date",
            Self::NoDateBecause => "Why there is no date",
            Self::Status => "Status",
            Self::Progress => "Progress",
            Self::DoneOn => "Date it was done",
            Self::Effect => "What changed because of it",
            Self::Removed => "Removed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Field;

    /// A new field of this kind that is forgotten here is in no paper: then this fails.
    #[test]
    fn everything_that_people_write_about_how_it_went_is_in_the_account() {
        for member in ActionField::account() {
            let (mut action, mut removed) = (Action::new(Uuid::nil()), false);
            assert_eq!(action.account().count(), 0);
            action.read(&mut removed, member, "It is done.");
            assert_eq!(action.account().collect::<Vec<_>>(), [(member, "It is done.")], "{member:?}");
        }
    }

    #[test]
    fn the_account_goes_on_after_export_and_nobody_agrees_to_it() {
        for member in ActionField::account() {
            let field = Field::Action(Uuid::nil(), member);
            assert!(field.life() == Life::Living && !field.is_agreed_to() && field.is_searchable(), "{member:?}");
        }
    }
}
