//! The words headers are made of: which column name means which role. Data only; `columns` applies it.
//!
//! Phrases stand as [`normalise`] leaves them: lower case, no marks, words apart by one space. Within a role the
//! earlier phrase is the better one: with `name` and `company` both there, `name` is the name.

use unicode_normalization::UnicodeNormalization;

use super::columns::Role;

/// Role and phrases, best first. A phrase stands under one role only.
#[rustfmt::skip]
pub(super) const PHRASES: &[(Role, &[&str])] = &[
    (Role::Name, &[
        "name", "full name", "fullname", "name full", "complete name", "whole name", "names", "legal name",
        "registered name", "official name", "primary name", "main name", "display name", "name a",
        "query name", "query", "account name", "account holder", "holder name", "entity name", "entity",
        "person name", "company name", "company", "companyname", "organisation name", "organization name",
        "organisation", "organization", "org name", "business name", "firm name", "firm", "corporate name",
        "institution", "institution name", "bank name", "vessel name", "vessel", "ship name", "ship",
        "aircraft name", "beneficiary", "payee", "counterparty", "party", "customer", "client", "vendor",
        "supplier", "debtor", "creditor", "merchant", "remitter", "originator", "sender", "receiver",
        "recipient", "contact", "vollstandiger name", "firma", "firmenname", "unternehmen", "kunde",
        "kundenname", "lieferant", "raison sociale", "nom complet", "denomination", "denomination sociale",
        "societe", "nombre completo", "nombre y apellidos", "razon social", "denominacion", "empresa",
        "ragione sociale", "denominazione", "nome completo", "razao social", "naam", "bedrijfsnaam",
        "volledige naam", "nazwa", "nazwa firmy", "nazev", "navn", "namn", "nimi", "unvan", "ad soyad",
        "adi soyadi", "fio", "фио", "имя полностью", "полное имя", "наименование", "название",
        "полное наименование", "организация", "компания", "назва", "найменування", "піб", "姓名", "名称", "名稱",
        "公司名称", "公司", "企业名称", "全名", "氏名", "会社名", "이름", "성명", "회사명", "الاسم", "الاسم الكامل", "اسم", "שם",
        "שם מלא", "ονομα", "ονοματεπωνυμο", "επωνυμια",
    ]),
    (Role::GivenName, &[
        "given name", "given names", "first name", "firstname", "givenname", "forename", "forenames",
        "fname", "first names", "christian name", "given", "vorname", "vornamen", "prenom", "prenoms",
        "nombre", "nombres", "primer nombre", "nome", "voornaam", "voornamen", "imie", "imiona", "jmeno",
        "fornavn", "fornamn", "etunimi", "ad", "adi", "имя", "ім'я", "імя", "ім я", "名", "名字",
    ]),
    (Role::MiddleName, &[
        "middle name", "middle names", "middlename", "middle", "middle initial", "mname", "mi",
        "second name", "second given name", "patronymic", "patronym", "father name", "fathers name",
        "father s name", "zweiter vorname", "deuxieme prenom", "segundo nombre", "отчество", "otchestvo",
        "по батькові",
    ]),
    (Role::FamilyName, &[
        "family name", "familyname", "last name", "lastname", "surname", "surnames", "lname", "family",
        "last names", "nachname", "familienname", "zuname", "nom", "nom de famille", "apellido",
        "apellidos", "primer apellido", "cognome", "sobrenome", "apelido", "achternaam", "familienaam",
        "nazwisko", "prijmeni", "etternavn", "efternavn", "efternamn", "sukunimi", "soyad", "soyadi",
        "фамилия", "familiya", "прізвище", "姓", "姓氏", "επωνυμο", "lastname surname",
    ]),
    (Role::Alias, &[
        "alias", "aliases", "aka", "a k a", "also known as", "other name", "other names",
        "alternative name", "alternative names", "alternate name", "alternate names", "alt name",
        "alt names", "former name", "former names", "formerly known as", "formerly", "fka", "f k a",
        "previous name", "previous names", "old name", "maiden name", "birth name", "name at birth",
        "trade name", "trading name", "trading as", "trade names", "doing business as", "dba", "d b a",
        "brand", "brand name", "short name", "abbreviation", "acronym", "native name", "name native",
        "native script name", "name native script", "original name", "name original script",
        "original script name", "name non latin script", "local name", "name local",
        "name in local language", "chinese name", "name chinese", "name zh", "name cn", "russian name",
        "name ru", "name cyrillic", "arabic name", "name arabic", "name ar", "english name",
        "name english", "name en", "latin name", "name latin", "transliterated name", "nickname",
        "nick name", "pseudonym", "geburtsname", "fruherer name", "handelsname", "nom de naissance",
        "nom commercial", "nombre comercial", "otros nombres", "псевдоним", "прежнее имя", "曾用名", "别名",
        "英文名", "中文名", "former vessel name",
    ]),
    (Role::Id, &[
        "id", "query id", "record id", "row id", "party id", "counterparty id", "customer id", "client id",
        "vendor id", "supplier id", "entity id", "person id", "account id", "uid", "guid", "uuid",
        "external id", "internal id", "reference", "ref", "reference number", "reference no", "record",
        "record no", "record number", "key", "cif", "cif number", "customer number", "customer no",
        "client number", "client no", "vendor number", "vendor no", "supplier number", "supplier no",
        "party number", "account number", "account no", "kundennummer", "kundennr", "kunden nr",
        "lieferantennummer", "numero client", "numero de cliente", "numero cliente", "klantnummer", "код",
        "код клиента", "客户编号", "编号", "no", "nr",
    ]),
    (Role::Type, &[
        "type", "entity type", "party type", "customer type", "client type", "counterparty type",
        "vendor type", "kind", "entity kind", "legal entity type", "person type", "type of entity",
        "type of party", "schema", "account type", "record type", "partytype", "entitytype",
        "individual or entity", "is company", "typ", "kundentyp", "type de client", "tipo",
        "tipo de cliente", "tipo cliente", "тип", "тип клиента", "类型",
    ]),
    (Role::DateOfBirth, &[
        "date of birth", "birth date", "birthdate", "dateofbirth", "dob", "d o b", "birthday", "born",
        "born on", "year of birth", "birth year", "yob", "birth dates", "dates of birth", "geburtsdatum",
        "geb datum", "geboren", "geboren am", "geburtsjahr", "date de naissance", "ne le", "nee le",
        "fecha de nacimiento", "fecha nacimiento", "data di nascita", "data de nascimento",
        "data nascimento", "geboortedatum", "data urodzenia", "datum narozeni", "fodselsdato",
        "fodelsedatum", "syntymaaika", "dogum tarihi", "дата рождения", "год рождения", "дата народження",
        "出生日期", "生日", "出生年月", "生年月日", "생년월일", "تاريخ الميلاد", "תאריך לידה", "ημερομηνια γεννησης",
    ]),
    (Role::PlaceOfBirth, &[
        "place of birth", "birth place", "birthplace", "pob", "city of birth", "birth city",
        "town of birth", "country of birth", "birth country", "born in", "geburtsort", "geburtsland",
        "lieu de naissance", "lugar de nacimiento", "luogo di nascita", "local de nascimento",
        "geboorteplaats", "miejsce urodzenia", "misto narozeni", "dogum yeri", "место рождения",
        "місце народження", "出生地", "出生地点", "مكان الميلاد",
    ]),
    (Role::Nationality, &[
        "nationality", "nationalities", "citizenship", "citizenships", "citizen of", "nationality country",
        "country of nationality", "country of citizenship", "citizenship country", "nationality code",
        "nat", "staatsangehorigkeit", "nationalitat", "staatsburgerschaft", "nationalite", "nacionalidad",
        "nazionalita", "cittadinanza", "nacionalidade", "nationaliteit", "obywatelstwo", "narodowosc",
        "statni prislusnost", "uyruk", "гражданство", "національність", "громадянство", "国籍", "國籍", "국적",
        "الجنسية",
    ]),
    (Role::Country, &[
        "country", "countries", "country code", "country of residence", "residence country", "residence",
        "country of incorporation", "incorporation country", "country of registration",
        "registration country", "country of domicile", "domicile", "domicile country", "address country",
        "country address", "country name", "country iso", "iso country", "jurisdiction",
        "jurisdiction country", "flag", "flag state", "vessel flag", "flag country", "country of flag",
        "land", "wohnsitzland", "sitzland", "pays", "pays de residence", "pais", "pais de residencia",
        "paese", "paese di residenza", "kraj", "zeme", "stat", "ulke", "страна", "страна регистрации",
        "країна", "国家", "國家", "국가", "الدولة", "χωρα",
    ]),
    (Role::Gender, &[
        "gender", "sex", "geschlecht", "sexe", "genre", "sexo", "genero", "sesso", "geslacht", "plec",
        "pohlavi", "kjonn", "kon", "cinsiyet", "пол", "стать", "性别", "性別", "성별", "الجنس",
    ]),
    (Role::Identifier, &[
        "identifier", "identifiers", "id number", "id no", "id numbers", "identification",
        "identification number", "identification no", "identity number", "identity card",
        "identity card number", "id card", "id card number", "id document", "id document number",
        "document number", "document no", "passport", "passport number", "passport no", "passport nr",
        "passports", "passportnumber", "national id", "national id number", "national id no",
        "national identity number", "national identification number", "nationalid", "ssn",
        "social security number", "nin", "tax id", "tax id number", "tax number", "tax no",
        "tax identification number", "taxid", "tin", "vat", "vat number", "vat no", "vat id", "ein",
        "itin", "registration number", "registration no", "registration", "reg no", "reg number",
        "company number", "company no", "company registration number", "company registration no",
        "company reg no", "business registration number", "incorporation number", "crn", "lei", "lei code",
        "legal entity identifier", "bic", "swift", "swift code", "swift bic", "bic swift", "duns",
        "duns number", "mmsi", "call sign", "callsign", "tail number", "wallet", "wallet address",
        "crypto address", "crypto wallet", "driver license", "drivers license", "driver s license",
        "driving licence", "inn", "ogrn", "kpp", "snils", "инн", "огрн", "паспорт", "номер паспорта",
        "снилс", "edrpou", "єдрпоу", "pesel", "krs", "nip", "regon", "iban", "reisepass",
        "reisepassnummer", "ausweisnummer", "steuernummer", "ust id", "ustid", "handelsregisternummer",
        "hrb", "passeport", "numero de passeport", "siren", "siret", "pasaporte", "dni", "nie", "nif",
        "curp", "rfc", "ruc", "codice fiscale", "partita iva", "cpf", "cnpj", "bsn", "kvk", "uscc",
        "unified social credit code", "统一社会信用代码", "身份证", "身份证号", "身份证号码", "护照", "护照号", "护照号码", "证件号码",
    ]),
    (Role::Imo, &[
        "imo", "imo number", "imo no", "imo nr", "imonumber", "imo id", "vessel imo", "ship imo",
        "imo ship number", "imo code", "номер имо", "имо",
    ]),
];

