//! The account of a run so far: what became of the rows of each input, and a digest of those rows by which a resumed run
//! tells that the input still begins as it did. Where that is kept is the [checkpoint](super::checkpoint)'s.

use anyhow::{Result, bail};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::digest::hex;
use crate::party::{PartyReader, Row, RowContent};
use crate::screen::Outcome;
use crate::screen::batch::Tally;
use crate::{Error, ErrorKind};

use super::checkpoint::{FileDone, Saved};
use super::interrupt;

/// Bytes of rows gathered before they are hashed: hashing field by field costs several times as much.
const GATHERED: usize = 16 << 10;

/// Whether the rows are hashed, which only a run that leaves checkpoints has use for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// They are.
    Hashed,
    /// They are not.
    None,
}

/// What a run has done so far.
pub(super) struct Account {
    /// When the run began; a resumed one, when it began first.
    pub(super) started: Timestamp,
    /// The rows at which it was resumed.
    pub(super) resumed_at_row: Vec<u64>,
    proof: Proof,
    files: Vec<FileAccount>,
    rows: u64,
    skipped: u64,
}

#[derive(Default)]
struct FileAccount {
    tally: Tally,
    digest: RowsDigest,
}

impl Account {
    /// Nothing yet.
    pub(super) fn new(started: Timestamp, proof: Proof) -> Self {
        Self { started, resumed_at_row: Vec::new(), proof, files: Vec::new(), rows: 0, skipped: 0 }
    }

    /// That of an earlier run. Reads its rows from the inputs again, which are then where that run was.
    ///
    /// # Errors
    ///
    /// Where an input does not begin with those rows.
    pub(super) fn resume(
        saved: Saved,
        readers: &mut [PartyReader],
        names: &[String],
        mut each: impl FnMut(&Row) -> crate::Result<()>,
    ) -> Result<Self> {
        let at = saved.rows();
        let mut account = Self::new(saved.started, Proof::Hashed);
        account.resumed_at_row = saved.resumed_at_row;
        account.resumed_at_row.push(at + 1);
        let last = saved.files.len().saturating_sub(1);
        for ((number, done), (reader, name)) in
            saved.files.into_iter().enumerate().zip(readers.iter_mut().zip(names))
        {
            let digest = skip(reader, &done, number == last, &mut each)?;
            let Some(digest) = digest else {
                bail!(
                    "{name} is not as it was: its first {} rows are not those that were screened before the run was \
                     broken off; run without --resume to begin anew",
                    done.tally.rows
                );
            };
            account.files.push(FileAccount { tally: done.tally, digest });
        }
        (account.rows, account.skipped) = (at, at);
        Ok(account)
    }

    /// The rows that follow are those of the input of this number, from 0.
    pub(super) fn enter(&mut self, file: usize) {
        if self.files.len() <= file {
            self.files.resize_with(file + 1, FileAccount::default);
        }
    }

    /// One more row of an input that was entered.
    pub(super) fn row(&mut self, row: &Row, outcome: &Outcome) {
        let file = &mut self.files[row.file];
        file.tally.count(outcome);
        if self.proof == Proof::Hashed {
            file.digest.add(row);
        }
        self.rows += 1;
    }

    /// All hits of the last row of an input are kept quiet.
    pub(super) fn suppress(&mut self, file: usize) {
        self.files[file].tally.suppress();
    }

    /// Rows so far, over all inputs.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Rows that this run has screened itself.
    pub(super) fn screened(&self) -> u64 {
        self.rows - self.skipped
    }

    /// What became of the rows of one input.
    pub(super) fn file(&self, file: usize) -> &Tally {
        &self.files[file].tally
    }

    /// What became of all rows.
    pub(super) fn total(&self) -> Tally {
        let mut total = Tally::default();
        for file in &self.files {
            total.add(&file.tally);
        }
        total
    }

    /// What a checkpoint keeps of the inputs.
    pub(super) fn files_done(&mut self) -> Vec<FileDone> {
        self.files
            .iter_mut()
            .map(|file| FileDone { tally: file.tally.clone(), rows_sha256: file.digest.hex() })
            .collect()
    }
}

