//! The arguments of what works on a case store: `cases`, `good-guys`, `audit`.
#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::case::{Disposition, Verdict};

/// The case store that a command works on.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct CaseStoreArgs {
    /// The case store, as `screen --store` made it
    #[arg(long, value_name = "FILE", env = "INTERDICT_STORE")]
    pub(in crate::cli) store: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum CasesCommand {
    /// Show the queue, the most urgent case first
    List(ListCasesArgs),
    /// Show one case: counterparty beside designation, why it is a hit, OFAC's steps, what was done
    Show(ShowCaseArgs),
    /// Give cases to a user; open ones are then in review
    Assign(AssignArgs),
    /// Decide a case, propose a decision, or agree to one that another user proposed
    ///
    /// Who decides is the operating-system user. A true match, a false positive with a high score and one that shall
    /// make a good guy need a second, different user, who says the same of the same case.
    Decide(DecideArgs),
    /// Open a decided case again
    Reopen(ReopenArgs),
    /// Write something down in a case's history
    Note(NoteArgs),
    /// Write the queue as a spreadsheet with empty columns for decisions
    Export(ExportCasesArgs),
    /// Take decisions over from a spreadsheet; without --apply only show what they would change
    Import(ImportCasesArgs),
    /// Figures for management: cases by state, list, age and score, false positives, time to decide
    Stats(StatsArgs),
    /// Show the runs that were kept
    Runs(RunsArgs),
    /// Show the rules in force, or set those of a configuration file
    Rules(RulesArgs),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CasesFormat {
    /// For reading on a terminal
    Table,
    /// One row a case
    Csv,
    /// One JSON object a case
    Jsonl,
}

/// Which cases are meant.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct CaseFilterArgs {
    /// Only cases in this state, repeatable: open, in-review, needs-info, escalated, true-match-proposed,
    /// false-positive-proposed, true-match, false-positive, closed; waiting is all that are not decided
    #[arg(long = "state", value_name = "STATE", value_parser = states)]
    pub(in crate::cli) states: Vec<States>,
    /// Only cases on this list
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) list: Option<String>,
    /// Only cases with this score or more
    #[arg(long, value_name = "X")]
    pub(in crate::cli) min_score: Option<f32>,
    /// Only cases with this score or less
    #[arg(long, value_name = "X")]
    pub(in crate::cli) max_score: Option<f32>,
    /// Only cases opened so many days ago or earlier
    #[arg(long, value_name = "DAYS")]
    pub(in crate::cli) older_than: Option<u32>,
    /// Only cases given to this user; - is nobody
    #[arg(long, value_name = "USER")]
    pub(in crate::cli) assignee: Option<String>,
    /// Only cases hit in this run, by its id or number; last is the last one
    #[arg(long, value_name = "RUN")]
    pub(in crate::cli) run: Option<String>,
    /// Only cases of this population
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) population: Option<String>,
}

/// The states that a word means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct States(pub(in crate::cli) Vec<Disposition>);

fn states(word: &str) -> Result<States, String> {
    if word == "waiting" {
        return Ok(States(Disposition::ALL.into_iter().filter(|state| state.is_live()).collect()));
    }
    Disposition::parse(word).map(|state| States(vec![state])).ok_or_else(|| {
        let known: Vec<&str> = Disposition::ALL.iter().map(|state| state.as_str()).collect();
        format!("the states are {}, and waiting for all that are not decided", known.join(", "))
    })
}

