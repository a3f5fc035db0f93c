//! Conditions: the small total language that decides which standards and questions an organisation sees.
//!
//! ```text
//! always   never   not X   X and Y   X or Y   ( X )
//! type is gp-practice      type in (gp-practice, icb)
//! sub-contracts            a yes/no fact
//! phase is primary         a fact with choices
//! ```

use crate::ids::{FactId, OptionCode, ServiceTypeId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The words of the language itself: no fact is called so.
pub const WORDS: [&str; 8] = ["always", "never", "not", "and", "or", "type", "is", "in"];

const MOST_CHARACTERS: usize = crate::limits::CONDITION.most;

/// A condition over the facts of a profile. It always gives yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// True for everybody.
    Always,
    /// True for nobody.
    Never,
    /// True when the other is false.
    Not(Box<Condition>),
    /// True when all are.
    And(Vec<Condition>),
    /// True when one is.
    Or(Vec<Condition>),
    /// True for these types of service.
    TypeIn(BTreeSet<ServiceTypeId>),
    /// True when a fact has this value; `yes` for a yes/no fact.
    Fact(FactId, OptionCode),
}

/// What a condition is judged by: the type of service and the facts, each a code (`yes`, `no`, or a choice).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The type of service, once chosen.
    pub service_type: Option<ServiceTypeId>,
    /// Values by fact. A fact that is not here is not true of the organisation.
    pub values: BTreeMap<FactId, OptionCode>,
}

/// What keeps a condition from holding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The type of service.
    ServiceType,
    /// The value of this fact.
    Fact(FactId),
}

/// Why a condition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCondition {
    /// Counted from 1, in characters.
    pub column: usize,
    /// What was found there and what was expected.
    pub message: String,
}

impl Condition {
    /// Whether the condition holds for these facts.
    pub fn holds(&self, facts: &Facts) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Not(inner) => !inner.holds(facts),
            Self::And(all) => all.iter().all(|one| one.holds(facts)),
            Self::Or(any) => any.iter().any(|one| one.holds(facts)),
            Self::TypeIn(types) => facts.service_type.as_ref().is_some_and(|t| types.contains(t)),
            Self::Fact(fact, value) => facts.values.get(fact) == Some(value),
        }
    }

    /// Why the condition does not hold: each fact (or the type of service) that would have to be another. Empty when it
    /// holds, and when nothing can make it hold.
    pub fn reasons_against(&self, facts: &Facts) -> Vec<Reason> {
        let mut reasons = Vec::new();
        self.reasons(true, facts, &mut reasons);
        reasons
    }

    /// Why the condition is not `wanted`.
    fn reasons(&self, wanted: bool, facts: &Facts, reasons: &mut Vec<Reason>) {
        if self.holds(facts) == wanted {
            return;
        }
        let reason = match self {
            Self::Always | Self::Never => return,
            Self::Not(inner) => return inner.reasons(!wanted, facts, reasons),
            Self::And(parts) | Self::Or(parts) => {
                return parts.iter().for_each(|part| part.reasons(wanted, facts, reasons));
            }
            Self::TypeIn(_) => Reason::ServiceType,
            Self::Fact(fact, _) => Reason::Fact(fact.clone()),
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }

    /// Calls `type_seen` and `fact_seen` for each name in the condition.
    pub fn visit(&self, type_seen: &mut dyn FnMut(&ServiceTypeId), fact_seen: &mut dyn FnMut(&FactId, &OptionCode)) {
        match self {
            Self::Always | Self::Never => {}
            Self::Not(inner) => inner.visit(type_seen, fact_seen),
            Self::And(parts) | Self::Or(parts) => {
                for part in parts {
                    part.visit(type_seen, fact_seen);
                }
            }
            Self::TypeIn(types) => types.iter().for_each(type_seen),
            Self::Fact(fact, value) => fact_seen(fact, value),
        }
    }

    /// Reads a condition; at most 2,000 characters and 32 levels deep, also as it is written out again.
    pub fn parse(source: &str) -> Result<Self, BadCondition> {
        let condition = Self::read(source)?;
        // Shorter ones are no longer than that when a space stands after every sign.
        let long = source.len() > MOST_CHARACTERS / 2 && condition.to_string().chars().count() > MOST_CHARACTERS;
        if long { Err(too_long()) } else { Ok(condition) }
    }

    fn read(source: &str) -> Result<Self, BadCondition> {
        let mut parser = Parser { words: words(source)?, next: 0, end: source.chars().count() + 1 };
        let condition = parser.either(0)?;
        match parser.words.get(parser.next) {
            None => Ok(condition),
            Some((column, word)) => Err(BadCondition {
                column: *column,
                message: format!("“{word}” is left over: join two conditions with “and” or “or”"),
            }),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Condition], word: &str| {
            for (i, part) in parts.iter().enumerate() {
                if i > 0 {
                    write!(f, " {word} ")?;
                }
                match part {
                    Self::And(_) | Self::Or(_) => write!(f, "({part})")?,
                    _ => write!(f, "{part}")?,
                }
            }
            Ok(())
        };
        match self {
            Self::Always => f.write_str("always"),
            Self::Never => f.write_str("never"),
            Self::Not(inner) => match **inner {
                Self::And(_) | Self::Or(_) => write!(f, "not ({inner})"),
                _ => write!(f, "not {inner}"),
            },
            Self::And(parts) => joined(f, parts, "and"),
            Self::Or(parts) => joined(f, parts, "or"),
            Self::TypeIn(types) if types.len() == 1 => {
                write!(f, "type is {}", types.first().expect("one"))
            }
            Self::TypeIn(types) => {
                let names: Vec<_> = types.iter().map(ServiceTypeId::as_str).collect();
                write!(f, "type in ({})", names.join(", "))
            }
            Self::Fact(fact, value) if value.as_str() == "yes" => write!(f, "{fact}"),
            Self::Fact(fact, value) => write!(f, "{fact} is {value}"),
        }
    }
}

