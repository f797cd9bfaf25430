//! The program `safon`: see `safon --help`, or `src/cli.rs`.

use std::process::ExitCode;

fn main() -> ExitCode {
    safon::cli::main()
}
