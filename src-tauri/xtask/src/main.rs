//! Set-up and chores of the project: `cargo xtask run | test | tour | package | papers | check | bench`.

mod bench;
mod checks;
mod package;
mod packages;
mod place;
mod screen;
mod step;
mod tests_run;
mod tools;
mod window;

use std::process::ExitCode;

use place::Place;
use step::Outcome;

const HELP: &str = "\
Safeguarding Audit: set-up and chores

Usage: cargo xtask COMMAND

  run [-- ARGUMENTS]   Set up this computer, build the program and open it.
                       Arguments after -- go to the program: -- --data FOLDER
  test                 Set up this computer and run every check that the build server runs,
                       the quick ones first.
  tour                 Play the main job in the real window, from an empty store to the return and
                       the plan. Leaves both and a picture of every screen in target/tour/.
                       Works without a display.
  package              Build the release and make its packages, with licences, list of parts and
                       hashes, in target/package/. `cargo xtask check package` tries them out.
  papers               Write the papers for IT with the publisher's name in them to target/papers/.
  check-windows        Compile the program for Windows, on Debian.
  check NAME...        Run single checks, without set-up. Without a name: list them.
  bench [--built]      Measure speed, memory and sizes on this computer and print the table with its aims.
                       Builds for release first; --built measures what was built before. About five
                       minutes after the build, on a computer that does nothing else. Linux only.
  setup                Only set up this computer.
  help                 Print this.

What set-up does: on Debian and Ubuntu it installs the packages that are missing (as root, or through
sudo); on another system it names what to install. It asks for Node 20 or newer, and fetches the
screen's packages when ui/package-lock.json has changed. Everything that is built stays in target/
and ui/.

Examples:
  cargo xtask run
  cargo xtask run -- --data my-trial
  cargo xtask check formatting tidy
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let place = Place::find();
    let (command, rest) = arguments.split_first().map_or(("help", &[][..]), |(c, r)| (c.as_str(), r));
    if rest.iter().any(|a| a == "--help" || a == "-h") && command != "run" {
        print!("{HELP}");
        return Ok(());
    }
    match command {
        "run" => window::run(&place, rest),
        "test" => checks::all(&place),
        "tour" => window::tour(&place),
        "package" => package::make(&place),
        "papers" => package::papers::write(&place),
        "check-windows" => checks::windows::check(&place),
        "check" => checks::named(&place, rest),
        "bench" => bench::all(&place, rest),
        "setup" => set_up(&place),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("There is no command \"{other}\". `cargo xtask help` lists them.")),
    }
}

/// Everything that has to be there before something can be built.
fn set_up(place: &Place) -> Outcome {
    packages::install_missing()?;
    screen::require_node()?;
    screen::fetch_packages(place)
}
