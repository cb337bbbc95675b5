//! The program: arguments, terminal, clock; one file in `cli/` for each command.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
