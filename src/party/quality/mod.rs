//! What looks wrong in a counterparty file: flags on rows, and what the rows of a file add up to.
//!
//! A row that is flagged is screened like any other; whoever keeps the file learns where screening had less to go by. What
//! cannot be screened at all is [`NotScreened`](super::NotScreened)'s, whether a name is listed the later stages'. Checks
//! err on the quiet side: one that cries at good rows is read by nobody.
//!
//! | file | codes |
//! |---|---|
//! | `placeholder` | `placeholder_name` |
//! | `several`, `words` | `two_parties`, `care_of` |
//! | `person` | `digit_in_person_name`, `company_as_person` |
//! | `wrong_column` | `name_is_id`, `contact_in_name`, `address_in_name`, `overlong_name` |
//! | `mojibake` | `mojibake`, `lost_characters` |
//! | `letters` | `mixed_scripts`, `invisible_characters`, `stray_marks` |
//! | `date` | `unreadable_date`, `future_date`, `old_date`, `default_date`, `january_first` |
//! | `fact` | `wrong_check_digit`, `unknown_country` |
//! | `mod` | `single_word_name`, `name_part_missing`, `unknown_type` |
//!
//! [`RowCheck`] flags a row, on any thread, in about a microsecond and without allocating where nothing is wrong.
//! [`QualityReport`] adds the rows of a file up, in order and in a few megabytes whatever their number: how many are
//! flagged, how full each column is and how many values it has, lengths, scripts, parties given twice.
//! Nothing depends on the clock or the number of threads: the day that dates are held against is given.
//!
//! ```
//! use interdict::party::quality::{CheckMemory, QualityCode, QualityReport, RowCheck};
//! use interdict::party::{PartyReader, ReadOptions};
//!
//! let file = "id,name,type,born\n1,Jane Doe,person,1985-11-12\n2,MÃ¼ller GmbH,company,\n3,TEST,person,2190-01-01\n";
//! let mut reader = PartyReader::from_read("customers.csv", file.as_bytes(), &ReadOptions::default())?;
//! let check = RowCheck::new(reader.header(), reader.mapping(), jiff::civil::date(2026, 11, 24));
//! let (mut memory, mut report) = (CheckMemory::default(), QualityReport::new(&check));
//! for row in reader.by_ref() {
//!     let row = row?;
//!     report.add(&row, &check.row(&row, &mut memory));
//! }
//! let quality = report.finish();
//! assert_eq!((quality.rows, quality.rows_flagged), (3, 2));
//! assert_eq!(quality.flags[&QualityCode::Mojibake].rows, 1);
//! assert_eq!(quality.flags[&QualityCode::PlaceholderName].columns["name"], 1);
//! assert_eq!(quality.columns[3].filled, 2, "of the column `born`");
//! # Ok::<(), interdict::Error>(())
//! ```

mod classes;
mod code;
mod date;
mod distinct;
mod duplicates;
mod fact;
mod hash;
mod lengths;
mod letters;
mod mojibake;
mod person;
mod placeholder;
mod report;
mod scripts;
mod several;
mod words;
mod wrong_column;

pub use code::{Flag, QualityCode};
pub use date::DayOrMonth;
pub use distinct::Count;
pub use duplicates::Duplicates;
pub use fact::CheckMemory;
pub use lengths::LengthRecord;
pub use report::{ColumnQuality, FileQuality, FlagCount, QUALITY_FORMAT, QualityReport};

use classes::Classes;
use date::Window;
use fact::IdentifierColumn;
use jiff::civil::Date;

use super::row::{identifier_kind, split_values};
use super::{ColumnMapping, Counterparty, Role, Row, RowContent, names_columns};
use crate::designation::EntityKind;

/// What looks wrong in one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowQuality {
    /// The flags, by column role and then by check; empty for most rows.
    pub flags: Vec<Flag>,
    /// Which numbers of its dates are the day.
    pub day_or_month: DayOrMonth,
}

/// The checks of one file: which column holds what, and the day on which they are made.
///
/// Cost of [`RowCheck::row`]: a pass over each cell of a name, a few comparisons for each date, a table lookup for each
/// country. The same row gives the same flags, whichever thread asks.
#[derive(Debug, Clone)]
pub struct RowCheck {
    header: Vec<String>,
    /// Columns with a role, by role.
    roles: Vec<(usize, Role)>,
    id: Option<usize>,
    /// The columns of names, whole or in parts, and of aliases.
    names: Vec<(usize, Role)>,
    kind: Option<usize>,
    births: Vec<usize>,
    countries: Vec<usize>,
    identifiers: Vec<IdentifierColumn>,
    as_of: Date,
    window: Window,
}

