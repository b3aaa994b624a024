//! A stream of rows, screened in parallel and given out in order, in bounded memory.
//!
//! Rows are read in chunks; a few chunks are under way at once, and their results are handed on in the order read. So
//! the output does not depend on the number of threads, and memory does not depend on the length of the input.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::designation::ListId;
use crate::party::{Row, RowContent};
use crate::{Error, ErrorKind, Result};

use super::{Outcome, Screener, Worker};

/// The account of a run: every row is in exactly one of `clear`, `alert`, `suppressed` and `not_screened`.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// Rows read.
    pub rows: u64,
    /// Rows screened without a hit.
    pub clear: u64,
    /// Rows with hits.
    pub alert: u64,
    /// Rows whose hits good guys keep quiet, all of them; none where the run is kept in no store.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub suppressed: u64,
    /// Rows that could not be screened.
    pub not_screened: u64,
    /// Hits by list.
    pub hits: BTreeMap<ListId, u64>,
    /// Rows that could not be screened, by reason.
    pub reasons: BTreeMap<Cow<'static, str>, u64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// Items in a chunk, which one thread works through: enough that handing chunks around costs nothing, few enough that
/// a chunk is done in a blink and a short file keeps several threads busy.
const CHUNK_ROWS: usize = 256;
/// Bytes of text in a chunk, for files of few but long rows.
const CHUNK_BYTES: usize = 1 << 20;
/// How long the run waits for input before it looks whether it was interrupted.
const PATIENCE: Duration = Duration::from_millis(100);
/// Chunks under way for each thread.
const CHUNKS_PER_THREAD: usize = 4;

/// The results of a chunk, when they are there.
type Chunk<W> = Receiver<Result<Vec<(<W as Work>::Item, <W as Work>::Outcome)>>>;

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

    /// Runs a function on its threads: what the function does in parallel, they do.
    pub fn run<T: Send>(&self, function: impl FnOnce() -> T + Send) -> T {
        self.pool.install(function)
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
/// # Errors
///
/// As [`work_through`].
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
    let rows = work_through(screener, pool, rows, interrupted, |row, outcome| {
        tally.count(outcome);
        each(row, outcome)
    })?;
    Ok((tally, rows))
}

/// What is done with each item of a stream: the same item gives the same outcome, whichever worker has it.
pub trait Work: Send + Sync + 'static {
    /// What comes from the stream.
    type Item: Send + 'static;
    /// What is made of it.
    type Outcome: Send + 'static;
    /// The reusable memory of one thread.
    type Worker: Send + 'static;

    /// Memory for one more thread.
    fn worker(&self) -> Self::Worker;
    /// Does the work of one item.
    ///
    /// # Errors
    ///
    /// What ends the run.
    fn work(&self, item: &Self::Item, worker: &mut Self::Worker) -> Result<Self::Outcome>;
    /// Bytes an item holds, so that few long ones make a chunk as well as many short ones.
    fn weight(item: &Self::Item) -> usize;
}

impl Work for Screener {
    type Item = Row;
    type Outcome = Outcome;
    type Worker = Worker;

    fn worker(&self) -> Worker {
        self.worker()
    }

    fn work(&self, row: &Row, worker: &mut Worker) -> Result<Outcome> {
        match &row.content {
            RowContent::NotScreened(reason) => Ok(Outcome::NotScreened(reason.clone())),
            RowContent::Party(party) => self.screen_party(party, worker),
        }
    }

    fn weight(row: &Row) -> usize {
        row.text_bytes()
    }
}

/// Works through a stream in parallel and hands each item with its outcome to `each`, in the order of the stream. Gives
/// the stream back at its end.
///
/// Items are read by a thread of their own, so that reading, working and writing overlap, and a run that waits for
/// its input can be interrupted.
///
/// # Errors
///
/// The first error of the stream, of the work or of `each`; [`ErrorKind::Interrupted`] once `interrupted` is set.
pub fn work_through<W, R>(
    work: &Arc<W>,
    pool: &Pool,
    items: R,
    interrupted: &AtomicBool,
    mut each: impl FnMut(&W::Item, &W::Outcome) -> Result<()>,
) -> Result<R>
where
    W: Work,
    R: Iterator<Item = Result<W::Item>> + Send + 'static,
{
    let chunks = read_ahead::<W, R>(items)?;
    let mut under_way: VecDeque<Chunk<W>> = VecDeque::new();
    let most = CHUNKS_PER_THREAD * pool.threads();
    let resting = Arc::new(Resting::default());
    let mut end = None;
    loop {
        if interrupted.load(Ordering::Relaxed) {
            return Err(ErrorKind::Interrupted.into());
        }
        if end.is_none() && under_way.len() < most {
            // Wait for input only where nothing else is to be done.
            let wait = if under_way.is_empty() { PATIENCE } else { Duration::ZERO };
            match chunks.recv_timeout(wait) {
                Ok(Read::Items(chunk)) => {
                    under_way.push_back(start(work, pool, &resting, chunk));
                    continue;
                }
                // What was read before the fault is handed on first: how far a run comes is no matter of chance.
                Ok(Read::Failed(error)) => end = Some(Err(error)),
                Ok(Read::End(items)) => end = Some(Ok(items)),
                Err(RecvTimeoutError::Timeout) if under_way.is_empty() => continue,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(Error::new(ErrorKind::Panicked)),
            }
        }
        match under_way.pop_front() {
            Some(next) => {
                let done = next.recv().map_err(|_| Error::new(ErrorKind::Panicked))??;
                for (item, outcome) in &done {
                    each(item, outcome)?;
                }
            }
            None => {
                if let Some(end) = end {
                    return end;
                }
            }
        }
    }
}

