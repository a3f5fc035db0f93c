//! What somebody looks for, as it is typed: every word has to be found, the last one may be unfinished, and an abbreviation finds what
//! it stands for, as the words in full find the abbreviation (`glossary.txt`).

mod glossary;
mod words;

pub use words::{Part, Words};

/// Words beyond these do not make a search better.
const MOST_WORDS: usize = 12;

/// What is looked for. Everything in it has to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Each has to be found.
    pub terms: Vec<Term>,
}

/// Something that has to be found, in any of these ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The words typed first, then the other spellings of what they mean.
    pub ways: Vec<Way>,
}

/// Pieces that have to be found, wherever each stands.
pub type Way = Vec<Piece>;

/// Words that stand next to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, in small letters without accents.
    pub words: Vec<String>,
    /// How the last one may end.
    pub end: End,
    /// Whether the text must have it in capitals.
    pub capitals: bool,
}

/// How the last word of a piece may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// As it does here.
    Whole,
    /// So, or with an s.
    Plural,
    /// Anyhow: it is still being typed.
    Unfinished,
}

/// How well something was found, the least the best.
pub type Rank = u32;

impl Query {
    /// Reads what was typed. Any text is something to look for, if only for nothing.
    pub fn typed(text: &str) -> Self {
        let pieces =
            text.split(|c: char| c.is_whitespace() || c.is_control()).map(|piece| Words::of(piece).all().to_vec());
        let pieces: Vec<Vec<String>> = pieces.filter(|piece| !piece.is_empty()).take(MOST_WORDS).collect();
        let mut terms = Vec::new();
        let mut left = &pieces[..];
        while !left.is_empty() {
            let (taken, term) = Term::first_of(left);
            terms.push(term);
            left = &left[taken..];
        }
        Self { terms }
    }

    /// How well this is found in a standard: `head` is its number and what it asks, `body` its guidance. None: not all of it is there.
    pub fn rank(&self, head: &Words, body: &Words) -> Option<Rank> {
        self.terms.iter().map(|term| term.rank(head, body)).sum::<Option<Rank>>().filter(|_| !self.terms.is_empty())
    }

    /// The words around what was found: of the body, unless the head alone has all of it.
    pub fn around(&self, head: &Words, body: &Words) -> Vec<Part> {
        let in_head = self.rank(head, &Words::default()).is_some();
        let pieces = self.terms.iter().flat_map(|term| term.ways.iter().flatten());
        if in_head { head.around(pieces) } else { body.around(pieces) }
    }
}

impl Term {
    /// What the pieces typed begin with, and how many of them it is.
    fn first_of(pieces: &[Vec<String>]) -> (usize, Self) {
        let typed: Vec<&str> = pieces.iter().flatten().map(String::as_str).collect();
        let (words, others) = glossary::meant(&typed).unwrap_or((0, Vec::new()));
        // As many pieces as the spelling has words; it ends where a piece does, or is none.
        let mut counted = pieces.iter().scan(0, |sum, piece| {
            *sum += piece.len();
            Some(*sum)
        });
        let known = counted.position(|sum| sum == words).map(|place| place + 1);
        let taken = known.unwrap_or(1);
        let own = pieces[..taken].iter().enumerate().map(|(place, words)| Piece {
            words: words.clone(),
            end: if place + 1 == pieces.len() { End::Unfinished } else { End::Whole },
            capitals: false,
        });
        let mut ways: Vec<Way> = vec![own.collect()];
        if known.is_some() {
            let piece = |one: glossary::Spelling| Piece { words: one.words, end: End::Plural, capitals: one.capitals };
            ways.extend(others.into_iter().map(|one| vec![piece(one)]));
        }
        (taken, Self { ways })
    }

    fn rank(&self, head: &Words, body: &Words) -> Option<Rank> {
        let of_piece = |piece: &Piece| {
            let at = |words: &Words, whole, part| words.find(piece).map(|(_, is)| if is { whole } else { part }).min();
            at(head, 0, 1).or_else(|| at(body, 2, 3))
        };
        let of_way = |way: &Way| way.iter().map(of_piece).try_fold(0, |worst, rank| Some(worst.max(rank?)));
        self.ways.iter().filter_map(of_way).min()
    }
}

#[cfg(test)]
mod tests;
