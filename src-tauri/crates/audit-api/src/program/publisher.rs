//! Who publishes the program, as `.github/publisher.toml` says when it is built.

use crate::views::PublisherView;
use toml_edit::DocumentMut;

const FILE: &str = include_str!("../../../../../.github/publisher.toml");

/// The publisher; none while nobody has filled in who it is.
pub(crate) fn publisher() -> Option<PublisherView> {
    read(FILE)
}

/// A placeholder, such as `[publisher: name]`, is nothing.
fn read(file: &str) -> Option<PublisherView> {
    let file: DocumentMut = file.parse().ok()?;
    let value = |key: &str| {
        let value = file.get(key)?.as_str()?;
        (value != format!("[publisher: {key}]")).then(|| value.to_owned())
    };
    Some(PublisherView { name: value("name")?, contact: value("contact"), web: value("web") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named_until_somebody_is() {
        let nobody = "name = \"[publisher: name]\"\ncontact = \"help@example.org\"\nweb = \"[publisher: web]\"\n";
        assert!(read(nobody).is_none());
        let somebody = read(&nobody.replace("[publisher: name]", "Example Ltd")).expect("a publisher");
        assert_eq!(somebody.name, "Example Ltd");
        assert_eq!((somebody.contact.as_deref(), somebody.web), (Some("help@example.org"), None));
    }

    #[test]
    fn the_file_that_is_built_in_can_be_read() {
        let file: DocumentMut = FILE.parse().expect("TOML");
        for key in ["name", "contact", "web"] {
            assert!(file.get(key).and_then(|value| value.as_str()).is_some(), "publisher.toml has no {key}");
        }
    }
}
