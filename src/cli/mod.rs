//! The command line: one file a subcommand, no domain logic.
//!
//! stdout is data and stderr is for people. A command's settings are checked before anything is read, and whatever can
//! fail for a whole file fails before output begins.

mod account;
mod archive;
mod args;
mod aside;
mod assure;
#[cfg(feature = "store")]
mod audit;
mod build;
#[cfg(feature = "store")]
mod cases;
mod checkpoint;
mod compare;
mod exit;
mod explain;
#[cfg(feature = "store")]
mod good_guys;
mod inputs;
mod interrupt;
mod kept;
mod lists;
mod load;
mod messages;
mod output;
mod progress;
mod quality;
mod replay;
#[cfg(feature = "store")]
mod report;
mod rescreen;
mod run;
mod run_output;
mod screen;
mod screening;
mod search;

pub use exit::ExitStatus;

use std::ffi::OsString;
use std::io::ErrorKind as IoKind;

use clap::Parser as _;

use args::{Cli, Command, Format, Kind, ScoreArgs, Weak};

use crate::designation::EntityKind;
use crate::screen::ScreenConfig;

/// Runs the command that the process' arguments ask for, and says how it ended. Prints errors itself.
#[must_use]
pub fn run() -> ExitStatus {
    std::panic::set_hook(Box::new(messages::fault));
    run_with(std::env::args_os())
}

/// Runs the command that some arguments ask for; the first is the program's name.
#[must_use]
pub fn run_with(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let error = without_names(error);
            // Help and version go to stdout and are no failure; a closed pipe there is none either.
            let _ = error.print();
            return if error.use_stderr() { ExitStatus::Failed } else { ExitStatus::Clear };
        }
    };
    let result = match cli.command {
        Command::Screen(args) => screen::run(&args),
        Command::Rescreen(args) => rescreen::run(&args),
        Command::Replay(args) => replay::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Assure(args) => assure::run(&args),
        Command::Lists(command) => lists::run(&command),
        #[cfg(feature = "store")]
        Command::Cases(command) => cases::run(&command),
        #[cfg(feature = "store")]
        Command::GoodGuys(command) => good_guys::run(&command),
        #[cfg(feature = "store")]
        Command::Audit(command) => audit::run(&command),
        #[cfg(feature = "store")]
        Command::Report(args) => report::run(&args),
    };
    result.unwrap_or_else(|error| failed(&error))
}

/// A fault of the command line without words that may be of a name: one that is not quoted gives an argument too many.
fn without_names(mut error: clap::Error) -> clap::Error {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    if error.kind() == ErrorKind::UnknownArgument
        && let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg)
        && !argument.starts_with('-')
    {
        error.insert(ContextKind::InvalidArg, ContextValue::String("one too many (quote names)".to_owned()));
        error.remove(ContextKind::SuggestedSubcommand);
    }
    error
}

/// Says why a command failed, and what its end is.
fn failed(error: &anyhow::Error) -> ExitStatus {
    if is_interrupt(error) {
        messages::note("interrupted; nothing was written under the output's name");
        return ExitStatus::Interrupted;
    }
    match io_kind(error) {
        // The reader of our output went away, which is its right and no fault; yet a result cut short must not pass
        // for a whole one.
        Some(IoKind::BrokenPipe) => {
            messages::note("stopped: standard output was closed before everything was written");
        }
        Some(IoKind::StorageFull | IoKind::QuotaExceeded | IoKind::FileTooLarge) => {
            messages::error(error);
            messages::note("make room there, or write to another disk with -o");
        }
        _ => messages::error(error),
    }
    ExitStatus::Failed
}

fn is_interrupt(error: &anyhow::Error) -> bool {
    // A reader that was told to stop fails as any reader may.
    interrupt::requested()
        || error
            .downcast_ref::<crate::Error>()
            .is_some_and(|error| matches!(error.kind(), crate::ErrorKind::Interrupted))
}

/// What the operating system refused, where it is the cause of an error.
fn io_kind(error: &anyhow::Error) -> Option<IoKind> {
    error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind)
}

impl ScoreArgs {
    /// The settings these arguments ask for, on top of others.
    fn config(&self, mut config: ScreenConfig) -> ScreenConfig {
        if let Some(threshold) = self.threshold {
            config.score.threshold = threshold;
        }
        for Weak { list, how } in &self.weak_aliases {
            match list {
                Some(list) => {
                    config.weak_aliases_by_list.insert(list.clone(), *how);
                }
                None => config.weak_aliases = *how,
            }
        }
        config
    }
}

impl From<Format> for crate::report::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Jsonl => Self::Jsonl,
            Format::Table => Self::Table,
        }
    }
}

impl From<Kind> for EntityKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Person => Self::Person,
            Kind::Entity => Self::Entity,
            Kind::Vessel => Self::Vessel,
            Kind::Aircraft => Self::Aircraft,
            Kind::Unknown => Self::Unknown,
        }
    }
}
