//! Writes improvement plans of an invented practice with 0, 20 and 200 actions to a folder:
//! `cargo run -p audit-documents --example plan_sample -- FOLDER`.

mod sample;

use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("say which folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    for count in [0, 20, 200] {
        let plan = sample::plan(count);
        let start = Instant::now();
        let bytes = audit_documents::plan_pdf(&plan)?;
        println!("{count} actions: {} ms, {} KiB", start.elapsed().as_millis(), bytes.len() / 1024);
        std::fs::write(folder.join(format!("plan-{count}.pdf")), bytes)?;
    }
    Ok(())
}
