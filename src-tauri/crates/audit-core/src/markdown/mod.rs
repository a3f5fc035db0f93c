//! Guidance is Markdown through a library with an allow-list: paragraphs, lists, strong, emphasis, links. What else there is
//! is a problem for the author and never reaches a screen.
//!
//! What would take the library long (lists in lists, hundreds of half signs) is found by one look along the lines and never
//! reaches it.

mod bounds;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A block of guidance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list; each item is a run of spans.
    List(Vec<Vec<Span>>),
}

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Printed bold.
    pub strong: bool,
    /// Printed in italics.
    pub emphasis: bool,
    /// An `https:` or `mailto:` address, shown and opened only outside.
    pub link: Option<String>,
}

/// Markdown that the allow-list refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What was found, such as “an image”.
    pub what: String,
    /// Counted from 1 within the text.
    pub line: usize,
}

/// The most problems that are listed of one text.
const MOST_REFUSED: usize = 20;

/// Reads guidance. Refused parts are left out of the blocks and listed, the first twenty of them. A text beyond the bounds is
/// refused as a whole and gives its lines as they are.
pub fn read(source: &str) -> (Vec<Block>, Vec<Refused>) {
    if let Some(refused) = bounds::beyond(source) {
        return (bounds::as_it_is(source), vec![refused]);
    }
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(source, Options::empty()).into_offset_iter() {
        reader.event(event, range.start);
    }
    reader.close_paragraph();
    reader.refused.truncate(MOST_REFUSED);
    let line = |start: usize| source[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
    let refused = reader.refused.into_iter().map(|(what, start)| Refused { what: what.to_owned(), line: line(start) });
    (reader.blocks, refused.collect())
}

/// The words alone, one line a block or item; for searching and for papers.
pub fn plain(source: &str) -> String {
    let words = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
    let mut lines = Vec::new();
    for block in read(source).0 {
        match block {
            Block::Paragraph(spans) => lines.push(words(&spans)),
            Block::List(items) => lines.extend(items.iter().map(|item| words(item))),
        }
    }
    lines.join("\n")
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// What, and where it begins.
    refused: Vec<(&'static str, usize)>,
    spans: Vec<Span>,
    items: Option<Vec<Vec<Span>>>,
    strong: usize,
    emphasis: usize,
    link: Option<String>,
    hidden: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, start: usize) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Code(text) => self.text(&text),
            Event::Start(tag) => self.start(tag, start),
            Event::End(tag) => self.end(tag),
            Event::Html(_) | Event::InlineHtml(_) => self.refuse("HTML", start),
            Event::Rule => self.refuse("a line across", start),
            _ => self.refuse("something else than text", start),
        }
    }

    fn start(&mut self, tag: Tag<'_>, start: usize) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => {}
            Tag::List(_) if self.items.is_none() => {
                self.close_paragraph();
                self.items = Some(Vec::new());
            }
            Tag::Item => {}
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => {
                if dest_url.starts_with("https://") || dest_url.starts_with("mailto:") {
                    self.link = Some(dest_url.into_string());
                } else {
                    self.refuse("a link that is neither https nor mailto", start);
                }
            }
            other => {
                self.hidden += 1;
                self.refuse(name(&other), start);
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.items.is_none() => self.close_paragraph(),
            TagEnd::Paragraph => self.text(" "),
            TagEnd::HtmlBlock => {}
            TagEnd::Item if self.hidden == 0 => {
                let item = trimmed(std::mem::take(&mut self.spans));
                if let Some(items) = &mut self.items {
                    items.push(item);
                }
            }
            TagEnd::List(_) if self.hidden == 0 => {
                if let Some(items) = self.items.take() {
                    self.blocks.push(Block::List(items));
                }
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => self.link = None,
            TagEnd::Item => {}
            _ => self.hidden = self.hidden.saturating_sub(1),
        }
    }

    fn text(&mut self, words: &str) {
        if self.hidden > 0 {
            return;
        }
        let style = (self.strong > 0, self.emphasis > 0, &self.link);
        match self.spans.last_mut() {
            Some(last) if (last.strong, last.emphasis, &last.link) == style => {
                last.text.push_str(words);
            }
            _ => self.spans.push(Span {
                text: words.to_owned(),
                strong: style.0,
                emphasis: style.1,
                link: self.link.clone(),
            }),
        }
    }

    fn close_paragraph(&mut self) {
        let spans = trimmed(std::mem::take(&mut self.spans));
        if !spans.is_empty() {
            self.blocks.push(Block::Paragraph(spans));
        }
    }

    fn refuse(&mut self, what: &'static str, start: usize) {
        self.refused.push((what, start));
    }
}

fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Image { .. } => "an image",
        Tag::Heading { .. } => "a heading inside a part",
        Tag::List(_) => "a list inside a list",
        Tag::CodeBlock(_) => "a block of code",
        Tag::BlockQuote(_) => "a quotation block",
        _ => "something else than text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_styles_are_read() {
        let (blocks, refused) = read("One **two** *three*\nfour.\n\n- a\n- [b](https://example.org)\n");
        assert_eq!(refused, []);
        let Block::Paragraph(spans) = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(spans.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), ["One ", "two", " ", "three", " four."]);
        assert!(spans[1].strong && spans[3].emphasis);
        let Block::List(items) = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(items[1][0].link.as_deref(), Some("https://example.org"));
        assert_eq!(plain("One **two**\n\n- a\n- b"), "One two\na\nb");
    }

    fn refuses(source: &str, what: &str, line: usize) {
        let (blocks, refused) = read(source);
        assert!(refused.iter().any(|r| r.what.contains(what) && r.line == line), "{source}: {refused:?}");
        let shown = format!("{blocks:?}");
        assert!(!shown.contains("script") && !shown.contains("hidden"), "{shown}");
    }

    #[test]
    fn everything_else_is_refused_with_its_line() {
        refuses("ok\n\n<script>alert(1)</script>", "HTML", 3);
        refuses("a <b onclick='script'>b</b>", "HTML", 1);
        refuses("![hidden](https://example.org/x.png)", "an image", 1);
        refuses("[a](javascript:script)", "a link", 1);
        refuses("# hidden", "a heading", 1);
        refuses("```\nhidden\n```", "code", 1);
        refuses("> hidden", "quotation", 1);
        refuses("- a\n  - hidden", "a list inside", 2);
    }
}
