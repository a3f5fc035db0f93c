//! The improvement plan as a file: valid, the same every time, and every field in it as it was typed.

#[path = "../examples/sample/mod.rs"]
mod sample;

mod reader;

use audit_core::field::ActionField;
use std::process::Command;

use audit_core::plan::*;
use audit_documents::{earlier_pdf, plan_pdf, undrawn};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use unicode_normalization::UnicodeNormalization;

/// Texts that are hard to draw or to read back.
fn hard_texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "Zażółć gęślą jaźń – Żaneta Łukasiewicz-Świętochowska",
        "الدكتورة سميرة الخطيب، مسؤولة الحماية ٢٠٢٦",
        "لا إله، الأطفال لآلئ، مُحَمَّدٌ كَتَبَ",
        "The name الخطيب (born 1971) and علي، 45 years",
        "محمد خان ہسپتال ٹیلی فون نمبر 01632 960 123 پر",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਢਿੱਲੋਂ, ਸੁਰੱਖਿਆ ਅਗਵਾਈ",
        "हिन्दी में श्री क्षेत्रीय स्वास्थ्य कर्मचारी: पूर्ति र्कि",
        "বাংলা ক্ষেত্রে শ্রী স্বাস্থ্য, ગુજરાતી ક્ષેત્ર શ્રી, தமிழ் ஸ்ரீ கொள்கை",
        "עִבְרִית שלום וברכה 12",
        "Cafe\u{301} n\u{303} o\u{308}\u{304} q\u{307}\u{323} x\u{302}\u{301}\u{330} combining",
        "office fluffy affiliate ffi ffl fi fl ﬁ ﬂ ﬃ",
        "👩🏽\u{200d}⚕️ 👨\u{200d}👩\u{200d}👧 🇬🇧 1️⃣ ✔️ ❤️ 😀 # * 0 emoji",
        "safe\u{ad}guarding co\u{ad}oper\u{ad}ation zero\u{200b}width non\u{a0}breaking \u{2011} hyphen",
        "→ ✓ ≥ 80 % ☐ ☑ ● ½ £ € ™ “quotes” ‘single’ … x² H₂O ∑ α β Ж",
        "未成年人 保护 한국어 ᚠᚢᚦ \u{e0b7} \u{e1b7} \u{10FFFD}",
        "tab\tand   many\u{3000}spaces \u{200e}marks\u{200f} \u{202b}embedded\u{202c}",
        "<b>&amp; \\ ( ) [ ] { } % ' \" / # ~",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("unbroken".repeat(38)[..300].to_owned());
    texts.push("שלוםعليכם".repeat(30));
    texts.push("Very long name of a practice with many partners ".repeat(12));
    texts
}

/// A narrative of 32,000 characters in many paragraphs.
fn long_narrative() -> String {
    let paragraphs = (1..).map(|i| format!("Paragraph {i}: we looked at what every team does when a child is not brought, and wrote down what we found."));
    let mut text = String::new();
    for paragraph in paragraphs {
        if text.len() + paragraph.len() > 32_000 {
            return text;
        }
        text.push_str(&paragraph);
        text.push('\n');
    }
    unreachable!("the paragraphs never end")
}

/// A plan with a text in every field that takes one.
fn plan_of(text: &str) -> ImprovementPlan {
    let mut plan = sample::plan(3);
    let t = || text.to_owned();
    plan.audit_title = t();
    plan.notice = t();
    plan.organisation = Organisation {
        name: t(),
        identifiers: vec![(t(), t())],
        service_type: t(),
        in_scope: vec![t(); 2],
        out_of_scope: vec![t()],
    };
    plan.people = People { completed_by: t(), substitute: t(), contact: t() };
    plan.score.rule = t();
    for area in &mut plan.areas {
        area.title = t();
    }
    plan.area_scores[0].title = t();
    let standard = &mut plan.areas[0].standards[0];
    *standard = Standard {
        statement: t(),
        narrative: t(),
        not_applicable_reason: t(),
        no_action_because: t(),
        ..standard.clone()
    };
    standard.evidence = vec![Evidence { title: t(), kept: t(), date: t(), owner: t(), review: t() }];
    standard.actions = vec![StandardAction { what: t(), who: t(), due: Due::NoDate(t()) }];
    plan.actions[0] = Action {
        standard_number: "1.1".into(),
        standard_statement: t(),
        area: t(),
        what: t(),
        who: t(),
        due: Due::NoDate(t()),
        status: t(),
        account: ActionField::account().map(|member| (member, t())).collect(),
        ..Action::default()
    };
    plan.revision_reason = t();
    plan.replaces = t();
    plan.asked_heading = t();
    plan.asked = vec![Asked { about: t(), question: t(), answer: t(), by: t() }];
    plan.no_action_yet[0].because = t();
    plan.declaration_statements = vec![t()];
    plan.declarations = vec![Declaration { role: t(), name: t(), date: t(), how: t() }];
    plan.questions =
        vec![Question { number: "Q1".into(), question: t(), answer: t(), answered: true, optional: false }];
    plan.critical_not_met = vec![CriticalStandard { number: "1.1".into(), statement: t(), rating: Rating::default() }];
    plan
}

