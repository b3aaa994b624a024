//! A stream of rows, screened in parallel and given out in order, in bounded memory.
//!
//! Rows are read in chunks; a few chunks are under way at once, and their results are handed on in the order read. So
//! the output does not depend on the number of threads, and memory does not depend on the length of the input.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rayon::prelude::*;

use crate::designation::ListId;
use crate::party::{Row, RowContent};
use crate::{Error, ErrorKind, Result};

use super::{Outcome, Query, Screener, Worker};

/// The account of a run: every row is in exactly one of `clear`, `alert` and `not_screened`.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Rows read.
    pub rows: u64,
    /// Rows screened without a hit.
    pub clear: u64,
    /// Rows with hits.
    pub alert: u64,
    /// Rows that could not be screened.
    pub not_screened: u64,
    /// Hits by list.
    pub hits: BTreeMap<ListId, u64>,
    /// Rows that could not be screened, by reason.
    pub reasons: BTreeMap<&'static str, u64>,
}

/// Rows in a chunk: enough that handing chunks around costs nothing, few enough that a chunk is done in a blink.
const CHUNK_ROWS: usize = 512;
/// Bytes of text in a chunk, for files of few but long rows.
const CHUNK_BYTES: usize = 1 << 20;
/// How long the run waits for input before it looks whether it was interrupted.
const PATIENCE: Duration = Duration::from_millis(100);
/// Chunks under way for each thread.
const CHUNKS_PER_THREAD: usize = 3;

/// The results of a chunk, when they are there.
type Chunk = Receiver<Result<Vec<(Row, Outcome)>>>;

/// The threads of a batch.
pub struct Pool {
    pool: rayon::ThreadPool,
}

impl Pool {
    /// A pool of a number of threads; 0 means one a processor.
    ///
    /// # Errors
    ///
    /// Where the system gives no threads.
    pub fn new(threads: usize) -> Result<Self> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|i| format!("screen-{i}"))
            // A panic loses its chunk; the receiver notices and fails the run. Its message is already on stderr.
            .panic_handler(|_| {})
            .build()
            .map_err(|error| ErrorKind::Threads(error.to_string()))?;
        Ok(Self { pool })
    }

    /// How many threads it has.
    #[must_use]
    pub fn threads(&self) -> usize {
        self.pool.current_num_threads()
    }
}

/// Screens rows and hands each with its outcome to `each`, in the order of the input. Gives the source back with the
/// account, for what it knows only at its end.
///
/// Rows are read by a thread of their own, so that reading, screening and writing overlap, and a run that waits for
/// its input can be interrupted.
///
/// # Errors
///
/// The first error of the input, of the index or of `each`; [`ErrorKind::Interrupted`] once `interrupted` is set.
pub fn screen_rows<R>(
    screener: &Arc<Screener>,
    pool: &Pool,
    rows: R,
    interrupted: &AtomicBool,
    mut each: impl FnMut(&Row, &Outcome) -> Result<()>,
) -> Result<(Tally, R)>
where
    R: Iterator<Item = Result<Row>> + Send + 'static,
{
    let mut tally = Tally::default();
    let chunks = read_ahead(rows)?;
    let mut under_way: VecDeque<Chunk> = VecDeque::new();
    let most = CHUNKS_PER_THREAD * pool.threads();
    let resting = Arc::new(Resting::default());
    let mut source = None;
    loop {
        if interrupted.load(Ordering::Relaxed) {
            return Err(ErrorKind::Interrupted.into());
        }
        if source.is_none() && under_way.len() < most {
            // Wait for input only where nothing else is to be done.
            let wait = if under_way.is_empty() { PATIENCE } else { Duration::ZERO };
            match chunks.recv_timeout(wait) {
                Ok(Read::Rows(chunk)) => {
                    under_way.push_back(start(screener, pool, &resting, chunk));
                    continue;
                }
                Ok(Read::Failed(error)) => return Err(error),
                Ok(Read::End(rows)) => source = Some(rows),
                Err(RecvTimeoutError::Timeout) if under_way.is_empty() => continue,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(Error::new(ErrorKind::Panicked)),
            }
        }
        match under_way.pop_front() {
            Some(next) => {
                let done = next.recv().map_err(|_| Error::new(ErrorKind::Panicked))??;
                for (row, outcome) in &done {
                    tally.count(outcome);
                    each(row, outcome)?;
                }
            }
            None => {
                if let Some(rows) = source {
                    return Ok((tally, rows));
                }
            }
        }
    }
}

