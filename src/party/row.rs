//! Fields → counterparty: what the cells under the mapped columns say. No bytes, no quoting, no header guesses.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::columns::{ColumnMapping, MappedColumn, Role};
use super::header_words::normalise;
use super::{Counterparty, NotScreened, PartyName, RowContent};
use crate::designation::{EntityKind, Gender, Identifier};

/// The mapped columns by role, looked up once a file instead of once a row.
#[derive(Debug)]
pub(super) struct RowPlan {
    id: Option<usize>,
    name: Option<MappedColumn>,
    family: Option<MappedColumn>,
    given: Option<MappedColumn>,
    middle: Option<MappedColumn>,
    aliases: Vec<MappedColumn>,
    kind: Option<usize>,
    births: Vec<usize>,
    places: Vec<usize>,
    nationalities: Vec<usize>,
    countries: Vec<usize>,
    gender: Option<usize>,
    /// Column and the kind its header states.
    identifiers: Vec<(usize, String)>,
    imos: Vec<usize>,
}

impl RowPlan {
    pub(super) fn new(mapping: &ColumnMapping) -> Self {
        let one = |role| mapping.of(role).next().cloned();
        let all = |role| mapping.of(role).map(|column| column.index).collect();
        let index = |role| mapping.of(role).next().map(|column| column.index);
        Self {
            id: index(Role::Id),
            name: one(Role::Name),
            family: one(Role::FamilyName),
            given: one(Role::GivenName),
            middle: one(Role::MiddleName),
            aliases: mapping.of(Role::Alias).cloned().collect(),
            kind: index(Role::Type),
            births: all(Role::DateOfBirth),
            places: all(Role::PlaceOfBirth),
            nationalities: all(Role::Nationality),
            countries: all(Role::Country),
            gender: index(Role::Gender),
            identifiers: mapping
                .of(Role::Identifier)
                .map(|column| (column.index, identifier_kind(&column.field)))
                .collect(),
            imos: all(Role::Imo),
        }
    }

    /// The columns of one name each (an alias column may well hold a list).
    pub(super) fn name_columns(&self) -> impl Iterator<Item = usize> {
        [&self.name, &self.family, &self.given, &self.middle].into_iter().flatten().map(|column| column.index)
    }

    /// The counterparty in `fields`, which are as many as the header's.
    pub(super) fn read(&self, fields: &[String]) -> RowContent {
        let names = self.names(fields);
        if names.is_empty() {
            return RowContent::NotScreened(NotScreened::NoName);
        }
        let names: Vec<PartyName> =
            names.into_iter().filter(|name| name.text.chars().any(char::is_alphanumeric)).collect();
        if names.is_empty() {
            return RowContent::NotScreened(NotScreened::NoLetter);
        }
        let cell = |index: Option<usize>| index.map_or("", |index| fields[index].trim());
        RowContent::Party(Counterparty {
            id: cell(self.id).to_owned(),
            names,
            kind: entity_kind(cell(self.kind)),
            births: values(fields, &self.births),
            places_of_birth: values(fields, &self.places),
            nationalities: values(fields, &self.nationalities),
            countries: values(fields, &self.countries),
            gender: gender(cell(self.gender)),
            identifiers: self.identifiers(fields),
        })
    }

    fn names(&self, fields: &[String]) -> Vec<PartyName> {
        let mut names: Vec<PartyName> = Vec::with_capacity(1 + self.aliases.len());
        let mut add = |text: &str, column: &str| {
            if !text.is_empty() && names.iter().all(|name| !same_words(&name.text, text)) {
                names.push(PartyName { text: text.to_owned(), column: column.to_owned() });
            }
        };
        if let Some(column) = &self.name {
            add(fields[column.index].trim(), &column.field);
        }
        if self.family.is_some() || self.given.is_some() {
            let (text, column) = self.joined_parts(fields);
            add(&text, &column);
        }
        for column in &self.aliases {
            for part in split_values(&fields[column.index]) {
                add(part, &column.field);
            }
        }
        names
    }

    /// `Family, Given Middle` and the columns it is made of.
    fn joined_parts(&self, fields: &[String]) -> (String, String) {
        let part = |column: &'_ Option<MappedColumn>| -> Option<(String, String)> {
            let column = column.as_ref()?;
            let text = fields[column.index].trim();
            (!text.is_empty()).then(|| (text.to_owned(), column.field.clone()))
        };
        let mut text = String::new();
        let mut columns = String::new();
        let parts = [part(&self.family), part(&self.given), part(&self.middle)];
        let family = parts[0].is_some();
        for (at, (word, column)) in parts.into_iter().flatten().enumerate() {
            if at > 0 {
                text.push_str(if at == 1 && family { ", " } else { " " });
                columns.push_str(" + ");
            }
            text.push_str(&word);
            columns.push_str(&column);
        }
        (text, columns)
    }

    fn identifiers(&self, fields: &[String]) -> Vec<Identifier> {
        let mut identifiers = Vec::new();
        for (index, kind) in &self.identifiers {
            identifiers.extend(split_values(&fields[*index]).map(|value| identifier(value, kind)));
        }
        for &index in &self.imos {
            identifiers.extend(split_values(&fields[index]).map(|number| Identifier {
                kind: "IMO".to_owned(),
                number: number.to_owned(),
                country: String::new(),
            }));
        }
        identifiers
    }
}

