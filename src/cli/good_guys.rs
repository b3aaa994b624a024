//! `good-guys`: pairs that stay quiet.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail};

use crate::case::{CaseId, PartyKey, Verdict};
use crate::designation::{DesignationId, ListId};
use crate::report::cases::write_good_guys;
use crate::store::{GoodGuyWish, Ruling, SheetLine};

use super::args::{GoodGuysCommand, ImportCasesArgs, ListGoodGuysArgs, RevokeArgs};
use super::cases::{column, day, open, records, tell, to_stdout};
use super::exit::ExitStatus;
use super::output::Output;

pub(super) fn run(command: &GoodGuysCommand) -> Result<ExitStatus> {
    match command {
        GoodGuysCommand::List(args) => list(args),
        GoodGuysCommand::Import(args) => import(args),
        GoodGuysCommand::Revoke(args) => revoke(args),
    }
}

fn list(args: &ListGoodGuysArgs) -> Result<ExitStatus> {
    let (store, _) = open(&args.store)?;
    let pairs = store.good_guys(!args.all)?;
    let mut output = Output::open(args.output.as_deref(), std::slice::from_ref(&args.store.store))?;
    write_good_guys(&mut output, args.format.into(), &pairs)?;
    output.finish()?;
    Ok(ExitStatus::Clear)
}

fn revoke(args: &RevokeArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    let case = store.revoke_good_guy(args.number, &args.note, &author)?;
    to_stdout(|out| writeln!(out, "good guy {}: revoked; case {case}: open", args.number))?;
    Ok(ExitStatus::Clear)
}

fn import(args: &ImportCasesArgs) -> Result<ExitStatus> {
    let (mut store, author) = open(&args.store)?;
    let (records, sha256) = records(&args.file)?;
    let mut lines = Vec::new();
    for (number, record) in (1..).zip(&records) {
        let at = || format!("{}: record {number}", args.file.display());
        let cell = |name| column(record, name);
        let case = if cell("case").is_empty() {
            if cell("counterparty_id").is_empty()
                || cell("list").is_empty()
                || cell("designation_id").is_empty()
            {
                bail!("{}: name the case, or counterparty_id, list and designation_id", at());
            }
            let population = Some(cell("population")).filter(|name| !name.is_empty());
            CaseId::of(
                population.unwrap_or(super::kept::POPULATION),
                &PartyKey(format!("id:{}", cell("counterparty_id"))),
                &ListId(cell("list").to_owned()),
                &DesignationId(cell("designation_id").to_owned()),
            )
        } else {
            CaseId(cell("case").to_lowercase())
        };
        let expires = day(cell("expires")).with_context(at)?;
        lines.push(SheetLine {
            line: number,
            case,
            ruling: Ruling {
                verdict: Verdict::FalsePositive,
                reason: cell("reason").to_owned(),
                note: cell("note").to_owned(),
                good_guy: Some(GoodGuyWish { expires, ..GoodGuyWish::default() }),
                answers: Vec::new(),
                said_decided_by: Some(cell("author").to_owned()).filter(|who| !who.is_empty()),
                version: None,
            },
        });
    }
    if lines.is_empty() {
        bail!("{} has no line", args.file.display());
    }
    tell(&store.import_sheet(&lines, &sha256, args.apply, &author)?, args.apply)
}
