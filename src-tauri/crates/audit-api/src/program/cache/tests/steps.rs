//! Everything that a person can do that writes, each as one step with whatever is at hand.

use super::below;
use crate::common::hall::{self, chair, file, tool};
use crate::common::program;
use crate::views::{LikeCode, MakeWorkbook, OldFormAsked, SettingName, StartAudit, Unrecorded};
use crate::{ApiError, Dropped, Program, ToolRead};
use audit_workbooks::sheet::{Book, Cell, Look, Row, Sheet};
use proptest::test_runner::TestRng;
use tempfile::TempDir;
use uuid::Uuid;

/// The program with what its steps need.
pub struct Hand {
    pub program: Program,
    _data: TempDir,
    files: TempDir,
    entry: String,
}

type Step = fn(&mut Hand, &str, &mut TestRng) -> Result<(), ApiError>;

/// By name.
pub const STEPS: &[(&str, Step)] = &[
    ("set_field", set_field),
    ("save_field", |hand, audit, dice| {
        let key = format!("standard/{}/rating", hand.standard(audit, dice));
        hand.program.save_field(audit, &key, ["green", "red"][below(dice, 2)], "").map(drop)
    }),
    ("add_action", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        let action = hand.program.add_action(audit, &standard)?.id.unwrap();
        let value = format!("Do {}", below(dice, 9));
        hand.program.set_field(audit, &format!("action/{action}/what"), &value, "").map(drop)
    }),
    ("remove_action", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        let _ = hand.program.add_action(audit, &standard);
        let id = hand.listed(audit, "action/", dice);
        hand.program.remove_action(audit, &id).map(drop)
    }),
    ("add_evidence", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        let evidence = hand.program.add_evidence(audit, &standard)?.id.unwrap();
        hand.program.set_field(audit, &format!("evidence/{evidence}/title"), "Minutes", "").map(drop)
    }),
    ("use_evidence", |hand, audit, dice| {
        let (standard, other) = (hand.standard(audit, dice), hand.standard(audit, dice));
        let evidence = hand.program.add_evidence(audit, &other)?.id.unwrap();
        hand.program.use_evidence(audit, &standard, &evidence, below(dice, 2) == 0).map(drop)
    }),
    ("take_from", take_from),
    ("remove_evidence", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        let _ = hand.program.add_evidence(audit, &standard);
        let id = hand.listed(audit, "evidence/", dice);
        hand.program.remove_evidence(audit, &id).map(drop)
    }),
    ("add_site", |hand, audit, _| hand.program.add_site(audit).map(drop)),
    ("remove_site", |hand, audit, dice| {
        let _ = hand.program.add_site(audit);
        let id = hand.listed(audit, "site/", dice);
        hand.program.remove_site(audit, &id).map(drop)
    }),
    ("undo", |hand, audit, _| hand.program.undo(audit).map(drop)),
    ("redo", |hand, audit, _| {
        let _ = hand.program.undo(audit);
        hand.program.redo(audit).map(drop)
    }),
    ("set_place", |hand, audit, dice| {
        let place = ["areas", "plan", "check", "declaration"][below(dice, 4)];
        hand.program.set_place(audit, place)
    }),
    ("spent", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        hand.program.spent(audit, &standard, 40)
    }),
    ("set_person", |hand, _, dice| {
        hand.program.set_person(["Ann Example", "Bo Example"][below(dice, 2)], "Warden").map(drop)
    }),
    ("start_audit", start_audit),
    ("make_paper", |hand, audit, _| {
        let folder = hand.out();
        hand.program.make_paper(audit, &folder).map(drop)
    }),
    ("record_paper", |hand, audit, _| {
        let folder = hand.out();
        hand.program.make_paper(audit, &folder).map(drop)
    }),
    ("add_challenge", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        let note = hand.program.add_challenge(audit, &standard)?.id.unwrap();
        hand.program.set_field(audit, &format!("challenge/{note}/question"), "Who checks?", "").map(drop)
    }),
    ("remove_challenge", |hand, audit, dice| {
        let _ = hand.program.add_challenge(audit, "");
        let id = hand.listed(audit, "challenge/", dice);
        hand.program.remove_challenge(audit, &id).map(drop)
    }),
    ("bring_in", import_workbook),
    ("bring_in_old_form", import_old_form),
    ("import_workbook", import_workbook),
    ("import_old_form", import_old_form),
    ("keep_words", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        let action = hand.program.add_action(audit, &standard)?.id.unwrap();
        hand.program.keep_words(audit, &format!("action/{action}/due"), "next spring").map(drop)
    }),
    ("keep_unrecorded", |hand, audit, dice| {
        let typed = Unrecorded {
            name: format!("Bo {}", below(dice, 9)),
            person_title: String::new(),
            agreed_on: String::new(),
            date_words: "next week".to_owned(),
            how: audit_api::views::HowAgreed::from_code("meeting"),
        };
        hand.program.keep_unrecorded(audit, "chair", Some(&typed))
    }),
    ("import_tool", |hand, _, _| {
        let path = file("2026", hand.files.path()).display().to_string();
        hand.program.import_tool(&path).map(drop)
    }),
    ("dropped", |hand, _, _| {
        let path = file("2026", hand.files.path()).display().to_string();
        hand.program.dropped(&path).map(drop)
    }),
    ("take_in_tool", |hand, _, _| {
        let read = ToolRead::file(&file("2026", hand.files.path()));
        hand.program.take_in_tool(read).map(drop)
    }),
    ("take_dropped", |hand, _, _| {
        let dropped = Dropped::look_at(&file("2026", hand.files.path()));
        hand.program.take_dropped(dropped).map(drop)
    }),
    ("import_tool_bytes", |hand, _, dice| {
        let text = std::fs::read_to_string(file("2026", hand.files.path())).unwrap();
        let other = text.replace("Riverside", &format!("Riverside {}", below(dice, 3)));
        hand.program.import_tool_bytes(other.as_bytes()).map(drop)
    }),
    ("make_return", make_return),
    ("return_wanted", make_return),
    ("sign_return", make_return),
    ("files_of_return_saved", make_return),
    ("give_up_signing_key", |hand, audit, _| hand.program.give_up_signing_key(audit)),
    ("save_return_again", |hand, audit, dice| {
        let (newest, folder) = (hand.newest_return(audit, dice)?, hand.out());
        hand.program.save_return_again(audit, newest, &folder).map(drop)
    }),
    ("mark_sent", |hand, audit, dice| {
        let newest = hand.newest_return(audit, dice)?;
        hand.program.mark_sent(audit, newest, below(dice, 2) == 0).map(drop)
    }),
    ("start_revision", |hand, audit, dice| {
        hand.newest_return(audit, dice)?;
        hand.program.start_revision(audit, "Something was wrong").map(drop)
    }),
    ("set_setting", |hand, _, dice| {
        hand.program.set_setting(SettingName::Theme, ["light", "dark"][below(dice, 2)]).map(drop)
    }),
    ("keep_last_folder", |hand, _, _| {
        let folder = hand.out();
        hand.program.keep_last_folder(&folder)
    }),
    ("agree", |hand, audit, _| hand.program.agree(audit, &chair()).map(drop)),
    ("withdraw_agreement", |hand, audit, _| {
        let _ = hand.program.agree(audit, &chair());
        hand.program.withdraw_agreement(audit, "chair").map(drop)
    }),
    ("keep_unrecorded", |hand, audit, dice| {
        let typed = Unrecorded {
            name: format!("Iris {}", below(dice, 9)),
            person_title: String::new(),
            agreed_on: String::new(),
            date_words: "last week".to_owned(),
            how: None,
        };
        let typed = (below(dice, 3) > 0).then_some(&typed);
        hand.program.keep_unrecorded(audit, "chair", typed)
    }),
    ("dealt_with", |hand, audit, _| hand.program.dealt_with(audit, "").map(drop)),
    ("carry_over", |hand, audit, _| {
        let submitter = hand.program.audit(audit)?.submitter;
        let next = hand.begin("2026", Some(submitter), None)?;
        hand.program.carry_over(&next, audit).map(drop)
    }),
    ("keep_earlier", |hand, audit, _| {
        let (audit, standard, earlier) = hand.waiting(audit)?;
        hand.program.keep_earlier(&audit, &earlier, &standard).map(drop)
    }),
    ("answer_again", |hand, audit, _| {
        let (audit, standard, _) = hand.waiting(audit)?;
        hand.program.answer_again(&audit, &standard).map(drop)
    }),
    ("confirm", |hand, audit, dice| {
        let standard = hand.standard(audit, dice);
        let what = ["profile".to_owned(), format!("standard/{standard}")][below(dice, 2)].clone();
        hand.program.confirm(audit, &what).map(drop)
    }),
    ("damage_seen", |hand, _, _| hand.program.damage_seen().map(drop)),
    ("take_snapshot", |hand, _, _| hand.program.take_snapshot().map(drop)),
    ("begin_snapshot", |hand, _, _| hand.program.begin_snapshot().map(drop)),
    ("snapshot_copied", |hand, _, _| {
        hand.program.snapshot_copied();
        Ok(())
    }),
    ("use_second_folder", |hand, _, dice| {
        let folder = (below(dice, 2) == 0).then(|| hand.files.path().to_owned());
        hand.program.use_second_folder(folder.as_deref()).map(drop)
    }),
    ("restore_fetched", |hand, _, _| {
        let folder = hand.out();
        hand.program.set_snapshot_folder(&folder)?;
        let asked = hand.program.snapshots_asked()?;
        let copy = asked.elsewhere().pop().ok_or_else(|| ApiError::unknown("snapshot"))?;
        hand.program.restore_fetched(&asked.fetch(&copy.name)?).map(drop)
    }),
    ("set_snapshot_folder", |hand, _, dice| {
        let folder = [hand.out(), String::new()][below(dice, 2)].clone();
        hand.program.set_snapshot_folder(&folder).map(drop)
    }),
    ("restore_snapshot", |hand, _, dice| {
        // The first is from before there was anything to work on.
        let mut snapshots = hand.program.snapshots()?.snapshots;
        snapshots.retain(|snapshot| !snapshot.audits.is_empty());
        let chosen = &snapshots[below(dice, snapshots.len())];
        hand.program.restore_snapshot(&chosen.name, chosen.second_folder).map(drop)
    }),
];