/// Whether two spellings of a name are the same words in any order, so that screening one screens both.
fn same_words(a: &str, b: &str) -> bool {
    fn words(text: &str) -> Vec<&str> {
        let mut words: Vec<&str> =
            text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words
    }
    a == b || a.len().abs_diff(b.len()) <= 2 && words(a) == words(b)
}

/// The values of a cell: several are separated by `;`, `|` or a line end.
pub(super) fn split_values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '|', '\n', '\r']).map(str::trim).filter(|value| !value.is_empty())
}

fn values(fields: &[String], columns: &[usize]) -> Vec<String> {
    columns.iter().flat_map(|&index| split_values(&fields[index])).map(str::to_owned).collect()
}

/// `type:number:country` as custom lists write it, else a plain number of the column's kind.
pub(super) fn identifier(value: &str, kind: &str) -> Identifier {
    let parts: Vec<&str> = value.split(':').map(str::trim).collect();
    match parts[..] {
        [kind, number] | [kind, number, _] if !number.is_empty() && !looks_like_number(kind) => Identifier {
            kind: kind.to_owned(),
            number: number.to_owned(),
            country: parts.get(2).copied().unwrap_or_default().to_owned(),
        },
        _ => Identifier { kind: kind.to_owned(), number: value.to_owned(), country: String::new() },
    }
}

fn looks_like_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() * 2 > text.len()
}

/// The kind a header states: `Passport No.`; a header that says only "identifier" states none.
pub(super) fn identifier_kind(field: &str) -> String {
    let generic = matches!(
        normalise(field).trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '),
        "identifier"
            | "identifiers"
            | "id number"
            | "id no"
            | "id numbers"
            | "identification"
            | "identification number"
            | "identification no"
            | "document number"
            | "document no"
    );
    if generic { String::new() } else { field.trim().to_owned() }
}

/// The kind a word says; a word that is not known says nothing, and the row is compared with every kind.
#[must_use]
pub fn entity_kind(word: &str) -> EntityKind {
    const PERSON: &[&str] = &[
        "person",
        "individual",
        "natural",
        "natural person",
        "p",
        "i",
        "ind",
        "indiv",
        "human",
        "private",
        "private person",
        "private individual",
        "people",
        "naturliche person",
        "privatperson",
        "privat",
        "personne physique",
        "physique",
        "persona fisica",
        "persona natural",
        "fisica",
        "pessoa fisica",
        "privatkunde",
        "физическое лицо",
        "физлицо",
        "фл",
        "физ лицо",
        "фізична особа",
        "个人",
        "自然人",
        "個人",
        "retail",
    ];
    const ENTITY: &[&str] = &[
        "entity",
        "organisation",
        "organization",
        "company",
        "legal",
        "legal entity",
        "legal person",
        "corporate",
        "corporation",
        "business",
        "org",
        "o",
        "e",
        "c",
        "co",
        "corp",
        "juridical person",
        "juridical",
        "institution",
        "bank",
        "firm",
        "non individual",
        "public body",
        "trust",
        "foundation",
        "government",
        "juristische person",
        "unternehmen",
        "firma",
        "firmenkunde",
        "personne morale",
        "morale",
        "persona juridica",
        "juridica",
        "empresa",
        "persona giuridica",
        "pessoa juridica",
        "юридическое лицо",
        "юрлицо",
        "юл",
        "юр лицо",
        "юридична особа",
        "公司",
        "企业",
        "法人",
        "组织",
        "机构",
    ];
    const VESSEL: &[&str] = &[
        "vessel",
        "ship",
        "v",
        "boat",
        "tanker",
        "vessels",
        "schiff",
        "navire",
        "buque",
        "судно",
        "船",
        "船舶",
    ];
    const AIRCRAFT: &[&str] =
        &["aircraft", "plane", "airplane", "aeroplane", "a", "flugzeug", "aeronef", "самолет", "飞机"];
    static KINDS: LazyLock<HashMap<String, EntityKind>> = LazyLock::new(|| {
        let groups = [
            (PERSON, EntityKind::Person),
            (ENTITY, EntityKind::Entity),
            (VESSEL, EntityKind::Vessel),
            (AIRCRAFT, EntityKind::Aircraft),
        ];
        groups.iter().flat_map(|(words, kind)| words.iter().map(|word| (normalise(word), *kind))).collect()
    });
    if word.is_empty() {
        return EntityKind::Unknown;
    }
    let word = normalise(word);
    let word = word.strip_suffix(" customer").or_else(|| word.strip_suffix(" client")).unwrap_or(&word);
    KINDS.get(word).copied().unwrap_or_default()
}

