//! An invented practice with an improvement plan of any length.

use audit_core::field::ActionField;
use audit_core::plan::*;

const AREAS: [(&str, &[&str]); 9] = [
    (
        "Leadership and accountability",
        &[
            "A named senior partner answers for safeguarding children, and everybody who works here can say who it is.",
            "The named lead has a written role with protected time.",
            "Safeguarding is on the agenda of the partners' meeting at least four times a year.",
        ],
    ),
    (
        "Policies and procedures",
        &[
            "The safeguarding children policy was reviewed within the last twelve months.",
            "The policy names local contacts and telephone numbers that were checked this year.",
        ],
    ),
    (
        "Recruitment and vetting",
        &[
            "Every person in a post with children has the checks that the post needs before they start.",
            "Two references are taken up for every appointment, and gaps in employment are explored.",
        ],
    ),
    (
        "Training and supervision",
        &[
            "All staff have training at the level that their role needs.",
            "The safeguarding lead has supervision at least every three months.",
            "Locums and agency staff show proof of training before their first session.",
        ],
    ),
    (
        "Information sharing",
        &[
            "Staff know when information may be shared without consent, and record the reason.",
            "Reports for child protection conferences are sent within the time asked for.",
        ],
    ),
    (
        "Listening to children",
        &[
            "Children and young people are asked what they think of the service, and something changes because of it.",
            "Posters at a child's height say whom to talk to.",
        ],
    ),
    (
        "Allegations against staff",
        &["There is a written procedure for allegations, with the designated officer's details."],
    ),
    (
        "Early help",
        &[
            "Staff know the threshold document and use it when they refer.",
            "Missed appointments of children are followed up by a named person.",
        ],
    ),
    (
        "Online safety and premises",
        &["Guest wireless internet is filtered.", "Visitors sign in and are accompanied in clinical areas."],
    ),
];

const RATINGS: [(RatingKind, &str); 5] = [
    (RatingKind::Met, "Met"),
    (RatingKind::Partly, "Partly met"),
    (RatingKind::NotMet, "Not met"),
    (RatingKind::NotApplicable, "Not applicable"),
    (RatingKind::Unrated, "Not rated yet"),
];

/// A plan with so many actions; none: everything is met.
pub fn plan(actions: usize) -> ImprovementPlan {
    let areas = areas(actions > 0);
    let tallies: Vec<Tally> = areas.iter().map(tally).collect();
    let total = tallies.iter().fold(Tally::default(), |a, b| Tally {
        met: a.met + b.met,
        partly: a.partly + b.partly,
        not_met: a.not_met + b.not_met,
        not_applicable: a.not_applicable + b.not_applicable,
        unrated: a.unrated + b.unrated,
    });
    let open: Vec<(&Area, &Standard)> = areas
        .iter()
        .flat_map(|area| area.standards.iter().map(move |s| (area, s)))
        .filter(|(_, s)| matches!(s.rating.kind, RatingKind::Partly | RatingKind::NotMet))
        .collect();
    ImprovementPlan {
        earlier: Vec::new(),
        asked_heading: "What partners asked".into(),
        asked: if actions == 0 { Vec::new() } else { vec![
            Asked { about: "Standard 1.2: Every member of staff knows whom to tell".into(), question: "Who covers on Saturdays?".into(), answer: "The duty doctor. The rota has a name for each week.".into(), by: "Dr Owen Pritchard-Łukasiewicz, 1 March 2026".into() },
            Asked { about: "The whole audit".into(), question: "What did last year change?".into(), ..Asked::default() },
        ] },
        revision_reason: String::new(),
        replaces: String::new(),
        language: "en-GB".into(),
        audit_title: "Section 11 safeguarding self-audit".into(),
        edition: "2026".into(),
        notice: "Draft for the partnership's approval.".into(),
        organisation: Organisation {
            name: "Willow Bank Surgery".into(),
            identifiers: vec![("ODS code".into(), "Z99901".into())],
            service_type: "GP practice".into(),
            in_scope: vec!["Main surgery, 14 Orchard Lane".into(), "Branch surgery, Mill Street".into()],
            out_of_scope: vec!["Pharmacy in the same building (answers for itself)".into()],
        },
        people: People {
            completed_by: "Agnieszka Żółkiewska, practice manager".into(),
            substitute: "Gurpreet ਗੁਰਪ੍ਰੀਤ Sandhu, deputy manager".into(),
            contact: "safeguarding@willowbank.example, 01632 960 123".into(),
        },
        revision: 1,
        state: PlanState::Final,
        as_of: String::new(),
        created: "3 March 2026, 14:05".into(),
        created_utc: Moment { year: 2026, month: 3, day: 3, hour: 14, minute: 5, second: 0 },
        fingerprint: "9f86 d081 884c 7d65 9a2f eaa0 c55a d015 a3bf 4f1b 2b0b 822c d15d 6c15 b0f0 0a08".into(),
        return_id: "5f0c1d3e-8a55-4a3f-9d0c-2f6c1f1f7a11".into(),
        program: "Safeguarding Audit 0.0.1".into(),
        score: Score {
            tally: total,
            percent: percent(total),
            band: if actions == 0 { "Strong".into() } else { "Needs work".into() },
            band_given: String::new(),
            rule: "The score is the number of standards that are met, divided by the number that apply. Partly met counts as not met.".into(),
        },
        area_scores: areas.iter().zip(&tallies).map(|(a, t)| AreaScore { title: a.title.clone(), tally: *t, percent: percent(*t) }).collect(),
        critical_not_met: open.iter().filter(|(_, s)| s.critical).map(|(_, s)| CriticalStandard { number: s.number.clone(), statement: s.statement.clone(), rating: s.rating.clone() }).collect(),
        has_critical: true,
        actions: (0..actions).map(|i| action(i, open[i % open.len()])).collect(),
        no_action_yet: open.iter().take(2).map(|(area, s)| NoActionYet {
            number: s.number.clone(),
            statement: s.statement.clone(),
            area: area.title.clone(),
            rating: s.rating.clone(),
            because: "The federation is writing one procedure for all practices; we join it in the summer.".into(),
        }).collect(),
        declaration_statements: vec![
            format!("We rated {} standards, and each rating is true to the best of our knowledge on the day given below.", total.applicable()),
            "The partnership's quality assurance team will read this, to see how children are kept safe and what help is needed.".into(),
            "It is kept for six years. Totals may be published, never the words of this practice.".into(),
            "It may be asked for under freedom of information.".into(),
        ],
        declarations: vec![
            Declaration { role: "Safeguarding lead".into(), name: "Dr Samira الخطيب Khatib".into(), date: "2 March 2026".into(), how: "At the partners' meeting on 2 March 2026".into() },
            Declaration { role: "Senior partner".into(), name: "Dr Owen Pritchard-Łukasiewicz".into(), date: "3 March 2026".into(), how: "By e-mail on 3 March 2026".into() },
        ],
        areas,
        questions: vec![
            Question { number: "Q1".into(), question: "What one thing would help you most to keep children safe?".into(), answer: "A single telephone number that is answered after six.".into(), answered: true, optional: false },
            Question { number: "Q2".into(), question: "Which training was hardest to find this year?".into(), answer: String::new(), answered: false, optional: false },
        ],
    }
}

