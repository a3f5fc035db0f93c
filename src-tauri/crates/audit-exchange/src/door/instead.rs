//! What is said where another file was given than a way in takes.

use super::foreign::Foreign;
use super::kinds::AnyFile;
use super::wanted::Wanted;
use crate::code::Code;
use crate::problem::Problem;

/// The problem with a file that is not taken here: “This is an audit tool. Choose a return.”, and where to go with it; of one that
/// only a newer program reads, that. `bytes` are its content.
pub fn instead(file: AnyFile, bytes: &[u8], wanted: Wanted) -> Problem {
    let title = (file == AnyFile::Foreign(Foreign::WebPage)).then(|| title(bytes)).flatten();
    let what = match (title, file.called()) {
        (Some(title), _) => format!("This is a web page (“{title}”)."),
        (None, Some(called)) => format!("This is {called}."),
        (None, None) => format!("This file {}.", is(file)),
    };
    problem(file, &what, wanted)
}

/// The same of a file that the sentence has to name, because nobody sees which one is meant.
pub fn instead_of(name: &str, file: AnyFile, wanted: Wanted) -> Problem {
    let is = file.called().map_or_else(|| is(file).to_owned(), |called| format!("is {called}"));
    problem(file, &format!("“{name}” {is}."), wanted)
}

/// `what`: the sentence that says what the file is.
fn problem(file: AnyFile, what: &str, wanted: Wanted) -> Problem {
    match code(file, wanted) {
        Code::NewerFormat => Problem::new(Code::NewerFormat, "", format!("{what} {NOT_YET}"), NEWEST),
        code => Problem::new(code, "", format!("{what} {}", wanted.choose()), hint(file, wanted)),
    }
}

const NOT_YET: &str = "This version of the program does not read such files yet.";
const NEWEST: &str =
    "Nothing is wrong with the file. Get the newest version of Safeguarding Audit and open the file with it.";

/// Of a file that has no name.
fn is(file: AnyFile) -> &'static str {
    match file {
        AnyFile::Foreign(Foreign::Empty) => "is empty",
        AnyFile::Foreign(Foreign::Blank) => "contains only zeros or spaces",
        AnyFile::Foreign(Foreign::WideText) => "is text that was saved as UTF-16",
        AnyFile::Json => "does not say that it is one of the files of this program",
        AnyFile::Foreign(
            Foreign::Workbook
            | Foreign::OldOffice
            | Foreign::OpenDocument
            | Foreign::Word
            | Foreign::Presentation
            | Foreign::Zip
            | Foreign::Archive
            | Foreign::Pdf
            | Foreign::Picture
            | Foreign::WebPage
            | Foreign::Markup
            | Foreign::Mail
            | Foreign::Shortcut
            | Foreign::CloudLink
            | Foreign::Database
            | Foreign::Key
            | Foreign::Program
            | Foreign::Text
            | Foreign::Other,
        )
        | AnyFile::Tool
        | AnyFile::Return
        | AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession
        | AnyFile::Register => "is of a kind that this program does not know",
    }
}

/// The code: what was wanted and is not there, or, of a return, what is there instead.
fn code(file: AnyFile, wanted: Wanted) -> Code {
    let foreign = match file {
        AnyFile::Foreign(foreign) => foreign,
        AnyFile::Json => Foreign::Other,
        // No way in of this version takes them; what nobody reads yet is not a wrong choice.
        AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession => return Code::NewerFormat,
        AnyFile::Tool | AnyFile::Return | AnyFile::Register => match wanted {
            Wanted::Key => return Code::KeyUnreadable,
            Wanted::Register => return Code::NotARegister,
            Wanted::Dropped if file == AnyFile::Return => return Code::DroppedReturn,
            Wanted::Dropped => return Code::DroppedNotTaken,
            Wanted::Return | Wanted::Tool | Wanted::OwnTool | Wanted::Workbook => return Code::WrongType,
        },
    };
    match wanted {
        Wanted::Return => code_of_no_return(foreign),
        Wanted::Tool | Wanted::OwnTool => Code::NotATool,
        Wanted::Workbook if matches!(foreign, Foreign::Empty | Foreign::Blank) => Code::WorkbookEmpty,
        Wanted::Workbook => Code::NotAWorkbook,
        Wanted::Key => Code::KeyUnreadable,
        Wanted::Register => Code::NotARegister,
        Wanted::Dropped => Code::DroppedNotTaken,
    }
}

fn code_of_no_return(foreign: Foreign) -> Code {
    match foreign {
        Foreign::Pdf => Code::IsAPdf,
        Foreign::Workbook | Foreign::OldOffice | Foreign::OpenDocument => Code::IsAWorkbook,
        Foreign::WebPage => Code::IsAWebPage,
        Foreign::Mail => Code::IsAnEmail,
        Foreign::Shortcut | Foreign::CloudLink => Code::IsAShortcut,
        Foreign::Archive | Foreign::Zip => Code::IsAnArchive,
        Foreign::Key => Code::IsAKey,
        Foreign::Blank => Code::IsBlank,
        Foreign::WideText => Code::IsUtf16,
        Foreign::Word
        | Foreign::Presentation
        | Foreign::Picture
        | Foreign::Markup
        | Foreign::Database
        | Foreign::Program
        | Foreign::Text
        | Foreign::Empty
        | Foreign::Other => Code::IsNoReturn,
    }
}