impl Hand {
    /// Two audits of one organisation, one of another, and two editions.
    pub fn new() -> Self {
        let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut hand = Self { program: program(data.path()), _data: data, files, entry: Uuid::now_v7().to_string() };
        hand.program.set_person("Ann Example", "Warden").unwrap();
        for edition in ["2025", "2026"] {
            let path = file(edition, hand.files.path()).display().to_string();
            hand.program.import_tool(&path).unwrap();
        }
        hand.begin("2025", None, None).unwrap();
        hand.fresh();
        hand.program.take_snapshot().unwrap();
        hand
    }

    fn begin(&mut self, edition: &str, submitter: Option<String>, from: Option<String>) -> Result<String, ApiError> {
        let tool = audit_exchange::tools::v1::digest(&tool(edition)).to_string();
        let start = match submitter {
            Some(submitter) => hall::next(tool, submitter, from),
            None => hall::first(tool),
        };
        Ok(self.program.start_audit(&start)?.id)
    }

    /// A new audit in which something was done.
    pub(super) fn fresh(&mut self) -> String {
        let audit = self.begin("2025", None, None).unwrap();
        answer(&mut self.program, &audit).unwrap();
        audit
    }

    /// One of the audits that there are now.
    pub(super) fn choose(&self, number: usize) -> String {
        let audits = self.program.start().unwrap().audits;
        audits[number % audits.len().min(4)].id.clone()
    }

