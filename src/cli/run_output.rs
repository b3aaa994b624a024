//! A run's output and its manifest: both under their names when both are complete, or neither.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::Serialize;

use super::args::OutputArgs;
use super::aside::{checkpoint, partial, with_suffix};
use super::output::{Output, Stored, same_file};
use super::quality;

/// Where the rows and the manifest of a run go.
pub(super) struct RunOutput {
    /// The rows.
    pub(super) rows: Output,
    /// The rows that look wrong, where they are asked for.
    pub(super) quality: Option<(Output, PathBuf)>,
    manifest: Option<(Output, PathBuf)>,
    /// Whether somebody else than a file wants the manifest.
    recorded: bool,
}

impl RunOutput {
    /// Opens both. Fails before anything is read where one cannot be written, is an input, or is the other.
    pub(super) fn open(args: &OutputArgs, inputs: &[PathBuf]) -> Result<Self> {
        let path = manifest_path(args);
        if let (Some(out), Some(manifest)) = (args.output.as_deref(), path.as_deref()) {
            if same_file(out, manifest) {
                bail!("--manifest and -o name the same file {}", out.display());
            }
            // Where the rows are written until they are complete is the run's own as well.
            for own in [partial(out), checkpoint(out)] {
                if same_file(&own, manifest) || same_file(&own, &partial(manifest)) {
                    bail!("--manifest names {}, which belongs to -o {}", manifest.display(), out.display());
                }
            }
        }
        let mut rows = Output::open(args.output.as_deref(), inputs)?;
        if path.is_some() {
            rows.digest();
        }
        let manifest = path.map(|path| Ok::<_, anyhow::Error>((Output::open(Some(&path), inputs)?, path)));
        Ok(Self { rows, quality: None, manifest: manifest.transpose()?, recorded: false })
    }

    /// The same with an output of the rows that look wrong. Fails before anything is read where it cannot be written, is an
    /// input, or is one of the others.
    pub(super) fn with_quality(
        mut self,
        path: Option<&Path>,
        args: &OutputArgs,
        inputs: &[PathBuf],
    ) -> Result<Self> {
        let Some(path) = path else { return Ok(self) };
        quality::format(path)?;
        let out = args.output.as_deref().filter(|out| *out != Path::new("-"));
        let manifest = self.manifest.as_ref().map(|(_, manifest)| manifest.as_path());
        for other in out.into_iter().chain(manifest) {
            for own in [other.to_owned(), partial(other), checkpoint(other)] {
                if same_file(&own, path) || same_file(&own, &partial(path)) {
                    bail!(
                        "--quality names {}, which belongs to {}; name another file",
                        path.display(),
                        other.display()
                    );
                }
            }
        }
        self.quality = Some((Output::open(Some(path), inputs)?, path.to_owned()));
        Ok(self)
    }

    /// Completes all; `manifest` is as for [`finish`](Self::finish), and `quality` is the output taken from here.
    pub(super) fn finish_with<M: Serialize>(
        self,
        quality: Option<(Output, PathBuf)>,
        manifest: impl FnOnce(Stored) -> Result<M>,
    ) -> Result<()> {
        let Some((out, path)) = quality else { return self.finish(manifest) };
        out.finish()?;
        self.finish(manifest).inspect_err(|_| drop(std::fs::remove_file(path)))
    }

    /// The manifest is made in the end, also where no file of it is wanted.
    pub(super) fn record(&mut self) {
        if self.manifest.is_none() {
            self.rows.digest();
        }
        self.recorded = true;
    }

    /// Completes both; `manifest` is made of what the rows came to, and only where one is wanted. What it fails at leaves
    /// neither.
    pub(super) fn finish<M: Serialize>(mut self, manifest: impl FnOnce(Stored) -> Result<M>) -> Result<()> {
        if self.manifest.is_none() && !self.recorded {
            return self.rows.finish();
        }
        let record = manifest(self.rows.complete()?)?;
        let Some((mut out, path)) = self.manifest else { return self.rows.finish() };
        serde_json::to_writer_pretty(&mut out, &record).context("cannot write the manifest")?;
        out.write_all(b"\n").context("cannot write the manifest")?;
        // The rows last: where something fails, nothing stands under their name.
        out.finish()?;
        self.rows.finish().inspect_err(|_| drop(std::fs::remove_file(path)))
    }
}

/// Where the manifest goes, where one is wanted.
pub(super) fn manifest_path(args: &OutputArgs) -> Option<PathBuf> {
    args.manifest.clone().or_else(|| {
        let path = args.output.as_deref().filter(|path| *path != Path::new("-"))?;
        Some(with_suffix(path, ".manifest.json"))
    })
}
