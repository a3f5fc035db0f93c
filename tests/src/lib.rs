//! Fixtures for the tests from outside: fixed clock, fixed keys.