type Word = (usize, String);

fn too_long() -> BadCondition {
    BadCondition { column: 1, message: "longer than 2,000 characters".to_owned() }
}

fn words(source: &str) -> Result<Vec<Word>, BadCondition> {
    if source.chars().count() > MOST_CHARACTERS {
        return Err(too_long());
    }
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (index, c) in source.chars().enumerate() {
        match c {
            '(' | ')' | ',' => {
                words.push((index + 1, c.to_string()));
                open = false;
            }
            c if c.is_whitespace() => open = false,
            'a'..='z' | '0'..='9' | '-' => {
                if open {
                    words.last_mut().expect("an open word").1.push(c);
                } else {
                    words.push((index + 1, c.to_string()));
                    open = true;
                }
            }
            other => {
                return Err(BadCondition {
                    column: index + 1,
                    message: format!("“{other}” cannot be used in a condition"),
                });
            }
        }
    }
    Ok(words)
}

struct Parser {
    words: Vec<Word>,
    next: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> &str {
        self.words.get(self.next).map_or("", |(_, word)| word)
    }

    fn take(&mut self) -> String {
        let word = self.peek().to_owned();
        self.next += 1;
        word
    }

    fn fail<T>(&self, expected: &str) -> Result<T, BadCondition> {
        let (column, found) = match self.words.get(self.next) {
            Some((column, word)) => (*column, format!("“{word}”")),
            None => (self.end, "the end".to_owned()),
        };
        Err(BadCondition { column, message: format!("found {found}, expected {expected}") })
    }

    fn expect(&mut self, word: &str) -> Result<(), BadCondition> {
        if self.peek() == word {
            self.next += 1;
            Ok(())
        } else {
            self.fail(&format!("“{word}”"))
        }
    }

    fn either(&mut self, depth: usize) -> Result<Condition, BadCondition> {
        let mut parts = vec![self.both(depth)?];
        while self.peek() == "or" {
            self.next += 1;
            parts.push(self.both(depth)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::Or(parts) })
    }

    fn both(&mut self, depth: usize) -> Result<Condition, BadCondition> {
        let mut parts = vec![self.one(depth)?];
        while self.peek() == "and" {
            self.next += 1;
            parts.push(self.one(depth)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::And(parts) })
    }

    fn one(&mut self, depth: usize) -> Result<Condition, BadCondition> {
        if depth > 32 {
            return self.fail("fewer brackets (at most 32 deep)");
        }
        match self.peek() {
            "not" => {
                self.next += 1;
                Ok(Condition::Not(Box::new(self.one(depth + 1)?)))
            }
            "(" => {
                self.next += 1;
                let inner = self.either(depth + 1)?;
                self.expect(")")?;
                Ok(inner)
            }
            "always" => {
                self.next += 1;
                Ok(Condition::Always)
            }
            "never" => {
                self.next += 1;
                Ok(Condition::Never)
            }
            "type" => {
                self.next += 1;
                self.types()
            }
            "" | ")" | "," | "and" | "or" | "is" | "in" => self.fail("a condition"),
            _ => self.fact(),
        }
    }

    fn types(&mut self) -> Result<Condition, BadCondition> {
        if self.peek() == "is" {
            self.next += 1;
            return Ok(Condition::TypeIn(BTreeSet::from([self.service_type()?])));
        }
        self.expect("in")?;
        self.expect("(")?;
        let mut types = BTreeSet::from([self.service_type()?]);
        while self.peek() == "," {
            self.next += 1;
            types.insert(self.service_type()?);
        }
        self.expect(")")?;
        Ok(Condition::TypeIn(types))
    }

