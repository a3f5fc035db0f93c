//! Finding things as a person finds them: by what they are and what they are called.

use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::window::Window;

/// The key under which WebDriver passes elements (W3C WebDriver, 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Finds visible elements of a role by their accessible name; gives the best one, or every name that there is.
const FIND: &str = r#"
const [role, wanted] = arguments;
const selectors = {
  button: "button, [role=button], input[type=submit], input[type=button], summary",
  link: "a[href], [role=link]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  radio: "input[type=radio], [role=radio]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  textbox: "textarea, [role=textbox], [role=searchbox], input:not([type]), input[type=text], input[type=search], input[type=email], input[type=date], input[type=number], input[type=tel]",
  combobox: "select, [role=combobox]",
  option: "option, [role=option]",
  tab: "[role=tab]",
  menuitem: "[role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]",
  dialog: "dialog[open], [role=dialog], [role=alertdialog]",
};
if (!(role in selectors)) return { names: [`no such role: ${role}`] };
const fold = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const byIds = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
const labelText = (label) => {
  const copy = label.cloneNode(true);
  copy.querySelectorAll("input, select, textarea").forEach((part) => part.remove());
  return copy.textContent;
};
const name = (element) => {
  if (element.hasAttribute("aria-labelledby")) return fold(byIds(element.getAttribute("aria-labelledby")));
  if (element.hasAttribute("aria-label")) return fold(element.getAttribute("aria-label"));
  if (element.labels?.length) return fold([...element.labels].map(labelText).join(" "));
  if (element.matches("input[type=submit], input[type=button]")) return fold(element.value);
  return fold(element.textContent || element.getAttribute("title") || "");
};
const isVisible = (element) => {
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility === "visible" && !element.closest("[inert], [aria-hidden=true]");
};
const all = [...document.querySelectorAll(selectors[role])].filter(isVisible).map((element) => ({ element, name: name(element) }));
const aim = fold(wanted);
const exact = all.filter((one) => one.name === aim);
const found = exact.length > 0 ? exact : all.filter((one) => one.name.includes(aim));
return { element: found[0]?.element ?? null, count: found.length, names: all.map((one) => one.name) };
"#;

/// Brings an element into view and says what a click on its middle would hit in its place.
const COVERED_BY: &str = r#"
const element = arguments[0];
element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
const box = element.getClientRects()[0];
if (!box) return "nothing: it is not drawn";
const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
const own = [element, ...(element.labels ?? [])];
return own.some((one) => one.contains(hit)) ? null : (hit?.outerHTML.slice(0, 200) ?? "nothing: it is outside the window");
"#;

impl Window {
    /// Whether something of this role and name can be seen right now.
    pub fn sees(&self, role: &str, name: &str) -> bool {
        self.script(FIND, &[json!(role), json!(name)])["count"].as_u64().is_some_and(|n| n > 0)
    }

    /// Waits until something of this role and name can be seen.
    pub fn wait_for(&self, role: &str, name: &str) {
        self.wait_until(&format!("there is a {role} called \"{name}\""), |w| w.sees(role, name));
    }

    /// Clicks it with the mouse, once, where it stands: a click that something else would catch is a failure.
    ///
    /// An exact name wins over one that only contains the words; two of the same name are a failure.
    pub fn click(&self, role: &str, name: &str) {
        let element = self.the_one(role, name);
        // WebKit's driver clicks whatever lies on top and is content.
        self.assert_uncovered(&format!("The {role} \"{name}\""), &json!({ ELEMENT: element }));
        self.with_client(async |client| {
            let element = Element::from_element_id(client, ElementRef::from(element));
            element.click().await.unwrap_or_else(|e| panic!("The {role} \"{name}\" cannot be clicked: {e}"));
        });
    }

    /// Fails when a click on this element would hit something else. What has just been saved may move the page a
    /// little: a person sees that and aims again.
    pub fn assert_uncovered(&self, what: &str, element: &Value) {
        let begun = Instant::now();
        loop {
            let covered = self.script(COVERED_BY, std::slice::from_ref(element));
            if covered.is_null() {
                return;
            }
            let waits = begun.elapsed() < Duration::from_secs(1);
            assert!(waits, "{what} cannot be clicked. In its place a click would hit {covered}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Empties a field and types into it, key by key, as a person does.
    pub fn fill(&self, name: &str, text: &str) {
        self.click("textbox", name);
        self.with_client(async |client| {
            let element = client.active_element().await.expect("the field has the focus");
            element.clear().await.expect("the field can be emptied");
            element.send_keys(text).await.expect("the field can be typed into");
        });
    }

    /// Chooses an entry of a list.
    pub fn choose(&self, name: &str, entry: &str) {
        let element = self.the_one("combobox", name);
        self.with_client(async |client| {
            let element = Element::from_element_id(client, ElementRef::from(element));
            element.select_by_label(entry).await.unwrap_or_else(|e| panic!("\"{name}\" has no entry \"{entry}\": {e}"));
        });
    }

    fn the_one(&self, role: &str, name: &str) -> String {
        self.wait_for(role, name);
        let found = self.script(FIND, &[json!(role), json!(name)]);
        assert_eq!(found["count"], 1, "\"{name}\" should be one {role}; there are: {}", found["names"]);
        let element = &found["element"][ELEMENT];
        element.as_str().map_or_else(|| panic!("The {role} \"{name}\" went away: {found}"), String::from)
    }
}
