//! Keeping the paper to two pages: as many rows as fit, the rest counted; texts that are too long for a paper are cut.

use super::compose::{name, pages};
use super::model::Paper;
use crate::DocumentError;
use crate::layout::display::{About, Document};
use crate::layout::text::fold;

/// The most pages.
const MOST: usize = 2;

/// How much of everything is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Standards that are not met.
    pub unmet: usize,
    /// Actions.
    pub actions: usize,
    /// Sentences in one list.
    pub sentences: usize,
    /// Characters of one text.
    characters: usize,
}

impl Limits {
    /// The text in one line of white space, or as many whole words of it as the limit allows.
    pub fn cut(&self, text: &str) -> String {
        cut(text, self.characters)
    }

    /// A question has more to say than a cell: it names a standard and asks about it.
    pub fn cut_question(&self, text: &str) -> String {
        cut(text, self.characters * 2)
    }
}

fn cut(text: &str, most: usize) -> String {
    let text = fold(text);
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let kept = &text[..end];
    // Between words, unless the last word is as long as a line.
    let whole = kept.rfind(' ').filter(|place| kept[*place..].chars().count() < 40);
    format!("{}…", kept[..whole.unwrap_or(end)].trim_end())
}

/// Lays the paper out on at most two pages.
pub(crate) fn document(paper: &Paper) -> Result<Document, DocumentError> {
    let flow = fitted(paper)?;
    let about = About {
        title: &[&name(paper), &paper.organisation, &paper.audit_title, &paper.edition],
        author: &paper.organisation,
        program: &paper.program,
        language: &paper.language,
        created: paper.created_utc,
    };
    Ok(Document::of(flow, &about))
}

fn fitted(paper: &Paper) -> Result<crate::layout::flow::Flow, DocumentError> {
    let mut last = None;
    for (characters, sentences) in [(220, 6), (130, 5), (70, 4), (40, 2), (16, 1)] {
        let none = Limits { unmet: 0, actions: 0, sentences, characters };
        let fits = |limits: &Limits| pages(paper, *limits).map(|flow| flow.pages.len() <= MOST);
        if !fits(&none)? {
            last = Some(none);
            continue;
        }
        // Both lists grow together, so that neither pushes the other out; then each takes what is left.
        let longest = paper.unmet.len().max(paper.actions.len());
        let both = most(longest, |rows| fits(&Limits { unmet: rows, actions: rows, ..none }))?;
        let limits = Limits { unmet: both, actions: both, ..none };
        let unmet = most(paper.unmet.len(), |rows| fits(&Limits { unmet: rows.max(both), ..limits }))?.max(both);
        let limits = Limits { unmet, ..limits };
        let actions = most(paper.actions.len(), |rows| fits(&Limits { actions: rows.max(both), ..limits }))?.max(both);
        return pages(paper, Limits { actions, ..limits });
    }
    // Not reached by any text: sixteen characters of everything are less than two pages.
    pages(paper, last.unwrap_or(Limits { unmet: 0, actions: 0, sentences: 1, characters: 16 }))
}

/// The largest number up to `all` that fits, where everything smaller fits too. Nought always does.
fn most(all: usize, fits: impl Fn(usize) -> Result<bool, DocumentError>) -> Result<usize, DocumentError> {
    let (mut good, mut bad) = (0, all + 1);
    if fits(all)? {
        return Ok(all);
    }
    while bad - good > 1 {
        let middle = good.midpoint(bad);
        if fits(middle)? {
            good = middle;
        } else {
            bad = middle;
        }
    }
    Ok(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(cut("one  two\nthree", 40), "one two three");
        assert_eq!(cut("one two three", 9), "one two…");
        assert_eq!(cut(&"x".repeat(90), 50), format!("{}…", "x".repeat(50)));
        assert_eq!(cut("", 3), "");
    }
}
