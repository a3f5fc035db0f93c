//! The sheet about the organisation: profile, facts that decide which standards apply, sites in and out of scope.

use super::headers::{header, key_header, pen};
use super::last_time;
use super::lists::{empty, filled, lists};
use super::making::Making;
use crate::audit::{asked, choices, columns, names};
use crate::blocks::mark;
use crate::sheet::{Cell, Column, Look, Row, Sheet, Table};
use audit_core::condition::Condition;
use audit_core::field::{Field, ProfileField, SiteField};
use audit_core::tool::PersonRole;
use audit_core::wording;

/// Rows for sites that are prepared.
const SITES: usize = 15;

pub(super) fn sheet(making: &mut Making<'_>) -> Sheet {
    let about = making.about();
    let mut rows = vec![
        Row::of(vec![Cell::empty(), Cell::text(Look::Title, "Your organisation")]),
        mark("profile", &about, &["", "value", "", "text"]),
        Row::of(vec![
            key_header(),
            header("What is asked"),
            pen("Your answer"),
            header("Help"),
            Cell::text(Look::Machine, "Text answered, leave as it is"),
        ]),
    ];
    profile(making, &mut rows);
    facts(making, &mut rows);
    let first = rows.len() as u32;
    rows.push(Row::of(vec![Cell::empty(), Cell::text(Look::Heading, "Sites and departments")]));
    rows.push(Row::of(vec![
        Cell::empty(),
        Cell::text(
            Look::Note,
            "List each site or department, unless you answered above that the audit covers all of your organisation.",
        ),
    ]));
    let own = columns::sites();
    rows.push(mark("site", &about, &own.iter().map(|column| column.key).collect::<Vec<_>>()));
    let table = rows.len() as u32;
    rows.push(Row::of(std::iter::once(key_header()).chain(own.iter().map(|column| pen(column.header))).collect()));
    sites(making, &own, &mut rows);
    let last = rows.len() as u32 - 1;
    debug_assert!(first < table);
    Sheet {
        name: names::ORGANISATION.to_owned(),
        // The sites share their columns with what is asked above them.
        columns: std::iter::once(Column::hidden())
            .chain(own.iter().map(|column| Column::wide(column.wide)))
            .chain([Column::hidden()])
            .collect(),
        rows,
        frozen: (3, 0),
        tables: vec![Table { name: "Sites".to_owned(), header: table, columns: (0, own.len() as u16), last }],
        first: (3, 2),
        ..Sheet::default()
    }
}

fn row(key: &str, question: &str, answer: Cell, help: &str) -> Row {
    Row::of(vec![
        Cell::text(Look::Machine, key),
        Cell::text(Look::Label, question),
        answer,
        Cell::text(Look::Reading, help),
    ])
}

/// A new member of the profile has to say here what is asked, or that nothing is.
fn profile(making: &mut Making<'_>, rows: &mut Vec<Row>) {
    let Some(service_type) = making.form.tool.service_type(making.form.service_type) else { return };
    let label = making.text(&service_type.label).to_owned();
    let example = example_of_role(making);
    for member in ProfileField::ALL {
        let mut asked = |question: &str, help: &str| words(making, *member, question, help);
        let row = match member {
            ProfileField::Name => asked("Name of your organisation", ""),
            ProfileField::ServiceType => {
                let help = "This workbook is made for this type. For another type make another workbook.";
                row(&key(*member), "Type of organisation", Cell::text(Look::Reading, &label), help)
            }
            ProfileField::CompletedBy => asked("Who completes this audit?", "Name"),
            ProfileField::CompletedByRole => asked("In which role?", &example),
            ProfileField::Substitute => asked("Who stands in for them?", "Name"),
            ProfileField::SubstituteRole => asked("In which role?", ""),
            ProfileField::Email => {
                asked("E-mail address for questions about this audit", "One that several people read is best.")
            }
            ProfileField::Telephone => asked("Telephone number for questions about this audit", ""),
            ProfileField::CoversAll => {
                let help = "If no, list the sites and departments at the end of this sheet.";
                tick(making, *member, "Does this audit cover all of your organisation?", help)
            }
            ProfileField::OwnUse => {
                let help =
                    "Yes: nothing is sent, and no return is made of this workbook. Leave it empty if it is to be sent.";
                tick(making, *member, "Is this audit for your own use only?", help)
            }
            ProfileField::FromLastTime if last_time::any(making.form.fields, "profile") => still_right(making),
            ProfileField::FromLastTime | ProfileField::FromOrganisation => continue,
        };
        rows.push(row);
        if *member == ProfileField::ServiceType {
            identifiers(making, rows);
        }
    }
}

