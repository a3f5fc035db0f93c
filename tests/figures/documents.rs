//! The improvement plan: time of the processor and size, for 20 and 200 actions.

use crate::measure::Times;
use crate::sample;
use std::error::Error;

const ROUNDS: usize = 20;

pub fn plans() -> Result<(), Box<dyn Error>> {
    for actions in [20, 200] {
        let plan = sample::plan(actions);
        let (mut times, mut sizes) = (Times::default(), Times::default());
        for _ in 0..ROUNDS {
            let bytes = times.of_processor(|| audit_documents::plan_pdf(&plan))?;
            sizes.add(bytes.len() as f64 / 1024.0);
        }
        times.print(&format!("plan-{actions}"), "ms CPU");
        sizes.print(&format!("plan-{actions}-size"), "KiB");
    }
    Ok(())
}
