//! What a person did, in one word: the kind of an operation, as the history keeps it.

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// The kind of an operation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its word in the store: never changed, or older histories lose their names.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

kinds! {
    /// The audit was started.
    StartAudit = "start-audit",
    /// Its details were taken over from another organisation.
    StartLike = "start-like",
    /// The return was made.
    Export = "export",
    /// The next revision was started.
    StartRevision = "start-revision",
    /// A copy of the paper was made.
    Paper = "paper",
    /// Something was typed.
    Write = "write",
    /// Something was chosen or ticked.
    Choose = "choose",
    /// An action was added.
    AddAction = "add-action",
    /// An action was taken off the list.
    RemoveAction = "remove-action",
    /// A piece of evidence was added.
    AddEvidence = "add-evidence",
    /// A piece of evidence was taken off the list.
    RemoveEvidence = "remove-evidence",
    /// A standard refers to evidence, or not any more.
    UseEvidence = "use-evidence",
    /// A site was added.
    AddSite = "add-site",
    /// A site was taken off the list.
    RemoveSite = "remove-site",
    /// A challenge note was added.
    AddChallenge = "add-challenge",
    /// A challenge note was taken off the list.
    RemoveChallenge = "remove-challenge",
    /// Words of another organisation were taken.
    TakeWords = "take-words",
    /// Evidence of another organisation was taken.
    TakeEvidence = "take-evidence",
    /// Somebody agreed.
    Agree = "agree",
    /// An agreement was taken back.
    WithdrawAgreement = "withdraw-agreement",
    /// Answers of another audit were carried over.
    CarryOver = "carry-over",
    /// An earlier answer was kept.
    KeepEarlier = "keep-earlier",
    /// An earlier answer was set aside.
    AnswerAgain = "answer-again",
    /// What was from last time was confirmed.
    Confirm = "confirm",
    /// A workbook or an old form was brought in.
    ImportWorkbook = "import-workbook",
}

impl Kind {
    /// Reads its word; none for a word of a newer program.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// Whether it changes many things at once, none of which names it.
    pub fn changes_many(self) -> bool {
        matches!(self, Self::StartAudit | Self::StartLike | Self::CarryOver | Self::ImportWorkbook)
    }

    /// Whether something was put on a list, taken off it or confirmed: there are no words before and after.
    pub fn is_on_list(self) -> bool {
        match self {
            Self::AddAction
            | Self::RemoveAction
            | Self::AddEvidence
            | Self::RemoveEvidence
            | Self::UseEvidence
            | Self::AddSite
            | Self::RemoveSite
            | Self::AddChallenge
            | Self::RemoveChallenge
            | Self::Confirm => true,
            Self::StartAudit
            | Self::StartLike
            | Self::Export
            | Self::StartRevision
            | Self::Paper
            | Self::Write
            | Self::Choose
            | Self::TakeWords
            | Self::TakeEvidence
            | Self::Agree
            | Self::WithdrawAgreement
            | Self::CarryOver
            | Self::KeepEarlier
            | Self::AnswerAgain
            | Self::ImportWorkbook => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_a_word_of_its_own_that_reads_back() {
        let codes: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(codes.len(), Kind::ALL.len());
        assert!(Kind::ALL.iter().all(|kind| Kind::from_code(kind.code()) == Some(*kind)));
        assert_eq!(Kind::from_code("of-a-newer-program"), None);
    }
}
