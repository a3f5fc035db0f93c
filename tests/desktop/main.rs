//! The real program in a real window, driven as a person drives it. Run with `cargo xtask check desktop`.
#![cfg(target_os = "linux")]

mod axe;
mod closing;
mod cross;
mod driver;
mod find;
mod hands;
mod opening;
mod tour;
mod window;
