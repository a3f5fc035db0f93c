//! The same plan drawn by typst, a typesetter that makes tagged PDFs too: its content as JSON for `plan.typ`, and the one
//! process that draws one plan after another.

use audit_core::field::ActionField;
use audit_core::plan::{
    Action, AreaScore, Asked, Due, Evidence, ImprovementPlan, RatingKind, Standard, StandardAction, Tally,
};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What is told of one drawing.
pub struct Drawn {
    /// Milliseconds by the clock.
    pub clock: f64,
    /// Milliseconds of the processor, all threads together.
    pub processor: f64,
    pub bytes: f64,
}

/// A running typst.
pub struct Typst {
    process: Child,
    asks: ChildStdin,
    tells: BufReader<ChildStdout>,
    folder: PathBuf,
}

impl Typst {
    /// Starts typst's Python package, unpacked in `package`. Its plans are written in `folder`.
    pub fn start(package: &Path, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let here = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let mut process = Command::new("python3")
            .args([here("figures/draw.py"), here("figures/plan.typ"), here("../assets/fonts")])
            .env("PYTHONPATH", package)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let asks = process.stdin.take().ok_or("typst hears nothing")?;
        let tells = BufReader::new(process.stdout.take().ok_or("typst says nothing")?);
        Ok(Self { process, asks, tells, folder: folder.to_owned() })
    }

    /// Draws a plan.
    pub fn draw(&mut self, plan: &ImprovementPlan) -> Result<Drawn, Box<dyn Error>> {
        let file = self.folder.join("plan.json");
        std::fs::write(&file, content(plan).to_string())?;
        writeln!(self.asks, "{}", file.display())?;
        self.asks.flush()?;
        let mut line = String::new();
        self.tells.read_line(&mut line)?;
        let numbers: Vec<f64> = line.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let [clock, processor, bytes] = numbers[..] else { return Err("typst could not draw the plan".into()) };
        Ok(Drawn { clock, processor, bytes })
    }
}

