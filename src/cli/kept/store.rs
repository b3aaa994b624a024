//! Keeping a run in a case store.

use std::path::Path;

use anyhow::Result;

use crate::case::{AuditHead, CaseMark};
use crate::config::Config;
use crate::designation::{DesignationId, ListId};
use crate::index::Index;
use crate::party::{Counterparty, NotScreened, Row, RowContent};
use crate::report::manifest::{KeptRecord, Manifest, RunId};
use crate::screen::rescreen::HitChange;
use crate::screen::{Hit, Outcome};
use crate::store::{self, Author, Effect, Keep, RunEnd, RunMarks, RunStart, Store, StoreRun};

use super::super::args::KeepArgs;
use super::super::messages;
use super::{Ended, Gone, Listed};

/// A run that is kept, or one that was and is repeated.
pub(in crate::cli) enum Kept {
    /// It is going on.
    Run(Box<StoreRun>, KeptRecord),
    /// It is repeated with the marks it had.
    Again(RunMarks, String),
}

impl Kept {
    /// Whether the arguments ask for it.
    pub(in crate::cli) fn is_wanted(args: &KeepArgs) -> bool {
        args.store.is_some()
    }

    /// Begins to keep a run, where the arguments ask for it. The rules of the configuration file become those of a store
    /// that is made; one that is there keeps its own.
    pub(in crate::cli) fn begin(
        args: &KeepArgs,
        kind: &'static str,
        id: &RunId,
        config: Option<&Path>,
    ) -> Result<Option<Self>> {
        let Some(path) = &args.store else { return Ok(None) };
        let author = Author::of_os();
        let mut store = Store::open_or_create(path, &author)?;
        if let Some(rules) = config.map(|path| Config::read(path)?.cases()).transpose()?.flatten() {
            let in_force = store.rules()?;
            if store.runs()?.is_empty() && in_force == crate::case::Policy::default() {
                store.set_rules(&rules, &author)?;
            } else if in_force != rules {
                messages::warning(&format!(
                    "the rules in force in {} are not those of the configuration file; set them with `interdict cases \
                     rules --set`",
                    path.display()
                ));
            }
        }
        let start = RunStart {
            id: id.0.clone(),
            kind,
            population: args.population.clone(),
            keep: if args.keep_rows { Keep::Rows } else { Keep::NotScreened },
        };
        let run = store.begin_run(start, &author)?;
        let record = KeptRecord {
            path: path.clone(),
            run: run.number(),
            population: args.population.clone(),
            keeps_rows: args.keep_rows,
        };
        Ok(Some(Self::Run(Box::new(run), record)))
    }

    /// A run that is repeated, with the marks that it had.
    pub(in crate::cli) fn again(record: &KeptRecord) -> Result<Self> {
        let store = Store::open(&record.path, &Author::of_os())?;
        Ok(Self::Again(store.marks(record.run)?, record.population.clone()))
    }

    /// Whether every row is kept.
    pub(in crate::cli) fn keeps_rows(&self) -> bool {
        matches!(self, Self::Run(_, record) if record.keeps_rows)
    }

    /// The next row of a screening; gives a mark for each of its hits.
    pub(in crate::cli) fn row(
        &mut self,
        row: &Row,
        outcome: &Outcome,
        index: &Index,
    ) -> crate::Result<Vec<CaseMark>> {
        match self {
            Self::Run(run, _) => run.row(row, outcome, index),
            Self::Again(marks, population) => Ok(match (&row.content, outcome) {
                (RowContent::Party(party), Outcome::Alert(hits)) => {
                    marks.of(population, row, party, hits).into_iter().flatten().collect()
                }
                _ => Vec::new(),
            }),
        }
    }

    /// The next row of a rescreening, which was not screened.
    pub(in crate::cli) fn not_screened(&mut self, row: &Row, reason: &NotScreened) -> crate::Result<()> {
        match self {
            Self::Run(run, _) => run.not_screened(row, reason),
            Self::Again(..) => Ok(()),
        }
    }