    fn standard(&self, audit: &str, dice: &mut TestRng) -> String {
        let rows = self.program.audit(audit).unwrap().areas.into_iter().flat_map(|area| area.standards);
        let rows: Vec<_> = rows.collect();
        rows[below(dice, rows.len().min(3))].id.clone()
    }

    /// The id of a thing on one of the lists, which begin like this.
    fn listed(&self, audit: &str, list: &str, dice: &mut TestRng) -> String {
        let audit = Uuid::try_parse(audit).unwrap();
        let rows = self.program.store.read().unwrap().fields(audit).unwrap();
        let ids: Vec<&str> = rows.iter().filter_map(|row| row.key.strip_prefix(list)?.split('/').next()).collect();
        if ids.is_empty() { Uuid::nil().to_string() } else { ids[below(dice, ids.len())].to_owned() }
    }

    /// An audit of the later edition with an answer of this one that waits there: which audit, which standard, which answer.
    fn waiting(&mut self, audit: &str) -> Result<(String, String, String), ApiError> {
        let submitter = self.program.audit(audit)?.submitter;
        let next = self.begin("2026", Some(submitter), Some(audit.to_owned()))?;
        let waiting = self.program.carried(&next)?.waiting;
        let first = waiting.first().ok_or_else(|| ApiError::unknown("answer"))?;
        Ok((next, first.standard.clone(), first.earlier[0].id.clone()))
    }