impl Drop for Typst {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What stands in a plan, in the words that our own drawing puts there.
pub fn content(plan: &ImprovementPlan) -> Value {
    let tally = plan.score.tally;
    let audit = format!("{} {}", plan.audit_title, plan.edition);
    let answered = plan.questions.iter().filter(|one| !one.answer.is_empty());
    let left: Vec<&str> =
        plan.questions.iter().filter(|one| one.answer.is_empty()).map(|one| one.number.as_str()).collect();
    let all = AreaScore { title: "All areas".to_owned(), tally, percent: plan.score.percent.clone() };
    json!({
        "name": "Improvement plan",
        "title": format!("Improvement plan, {}, {}, {}", plan.organisation.name, plan.audit_title, plan.edition),
        "organisation": plan.organisation.name,
        "audit": audit,
        "subtitle": format!("{}, {} edition", plan.audit_title, plan.edition),
        "notice": plan.notice,
        "revision": plan.revision,
        "facts": facts(plan),
        "score": {
            "percent": plan.score.percent,
            "first": format!("{}: {} of {} standards that apply met", plan.score.band, tally.met, tally.applicable()),
            "rest": rest(tally),
            "rule": plan.score.rule,
        },
        "critical": plan.critical_not_met.iter().map(|one| json!({
            "number": one.number, "statement": one.statement, "kind": kind(one.rating.kind), "label": one.rating.label,
        })).collect::<Vec<_>>(),
        "by_area": plan.area_scores.iter().chain([&all]).map(area_score).collect::<Vec<_>>(),
        "actions_said": format!("{} actions, each with the standard that it is for.", plan.actions.len()),
        "actions": plan.actions.iter().map(action).collect::<Vec<_>>(),
        "no_action_yet": plan.no_action_yet.iter().map(|row| json!({
            "number": row.number, "statement": row.statement, "area": row.area,
            "kind": kind(row.rating.kind), "label": row.rating.label, "because": row.because,
        })).collect::<Vec<_>>(),
        "questions": answered.map(|one| json!({
            "title": format!("{} {}", one.number, one.question), "answer": one.answer,
        })).collect::<Vec<_>>(),
        "questions_left": format!("{} question is not answered: {}.", left.len(), left.join(", ")),
        "asked_heading": plan.asked_heading,
        "asked": plan.asked.iter().map(asked).collect::<Vec<_>>(),
        "declaration_statements": plan.declaration_statements,
        "declarations": plan.declarations.iter().map(|one| json!({
            "role": one.role, "name": one.name, "date": one.date, "how": one.how,
        })).collect::<Vec<_>>(),
        "fingerprint": plan.fingerprint,
        "signature": "The digital signature shows that the file was not changed after this copy made it. It does not show who \
                      was at the keyboard.",
        "return_id": plan.return_id,
        "program": plan.program,
        "areas": plan.areas.iter().map(|area| json!({
            "title": format!("{} {}", area.number, area.title),
            "standards": area.standards.iter().map(standard).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "nothing_written": "Nothing was written under “How do you know?”.",
    })
}

fn facts(plan: &ImprovementPlan) -> Vec<Value> {
    let (organisation, people) = (&plan.organisation, &plan.people);
    let identifiers = organisation.identifiers.iter().map(|(label, value)| (label.as_str(), vec![value.clone()]));
    let rows = [("Type of service", vec![organisation.service_type.clone()])].into_iter().chain(identifiers).chain([
        ("In scope", organisation.in_scope.clone()),
        ("Out of scope", organisation.out_of_scope.clone()),
        ("Completed by", vec![people.completed_by.clone()]),
        ("Substitute", vec![people.substitute.clone()]),
        ("Contact", vec![people.contact.clone()]),
        ("Revision", vec![format!("Revision {}, made on {}", plan.revision, plan.created)]),
    ]);
    rows.map(|(label, values)| json!({ "label": label, "values": values })).collect()
}

fn rest(tally: Tally) -> String {
    let parts = [
        (tally.partly, "partly met"),
        (tally.not_met, "not met"),
        (tally.unrated, "not rated yet"),
        (tally.not_applicable, "not applicable"),
    ];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    format!("{}.", parts.join(", "))
}

fn area_score(area: &AreaScore) -> Value {
    let (t, all) = (area.tally, area.tally.applicable());
    let parts = [
        (t.met, "met", "met"),
        (t.partly, "partly", "partly met"),
        (t.not_met, "not-met", "not met"),
        (t.unrated, "unrated", "not rated"),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(count, ..)| *count > 0).collect();
    let said: Vec<String> = parts.iter().map(|(count, _, what)| format!("{count} {what}")).collect();
    let bar = match all {
        0 => "Bar: no standard applies".to_owned(),
        all => format!("Bar: of {all} standards that apply, {}", said.join(", ")),
    };
    let share = |count: u32| f64::from(count) / f64::from(all.max(1));
    let mut counts: Vec<String> =
        [t.met, t.partly, t.not_met, t.not_applicable, t.unrated].map(|n| n.to_string()).into();
    counts.push(area.percent.clone());
    json!({
        "title": area.title,
        "bar": bar,
        "parts": parts.iter().map(|(n, kind, _)| json!({ "kind": kind, "share": share(*n) })).collect::<Vec<_>>(),
        "counts": counts,
    })
}

fn action(one: &Action) -> Value {
    json!({
        "number": one.standard_number, "statement": one.standard_statement, "area": one.area,
        "what": one.what, "who": one.who, "due": due(&one.due), "status": one.status,
        // As the PDF prints it: each with its name but for the first, which stands right below the status.
        "progress": account(one),
    })
}

fn account(one: &Action) -> String {
    let line = |(member, words): &(ActionField, String)| match member {
        ActionField::Progress => words.clone(),
        member => format!("{}: {words}", member.name()),
    };
    one.account.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn asked(one: &Asked) -> Value {
    json!({ "about": one.about, "question": one.question, "answer": one.answer, "by": one.by })
}

fn standard(one: &Standard) -> Value {
    json!({
        "number": one.number, "statement": one.statement, "critical": one.critical,
        "kind": kind(one.rating.kind), "label": one.rating.label,
        "narrative": one.narrative, "not_applicable_reason": one.not_applicable_reason,
        "evidence": one.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "actions": one.actions.iter().map(planned).collect::<Vec<_>>(),
    })
}

fn evidence(one: &Evidence) -> String {
    let rest =
        [("kept", &one.kept), ("dated", &one.date), ("owner", &one.owner), ("next review", &one.review)].into_iter();
    let rest: Vec<String> =
        rest.filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label}: {text}")).collect();
    format!("{} ({})", one.title, rest.join("; "))
}

fn planned(one: &StandardAction) -> String {
    format!("{} (who: {}; by: {})", one.what, one.who, due(&one.due))
}

fn due(due: &Due) -> String {
    match due {
        Due::On(date) => date.clone(),
        Due::NoDate(why) => format!("No date: {why}"),
    }
}

fn kind(kind: RatingKind) -> &'static str {
    match kind {
        RatingKind::Met => "met",
        RatingKind::Partly => "partly",
        RatingKind::NotMet => "not-met",
        RatingKind::NotApplicable => "not-applicable",
        RatingKind::Unrated => "unrated",
    }
}
