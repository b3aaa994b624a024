//! A run as its manifest tells of it: when it began, by whom, why, with which program.
//!
//! All of this comes from the clock, the operating system and the executable itself, and none of it from text that the
//! user can edit, but for the reason.

use std::time::Instant;

use jiff::Timestamp;

use crate::actor::Actor;
use crate::name::ANALYSER_VERSION;
use crate::report::manifest::{
    ExitRecord, OutputRecord, Reading, RunHead, RunId, RunReason, config_digest, rounded,
};
use crate::screen::ScreenConfig;

use super::args::{InputArgs, RunArgs};
use super::build::Identity;
use super::exit::ExitStatus;
use super::load::Wanted;

/// A run that has begun.
pub(super) struct Begun {
    /// When.
    pub(super) at: Timestamp,
    /// The same moment on a clock that nobody sets.
    pub(super) clock: Instant,
    /// Its name.
    pub(super) id: RunId,
    reason: Option<RunReason>,
    build: Identity,
}

impl Begun {
    /// A run that begins now; only one that leaves a manifest has use for the executable's identity.
    pub(super) fn now(args: &RunArgs, leaves_manifest: bool) -> Self {
        let at = Timestamp::now();
        Self {
            at,
            clock: Instant::now(),
            id: RunId::new(at),
            reason: args.reason.map(Into::into),
            build: if leaves_manifest { Identity::begin() } else { Identity::unasked() },
        }
    }

    /// What the manifest of the run, which is complete now, begins with; `started` is when it began first.
    pub(super) fn head(
        self,
        started: Timestamp,
        wanted: &Wanted,
        config: &ScreenConfig,
        inputs: &InputArgs,
        output: OutputRecord,
        status: ExitStatus,
    ) -> RunHead {
        RunHead {
            exit_status: Some(ExitRecord { name: status.name().to_owned(), code: status.code() }),
            output: Some(output),
            reading: Some(Reading { encoding: inputs.encoding.clone(), columns: inputs.columns.clone() }),
            ..self.beginning(started, wanted, config)
        }
    }

    /// The same of a run that is no screening.
    pub(super) fn beginning(self, started: Timestamp, wanted: &Wanted, config: &ScreenConfig) -> RunHead {
        let config = rounded(config);
        RunHead {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            analyser_version: ANALYSER_VERSION,
            run_id: Some(self.id),
            actor: Some(Actor::of_os()),
            reason: self.reason,
            build: Some(self.build.build()),
            scope: wanted.scope,
            collection: wanted.collection(),
            started,
            ended: Timestamp::now(),
            exit_status: None,
            output: None,
            reading: None,
            lenient: wanted.is_lenient(),
            store: None,
            audit: None,
            threshold: config.score.threshold,
            config_sha256: config_digest(&config),
            config,
        }
    }
}