/// Reads the rows of an input that an earlier run has done. `None` where they are others; where that run had gone on to
/// the next input, also where there are more of them now.
fn skip(
    reader: &mut PartyReader,
    done: &FileDone,
    is_last: bool,
    mut each: impl FnMut(&Row) -> crate::Result<()>,
) -> Result<Option<RowsDigest>> {
    let mut digest = RowsDigest::default();
    for _ in 0..done.tally.rows {
        if interrupt::requested() {
            return Err(Error::new(ErrorKind::Interrupted).into());
        }
        let Some(row) = reader.next() else { return Ok(None) };
        let row = row?;
        digest.add(&row);
        each(&row)?;
    }
    let as_they_were = digest.hex() == done.rows_sha256 && (is_last || reader.next().is_none());
    Ok(as_they_were.then_some(digest))
}

/// SHA-256 over the rows of one input, as they were read: their numbers, their fields, and why they cannot be screened.
#[derive(Default)]
struct RowsDigest {
    sha: Sha256,
    gathered: Vec<u8>,
}

impl RowsDigest {
    fn add(&mut self, row: &Row) {
        self.number(row.number);
        self.number(row.fields.len() as u64);
        for field in &row.fields {
            // With its length, so that no two different rows are the same bytes.
            self.number(field.len() as u64);
            self.gathered.extend_from_slice(field.as_bytes());
        }
        let reason = match &row.content {
            RowContent::Party(_) => "",
            RowContent::NotScreened(reason) => reason.code(),
        };
        self.number(reason.len() as u64);
        self.gathered.extend_from_slice(reason.as_bytes());
        if self.gathered.len() >= GATHERED {
            self.pass_on();
        }
    }

    fn number(&mut self, number: u64) {
        self.gathered.extend_from_slice(&number.to_le_bytes());
    }

    fn pass_on(&mut self) {
        self.sha.update(&self.gathered);
        self.gathered.clear();
    }

    fn hex(&mut self) -> String {
        self.pass_on();
        hex(&self.sha.clone().finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::ReadOptions;

    fn reader(text: &'static str) -> PartyReader {
        PartyReader::from_read("in.csv", text.as_bytes(), &ReadOptions::default()).unwrap()
    }

    fn digest(text: &'static str, rows: usize) -> String {
        let mut digest = RowsDigest::default();
        reader(text).take(rows).for_each(|row| digest.add(&row.unwrap()));
        digest.hex()
    }

    #[test]
    fn the_digest_tells_rows_apart() {
        let texts = [
            "id,name\n1,ab\n2,c\n",
            "id,name\n1,a\n2,bc\n",
            "id,name\n1a,b\n2,c\n",
            "id,name\n2,c\n1,ab\n",
            "id,name\n1,ab\n2,\"c\n",
            "id,name\n1,ab\n2,c,\n",
        ];
        let digests: std::collections::BTreeSet<String> = texts.iter().map(|text| digest(text, 2)).collect();
        assert_eq!(digests.len(), texts.len());
        assert_eq!(digest("id;name\r\n1;\"ab\"\r\n2;c\r\n", 2), digest(texts[0], 2), "rows, not bytes");
        assert_eq!(
            digest("id,name\n1,ab\n2,c\n3,d\n", 2),
            digest(texts[0], 2),
            "what follows does not count"
        );
    }

    #[test]
    fn rows_done_are_skipped_where_they_are_the_same() {
        let text = "id,name\n1,ab\n2,c\n3,d\n";
        let done = |text, rows| FileDone {
            tally: Tally { rows: rows as u64, ..Tally::default() },
            rows_sha256: digest(text, rows),
        };
        let mut at_two = reader(text);
        assert!(skip(&mut at_two, &done(text, 2), true, |_| Ok(())).unwrap().is_some());
        assert_eq!(at_two.next().unwrap().unwrap().number, 3);
        let mut rows = 0;
        assert!(
            skip(&mut reader(text), &done(text, 3), false, |_| {
                rows += 1;
                Ok(())
            })
            .unwrap()
            .is_some()
        );
        assert_eq!(rows, 3);
        assert!(
            skip(&mut reader(text), &done(text, 2), false, |_| Ok(())).unwrap().is_none(),
            "more of them"
        );
        assert!(
            skip(&mut reader("id,name\n1,ab\n"), &done(text, 2), true, |_| Ok(())).unwrap().is_none(),
            "fewer"
        );
        let other = "id,name\n1,ab\n2,x\n3,d\n";
        assert!(skip(&mut reader(other), &done(text, 2), true, |_| Ok(())).unwrap().is_none(), "others");
    }
}
