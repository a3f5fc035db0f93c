//! The keys of fields, as the screen spells them: every member from core's table.

use audit_core::field::{
    ActionField, ChallengeField, DeclarationField, EvidenceField, ProfileField, QuestionField, SiteField, StandardField,
};
use std::fmt::Write as _;

/// The key of a field, such as `standard/s11-k7qd/rating`; whether there is one is asked of the audit.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
pub struct FieldKey(pub String);

/// The members of each part of an audit, and the keys made of them.
pub(super) fn typescript() -> String {
    let mut out = String::new();
    let mut keys = vec!["`fact/${string}`".to_owned(), "`identifier/${string}`".to_owned()];
    macro_rules! parts {
        ($($part:literal $of:literal $name:ident,)*) => {$(
            let members: Vec<String> = $name::ALL.iter().map(|one| format!("\"{}\"", one.code())).collect();
            let (name, part) = (stringify!($name), $part);
            write!(out, "\n/** Members of {}. */\nexport type {name} = {};\n", $of, members.join(" | ")).expect("text");
            let id = if part == "profile" { "" } else { "${string}/" };
            keys.push(format!("`{part}/{id}${{{name}}}`"));
        )*};
    }
    parts![
        "profile" "the profile" ProfileField,
        "site" "a site" SiteField,
        "standard" "the answer to a standard" StandardField,
        "evidence" "a piece of evidence" EvidenceField,
        "action" "an action" ActionField,
        "question" "the answer to a question" QuestionField,
        "challenge" "a challenge note" ChallengeField,
        "declaration" "a declaration" DeclarationField,
    ];
    let account: Vec<String> = ActionField::account().map(|one| format!("\"{}\"", one.code())).collect();
    let account = account.join(" | ");
    write!(
        out,
        "\n/** Members of an action in which people write how it went. */\nexport type ActionAccount = {account};\n"
    )
    .expect("text");
    let keys = keys.join(" | ");
    write!(out, "\n/** The key of a field. */\nexport type FieldKey = {keys};\n").expect("text");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_those_that_are_read() {
        let made = typescript();
        assert!(made.contains("`action/${string}/${ActionField}`") && made.contains("`profile/${ProfileField}`"));
        for member in ActionField::ALL {
            let key = format!("action/0191f2aa-0000-7000-8000-000000000001/{}", member.code());
            assert!(audit_core::field::Field::parse(&key).is_some(), "{key}");
            assert!(made.contains(&format!("\"{}\"", member.code())), "{}", member.code());
        }
    }
}