    fn service_type(&mut self) -> Result<ServiceTypeId, BadCondition> {
        match ServiceTypeId::new(self.peek()) {
            Ok(id) => {
                self.next += 1;
                Ok(id)
            }
            Err(_) => self.fail("a type of service"),
        }
    }

    fn fact(&mut self) -> Result<Condition, BadCondition> {
        let Ok(fact) = FactId::new(self.peek()) else {
            return self.fail("the name of a fact");
        };
        self.take();
        if self.peek() != "is" {
            return Ok(Condition::Fact(fact, OptionCode::new("yes").expect("an id")));
        }
        self.next += 1;
        match OptionCode::new(self.peek()) {
            Ok(value) => {
                self.next += 1;
                Ok(Condition::Fact(fact, value))
            }
            Err(_) => self.fail("a choice"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(service_type: &str, yes: &[&str]) -> Facts {
        let code = |text: &str| OptionCode::new(text).unwrap();
        let pair = |text: &&str| match text.split_once('=') {
            Some((fact, value)) => (FactId::new(fact).unwrap(), code(value)),
            None => (FactId::new(text).unwrap(), code("yes")),
        };
        Facts { service_type: ServiceTypeId::new(service_type).ok(), values: yes.iter().map(pair).collect() }
    }

    fn check(condition: &str, service_type: &str, yes: &[&str], expected: bool) {
        let read = Condition::parse(condition).unwrap();
        assert_eq!(read.holds(&facts(service_type, yes)), expected, "{condition}");
        assert_eq!(Condition::parse(&read.to_string()).unwrap(), read, "{read}");
    }

    #[test]
    fn conditions_hold_or_do_not() {
        check("always", "", &[], true);
        check("never", "gp", &[], false);
        check("type is gp", "gp", &[], true);
        check("type in (icb, gp)", "gp", &[], true);
        check("not type in (icb, gp)", "gp", &[], false);
        check("type is gp", "", &[], false);
        check("sub-contracts", "gp", &["sub-contracts"], true);
        check("sub-contracts", "gp", &["sub-contracts=no"], false);
        check("phase is primary or type is icb and a", "gp", &["phase=primary"], true);
        check("(phase is primary or type is icb) and a", "gp", &["phase=primary"], false);
        check("not not a", "gp", &["a"], true);
        check("not (a or b) and c", "gp", &["c"], true);
    }

    fn reasons(condition: &str, service_type: &str, yes: &[&str]) -> Vec<String> {
        let read = Condition::parse(condition).unwrap();
        let name = |reason: Reason| match reason {
            Reason::ServiceType => "type".to_owned(),
            Reason::Fact(fact) => fact.to_string(),
        };
        read.reasons_against(&facts(service_type, yes)).into_iter().map(name).collect()
    }

    #[test]
    fn what_keeps_a_condition_from_holding_is_named() {
        assert!(reasons("type is gp and a", "gp", &["a"]).is_empty());
        assert_eq!(reasons("type is gp and a", "gp", &["b"]), ["a"]);
        assert_eq!(reasons("type is icb and a", "gp", &[]), ["type", "a"]);
        assert_eq!(reasons("(a or b) and c", "gp", &["c"]), ["a", "b"]);
        assert_eq!(reasons("not (a and b)", "gp", &["a", "b"]), ["a", "b"]);
        assert_eq!(reasons("not (type is gp or a)", "gp", &[]), ["type"]);
        assert!(reasons("never", "gp", &[]).is_empty());
    }

    fn refuse(condition: &str, column: usize, part: &str) {
        let bad = Condition::parse(condition).unwrap_err();
        assert_eq!(bad.column, column, "{condition}: {}", bad.message);
        assert!(bad.message.contains(part), "{condition}: {}", bad.message);
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_place() {
        refuse("", 1, "the end");
        refuse("a and", 6, "the end");
        refuse("a b", 3, "left over");
        refuse("type gp", 6, "“in”");
        refuse("type in (gp", 12, "“)”");
        refuse("A", 1, "“A”");
        refuse("a == b", 3, "“=”");
        refuse(&"(".repeat(50), 34, "fewer brackets");
        refuse(&"not ".repeat(50), 133, "fewer brackets");
        refuse(&"a".repeat(2_001), 1, "2,000");
        let without_spaces = format!("type in(a{})", ",a".repeat(900));
        assert!(Condition::parse(&without_spaces).is_ok(), "one type, named often");
        let many: Vec<String> = (100..600).map(|number| number.to_string()).collect();
        assert!(format!("type in({})", many[..490].join(",")).len() < 2_000);
        refuse(&format!("type in({})", many[..490].join(",")), 1, "2,000");
    }
}
