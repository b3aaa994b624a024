//! The command line as clap reads it: raw arguments with their help. Validated settings are made from them in each
//! subcommand's file.
#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

mod assure;
#[cfg(feature = "store")]
mod cases;
mod keep;
mod lists;
mod quality;
mod replay;
#[cfg(feature = "store")]
mod report;
mod run;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::screen::WeakAliases;

pub(super) use assure::{AssureArgs, AssureFormat, LineArgs};
#[cfg(feature = "store")]
pub(super) use cases::{
    AssignArgs, AuditCommand, CaseFilterArgs, CaseStoreArgs, CasesCommand, CasesFormat, DecideArgs,
    ExportCasesArgs, ExportLogArgs, GoodGuysCommand, ImportCasesArgs, ListCasesArgs, ListGoodGuysArgs,
    NoteArgs, ReopenArgs, RevokeArgs, RulesArgs, RunsArgs, ShowCaseArgs, StatsArgs, VerifyArgs,
};
pub(super) use keep::KeepArgs;
pub(super) use lists::{
    CheckArgs, DiffArgs, DiffFormat, FetchArgs, ListsCommand, PruneArgs, ShowArgs, ShowFormat,
};
pub(super) use quality::QualityArgs;
pub(super) use replay::{ArchiveArgs, ExplainArgs, ReplayArgs};
#[cfg(feature = "store")]
pub(super) use report::{ReportArgs, ReportFormat};
pub(super) use run::RunArgs;

/// Exit codes, as --help prints them.
const EXIT_CODES: &str = "\
Exit codes of screen:
  0    all rows screened, no alert
  1    all rows screened, alerts
  2    failed; nothing is written under the output's name
  3    finished, but some row was not screened (wins over 1)
  130  interrupted
Exit codes of rescreen: the same, where 0 is no change and 1 a hit new, changed or gone.
Exit codes of replay: 0 the same bytes, 1 a difference, 2 failed, as where a list or input is not as it was.
explain: 0 the row was clear, 1 it has hits, 2 failed, 3 it was not screened.
Exit codes of search and compare \"A\" \"B\": 0 no hit, 1 a hit or match, 2 failed. compare PAIRS.csv: 0 or 2.
assure: 0 every target met, 1 one missed, 2 failed.
lists check: 0 good, 2 not. lists diff: 0 equal, 1 different, 2 failed.
cases, good-guys: 0 done, 2 failed or refused; import: 3 where a line was refused.
audit verify: 0 as written, 1 tampered with, 2 failed. report: 0 written, 1 written and its counts differ, 2 failed.

interdict supports a decision; it does not make one, and it is not legal advice.";

/// Screens counterparties against official sanctions lists, explains every hit and accounts for every row.
#[derive(Debug, Parser)]
#[command(name = "interdict", version, about, after_help = EXIT_CODES, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Screen counterparty CSV files against lists
    Screen(ScreenArgs),
    /// Screen again only what can have changed, in the lists or in the files, and report new, changed and gone hits
    Rescreen(RescreenArgs),
    /// Repeat an earlier screening from its manifest, and say whether the same bytes come out
    Replay(ReplayArgs),
    /// Show what became of a row of an earlier run, hit or not, and what came nearest
    ///
    /// The row is screened again against the archived lists, which must be those of the run, byte for byte, as must the
    /// input: what it shows is what the run did.
    Explain(ExplainArgs),
    /// Look one name up on the lists
    Search(SearchArgs),
    /// Compare two names, or every pair of a CSV file, and say why they match or not
    Compare(CompareArgs),
    /// Test whether screening finds what it has to: listed names, manipulated ones, innocent parties
    Assure(Box<AssureArgs>),
    /// Look at list files: what they hold, whether they are whole, what changed between two editions
    #[command(subcommand)]
    Lists(ListsCommand),
    /// Work on what screenings with --store found: the queue, decisions, spreadsheets, figures
    #[cfg(feature = "store")]
    #[command(subcommand)]
    Cases(CasesCommand),
    /// Look at the pairs that stay quiet until something about them changes
    #[cfg(feature = "store")]
    #[command(subcommand)]
    GoodGuys(GoodGuysCommand),
    /// Verify and export the log of all runs, decisions and changes
    #[cfg(feature = "store")]
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Report a kept run with its cases, to be read, signed and filed: a page, a workbook or a CSV file
    #[cfg(feature = "store")]
    Report(ReportArgs),
}

/// What decides a hit.
#[derive(Debug, Clone, Args)]
pub(super) struct ScoreArgs {
    /// Score from which a hit is raised, 0 to 1
    ///
    /// The default is calibrated; README states the recall and the alert rate it gives. A lower threshold finds more
    /// and alerts more.
    #[arg(long, value_name = "X", value_parser = threshold)]
    pub(super) threshold: Option<f32>,
    /// What weak ("low quality") aliases do
    ///
    /// exact (the default): a weak alias raises a hit only where it is matched exactly and has two words or more. on: as
    /// strong ones. off: never. LIST= says it for one list; repeatable. A weak alias that raises no hit is still told of
    /// where a strong name of the same designation does
    #[arg(long, value_name = "[LIST=]HOW", value_parser = weak)]
    pub(super) weak_aliases: Vec<Weak>,
}

