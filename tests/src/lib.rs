//! Fixtures for the tests from outside: a fixed world, an invented practice's answers, and the hand that fills them in.

mod answers;
mod disk;
pub mod hall;
mod hand;
pub mod hostile;
mod play;
mod sheets;
mod words;
mod world;

pub use answers::{Action, Answer, Answers, Declaration, Evidence, Person, Question, Site};
pub use disk::SmallDisk;
pub use hand::Hand;
pub use play::{agree, answer_everything, begin, declare, play, ready};
pub use sheets::Sheets;
pub use words::{Dice, golden, root, updating};
pub use world::{Fixed, TODAY, open};