    fn out(&self) -> String {
        self.files.path().display().to_string()
    }

    /// The revision of the newest return, which is made where there is none yet.
    fn newest_return(&mut self, audit: &str, dice: &mut TestRng) -> Result<u32, ApiError> {
        let _ = make_return(self, audit, dice);
        Ok(self.program.returns(audit)?.first().map_or(1, |made| made.revision))
    }

    fn workbook(&mut self, audit: &str) -> Result<String, ApiError> {
        let asked = MakeWorkbook { audit: Some(audit.to_owned()), tool: String::new(), service_type: String::new() };
        Ok(self.program.draw_workbook(&asked)?.save(self.files.path())?.path.unwrap())
    }
}

/// A choice, a text, the same text typed on, or a part of the profile that other things follow.
fn set_field(hand: &mut Hand, audit: &str, dice: &mut TestRng) -> Result<(), ApiError> {
    let standard = hand.standard(audit, dice);
    let number = below(dice, 100);
    if number.is_multiple_of(7) {
        hand.entry = Uuid::now_v7().to_string();
    }
    let (key, value, entry) = match number % 6 {
        0 | 1 => (format!("standard/{standard}/rating"), ["green", "amber", "red", ""][number % 4].to_owned(), ""),
        2 => (format!("standard/{standard}/narrative"), format!("Seen {number}"), hand.entry.as_str()),
        3 => ("fact/overnight".to_owned(), ["yes", "no"][number % 2].to_owned(), ""),
        4 => ("profile/name".to_owned(), format!("Elm Hall {number}"), hand.entry.as_str()),
        _ => ("question/rvq-worry/answer".to_owned(), format!("The door {number}"), ""),
    };
    hand.program.set_field(audit, &key, &value, entry).map(drop)
}

fn start_audit(hand: &mut Hand, audit: &str, dice: &mut TestRng) -> Result<(), ApiError> {
    let submitter = hand.program.audit(audit)?.submitter;
    let from = (below(dice, 3) == 0).then(|| audit.to_owned());
    let edition = ["2025", "2026"][below(dice, 2)];
    hand.begin(edition, Some(submitter), from).map(drop)
}

