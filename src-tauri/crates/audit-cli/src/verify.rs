//! `verify`: a verdict for each return.

use crate::arguments::Verify;
use crate::failure::Failure;
use crate::files::bytes_of;
use crate::print::{Page, one_line};
use crate::{FINE, REFUSED, UNCHECKED};
use audit_api::reading::{self, Outcome, ReturnFacts, Trust, Verdict, Wanted};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

/// One entry of the list that `--json` prints. The help of the command describes it.
#[derive(Serialize)]
struct Entry<'v> {
    file: String,
    outcome: &'static str,
    code: &'static str,
    sentence: &'v str,
    hint: &'v str,
    problems: Vec<Fault<'v>>,
    #[serde(rename = "return")]
    facts: Option<Facts<'v>>,
}

#[derive(Serialize)]
struct Fault<'v> {
    code: &'static str,
    place: &'v str,
    sentence: &'v str,
    hint: &'v str,
}

#[derive(Serialize)]
struct Facts<'v> {
    organisation: &'v str,
    identifiers: BTreeMap<&'v str, &'v str>,
    tool: &'v str,
    edition: &'v str,
    revision: u32,
    created: &'v str,
    submitter: &'v str,
    signer: &'v str,
    digits: &'v str,
    fingerprint: &'v str,
}

/// Judges every file; the worst counts.
pub fn verify(asked: &Verify, input: &mut dyn Read, page: &mut Page<'_>) -> Result<u8, Failure> {
    let trust = trust(asked, input)?;
    let mut judged = Vec::new();
    for file in &named(&asked.files) {
        let verdict = match bytes_of(file, Wanted::RETURNS, input) {
            Ok(bytes) => reading::judge(&bytes, &trust),
            Err(problem) => Verdict::refused(vec![problem], None),
        };
        let name = file.to_string_lossy().into_owned();
        if !asked.json {
            print(page, &name, &verdict);
        }
        judged.push((name, verdict));
    }
    if asked.json {
        page.json(&judged.iter().map(|(name, verdict)| entry(name, verdict)).collect::<Vec<_>>());
    } else if judged.len() > 1 {
        page.own(&total(&judged));
    }
    let is = |outcome| judged.iter().any(|(_, verdict)| verdict.outcome == outcome);
    Ok(if is(Outcome::Refused) {
        REFUSED
    } else if is(Outcome::Unchanged) {
        UNCHECKED
    } else {
        FINE
    })
}

/// The files that are meant. The command line of Windows hands a pattern on as it was written, and leaves it to us; others put the names
/// in its place, so that one that arrives was in quotation marks.
fn named(files: &[PathBuf]) -> Vec<PathBuf> {
    let fitting = |file: &PathBuf| match cfg!(windows) && reading::is_pattern(file) {
        true => Some(reading::fitting(file)).filter(|all| !all.is_empty()).unwrap_or_else(|| vec![file.clone()]),
        false => vec![file.clone()],
    };
    files.iter().flat_map(fitting).collect()
}

fn trust(asked: &Verify, input: &mut dyn Read) -> Result<Trust, Failure> {
    let mut trust = Trust::default();
    if let Some(did) = &asked.signer {
        let wrong = |problem: reading::Problem| {
            Failure::usage(problem.code, "What follows --signer is not the did:key of an Ed25519 key.", problem.hint)
        };
        trust = trust.with_signer(did).map_err(wrong)?;
    }
    if let Some(file) = &asked.register {
        let bytes = bytes_of(file, Wanted::REGISTER, input).map_err(|problem| Failure::given(file, vec![problem]))?;
        trust = trust.with_register(&bytes).map_err(|problems| Failure::given(file, problems))?;
    }
    Ok(trust)
}

fn print(page: &mut Page<'_>, name: &str, verdict: &Verdict) {
    page.line(&format!("{name}: {}: {}", verdict.outcome.code(), verdict.code));
    match verdict.problems.is_empty() {
        true => {
            page.line(&format!("  {}", verdict.sentence));
            if !verdict.hint.is_empty() {
                page.line(&format!("  {}", verdict.hint));
            }
        }
        false => problems(page, verdict),
    }
    if let Some(facts) = &verdict.facts {
        about(page, facts);
    }
}

/// Each with its place, code, sentence and hint; one hint that fits several in a row is said once.
fn problems(page: &mut Page<'_>, verdict: &Verdict) {
    for (i, problem) in verdict.problems.iter().enumerate() {
        let place = if problem.place.is_empty() { String::new() } else { format!("{}: ", problem.place) };
        page.line(&format!("  {place}{}: {}", problem.code, problem.sentence));
        let again = verdict.problems.get(i + 1).is_some_and(|next| next.hint == problem.hint);
        if !again && !problem.hint.is_empty() {
            page.line(&format!("    {}", problem.hint));
        }
    }
}

fn about(page: &mut Page<'_>, facts: &ReturnFacts) {
    let known_by = facts.identifiers.iter().map(|one| format!(", {} {}", one.label, one.value)).collect::<String>();
    let rows = [
        ("Organisation", format!("{}{known_by}", facts.organisation)),
        ("Audit", format!("{} {}, revision {}, made {}", facts.tool, facts.edition, facts.revision, facts.created)),
        ("Submitter", facts.submitter.clone()),
        ("Signer", facts.signer.clone()),
        ("Digits", facts.digits.clone()),
        ("Fingerprint", facts.fingerprint.clone()),
    ];
    for (name, value) in rows {
        page.own(&format!("  {name:<14}{}\n", one_line(&value)));
    }
}

fn total(judged: &[(String, Verdict)]) -> String {
    let count = |outcome| judged.iter().filter(|(_, verdict)| verdict.outcome == outcome).count();
    format!(
        "\n{} files: {} bound, {} unchanged, {} refused\n",
        judged.len(),
        count(Outcome::Bound),
        count(Outcome::Unchanged),
        count(Outcome::Refused)
    )
}

fn entry<'v>(file: &str, verdict: &'v Verdict) -> Entry<'v> {
    let fault = |problem: &'v reading::Problem| Fault {
        code: problem.code,
        place: &problem.place,
        sentence: &problem.sentence,
        hint: &problem.hint,
    };
    Entry {
        file: file.to_owned(),
        outcome: verdict.outcome.code(),
        code: verdict.code,
        sentence: &verdict.sentence,
        hint: &verdict.hint,
        problems: verdict.problems.iter().map(fault).collect(),
        facts: verdict.facts.as_ref().map(|facts| Facts {
            organisation: &facts.organisation,
            identifiers: (facts.identifiers.iter()).map(|one| (one.scheme.as_str(), one.value.as_str())).collect(),
            tool: &facts.tool,
            edition: &facts.edition,
            revision: facts.revision,
            created: &facts.created,
            submitter: &facts.submitter,
            signer: &facts.signer,
            digits: &facts.digits,
            fingerprint: &facts.fingerprint,
        }),
    }
}
