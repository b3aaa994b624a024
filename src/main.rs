//! The `interdict` command: reads the arguments, runs the command, prints what went wrong, picks the exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    interdict::cli::run().into()
}
