//! Header → roles: which column is the name, which the date of birth. Guessed from the header's words, overridden
//! by the user, and always explained. Looks at the header only, never at values, so that the same header means the
//! same in every file of a run.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::error::PartyErrorKind;
use super::header_words::{OWNERS, PHRASES, normalise};

/// What a column says of a counterparty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The file's own id.
    Id,
    /// The whole name.
    Name,
    /// Given name, a part.
    GivenName,
    /// Middle name or patronymic, a part.
    MiddleName,
    /// Family name, a part.
    FamilyName,
    /// Another name: alias, former, trade or native-script name.
    Alias,
    /// Person, entity, vessel or aircraft.
    Type,
    /// Date or year of birth.
    DateOfBirth,
    /// Place of birth.
    PlaceOfBirth,
    /// Nationality or citizenship.
    Nationality,
    /// Country of residence, registration or flag.
    Country,
    /// Gender.
    Gender,
    /// Passport, national, tax, company number and the like.
    Identifier,
    /// IMO number.
    Imo,
}

impl Role {
    /// Every role, in the order they are told.
    pub const ALL: [Self; 14] = [
        Self::Id,
        Self::Name,
        Self::GivenName,
        Self::MiddleName,
        Self::FamilyName,
        Self::Alias,
        Self::Type,
        Self::DateOfBirth,
        Self::PlaceOfBirth,
        Self::Nationality,
        Self::Country,
        Self::Gender,
        Self::Identifier,
        Self::Imo,
    ];

    /// The word for it in `--column`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::GivenName => "given_name",
            Self::MiddleName => "middle_name",
            Self::FamilyName => "family_name",
            Self::Alias => "alias",
            Self::Type => "type",
            Self::DateOfBirth => "date_of_birth",
            Self::PlaceOfBirth => "place_of_birth",
            Self::Nationality => "nationality",
            Self::Country => "country",
            Self::Gender => "gender",
            Self::Identifier => "identifier",
            Self::Imo => "imo",
        }
    }

    /// Whether several columns may have it.
    #[must_use]
    pub fn repeatable(self) -> bool {
        matches!(
            self,
            Self::Alias
                | Self::DateOfBirth
                | Self::PlaceOfBirth
                | Self::Nationality
                | Self::Country
                | Self::Identifier
                | Self::Imo
        )
    }

    /// All roles in one line, for messages.
    pub(super) fn list() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::GivenName | Self::MiddleName | Self::FamilyName | Self::Alias)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A role given to a field by the user: `name=Firma`, `alias=#3`; `alias=` takes the role from every column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnOverride {
    /// The role.
    pub role: Role,
    /// A field's name, or `#N` for the Nth column, from 1; empty for no column at all.
    pub field: String,
}

impl FromStr for ColumnOverride {
    type Err = PartyErrorKind;

    fn from_str(text: &str) -> Result<Self, PartyErrorKind> {
        let (role, field) =
            text.split_once('=').ok_or_else(|| PartyErrorKind::BadOverride(text.to_owned()))?;
        let wanted = normalise(role).replace(' ', "_");
        let role = Role::ALL.into_iter().find(|known| known.as_str() == wanted);
        let role = role.ok_or_else(|| PartyErrorKind::UnknownRole { role: text_before_equals(text) })?;
        Ok(Self { role, field: field.trim().to_owned() })
    }
}

fn text_before_equals(text: &str) -> String {
    text.split('=').next().unwrap_or_default().trim().to_owned()
}

/// How a column came to its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// By `--column`.
    Given,
    /// By its header.
    Guessed,
    /// By its header, as a further name column: screened as an alias.
    FurtherName,
}

/// A column with its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// The column, from 0.
    pub index: usize,
    /// Its header.
    pub field: String,
    /// Its role.
    pub role: Role,
    /// How it came to it.
    pub origin: Origin,
}

impl MappedColumn {
    fn why(&self) -> &'static str {
        match self.origin {
            Origin::Given => "given",
            Origin::Guessed => "guessed from its header",
            Origin::FurtherName => "a further name column, screened as an alias",
        }
    }

    fn shown(&self, field: &str, why: &str) -> String {
        format!("{} = column #{}{field} ({why})", self.role, self.index + 1)
    }
}

