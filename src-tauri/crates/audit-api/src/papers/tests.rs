//! Every number that two papers or screens share is the same, whatever the answers are: drawn audits with actions of every
//! status, of standards that are not shown, taken off, without words and of earlier answers.

use crate::answers::changes::change_of;
use crate::common::{self, begin, program};
use crate::program::Program;
use crate::program::open_audit::Loaded;
use crate::reading::SignedReturn;
use crate::views::{PlanView, SendingView, SentRow};
use audit_core::audit::{ActionCount, Counted};
use audit_core::content::{Frame, Made, ReturnContent, collect};
use audit_core::field::{Field, Fields};
use audit_core::plan::ImprovementPlan;
use audit_exchange::{SigningKey, returns};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is drawn for one standard.
#[derive(Clone, Debug)]
struct Drawn {
    rating: Option<&'static str>,
    because: bool,
    actions: Vec<(&'static str, &'static str, &'static str, bool)>,
    evidence: Vec<(&'static str, bool)>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let rating = prop::sample::select(vec![
        None,
        Some("met"),
        Some("partly"),
        Some("not-met"),
        Some("not-applicable"),
        Some("blue"),
    ]);
    let action = (
        prop::sample::select(vec!["planned", "under-way", "done", "dropped"]),
        prop::sample::select(vec!["", "  ", "Write it down"]),
        prop::sample::select(vec!["", "2026-01-01", "2027-01-01"]),
        prop::bool::weighted(0.15),
    );
    let evidence = (prop::sample::select(vec!["", "The policy"]), prop::bool::weighted(0.15));
    let (actions, evidence) = (prop::collection::vec(action, 0..3), prop::collection::vec(evidence, 0..3));
    (rating, any::<bool>(), actions, evidence).prop_map(|(rating, because, actions, evidence)| Drawn {
        rating,
        because,
        actions,
        evidence,
    })
}

/// What is drawn for a whole audit: its standards, its facts, its questions, whether it is made fit to be sent.
type Audit = (Vec<Drawn>, Vec<bool>, Vec<u8>, bool);

/// Every standard of the tool has its answer, shown or not; some actions belong to none, or to an earlier answer.
fn fields(loaded: &Loaded, (standards, facts, questions, fit): &Audit) -> Fields {
    let mut fields = Fields::new();
    let kept = |field: &&Field| matches!(field, Field::Profile(_) | Field::Identifier(_));
    fields.extend(loaded.fields.keys().filter(kept).map(|field| (field.clone(), loaded.fields[field].clone())));
    let mut number = 0;
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            fields.insert(Field::parse(key).expect(key), value.to_owned());
        }
    };
    for (fact, yes) in loaded.tool.facts.iter().zip(facts) {
        put(&format!("fact/{}", fact.id), if *yes { "yes" } else { "no" });
    }
    let all: Vec<String> = loaded.tool.standards().map(|placed| placed.standard.id.to_string()).collect();
    for (at, id) in all.iter().enumerate() {
        let one = &standards[at % standards.len()];
        let rating = match one.rating {
            None | Some("blue" | "not-applicable") if *fit => "partly",
            rating => rating.unwrap_or_default(),
        };
        put(&format!("standard/{id}/rating"), rating);
        put(&format!("standard/{id}/not-applicable-because"), "There is none.");
        if one.because || *fit {
            put(&format!("standard/{id}/no-action-because"), "The money comes in May.");
        }
        for (status, what, due, removed) in &one.actions {
            number += 1;
            let action = format!("action/{}", Uuid::from_u128(number));
            match number % 11 {
                // Of an answer that is not asked any more.
                0 => put(&format!("{action}/earlier"), &Uuid::from_u128(7).to_string()),
                _ => put(&format!("{action}/standard"), id),
            }
            for (member, value) in [("status", status), ("what", what), ("due", due)] {
                put(&format!("{action}/{member}"), value);
            }
            put(&format!("{action}/removed"), if *removed { "yes" } else { "" });
        }
        for (title, removed) in &one.evidence {
            number += 1;
            let evidence = Uuid::from_u128(number);
            put(&format!("standard/{id}/evidence/{evidence}"), "yes");
            put(&format!("evidence/{evidence}/title"), title);
            put(&format!("evidence/{evidence}/removed"), if *removed { "yes" } else { "" });
        }
    }
    for (question, what) in loaded.tool.questions.iter().zip(questions) {
        let kind = question.kind.choices().first().map_or_else(|| "5".to_owned(), |(code, _)| code.to_string());
        let key = format!("question/{}", question.id);
        put(&format!("{key}/answer"), if what % 2 == 0 { &kind } else { "" });
        put(&format!("{key}/comment"), if what % 3 == 0 { "More about it." } else { "" });
    }
    fields
}

