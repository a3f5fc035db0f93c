//! Times: how long something took, how much of the processor it used, and the line that says so.

use std::time::Instant;

/// What was measured, in one unit.
#[derive(Default)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn add(&mut self, value: f64) {
        self.0.push(value);
    }

    /// Runs something and adds its time in milliseconds.
    pub fn of<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.add(begun.elapsed().as_secs_f64() * 1_000.0);
        done
    }

    /// Runs something and adds the processor's time of this thread in milliseconds.
    pub fn of_processor<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let before = processor();
        let done = work();
        self.add((processor() - before) / 1e6);
        done
    }

    /// Prints the line of the table: name, unit, least, median, how many.
    pub fn print(mut self, name: &str, unit: &str) {
        self.0.sort_by(f64::total_cmp);
        let median = self.0[self.0.len() / 2];
        println!("figure\t{name}\t{unit}\t{}\t{median}\t{}", self.0[0], self.0.len());
    }
}

/// Nanoseconds that this thread has run: unlike the clock, they do not count what others do on the computer.
fn processor() -> f64 {
    // The kernel brings the number up to date when the thread could be changed for another.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").expect("a Linux kernel with schedstat");
    told.split_whitespace().next().and_then(|number| number.parse().ok()).expect("nanoseconds")
}