/// Another organisation starts like this one, and takes what was written here.
fn take_from(hand: &mut Hand, audit: &str, dice: &mut TestRng) -> Result<(), ApiError> {
    let (like, standard) = (hand.program.audit(audit)?.submitter, hand.standard(audit, dice));
    hand.program.set_field(audit, &format!("standard/{standard}/narrative"), "Others may say so too.", "")?;
    let audits = hand.program.start()?.audits;
    let tool = audits.into_iter().find(|card| card.id == audit).map(|card| card.tool).unwrap_or_default();
    let parts = vec![LikeCode::Contact, LikeCode::Words];
    let start = StartAudit { like: Some(like), like_parts: parts, ..hall::first(tool) };
    let other = hand.program.start_audit(&start)?.id;
    hand.program.take_from(&other, &standard, audit, "words").map(drop)
}

/// The workbook of one moment comes in at another one: of this audit, or as a new one.
fn import_workbook(hand: &mut Hand, audit: &str, dice: &mut TestRng) -> Result<(), ApiError> {
    let standard = hand.standard(audit, dice);
    let path = hand.workbook(audit)?;
    let _ = hand.program.set_field(audit, &format!("standard/{standard}/rating"), "red", "");
    let _ = hand.program.set_field(audit, "profile/substitute", &format!("Bo {}", below(dice, 9)), "");
    let into = if below(dice, 4) == 0 { "" } else { audit };
    let digest = hand.program.preview_workbook(&path, into, false)?.digest;
    hand.program.import_workbook(&path, into, false, true, &digest).map(drop)
}

/// A spreadsheet of before our time comes into a new audit of the same organisation.
fn import_old_form(hand: &mut Hand, audit: &str, _: &mut TestRng) -> Result<(), ApiError> {
    let submitter = hand.program.audit(audit)?.submitter;
    let into = hand.begin("2025", Some(submitter), None)?;
    let tool = tool("2025");
    let heads = ["Standard".to_owned(), "Rating".to_owned(), "How do you know?".to_owned()];
    let answers = tool.standards().map(|placed| {
        let statement = placed.standard.statement.get(&tool.language());
        [statement.to_owned(), "Green".to_owned(), "Seen before".to_owned()]
    });
    let row = |words: [String; 3]| Row::of(words.map(|words| Cell::text(Look::Plain, words)).into());
    let rows = std::iter::once(heads).chain(answers).map(row).collect();
    let sheet = Sheet { name: "Answers".to_owned(), rows, ..Sheet::default() };
    let form = Book { sheets: vec![sheet], ..Book::default() };
    let path = hand.files.path().join("old-form.xlsx");
    std::fs::write(&path, audit_workbooks::write(&form).unwrap()).unwrap();
    let path = path.display().to_string();
    let asked = OldFormAsked {
        audit: into,
        sheet: None,
        header: 0,
        columns: Vec::new(),
        levels: Vec::new(),
        matches: Vec::new(),
    };
    let digest = hand.program.preview_old_form(&path, &asked)?.digest;
    hand.program.import_old_form(&path, &asked, &digest).map(drop)
}

fn make_return(hand: &mut Hand, audit: &str, _: &mut TestRng) -> Result<(), ApiError> {
    answer(&mut hand.program, audit)?;
    hand.program.agree(audit, &chair())?;
    let folder = hand.out();
    hand.program.make_return(audit, &folder).map(drop)
}

/// Answers all that an export asks for.
fn answer(program: &mut Program, audit: &str) -> Result<(), ApiError> {
    for (key, value) in [("fact/overnight", "no"), ("profile/covers-all", "yes"), ("question/rvq-worry/answer", "No")] {
        program.set_field(audit, key, value, "")?;
    }
    program.set_field(audit, "question/rvq-again/answer", "yes", "")?;
    let rows: Vec<_> = program.audit(audit)?.areas.into_iter().flat_map(|area| area.standards).collect();
    for row in rows {
        program.set_field(audit, &format!("standard/{}/rating", row.id), "green", "")?;
    }
    Ok(())
}
