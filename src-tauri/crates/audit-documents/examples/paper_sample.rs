//! Writes papers of an invented school with 0, 4 and 40 standards that are not met to a folder:
//! `cargo run -p audit-documents --example paper_sample -- FOLDER`.

#[path = "../tests/papers/mod.rs"]
mod papers;

use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("say which folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    for count in [0, 4, 40] {
        let paper = papers::paper(count, count);
        let start = Instant::now();
        let bytes = audit_documents::paper_pdf(&paper)?;
        println!("{count} not met: {} ms, {} KiB", start.elapsed().as_millis(), bytes.len() / 1024);
        std::fs::write(folder.join(format!("paper-{count}.pdf")), bytes)?;
    }
    Ok(())
}
