//! The search as one organisation uses it: abbreviations and what they stand for, guidance of its own type only, and what is not asked.

mod common;

use audit_api::Program;
use audit_api::views::{SearchHit, StartAudit};
use common::{begin, program};

fn school(program: &mut Program) -> String {
    let start = program.set_person("Ann Example", "Headteacher").unwrap();
    let tool = start.tools.into_iter().find(|tool| tool.id == "section-175").unwrap().digest;
    let start = StartAudit {
        tool,
        name: "Ash School".to_owned(),
        service_type: Some("academy".to_owned()),
        ..StartAudit::default()
    };
    program.start_audit(&start).unwrap().id
}

fn of_kind<'h>(hits: &'h [SearchHit], kind: &str) -> Vec<&'h SearchHit> {
    hits.iter().filter(|hit| hit.kind.code() == kind).collect()
}

fn found(hit: &SearchHit) -> Vec<&str> {
    hit.snippet.iter().filter(|part| part.found).map(|part| part.text.as_str()).collect()
}

#[test]
fn an_abbreviation_finds_what_it_means_however_it_is_written() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = school(&mut program);
    let standards = |typed: &str| {
        let hits = program.search(&audit, typed).unwrap();
        of_kind(&hits, "standard").into_iter().map(|hit| (hit.title.clone(), found(hit).join("|"))).collect::<Vec<_>>()
    };
    for typed in ["SCR", "scr"] {
        let hits = standards(typed);
        assert!(hits[0].1.to_lowercase().contains("single central record"), "{typed}: {hits:?}");
    }
    for typed in ["s128", "s.128", "S 128", "section 128"] {
        assert!(standards(typed).iter().any(|(_, found)| found.to_lowercase().contains("section 128")), "{typed}");
    }
    for (typed, means) in [
        ("EHE", "elective home education"),
        ("CME", "children missing education"),
        ("LADO", "lado"),
        ("KCSIE", "keeping children safe in education"),
    ] {
        let hits = standards(typed);
        let means = |found: &str| found.to_lowercase().contains(means) || found.contains(typed);
        assert!(hits.iter().all(|(_, found)| means(found) || !found.is_empty()), "{typed}: {hits:?}");
    }
    // The words in full find the standards that have only the abbreviation.
    let short = standards("local authority designated officer");
    assert!(short.iter().any(|(_, found)| found.contains("LADO")), "{short:?}");
    assert!(standards("s 129").is_empty());
}

#[test]
fn an_abbreviation_in_an_answer_is_found_by_what_it_means() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = school(&mut program);
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    let key = format!("standard/{standard}/narrative");
    program.set_field(&audit, &key, "The DDSL looks at it. Send it on.", "").unwrap();
    let hits = program.search(&audit, "deputy designated safeguarding lead").unwrap();
    assert_eq!(found(of_kind(&hits, "answer")[0]), ["DDSL"]);
    let hits = program.search(&audit, "special educational needs and disabilities").unwrap();
    assert!(of_kind(&hits, "answer").is_empty(), "to send is no SEND");
}

#[test]
fn guidance_of_other_types_is_not_searched() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let tool =
        audit_api::bundled_tools().unwrap().into_iter().find(|tool| tool.id.to_string() == "section-11").unwrap();
    let language = tool.language();
    let practice = audit_core::ids::ServiceTypeId::new("gp-practice").unwrap();
    // Words that stand in guidance of other types only, of every standard that a practice sees.
    let mut tried = 0;
    let shown: Vec<String> = program
        .audit(&audit)
        .unwrap()
        .areas
        .iter()
        .flat_map(|area| &area.standards)
        .map(|row| row.id.clone())
        .collect();
    for placed in tool.standards().filter(|placed| shown.contains(&placed.standard.id.to_string())) {
        let resolved = placed.standard.guidance.resolve(&tool, &language, Some(&practice));
        let mut own = format!(
            "{} {} {} {}",
            placed.number,
            placed.standard.statement.get(&language),
            resolved.meaning,
            resolved.evidence
        );
        own.extend(resolved.levels.iter().map(|(_, text)| format!(" {text}")));
        own.extend(placed.standard.tags.iter().map(|tag| format!(" {tag}")));
        let own = audit_core::search::Words::of(&own);
        let others = placed
            .standard
            .guidance
            .parts
            .iter()
            .filter(|part| !part.types.is_empty() && !part.types.contains(&practice));
        let foreign = others.flat_map(|part| audit_core::search::Words::of(&part.markdown).all().to_vec());
        let Some(word) =
            foreign.into_iter().find(|word| word.len() > 6 && !own.all().iter().any(|own| own.starts_with(word)))
        else {
            continue;
        };
        tried += 1;
        let hits = program.search(&audit, &word).unwrap();
        let place = format!("standard/{}", placed.standard.id);
        assert!(
            !hits.iter().any(|hit| hit.kind.code() == "standard" && hit.place == place),
            "{} by {word}",
            placed.number
        );
        // The words of its own guidance find it.
    }
    assert!(tried > 10, "only {tried} standards have guidance of other types");
}

#[test]
fn the_same_words_are_found_by_those_who_read_them() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let hits = program.search(&audit, "practice meeting").unwrap();
    for hit in of_kind(&hits, "standard") {
        assert!(!hit.snippet.is_empty() && !found(hit).is_empty(), "{hit:?}");
    }
    assert_eq!(program.search(&audit, "6.4").unwrap()[0].title.split(' ').next(), Some("6.4"));
}

#[test]
fn what_is_not_asked_is_found_as_that_with_the_reason() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    program.set_field(&audit, "fact/sub-contracts", "no", "").unwrap();
    let view = program.audit(&audit).unwrap();
    let left_out = view.areas.iter().flat_map(|area| &area.left_out).next().unwrap();
    let hits = program.search(&audit, &left_out.number).unwrap();
    let hit = of_kind(&hits, "left-out")[0];
    assert_eq!(hit.place, format!("standard/{}", left_out.id));
    assert_eq!(hit.snippet[0].text, format!("Not asked of you, because {}.", left_out.because));
    assert!(of_kind(&hits, "standard").iter().all(|hit| !hit.place.ends_with(&left_out.id)));
    let standard = program.standard(&audit, &left_out.id).unwrap();
    assert!(standard.locked && !standard.shown, "it is looked at and not answered");
    assert_eq!(standard.not_shown_because, Some(left_out.because.clone()));
}