/// NFC with white space folded, as the document promises to give texts back.
fn folded(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn validate(bytes: &[u8], what: &str) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report =
            validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).expect("the validator reads it");
        assert!(report.is_compliant, "{what}: {report}");
    }
}

/// A plan as it stands, without a return.
fn today(state: PlanState) -> ImprovementPlan {
    let mut plan = sample::plan(3);
    (plan.state, plan.as_of, plan.created) = (state, "22 November 2026".to_owned(), String::new());
    (plan.score.percent, plan.score.band) = (String::new(), String::new());
    plan
}

#[test]
fn a_plan_that_goes_with_no_return_says_so_and_is_not_signed() {
    let read = |plan: &ImprovementPlan| {
        reader::parts(&plan_pdf(plan).unwrap()).iter().map(|part| folded(&part.text) + "\n").collect::<String>()
    };
    let whole = read(&sample::plan(3));
    assert!(whole.contains("Fingerprint of the return") && !whole.contains("As it stands on"));
    for (state, says) in [
        (PlanState::OwnUse, "For your own use: not a return."),
        (PlanState::Draft { left: 0 }, "Draft: not a return. Nothing is left"),
        (PlanState::Draft { left: 1 }, "Draft: not a return. 1 thing is left"),
        (PlanState::Draft { left: 3 }, "Draft: not a return. 3 things are left"),
        (PlanState::Since, "Not a return: revision 1 was made before"),
    ] {
        let text = read(&today(state));
        assert!(text.contains("As it stands on 22 November 2026.") && text.contains(says), "{state:?}: {text}");
        for never in ["Fingerprint", "digital signature", "Dr Samira", "9f86"] {
            assert!(!text.contains(never), "{state:?} says {never}");
        }
    }
}

fn cases() -> Vec<(String, ImprovementPlan)> {
    let mut cases: Vec<_> = [0, 1, 20, 200].map(|n| (format!("{n} actions"), sample::plan(n))).to_vec();
    for state in [PlanState::OwnUse, PlanState::Draft { left: 0 }, PlanState::Draft { left: 3 }, PlanState::Since] {
        cases.push((format!("today, {state:?}"), today(state)));
    }
    cases.push(("an empty model".into(), ImprovementPlan::default()));
    cases.push(("a long narrative".into(), plan_of(&long_narrative())));
    cases.push(("hard texts together".into(), plan_of(&hard_texts().join("\n"))));
    cases.extend(hard_texts().into_iter().map(|text| (text.chars().take(30).collect(), plan_of(&text))));
    cases
}

#[test]
fn every_plan_is_accessible_and_archivable() {
    for (name, plan) in cases() {
        validate(&plan_pdf(&plan).unwrap(), &name);
    }
}

/// A plan with earlier answers in every form.
fn with_earlier() -> ImprovementPlan {
    let mut plan = sample::plan(2);
    let answer = |number: &str, text: &str| EarlierAnswer {
        from: "Section 11, 2025".to_owned(),
        number: number.to_owned(),
        area: "Leadership".to_owned(),
        text: text.to_owned(),
        why: "It is not asked any more.".to_owned(),
        rating: "Partly met".to_owned(),
        texts: vec![("How do you know?".to_owned(), long_narrative()[..3_000].to_owned())],
        evidence: vec!["Policy".to_owned(), "Register".to_owned()],
        actions: vec!["Write it down".to_owned()],
    };
    plan.earlier = hard_texts().iter().map(|text| answer("6.4", text)).collect();
    plan.earlier.push(EarlierAnswer::default());
    plan
}