fn areas(open: bool) -> Vec<Area> {
    let mut count = 0;
    AREAS
        .iter()
        .enumerate()
        .map(|(a, (title, statements))| Area {
            number: (a + 1).to_string(),
            title: (*title).into(),
            standards: statements
                .iter()
                .enumerate()
                .map(|(s, statement)| {
                    count += 1;
                    let kind = match count % 11 {
                        _ if !open => 0,
                        2 | 6 => 1,
                        4 => 2,
                        9 => 3,
                        10 if count > 15 => 4,
                        _ => 0,
                    };
                    standard(format!("{}.{}", a + 1, s + 1), statement, kind, count)
                })
                .collect(),
        })
        .collect()
}

fn standard(number: String, statement: &str, kind: usize, count: usize) -> Standard {
    let rating = Rating { kind: RATINGS[kind].0, label: RATINGS[kind].1.into() };
    let evidence = Evidence {
        title: "Minutes of the partners' meeting".into(),
        kept: "Shared drive, Safeguarding, 2026".into(),
        date: "12 January 2026".into(),
        owner: "Practice manager".into(),
        review: "July 2026".into(),
    };
    let action = StandardAction {
        what: "Put it on the agenda of the next meeting".into(),
        who: "Practice manager".into(),
        due: Due::On("30 June 2026".into()),
    };
    Standard {
        number,
        statement: statement.into(),
        critical: count.is_multiple_of(4),
        narrative: if kind > 2 {
            String::new()
        } else {
            "We asked six members of staff in February and all of them could say what to do and whom to tell.\nThe last check found one gap on the reception desk; it was closed within the week, and the list by each telephone was replaced.".into()
        },
        not_applicable_reason: if kind == 3 {
            "We have no waiting area of our own: visitors use the health centre's.".into()
        } else {
            String::new()
        },
        evidence: if kind == 4 {
            vec![]
        } else {
            vec![
                evidence.clone(),
                Evidence {
                    title: "Certificate of the level 3 course".into(),
                    kept: "Personnel file".into(),
                    ..Evidence::default()
                },
            ]
        },
        actions: if kind == 1 || kind == 2 { vec![action] } else { vec![] },
        no_action_because: String::new(),
        rating,
    }
}

fn action(i: usize, (area, standard): (&Area, &Standard)) -> Action {
    let long = "Write a one-page procedure for the reception desk, try it with two members of staff, and put it beside every telephone.\nAsk the patient group to read it before it is printed.";
    Action {
        standard_number: standard.number.clone(),
        standard_statement: standard.statement.clone(),
        area: area.title.clone(),
        what: if i.is_multiple_of(3) {
            long.into()
        } else {
            format!(
                "Book the refresher course for the {} members of staff whose training ends before the summer.",
                i + 2
            )
        },
        who: ["Practice manager", "Safeguarding lead", "Reception team leader"][i % 3].into(),
        due: if i % 5 == 4 {
            Due::NoDate("waiting for the federation's timetable".into())
        } else {
            Due::On(format!("{} June 2026", 1 + i % 28))
        },
        status: ["Not started", "In progress", "Done"][i % 3].into(),
        account: if i % 3 == 1 {
            vec![(ActionField::Progress, "Two dates offered; the course leader answers by Friday.".into())]
        } else {
            Vec::new()
        },
        ..Action::default()
    }
}

fn tally(area: &Area) -> Tally {
    let mut tally = Tally::default();
    for standard in &area.standards {
        match standard.rating.kind {
            RatingKind::Met => tally.met += 1,
            RatingKind::Partly => tally.partly += 1,
            RatingKind::NotMet => tally.not_met += 1,
            RatingKind::NotApplicable => tally.not_applicable += 1,
            RatingKind::Unrated => tally.unrated += 1,
        }
    }
    tally
}

fn percent(t: Tally) -> String {
    match t.applicable() {
        0 => String::new(),
        all => format!("{}.{}%", t.met * 1000 / all / 10, t.met * 1000 / all % 10),
    }
}
