//! The program: arguments, terminal, clock; one file in `cli/` for each command.

mod cli;

/// A build makes and drops many small values on every core: with this allocator it needs a tenth less time.
/// Huge pages (the feature `no_thp` does without) would take a tenth more memory and save no time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
