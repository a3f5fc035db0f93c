//! The stable codes of findings: the screen and the return know them, so none is ever renamed or used for something else.

/// All codes, in the order in which a return lists them.
pub const CODES: &[&str] = &[
    "no-name",
    "no-service-type",
    "fact-unanswered",
    "no-code",
    "unusual-code",
    "no-completer",
    "no-substitute",
    "no-contact",
    "unusual-email",
    "unusual-telephone",
    "no-scope",
    "site-without-name",
    "site-not-assured",
    "not-confirmed",
    "unrated",
    "not-applicable-not-offered",
    "not-applicable-without-reason",
    "many-not-applicable",
    "no-action",
    "met-without-evidence",
    "action-without-words",
    "action-without-owner",
    "action-without-date",
    "action-overdue",
    "action-done-in-future",
    "evidence-without-title",
    "evidence-without-place",
    "evidence-out-of-date",
    "evidence-names-a-folder",
    "evidence-in-future",
    "question-unanswered",
    "no-declaration",
    "declaration-withdrawn",
    "declaration-same-person",
    "declaration-in-future",
];

/// A warning that a return carries as a code and a count, as a sentence. A code of a newer program stands as it is.
pub fn counted(code: &str, number: usize) -> String {
    let (one, many) = match code {
        "no-code" => ("The code of the organisation is missing.", ""),
        "unusual-code" => ("The code of the organisation does not have the usual shape.", ""),
        "no-completer" => ("Nobody is named who completed the audit.", ""),
        "no-substitute" => ("Nobody is named as a substitute.", ""),
        "no-contact" => ("There is neither an e-mail address nor a telephone number.", ""),
        "unusual-email" => ("The e-mail address does not look like one.", ""),
        "unusual-telephone" => ("The telephone number does not look like one.", ""),
        "no-scope" => ("It does not say which sites or departments the audit covers.", ""),
        "site-without-name" => ("1 site has no name.", "{} sites have no name."),
        "site-not-assured" => (
            "1 site is not covered, and nothing says where its assurance is found.",
            "{} sites are not covered, and nothing says where their assurance is found.",
        ),
        "many-not-applicable" => ("Many standards are not applicable.", ""),
        "met-without-evidence" => (
            "1 standard is met, but nothing says how they know.",
            "{} standards are met, but nothing says how they know.",
        ),
        "action-without-words" => {
            ("1 action does not say what will be done.", "{} actions do not say what will be done.")
        }
        "action-without-owner" => ("1 action does not say who will do it.", "{} actions do not say who will do them."),
        "action-without-date" => {
            ("1 action has no date and no reason for that.", "{} actions have no date and no reason for that.")
        }
        "action-overdue" => (
            "1 action should have been done by the day on which the return was made.",
            "{} actions should have been done by the day on which the return was made.",
        ),
        "action-done-in-future" => (
            "1 action has a day on which it was done after the day on which the return was made.",
            "{} actions have a day on which they were done after the day on which the return was made.",
        ),
        "evidence-without-title" => ("1 piece of evidence has no title.", "{} pieces of evidence have no title."),
        "evidence-without-place" => (
            "1 piece of evidence does not say where it is kept.",
            "{} pieces of evidence do not say where they are kept.",
        ),
        "evidence-out-of-date" => (
            "The review date of 1 piece of evidence had passed.",
            "The review dates of {} pieces of evidence had passed.",
        ),
        "evidence-names-a-folder" => (
            "1 piece of evidence names a folder of the sender's computer.",
            "{} pieces of evidence name a folder of the sender's computer.",
        ),
        "evidence-in-future" => (
            "The date of 1 piece of evidence is in the future.",
            "The dates of {} pieces of evidence are in the future.",
        ),
        "question-unanswered" => ("1 question is not answered.", "{} questions are not answered."),
        other => return format!("A warning that this version of the program does not know: {other} ({number})."),
    };
    if number == 1 || many.is_empty() { one.to_owned() } else { many.replace("{}", &number.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_can_warn_has_its_sentence() {
        // These stop an export, so no return carries them.
        let stops = [
            "no-name",
            "no-service-type",
            "fact-unanswered",
            "not-confirmed",
            "unrated",
            "not-applicable-not-offered",
            "not-applicable-without-reason",
            "no-action",
            "no-declaration",
            "declaration-withdrawn",
            "declaration-same-person",
            "declaration-in-future",
        ];
        for code in CODES.iter().filter(|code| !stops.contains(code)) {
            assert!(!counted(code, 1).contains(code), "{code} has no sentence");
        }
        assert_eq!(counted("action-without-owner", 3), "3 actions do not say who will do them.");
        assert_eq!(counted("no-code", 1), "The code of the organisation is missing.");
        assert!(counted("new-in-2028", 4).contains("new-in-2028 (4)"));
    }
}
