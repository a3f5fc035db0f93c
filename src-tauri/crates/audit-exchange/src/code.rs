//! The codes of problems with files. `README.md` describes each; a test compares the two.

use audit_core::problem;
use audit_core::text::Unseen;
use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What is wrong with a file. The text of a code never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
            /// A rule of a whole audit tool, by its code in `audit_core::tool::check`.
            Rule(&'static str),
        }

        impl Code {
            /// All of them but the rules of audit tools.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// In kebab case, such as `duplicate-key`.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                    Self::Rule(code) => code,
                }
            }
        }
    };
}

codes! {
    /// There is nothing in the file.
    EmptyFile = "empty-file",
    /// More than 8 MiB.
    TooLarge = "too-large",
    /// A text editor has saved the file.
    ByteOrderMark = "byte-order-mark",
    /// Bytes that are not UTF-8.
    NotUtf8 = "not-utf8",
    /// Not JSON from this place on.
    NotJson = "not-json",
    /// The file ends too early.
    CutShort = "cut-short",
    /// The file goes on after its end.
    TrailingContent = "trailing-content",
    /// Half of a character.
    LoneSurrogate = "lone-surrogate",
    /// One name twice in an object.
    DuplicateKey = "duplicate-key",
    /// More than 32 objects and lists in each other.
    TooDeep = "too-deep",
    /// A point, an exponent or minus zero.
    NotAWholeNumber = "not-a-whole-number",
    /// Beyond ±(2^53 − 1).
    NumberTooLarge = "number-too-large",
    /// A control character other than line feed and tab.
    ControlCharacter = "control-character",
    /// The list of problems was cut off after 100.
    TooManyProblems = "too-many-problems",
    /// JSON, but not an object.
    NotAnObject = "not-an-object",
    /// Another type of file of this program than is needed here.
    WrongType = "wrong-type",
    /// An audit tool is wanted, and this is none.
    NotATool = "not-a-tool",
    /// A workbook is wanted, and this is none.
    NotAWorkbook = "not-a-workbook",
    /// A workbook is wanted, and nothing is in the file.
    WorkbookEmpty = "workbook-empty",
    /// It was dropped on the window, which takes audit tools and workbooks.
    DroppedNotTaken = "dropped-not-taken",
    /// The same of a return, which goes to the partnership.
    DroppedReturn = "dropped-return",
    /// A return is wanted; this is a PDF.
    IsAPdf = "is-a-pdf",
    /// A workbook, or another spreadsheet or old Office file.
    IsAWorkbook = "is-a-workbook",
    /// A web page, often one that asks to sign in.
    IsAWebPage = "is-a-web-page",
    /// An email, with what is attached to it.
    IsAnEmail = "is-an-email",
    /// It only says where another file is.
    IsAShortcut = "is-a-shortcut",
    /// A packed archive that is not looked into.
    IsAnArchive = "is-an-archive",
    /// A signing key.
    IsAKey = "is-a-key",
    /// Only zeros or spaces.
    IsBlank = "is-blank",
    /// Text of two bytes a letter.
    IsUtf16 = "is-utf16",
    /// Anything else.
    IsNoReturn = "is-no-return",
    /// Not one of the types below.
    UnknownType = "unknown-type",
    /// No whole number from 1.
    FormatMissing = "format-missing",
    /// From a newer program.
    NewerFormat = "newer-format",
    /// No UUID of its own.
    IdMissing = "id-missing",
    /// Another vocabulary.
    ContextWrong = "context-wrong",
    /// No proof.
    NotSigned = "not-signed",
    /// A list of proofs, or no object.
    ProofNotSingle = "proof-not-single",
    /// One of the seven is missing.
    ProofMemberMissing = "proof-member-missing",
    /// There is an eighth.
    ProofMemberUnknown = "proof-member-unknown",
    /// Not the value of this profile, or not the file's `@context`.
    ProofMemberWrong = "proof-member-wrong",
    /// No list `@context` in the file.
    ContextMissing = "context-missing",
    /// Not a did:key of Ed25519, or its halves differ.
    SignerUnreadable = "signer-unreadable",
    /// Not 64 bytes in base58btc.
    SignatureUnreadable = "signature-unreadable",
    /// The signature does not fit the content.
    ChangedAfterSigning = "changed-after-signing",
    /// Needed, but not there.
    MissingMember = "missing-member",
    /// Not of this format.
    UnknownMember = "unknown-member",
    /// A number where a text should be, and the like. `null` always is.
    WrongKind = "wrong-kind",
    /// Not an id, or not a UUID as written here.
    BadId = "bad-id",
    /// Not 64 digits.
    BadDigest = "bad-digest",
    /// Not a day from 1900 to 2199.
    BadDate = "bad-date",
    /// Not a moment in UTC to the second.
    BadTime = "bad-time",
    /// Not two or three letters.
    BadLanguage = "bad-language",
    /// Not one of the choices.
    BadCode = "bad-code",
    /// Not an age recipient.
    BadRecipient = "bad-recipient",
    /// Too small or too large.
    NumberOutOfRange = "number-out-of-range",
    /// Says nothing.
    EmptyText = "empty-text",
    /// Longer than the kind allows.
    TextTooLong = "text-too-long",
    /// A line end or tab in a line.
    NotOneLine = "not-one-line",
    /// Of an audit tool: what the kind of a thing needs and lacks, or cannot have.
    MisplacedMember = "misplaced-member",
    /// Of an audit tool: not one of the choices.
    UnknownValue = "unknown-value",
    /// Of an audit tool: a condition that cannot be read.
    BadCondition = "bad-condition",
    /// Of an audit tool: not the name of an edition.
    BadEdition = "bad-edition",
    /// Of an audit tool: a hidden character that turns words round.
    DirectionCharacter = "direction-character",
    /// Of an audit tool: a character that nobody sees.
    InvisibleCharacter = "invisible-character",
    /// Of an audit tool: more marks on a letter than any script needs.
    TooManyMarks = "too-many-marks",
    /// More entries than the table allows.
    ListTooLong = "list-too-long",
    /// Not applicable without a reason.
    NoReason = "no-reason",
    /// An id twice in its list.
    DuplicateId = "duplicate-id",
    /// A standard of an area that is not in `areas`.
    AreaNotListed = "area-not-listed",
    /// A label that is not in `reporting`.
    ReportingNotListed = "reporting-not-listed",
    /// A reference to evidence that is not in `evidence`.
    EvidenceNotListed = "evidence-not-listed",
    /// An action or a challenge note for a standard that is not in `standards`.
    StandardNotListed = "standard-not-listed",
    /// Partly met or not met, with neither an action nor a reason. An action that was dropped is none; one that is done is one, as returns of earlier programs have it alone.
    NoAction = "no-action",
    /// One level with two names or two ways to count; where the reader has the audit tool, also one that differs from it.
    LevelDiffers = "level-differs",
    /// The summary is not what the ratings give; where the reader has the audit tool, also a band that the score does not fall in.
    CountsDiffer = "counts-differ",
    /// Revision 1 replaces another, or a later one none.
    RevisionWrong = "revision-wrong",
    /// The file does not say that it is one.
    NotARegister = "not-a-register",
    /// Not a private key in PKCS#8.
    KeyUnreadable = "key-unreadable",
    /// Not 30 digits.
    DigitsCount = "digits-count",
    /// Something else was typed.
    DigitsNotDigits = "digits-not-digits",
    /// The check digits do not fit.
    DigitsMistyped = "digits-mistyped",
    /// The program would sign something that it could not read again: a fault of the program.
    CannotSign = "cannot-sign",
}

impl problem::Code for Code {
    fn code(self) -> &'static str {
        Self::code(self)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, text: &&str) -> bool {
        self.code() == *text
    }
}

impl From<Unseen> for Code {
    fn from(unseen: Unseen) -> Self {
        match unseen {
            Unseen::Turning(_) => Self::DirectionCharacter,
            Unseen::Invisible(_) => Self::InvisibleCharacter,
            Unseen::Heap => Self::TooManyMarks,
        }
    }
}
