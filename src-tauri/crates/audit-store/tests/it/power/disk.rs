//! A disk that loses its power: what is surely on it, and what was written and may be there, in part or not at all.

use proptest::test_runner::TestRng;

use super::trace::{Event, File};
use crate::common::below;

/// A disk writes this much at once or not at all.
const SECTOR: usize = 512;

/// One file.
#[derive(Clone, Debug, Default)]
struct Content {
    /// What every power cut leaves.
    durable: Vec<u8>,
    /// What was written since, in order.
    waiting: Vec<Change>,
}

#[derive(Clone, Debug)]
enum Change {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

/// How a power cut treats what was waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Nothing of it was written.
    Dropped,
    /// All of it was: as if only the program had been ended.
    Kept,
    /// Of each change it is open whether it was written.
    Some,
    /// As `Some`, and of what was written it is open for each sector.
    Torn,
}

/// The two files as the events leave them.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    store: Content,
    journal: Content,
    /// Whether the journal's name is surely in the folder.
    named: bool,
}

impl Disk {
    /// A disk with a closed store on it.
    pub fn with(store: Vec<u8>) -> Self {
        Self { store: Content { durable: store, waiting: Vec::new() }, ..Self::default() }
    }

    pub fn happen(&mut self, event: &Event) {
        match event {
            Event::Write { file, at, bytes } => self.file(*file).waiting.push(Change::Write(*at, bytes.clone())),
            Event::Truncate { file, to } => self.file(*file).waiting.push(Change::Truncate(*to)),
            Event::Sync(file) => {
                let content = self.file(*file);
                for change in std::mem::take(&mut content.waiting) {
                    apply(&mut content.durable, &change, |_| true);
                }
            }
            Event::SyncFolder => self.named = true,
            Event::Said(_) => {}
        }
    }

    fn file(&mut self, file: File) -> &mut Content {
        match file {
            File::Store => &mut self.store,
            File::Journal => &mut self.journal,
        }
    }

    /// What the disk holds when the power comes back: the store, and the journal if there is one.
    pub fn after(&self, cut: Cut, dice: &mut TestRng) -> (Vec<u8>, Option<Vec<u8>>) {
        let store = self.store.after(cut, dice);
        let journal = self.journal.after(cut, dice);
        let named = self.named || cut == Cut::Kept || (cut != Cut::Dropped && below(dice, 2) == 0);
        (store, named.then_some(journal))
    }
}

impl Content {
    fn after(&self, cut: Cut, dice: &mut TestRng) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        for change in &self.waiting {
            match cut {
                Cut::Dropped => {}
                Cut::Kept => apply(&mut bytes, change, |_| true),
                Cut::Some if below(dice, 2) == 0 => {}
                Cut::Some => apply(&mut bytes, change, |_| true),
                Cut::Torn => apply(&mut bytes, change, |_| below(dice, 2) == 0),
            }
        }
        bytes
    }
}

/// Applies a change, or those of its sectors that were written. A file that grows has zeros where nothing was written.
fn apply(bytes: &mut Vec<u8>, change: &Change, mut written: impl FnMut(usize) -> bool) {
    match change {
        Change::Truncate(to) if written(0) => bytes.resize(*to, 0),
        Change::Truncate(_) => {}
        Change::Write(at, new) => {
            let mut from = 0;
            while from < new.len() {
                let place = at + from;
                let to = new.len().min(from + SECTOR - place % SECTOR);
                if written(place / SECTOR) {
                    bytes.resize(bytes.len().max(at + to), 0);
                    bytes[place..at + to].copy_from_slice(&new[from..to]);
                }
                from = to;
            }
        }
    }
}
