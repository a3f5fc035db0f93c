//! What a file is that is no return but is often taken for one, and what to do with it.

use super::zips::{self, Sought};
use audit_exchange::{FileType, Problem, REGISTER_TYPE};
use audit_workbooks::{FileKind, kind_of};
use serde::Deserialize;
use std::borrow::Cow;

/// A return in a zip.
const RETURN: Sought =
    Sought { one: "return", many: "returns", ending: ".return.json", kind: FileType::Return.as_str() };

/// The bytes of a return: those of the file, or of the one in the zip that was sent.
///
/// # Errors
/// One problem: what the zip is or what is in it (`zip-…`), or what the file is instead (`is-a-…`, `empty-file`, `wrong-type`).
pub(crate) fn return_of(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Problem> {
    match kind_of(bytes) {
        FileKind::Json => Ok(Cow::Borrowed(bytes)),
        FileKind::Zip => zips::the_one(bytes, RETURN).map(Cow::Owned),
        kind => match instead(kind, bytes) {
            Some((code, sentence, hint)) => Err(Problem::new(code, "", sentence, hint)),
            // What the strict reader says of it is the best that can be said.
            None => Ok(Cow::Borrowed(bytes)),
        },
    }
}

/// Code, sentence and hint for a file that is no return.
fn instead(kind: FileKind, bytes: &[u8]) -> Option<(&'static str, String, &'static str)> {
    let not = |called: &str| format!("This is {called}, not a return.");
    let (code, hint) = match kind {
        FileKind::Pdf => ("is-a-pdf", "Only the file beside it that ends with .return.json is signed. Name that one."),
        FileKind::Workbook | FileKind::OldOffice | FileKind::OpenDocument => (
            "is-a-workbook",
            "Nothing in it is signed. Ask the sender for the file that ends with .return.json, or make it from the workbook: \
             safeguarding-returns complete FILE.xlsx …",
        ),
        FileKind::WebPage => (
            "is-a-web-page",
            "It is often what is saved when a link asks you to sign in first. Open the link again, sign in, and download the \
             file that ends with .return.json.",
        ),
        FileKind::Mail => (
            "is-an-email",
            "Open the email and save what is attached to it. Name the file that ends with .return.json.",
        ),
        FileKind::Shortcut | FileKind::CloudLink => {
            ("is-a-shortcut", "It only says where the return is. Open it, download the return itself, and name that.")
        }
        FileKind::Archive => {
            ("is-an-archive", "Unpack it first, then name the file in it that ends with .return.json.")
        }
        FileKind::Key => (
            "is-a-key",
            "It signs in the name of whoever owns it. Do not send it to anybody. The return is the file that ends with \
             .return.json.",
        ),
        FileKind::Blank => (
            "is-blank",
            "Only the name of the file arrived, not what is in it. Wait until OneDrive or another cloud has downloaded it, or \
             ask the sender for it again.",
        ),
        FileKind::WideText => (
            "is-utf16",
            "Some program opened the return and saved it in another way. Ask the sender for the file again, as an attachment \
             that was not opened or changed.",
        ),
        FileKind::Word
        | FileKind::Presentation
        | FileKind::Picture
        | FileKind::Markup
        | FileKind::Program
        | FileKind::Text => ("is-no-return", "Check that you chose the right file: its name ends with .return.json."),
        FileKind::Empty | FileKind::Json | FileKind::Zip | FileKind::Other => return None,
    };
    let sentence = match kind {
        FileKind::WebPage => match title(bytes) {
            Some(title) => format!("This is a web page (“{title}”), not a return."),
            None => not("a web page"),
        },
        FileKind::Blank => "There are only zeros or spaces in this file.".to_owned(),
        FileKind::WideText => "This text was saved as UTF-16. A return never is.".to_owned(),
        kind => not(kind.called()?),
    };
    Some((code, sentence, hint))
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

/// What a JSON file says that it is, whether or not the rest of it is right.
pub(super) fn type_of(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Typed {
        r#type: String,
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice::<Typed>(bytes).ok().map(|typed| typed.r#type)
}

/// The problems of a file that is no return, or the one that says more: that it is another file of this program.
pub(super) fn said(problems: Vec<Problem>, bytes: &[u8]) -> Vec<Problem> {
    // Of a file that is newer than this program nothing more can be said.
    if problems.iter().any(|problem| problem.code == "newer-format") {
        return problems;
    }
    other_type(bytes).map_or(problems, |problem| vec![problem])
}

/// Another file of this program instead of a return, whatever else is wrong with it: an audit tool that nobody signed is still no
/// return without a signature.
fn other_type(bytes: &[u8]) -> Option<Problem> {
    let kind = type_of(bytes)?;
    if kind == REGISTER_TYPE {
        let hint = "Give it with --register, beside the return that it judges.";
        return Some(Problem::new("wrong-type", "/type", "This is a register of keys, not a return.", hint));
    }
    let other = FileType::from_text(&kind).filter(|kind| *kind != FileType::Return)?;
    let hint = "Check that you chose the right file: the name of a return ends with .return.json.";
    Some(Problem::new("wrong-type", "/type", format!("This is {}, not a return.", with_article(other)), hint))
}

fn with_article(kind: FileType) -> String {
    let words = kind.to_string();
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    if kind == FileType::Feedback { words } else { format!("{article} {words}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_page_is_called_by_its_title() {
        let page = b"<!DOCTYPE html>\n<html><head>\n<TITLE lang='en'>Sign in to\n your account</TITLE></head></html>";
        let problem = return_of(page).unwrap_err();
        assert_eq!(problem.code, "is-a-web-page");
        assert_eq!(problem.sentence, "This is a web page (“Sign in to your account”), not a return.");
        assert!(problem.hint.contains("sign in"), "{}", problem.hint);
        assert_eq!(title(b"<html><title></title>"), None);
        assert_eq!(title(b"<html><title>never closed"), None);
        let long = format!("<html><title>{}</title>", "é".repeat(70));
        assert_eq!(title(long.as_bytes()), Some(format!("{}…", "é".repeat(60))));
    }

    #[test]
    fn what_is_no_return_is_named() {
        let files: [(&[u8], &str); 8] = [
            (b"%PDF-1.7", "is-a-pdf"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "is-a-workbook"),
            (b"[InternetShortcut]\r\nURL=x", "is-a-shortcut"),
            (b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n", "is-a-key"),
            (b"7z\xbc\xaf\x27\x1c", "is-an-archive"),
            (b"\0\0\0\0", "is-blank"),
            (b"\xff\xfe{\0}\0", "is-utf16"),
            (b"Dear colleagues", "is-no-return"),
        ];
        for (bytes, code) in files {
            let problem = return_of(bytes).unwrap_err();
            assert_eq!(problem.code, code, "{bytes:?}");
            assert!(problem.sentence.ends_with('.') && problem.hint.ends_with(['.', '…']), "{problem}");
        }
        assert!(return_of(b"").is_ok() && return_of(b"{\"type\": 1}").is_ok(), "the strict reader says more");
    }

    #[test]
    fn another_file_of_the_program_is_named_even_without_a_signature() {
        let tool = other_type(br#"{"type": "safeguarding-audit-tool"}"#).unwrap();
        assert_eq!((tool.code, tool.sentence.as_str()), ("wrong-type", "This is an audit tool, not a return."));
        let register = format!("{{\"type\": \"{REGISTER_TYPE}\"}}");
        assert!(other_type(register.as_bytes()).unwrap().hint.contains("--register"));
        assert_eq!(other_type(br#"{"type": "safeguarding-audit-return"}"#), None);
        assert_eq!(other_type(b"{}"), None);
    }
}