#[test]
fn earlier_answers_are_printed_in_the_plan_and_alone() {
    let plan = with_earlier();
    let read = |bytes: &[u8]| reader::parts(bytes).iter().map(|part| folded(&part.text)).collect::<Vec<_>>();
    for (bytes, what) in [(plan_pdf(&plan).unwrap(), "plan"), (earlier_pdf(&plan).unwrap(), "alone")] {
        validate(&bytes, what);
        let texts = read(&bytes);
        for text in hard_texts() {
            let heading = folded(&format!("6.4 {text}"));
            assert!(texts.iter().any(|found| found.contains(&heading)), "{what}: {text:?}");
        }
        let why = texts.iter().filter(|found| found.contains("It is not asked any more.")).count();
        assert_eq!(why, hard_texts().len(), "{what}");
    }
    let alone = read(&earlier_pdf(&plan).unwrap()).join(" ");
    assert!(!alone.contains("Fingerprint of the return"), "only the earlier answers");
}

#[test]
fn the_validator_would_notice() {
    let bytes = plan_pdf(&sample::plan(1)).unwrap();
    let mut file = lopdf::Document::load_mem(&bytes).unwrap();
    file.catalog_mut().unwrap().remove(b"MarkInfo");
    let mut broken = Vec::new();
    file.save_to(&mut broken).unwrap();
    let report = validate_pdf_bytes(&broken, &ValidationOptions::default().profile(ValidationProfile::PdfUa1)).unwrap();
    assert!(!report.is_compliant);
}

#[test]
fn the_real_verapdf_agrees() {
    reader::verapdf_agrees("the plans", cases().into_iter().map(|(_, plan)| plan_pdf(&plan).unwrap()));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = plan_of(&hard_texts().join("\n"));
    assert_eq!(plan_pdf(&plan).unwrap(), plan_pdf(&plan.clone()).unwrap());
    let mut other = plan.clone();
    other.revision += 1;
    assert_ne!(plan_pdf(&plan).unwrap(), plan_pdf(&other).unwrap());
}

#[test]
fn every_field_is_read_as_it_was_typed() {
    for text in hard_texts() {
        let parts = reader::parts(&plan_pdf(&plan_of(&text)).unwrap());
        let typed = folded(&text);
        let found = |ending: &str| {
            let hit =
                parts.iter().filter(|p| p.path.ends_with(ending)).filter(|p| folded(&p.text).contains(&typed)).count();
            assert!(
                hit > 0,
                "{ending}: {typed:?} not among {:#?}",
                parts.iter().filter(|p| p.path.ends_with(ending)).collect::<Vec<_>>()
            );
            hit
        };
        found("Document/Sect/P");
        found("TBody/TR/TH/P");
        found("TBody/TR/TD/P");
        found("LI/LBody");
        found("Sect/Sect/H3");
        found("Sect/Sect/Sect/H4");
        found("Sect/Sect/Sect/P");
        let all = parts.iter().map(|p| folded(&p.text).matches(&typed).count()).sum::<usize>();
        // As many as `plan_of` sets: facts 8, title, rule, chart 1, critical 1, actions 7, reason 1, declaration 5,
        // question 2, what was asked 4 and its heading, why revised and what it replaces, areas 9, standard 4, evidence 5, its action 3; the name stands once more.
        assert!(all >= 52, "{typed:?} only {all} times");
    }
}

#[test]
fn a_long_narrative_is_whole() {
    let text = long_narrative();
    let parts = reader::parts(&plan_pdf(&plan_of(&text)).unwrap());
    for place in ["TBody/TR/TD/P", "Sect/Sect/Sect/P"] {
        let read: Vec<String> = parts.iter().filter(|p| p.path.ends_with(place)).map(|p| folded(&p.text)).collect();
        for paragraph in text.lines() {
            assert!(read.iter().any(|p| p.contains(paragraph)), "{place}: {paragraph}");
        }
    }
}

/// Letters only: pdftotext adds line ends, and marks of its own around text from right to left.
fn letters(text: &str) -> String {
    let mark = |c: char| {
        c.is_whitespace() || matches!(c as u32, 0xAD | 0x200B | 0x200E | 0x200F | 0x202A..=0x202E | 0x2011 | 0x2D)
    };
    text.nfc().filter(|c| !mark(*c)).collect()
}

