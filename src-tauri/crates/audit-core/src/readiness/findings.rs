//! The codes of findings, and what each is: the screen and the return know them, so none is ever renamed or used for something else.

use super::Place;

/// Whether a finding stops export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Export has to wait.
    Stops,
    /// Travels with the return as a count.
    Warns,
}

/// One sentence of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it stops export.
    pub weight: Weight,
    /// What it finds.
    pub code: Code,
    /// Where to go: the very field that mends it.
    pub place: Place,
    /// What it says, in English.
    pub sentence: String,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $weight:ident;)*) => {
        /// What the check can find, in the order in which a return lists it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// How it is written: `no-name`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Whether it stops export.
            pub fn weight(self) -> Weight {
                match self { $(Self::$name => Weight::$weight,)* }
            }

            /// Reads it.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

codes! {
    /// The organisation has no name.
    NoName = "no-name", Stops;
    /// Its type of service is not chosen.
    NoServiceType = "no-service-type", Stops;
    /// A fact that decides which standards apply is not answered.
    FactUnanswered = "fact-unanswered", Stops;
    /// A number that is asked for is missing.
    NoCode = "no-code", Warns;
    /// A number does not have the usual shape.
    UnusualCode = "unusual-code", Warns;
    /// Nobody is named who completes the audit.
    NoCompleter = "no-completer", Warns;
    /// Nobody is named who stands in for them.
    NoSubstitute = "no-substitute", Warns;
    /// There is no way to reach anybody.
    NoContact = "no-contact", Warns;
    /// The e-mail address does not look like one.
    UnusualEmail = "unusual-email", Warns;
    /// The telephone number does not look like one.
    UnusualTelephone = "unusual-telephone", Warns;
    /// It does not say what the audit covers.
    NoScope = "no-scope", Warns;
    /// A site has no name.
    SiteWithoutName = "site-without-name", Warns;
    /// A site is not covered, and nothing says where its assurance is.
    SiteNotAssured = "site-not-assured", Warns;
    /// An answer from last time is not confirmed.
    NotConfirmed = "not-confirmed", Stops;
    /// A standard is not rated.
    Unrated = "unrated", Stops;
    /// Not applicable, where that is not offered.
    NotApplicableNotOffered = "not-applicable-not-offered", Stops;
    /// Not applicable, without a reason.
    NotApplicableWithoutReason = "not-applicable-without-reason", Stops;
    /// Many standards are not applicable.
    ManyNotApplicable = "many-not-applicable", Warns;
    /// Partly or not met, with neither an action nor a reason for none.
    NoAction = "no-action", Stops;
    /// Met, and nothing says how they know.
    MetWithoutEvidence = "met-without-evidence", Warns;
    /// An action does not say what will be done.
    ActionWithoutWords = "action-without-words", Warns;
    /// An action does not say who will do it.
    ActionWithoutOwner = "action-without-owner", Warns;
    /// An action has neither a date nor a reason for none.
    ActionWithoutDate = "action-without-date", Warns;
    /// An action should have been done by now.
    ActionOverdue = "action-overdue", Warns;
    /// An action was done on a day that has not come.
    ActionDoneInFuture = "action-done-in-future", Warns;
    /// A piece of evidence has no title.
    EvidenceWithoutTitle = "evidence-without-title", Warns;
    /// A piece of evidence does not say where it is kept.
    EvidenceWithoutPlace = "evidence-without-place", Warns;
    /// The review date of a piece of evidence has passed.
    EvidenceOutOfDate = "evidence-out-of-date", Warns;
    /// A piece of evidence names a folder of this computer.
    EvidenceNamesAFolder = "evidence-names-a-folder", Warns;
    /// The date of a piece of evidence is in the future.
    EvidenceInFuture = "evidence-in-future", Warns;
    /// A question is not answered.
    QuestionUnanswered = "question-unanswered", Warns;
    /// Somebody who has to agree has not.
    NoDeclaration = "no-declaration", Stops;
    /// Answers changed after somebody agreed.
    DeclarationWithdrawn = "declaration-withdrawn", Stops;
    /// One person agreed for two who have to be different.
    DeclarationSamePerson = "declaration-same-person", Stops;
    /// Somebody agreed on a day that has not come.
    DeclarationInFuture = "declaration-in-future", Stops;
    /// Somebody agreed before the audit was begun. A return does not carry it: it does not say when an audit was begun.
    DeclarationBeforeAudit = "declaration-before-audit", Warns;
}

impl Code {
    /// Whether a return carries it as a count, where it warns.
    pub fn travels(self) -> bool {
        self.weight() == Weight::Warns && self != Self::DeclarationBeforeAudit
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// A warning that a return carries as a code and a count, as a sentence. A code of a newer program stands as it is.
pub fn counted(code: &str, number: usize) -> String {
    let Some(known) = Code::from_code(code) else {
        return format!("A warning that this version of the program does not know: {code} ({number}).");
    };
    let (one, many) = match known {
        Code::NoCode => ("The code of the organisation is missing.", ""),
        Code::UnusualCode => ("The code of the organisation does not have the usual shape.", ""),
        Code::NoCompleter => ("Nobody is named who completed the audit.", ""),
        Code::NoSubstitute => ("Nobody is named as a substitute.", ""),
        Code::NoContact => ("There is neither an e-mail address nor a telephone number.", ""),
        Code::UnusualEmail => ("The e-mail address does not look like one.", ""),
        Code::UnusualTelephone => ("The telephone number does not look like one.", ""),
        Code::NoScope => ("It does not say which sites or departments the audit covers.", ""),
        Code::SiteWithoutName => ("1 site has no name.", "{} sites have no name."),
        Code::SiteNotAssured => (
            "1 site is not covered, and nothing says where its assurance is found.",
            "{} sites are not covered, and nothing says where their assurance is found.",
        ),
        Code::ManyNotApplicable => ("Many standards are not applicable.", ""),
        Code::MetWithoutEvidence => (
            "1 standard is met, but nothing says how they know.",
            "{} standards are met, but nothing says how they know.",
        ),
        Code::ActionWithoutWords => {
            ("1 action does not say what will be done.", "{} actions do not say what will be done.")
        }
        Code::ActionWithoutOwner => {
            ("1 action does not say who will do it.", "{} actions do not say who will do them.")
        }
        Code::ActionWithoutDate => {
            ("1 action has no date and no reason for that.", "{} actions have no date and no reason for that.")
        }
        Code::ActionOverdue => (
            "1 action should have been done by the day on which the return was made.",
            "{} actions should have been done by the day on which the return was made.",
        ),
        Code::ActionDoneInFuture => (
            "1 action has a day on which it was done after the day on which the return was made.",
            "{} actions have a day on which they were done after the day on which the return was made.",
        ),
        Code::EvidenceWithoutTitle => ("1 piece of evidence has no title.", "{} pieces of evidence have no title."),
        Code::EvidenceWithoutPlace => (
            "1 piece of evidence does not say where it is kept.",
            "{} pieces of evidence do not say where they are kept.",
        ),
        Code::EvidenceOutOfDate => (
            "The review date of 1 piece of evidence had passed.",
            "The review dates of {} pieces of evidence had passed.",
        ),
        Code::EvidenceNamesAFolder => (
            "1 piece of evidence names a folder of the sender's computer.",
            "{} pieces of evidence name a folder of the sender's computer.",
        ),
        Code::EvidenceInFuture => (
            "The date of 1 piece of evidence is in the future.",
            "The dates of {} pieces of evidence are in the future.",
        ),
        Code::QuestionUnanswered => ("1 question is not answered.", "{} questions are not answered."),
        Code::NoName
        | Code::NoServiceType
        | Code::FactUnanswered
        | Code::NotConfirmed
        | Code::Unrated
        | Code::NotApplicableNotOffered
        | Code::NotApplicableWithoutReason
        | Code::NoAction
        | Code::NoDeclaration
        | Code::DeclarationWithdrawn
        | Code::DeclarationSamePerson
        | Code::DeclarationInFuture
        | Code::DeclarationBeforeAudit => {
            return format!("A warning that no return of this version carries: {code} ({number}).");
        }
    };
    if number == 1 || many.is_empty() { one.to_owned() } else { many.replace("{}", &number.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_a_return_carries_has_its_sentence() {
        for code in Code::ALL {
            let told = counted(code.code(), 1);
            assert_eq!(code.travels(), !told.contains(code.code()), "{code}: {told}");
            assert_eq!(Code::from_code(code.code()), Some(*code));
        }
        assert_eq!(counted("action-without-owner", 3), "3 actions do not say who will do them.");
        assert_eq!(counted("no-code", 1), "The code of the organisation is missing.");
        assert!(counted("new-in-2028", 4).contains("new-in-2028 (4)"));
    }
}
