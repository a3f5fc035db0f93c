//! The files that are none of those that travel.

/// What a file is that is none of those that travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Nothing is in it.
    Empty,
    /// Nothing but zeros or white space is in it, as in a file of which only the name arrived.
    Blank,
    /// A workbook as Excel saves it today, as far as its parts' names say.
    Workbook,
    /// An old Office file, or one behind a password: both begin alike.
    OldOffice,
    /// An OpenDocument spreadsheet.
    OpenDocument,
    /// A Word document, also as RTF or OpenDocument.
    Word,
    /// A presentation.
    Presentation,
    /// Another zip.
    Zip,
    /// An archive of another kind, such as 7-Zip's own.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page.
    WebPage,
    /// XML.
    Markup,
    /// An email with all that belongs to it, as .eml or .msg.
    Mail,
    /// A shortcut: it only says where something else is.
    Shortcut,
    /// What a cloud leaves in a file's place until the file is downloaded.
    CloudLink,
    /// A database, as the program's own snapshots are.
    Database,
    /// A signing key.
    Key,
    /// Text of two bytes a letter (UTF-16), as some programs save it.
    WideText,
    /// A program.
    Program,
    /// Another text.
    Text,
    /// Something else.
    Other,
}

impl Foreign {
    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::Empty,
        Self::Blank,
        Self::Workbook,
        Self::OldOffice,
        Self::OpenDocument,
        Self::Word,
        Self::Presentation,
        Self::Zip,
        Self::Archive,
        Self::Pdf,
        Self::Picture,
        Self::WebPage,
        Self::Markup,
        Self::Mail,
        Self::Shortcut,
        Self::CloudLink,
        Self::Database,
        Self::Key,
        Self::WideText,
        Self::Program,
        Self::Text,
        Self::Other,
    ];

    /// What such a file is called in a sentence, such as “a PDF”; none where a name would say nothing.
    pub const fn called(self) -> Option<&'static str> {
        Some(match self {
            Self::Workbook => "a workbook",
            Self::OldOffice => "an old Office file, or one with a password",
            Self::OpenDocument => "an OpenDocument spreadsheet",
            Self::Word => "a Word document",
            Self::Presentation => "a presentation",
            Self::Zip => "a zip",
            Self::Archive => "a packed archive (7-Zip, RAR or the like)",
            Self::Pdf => "a PDF",
            Self::Picture => "a picture",
            Self::WebPage => "a web page",
            Self::Markup => "an XML file",
            Self::Mail => "an email",
            Self::Shortcut => "a shortcut",
            Self::CloudLink => "a link to a file in the cloud",
            Self::Database => "a database, such as a snapshot of your audits",
            Self::Key => "a signing key",
            Self::Program => "a program",
            Self::Text => "a text file",
            Self::Empty | Self::Blank | Self::WideText | Self::Other => return None,
        })
    }
}
