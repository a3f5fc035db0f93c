//! Which member of a tool's file stands in which column.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Text that is always there.
    Text,
    /// Text that may be left out.
    Maybe,
    /// Words in each language, always there.
    Words,
    /// Words in each language, left out where there are none.
    MaybeWords,
    /// A whole number.
    Number,
    /// A whole number that may be left out.
    MaybeNumber,
    /// Yes or no.
    Truth,
    /// Short texts, parted by semicolons.
    List,
    /// The same, left out where there are none.
    MaybeList,
}

/// A column: member (with dots for members of members), header, what it holds, width.
pub(super) type Column = (&'static str, &'static str, Holds, f64);

/// A table of things that a list of the file holds.
pub(super) struct Table {
    /// Its name in hidden rows.
    pub kind: &'static str,
    /// The name of its sheet.
    pub sheet: &'static str,
    /// The list: below the file, or below the thing that the first column names.
    pub list: &'static str,
    /// The tables of the things that it belongs to, with the member by which the first column names one; none: the file itself.
    pub of: &'static [(&'static str, &'static str)],
    /// Its columns, without the one that names what it belongs to.
    pub columns: &'static [Column],
}

use Holds::{List, Maybe, MaybeList, MaybeNumber, MaybeWords, Number, Text, Truth, Words};

/// Members of the file itself.
pub(super) const HEAD: &[Column] = &[
    ("tool", "Id of the audit", Text, 0.0),
    ("edition", "Edition", Text, 0.0),
    ("takesFrom", "Takes answers from (audit/edition)", MaybeList, 0.0),
    ("retired", "Ids that are never used again", MaybeList, 0.0),
    ("languages", "Languages, the usual one first", List, 0.0),
    ("status", "Status (draft or published)", Text, 0.0),
    ("title", "Title", Words, 0.0),
    ("shortTitle", "Short title", Words, 0.0),
    ("summary", "What it is for", Words, 0.0),
    ("notice", "Notice on every paper", MaybeWords, 0.0),
    ("legalBasis", "Law or guidance behind it", Words, 0.0),
    ("uncheckedNotice", "Said beside a source that nobody has checked", Words, 0.0),
    ("beforeText", "Reminder above every text", Words, 0.0),
    ("headings.meaning", "Heading: what it means", Words, 0.0),
    ("headings.evidence", "Heading: typical evidence", Words, 0.0),
];