/// What weak aliases do, on one list or on all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weak {
    pub(super) list: Option<String>,
    pub(super) how: WeakAliases,
}

fn weak(text: &str) -> Result<Weak, String> {
    let (list, how) = match text.split_once('=') {
        Some((list, how)) => (Some(list.to_owned()), how),
        None => (None, text),
    };
    let how = match how {
        "exact" => WeakAliases::Exact,
        "on" => WeakAliases::On,
        "off" => WeakAliases::Off,
        _ => {
            return Err("write exact, on or off, or LIST=exact for one list, such as ofac-sdn=off".to_owned());
        }
    };
    Ok(Weak { list, how })
}

/// Where fetched lists are kept.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct StoreArgs {
    /// Folder of the fetched lists; by default in the user's data folder
    #[arg(long, value_name = "DIR")]
    pub(super) store_dir: Option<PathBuf>,
}

/// Which lists are screened against, and where their index is kept.
#[derive(Debug, Clone, Args)]
pub(super) struct ListArgs {
    /// List file or folder, repeatable; ID= names it
    ///
    /// Formats are recognised by content, plain or gzipped; README has them all. OFAC's sdn.csv takes alt.csv, add.csv and
    /// sdn_comments.csv beside it along. ID@EDITION is an edition that was fetched. Without --list the lists fetched last
    /// are used; where none were, the two bundled demonstration lists of 25 March 2024, which clear nobody.
    #[arg(long = "list", value_name = "[ID=]PATH")]
    pub(super) lists: Vec<String>,
    /// An edition of a fetched list instead of its current one, repeatable, for instance ofac-sdn@2024-05-03
    #[arg(long = "edition", value_name = "ID@EDITION", conflicts_with_all = ["lists", "config"])]
    pub(super) editions: Vec<String>,
    /// Fail where a list is older than so many hours; without it, one older than 24 hours is a warning
    ///
    /// A fetched list is as old as the last time its publisher confirmed it, a file as the last time it was written. An
    /// edition that is named is as old as it is, and a file in interdict's own format has no publisher to be behind.
    #[arg(long, value_name = "HOURS")]
    pub(super) max_list_age: Option<u32>,
    #[command(flatten)]
    pub(super) store: StoreArgs,
    /// Configuration file with collections of lists, instead of --list
    ///
    /// An interdict.toml: named sets of lists, which programs and types of them count, thresholds, internal lists with
    /// owner and expiry. Flags come before what it says.
    #[arg(long, value_name = "FILE", conflicts_with = "lists")]
    pub(super) config: Option<PathBuf>,
    /// The collection of the configuration file to screen against
    #[arg(long, value_name = "NAME", requires = "config")]
    pub(super) collection: Option<String>,
    /// Keep reading where a designation of a list cannot be read, and report each one dropped
    ///
    /// By default a list that cannot be read completely stops the run.
    #[arg(long)]
    pub(super) lenient: bool,
    /// Folder for the index; by default the user's cache folder
    #[arg(long, value_name = "DIR")]
    pub(super) index_dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ScreenArgs {
    /// Counterparty CSV files, plain or gzipped; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) lists: ListArgs,
    #[command(flatten)]
    pub(super) score: ScoreArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) run: RunArgs,
    #[command(flatten)]
    pub(super) quality: QualityArgs,
    /// Threads; 0 is one a processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) threads: usize,
    #[command(flatten)]
    pub(super) keep: KeepArgs,
    /// Go on with a run that was broken off, from its last checkpoint; needs -o OUT
    ///
    /// A run with -o leaves a checkpoint every 250,000 rows, OUT.checkpoint.json, beside the rows so far, OUT.partial;
    /// both are removed when it is complete. The same command with --resume reads the inputs again, makes sure that
    /// they begin as they did, and screens the rows that are left. The output is that of an unbroken run, byte for
    /// byte. Without a checkpoint it begins at the start. Not for tables, which are for reading on a terminal.
    #[cfg_attr(feature = "store", arg(long, conflicts_with = "store"))]
    #[cfg_attr(not(feature = "store"), arg(long))]
    pub(super) resume: bool,
    /// Rows between two checkpoints: for tests, which cannot wait for so many
    #[arg(long, value_name = "N", hide = true, default_value_t = 250_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) checkpoint_rows: u64,
}

