//! An invented practice's answers, filled in through the window as a person fills them in.

use audit_tests::{Action, Answer, Answers, Declaration, Evidence, Question, Site};
use jiff::civil::Date;
use serde_json::json;

use crate::window::Window;

/// The list of actions and the list of evidence of a standard: each is a section after its heading.
const ACTIONS: &str = "section:has(#new-action)";
const EVIDENCE: &str = "section:has(#new-evidence)";
const LAST_ITEM: &str = "details.item[open]:last-of-type";

/// How a text gets into its field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Key by key.
    Types,
    /// As a whole.
    Pastes,
}

/// A member's text, where it is said.
fn said<'a>(members: &'a [(&'static str, String)], code: &str) -> Option<&'a str> {
    members.iter().find(|(known, _)| *known == code).map(|(_, value)| value.as_str())
}

/// A date as it is typed: "20 April 2026".
fn typed_date(iso: &str) -> String {
    iso.parse::<Date>().expect("a date").strftime("%-d %B %Y").to_string()
}

/// “Who are you?”, from the first screen to the start.
pub fn person(window: &Window, answers: &Answers) {
    window.fill("Your name", &answers.person.name);
    window.choose("Your role", &answers.person.role);
    window.click("button", "Continue");
    window.wait_for_heading("Safeguarding Audit");
}

/// Starts the audit from the start screen; the profile is shown.
pub fn new_audit(window: &Window, answers: &Answers) {
    let profile = |code: &str| answers.profile.iter().find(|(known, _)| known == code).map_or("", |(_, v)| v.as_str());
    window.click("link", "Start an audit");
    window.wait_for_heading("Start an audit");
    window.click("radio", &audit_title(answers));
    window.fill("Name of the organisation", profile("name"));
    window.pick("#new-type", profile("service-type"));
    for (scheme, value) in &answers.identifiers {
        window.script("document.getElementById(arguments[0]).focus()", &[json!(format!("new-identifier-{scheme}"))]);
        window.type_text(value);
    }
}

/// How the screen names the audit that the answers belong to.
fn audit_title(answers: &Answers) -> String {
    let tools = audit_api::bundled_tools().expect("the program's tools are whole");
    let named = |tool: &&audit_core::tool::Tool| tool.id.as_str() == answers.tool && tool.edition == answers.edition;
    let tool = tools.iter().find(named).expect("the tool comes with the program");
    format!("{}, {}", tool.title.get(&tool.language()), tool.edition)
}

/// Facts, sites and people.
pub fn profile(window: &Window, answers: &Answers) {
    for (fact, value) in &answers.facts {
        // Further questions come with an answer, and move what stands below them.
        window.pick(&format!("#fact-{fact}"), value);
        window.wait_saved();
        assert_eq!(window.picked(&format!("#fact-{fact}")), *value, "{fact}");
    }
    answers.sites.iter().for_each(|one| site(window, one));
    for (code, value) in &answers.profile {
        if !["name", "service-type"].contains(&code.as_str()) {
            let fill = "const field = document.getElementById(arguments[0]); field.focus(); field.select()";
            window.script(fill, &[json!(code)]);
            window.type_text(value);
        }
    }
    window.script("document.activeElement.blur()", &[]);
    window.wait_saved();
}

fn site(window: &Window, site: &Site) {
    let count = "return document.querySelectorAll('fieldset.site').length";
    let before = window.script(count, &[]).as_u64().expect("a number");
    window.click("button", "Add a site or department");
    window.wait_until("there is one more site", |w| w.script(count, &[]).as_u64() == Some(before + 1));
    let last = format!("fieldset.site:nth-of-type({})", before + 1);
    window.write(&last, "Name of the site or department", said(&site.members, "name").unwrap_or_default());
    window.pick(&last, said(&site.members, "scope").unwrap_or("in"));
    if let Some(assured) = said(&site.members, "assured-by") {
        window.write(&last, "Where can people see how it keeps children safe?", assured);
    }
}

/// One standard, on its screen. `title_of` gives the title of evidence that was named before, by the name that the
/// file gives it.
pub fn standard(window: &Window, answer: &Answer, hand: Hand, title_of: impl Fn(&str) -> String) {
    let member = |code: &str| Some(answer.member(code)).filter(|text| !text.is_empty());
    let enter = |within: &str, label: &str, text: &str| enter(window, hand, within, label, text);
    window.pick("#rating", answer.member("rating"));
    window.settle();
    if let Some(text) = member("not-applicable-because") {
        enter(".sa-choice__more", "Why does it not apply to your practice?", text);
    }
    if let Some(text) = member("narrative") {
        enter("main", "How do you know?", text);
    }
    if let Some(text) = member("no-action-because") {
        window.click("button", "There is no action yet, because …");
        enter(".because", "Why is there no action yet?", text);
    }
    for (number, one) in answer.actions.iter().enumerate() {
        action(window, one, number > 0, hand);
    }
    answer.evidence.iter().for_each(|one| evidence(window, one, hand));
    for name in &answer.uses {
        window.paste(".use", "Use evidence you have already added", &title_of(name));
        window.wait_saved();
    }
    if let Some(text) = member("answered-by") {
        window.click("button", "Someone else answered this");
        enter(".small", "Who answered?", text);
    }
    window.wait_saved();
}

fn enter(window: &Window, hand: Hand, within: &str, label: &str, text: &str) {
    match hand {
        Hand::Types => window.write(within, label, text),
        Hand::Pastes => window.paste(within, label, text),
    }
}

/// A first action stands ready where one is asked for; another is added.
fn action(window: &Window, action: &Action, another: bool, hand: Hand) {
    let item = format!("{ACTIONS} {LAST_ITEM}");
    if another || !window.has_field(&item, "What will be done?") {
        let names = ["Add another action", "Add an action"];
        let name = names.into_iter().find(|name| window.sees("button", name)).expect("an action can be added");
        add(window, name, ACTIONS, "What will be done?");
    }
    enter(window, hand, &item, "What will be done?", said(&action.members, "what").unwrap_or_default());
    // It comes into being with its first words.
    window.wait_saved();
    for (code, value) in &action.members {
        match *code {
            "owner" => enter(window, hand, &item, "Who does it?", value),
            "due" => enter(window, hand, &item, "By when?", &typed_date(value)),
            "no-date-because" => enter(window, hand, &item, "If there is no date yet, why?", value),
            "status" => window.paste(&item, "Status", value),
            "progress" => {
                let asked = ["How is it going?", "What was done?", "Why was it dropped?"];
                let label = asked.into_iter().find(|label| window.has_field(&item, label));
                enter(window, hand, &item, label.expect("it is asked how it goes"), value);
            }
            "done-on" => enter(window, hand, &item, "Done on", &typed_date(value)),
            _ => {}
        }
    }
}

fn evidence(window: &Window, evidence: &Evidence, hand: Hand) {
    let item = format!("{EVIDENCE} {LAST_ITEM}");
    add(window, "Add evidence", EVIDENCE, "What is it?");
    let labels = [
        ("title", "What is it?"),
        ("kept-at", "Where is it kept?"),
        ("owner", "Who looks after it?"),
        ("date", "Its date"),
        ("review", "Look at it again on"),
    ];
    for (code, label) in labels {
        if let Some(value) = said(&evidence.members, code) {
            let value = if ["date", "review"].contains(&code) { typed_date(value) } else { value.to_owned() };
            enter(window, hand, &item, label, &value);
        }
    }
}

/// Adds an item and waits until the last one is open and empty.
fn add(window: &Window, button: &str, list: &str, first: &str) {
    window.settle();
    window.click("button", button);
    let item = format!("{list} {LAST_ITEM}");
    window.wait_until(&format!("“{button}” made one"), |w| {
        w.has_field(&item, first) && w.field(&item, first).is_empty()
    });
}

/// A partnership question, on its screen.
pub fn question(window: &Window, question: &Question) {
    let section = format!("section#{}", question.id);
    let kind = "const s = document.querySelector(arguments[0]); return !!s.querySelector('input[type=radio]')";
    for (code, value) in &question.members {
        match *code {
            "answer" if window.script(kind, &[json!(section)]) == json!(true) => window.pick(&section, value),
            "answer" => first_text(window, &section, value),
            "comment" => window.paste(&section, "Comment", value),
            "consent" => window.pick(&section, "yes"),
            _ => {}
        }
    }
}

fn first_text(window: &Window, section: &str, text: &str) {
    window.click_on(&format!("{section} .govuk-form-group:first-child :is(textarea, input)"));
    window.type_text(text);
}

/// One person's agreement, on the screen of the declaration.
pub fn declaration(window: &Window, declaration: &Declaration) {
    let section = format!("section#{}", declaration.role);
    let of = |code: &str| said(&declaration.members, code).unwrap_or_default();
    window.write(&section, "Name", of("name"));
    window.write(&section, "Job title or role", of("title"));
    window.pick(&section, of("how"));
    window.write(&section, "Date they agreed", &typed_date(of("agreed-on")));
    window.click_on(&format!("{section} .govuk-button:not(.govuk-button--secondary)"));
    window.wait_until("the agreement stands", |w| {
        w.script("return document.querySelector(arguments[0]).innerText", &[json!(section)])
            .as_str()
            .is_some_and(|text| text.contains("Withdraw this agreement"))
    });
}