impl fmt::Display for MappedColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown(&format!(" {}", shown(&self.field)), self.why()))
    }
}

/// Which column has which role.
///
/// A guess goes by the header's words, in many languages and spellings: `Customer Name`, `firstName`,
/// `Geburtsdatum`, `ИНН`, `护照号码`. A given role replaces every guess for that role, and a given field has no
/// guessed role beside. Of several columns that may be the name the one with the plainest header is it, and the
/// others are screened as aliases, for a name that is not screened is a hit that is not found. Where a file has
/// both a whole name and name parts, both are screened. Columns without a role are carried to the output and are
/// not looked at otherwise. Whether a name is there at all is decided here, for the whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnMapping {
    /// The mapped columns, by role and then by place.
    pub columns: Vec<MappedColumn>,
}

impl ColumnMapping {
    /// The mapping of a header.
    ///
    /// # Errors
    ///
    /// When an override names a field that is not there or is there twice, gives a role twice that takes one column,
    /// or when no column is a name.
    pub fn new(header: &[String], given: &[ColumnOverride]) -> Result<Self, PartyErrorKind> {
        let mut columns: Vec<MappedColumn> = Vec::new();
        for over in given.iter().filter(|over| !over.field.is_empty()) {
            let index = find_field(header, over)?;
            if !over.role.repeatable() && columns.iter().any(|column| column.role == over.role) {
                return Err(PartyErrorKind::RoleGivenTwice { role: over.role });
            }
            columns.push(mapped(header, index, over.role, Origin::Given));
        }
        let free =
            |index: usize, columns: &[MappedColumn]| columns.iter().all(|column| column.index != index);
        let overridden = |role: Role| given.iter().any(|over| over.role == role);

        let mut guesses: Vec<(Role, usize, usize)> = Vec::new(); // role, rank, column
        for (index, field) in header.iter().enumerate() {
            if let Some((role, rank)) = guess(field).filter(|_| free(index, &columns)) {
                guesses.push((role, rank, index));
            }
        }
        guesses.sort_unstable();
        // `nom` and `nombre` are a family and a given name beside a partner column, and a whole name alone.
        let has = |role: Role| guesses.iter().any(|guess| guess.0 == role) || overridden(role);
        let lone_part = (!has(Role::Name)).then(|| lone_name_part(header, &guesses, has)).flatten();
        for (role, _, index) in guesses {
            let role = if Some(index) == lone_part { Role::Name } else { role };
            let taken = columns.iter().any(|column| column.role == role);
            if overridden(role) || taken && !role.repeatable() {
                if role == Role::Name && !overridden(Role::Alias) && !overridden(Role::Name) {
                    columns.push(mapped(header, index, Role::Alias, Origin::FurtherName));
                }
            } else {
                columns.push(mapped(header, index, role, Origin::Guessed));
            }
        }
        // Given names alone are no name: a first name meets half the world.
        let names = |column: &MappedColumn| {
            column.role.is_name() && !matches!(column.role, Role::GivenName | Role::MiddleName)
                || column.role == Role::GivenName && column.origin == Origin::Given
        };
        if !columns.iter().any(names) {
            return Err(PartyErrorKind::NoNameColumn { fields: list_fields(header) });
        }
        columns.sort_by_key(|column| (column.role, column.index));
        Ok(Self { columns })
    }

    /// The columns of a role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &MappedColumn> {
        self.columns.iter().filter(move |column| column.role == role)
    }

    /// One line a column, for people: `name = column #2 "Firma" (guessed from its header)`; without the field where the
    /// header may be no header ([`names_columns`]).
    pub fn describe(&self, header: &[String]) -> impl Iterator<Item = String> {
        let named = names_columns(header);
        self.columns.iter().map(
            move |column| {
                if named { column.to_string() } else { column.shown("", column.why()) }
            },
        )
    }
}

fn mapped(header: &[String], index: usize, role: Role, origin: Origin) -> MappedColumn {
    MappedColumn { index, field: header[index].clone(), role, origin }
}

/// `nom` (French: family name, or just name), `nombre`, `nome`, `imie`… with no other part beside them.
fn lone_name_part(
    header: &[String],
    guesses: &[(Role, usize, usize)],
    has: impl Fn(Role) -> bool,
) -> Option<usize> {
    if has(Role::GivenName) && has(Role::FamilyName) {
        return None;
    }
    guesses.iter().map(|guess| guess.2).find(|&index| {
        matches!(
            normalise(&header[index]).as_str(),
            "nom" | "nombre" | "nome" | "имя" | "імя" | "ім я" | "名字"
        )
    })
}