/// Where the rows of a run and its manifest go, and how they look.
#[derive(Debug, Clone, Args)]
pub(super) struct OutputArgs {
    /// Output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Csv)]
    pub(super) format: Format,
    /// Output file, written aside and renamed when complete; by default standard output
    ///
    /// A name that ends in .gz is written gzipped. The run's manifest is written beside it, at OUT.manifest.json.
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Where the run's manifest goes; by default OUT.manifest.json, and none with standard output
    #[arg(long, value_name = "PATH")]
    pub(super) manifest: Option<PathBuf>,
    /// Write clear rows too
    #[arg(long)]
    pub(super) all: bool,
    /// Leave out what the counterparty files say, for an output that is shared
    ///
    /// Instead of names, dates and all other fields, in explanations too, [redacted] is written. File, row number, the id
    /// column, outcomes, reasons, scores and what is listed stay.
    #[arg(long)]
    pub(super) redact: bool,
}

/// How counterparty files are read.
#[derive(Debug, Clone, Args)]
pub(super) struct InputArgs {
    /// Say which column holds what, repeatable, for instance --column name=Firma or --column name=#3
    ///
    /// Roles: id, name, given_name, middle_name, family_name, alias, type, date_of_birth, place_of_birth, nationality,
    /// country, gender, identifier, imo. Without it the roles are guessed from the header, and the guess is printed.
    #[arg(long = "column", value_name = "ROLE=FIELD")]
    pub(super) columns: Vec<String>,
    /// Encoding of the files, for instance windows-1251; by default recognised
    #[arg(long, value_name = "E")]
    pub(super) encoding: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct RescreenArgs {
    /// Counterparty CSV files as they are, plain or gzipped
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The counterparty files as they were, where they have changed; repeatable
    ///
    /// Counterparties are told by their id column, without one by all that screening sees of them. Those that are new
    /// or changed are screened against the whole lists; the hits of those that are there no more are gone.
    #[arg(long = "before", value_name = "FILE")]
    pub(super) before: Vec<PathBuf>,
    /// A list as it was; the list of the same id in --list is how it is; repeatable
    ///
    /// Only designations that were added, removed or changed in between are screened against. A list in --list only
    /// is taken as unchanged. Without it, and without --before, each fetched list's edition before the current one.
    #[arg(long = "list-before", value_name = "[ID=]PATH")]
    pub(super) lists_before: Vec<String>,
    #[command(flatten)]
    pub(super) lists: ListArgs,
    #[command(flatten)]
    pub(super) score: ScoreArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// Threads; 0 is one a processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) threads: usize,
    #[command(flatten)]
    pub(super) keep: KeepArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One row a hit: the input's columns, then interdict's
    Csv,
    /// One JSON object a row
    Jsonl,
    /// For reading on a terminal
    Table,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    #[value(alias = "individual")]
    Person,
    #[value(aliases = ["organisation", "organization", "company"])]
    Entity,
    #[value(alias = "ship")]
    Vessel,
    Aircraft,
    Unknown,
}

#[derive(Debug, Args)]
pub(super) struct SearchArgs {
    /// The name to look up
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// What the name belongs to
    #[arg(long = "type", value_name = "TYPE", value_enum, default_value_t = Kind::Unknown)]
    pub(super) kind: Kind,
    /// Date of birth, for instance 1985-11-12 or 1985
    #[arg(long, value_name = "DATE")]
    pub(super) born: Option<String>,
    /// Nationality or country, as a code or a name
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// Passport, national, tax, company or IMO number
    #[arg(long, value_name = "NUMBER")]
    pub(super) identifier: Option<String>,
    /// Explain one designation instead, hit or not, for instance --why-not ofac-sdn:47814
    ///
    /// Shows its closest name with the words that answer each other, and what keeps it from being a hit.
    #[arg(long, value_name = "LIST:ID")]
    pub(super) why_not: Option<String>,
    #[command(flatten)]
    pub(super) lists: ListArgs,
    #[command(flatten)]
    pub(super) score: ScoreArgs,
    /// Output format: table or jsonl
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = SearchFormat::Table)]
    pub(super) format: SearchFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SearchFormat {
    /// For reading on a terminal
    Table,
    /// One JSON object
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// The counterparty's name, or a CSV file of pairs with columns name_a, name_b and optionally kind or type
    #[arg(value_name = "QUERY|PAIRS.csv")]
    pub(super) query: String,
    /// The listed name
    #[arg(value_name = "LISTED")]
    pub(super) listed: Option<String>,
    /// What the names belong to
    #[arg(long = "type", value_name = "TYPE", value_enum, default_value_t = Kind::Unknown)]
    pub(super) kind: Kind,
    #[command(flatten)]
    pub(super) score: ScoreArgs,
    /// Output format of a single pair: table or jsonl
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = SearchFormat::Table)]
    pub(super) format: SearchFormat,
}

fn threshold(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) && value > 0.0 => Ok(value),
        _ => Err("a threshold is a number above 0 and up to 1, such as 0.72".to_owned()),
    }
}
