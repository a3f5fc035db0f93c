//! The real program in a real window, driven as a person drives it. Run with `cargo xtask check desktop`.
#![cfg(target_os = "linux")]

mod alike;
mod axe;
mod closing;
mod cross;
mod declaring;
mod dialog;
mod driver;
mod editions;
mod entering;
mod filling;
mod find;
mod full_disk;
mod hands;
mod haste;
mod journey;
mod keyboard;
mod keys;
mod menu;
mod mouse;
mod opening;
mod planning;
mod prepared;
mod refusing;
mod restoring;
mod resuming;
mod school;
mod screens;
mod second;
mod sizes;
mod sockets;
mod tour;
mod undoing;
mod wheel;
mod window;
mod workbooks;
