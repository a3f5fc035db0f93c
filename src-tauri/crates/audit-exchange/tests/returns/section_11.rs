//! The audit tool that comes with the program: a whole return of a GP practice is signed and read again.

#[path = "../tools/folder.rs"]
#[allow(dead_code)]
mod folder;

use crate::sample::{self, set};
use audit_core::agreement::basis_digest;
use audit_core::audit::Content;
use audit_core::content::{Frame, collect};
use audit_core::field::Fields;
use audit_core::tool::{FactKind, Tool};
use audit_exchange::json::MAX_BYTES;
use audit_exchange::returns::{sign, verify};
use audit_exchange::tools::v1;

/// Every standard answered with long words, every third partly met without an action.
fn answers(tool: &Tool) -> Fields {
    let mut fields = Fields::new();
    set(&mut fields, "profile/name", "Ivy Lane Surgery");
    set(&mut fields, "profile/service-type", "gp-practice");
    for fact in &tool.facts {
        let value = match &fact.kind {
            FactKind::YesNo => "yes",
            FactKind::Choice(options) => options[0].0.as_str(),
        };
        set(&mut fields, &format!("fact/{}", fact.id), value);
    }
    let shown = Content::read(&fields).shown(tool);
    for (i, placed) in shown.iter().enumerate() {
        let id = &placed.standard.id;
        let partly = i % 3 == 0;
        set(&mut fields, &format!("standard/{id}/rating"), if partly { "partly" } else { "met" });
        set(&mut fields, &format!("standard/{id}/narrative"), &"Seen by the safeguarding lead.\n".repeat(20));
        if partly {
            set(&mut fields, &format!("standard/{id}/no-action-because"), "The partners meet in March.");
        }
    }
    let basis = basis_digest(tool, &fields);
    for (i, role) in tool.declaration_roles.iter().enumerate() {
        let members = [("agreed-on", "2026-10-10"), ("how", "meeting"), ("basis", &basis)];
        set(&mut fields, &format!("declaration/{}/name", role.id), &format!("Person {i}"));
        for (member, value) in members {
            set(&mut fields, &format!("declaration/{}/{member}", role.id), value);
        }
    }
    fields
}

#[test]
fn a_whole_return_of_section_11_is_signed_and_read() {
    let tool = folder::section_11();
    let frame = Frame { tool_digest: v1::digest(&tool).to_string(), ..sample::frame() };
    let content = collect(&tool, &answers(&tool), frame).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert!(content.standards.len() >= 30, "{}", content.standards.len());
    let signed = sign(&content, &sample::key(), sample::moment()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(verify(&signed.bytes).unwrap().value().content(), &content);
    assert!(signed.bytes.len() < MAX_BYTES / 20, "{} bytes", signed.bytes.len());
}
