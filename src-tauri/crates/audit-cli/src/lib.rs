//! The command line safeguarding-returns.