/// Makes an audit hold these fields and no others.
fn hold(program: &mut Program, audit: Uuid, fields: &Fields) {
    let loaded = program.load(audit).unwrap();
    let gone = loaded.fields.keys().filter(|field| !fields.contains_key(*field)).map(|field| (field, None));
    let new = fields.iter().filter(|(field, value)| loaded.fields.get(*field) != Some(*value));
    let changes = gone.chain(new.map(|(field, value)| (field, Some(value.clone()))));
    let changes = changes.map(|(field, value)| change_of(&loaded, field, value)).collect();
    let operation = audit_store::NewOperation {
        kind: "write".to_owned(),
        barrier: false,
        changes,
        ..program.barrier(audit_core::operation::Kind::Write).unwrap()
    };
    program.store.write(|writer| writer.commit(audit, &operation)).unwrap();
}

/// One number, and where it stands.
struct Numbers(BTreeMap<&'static str, Vec<(&'static str, usize)>>);

impl Numbers {
    fn say(&mut self, what: &'static str, place: &'static str, number: usize) {
        self.0.entry(what).or_default().push((place, number));
    }

    fn agree(&self) {
        for (what, said) in &self.0 {
            assert!(said.iter().all(|(_, number)| *number == said[0].1), "{what}: {said:?}");
        }
    }
}

fn screens(program: &Program, loaded: &Loaded, numbers: &mut Numbers) {
    let id = loaded.row.id.to_string();
    let view = program.audit(&id).unwrap();
    let rows = || view.areas.iter().flat_map(|area| &area.standards);
    let areas = |number: fn(&crate::views::AreaView) -> u32| view.areas.iter().map(number).sum::<u32>() as usize;
    let marked = |mark: &str| rows().filter(|row| row.mark.code() == mark).count();
    numbers.say("actions", "areas", rows().map(|row| row.actions as usize).sum());
    numbers.say("evidence", "areas", rows().map(|row| row.evidence as usize).sum());
    for (what, progress, area, mark) in [
        ("met", view.progress.met, areas(|area| area.met), "met"),
        ("partly", view.progress.partly, areas(|area| area.partly), "partly"),
        ("not met", view.progress.not_met, areas(|area| area.not_met), "not-met"),
        ("not applicable", view.progress.not_applicable, areas(|area| area.not_applicable), "not-applicable"),
        ("unrated", view.progress.unrated, areas(|area| area.shown - area.rated), "unrated"),
    ] {
        numbers.say(what, "progress", progress as usize);
        numbers.say(what, "areas", area);
        numbers.say(what, "rows of the areas", marked(mark));
    }
    numbers.say("questions answered", "audit", view.questions_answered as usize);
    numbers.say("questions", "audit", view.questions as usize);
    numbers.say("declarations", "audit", view.declarations_agreed as usize);
    let declaration = program.declaration(&id).unwrap();
    numbers.say(
        "declarations",
        "declaration",
        declaration.roles.iter().filter(|role| role.standing.code() == "agreed").count(),
    );
    statements(&declaration.statements, "declaration", numbers);
    plan(&program.plan(&id).unwrap(), "plan on the screen", numbers);
    let check = program.check(&id).unwrap();
    let stops = |code: &str| check.stops.iter().filter(|finding| finding.code.code() == code).count();
    numbers.say("unrated", "check", stops("unrated"));
    numbers.say("without a reason", "check", stops("no-action"));
    sending(&program.sending(&id).unwrap(), numbers);
}

