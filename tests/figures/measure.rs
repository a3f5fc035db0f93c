//! Times: how long something took, how much of the processor it used, and the line that says so.

use std::time::Instant;

/// What was measured under one name, in one unit, in the order in which it was measured.
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

    /// What was measured last.
    pub fn last(&self) -> Option<f64> {
        self.0.last().copied()
    }

    /// The longest alone.
    pub fn worst(&self) -> Self {
        Self(self.0.iter().copied().reduce(f64::max).into_iter().collect())
    }

    /// Prints the line that `cargo xtask bench` reads: name, unit, every value. Those of two names that are measured in turn
    /// stand in the same order.
    pub fn print(self, name: &str, unit: &str) {
        println!("{}", self.line(name, unit));
    }

    /// As [`Times::print`], with words that the table puts behind what it says.
    pub fn print_noted(self, name: &str, unit: &str, note: &str) {
        println!("{}\t{note}", self.line(name, unit));
    }

    fn line(self, name: &str, unit: &str) -> String {
        let values: Vec<String> = self.0.iter().map(|value| format!("{value:.4}")).collect();
        format!("figure\t{name}\t{unit}\t{}", values.join(" "))
    }
}

/// Time by the clock, and the processor's time of this thread, of the same work.
#[derive(Default)]
pub struct Both {
    pub clock: Times,
    pub processor: Times,
}

impl Both {
    pub fn of<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let before = processor();
        let done = self.clock.of(work);
        self.processor.add((processor() - before) / 1e6);
        done
    }

    /// Adds what was measured apart.
    pub fn take(&mut self, other: Self) {
        self.clock.0.extend(other.clock.0);
        self.processor.0.extend(other.processor.0);
    }

    /// Prints two lines, the second with `-cpu` behind its name.
    pub fn print(self, name: &str) {
        self.clock.print(name, "ms");
        self.processor.print(&format!("{name}-cpu"), "ms");
    }
}

/// Nanoseconds that this thread has run: unlike the clock, they do not count what others do on the computer.
fn processor() -> f64 {
    // The kernel brings the number up to date when the thread could be changed for another.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").expect("a Linux kernel with schedstat");
    told.split_whitespace().next().and_then(|number| number.parse().ok()).expect("nanoseconds")
}
