//! The rules of a safeguarding self-audit: no input or output, no clock, no randomness.