/// What the reading thread sends.
enum Read<I, R> {
    Items(Vec<I>),
    Failed(Error),
    End(R),
}

/// Reads items in chunks on a thread of their own, a few chunks ahead.
fn read_ahead<W, R>(mut items: R) -> Result<Receiver<Read<W::Item, R>>>
where
    W: Work,
    R: Iterator<Item = Result<W::Item>> + Send + 'static,
{
    let (sender, receiver) = sync_channel(CHUNKS_PER_THREAD);
    let read = move || {
        loop {
            let (mut chunk, mut bytes) = (Vec::with_capacity(CHUNK_ROWS), 0);
            let mut failed = None;
            while chunk.len() < CHUNK_ROWS && bytes < CHUNK_BYTES {
                match items.next() {
                    Some(Ok(item)) => {
                        bytes += W::weight(&item);
                        chunk.push(item);
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
            if !chunk.is_empty() && sender.send(Read::Items(chunk)).is_err() {
                return;
            }
            if last {
                let _ = sender.send(failed.unwrap_or(Read::End(items)));
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
struct Resting<T>(Mutex<Vec<T>>);

/// A worker on loan; goes back to rest when dropped.
struct Lent<'a, T> {
    /// There until it is dropped.
    worker: Option<T>,
    home: &'a Resting<T>,
}

impl<T> Default for Resting<T> {
    fn default() -> Self {
        Self(Mutex::new(Vec::new()))
    }
}

impl<T> Resting<T> {
    fn lend(&self, new: impl FnOnce() -> T) -> Lent<'_, T> {
        let rested = self.0.lock().ok().and_then(|mut workers| workers.pop());
        Lent { worker: Some(rested.unwrap_or_else(new)), home: self }
    }
}

impl<T> Lent<'_, T> {
    fn get(&mut self) -> &mut T {
        self.worker.as_mut().expect("a worker on loan is there until it is dropped")
    }
}

impl<T> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        if let (Ok(mut workers), Some(worker)) = (self.home.0.lock(), self.worker.take()) {
            workers.push(worker);
        }
    }
}

fn start<W: Work>(
    work: &Arc<W>,
    pool: &Pool,
    resting: &Arc<Resting<W::Worker>>,
    chunk: Vec<W::Item>,
) -> Chunk<W> {
    let (sender, receiver) = sync_channel(1);
    let (work, resting) = (Arc::clone(work), Arc::clone(resting));
    pool.pool.spawn(move || {
        let mut lent = resting.lend(|| work.worker());
        let each = |item| {
            let outcome = work.work(&item, lent.get())?;
            Ok((item, outcome))
        };
        let done = chunk.into_iter().map(each).collect();
        // Nobody listens any more where the run has failed.
        let _ = sender.send(done);
    });
    receiver
}

impl Tally {
    /// Counts one row.
    pub fn count(&mut self, outcome: &Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::Clear(_) => self.clear += 1,
            Outcome::Alert(hits) => {
                self.alert += 1;
                for hit in hits {
                    *self.hits.entry(hit.list.clone()).or_default() += 1;
                }
            }
            Outcome::NotScreened(reason) => {
                self.not_screened += 1;
                *self.reasons.entry(reason.code().into()).or_default() += 1;
            }
        }
    }

    /// The hits of a row that was counted are kept quiet, all of them.
    pub fn suppress(&mut self) {
        self.alert -= 1;
        self.suppressed += 1;
    }

    /// Adds the account of another input.
    pub fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.clear += other.clear;
        self.alert += other.alert;
        self.suppressed += other.suppressed;
        self.not_screened += other.not_screened;
        for (list, count) in &other.hits {
            *self.hits.entry(list.clone()).or_default() += count;
        }
        for (reason, count) in &other.reasons {
            *self.reasons.entry(reason.clone()).or_default() += count;
        }
    }
}