/// As the screen counts, which has only the rows.
fn plan(view: &PlanView, place: &'static str, numbers: &mut Numbers) {
    let said = || view.actions.iter().filter(|action| !action.what.trim().is_empty());
    let of = |status: &str| said().filter(|action| action.status.code() == status).count();
    numbers.say("actions", place, view.standing as usize);
    numbers.say("actions", "rows of the plan", said().filter(|action| action.status.code() != "dropped").count());
    numbers.say("open", place, of("planned") + of("under-way"));
    numbers.say("done", place, of("done"));
    numbers.say("dropped", place, of("dropped"));
    numbers.say("overdue", place, view.actions.iter().filter(|action| action.overdue).count());
    numbers.say("nothing planned", place, view.without_action.len());
    let without_reason =
        view.without_action.iter().filter(|one| one.because.as_deref().unwrap_or_default().trim().is_empty());
    numbers.say("without a reason", place, without_reason.count());
}

fn sending(view: &SendingView, numbers: &mut Numbers) {
    let rows = |heading: &str| -> Vec<&SentRow> {
        view.parts.iter().filter(|part| part.heading == heading).flat_map(|part| &part.rows).collect()
    };
    numbers.say("actions", "sending", rows("Actions").len());
    numbers.say("dropped", "sending", rows("Actions that were dropped").len());
    numbers.say("declarations", "sending", rows("Declaration").len());
    numbers.say("questions", "sending", rows("Partnership questions").len());
    let open = |value: &str| value.starts_with("Not answered") || value.starts_with("Left open");
    numbers.say(
        "questions answered",
        "sending",
        rows("Partnership questions").iter().filter(|row| !open(&row.value)).count(),
    );
    plan(&view.plan, "plan of the sending", numbers);
}

/// “Standards met: 3 of 17 …”, “Actions in the improvement plan: 4.”
fn statements(sentences: &[String], place: &'static str, numbers: &mut Numbers) {
    let all = sentences.join(" ");
    let (_, after) = all.split_once("Actions in the improvement plan: ").expect("it says so");
    let number: String = after.chars().take_while(char::is_ascii_digit).collect();
    numbers.say("actions", place, number.parse().unwrap());
}

fn of_plan(plan: &ImprovementPlan, place: &'static str, numbers: &mut Numbers) {
    let counted = |kind| plan.actions.iter().filter(|action| action.counted == kind).count();
    numbers.say("actions", place, counted(Counted::Open) + counted(Counted::Done));
    numbers.say("open", place, counted(Counted::Open));
    numbers.say("done", place, counted(Counted::Done));
    numbers.say("dropped", place, counted(Counted::Dropped));
    numbers.say("nothing planned", place, plan.no_action_yet.len());
    let tallies = [plan.score.tally].into_iter().chain(plan.area_scores.iter().map(|area| area.tally));
    let areas = plan.areas.iter().flat_map(|area| &area.standards);
    for (what, number) in [
        ("met", [0, 1].map(|area| tallies.clone().skip(area).map(|tally| tally.met).collect::<Vec<_>>())),
        ("partly", [0, 1].map(|area| tallies.clone().skip(area).map(|tally| tally.partly).collect())),
        ("not met", [0, 1].map(|area| tallies.clone().skip(area).map(|tally| tally.not_met).collect())),
        ("not applicable", [0, 1].map(|area| tallies.clone().skip(area).map(|tally| tally.not_applicable).collect())),
        ("unrated", [0, 1].map(|area| tallies.clone().skip(area).map(|tally| tally.unrated).collect())),
    ] {
        let [whole, areas] = number;
        numbers.say(what, place, whole[0] as usize);
        numbers.say(what, "areas of a plan", areas.iter().sum::<u32>() as usize);
    }
    numbers.say("evidence", place, areas.map(|standard| standard.evidence.len()).sum());
    numbers.say("questions", place, plan.questions.len());
    numbers.say("questions answered", place, plan.questions.iter().filter(|question| question.answered).count());
    statements(&plan.declaration_statements, place, numbers);
}

