//! `replay`: a screening repeated from its manifest, and whether the same bytes come out.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use flate2::read::MultiGzDecoder;
use tempfile::TempDir;

use crate::party::InputSource;
use crate::report::difference::first_differences;
use crate::report::for_terminal;
use crate::report::manifest::{Difference, OutputRecord, RunManifest};
use crate::screen::Screener;
use crate::screen::batch::Pool;

use super::archive::{self, Archived};
use super::args::{ReplayArgs, RunArgs};
use super::checkpoint::Checkpoints;
use super::exit::ExitStatus;
use super::kept::Kept;
use super::load::{Loaded, Wanted};
use super::output::{Output, is_gzip_name};
use super::quality::Quality;
use super::run::Begun;
use super::screening::{Look, Screening, status};
use super::{inputs, interrupt, messages};

/// Rows and hits that are named where outputs differ.
const NAMED: usize = 20;

pub(super) fn run(args: &ReplayArgs) -> Result<ExitStatus> {
    let began = Begun::now(&RunArgs { reason: None }, true);
    interrupt::install();
    let then = RunManifest::read(&args.manifest)?;
    // Everything that is not as it was is refused before anything is screened.
    let Archived { wanted, paths } = Archived::of(&then, &args.archive)?;
    let mut protected = vec![args.manifest.clone()];
    protected.extend(paths.iter().cloned());
    protected.extend(then.head.output.iter().map(|output| output.path.clone()));
    protected.extend(wanted.files()?);
    let place = Place::of(args, then.head.output.as_ref())?;
    let output = Output::open(Some(&place.path), &protected)?;
    let lists = archive::open_lists(&then, &wanted)?;
    let again = Again { then: &then, wanted: &wanted, paths, to: &place.path, threads: args.threads };
    let now = again.run(lists, output, began)?;
    tell(&then, &now, args, &place.path)
}

/// Where the repeated output goes.
struct Place {
    path: PathBuf,
    /// The folder of a temporary one, removed in the end.
    _folder: Option<TempDir>,
}

impl Place {
    fn of(args: &ReplayArgs, then: Option<&OutputRecord>) -> Result<Self> {
        let gzipped = then.is_some_and(OutputRecord::is_gzipped);
        let Some(path) = &args.output else {
            let folder =
                tempfile::tempdir().context("cannot make a temporary folder; name a file with -o")?;
            let path = folder.path().join(if gzipped { "output.gz" } else { "output" });
            return Ok(Self { path, _folder: Some(folder) });
        };
        match (gzipped, is_gzip_name(path)) {
            (true, false) => {
                bail!("-o {}: the output was gzipped; name a file that ends in .gz", path.display())
            }
            (false, true) => {
                bail!("-o {}: the output was not gzipped; name a file without .gz", path.display())
            }
            _ => Ok(Self { path: path.clone(), _folder: None }),
        }
    }
}

/// A run to be repeated, with everything where it is now.
struct Again<'a> {
    then: &'a RunManifest,
    wanted: &'a Wanted,
    /// The inputs, in the run's order.
    paths: Vec<PathBuf>,
    /// Where the output goes.
    to: &'a Path,
    threads: usize,
}

impl Again<'_> {
    /// Screens once more, and gives the manifest that this run would leave.
    fn run(self, lists: Loaded, mut output: Output, began: Begun) -> Result<RunManifest> {
        let Loaded { index, records } = lists;
        let (config, recorded) = (&self.then.head.config, self.then.head.output.as_ref());
        let kept = self.then.head.store.as_ref().map(Kept::again).transpose()?;
        let look = recorded.map(Look::again).unwrap_or_default().with_cases(kept.is_some());
        let sources: Vec<InputSource> = self.paths.into_iter().map(InputSource::File).collect();
        let (readers, reading) = archive::open_inputs(self.then, &sources)?;
        inputs::same_headers(&readers, &sources, look.format)?;
        let names = self.then.inputs.iter().map(|input| input.file.clone()).collect();
        let seals = recorded.and_then(|output| output.gzip_member_rows);
        let checkpoints = seals.map(|rows| Checkpoints::seals_only(self.to, rows));
        let fingerprint = index.manifest().fingerprint.clone();
        let screener = Arc::new(Screener::new(index, config.clone()));
        let mut run = Screening::new(names, look, Some(self.to.to_owned()), checkpoints, began.at);
        run.kept = kept;
        output.digest();
        // What looks wrong in the inputs was told then, and is no part of the output.
        let today = began.at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let mut quality = Quality::new(&readers, &run.names, today, None)?;
        let pool = Pool::new(self.threads)?;
        let inputs = run.run(readers, &mut output, &mut quality, &screener, &pool)?;
        let stored = output.complete()?;
        output.finish()?;
        let (rows, started) = (run.account.total(), run.account.started);
        let record = look.record(Some(self.to), seals, stored);
        Ok(RunManifest {
            head: began.head(started, self.wanted, config, &reading, record, status(&rows)),
            index_fingerprint: Some(fingerprint),
            lists: records,
            inputs,
            rows,
            resumed_at_row: Vec::new(),
        })
    }
}