    /// The next row of a rescreening, with what changed about its hits and, where the row itself changed, the hits that
    /// did not; gives a mark for each change.
    pub(in crate::cli) fn changes(
        &mut self,
        row: &Row,
        changes: &[HitChange],
        same: &[Hit],
        gone: Gone,
    ) -> crate::Result<Vec<CaseMark>> {
        let (Self::Run(run, _), RowContent::Party(party)) = (self, &row.content) else {
            return Ok(Vec::new());
        };
        run.hits(row, party, same)?;
        changes.iter().map(|change| one_change(run, row, party, change, gone)).collect()
    }

    /// Ends the run: what it found is merged into the cases, and its manifest tells of the log's end. Says what became
    /// of the cases.
    pub(in crate::cli) fn finish(self, ended: Ended<'_>, manifest: &mut impl Manifest) -> Result<()> {
        let Self::Run(run, record) = self else { return Ok(()) };
        let Ended { lists, inputs, rows, listed } = ended;
        manifest.head().store = Some(record);
        let config_sha256 = manifest.head().config_sha256.clone();
        let mut known = None;
        let mut end = RunEnd {
            config_sha256,
            lists,
            inputs,
            rows,
            listed: &mut |list, id| {
                let known = match &mut known {
                    Some(known) => known,
                    none => none.insert(listed.all()?),
                };
                Ok(known.contains(&(list.clone(), id.clone())))
            },
            manifest: &mut |end: &AuditHead| {
                manifest.head().audit = Some(end.clone());
                serde_json::to_string(manifest).expect("a manifest is plain data")
            },
        };
        let (effect, _) = run.finish(&mut end, &Author::of_os())?;
        tell(&effect);
        Ok(())
    }

    /// The run failed: the store says so, where it can.
    pub(in crate::cli) fn fail(self) {
        if let Self::Run(run, _) = self
            && let Err(error) = run.fail(&Author::of_os())
        {
            messages::warning(&format!("the case store still has the run as running: {error}"));
        }
    }
}

fn one_change(
    run: &mut StoreRun,
    row: &Row,
    party: &Counterparty,
    change: &HitChange,
    gone: Gone,
) -> crate::Result<CaseMark> {
    if let HitChange::Gone(hit) = change {
        let why = match gone {
            Gone::Hit => store::Gone::Hit,
            Gone::Counterparty => store::Gone::Counterparty,
        };
        return Ok(run.gone(party, hit, why));
    }
    let mut marks = run.hits(row, party, [change.hit()])?;
    Ok(marks.pop().expect("a hit has a mark"))
}

impl Listed<'_> {
    fn all(&self) -> crate::Result<rustc_hash::FxHashSet<(ListId, DesignationId)>> {
        match self {
            Self::Lists(lists) => {
                let ids = lists
                    .iter()
                    .flat_map(|list| list.designations.iter().map(|one| (list.id.clone(), one.id.clone())));
                Ok(ids.collect())
            }
            Self::Index(index) => {
                let count = u32::try_from(index.manifest().designations).unwrap_or(u32::MAX);
                let id = |number| {
                    let (list, designation) = index.designation(number)?;
                    Ok((list.clone(), designation.id))
                };
                (0..count).map(id).collect()
            }
        }
    }
}

/// Says what became of the cases.
fn tell(effect: &Effect) {
    let Effect { opened, reopened, changed, unchanged, quiet, .. } = effect;
    messages::note(&format!(
        "cases: {opened} opened, {reopened} open again, {changed} with another hit, {unchanged} as they were; {quiet} \
         kept quiet by good guys"
    ));
    if effect.expired > 0 {
        messages::note(&format!("  {} open again: their good guys' last day is over", effect.expired));
    }
    for (count, why) in [
        (effect.closed_delisted, "the designation was delisted"),
        (effect.closed_no_hit, "no hit any more"),
        (effect.closed_no_counterparty, "the counterparty is there no more"),
    ] {
        if count > 0 {
            messages::note(&format!("  {count} closed: {why}"));
        }
    }
}
