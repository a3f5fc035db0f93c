//! A known return as lines of text, a member each. Members that a newer program adds are passed over.
use jiff::Timestamp;
use uuid::Uuid;

use super::KnownReturn;
use crate::list_beside as list;

/// The lines of one return.
pub(super) fn write(known: &KnownReturn) -> String {
    list::lines(&[
        ("return", known.id.to_string()),
        ("audit", known.audit.to_string()),
        ("submitter", known.submitter.to_string()),
        ("organisation", known.organisation.clone()),
        ("service-type", known.service_type.clone()),
        ("tool", known.tool.clone()),
        ("edition", known.edition.clone()),
        ("title", known.title.clone()),
        ("revision", known.revision.to_string()),
        ("digest", known.digest.clone()),
        ("made", known.made_at.clone()),
        ("sent", known.sent_at.clone().unwrap_or_default()),
    ])
}

/// The return that these lines say; none where one of its parts is missing.
pub(super) fn read(lines: &str) -> Option<KnownReturn> {
    let value = |name: &str| list::value(lines, name);
    let text = |name: &str| value(name).unwrap_or_default().to_owned();
    let time = |name: &str| value(name).filter(|text| text.parse::<Timestamp>().is_ok()).map(str::to_owned);
    let id = |name: &str| value(name).and_then(|text| Uuid::try_parse(text).ok());
    Some(KnownReturn {
        id: id("return")?,
        audit: id("audit")?,
        submitter: id("submitter")?,
        organisation: text("organisation"),
        service_type: text("service-type"),
        tool: value("tool")?.to_owned(),
        edition: value("edition")?.to_owned(),
        title: text("title"),
        revision: value("revision")?.parse().ok().filter(|revision| (1..1_000).contains(revision))?,
        digest: value("digest")?.to_owned(),
        made_at: time("made")?,
        sent_at: time("sent"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let known = KnownReturn {
            id: Uuid::from_u128(1),
            audit: Uuid::from_u128(2),
            submitter: Uuid::from_u128(3),
            organisation: "Elm: Surgery".to_owned(),
            service_type: "gp".to_owned(),
            tool: "section-11".to_owned(),
            edition: "2026".to_owned(),
            title: String::new(),
            revision: 2,
            digest: "ab".repeat(32),
            made_at: "2026-11-03T14:02:00.000Z".to_owned(),
            sent_at: None,
        };
        let text = write(&known);
        assert_eq!(read(&text).as_ref(), Some(&known));
        assert_eq!(read(&format!("{text}new in 2028: yes\n")), Some(known));
        assert_eq!(read(&text.replace("revision: 2", "revision: 0")), None);
        assert_eq!(read(&text.replace("digest", "d")), None);
        assert_eq!(read(&text[..text.len() - 12]), None, "half a time is none");
    }
}