/// Says what differs, on standard output, and how the replay ends.
fn tell(then: &RunManifest, now: &RunManifest, args: &ReplayArgs, path: &Path) -> Result<ExitStatus> {
    let differences = then.differences(now);
    let of_run = differences.iter().any(|difference| !difference.of_program);
    let mut out = io::stdout().lock();
    if !of_run && then.head.output.is_some() {
        for difference in &differences {
            messages::note(&difference.to_string());
        }
        writeln!(out, "the same bytes")?;
        return Ok(ExitStatus::Clear);
    }
    for difference in &differences {
        writeln!(out, "{}", for_terminal(&difference.to_string()))?;
    }
    let Some(output) = &then.head.output else {
        if of_run {
            return Ok(ExitStatus::Alert);
        }
        bail!(
            "{} is of a version that did not record the output: the rows came to the same account, and whether the \
             bytes are the same cannot be said",
            args.manifest.display()
        );
    };
    if output_differs(&differences) {
        for line in first_rows(then, output, args, path) {
            writeln!(out, "  {}", for_terminal(&line))?;
        }
    }
    Ok(ExitStatus::Alert)
}

fn output_differs(differences: &[Difference]) -> bool {
    differences.iter().any(|difference| difference.what == "output")
}

/// The first rows and hits that differ, where the earlier output is still there.
fn first_rows(then: &RunManifest, output: &OutputRecord, args: &ReplayArgs, now: &Path) -> Vec<String> {
    let Some(earlier) = earlier_output(output, &args.manifest) else {
        return vec!["the earlier output is not there any more, so its rows cannot be compared".to_owned()];
    };
    let files: Vec<String> = then.inputs.iter().map(|input| input.file.clone()).collect();
    let read = |path: &Path| reader(path, output.is_gzipped());
    let found = read(&earlier).and_then(|earlier| {
        // One more than is named tells whether there are more.
        first_differences(&files, output.format, earlier, read(now)?, NAMED + 1)
    });
    match found {
        Err(error) => vec![format!("the two outputs cannot be compared row by row: {error}")],
        Ok(found) if found.is_empty() => {
            vec![
                "the rows and hits are the same: the outputs differ in how they are laid out or compressed"
                    .to_owned(),
            ]
        }
        Ok(found) => {
            let mut lines: Vec<String> = found.iter().take(NAMED).map(ToString::to_string).collect();
            if found.len() > NAMED {
                lines.push(format!("and more; these are the first {NAMED}"));
            }
            lines
        }
    }
}

/// The output of the run, where it still is what it was: at its place, or beside its manifest.
fn earlier_output(output: &OutputRecord, manifest: &Path) -> Option<PathBuf> {
    let beside = manifest.to_str().and_then(|path| path.strip_suffix(".manifest.json")).map(PathBuf::from);
    let places = [Some(output.path.clone()), beside].into_iter().flatten();
    places
        .filter(|path| path.is_file())
        .find(|path| archive::sha256(path).is_ok_and(|sha256| sha256 == output.sha256))
}

fn reader(path: &Path, gzipped: bool) -> io::Result<Box<dyn BufRead>> {
    let file = BufReader::new(File::open(path)?);
    Ok(if gzipped { Box::new(BufReader::new(MultiGzDecoder::new(file))) } else { Box::new(file) })
}