fn gender(word: &str) -> Option<Gender> {
    const MALE: &[&str] = &[
        "m",
        "male",
        "man",
        "mr",
        "mannlich",
        "mann",
        "herr",
        "h",
        "homme",
        "masculin",
        "hombre",
        "masculino",
        "maschio",
        "м",
        "муж",
        "мужской",
        "мужчина",
        "чоловіча",
        "男",
        "男性",
        "남",
        "남성",
        "ذكر",
        "erkek",
    ];
    const FEMALE: &[&str] = &[
        "f",
        "female",
        "woman",
        "mrs",
        "ms",
        "miss",
        "w",
        "weiblich",
        "frau",
        "femme",
        "feminin",
        "mujer",
        "femenino",
        "feminino",
        "femmina",
        "k",
        "ж",
        "жен",
        "женский",
        "женщина",
        "жіноча",
        "女",
        "女性",
        "여",
        "여성",
        "أنثى",
        "kadin",
    ];
    static GENDERS: LazyLock<HashMap<String, Gender>> = LazyLock::new(|| {
        let groups = [(MALE, Gender::Male), (FEMALE, Gender::Female)];
        groups
            .iter()
            .flat_map(|(words, gender)| words.iter().map(|word| (normalise(word), *gender)))
            .collect()
    });
    if word.is_empty() { None } else { GENDERS.get(&normalise(word)).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::ColumnOverride;

    fn party(header: &str, row: &str) -> Counterparty {
        let cut = |line: &str| -> Vec<String> { line.split(',').map(str::to_owned).collect() };
        let mapping = ColumnMapping::new(&cut(header), &[]).unwrap();
        match RowPlan::new(&mapping).read(&cut(row)) {
            RowContent::Party(party) => party,
            RowContent::NotScreened(why) => panic!("{why}"),
        }
    }

    fn texts(party: &Counterparty) -> Vec<&str> {
        party.names.iter().map(|name| name.text.as_str()).collect()
    }

    #[test]
    fn name_parts_make_a_name_and_stand_beside_a_whole_one() {
        let p = party("first_name,middle,surname", "Guangzong,X,ZHAO");
        assert_eq!(texts(&p), ["ZHAO, Guangzong X"]);
        assert_eq!(p.names[0].column, "surname + first_name + middle");
        assert_eq!(texts(&party("first name,last name", ",Zhao")), ["Zhao"]);
        assert_eq!(texts(&party("first name,last name", "Guangzong,")), ["Guangzong"]);
        let p = party("name,first name,last name,alias", "G. Zhao,Guangzong,Zhao,赵光宗; Zhao G");
        assert_eq!(texts(&p), ["G. Zhao", "Zhao, Guangzong", "赵光宗", "Zhao G"]);
        // The same words in another order are screened once.
        assert_eq!(
            texts(&party("name,first name,last name", "Guangzong Zhao,Guangzong,Zhao")),
            ["Guangzong Zhao"]
        );
    }

    #[test]
    fn secondary_values_are_kept_as_written() {
        let p = party(
            "id,name,type,dob,nationality,country,sex,passport no,identifier,imo",
            "7,X Y,Natural Person,12/11/1985; 1986,CN;HK,China,М,E 123,Tax:99-1:RU;555,9187629",
        );
        assert_eq!((p.id.as_str(), p.kind, p.gender), ("7", EntityKind::Person, Some(Gender::Male)));
        assert_eq!(p.births, ["12/11/1985", "1986"]);
        assert_eq!(p.nationalities, ["CN", "HK"]);
        assert_eq!(p.countries, ["China"]);
        let ids: Vec<_> =
            p.identifiers.iter().map(|i| (i.kind.as_str(), i.number.as_str(), i.country.as_str())).collect();
        assert_eq!(
            ids,
            [("passport no", "E 123", ""), ("Tax", "99-1", "RU"), ("", "555", ""), ("IMO", "9187629", "")]
        );
    }

    #[test]
    fn type_words_of_many_habits_are_known_and_others_say_nothing() {
        for (word, kind) in [
            ("P", EntityKind::Person),
            ("INDIVIDUAL", EntityKind::Person),
            ("Corporate Client", EntityKind::Entity),
            ("юридическое лицо", EntityKind::Entity),
            ("Persona Física", EntityKind::Person),
            ("Ship", EntityKind::Vessel),
            ("plane", EntityKind::Aircraft),
            ("Gold", EntityKind::Unknown),
            ("", EntityKind::Unknown),
        ] {
            assert_eq!(entity_kind(word), kind, "{word}");
        }
    }

    #[test]
    fn an_identifier_with_a_given_column_keeps_its_kind() {
        let header = ["Firma".to_owned(), "Reg".to_owned()];
        let given: ColumnOverride = "identifier=reg".parse().unwrap();
        let mapping = ColumnMapping::new(&header, &[given]).unwrap();
        let content = RowPlan::new(&mapping).read(&["X".to_owned(), "HRB 1".to_owned()]);
        let RowContent::Party(p) = content else { panic!() };
        assert_eq!((p.identifiers[0].kind.as_str(), p.identifiers[0].number.as_str()), ("Reg", "HRB 1"));
    }
}
