//! axe-core in the page: no violations, light and dark.

use std::path::Path;

use serde_json::{Value, json};

use crate::window::Window;

/// Contrast is measured at once after the look changes, so nothing may still be fading.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
const still = document.createElement("style");
document.getAnimations().forEach((animation) => animation.finish());
requestAnimationFrame(() => requestAnimationFrame(() =>
  axe.run(document, { resultTypes: ["violations"] }).then(
    (result) => done({ checked: result.passes.length, violations: result.violations }),
    (error) => done({ error: String(error) }),
  )));
"#;

impl Window {
    /// Fails with every violation, when there is one, and when axe found nothing to check.
    pub fn assert_accessible(&self, screen: &str) {
        for look in ["light", "dark"] {
            self.set_look(look);
            self.inject_axe();
            let result = self.script_later(RUN, &[]);
            assert!(result["error"].is_null(), "axe on {screen}, {look}: {}", result["error"]);
            assert!(result["checked"].as_u64().is_some_and(|n| n > 0), "axe checked nothing on {screen}, {look}");
            let violations = result["violations"].as_array().cloned().unwrap_or_default();
            assert!(
                violations.is_empty(),
                "axe on {screen}, {look}:\n{}",
                violations.iter().map(described).collect::<String>()
            );
        }
        self.script("delete document.documentElement.dataset.theme", &[]);
    }

    fn inject_axe(&self) {
        if self.script("return typeof axe", &[]) == json!("object") {
            return;
        }
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file)
            .unwrap_or_else(|e| panic!("{}: {e}. `cargo xtask setup` fetches it.", file.display()));
        // Through WebDriver, which is not bound by the page's content security policy as a script element would be.
        self.script(&format!("{source}\nwindow.axe = axe;"), &[]);
        assert_eq!(self.script("return typeof axe", &[]), json!("object"), "axe-core could not be put into the page");
    }
}

fn described(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    let places: String = nodes.iter().map(|n| format!("    {}\n      {}\n", n["html"], n["failureSummary"])).collect();
    format!("  {} ({}): {}\n{places}", violation["id"], violation["impact"], violation["help"])
}
