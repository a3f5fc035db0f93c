//! Filling in by the page's own controls, going about, and reading what the screen shows as saved.
//!
//! A field is named by where it stands (a CSS selector; the last one that can be seen counts) and by its label.

use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::{Window, folded};

/// The key under which WebDriver passes elements (W3C WebDriver, 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Finds a field by its label inside the last part of the page that matches.
const FIELD: &str = r#"
const [within, label] = arguments;
const fold = (text) => text.replace(/\s+/g, " ").trim();
const words = (one) => {
  const copy = one.cloneNode(true);
  copy.querySelectorAll(".sa-quiet").forEach((part) => part.remove());
  return fold(copy.textContent);
};
const seen = (one) => one.getClientRects().length > 0;
const part = [...document.querySelectorAll(within)].filter(seen).at(-1);
if (!part) return null;
const field = [...part.querySelectorAll("input:not([type=radio]):not([type=checkbox]), textarea, select")]
  .filter((one) => seen(one) && [...(one.labels ?? [])].some((each) => words(each) === label)).at(-1);
if (!field) return null;
"#;

/// As a paste does it: focus, the whole text, the event, and on.
const PASTE: &str = r#"
const text = arguments[2];
field.focus();
const kind = field instanceof HTMLSelectElement ? HTMLSelectElement : field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
if (kind === HTMLSelectElement) {
  const option = [...field.options].find((one) => one.value === text) ?? [...field.options].find((one) => one.textContent.startsWith(text));
  if (!option) return "has no such entry";
  field.value = option.value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
} else {
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: text }));
}
field.blur();
return "done";
"#;

impl Window {
    /// Whether such a field can be seen.
    pub fn has_field(&self, within: &str, label: &str) -> bool {
        !self.script(&format!("{FIELD} return field;"), &[json!(within), json!(label)]).is_null()
    }

    /// Puts a whole text into a field as a paste does, or chooses an entry of a list by its value or its first words.
    pub fn paste(&self, within: &str, label: &str, text: &str) {
        self.wait_until(&format!("there is a field “{label}” in {within}"), |w| w.has_field(within, label));
        let done = self.script(&format!("{FIELD}{PASTE}"), &[json!(within), json!(label), json!(text)]);
        assert_eq!(done, json!("done"), "“{label}” in {within}, {text:?}");
    }

    /// Types a text into a field, key by key, in place of what is there.
    pub fn write(&self, within: &str, label: &str, text: &str) {
        self.wait_until(&format!("there is a field “{label}” in {within}"), |w| w.has_field(within, label));
        let found = self.script(&format!("{FIELD} return field;"), &[json!(within), json!(label)]);
        self.press(&found);
        let has_focus = self.script("return document.activeElement === arguments[0]", std::slice::from_ref(&found));
        assert_eq!(has_focus, json!(true), "the click on “{label}” in {within} was lost");
        self.keys(&[&(Key::Control + "a")]);
        self.type_text(text);
        // A draft becomes an action while it is typed into, and its field may be drawn anew: what counts is what can be seen.
        self.wait_until(&format!("“{label}” in {within} says {text:?}"), |w| {
            let now = w.script(&format!("{FIELD} return field?.value ?? null;"), &[json!(within), json!(label)]);
            now.as_str().is_some_and(|now| folded(now) == folded(text))
        });
    }

    /// What stands in a field.
    pub fn field(&self, within: &str, label: &str) -> String {
        let value = self.script(&format!("{FIELD} return field.value;"), &[json!(within), json!(label)]);
        value.as_str().unwrap_or_else(|| panic!("there is no field “{label}” in {within}")).to_owned()
    }

    /// Clicks the one element that a selector names, with the mouse.
    pub fn click_on(&self, selector: &str) {
        let find =
            "return [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length > 0)";
        self.wait_until(&format!("there is one {selector}"), |w| {
            w.script(find, &[json!(selector)]).as_array().is_some_and(|all| all.len() == 1)
        });
        let found = self.script(find, &[json!(selector)]);
        self.press(&found[0]);
    }

    /// Picks a choice by its value: a rating, a fact, an answer.
    pub fn pick(&self, within: &str, value: &str) {
        self.click_on(&format!("{within} input[value=\"{value}\"]"));
    }

    /// The value that is picked; empty for none.
    pub fn picked(&self, within: &str) -> String {
        let read = "return document.querySelector(`${arguments[0]} input:checked`)?.value ?? ''";
        self.script(read, &[json!(within)]).as_str().unwrap_or_default().to_owned()
    }

    /// Presses keys where the focus is.
    pub fn keys(&self, keys: &[&str]) {
        keys.iter().for_each(|key| self.type_text(key));
    }

