//! A counterparty as named texts, under the names that designations use, and what it says in sixteen bytes.

use super::Counterparty;
use crate::designation::{Field, Fingerprint};

impl Counterparty {
    /// Everything that screening sees of it, as texts; its id is none of it.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        vec![
            Field::text("type", self.kind.as_str()),
            Field::new("names", self.names.iter().map(|name| name.text.clone()).collect()),
            Field::texts("births", &self.births),
            Field::texts("places_of_birth", &self.places_of_birth),
            Field::texts("nationalities", &self.nationalities),
            Field::text("gender", self.gender.map_or("", |gender| gender.as_str())),
            Field::texts("identifiers", &self.identifiers),
            Field::texts("countries", &self.countries),
        ]
    }

    /// What it says, in sixteen bytes. Another column name, another order of names and a new telephone number are the
    /// same; another spelling of a name is not.
    ///
    /// Cost: some microseconds.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.fields())
    }
}

#[cfg(test)]
mod tests {
    use crate::designation::Fingerprint;
    use crate::party::{PartyReader, ReadOptions, RowContent};

    fn fingerprint(header: &'static str, row: &'static str) -> Fingerprint {
        let text = format!("{header}\n{row}\n");
        let mut reader =
            PartyReader::from_read("x.csv", std::io::Cursor::new(text), &ReadOptions::default()).unwrap();
        let RowContent::Party(party) = reader.next().unwrap().unwrap().content else { panic!("{row}") };
        party.fingerprint()
    }

    #[test]
    fn every_field_that_screening_sees_counts_and_no_other() {
        let header =
            "id,name,alias,type,date_of_birth,place_of_birth,nationality,country,gender,identifier,phone";
        let one = fingerprint(header, "7,Jan Doe,J. D.,person,1970,Prague,CZ,CZ,m,X 12345,1");
        assert_eq!(fingerprint(header, "8,Jan Doe,J. D.,person,1970,Prague,CZ,CZ,m,X 12345,2"), one);
        for other in [
            "7,Jan Roe,J. D.,person,1970,Prague,CZ,CZ,m,X 12345,1",
            "7,Jan Doe,J. E.,person,1970,Prague,CZ,CZ,m,X 12345,1",
            "7,Jan Doe,J. D.,entity,1970,Prague,CZ,CZ,m,X 12345,1",
            "7,Jan Doe,J. D.,person,1971,Prague,CZ,CZ,m,X 12345,1",
            "7,Jan Doe,J. D.,person,1970,Brno,CZ,CZ,m,X 12345,1",
            "7,Jan Doe,J. D.,person,1970,Prague,SK,CZ,m,X 12345,1",
            "7,Jan Doe,J. D.,person,1970,Prague,CZ,SK,m,X 12345,1",
            "7,Jan Doe,J. D.,person,1970,Prague,CZ,CZ,f,X 12345,1",
            "7,Jan Doe,J. D.,person,1970,Prague,CZ,CZ,m,X 12346,1",
            "7,Jan Doe,,person,1970,Prague,CZ,CZ,m,X 12345,1",
        ] {
            assert_ne!(fingerprint(header, other), one, "{other}");
        }
        assert_eq!(
            fingerprint("id,Firma,Land", "7,Doe Ltd,CZ"),
            fingerprint("id,name,country", "7,Doe Ltd,CZ")
        );
    }
}
