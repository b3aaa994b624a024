//! A run as its manifest tells of it: when it began, by whom, why, with which program.
//!
//! All of this comes from the clock, the operating system and the executable itself, and none of it from text that the
//! user can edit, but for the reason.

use std::fs::File;
use std::io::{self, Read as _};
use std::thread::JoinHandle;
use std::time::Instant;

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::actor::Actor;
use crate::digest::hex;
use crate::name::ANALYSER_VERSION;
use crate::report::manifest::{
    Build, ExitRecord, OutputRecord, Reading, RunHead, RunId, RunReason, config_digest, rounded,
};
use crate::screen::ScreenConfig;

use super::args::{InputArgs, RunArgs};
use super::exit::ExitStatus;
use super::load::Wanted;

/// Bytes of the executable read at a time.
const PIECE: usize = 1 << 20;

/// A run that has begun.
pub(super) struct Begun {
    /// When.
    pub(super) at: Timestamp,
    /// The same moment on a clock that nobody sets.
    pub(super) clock: Instant,
    reason: Option<RunReason>,
    build: BuildDigest,
}

impl Begun {
    /// A run that begins now; only one that leaves a manifest has use for the digest of the executable.
    pub(super) fn now(args: &RunArgs, leaves_manifest: bool) -> Self {
        Self {
            at: Timestamp::now(),
            clock: Instant::now(),
            reason: args.reason.map(Into::into),
            build: if leaves_manifest { BuildDigest::begin() } else { BuildDigest(None) },
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
        let config = rounded(config);
        RunHead {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            analyser_version: ANALYSER_VERSION,
            run_id: Some(RunId::new(self.at)),
            actor: Some(Actor::of_os()),
            reason: self.reason,
            build: Some(self.build.build()),
            scope: wanted.scope,
            collection: wanted.collection(),
            started,
            ended: Timestamp::now(),
            exit_status: Some(ExitRecord { name: status.name().to_owned(), code: status.code() }),
            output: Some(output),
            reading: Some(Reading { encoding: inputs.encoding.clone(), columns: inputs.columns.clone() }),
            lenient: wanted.is_lenient(),
            threshold: config.score.threshold,
            config_sha256: config_digest(&config),
            config,
        }
    }
}

/// The digest of the running executable, made beside the run: it is some tens of megabytes.
pub(super) struct BuildDigest(Option<JoinHandle<Option<String>>>);

impl BuildDigest {
    /// Begins.
    pub(super) fn begin() -> Self {
        let builder = std::thread::Builder::new().name("build".to_owned());
        Self(builder.spawn(|| executable().and_then(digest).ok()).ok())
    }

    /// Waits for the end.
    pub(super) fn build(self) -> Build {
        let sha256 = self.0.and_then(|thread| thread.join().ok().flatten());
        Build { version: env!("CARGO_PKG_VERSION").to_owned(), sha256 }
    }
}

/// The executable that is running, also where another one stands under its name by now.
#[cfg(target_os = "linux")]
fn executable() -> io::Result<File> {
    File::open("/proc/self/exe")
}

#[cfg(not(target_os = "linux"))]
fn executable() -> io::Result<File> {
    File::open(std::env::current_exe()?)
}

fn digest(mut file: File) -> io::Result<String> {
    let (mut sha, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&sha.finalize())),
            read => sha.update(&piece[..read]),
        }
    }
}