    /// The heading of the screen; empty while none is there.
    pub fn heading(&self) -> String {
        let read = "return document.querySelector('h1')?.innerText ?? ''";
        folded(self.script(read, &[]).as_str().unwrap_or_default())
    }

    /// Waits until the screen has this heading, or one that begins so.
    pub fn wait_for_heading(&self, words: &str) {
        self.wait_until(&format!("the heading begins with “{words}”"), |w| w.heading().starts_with(words));
    }

    /// What the header says about saving.
    pub fn saving(&self) -> String {
        let read = "return document.querySelector('.sa-save')?.innerText ?? ''";
        folded(self.script(read, &[]).as_str().unwrap_or_default())
    }

    /// Waits until the header says that everything is saved.
    pub fn wait_saved(&self) {
        self.wait_until("everything is saved", |w| w.saving().starts_with("Saved") || w.saving() == "All saved");
    }

    /// Waits as long as a person's hand takes: until nothing on the screen has moved for a tenth of a second.
    pub fn settle(&self) {
        let still = "const done = arguments[arguments.length - 1]; const look = () => [...document.querySelectorAll('main :is(a, button, input, textarea, summary)')].map((one) => Math.round(one.getBoundingClientRect().top)).join();\
            let last = look(), since = performance.now(); const step = () => { const now = look(), at = performance.now();\
            if (now !== last) { last = now; since = at; } if (at - since > 100) done(true); else requestAnimationFrame(step); }; step();";
        self.script_later(still, &[]);
    }

    /// What was said last to people who listen to the screen.
    pub fn said(&self) -> String {
        let read =
            "return [...document.querySelectorAll('.sa-window > [aria-live]')].map((one) => one.textContent).join(' ')";
        folded(self.script(read, &[]).as_str().unwrap_or_default())
    }

    /// Goes to a screen of the open audit by its link in the contents: `check`, `standard/…`.
    pub fn go(&self, place: &str) {
        let find = "const at = location.hash.split('/')[2]; return document.querySelector(`nav a:not(.area)[href=\"#/audit/${at}/${arguments[0]}\"]`)?.getClientRects().length > 0";
        if self.script(find, &[json!(place)]) == json!(true) {
            self.click_on(&format!("nav.sa-column a:not(.area)[href$=\"/{place}\"]"));
        } else {
            self.visit(place);
        }
        self.wait_until(&format!("{place} is shown"), |w| w.shows(place) && !w.heading().is_empty());
    }

    /// Whether this screen of the open audit is the one that is shown: the address alone changes before what was typed
    /// is saved and the screen with it.
    pub fn shows(&self, place: &str) -> bool {
        let find = "return [...document.querySelectorAll('nav.sa-column [aria-current=page]')].some((one) => one.hash.endsWith(`/${arguments[0]}`))\
            && !document.querySelector('main').innerText.includes('Opening…')";
        self.script(find, &[json!(place)]) == json!(true)
    }

    /// Goes to a screen of the open audit by its address, as Back and Forward do.
    pub fn visit(&self, place: &str) {
        let go = "location.hash = `#/audit/${location.hash.split('/')[2]}/${arguments[0]}`";
        self.script(go, &[json!(place)]);
    }

    /// The address of the screen.
    pub fn address(&self) -> String {
        self.script("return location.hash", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Asks the program itself, past the screen: for what a test compares the screen with.
    pub fn ask(&self, command: &str, arguments: &Value) -> Value {
        let ask = "const done = arguments[arguments.length - 1];\
                   window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then((v) => done({ ok: v }), (e) => done({ error: e }))";
        let answer = self.script_later(ask, &[json!(command), arguments.clone()]);
        assert!(answer["error"].is_null(), "{command}: {answer}");
        answer["ok"].clone()
    }

    /// How far the page could be scrolled sideways, in pixels.
    pub fn sideways(&self) -> i64 {
        let measure = "return Math.max(document.documentElement.scrollWidth - innerWidth,\
            ...[...document.querySelectorAll('.sa-window, .sa-columns, .sa-column')].map((one) => one.scrollWidth - one.clientWidth))";
        self.script(measure, &[]).as_i64().expect("a number of pixels")
    }

    fn press(&self, element: &Value) {
        let id = element[ELEMENT].as_str().unwrap_or_else(|| panic!("it went away: {element}")).to_owned();
        self.assert_uncovered("It", element);
        self.with_client(async |client| {
            let element = Element::from_element_id(client, ElementRef::from(id));
            element.click().await.unwrap_or_else(|e| panic!("It cannot be clicked: {e}"));
        });
    }
}
