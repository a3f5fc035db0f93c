//! One line of the log: when, how grave, what, and what is known of it.

use std::fmt::{Debug, Write};
use std::path::Path;

use audit_api::{KeyFiles, System, World};
use tracing::Event;
use tracing::field::{Field, Visit};

/// The longest line, in characters.
const LONGEST: usize = 600;

/// The words of what was said. They begin with the day and time, UTC.
pub fn of(event: &Event<'_>) -> String {
    let mut said = Said::default();
    event.record(&mut said);
    let now = System::new(KeyFiles::new(Path::new(""))).now();
    let words = format!("{now} {} {}{}", event.metadata().level(), said.message, said.rest);
    // One thing said is one line.
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect()
}

#[derive(Default)]
struct Said {
    message: String,
    rest: String,
}

impl Said {
    fn add(&mut self, field: &Field, value: &str) {
        match field.name() {
            "message" => self.message = value.to_owned(),
            _ if value.is_empty() => {}
            // Writing into text cannot fail.
            name => drop(write!(self.rest, " {name}={value}")),
        }
    }
}

impl Visit for Said {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.add(field, &format!("{value:?}"));
    }
}