/// The tables, each after those that it belongs to.
pub(super) const TABLES: &[Table] = &[
    Table {
        kind: "levels",
        sheet: "Levels",
        list: "levels",
        of: &[],
        columns: &[
            ("code", "Code", Text, 18.0),
            ("label", "Name", Words, 28.0),
            ("description", "What it means for every standard", MaybeWords, 60.0),
            ("counts", "Counts as (met, partly, not-met)", Text, 18.0),
        ],
    },
    Table {
        kind: "bands",
        sheet: "Thresholds",
        list: "bands",
        of: &[],
        columns: &[
            ("id", "Id", Text, 18.0),
            ("atLeast", "At least (per cent)", Number, 14.0),
            ("label", "Name", Words, 40.0),
        ],
    },
    Table {
        kind: "serviceTypes",
        sheet: "Types",
        list: "serviceTypes",
        of: &[],
        columns: &[
            ("id", "Id", Text, 24.0),
            ("label", "Name", Words, 40.0),
            ("you", "“your …”", Words, 28.0),
            ("readers", "Whom its leaders are called by", MaybeWords, 28.0),
        ],
    },
    Table {
        kind: "identifiers",
        sheet: "Known by",
        list: "identifiers",
        of: &[],
        columns: &[
            ("id", "Id", Text, 20.0),
            ("scheme", "Register", Text, 16.0),
            ("label", "Name", Words, 28.0),
            ("hint", "Hint", MaybeWords, 40.0),
            ("pattern", "Pattern", Maybe, 30.0),
            ("asked", "Who is asked (condition)", Text, 40.0),
            ("optional", "May be left empty", Truth, 12.0),
            ("namesFiles", "Names files", Truth, 12.0),
            ("shared", "Same for a group", Truth, 12.0),
        ],
    },
    Table {
        kind: "facts",
        sheet: "Facts",
        list: "facts",
        of: &[],
        columns: &[
            ("id", "Id", Text, 22.0),
            ("kind", "Kind (yes-no, choice)", Text, 14.0),
            ("question", "Question", Words, 60.0),
            ("hint", "Hint", MaybeWords, 50.0),
            ("asked", "Who is asked (condition)", Text, 50.0),
            ("otherwise", "Answer of everybody else", Maybe, 16.0),
        ],
    },
    Table {
        kind: "areas",
        sheet: "Areas",
        list: "areas",
        of: &[],
        columns: &[("id", "Id", Text, 24.0), ("title", "Title", Words, 60.0)],
    },
    Table {
        kind: "standards",
        sheet: "Standards",
        list: "standards",
        of: &[("areas", "id")],
        columns: &[
            ("id", "Id", Text, 14.0),
            ("reporting", "Reported under", Text, 20.0),
            ("statement", "Standard", Words, 70.0),
            ("applies", "Who sees it (condition)", Text, 40.0),
            ("notApplicable", "When “not applicable” is offered (condition)", Text, 40.0),
            ("critical", "Named whatever the score", Truth, 12.0),
            ("active", "Shown and counted", Truth, 12.0),
            ("inactiveBecause", "Switched off, because", MaybeWords, 40.0),
            ("tags", "Words that help to find it", List, 30.0),
            ("replaces", "Ids that it takes over from", List, 20.0),
        ],
    },
    Table {
        kind: "sources",
        sheet: "Sources",
        list: "sources",
        of: &[("standards", "id")],
        columns: &[
            ("kind", "Kind (law, professional, practice)", Text, 16.0),
            ("text", "Source", Words, 70.0),
            ("checked.by", "Read by", Maybe, 24.0),
            ("checked.on", "Read on", Maybe, 14.0),
            ("checked.paragraph", "Paragraph", Maybe, 24.0),
        ],
    },
    Table {
        kind: "guidance",
        sheet: "Guidance",
        list: "guidance",
        of: &[("standards", "id")],
        columns: &[
            ("language", "Language", Text, 10.0),
            ("part", "Part (meaning, level, evidence)", Text, 14.0),
            ("level", "Level", Maybe, 14.0),
            ("types", "For these types; empty: everybody", List, 30.0),
            ("markdown", "Guidance", Text, 90.0),
        ],
    },
    Table {
        kind: "reporting",
        sheet: "Reporting",
        list: "reporting",
        of: &[],
        columns: &[("id", "Id", Text, 24.0), ("title", "Title", Words, 60.0)],
    },
    Table {
        kind: "personRoles",
        sheet: "Roles",
        list: "personRoles",
        of: &[],
        columns: &[
            ("id", "Id", Text, 24.0),
            ("title", "Title", Words, 50.0),
            ("offered", "For whom (condition)", Text, 50.0),
        ],
    },
    Table {
        kind: "declarationRoles",
        sheet: "Declarers",
        list: "declarationRoles",
        of: &[],
        columns: &[
            ("id", "Id", Text, 20.0),
            ("title", "Title", Words, 46.0),
            ("hint", "Who that is", MaybeWords, 60.0),
            ("required", "For whom (condition)", Text, 40.0),
            ("mayBeSameAs", "May be the same person as", List, 24.0),
        ],
    },
    Table {
        kind: "questions",
        sheet: "Questions",
        list: "questions",
        of: &[],
        columns: &[
            ("id", "Id", Text, 24.0),
            ("kind", "Kind", Text, 12.0),
            ("text", "Question", Words, 60.0),
            ("help", "Help", MaybeWords, 40.0),
            ("low", "What 1 means", MaybeWords, 18.0),
            ("high", "What 5 means", MaybeWords, 18.0),
            ("exactFrom", "Numbers are kept from", MaybeNumber, 12.0),
            ("optional", "May be left open", Truth, 12.0),
            ("comment", "With a comment", Truth, 12.0),
            ("consent", "Consent to tick", MaybeWords, 40.0),
            ("applies", "Who is asked (condition)", Text, 40.0),
        ],
    },
    Table {
        kind: "options",
        sheet: "Choices",
        list: "options",
        of: &[("facts", "id"), ("questions", "id")],
        columns: &[("code", "Code", Text, 20.0), ("label", "Words", Words, 60.0)],
    },
    Table {
        kind: "countBands",
        sheet: "Ranges",
        list: "bands",
        of: &[("questions", "id")],
        columns: &[("code", "Code", Text, 20.0), ("atLeast", "From", Number, 12.0), ("label", "Words", Words, 40.0)],
    },
];

/// Sentences of the declaration: kind, list within it, sheet.
pub(super) const SENTENCES: [(&str, &str, &str); 2] =
    [("statements", "What is confirmed", "Confirmed"), ("reading", "Who reads it", "Readers")];
