//! `lists diff`: what changed between two editions of a list.

use anyhow::{Context as _, Result};

use crate::list::{Delta, ListSnapshot, Strictness};
use crate::report::delta::{DeltaFormat, write_delta};

use super::super::args::{DiffArgs, DiffFormat};
use super::super::exit::ExitStatus;
use super::super::output::Output;
use super::super::{load, messages};

pub(super) fn run(args: &DiffArgs) -> Result<ExitStatus> {
    let store = load::store(&args.store).ok();
    let source = |text| load::source(text, store.as_ref());
    let sources = [source(&args.old)?, source(&args.new)?];
    let mut protected = Vec::new();
    for source in &sources {
        protected.extend(source.files()?.files.into_iter().map(|file| file.path));
    }
    let mut output = Output::open(args.output.as_deref(), &protected)?;
    let [old, new] = sources.map(|source| ListSnapshot::read(&source, Strictness::Strict));
    let (old, new) = (old?, new?);
    for warning in old.warnings.iter().chain(&new.warnings) {
        messages::warning(&warning.to_string());
    }
    if old.id != new.id {
        messages::warning(&format!("{} and {} are two lists, not two editions of one", old.id, new.id));
    }
    let roles = |list: &ListSnapshot| -> Vec<String> {
        list.files.iter().skip(1).map(|file| file.name.clone()).collect()
    };
    if old.format != new.format || roles(&old) != roles(&new) {
        messages::warning(
            "the two editions are read from different kinds of files: what one cannot state shows as a change",
        );
    }
    let delta = Delta::between(&old, &new);
    let format = match args.format {
        DiffFormat::Text => DeltaFormat::Text,
        DiffFormat::Csv => DeltaFormat::Csv,
        DiffFormat::Json => DeltaFormat::Json,
    };
    write_delta(&mut output, format, &old, &new, &delta).context("cannot write the differences")?;
    output.finish()?;
    let order_only = delta.changed.iter().filter(|changed| changed.is_order_only()).count();
    messages::note(&format!(
        "{}: {} added, {} removed, {} changed{}",
        new.id,
        delta.added.len(),
        delta.removed.len(),
        delta.changed.len() - order_only,
        if order_only > 0 { format!(", {order_only} in another order only") } else { String::new() }
    ));
    Ok(if delta.is_empty() { ExitStatus::Clear } else { ExitStatus::Alert })
}
