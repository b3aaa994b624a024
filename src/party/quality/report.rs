//! Rows → what a file's rows add up to, in bounded memory.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::code::QualityCode;
use super::date::DayOrMonth;
use super::distinct::{Count, Sample};
use super::duplicates::{Duplicates, Parties};
use super::hash;
use super::lengths::{LengthRecord, Lengths};
use super::scripts::Scripts;
use super::{RowCheck, RowQuality};
use crate::party::{Role, Row, RowContent};

/// The version of the shape of [`FileQuality`] as JSON. Fields may be added without another.
pub const QUALITY_FORMAT: u32 = 1;

/// Columns without a role that are counted; those of wider files are too many to be read about, and to be held.
const OTHER_COLUMNS: usize = 64;
/// Different values of a column that are counted one by one.
const DISTINCT: usize = 4096;

/// What the rows of a file add up to. Counts and names of columns only, nothing of any row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileQuality {
    /// [`QUALITY_FORMAT`].
    pub format: u32,
    /// The day that dates were held against.
    pub as_of: Date,
    /// Rows looked at: all but those with more or fewer fields than the header, and those that are no text.
    pub rows: u64,
    /// Rows with any flag.
    pub rows_flagged: u64,
    /// By code, those found.
    pub flags: BTreeMap<QualityCode, FlagCount>,
    /// The columns: first those with a role, by role, then the others, in the file's order.
    pub columns: Vec<ColumnQuality>,
    /// Columns without a role that were not counted, beyond 64.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub columns_not_counted: usize,
    /// Names by the script of their letters.
    pub scripts: BTreeMap<Cow<'static, str>, u64>,
    /// Dates of birth of digits alone, by which of them is the day.
    pub day_or_month: DayOrMonth,
    /// Parties given twice.
    pub duplicates: Duplicates,
}

/// How many rows have a flag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagCount {
    /// Rows.
    pub rows: u64,
    /// Rows by column.
    pub columns: BTreeMap<String, u64>,
}

/// One column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnQuality {
    /// Its header.
    pub column: String,
    /// What it was taken for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Rows in which it is not empty.
    pub filled: u64,
    /// Different values, case and spaces within them told apart; empty is none. Estimates are within 2 % two times of
    /// three.
    pub distinct: Count,
    /// Lengths, for a column of names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lengths: Option<LengthRecord>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// The rows of a file so far. Rows are added in their order; a few megabytes whatever their number.
#[derive(Debug)]
pub struct QualityReport {
    as_of: Date,
    fields: usize,
    rows: u64,
    rows_flagged: u64,
    flags: BTreeMap<QualityCode, FlagCount>,
    columns: Vec<Column>,
    not_counted: usize,
    scripts: Scripts,
    day_or_month: DayOrMonth,
    parties: Parties,
}

#[derive(Debug)]
struct Column {
    index: usize,
    header: String,
    role: Option<Role>,
    filled: u64,
    distinct: Sample<()>,
    lengths: Option<Lengths>,
}

impl Column {
    fn is_name(&self) -> bool {
        self.lengths.is_some()
    }
}

impl QualityReport {
    /// No rows yet, of the file whose rows this checks.
    #[must_use]
    pub fn new(check: &RowCheck) -> Self {
        let column = |index: usize, role: Option<Role>| Column {
            index,
            header: check.header[index].clone(),
            role,
            filled: 0,
            distinct: Sample::new(DISTINCT),
            lengths: check.names.iter().any(|(name, _)| *name == index).then(Lengths::default),
        };
        let mut columns: Vec<Column> =
            check.roles.iter().map(|&(index, role)| column(index, Some(role))).collect();
        let has_role = |index: &usize| check.roles.iter().any(|(other, _)| other == index);
        let others: Vec<usize> = (0..check.header.len()).filter(|index| !has_role(index)).collect();
        columns.extend(others.iter().take(OTHER_COLUMNS).map(|&index| column(index, None)));
        Self {
            as_of: check.as_of,
            fields: check.header.len(),
            rows: 0,
            rows_flagged: 0,
            flags: BTreeMap::new(),
            columns,
            not_counted: others.len().saturating_sub(OTHER_COLUMNS),
            scripts: Scripts::default(),
            day_or_month: DayOrMonth::default(),
            parties: Parties::new(check.id.is_some()),
        }
    }

    /// One more row, with what looks wrong in it.
    pub fn add(&mut self, row: &Row, quality: &RowQuality) {
        // Fields that were shifted, cut or are no text say nothing of their columns.
        let whole = match &row.content {
            RowContent::Party(_) => true,
            RowContent::NotScreened(why) => matches!(why.code(), "no_name" | "no_letter"),
        };
        if !whole || row.fields.len() != self.fields {
            return;
        }
        self.rows += 1;
        self.day_or_month.add(quality.day_or_month);
        if !quality.flags.is_empty() {
            self.count(quality);
        }
        let (mut id, mut names, mut party) = (None, 0, 0);
        for column in &mut self.columns {
            let cell = row.fields[column.index].trim();
            let mut value = 0;
            if !cell.is_empty() {
                value = hash::of(cell.as_bytes());
                column.filled += 1;
                column.distinct.of(value);
                if let Some(lengths) = &mut column.lengths {
                    lengths.add(cell, value);
                }
            }
            match column.role {
                None => {}
                Some(Role::Id) => id = (value != 0).then_some(value),
                Some(_) => {
                    party = hash::join(party, value);
                    if column.is_name() {
                        names = hash::join(names, value);
                    }
                }
            }
        }
        if let RowContent::Party(counterparty) = &row.content {
            counterparty.names.iter().for_each(|name| self.scripts.add(&name.text));
            self.parties.add(id, names, party);
        }
    }

    fn count(&mut self, quality: &RowQuality) {
        self.rows_flagged += 1;
        for (at, flag) in quality.flags.iter().enumerate() {
            let before = &quality.flags[..at];
            let count = self.flags.entry(flag.code).or_default();
            // A code counts once a row, and once a column of it.
            if before.iter().all(|other| other.code != flag.code) {
                count.rows += 1;
            }
            if before.iter().all(|other| (other.code, &other.column) != (flag.code, &flag.column)) {
                match count.columns.get_mut(&flag.column) {
                    Some(rows) => *rows += 1,
                    None => _ = count.columns.insert(flag.column.clone(), 1),
                }
            }
        }
    }

    /// What they add up to.
    #[must_use]
    pub fn finish(self) -> FileQuality {
        let column = |column: Column| ColumnQuality {
            distinct: column.distinct.count(),
            lengths: column.lengths.and_then(|lengths| lengths.finish()),
            column: column.header,
            role: column.role,
            filled: column.filled,
        };
        FileQuality {
            format: QUALITY_FORMAT,
            as_of: self.as_of,
            rows: self.rows,
            rows_flagged: self.rows_flagged,
            flags: self.flags,
            columns: self.columns.into_iter().map(column).collect(),
            columns_not_counted: self.not_counted,
            scripts: self.scripts.finish().into_iter().map(|(word, names)| (word.into(), names)).collect(),
            day_or_month: self.day_or_month,
            duplicates: self.parties.finish(),
        }
    }
}
