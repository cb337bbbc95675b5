//! The program: arguments, terminal, clock; one file in `cli/` for each command.

fn main() {}
