//! An empty window of the same Tauri with the same features: `cargo xtask bench` starts the program against it.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/empty/tauri.conf.json"))
}
