//! An empty window of the same Tauri with the same features: `cargo xtask bench` starts the program against it.
//!
//! Nothing is said about how it draws, as nothing is said in the program's own window (`src/window/webkitgtk.rs`): were one of them told
//! something, the other would have to be told the same.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/empty/tauri.conf.json"))
}
