//! A fixed world, and an audit of an invented practice that is answered in a line.

#[allow(dead_code, reason = "each test file takes what it needs")]
#[path = "../../../../../tests/src/hall.rs"]
pub mod hall;

use audit_api::views::{Agreement, IdentifierValue, StartAudit};
use audit_api::{KeyFiles, KeyStore, Program, World};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use uuid::Uuid;

pub struct Fixed {
    keys: KeyFiles,
    tick: AtomicU64,
}

impl World for Fixed {
    /// A second later at each look.
    fn now(&self) -> Timestamp {
        let start: Timestamp = "2026-10-12T09:00:00Z".parse().unwrap();
        start + SignedDuration::from_secs(self.tick.fetch_add(1, Ordering::Relaxed) as i64)
    }

    /// As long as the clock went on.
    fn uptime(&self) -> Duration {
        Duration::from_secs(self.tick.load(Ordering::Relaxed))
    }

    fn today(&self) -> Date {
        "2026-10-12".parse().unwrap()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn seed(&self) -> [u8; 32] {
        [self.tick.fetch_add(1, Ordering::Relaxed) as u8; 32]
    }

    fn computer(&self) -> String {
        "DESK-4".to_owned()
    }

    fn user(&self) -> String {
        "ann".to_owned()
    }

    fn keys(&self) -> &dyn KeyStore {
        &self.keys
    }
}

pub fn fixed(data: &Path) -> Fixed {
    Fixed { keys: KeyFiles::new(&data.join("keys")), tick: AtomicU64::new(0) }
}

pub fn program(data: &Path) -> Program {
    Program::open(data, Box::new(fixed(data))).unwrap()
}

/// An audit of an invented practice, with a whole profile; answers its id.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub fn begin(program: &mut Program) -> String {
    let start = program.set_person("Ann Example", "Practice manager").unwrap();
    let tool = start.tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone();
    let start = StartAudit {
        tool,
        name: "Northgate Surgery".to_owned(),
        identifiers: vec![IdentifierValue { scheme: "ods".to_owned(), value: Some("Z99901".to_owned()) }],
        service_type: Some("gp-practice".to_owned()),
        ..StartAudit::default()
    };
    let audit = program.start_audit(&start).unwrap().id;
    for fact in program.profile(&audit).unwrap().facts {
        program.set_field(&audit, &format!("fact/{}", fact.id), "yes", "").unwrap();
    }
    for (key, value) in
        [("profile/substitute", "Bo Example"), ("profile/email", "practice@example.org"), ("profile/covers-all", "yes")]
    {
        program.set_field(&audit, key, value, "").unwrap();
    }
    audit
}

/// Rates every standard: most met, every fifth partly with an action.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub fn answer_all(program: &mut Program, audit: &str) {
    let standards: Vec<String> =
        program.audit(audit).unwrap().areas.iter().flat_map(|area| &area.standards).map(|s| s.id.clone()).collect();
    for (place, standard) in standards.iter().enumerate() {
        let rating = if place % 5 == 4 { "partly" } else { "met" };
        program.set_field(audit, &format!("standard/{standard}/rating"), rating, "").unwrap();
        program.set_field(audit, &format!("standard/{standard}/narrative"), "Seen in the file.", "").unwrap();
        if rating == "partly" {
            let action = program.add_action(audit, standard).unwrap().id.unwrap();
            for (member, value) in [("what", "Write it down"), ("owner", "Practice manager"), ("due", "2026-12-01")] {
                program.set_field(audit, &format!("action/{action}/{member}"), value, "").unwrap();
            }
        }
    }
}

/// Both roles agree, at a meeting.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub fn declare(program: &mut Program, audit: &str) {
    for role in ["senior", "lead"] {
        let agreement = Agreement {
            role: role.to_owned(),
            name: "Dr Ada Example".to_owned(),
            person_title: "GP partner".to_owned(),
            agreed_on: "2026-10-01".to_owned(),
            how: audit_api::views::HowAgreed::from_code("meeting"),
        };
        program.agree(audit, &agreement).unwrap();
    }
}