/// Where to go with it, or how to come by what is wanted.
fn hint(file: AnyFile, wanted: Wanted) -> String {
    let (one, which) = (wanted.one(), wanted.file());
    if wanted == Wanted::Dropped {
        return of_dropped(file).to_owned();
    }
    match file {
        AnyFile::Register if wanted == Wanted::Return => {
            "Give it with --register, beside the return that it judges.".to_owned()
        }
        AnyFile::Return if wanted == Wanted::Tool => {
            "It goes to your partnership and is not opened here. What it says is under “Returns” in the audit that it was made \
             from."
                .to_owned()
        }
        AnyFile::Tool
        | AnyFile::Return
        | AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession
        | AnyFile::Register
        | AnyFile::Json => right_file(wanted),
        AnyFile::Foreign(foreign) => of_foreign(foreign, wanted, one, which),
    }
}

fn of_foreign(foreign: Foreign, wanted: Wanted, one: &str, which: &str) -> String {
    match foreign {
        Foreign::Pdf if wanted == Wanted::Return => {
            format!("Nothing in it is signed. Choose {which}, which came beside it.")
        }
        Foreign::Workbook | Foreign::OldOffice | Foreign::OpenDocument => of_workbook(wanted),
        Foreign::WebPage => format!(
            "It is often what is saved when a link asks you to sign in first. Open the link again, sign in, and download {which}."
        ),
        Foreign::Mail => format!("Open the email, save what is attached to it, and choose {which}."),
        Foreign::Shortcut | Foreign::CloudLink => {
            format!("It only says where the {one} is. Open it there, download the {one} itself, and choose that.")
        }
        Foreign::Archive | Foreign::Zip => format!("Unpack it first, then choose {which}."),
        Foreign::Key if wanted != Wanted::Key => {
            format!("It signs in the name of whoever owns it. Do not send it to anybody. Choose {which}.")
        }
        Foreign::Blank if wanted.is_own() => format!("Go back to the last copy of the {one} that was whole."),
        Foreign::Blank => {
            "Only the name of the file arrived, not what is in it. Wait until OneDrive or another cloud has \
                           downloaded it, or ask the sender for it again."
                .to_owned()
        }
        Foreign::WideText if wanted.is_own() => {
            format!("Open the {one} in a text editor and save it as UTF-8 without a byte order mark.")
        }
        Foreign::WideText => {
            "Some program opened the file and saved it in another way. Ask the sender for the file again, as an \
                              attachment that was not opened or changed."
                .to_owned()
        }
        Foreign::Empty
        | Foreign::Word
        | Foreign::Presentation
        | Foreign::Pdf
        | Foreign::Picture
        | Foreign::Markup
        | Foreign::Database
        | Foreign::Key
        | Foreign::Program
        | Foreign::Text
        | Foreign::Other => right_file(wanted),
    }
}

fn of_workbook(wanted: Wanted) -> String {
    match wanted {
        Wanted::Return => "Nothing in it is signed. Ask the sender for the file that ends with .return.json, or make it from the \
                           workbook with “safeguarding-returns complete”."
            .to_owned(),
        Wanted::OwnTool => {
            "Make the tool from it first: safeguarding-returns tool build FILE.xlsx -o TOOL.json.".to_owned()
        }
        Wanted::Tool => "If it holds the answers of an audit, open that audit and bring it in on its page “Workbook”. If it holds \
                         the standards of an audit, ask who sent it for the file of the audit tool, which ends with .tool.json."
            .to_owned(),
        Wanted::Workbook => {
            "Open it in Excel or LibreOffice and save it as “Excel Workbook (.xlsx)”, then choose that file.".to_owned()
        }
        Wanted::Key | Wanted::Register | Wanted::Dropped => right_file(wanted),
    }
}

fn right_file(wanted: Wanted) -> String {
    format!("Check that you chose the right file: {}.", wanted.known_by())
}

/// Somebody dropped it on the window: it may be evidence, or what is to be sent.
fn of_dropped(file: AnyFile) -> &'static str {
    match file {
        AnyFile::Return => {
            "It goes to your partnership as it is. What it says is under “Returns” in the audit that it was made from."
        }
        AnyFile::Foreign(Foreign::Zip) => {
            "If it is to be sent, send it as it is. If a workbook or an audit tool is in it, unpack it and drop that."
        }
        AnyFile::Foreign(Foreign::Database) => "If it is a snapshot, go to “Snapshots” and choose it there.",
        AnyFile::Foreign(Foreign::Key) => {
            "It signs in the name of whoever owns it. Keep it where it is, and do not send it to anybody."
        }
        AnyFile::Tool
        | AnyFile::Issue
        | AnyFile::Invitation
        | AnyFile::Receipt
        | AnyFile::Feedback
        | AnyFile::PlanUpdate
        | AnyFile::Succession
        | AnyFile::Register
        | AnyFile::Json
        | AnyFile::Foreign(_) => {
            "If it is evidence, leave it where it is: write its name under “Evidence” and where it is kept. The program takes \
             audit tools (.json) and workbooks (.xlsx)."
        }
    }
}

/// The title of a web page, such as “Sign in to your account”.
fn title(page: &[u8]) -> Option<String> {
    const LONGEST: usize = 60;
    let page = String::from_utf8_lossy(&page[..page.len().min(64 << 10)]);
    let low = page.to_ascii_lowercase();
    let start = low.find("<title")?;
    let start = start + low[start..].find('>')? + 1;
    let end = start + low[start..].find('<')?;
    let title = page[start..end].replace("&amp;", "&").replace("&#39;", "’").replace("&quot;", "“");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = title.chars().take(LONGEST).collect();
    (!title.is_empty()).then(|| if cut == title { title } else { format!("{}…", cut.trim_end()) })
}
