//! Closed sets of codes, as the screen sees them: each spelling stands once, and TypeScript has it as a union. A set of core's is taken
//! from there, so that a new member of it is one here at once; only here it has a spelling for the wire.

use audit_core::audit as answers;
use audit_core::{old_form, readiness, tool};

/// How a type with `ALL`, `code` and `from_code` goes over the wire and stands in TypeScript.
macro_rules! on_the_wire {
    ($name:ident, $set:ty, [$($doc:literal),*]) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("“{code}” is not one of the codes")))
            }
        }

        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn docs() -> Option<String> {
                Some(format!("/**\n *{}\n */\n", [$($doc),*].join("\n *")))
            }

            fn name(_: &ts_rs::Config) -> String {
                stringify!($name).to_owned()
            }

            fn inline(config: &ts_rs::Config) -> String {
                Self::name(config)
            }

            fn decl(_: &ts_rs::Config) -> String {
                let codes: Vec<String> = <$set>::ALL.iter().map(|one| format!("\"{}\"", one.code())).collect();
                format!("type {} = {};", stringify!($name), codes.join(" | "))
            }
        }
    };
}

/// A closed set of the screen's own.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* pub enum $name:ident {
        $($(#[doc = $inner:literal])* $member:ident = $code:literal,)*
    })*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[doc = $inner])* $member,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$member,)*];

            /// Its code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)* }
            }

            /// Reads the code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }

        on_the_wire!($name, $name, [$($doc),*]);
    )*};
}

/// A closed set of core's.
macro_rules! of_core {
    ($($(#[doc = $doc:literal])* $name:ident($core:ty);)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub $core);

        impl From<$core> for $name {
            fn from(core: $core) -> Self {
                Self(core)
            }
        }

        impl $name {
            /// Its code.
            pub fn code(self) -> &'static str {
                self.0.code()
            }

            /// Reads the code.
            pub fn from_code(code: &str) -> Option<Self> {
                <$core>::from_code(code).map(Self)
            }
        }

        on_the_wire!($name, $core, [$($doc),*]);
    )*};
}

of_core! {
    /// How a level of the scale counts.
    Counts(tool::Counts);
    /// What a standard rests on.
    SourceKind(tool::SourceKind);
    /// How an action stands.
    ActionStatus(answers::ActionStatus);
    /// How somebody agreed.
    HowAgreed(answers::HowAgreed);
    /// What a column of an old form holds.
    Holds(old_form::Holds);
    /// What the check finds.
    FindingCode(readiness::Code);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::SettingName;

    #[test]
    fn a_code_goes_to_the_screen_and_comes_back() {
        let sent = serde_json::to_string(&ActionStatus(answers::ActionStatus::UnderWay)).unwrap();
        assert_eq!(sent, "\"under-way\"");
        assert_eq!(serde_json::from_str::<ActionStatus>(&sent).unwrap().0, answers::ActionStatus::UnderWay);
        assert!(serde_json::from_str::<ActionStatus>("\"under_way\"").is_err());
        assert_eq!(serde_json::from_str::<SettingName>("\"text-size\"").unwrap(), SettingName::TextSize);
        assert!(serde_json::from_str::<SettingName>("\"colour\"").is_err());
        for code in readiness::Code::ALL {
            let sent = serde_json::to_string(&FindingCode(*code)).unwrap();
            assert_eq!(serde_json::from_str::<FindingCode>(&sent).unwrap(), FindingCode(*code));
        }
    }
}
