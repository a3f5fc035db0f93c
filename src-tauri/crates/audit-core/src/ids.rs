//! Names that last for ever: the ids of standards, areas, facts and the like.

use std::fmt;

/// What is wrong with the spelling of an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadId(
    /// The text that is not an id.
    pub String,
);

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not an id: use a to z, 0 to 9 and hyphens, at most 64", self.0)
    }
}

impl std::error::Error for BadId {}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// Shape: a to z, 0 to 9 and hyphens inside, 1 to 64 characters.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads an id; [`BadId`] when it is spelt otherwise.
            pub fn new(text: &str) -> Result<Self, BadId> {
                if is_id(text) { Ok(Self(text.to_owned())) } else { Err(BadId(text.to_owned())) }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// An audit tool, such as `section-11`.
    ToolId;
    /// A standard: drawn at random, never from its text or place.
    StandardId;
    /// An area of the form.
    AreaId;
    /// A reporting label of the executive summary.
    ReportingId;
    /// A level of the rating scale, such as `met`.
    LevelCode;
    /// A type of service, such as `gp-practice`.
    ServiceTypeId;
    /// A fact about an organisation that decides which standards apply.
    FactId;
    /// A choice of a fact or of a question.
    OptionCode;
    /// A partnership question.
    QuestionId;
    /// A role that must declare, or that a person holds.
    RoleId;
    /// A score band.
    BandId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_codes() {
        for good in ["s11-k7qd", "met", "b80", "a"] {
            assert!(StandardId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "A", "a b", "é", "a/b", &"x".repeat(65)] {
            assert_eq!(StandardId::new(bad), Err(BadId(bad.to_owned())), "{bad}");
        }
    }
}