/// What the reading thread sends.
enum Read<R> {
    Rows(Vec<Row>),
    Failed(Error),
    End(R),
}

/// Reads rows in chunks on a thread of their own, a few chunks ahead.
fn read_ahead<R>(mut rows: R) -> Result<Receiver<Read<R>>>
where
    R: Iterator<Item = Result<Row>> + Send + 'static,
{
    let (sender, receiver) = sync_channel(CHUNKS_PER_THREAD);
    let read = move || {
        loop {
            let (mut chunk, mut bytes) = (Vec::with_capacity(CHUNK_ROWS), 0);
            let mut failed = None;
            while chunk.len() < CHUNK_ROWS && bytes < CHUNK_BYTES {
                match rows.next() {
                    Some(Ok(row)) => {
                        bytes += row.text_bytes();
                        chunk.push(row);
                    }
                    Some(Err(error)) => {
                        failed = Some(Read::Failed(error));
                        break;
                    }
                    None => break,
                }
            }
            let last = chunk.len() < CHUNK_ROWS && bytes < CHUNK_BYTES;
            // Nobody listens any more where the run has ended.
            if !chunk.is_empty() && sender.send(Read::Rows(chunk)).is_err() {
                return;
            }
            if last {
                let _ = sender.send(failed.unwrap_or(Read::End(rows)));
                return;
            }
        }
    };
    std::thread::Builder::new()
        .name("read".to_owned())
        .spawn(read)
        .map_err(|error| ErrorKind::Threads(error.to_string()))?;
    Ok(receiver)
}

/// Workers at rest: each has memory for every listed name, too much to make anew for every chunk.
#[derive(Default)]
struct Resting(Mutex<Vec<Worker>>);

/// A worker on loan; goes back to rest when dropped.
struct Lent<'a> {
    worker: Worker,
    home: &'a Resting,
}

impl Resting {
    fn lend(&self, screener: &Screener) -> Lent<'_> {
        let rested = self.0.lock().ok().and_then(|mut workers| workers.pop());
        Lent { worker: rested.unwrap_or_else(|| screener.worker()), home: self }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Ok(mut workers) = self.home.0.lock() {
            workers.push(std::mem::take(&mut self.worker));
        }
    }
}

fn start(screener: &Arc<Screener>, pool: &Pool, resting: &Arc<Resting>, chunk: Vec<Row>) -> Chunk {
    let (sender, receiver) = sync_channel(1);
    let (screener, resting) = (Arc::clone(screener), Arc::clone(resting));
    pool.pool.spawn(move || {
        let done = chunk
            .into_par_iter()
            .with_min_len(32)
            .map_init(|| resting.lend(&screener), |lent, row| screen_row(&screener, &mut lent.worker, row))
            .collect();
        // Nobody listens any more where the run has failed.
        let _ = sender.send(done);
    });
    receiver
}

fn screen_row(screener: &Screener, worker: &mut Worker, row: Row) -> Result<(Row, Outcome)> {
    let outcome = match &row.content {
        RowContent::NotScreened(reason) => Outcome::NotScreened(reason.clone()),
        RowContent::Party(party) => match Query::of(party) {
            Err(reason) => Outcome::NotScreened(reason),
            Ok(query) => screener.screen(&query, worker)?,
        },
    };
    Ok((row, outcome))
}

impl Tally {
    /// Counts one row.
    pub fn count(&mut self, outcome: &Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::Clear => self.clear += 1,
            Outcome::Alert(hits) => {
                self.alert += 1;
                for hit in hits {
                    *self.hits.entry(hit.list.clone()).or_default() += 1;
                }
            }
            Outcome::NotScreened(reason) => {
                self.not_screened += 1;
                *self.reasons.entry(reason.code()).or_default() += 1;
            }
        }
    }

    /// Adds the account of another input.
    pub fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.clear += other.clear;
        self.alert += other.alert;
        self.not_screened += other.not_screened;
        for (list, count) in &other.hits {
            *self.hits.entry(list.clone()).or_default() += count;
        }
        for (reason, count) in &other.reasons {
            *self.reasons.entry(reason).or_default() += count;
        }
    }
}