fn of_paper(program: &Program, loaded: &Loaded, numbers: &mut Numbers) {
    let paper = program.paper_model(loaded, "K4-7Q", None);
    numbers.say("open", "paper", paper.actions.len());
    numbers.say("done", "paper", paper.actions_done);
    numbers.say("actions", "paper", paper.actions.len() + paper.actions_done);
    numbers.say("nothing planned", "paper", paper.without_action);
    for (what, number) in [
        ("met", paper.tally.met),
        ("partly", paper.tally.partly),
        ("not met", paper.tally.not_met),
        ("not applicable", paper.tally.not_applicable),
        ("unrated", paper.tally.unrated),
    ] {
        numbers.say(what, "paper", number as usize);
    }
    assert_eq!(paper.unmet.len() as u32, paper.tally.partly + paper.tally.not_met);
    statements(&paper.asked, "paper", numbers);
}

fn frame(loaded: &Loaded) -> Frame {
    let made = Made {
        at: "2026-10-12T09:00:00Z".parse().unwrap(),
        today: date(2026, 10, 12),
        program: "Safeguarding Audit 1".to_owned(),
    };
    let (language, digest) = (loaded.language.clone(), loaded.row.tool_digest.clone());
    Frame::first(Uuid::from_u128(9), loaded.row.submitter, language, digest, made)
}

/// What a return says of itself, its plan, and its text in a terminal.
fn of_return(loaded: &Loaded, content: &ReturnContent, numbers: &mut Numbers) {
    let signed = returns::sign(content, &SigningKey::from_seed(&[7; 32]), content.created).unwrap();
    let read = SignedReturn::read(&signed.bytes).unwrap();
    let content = read.submission().content();
    let count = content.action_count();
    numbers.say("actions", "return", count.standing());
    numbers.say("open", "return", count.open);
    numbers.say("evidence", "return", content.standards.iter().map(|standard| standard.evidence.len()).sum());
    numbers.say("declarations", "return", content.declarations.len());
    numbers.say("nothing planned", "return", content.unplanned().count());
    let overdue = content.warnings.iter().find(|(code, _)| code == "action-overdue").map_or(0, |(_, number)| *number);
    numbers.say("overdue", "warnings of the return", overdue);
    assert_eq!(content.count, audit_core::scoring::count(&loaded.tool, &loaded.content));
    of_plan(&crate::plan_of(&read.submission().clone()), "plan of the return", numbers);
    let text = read.text();
    assert!(text.contains(&format!("\nActions: {}", count.standing())), "{text}");
}

fn same_everywhere(program: &mut Program, audit: Uuid, drawn: &Audit) {
    let empty = program.load(audit).unwrap();
    hold(program, audit, &fields(&empty, drawn));
    if drawn.3 {
        common::declare(program, &audit.to_string());
    }
    let loaded = program.load(audit).unwrap();
    let mut numbers = Numbers(BTreeMap::new());
    let count = ActionCount::of(loaded.content.planned(&loaded.shown()));
    numbers.say("actions", "content", count.standing());
    screens(program, &loaded, &mut numbers);
    of_paper(program, &loaded, &mut numbers);
    of_plan(&program.plan_today(&loaded).unwrap(), "plan of today", &mut numbers);
    if drawn.3 {
        let content = collect(&loaded.tool, &loaded.fields, frame(&loaded)).unwrap();
        of_return(&loaded, &content, &mut numbers);
    }
    numbers.agree();
}

#[test]
fn every_number_that_two_papers_or_screens_share_is_the_same() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = Uuid::try_parse(&begin(&mut program)).unwrap();
    let standards = prop::collection::vec(drawn(), 7..23);
    let whole =
        (standards, prop::collection::vec(any::<bool>(), 12), prop::collection::vec(any::<u8>(), 12), any::<bool>());
    // Each case is a whole audit on disk: fewer of them, also where thousands are asked for.
    let all = Config::default();
    let config = Config { cases: (all.cases / 8).clamp(1, 400), failure_persistence: None, ..all };
    let program = RefCell::new(program);
    let drawn = TestRunner::new(config).run(&whole, |drawn| {
        same_everywhere(&mut program.borrow_mut(), audit, &drawn);
        Ok(())
    });
    drawn.unwrap_or_else(|failed| panic!("{failed}"));
}