fn find_field(header: &[String], over: &ColumnOverride) -> Result<usize, PartyErrorKind> {
    let (role, field) = (over.role, over.field.as_str());
    let by = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
        header.iter().enumerate().filter(|(_, name)| same(name.trim())).map(|(index, _)| index).collect()
    };
    let mut found = by(&|name| name == field);
    if found.is_empty() {
        let number = field.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
        if let Some(index) =
            number.and_then(|number| number.checked_sub(1)).filter(|&index| index < header.len())
        {
            return Ok(index);
        }
        let lower = field.to_lowercase();
        found = by(&|name| name.to_lowercase() == lower);
    }
    match found[..] {
        [] => {
            Err(PartyErrorKind::UnknownField { role, field: field.to_owned(), fields: list_fields(header) })
        }
        [index] => Ok(index),
        _ => {
            let numbers: Vec<String> = found.iter().take(20).map(|index| format!("#{}", index + 1)).collect();
            Err(PartyErrorKind::AmbiguousField { role, field: field.to_owned(), columns: numbers.join(", ") })
        }
    }
}

/// A header field in a message: quoted, escaped, cut.
pub(super) fn shown(field: &str) -> String {
    let mut text: String = field.chars().take(60).collect();
    if text.len() < field.len() {
        text.push('…');
    }
    format!("{text:?}")
}

/// Whether a first record is a header as far as can be told: some field is a word known for a column, and none is
/// made of digits alone. Any other may be the first counterparty of a file without a header line, whose values are
/// nobody's business where messages go.
#[must_use]
pub fn names_columns(header: &[String]) -> bool {
    let value =
        |field: &String| field.chars().any(|c| c.is_ascii_digit()) && !field.chars().any(char::is_alphabetic);
    header.iter().any(|field| guess(field).is_some()) && !header.iter().any(value)
}

fn list_fields(header: &[String]) -> String {
    if !names_columns(header) {
        let columns = if header.len() == 1 { "column" } else { "columns" };
        return format!(
            "the first line has {} {columns} and no word known for one (not shown, for it may be a counterparty)",
            header.len()
        );
    }
    let mut list: Vec<String> = header.iter().take(40).map(|field| shown(field)).collect();
    if header.len() > 40 {
        list.push(format!("… ({} columns)", header.len()));
    }
    format!("the header has: {}", list.join(", "))
}

/// The role a header field means, and how plainly (0 the plainest).
fn guess(field: &str) -> Option<(Role, usize)> {
    static TABLE: LazyLock<HashMap<String, (Role, usize)>> = LazyLock::new(|| {
        let mut table = HashMap::new();
        for (role, phrases) in PHRASES {
            for (rank, phrase) in phrases.iter().enumerate() {
                table.entry(normalise(phrase)).or_insert((*role, rank));
            }
        }
        table
    });
    let words = normalise(field);
    let look = |phrase: &str| TABLE.get(phrase).copied();
    look(&words)
        .or_else(|| look(without_number(&words)))
        .or_else(|| guess_without_owner(without_number(&words), &look))
}

/// `alias 2` → `alias`: numbered columns of one role.
fn without_number(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end()
}

/// `customer full name`, `name of the beneficiary`, `dob of client` without the owner.
fn guess_without_owner(words: &str, look: &impl Fn(&str) -> Option<(Role, usize)>) -> Option<(Role, usize)> {
    let bare = |text: &str| {
        let mut text = text;
        while let Some(rest) = OWNERS.iter().find_map(|owner| text.strip_prefix(owner)?.strip_prefix(' ')) {
            text = rest;
            if let Some(found) = look(text) {
                return Some(found);
            }
        }
        None
    };
    let of_owner = || {
        let (what, owner) = words.split_once(" of ")?;
        let owner = owner.strip_prefix("the ").unwrap_or(owner);
        OWNERS.contains(&owner).then(|| look(what)).flatten()
    };
    // An owner's own number is no secondary identifier of the party: `customer id number` is looked up whole first.
    bare(words).or_else(of_owner)
}
