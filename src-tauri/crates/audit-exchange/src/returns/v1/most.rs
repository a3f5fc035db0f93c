//! The most entries of each list. Far above what any audit needs, and low enough that a hostile file costs little.

pub const STANDARDS: usize = audit_core::limits::STANDARDS.most;
pub const EVIDENCE: usize = 10_000;
pub const EVIDENCE_OF_ONE: usize = 500;
pub const ACTIONS: usize = 10_000;
pub const SITES: usize = 2_000;
pub const QUESTIONS: usize = 500;
pub const OTHERS: usize = 200;
