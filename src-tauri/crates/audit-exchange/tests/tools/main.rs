//! Audit tools: the folder form with its faults, the real tools, and the file form.

mod faults;
mod folder;
mod hostile;
mod limits;
mod profiles;
mod section_11;
mod section_11_short;
mod section_175;
mod v1;
