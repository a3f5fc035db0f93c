//! The kinds of store that whatever befalls a store is tried on: the organisation's, and a small one of the tests' own.
pub mod ledger;
mod organisation;

use audit_store::{Kind, Store, StoreError, Writer};

use crate::common::options;

pub use ledger::Ledger;

/// A kind of store that tests can work on.
pub trait Worked: Kind {
    /// Its name for a child process.
    const WORD: &'static str;

    /// Puts in an empty store what work begins with.
    fn begin(store: &mut Store<Self>);

    /// Saves one thing, the nth from 1, with so many words.
    ///
    /// # Errors
    /// The store's.
    fn save(store: &mut Store<Self>, number: u128, words: usize) -> Result<(), StoreError>;

    /// How many things were saved, and the words of the last one, which begin with its number.
    ///
    /// # Errors
    /// The store's.
    fn saved(store: &Store<Self>) -> Result<(u128, String), StoreError>;

    /// The nth step of somebody's work, from 1: many small ones, one that is larger than what SQLite keeps in memory. The same steps
    /// leave the same, also where one is tried again.
    ///
    /// # Errors
    /// The store's.
    fn work(store: &mut Store<Self>, number: u128) -> Result<(), StoreError>;

    /// What that work has left.
    fn held(store: &Store<Self>) -> String;

    /// Puts in so much that a bit that flips hits something.
    fn fill(store: &mut Store<Self>);

    /// Everything that a person could read.
    fn everything(store: &Store<Self>) -> String;
}

/// The step that writes more than SQLite keeps in memory: it reaches the disk in parts before it is committed.
pub const LARGE: u128 = 14;

/// Runs a test on a store of each kind.
macro_rules! each_kind {
    ($test:ident) => {{
        println!("{}", <audit_store::Organisation as audit_store::Kind>::IDENTITY.name);
        $test::<audit_store::Organisation>();
        println!("{}", <crate::kinds::Ledger as audit_store::Kind>::IDENTITY.name);
        $test::<crate::kinds::Ledger>();
    }};
}
pub(crate) use each_kind;

/// The variable that tells a child process which kind it works on.
pub const KIND: &str = "AUDIT_STORE_KIND";

/// Runs what a child does on a store of the kind that its parent named.
macro_rules! kind_of_child {
    ($test:ident) => {
        match std::env::var(crate::kinds::KIND).as_deref() {
            Ok(word) if word == <crate::kinds::Ledger as crate::kinds::Worked>::WORD => $test::<crate::kinds::Ledger>(),
            _ => $test::<audit_store::Organisation>(),
        }
    };
}
pub(crate) use kind_of_child;

/// A store with what work begins with, in a folder of its own.
pub fn begun<K: Worked>() -> (tempfile::TempDir, Store<K>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::<K>::open(&folder.path().join(K::FILE), &options()).expect("a new store");
    K::begin(&mut store);
    (folder, store)
}

/// One with much in it.
pub fn filled<K: Worked>() -> (tempfile::TempDir, Store<K>) {
    let (folder, mut store) = begun::<K>();
    K::fill(&mut store);
    (folder, store)
}

impl Worked for Ledger {
    const WORD: &'static str = "ledger";

    fn begin(_store: &mut Store<Self>) {}

    fn save(store: &mut Store<Self>, number: u128, words: usize) -> Result<(), StoreError> {
        let text = format!("{number} {}", "words ".repeat(words));
        store.write(|writer| {
            let arrival = Self::take_in(writer, text.as_bytes(), "pm@hillside.example")?;
            Self::decide(writer, &format!("d{number}"), Some(&arrival), &text)
        })
    }

    fn saved(store: &Store<Self>) -> Result<(u128, String), StoreError> {
        let all = Self::decisions(&store.read()?)?;
        Ok((all.len() as u128, all.last().map_or_else(String::new, |last| last.what.clone())))
    }

    fn work(store: &mut Store<Self>, number: u128) -> Result<(), StoreError> {
        let many = if number.is_multiple_of(7) { 60 } else { 1 };
        let text = "words ".repeat(if number == LARGE { 3_000 } else { 40 });
        store.write(|writer: &Writer<'_, Self>| {
            for one in 0..many {
                let arrival = match number % 3 {
                    0 => None,
                    _ => Some(Self::take_in(writer, format!("{number} {one} {text}").as_bytes(), "somebody")?),
                };
                Self::decide(writer, &format!("d{number}-{one}"), arrival.as_deref(), &format!("{number} {text}"))?;
            }
            Ok(())
        })
    }

    fn held(store: &Store<Self>) -> String {
        Self::everything(store)
    }

    fn fill(store: &mut Store<Self>) {
        for number in 1..=60 {
            let words = if number == 30 { 600 } else { 10 };
            Self::save(store, number, words).expect("saves");
        }
    }

    fn everything(store: &Store<Self>) -> String {
        let reader = store.read().expect("open");
        format!("{:?}\n{:?}\n{:?}", Self::decisions(&reader), Self::arrivals(&reader), reader.setting("second-folder"))
    }
}