fn verdict(word: &str) -> Result<Verdict, String> {
    Verdict::parse(word).ok_or_else(|| "write true-match, false-positive, escalate or needs-info".to_owned())
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListCasesArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    #[command(flatten)]
    pub(in crate::cli) filter: CaseFilterArgs,
    /// At most so many; 0 is all
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(in crate::cli) limit: usize,
    /// Output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CasesFormat::Table)]
    pub(in crate::cli) format: CasesFormat,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowCaseArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// The case, or the beginning of its id
    #[arg(value_name = "ID")]
    pub(in crate::cli) case: String,
    /// Output format: table or jsonl
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CasesFormat::Table)]
    pub(in crate::cli) format: CasesFormat,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AssignArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// The cases, or the beginnings of their ids
    #[arg(required = true, value_name = "ID")]
    pub(in crate::cli) cases: Vec<String>,
    /// The user; by default whoever runs the command
    #[arg(long, value_name = "USER")]
    pub(in crate::cli) to: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DecideArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// The case, or the beginning of its id
    #[arg(value_name = "ID")]
    pub(in crate::cli) case: String,
    /// true-match, false-positive, escalate or needs-info
    #[arg(long = "as", value_name = "VERDICT", value_parser = verdict)]
    pub(in crate::cli) verdict: Verdict,
    /// The reason's code; `interdict cases rules` shows them
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) reason: String,
    /// Why, in words
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: String,
    /// Keep the pair quiet from now on, until one of its records changes or its time is over
    #[arg(long)]
    pub(in crate::cli) good_guy: bool,
    /// The last day of the good guy, such as 2027-03-31; by default as many days from its approval as the rules say
    #[arg(long, value_name = "DAY", requires = "good_guy")]
    pub(in crate::cli) expires: Option<jiff::civil::Date>,
    /// The answer to a step of the checklist, repeatable, such as --step 4="born 1971, passport seen"
    #[arg(long = "step", value_name = "N=ANSWER", value_parser = step)]
    pub(in crate::cli) steps: Vec<(u8, String)>,
    /// The version that was looked at: refuses the act where the case was acted on since
    #[arg(long, value_name = "N")]
    pub(in crate::cli) version: Option<u64>,
}

fn step(text: &str) -> Result<(u8, String), String> {
    text.split_once('=')
        .and_then(|(number, answer)| Some((number.trim().parse().ok()?, answer.trim().to_owned())))
        .filter(|(number, answer)| (1..=5).contains(number) && !answer.is_empty())
        .ok_or_else(|| "write N=ANSWER with a step of 1 to 5".to_owned())
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReopenArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// The case, or the beginning of its id
    #[arg(value_name = "ID")]
    pub(in crate::cli) case: String,
    /// The reason's code; `interdict cases rules` shows them
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) reason: String,
    /// Why, in words
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NoteArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// The case, or the beginning of its id
    #[arg(value_name = "ID")]
    pub(in crate::cli) case: String,
    /// What to write down
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportCasesArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    #[command(flatten)]
    pub(in crate::cli) filter: CaseFilterArgs,
    /// The spreadsheet, as CSV
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: PathBuf,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportCasesArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// The spreadsheet with decisions, as CSV
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    /// Take the decisions over; refused lines are left out and told of
    #[arg(long)]
    pub(in crate::cli) apply: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct StatsArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// Only cases of this population
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) population: Option<String>,
    /// Output format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CasesFormat::Table)]
    pub(in crate::cli) format: CasesFormat,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RunsArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// Output format: table or jsonl
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CasesFormat::Table)]
    pub(in crate::cli) format: CasesFormat,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RulesArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// Set the rules that stand under [cases] of this configuration file; takes the role approver, where roles are set
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) set: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum GoodGuysCommand {
    /// Show the pairs that stay quiet, and with --all those that did
    List(ListGoodGuysArgs),
    /// Propose good guys from a spreadsheet; without --apply only show what would be proposed
    ///
    /// Columns: case, or population, counterparty_id, list and designation_id; reason, note, and optionally expires.
    /// A pair must have a case: it is the records of its hit that are approved. Each is a proposal that a second user
    /// must agree to, as with `cases decide --good-guy`.
    Import(ImportCasesArgs),
    /// End a good guy; its case is open again
    Revoke(RevokeArgs),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListGoodGuysArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// Those that have lapsed or were revoked too
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// Output format; csv is what `good-guys import` reads
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CasesFormat::Table)]
    pub(in crate::cli) format: CasesFormat,
    /// Output file; by default standard output
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RevokeArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// Its number
    #[arg(value_name = "NUMBER")]
    pub(in crate::cli) number: u64,
    /// Why, in words
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AuditCommand {
    /// Find a record of the log that was edited, deleted, moved or cut off, and cases changed past the log
    Verify(VerifyArgs),
    /// Write the log as JSON lines: the record and its hash
    Export(ExportLogArgs),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct VerifyArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// Run manifests and reports that were kept outside, which tell of the log's last record then; repeatable
    #[arg(long = "against", value_name = "FILE")]
    pub(in crate::cli) against: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportLogArgs {
    #[command(flatten)]
    pub(in crate::cli) store: CaseStoreArgs,
    /// Output file; by default standard output
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
}
