//! Counterparty files from a seed: innocents, some with a typo, and now and then a manipulated name of the list.
//!
//! No two innocents of a file have the same name, but in [`Mix::Duplicates`]. Rare words grow with the root of the
//! file's length, so that 100,000 persons hold some 20,000 distinct words, as a real file of that length did.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::Arc;

use interdict::designation::EntityKind;
use interdict::party::{PartyReader, ReadOptions};

use super::designations::Listed;
use super::names::{self, Name, RareWords};
use super::rng::Rng;
use super::words::NATIONALITIES;

const PARTY_SEED: u64 = 47_814;
/// Every so many rows one is a manipulated listed name.
const ROWS_A_PLANT: usize = 1000;
/// Share of rows with a slip of the keyboard, in hundredths.
const TYPOS: usize = 3;
/// Share of a payments file's rows that were there before, in hundredths.
const REPEATS: usize = 90;

/// Who stands in a counterparty file, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Mix {
    /// Persons only.
    Persons,
    /// Companies only.
    Companies,
    /// Four persons to a company.
    Mixed,
    /// The same as people type it: names over two columns, any case, titles, stray punctuation and spaces, a typo in
    /// a third, rows without a name.
    Dirty,
    /// The same as payments: nine rows of ten say of their party what an earlier row said.
    Duplicates,
}

impl Mix {
    /// Every file.
    pub(crate) const ALL: [Self; 5] =
        [Self::Persons, Self::Companies, Self::Mixed, Self::Dirty, Self::Duplicates];

    /// Its name.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Companies => "companies",
            Self::Mixed => "mixed",
            Self::Dirty => "dirty",
            Self::Duplicates => "duplicates",
        }
    }

    fn kind(self, row: usize) -> EntityKind {
        let person = match self {
            Self::Persons => true,
            Self::Companies => false,
            Self::Mixed | Self::Dirty | Self::Duplicates => row % 5 < 4,
        };
        if person { EntityKind::Person } else { EntityKind::Entity }
    }

    fn header(self) -> &'static str {
        match self {
            Self::Persons | Self::Companies | Self::Mixed => "id,name,type,date_of_birth,nationality\n",
            Self::Dirty => "id,given_name,family_name,type,date_of_birth,nationality\n",
            Self::Duplicates => "id,name,type,date_of_birth,nationality,booked_on,amount\n",
        }
    }
}

/// A counterparty file in memory.
pub(crate) struct PartyFile {
    /// Its text.
    pub(crate) bytes: Arc<[u8]>,
    /// Its rows.
    pub(crate) rows: usize,
    /// Those of them that have no name.
    pub(crate) nameless: usize,
    /// The rows that hold a manipulated listed name, from 1, each with the designation's id; in order.
    pub(crate) planted: Vec<(u64, String)>,
}

impl PartyFile {
    /// The file opened anew.
    pub(crate) fn open(&self) -> PartyReader {
        let bytes = Cursor::new(Arc::clone(&self.bytes));
        PartyReader::from_read("parties.csv", bytes, &ReadOptions::default())
            .expect("a CSV with a name column")
    }
}

/// A counterparty file with names of a list planted in it.
pub(crate) fn party_file(mix: Mix, rows: usize, designations: &[Listed]) -> PartyFile {
    let of_kind = |kind| designations.iter().filter(|listed| listed.kind == kind).collect::<Vec<&Listed>>();
    let mut writer = Writer {
        mix,
        rng: Rng::new(PARTY_SEED),
        seen: HashSet::new(),
        persons: of_kind(EntityKind::Person),
        others: of_kind(EntityKind::Entity),
    };
    let mut text = String::from(mix.header());
    let (mut planted, mut nameless) = (Vec::new(), 0);
    // Payments: the parties so far, as often as they had a row.
    let mut parties: Vec<Arc<Party>> = Vec::new();
    for (number, row) in (1_u64..).zip(0..rows) {
        let mut party = None;
        if mix == Mix::Duplicates && !writer.is_plant(row) && writer.rng.percent(REPEATS) && row > 0 {
            party = Some(Arc::clone(&parties[writer.rng.below(parties.len())]));
        }
        let party = party.unwrap_or_else(|| Arc::new(writer.party(row)));
        text.push_str(&party.fields);
        if mix == Mix::Duplicates {
            write!(text, ",{},{}.00", birth(&mut writer.rng, 2024, 2), 1 + writer.rng.below(9999))
                .expect("a string takes everything");
            parties.push(Arc::clone(&party));
        }
        text.push('\n');
        nameless += usize::from(party.nameless);
        planted.extend(party.planted.clone().map(|id| (number, id)));
    }
    PartyFile { bytes: text.into_bytes().into(), rows, nameless, planted }
}