/// Whether the words stand in what was read. From right to left pdftotext guesses the order from the places on the
/// page, and turns ligatures round; there each letter counts, and the order is for the reader of tags to prove.
fn holds(read: &str, typed: &str) -> bool {
    let from_right = |c: char| matches!(c as u32, 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE);
    if typed.chars().any(from_right) {
        let count = |text: &str, c: char| text.chars().filter(|other| *other == c).count();
        return typed.chars().all(|c| count(read, c) >= count(typed, c));
    }
    read.contains(typed)
}

#[test]
fn pdftotext_reads_the_words() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return reader::skipped("pdftotext: poppler-utils is not installed");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.pdf");
    let mut failed = Vec::new();
    for text in hard_texts() {
        let mut plan = sample::plan(0);
        plan.areas[0].standards[0].narrative = text.clone();
        std::fs::write(&file, plan_pdf(&plan).unwrap()).unwrap();
        let output = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
        let read = String::from_utf8_lossy(&output.stdout).into_owned();
        if !holds(&letters(&read), &letters(&text)) {
            let line =
                read.lines().skip_while(|l| !l.contains("everybody who works")).take(6).collect::<Vec<_>>().join(" | ");
            failed.push(format!("{text}\n   {line}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn what_cannot_be_drawn_is_named_with_its_words_script_and_place() {
    let mut plan = sample::plan(20);
    assert_eq!(undrawn(&plan), []);
    plan.organisation.name = "未 Surgery 未".into();
    plan.areas[1].standards[0].narrative = "fine 😀 and (李小龙), ᚠ; ภาษาไทย".into();
    let found: Vec<String> = undrawn(&plan).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "The name of the organisation: “未”: Chinese or Japanese (1)",
            "Standard 2.1: “李小龙”, “ᚠ”, “ภาษาไทย”: Chinese or Japanese (3), Runic (1), Thai (6)",
        ]
    );
}

/// Names of people in England, written as they write them: these are drawn.
#[test]
fn the_scripts_of_many_names_are_drawn() {
    let mut plan = sample::plan(0);
    plan.organisation.name = "Łącka Nguyễn Șerban Žukauskas Αλεξάνδρα Шевченко".into();
    plan.areas[0].standards[0].narrative = "ਹਰਪ੍ਰੀਤ ਕੌਰ, فاطمہ, أحمد, शर्मा, রহমান, પટેલ, தமிழ்ச்செல்வன், רבקה, \
        አበበ ትግርኛ, മാത്യു, రెడ్డి, ಗೌಡ, සුනිල්, Հայկ, ნინო"
        .into();
    assert_eq!(undrawn(&plan), []);
}

/// Each page says it for itself, and a page on which everything is drawn says nothing.
#[test]
fn a_page_says_what_could_not_be_drawn_on_it() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return reader::skipped("pdftotext: poppler-utils is not installed");
    }
    let says = |bytes: &[u8]| {
        pages_of(bytes)
            .iter()
            .map(|page| page.contains("Some characters on this page could not be drawn"))
            .collect::<Vec<_>>()
    };
    let plain = says(&plan_pdf(&sample::plan(20)).unwrap());
    assert!(plain.len() > 2 && !plain.contains(&true), "{plain:?}");
    let mut plan = sample::plan(20);
    plan.areas[1].standards[0].narrative = "李小龙".into();
    let bytes = plan_pdf(&plan).unwrap();
    let said = says(&bytes);
    assert_eq!(said.iter().filter(|says| **says).count(), 1, "{said:?}");
    let page = pages_of(&bytes).into_iter().find(|page| page.contains("李小龙")).expect("the words can be copied");
    let line = "Some characters on this page could not be drawn: Chinese or Japanese (3). Each stands as a box.";
    assert!(page.contains(line), "{page}");
    plan.earlier = vec![EarlierAnswer { text: "ไทย".into(), ..EarlierAnswer::default() }];
    assert!(says(&earlier_pdf(&plan).unwrap()).contains(&true), "the annex says it too");
}

/// The words of each page, as pdftotext reads them.
fn pages_of(bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().unwrap();
    let pages = String::from_utf8_lossy(&output.stdout).into_owned();
    pages.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn size_grows_with_the_plan_and_stays_small() {
    let sizes = [0, 20, 200].map(|n| plan_pdf(&sample::plan(n)).unwrap().len());
    assert!(sizes[0] < sizes[1] && sizes[1] < sizes[2]);
    assert!(sizes[2] < 180 * 1024, "{sizes:?}");
}