/// Words that say whose column it is and nothing more: `customer name` is `name`.
#[rustfmt::skip]
pub(super) const OWNERS: &[&str] = &[
    "customer", "client", "counterparty", "counter party", "party", "beneficiary", "vendor", "supplier",
    "payee", "payer", "debtor", "creditor", "merchant", "remitter", "originator", "sender", "receiver",
    "recipient", "account", "account holder", "holder", "contact", "person", "individual", "entity",
    "partner", "business partner", "subject", "applicant", "borrower", "insured", "policyholder",
    "employee", "member", "user", "owner", "kunde", "kunden", "cust", "bene", "cpty", "query", "screening",
    "input", "primary", "main", "legal", "the", "vessel", "ship", "company", "organisation",
    "organization", "клиента", "client s", "customer s",
];

/// A header field as phrases are written: marks off, lower case, words apart by one space.
pub(super) fn normalise(field: &str) -> String {
    if field.bytes().all(|b| b.is_ascii_lowercase()) {
        return field.to_owned();
    }
    let mut words = String::with_capacity(field.len());
    let mut before = ' ';
    for c in field.nfkd().filter(|&c| !unicode_normalization::char::is_combining_mark(c)) {
        // `firstName` is two words; `DOB` is one.
        if c.is_uppercase() && before.is_lowercase() && !words.ends_with(' ') {
            words.push(' ');
        }
        before = c;
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_stands_once_and_can_be_reached() {
        let mut seen = std::collections::BTreeMap::new();
        for (role, phrases) in PHRASES {
            for phrase in *phrases {
                // Written with marks here where that reads better; both sides are normalised before comparing.
                let plain = normalise(phrase);
                if let Some(other) = seen.insert(plain.clone(), *role) {
                    assert_eq!(other, *role, "{phrase} stands under two roles");
                }
            }
        }
    }

    #[test]
    fn headers_are_normalised() {
        for (field, words) in [
            ("First_Name", "first name"),
            ("firstName", "first name"),
            ("  DATE-OF-BIRTH ", "date of birth"),
            ("Prénom", "prenom"),
            ("Geb.-Datum", "geb datum"),
            ("Name (native)", "name native"),
            ("Passport No.", "passport no"),
        ] {
            assert_eq!(normalise(field), words, "{field}");
        }
    }
}