/// What a row says of its party.
struct Party {
    fields: String,
    nameless: bool,
    planted: Option<String>,
}

/// Writes the rows of one file.
struct Writer<'a> {
    mix: Mix,
    rng: Rng,
    /// The innocents' names so far.
    seen: HashSet<String>,
    persons: Vec<&'a Listed>,
    others: Vec<&'a Listed>,
}

impl Writer<'_> {
    /// Whether a row holds a listed name. A payment's is met again some ten times.
    fn is_plant(&self, row: usize) -> bool {
        let apart = if self.mix == Mix::Duplicates { 10 * ROWS_A_PLANT } else { ROWS_A_PLANT };
        row % apart == ROWS_A_PLANT / 2
    }

    fn party(&mut self, row: usize) -> Party {
        let kind = self.mix.kind(row);
        let person = kind == EntityKind::Person;
        let listed = self.is_plant(row).then(|| {
            let all = if person { &self.persons } else { &self.others };
            all[self.rng.below(all.len())]
        });
        let nameless = self.mix == Mix::Dirty && listed.is_none() && self.rng.percent(2);
        let name = if nameless {
            let nothing = self.rng.pick(&["", "?", "---", " . "]);
            format!(",{nothing}")
        } else {
            match (self.mix, listed) {
                (Mix::Dirty, Some(listed)) => soiled(&mut self.rng, &listed.name, 0),
                (_, Some(listed)) => quoted(&names::manipulated(&mut self.rng, &listed.name)),
                (_, None) => self.innocent(row, person),
            }
        };
        let born = if person && listed.is_none() && self.rng.percent(70) {
            birth(&mut self.rng, 1940, 65)
        } else {
            String::new()
        };
        let nationality = self.rng.ranked(&NATIONALITIES);
        let fields = format!("{},{name},{},{born},{nationality}", row + 1, kind.as_str());
        Party { fields, nameless, planted: listed.map(|listed| listed.id.clone()) }
    }

    /// A name that this file has not had.
    fn innocent(&mut self, row: usize, person: bool) -> String {
        let rare = RareWords(500 + 10 * row.isqrt());
        loop {
            let name =
                if person { names::person(&mut self.rng, rare) } else { names::company(&mut self.rng, rare) };
            let written = if self.mix == Mix::Dirty {
                soiled(&mut self.rng, &name, 33)
            } else {
                quoted(&clean(&mut self.rng, &name))
            };
            if self.seen.insert(written.clone()) {
                return written;
            }
        }
    }
}

/// A name as most files write it, one in ten in its own script.
fn clean(rng: &mut Rng, name: &Name) -> String {
    let written = match &name.native {
        Some(native) if rng.percent(10) => native.clone(),
        _ => name.written(rng),
    };
    if rng.percent(TYPOS) { names::typo(rng, &written) } else { written }
}

/// A name as people type it into two columns, with a slip of the keyboard in some of a hundred.
fn soiled(rng: &mut Rng, name: &Name, typos: usize) -> String {
    let mut given = name.given.clone();
    let mut family = if rng.percent(typos) { names::typo(rng, &name.family) } else { name.family.clone() };
    match rng.below(5) {
        0 => (given, family) = (given.to_lowercase(), family.to_lowercase()),
        1 => family = family.to_uppercase(),
        2 => (given, family) = (given.to_uppercase(), family.to_uppercase()),
        _ => {}
    }
    if !given.is_empty() && rng.percent(20) {
        given = format!("{} {given}", rng.pick(&["Mr.", "Mrs", "Dr.", "MR", "Prof. Dr.", "Sr."]));
    }
    match rng.below(8) {
        0 => family.push_str(rng.pick(&[" ,", "..", " *", " -", ";", "  "])),
        1 => family = family.replace(' ', "  "),
        2 => given.push_str(rng.pick(&[",", " .", "  "])),
        _ => {}
    }
    format!("{},{}", quoted(&given), quoted(&family))
}

fn quoted(field: &str) -> String {
    format!("\"{field}\"")
}

fn birth(rng: &mut Rng, first_year: usize, years: usize) -> String {
    format!("{}-{:02}-{:02}", first_year + rng.below(years), 1 + rng.below(12), 1 + rng.below(28))
}
