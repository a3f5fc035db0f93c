//! What a field is within an audit: said by a person or noted by the program, agreed to, searched. Whoever lists fields asks here and
//! keeps no list of its own.

use super::{
    ActionField, ChallengeField, EvidenceField, Field, Kind, ProfileField, QuestionField, SiteField, StandardField,
};
use std::collections::BTreeSet;

/// One thing that is true of a member; a row of the table names those that are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// A declaration agrees to it.
    Agreed,
    /// The program notes it beside what a person said, such as that an answer is from last time.
    Note,
    /// A note that a workbook remembers and brings back with its answer.
    Remembered,
    /// Says what something belongs to. It is written where that is made or moved, never on its own.
    Link,
    /// Ticked: taken off its list. It is written by removing, never on its own.
    OffList,
    /// A digest, a language or a name for the program: no words that people look for.
    Mark,
}

/// The part of an audit that a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Profile, numbers in registers, facts, sites: who they are, which decides what is asked.
    Organisation,
    /// Answers to standards, and the evidence that they use.
    Standards,
    /// Evidence itself.
    Evidence,
    /// Actions.
    Actions,
    /// Answers to the partnership's questions.
    Questions,
    /// Challenge notes.
    Challenges,
    /// Declarations.
    Declarations,
    /// Earlier answers, and what they wait for.
    Earlier,
}

impl Field {
    /// The part that it belongs to.
    pub fn part(&self) -> Part {
        match self {
            Self::Profile(_) | Self::Identifier(_) | Self::Fact(_) | Self::Site(..) => Part::Organisation,
            Self::Standard(..) | Self::EvidenceUse(..) => Part::Standards,
            Self::Evidence(..) => Part::Evidence,
            Self::Action(..) => Part::Actions,
            Self::Question(..) => Part::Questions,
            Self::Challenge(..) => Part::Challenges,
            Self::Declaration(..) => Part::Declarations,
            Self::Earlier(..) | Self::EarlierUse(..) | Self::Offer(..) => Part::Earlier,
        }
    }

    fn traits(&self) -> &'static [Trait] {
        match self {
            Self::Profile(member) => member.traits(),
            Self::Identifier(_) | Self::Fact(_) | Self::EvidenceUse(..) => &[],
            Self::Site(_, member) => member.traits(),
            Self::Standard(_, member) => member.traits(),
            Self::Evidence(_, member) => member.traits(),
            Self::Action(_, member) => member.traits(),
            Self::Question(_, member) => member.traits(),
            Self::Challenge(_, member) => member.traits(),
            Self::Declaration(_, member) => member.traits(),
            Self::Earlier(_, member) => member.traits(),
            Self::EarlierUse(..) | Self::Offer(..) => &[Trait::Note],
        }
    }

    /// Whether this is true of it.
    pub fn is(&self, what: Trait) -> bool {
        self.traits().contains(&what)
    }

    /// Whether a person would call it an answer, or part of one: not what the program notes beside it.
    pub fn is_answer(&self) -> bool {
        !self.is(Trait::Note)
    }

    /// Whether a declaration agrees to it, as far as the field alone tells.
    pub fn is_agreed_to(&self) -> bool {
        self.is(Trait::Agreed)
    }

    /// Whether it follows from something else that is done, and is never set on its own.
    pub fn is_kept_by_program(&self) -> bool {
        [Trait::Note, Trait::Link, Trait::OffList].into_iter().any(|what| self.is(what))
    }

    /// Whether its words can be looked for.
    pub fn is_searchable(&self) -> bool {
        matches!(self.kind(), Kind::Words | Kind::Line) && !self.is(Trait::Mark)
    }

    /// Whether a workbook may say it: what people may set on the screen, what it remembers beside an answer, and which standard
    /// an action is for. Nothing in a workbook takes anything off a list.
    pub fn may_come_in(&self) -> bool {
        self.is(Trait::Remembered)
            || matches!(self, Self::Action(_, ActionField::Standard))
            || !self.is_kept_by_program()
    }

    /// Whether the paper tells of it when it changes: answers to standards, what actions promise, and who the organisation is. Evidence, how
    /// an action goes on and the notes of the program are not what its readers agree to.
    pub fn is_told_to_readers(&self) -> bool {
        match self {
            Self::Fact(_) => true,
            Self::Standard(..) => self.is_answer(),
            Self::Profile(_) | Self::Site(..) | Self::Action(..) => {
                let own = !self.is(Trait::Note) && !self.is(Trait::Link);
                self.is(Trait::OffList) || own && self.is_agreed_to()
            }
            _ => false,
        }
    }

    /// The field whose tick says that the thing which this one describes was taken off its list.
    pub fn off_list(&self) -> Option<Self> {
        match self {
            Self::Action(id, _) => Some(Self::Action(*id, ActionField::Removed)),
            Self::Evidence(id, _) | Self::EvidenceUse(_, id) => Some(Self::Evidence(*id, EvidenceField::Removed)),
            Self::Site(id, _) => Some(Self::Site(*id, SiteField::Removed)),
            Self::Challenge(id, _) => Some(Self::Challenge(*id, ChallengeField::Removed)),
            _ => None,
        }
    }

    /// The field whose tick says that the answer which this one belongs to is from last time and waits to be confirmed.
    pub fn unconfirmed(&self) -> Option<Self> {
        match self {
            Self::Standard(id, _) => Some(Self::Standard(id.clone(), StandardField::FromLastTime)),
            Self::Question(id, _) => Some(Self::Question(id.clone(), QuestionField::FromLastTime)),
            field if field.part() == Part::Organisation => Some(Self::Profile(ProfileField::FromLastTime)),
            _ => None,
        }
    }

    /// Whether it is itself such a tick.
    pub fn is_unconfirmed(&self) -> bool {
        self.unconfirmed().as_ref() == Some(self)
    }

    /// Whether a note of the program belongs to one of these answers, with which alone it changes: to the rating of its standard, the
    /// answer to its question, or any detail of the organisation.
    pub fn goes_with(&self, answers: &BTreeSet<Self>) -> bool {
        match self {
            Self::Standard(id, _) => answers.contains(&Self::Standard(id.clone(), StandardField::Rating)),
            Self::Question(id, _) => answers.contains(&Self::Question(id.clone(), QuestionField::Answer)),
            Self::Profile(_) => answers.iter().any(|answer| answer.part() == Part::Organisation && answer.is_answer()),
            _ => false,
        }
    }

    /// Of the fields that one operation changed, how near this one is to what a person would name: 0 is nearest.
    pub fn distance_from_name(&self) -> u8 {
        match self {
            Self::Earlier(..) => 0,
            field if field.is(Trait::Note) => 2,
            Self::Action(_, ActionField::Status) => 1,
            _ => 0,
        }
    }
}
