//! Reads a tagged PDF as a screen reader does: along the tag tree, each glyph by what the file says it stands for.

use std::collections::{BTreeMap, HashMap};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A part of the document with its text and the roles above it: "Document/Sect/Table/…".
#[derive(Debug)]
pub struct Part {
    pub path: String,
    pub text: String,
}

/// All parts that have text of their own, in the order of the tag tree.
pub fn parts(bytes: &[u8]) -> Vec<Part> {
    let file = Document::load_mem(bytes).expect("the file opens");
    let mut marked = HashMap::new();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    for page in &pages {
        read_page(&file, *page, &mut marked);
    }
    let root =
        file.catalog().unwrap().get(b"StructTreeRoot").and_then(|o| file.dereference(o)).unwrap().1.as_dict().unwrap();
    let mut parts = Vec::new();
    walk(&file, root.get(b"K").unwrap(), "", None, &marked, &mut parts);
    let used: usize = parts.iter().map(|(_, n)| n).sum();
    assert_eq!(used, marked.len(), "each marked piece of content belongs to exactly one tag");
    parts.into_iter().map(|(part, _)| part).collect()
}

type Marked = HashMap<(ObjectId, i64), String>;

fn walk(
    file: &Document,
    kid: &Object,
    path: &str,
    page: Option<ObjectId>,
    marked: &Marked,
    parts: &mut Vec<(Part, usize)>,
) {
    match file.dereference(kid).unwrap().1 {
        Object::Array(kids) => kids.iter().for_each(|kid| walk(file, kid, path, page, marked, parts)),
        Object::Integer(id) => add(&marked[&(page.expect("a page"), *id)], parts),
        Object::Dictionary(dict) => {
            let page = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
            if let Ok(id) = dict.get(b"MCID").and_then(Object::as_i64) {
                return add(&marked[&(page.expect("a page"), id)], parts);
            }
            let role = String::from_utf8_lossy(dict.get(b"S").unwrap().as_name().unwrap()).into_owned();
            let path = format!("{path}/{role}");
            parts.push((Part { path: path.clone(), text: String::new() }, 0));
            if let Ok(kids) = dict.get(b"K") {
                walk(file, kids, &path, page, marked, parts);
            }
        }
        other => panic!("not a tag: {other:?}"),
    }
}

fn add(text: &str, parts: &mut [(Part, usize)]) {
    let (part, pieces) = parts.last_mut().expect("content inside a tag");
    part.text.push_str(text);
    *pieces += 1;
}

/// What stands for what in a font: code to text.
type Codes = BTreeMap<u16, String>;

fn fonts(file: &Document, page: ObjectId) -> HashMap<Vec<u8>, Codes> {
    let page = file.get_dictionary(page).unwrap();
    let resources = dict(file, page.get(b"Resources").unwrap());
    let fonts = dict(file, resources.get(b"Font").unwrap());
    fonts.iter().map(|(name, font)| (name.clone(), codes(file, dict(file, font)))).collect()
}

fn dict<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap()
}

fn codes(file: &Document, font: &Dictionary) -> Codes {
    let map = file.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
    let map = String::from_utf8(map).unwrap();
    assert!(!map.contains("beginbfrange"), "this reader knows single codes only");
    let mut codes = Codes::new();
    let mut inside = false;
    for line in map.lines() {
        match line {
            l if l.ends_with("beginbfchar") => inside = true,
            "endbfchar" => inside = false,
            l if inside => {
                let (code, text) = l.trim_matches(['<', '>']).split_once("> <").unwrap();
                let units: Vec<u16> =
                    (0..text.len() / 4).map(|i| u16::from_str_radix(&text[4 * i..4 * i + 4], 16).unwrap()).collect();
                codes.insert(u16::from_str_radix(code, 16).unwrap(), String::from_utf16(&units).unwrap());
            }
            _ => {}
        }
    }
    codes
}

/// An open marked-content sequence.
#[derive(Default)]
struct Open {
    id: Option<i64>,
    actual: Option<String>,
    reversed: bool,
    /// What was shown inside, one entry for each glyph or replaced stretch.
    shown: Vec<String>,
}

fn read_page(file: &Document, page: ObjectId, marked: &mut Marked) {
    let fonts = fonts(file, page);
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut open: Vec<Open> = Vec::new();
    let mut font = None;
    for Operation { operator, operands } in &content.operations {
        match operator.as_str() {
            "BMC" => {
                open.push(Open { reversed: operands[0].as_name().unwrap() == b"ReversedChars", ..Open::default() })
            }
            "BDC" => open.push(begun(&operands[1])),
            "EMC" => close(&mut open, page, marked),
            "Tf" => font = fonts.get(operands[0].as_name().unwrap()),
            "TJ" => {
                let strings = operands[0].as_array().unwrap().iter().filter_map(|o| o.as_str().ok());
                for code in strings.flat_map(|s| s.chunks_exact(2)) {
                    let code = u16::from_be_bytes([code[0], code[1]]);
                    assert_ne!(code, 0, "no glyph is the font's empty one");
                    let text = font.unwrap().get(&code).expect("each glyph stands for something").clone();
                    open.last_mut().expect("text is marked").shown.push(text);
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
}

fn begun(properties: &Object) -> Open {
    let dict = properties.as_dict().unwrap();
    let actual = dict.get(b"ActualText").and_then(Object::as_str).ok().map(|bytes| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
        assert_eq!(units[0], 0xFEFF);
        String::from_utf16(&units[1..]).unwrap()
    });
    Open { id: dict.get(b"MCID").and_then(Object::as_i64).ok(), actual, ..Open::default() }
}

fn close(open: &mut Vec<Open>, page: ObjectId, marked: &mut Marked) {
    let done = open.pop().expect("begun before it ends");
    let mut shown = done.shown;
    if done.reversed {
        shown.reverse();
    }
    let text = done.actual.unwrap_or_else(|| shown.concat());
    match (done.id, open.last_mut()) {
        (Some(id), _) => assert!(marked.insert((page, id), text).is_none(), "an id once on a page"),
        (None, Some(outer)) => outer.shown.push(text),
        (None, None) => {}
    }
}

/// What veraPDF itself says of these files; a loud line where it is not at hand.
pub fn verapdf_agrees(what: &str, files: impl IntoIterator<Item = Vec<u8>>) {
    let Some(verapdf) = std::env::var_os("AUDIT_VERAPDF") else {
        return skipped(&format!("veraPDF for {what}: AUDIT_VERAPDF is not set"));
    };
    let folder = tempfile::tempdir().unwrap();
    let paths = files.into_iter().enumerate().map(|(number, bytes)| {
        let path = folder.path().join(format!("{number}.pdf"));
        std::fs::write(&path, bytes).unwrap();
        path
    });
    let paths: Vec<_> = paths.collect();
    for profile in ["PDFUA-1", "PDFA-2A"] {
        let output = std::process::Command::new(&verapdf).arg(profile).args(&paths).output().expect("veraPDF starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{profile}: {said}{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.matches("PASS ").count(), paths.len(), "{said}");
    }
}

/// Says that something was not tested: not through the macros, which are heard only when a test fails.
pub fn skipped(why: &str) {
    use std::io::Write as _;
    let _ = std::io::stderr().write_all(format!("\nSKIPPED {why}\n").as_bytes());
}
