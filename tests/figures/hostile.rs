//! Every hostile file, as large as it may be: how long bringing it in takes.

use crate::measure::{Both, Times};
use audit_tests::hostile::{Player, Size, all};
use std::error::Error;

/// Prints a line for each as it is done, then all times and the longest as figures, in milliseconds of the processor: what others
/// do on the computer does not count, and a file waits for nothing but the processor.
pub fn figures(asked: &[String]) -> Result<(), Box<dyn Error>> {
    let mut player = Player::new()?;
    let mut times = Times::default();
    let mut wrong = Vec::new();
    let mut worst = (0.0, "none");
    for hostile in all() {
        if !asked.is_empty() && !asked.iter().any(|words| hostile.name.contains(words.as_str())) {
            continue;
        }
        let made = hostile.make(Size::Full);
        let mut both = Both::default();
        let said = both.of(|| player.play(&hostile, &made));
        if !said.codes.iter().any(|code| code == hostile.said) {
            wrong.push(format!("{}: {:?} instead of {}", hostile.name, said.codes.first(), hostile.said));
        }
        let took = both.processor.last().unwrap_or_default();
        let clock = both.clock.last().unwrap_or_default();
        let size = made.length() as f64 / 1e6;
        eprintln!("   {took:8.0} ms ({clock:.0} by the clock)  {size:6.1} MB  {}", hostile.name);
        times.add(took);
        if took > worst.0 {
            worst = (took, hostile.name);
        }
    }
    times.worst().print_noted("hostile-worst", "ms", worst.1);
    times.print("hostile", "ms");
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}