fn key(member: ProfileField) -> String {
    Field::Profile(member).to_string()
}

/// A row that is filled in with words.
fn words(making: &mut Making<'_>, member: ProfileField, question: &str, help: &str) -> Row {
    let answer = making.words(&Field::Profile(member), question);
    row(&key(member), question, answer, help)
}

/// A row that is answered with yes or no.
fn tick(making: &mut Making<'_>, member: ProfileField, question: &str, help: &str) -> Row {
    let answer = making.chosen("yes-no", &choices::tick(), &Field::Profile(member));
    row(&key(member), question, answer, help)
}

/// Asks whether details of last time, or of another organisation, are right.
fn still_right(making: &mut Making<'_>) -> Row {
    let answer = last_time::to_confirm(making);
    let question = match making.form.fields.get(&Field::Profile(ProfileField::FromOrganisation)) {
        Some(other) => format!("Some of your details here come from {other}. Are they all right for you?"),
        None => "Your details here are from last time. Are they all still right?".to_owned(),
    };
    let help = "Look at everything on this sheet, correct what has changed, then choose Yes.";
    row(&key(ProfileField::FromLastTime), &question, answer, help)
}

/// A role of the tool's own that organisations of this type have; empty where it names none for all of them.
fn example_of_role(making: &Making<'_>) -> String {
    let form = making.form;
    let always = |role: &&PersonRole| form.tool.narrowed(&role.offered, form.service_type) == Condition::Always;
    let role = form.tool.person_roles.iter().find(always);
    role.map_or_else(String::new, |role| format!("For example: {}", wording::within_sentence(making.text(&role.title))))
}

/// What the organisation is known by; of several from one register the first that it may be asked.
fn identifiers(making: &mut Making<'_>, rows: &mut Vec<Row>) {
    let form = making.form;
    let mut schemes = Vec::new();
    for identifier in &form.tool.identifiers {
        let asked = form.tool.narrowed(&identifier.asked, form.service_type);
        if asked == Condition::Never || schemes.contains(&&identifier.scheme) {
            continue;
        }
        schemes.push(&identifier.scheme);
        let field = Field::Identifier(identifier.scheme.clone());
        let label = making.text(&identifier.label);
        let mut help = making.text(&identifier.hint).to_owned();
        if asked != Condition::Always {
            help = format!("Only if {}. {help}", form.tool.in_words(&asked, form.language));
        }
        let answer = making.words(&field, label);
        rows.push(row(&field.to_string(), label, answer, help.trim()));
    }
}

fn facts(making: &mut Making<'_>, rows: &mut Vec<Row>) {
    let form = making.form;
    for (fact, asked) in form.tool.may_be_asked(form.service_type) {
        let field = Field::Fact(fact.id.clone());
        let options = choices::of_fact(fact, form.language);
        let list = match fact.kind {
            audit_core::tool::FactKind::YesNo => "yes-no".to_owned(),
            audit_core::tool::FactKind::Choice(_) => field.to_string(),
        };
        let answer = making.chosen(&list, &options, &field);
        let mut help = making.text(&fact.hint).to_owned();
        if asked != Condition::Always {
            let only = form.tool.in_words(&asked, form.language);
            help = format!("Only if {only}. {help}");
        }
        let mut row = row(&field.to_string(), making.text(&fact.question), answer, help.trim());
        row.cells.push(Cell::text(Look::Machine, asked::of_fact(fact, form.language)));
        rows.push(row);
    }
}

fn sites(making: &mut Making<'_>, own: &[columns::Column<SiteField>], rows: &mut Vec<Row>) {
    lists(making, own);
    let there: Vec<_> = making.content.sites.iter().map(|site| site.id).collect();
    for id in there {
        let cells = own.iter().map(|column| filled(making, column, &Field::Site(id, column.member), "Site", &[]));
        rows.push(Row::of(std::iter::once(Cell::text(Look::Machine, id.to_string())).chain(cells).collect()));
    }
    for free in 1..=SITES {
        let key = Cell::text(Look::Machine, format!("+{free}"));
        rows.push(Row::of(std::iter::once(key).chain(own.iter().map(empty)).collect()));
    }
}