impl RowCheck {
    /// The checks of a file with this header; `as_of` is the day after which a date is in the future.
    #[must_use]
    pub fn new(header: &[String], mapping: &ColumnMapping, as_of: Date) -> Self {
        let of = |roles: &[Role]| -> Vec<(usize, Role)> {
            let columns = mapping.columns.iter().filter(|column| roles.contains(&column.role));
            columns.map(|column| (column.index, column.role)).collect()
        };
        let all = |roles: &[Role]| of(roles).into_iter().map(|(index, _)| index).collect::<Vec<usize>>();
        let mut identifiers: Vec<IdentifierColumn> = Vec::new();
        for column in mapping.of(Role::Identifier) {
            identifiers.push(IdentifierColumn::new(column.index, identifier_kind(&column.field)));
        }
        for column in mapping.of(Role::Imo) {
            identifiers.push(IdentifierColumn::new(column.index, "IMO".to_owned()));
        }
        Self {
            // Where the first line may be a counterparty, columns are told by their numbers.
            header: if names_columns(header) {
                header.to_vec()
            } else {
                (1..=header.len()).map(|number| format!("#{number}")).collect()
            },
            roles: of(&Role::ALL),
            id: all(&[Role::Id]).first().copied(),
            names: of(&[Role::Name, Role::FamilyName, Role::GivenName, Role::MiddleName, Role::Alias]),
            kind: all(&[Role::Type]).first().copied(),
            births: all(&[Role::DateOfBirth]),
            countries: all(&[Role::Nationality, Role::Country]),
            identifiers,
            as_of,
            window: Window::new(as_of),
        }
    }

    /// The day after which a date is in the future.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// What looks wrong in a row. Nothing in one that cannot be screened: that is said already.
    #[must_use]
    pub fn row(&self, row: &Row, memory: &mut CheckMemory) -> RowQuality {
        let mut quality = RowQuality::default();
        let RowContent::Party(party) = &row.content else { return quality };
        // Rows come with as many fields as their header; one of another file has nothing to be held against.
        if row.fields.len() != self.header.len() {
            return quality;
        }
        self.names(&row.fields, party, &mut quality.flags);
        let cell = |index: usize| row.fields[index].trim();
        let flags = &mut quality.flags;
        let mut flag =
            |code, column: usize, found: &str| flags.push(Flag::new(code, &self.header[column], found));
        if let Some(column) = self.kind
            && party.kind == EntityKind::Unknown
            && !cell(column).is_empty()
            && !placeholder::says_nothing(cell(column))
        {
            flag(QualityCode::UnknownType, column, cell(column));
        }
        for &column in &self.births {
            for text in split_values(&row.fields[column]) {
                let (code, order) = self.window.check(text, party.kind);
                quality.day_or_month.count(order);
                if let Some(code) = code {
                    flag(code, column, text);
                }
            }
        }
        for &column in &self.countries {
            for text in split_values(&row.fields[column]).filter(|text| memory.is_unknown_country(text)) {
                flag(QualityCode::UnknownCountry, column, text);
            }
        }
        for column in &self.identifiers {
            for text in split_values(&row.fields[column.index]).filter(|text| column.is_wrong(text)) {
                flag(QualityCode::WrongCheckDigit, column.index, text);
            }
        }
        quality
    }

    /// The cells of names, each by itself, and what they make together.
    fn names(&self, fields: &[String], party: &Counterparty, flags: &mut Vec<Flag>) {
        let id = self.id.map_or("", |id| fields[id].trim());
        let (mut whole, mut halves) = (None, (None, None));
        for &(column, role) in &self.names {
            let cell = fields[column].trim();
            if cell.is_empty() {
                continue;
            }
            if role == Role::Alias {
                split_values(cell).for_each(|alias| self.name(alias, column, party.kind, "", flags));
                continue;
            }
            self.name(cell, column, party.kind, id, flags);
            let place = match role {
                Role::Name => &mut whole,
                Role::FamilyName => &mut halves.0,
                Role::GivenName => &mut halves.1,
                _ => continue,
            };
            *place = Some((column, cell));
        }
        if !matches!(party.kind, EntityKind::Person | EntityKind::Unknown) {
            return;
        }
        let has_parts = self.names.iter().any(|(_, role)| *role == Role::FamilyName)
            && self.names.iter().any(|(_, role)| *role == Role::GivenName);
        let (column, cell, is_part) = match (whole, halves) {
            (Some((column, cell)), (None, None)) => (column, cell, false),
            (None, (Some((column, cell)), None) | (None, Some((column, cell)))) => (column, cell, has_parts),
            _ => return,
        };
        let mut flag = |code| flags.push(Flag::new(code, &self.header[column], cell));
        let placeholder = || placeholder::is_placeholder(cell, Classes::of(cell));
        if !is_one_word(cell) {
            if is_part && !words::is_company(cell) {
                flag(QualityCode::NamePartMissing);
            }
        } else if party.names.iter().all(|name| is_one_word(&name.text)) && !placeholder() {
            flag(QualityCode::SingleWordName);
        }
    }

    /// One name as its cell writes it.
    fn name(&self, text: &str, column: usize, kind: EntityKind, id: &str, flags: &mut Vec<Flag>) {
        let classes = Classes::of(text);
        let mut flag = |code| flags.push(Flag::new(code, &self.header[column], text));
        if placeholder::is_placeholder(text, classes) {
            flag(QualityCode::PlaceholderName);
        }
        if let Some(code) = several::check(text, classes, kind) {
            flag(code);
        }
        wrong_column::check(text, classes, kind, id, &mut flag);
        if kind == EntityKind::Person
            && let Some(code) = person::check(text, classes)
        {
            flag(code);
        }
        if let Some(code) = mojibake::check(text, classes) {
            flag(code);
        }
        letters::check(text, classes, flag);
    }
}

/// Whether a name is one word of a script that parts words.
fn is_one_word(text: &str) -> bool {
    let classes = Classes::of(text);
    let parts = |c: char| c == '·' || c.is_whitespace() || scripts::is_unspaced(c);
    !(classes.has(Classes::SPACE | Classes::BREAK) || classes.has(Classes::HIGH) && text.contains(parts))
}

#[cfg(test)]
mod tests;
