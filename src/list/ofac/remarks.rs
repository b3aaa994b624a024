//! OFAC's remarks, taken apart: weak aliases, births, nationalities, gender and identifiers.
//!
//! A remark is segments joined by `; ` and ended by `.`; second and later values begin with `alt. `. Which kinds of
//! facts there are, `facts` says for all of OFAC's formats. What no rule takes (`Linked To: …`, `Secondary sanctions
//! risk: …`, websites, phones) stays in the remarks' text only.
//!
//! Weak aliases are `a.k.a. 'X'`. Quotes inside are not escaped (`a.k.a. ''ABD-AL-'IZ'`), so an alias ends with its
//! segment, not at the next quote.

use super::facts::set_by_word;
use super::identifier::{self, KINDS, MARKERS, WALLET};
use crate::designation::{Alias, AliasKind, AliasStrength, Designation, Identifier};
use crate::list::ListWarning;

/// A kind longer than this is a sentence.
const MAX_KIND_LENGTH: usize = 70;

/// Reads the remarks of a designation into its other fields.
pub(super) fn apply(designation: &mut Designation, warnings: &mut Vec<ListWarning>) {
    let remarks = designation.remarks.trim().to_owned();
    let body = remarks.strip_suffix('.').unwrap_or(&remarks);
    for segment in body.split("; ") {
        let segment = segment.trim().trim_end_matches(';');
        let segment = segment.strip_prefix("alt. ").unwrap_or(segment);
        if !segment.is_empty() {
            read(segment, designation, warnings);
        }
    }
    designation.remarks = remarks;
}

fn read(segment: &str, designation: &mut Designation, warnings: &mut Vec<ListWarning>) {
    if let Some((kind, name)) = weak_alias(segment) {
        designation.names.push(Alias { name: name.to_owned(), kind, strength: AliasStrength::Weak });
    } else if !set_by_word(designation, segment, warnings) {
        designation.identifiers.extend(identifier(segment));
    }
}

/// `a.k.a. 'X'`, with or without a stop after the last quote.
fn weak_alias(segment: &str) -> Option<(AliasKind, &str)> {
    const PREFIXES: [(&str, AliasKind); 3] =
        [("a.k.a. '", AliasKind::Alias), ("f.k.a. '", AliasKind::Former), ("n.k.a. '", AliasKind::Alias)];
    let (kind, rest) =
        PREFIXES.iter().find_map(|(prefix, kind)| segment.strip_prefix(prefix).map(|rest| (*kind, rest)))?;
    let rest = rest.strip_suffix('.').filter(|rest| rest.ends_with('\'')).unwrap_or(rest);
    let name = rest.strip_suffix('\'').unwrap_or(rest).trim();
    (!name.is_empty()).then_some((kind, name))
}

/// `National ID No. 421003198511121539 (China) issued 08 Sep 2006 expires 17 Jul 2011`.
fn identifier(segment: &str) -> Option<Identifier> {
    let kind = kind(segment)?;
    let (text, country) = text_and_country(&segment[kind.len()..]);
    let (kind, number) = identifier::read(kind, text)?;
    Some(Identifier::new(kind, number, country))
}

/// The kind an identifier segment begins with.
fn kind(segment: &str) -> Option<&str> {
    if let Some(rest) = segment.strip_prefix(WALLET) {
        let currency = rest.find(' ')?;
        return Some(&segment[..segment.len() - rest.len() + currency]);
    }
    let followed = |end: usize| segment[end..].starts_with([' ', ':', '#']);
    let known = KINDS.iter().filter(|kind| segment.starts_with(**kind) && followed(kind.len()));
    if let Some(kind) = known.max_by_key(|kind| kind.len()) {
        return Some(&segment[..kind.len()]);
    }
    let first_digit = segment.find(|c: char| c.is_ascii_digit())?;
    let before = &segment[..first_digit];
    let end = MARKERS.iter().filter_map(|marker| {
        let end = before.rfind(marker)? + marker.len();
        followed(end).then_some(end)
    });
    let end = end.max()?;
    // A comma or colon before the marker makes it a sentence about something.
    (end <= MAX_KIND_LENGTH && !segment[..end].contains([',', ':'])).then(|| &segment[..end])
}

/// A text and its country in brackets; what follows (issued, expires, a court) is no part of either.
fn text_and_country(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches([':', ' ', '#']).trim().trim_end_matches('.');
    let end = [" issued ", " expires ", " expired ", " Issue Date "]
        .iter()
        .filter_map(|word| text.find(word))
        .min();
    let text = text[..end.unwrap_or(text.len())].trim_end_matches([',', ' ']);
    match (text.find(" ("), text.rfind('(')) {
        (Some(first), Some(last)) => {
            let inner = text[last + 1..].trim_end().strip_suffix(')').unwrap_or_default();
            (&text[..first], inner.trim())
        }
        _ => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::designation::Gender;

    fn read_all(remarks: &str) -> (Designation, Vec<ListWarning>) {
        let mut designation = Designation { remarks: remarks.to_owned(), ..Designation::default() };
        let mut warnings = Vec::new();
        apply(&mut designation, &mut warnings);
        (designation, warnings)
    }

    #[test]
    fn weak_aliases_end_with_their_segment_not_at_a_quote() {
        let (read, _) = read_all(
            "a.k.a. ''ABD-AL-'IZ'; f.k.a. 'OLD'; a.k.a. 'ABDEL' AZIZ BEN NARVAN'; alt. a.k.a. 'MERA'I'; a.k.a. 'X JR.'.",
        );
        let names: Vec<_> = read.names.iter().map(|alias| (alias.name.as_str(), alias.kind)).collect();
        assert_eq!(
            names,
            [
                ("'ABD-AL-'IZ", AliasKind::Alias),
                ("OLD", AliasKind::Former),
                ("ABDEL' AZIZ BEN NARVAN", AliasKind::Alias),
                ("MERA'I", AliasKind::Alias),
                ("X JR.", AliasKind::Alias),
            ]
        );
        assert!(read.names.iter().all(|alias| alias.strength == AliasStrength::Weak));
    }

    #[test]
    fn identifiers_have_kind_number_and_country() {
        let table = [
            ("Passport G 649385 issued 08 Sep 2006 expires 17 Jul 2011.", "Passport|G 649385|"),
            ("National ID No. 421003000000000000 (China).", "National ID No.|421003000000000000|China"),
            ("alt. Tax ID No. 100036386 (Serbia); x", "Tax ID No.|100036386|Serbia"),
            (
                "Unified Social Credit Code (USCC) 9113100033607322XK (China)",
                "Unified Social Credit Code (USCC)|9113100033607322XK|China",
            ),
            ("SWIFT/BIC HAVIGB2L", "SWIFT/BIC|HAVIGB2L|"),
            (
                "Digital Currency Address - XBT 12QtD5BFwRsdNs",
                "Digital Currency Address - XBT|12QtD5BFwRsdNs|",
            ),
            ("Vessel Registration Identification IMO 7406784", "IMO|7406784|"),
            ("MMSI 572469210", "MMSI|572469210|"),
            ("Identification Number IMO 5342883.", "Identification Number|IMO 5342883|"),
            ("NIT # 800018928-0 (Colombia).", "NIT|800018928-0|Colombia"),
            ("R.F.C. # PMA-910805 (Mexico).", "R.F.C.|PMA-910805|Mexico"),
            ("C.U.R.P. AIMM67125HCHRRG06 (Mexico) issued 1968.", "C.U.R.P.|AIMM67125HCHRRG06|Mexico"),
            (
                "Registration Number HRA 738077 (Stuttgart) (Germany)",
                "Registration Number|HRA 738077|Germany",
            ),
            ("Passport Booklet: A5199819 (Pakistan)", "Passport Booklet|A5199819|Pakistan"),
            ("Aircraft Tail Number N200VR", "Aircraft Tail Number|N200VR|"),
            (
                "Aircraft Manufacturer's Serial Number (MSN) 1023409321",
                "Aircraft Manufacturer's Serial Number (MSN)|1023409321|",
            ),
            (
                "Legal Entity Number 253400V1H6ART1UQ0N98 (Russia)",
                "Legal Entity Number|253400V1H6ART1UQ0N98|Russia",
            ),
            (
                "Public Registration Number 467323, Doc. 694710 (Panama).",
                "Public Registration Number|467323, Doc. 694710|Panama",
            ),
            ("Cedula No. Cedula: M-137560 (Guatemala)", "Cedula No.|M-137560|Guatemala"),
            ("SWIFT/BIC ABCDEFGH", "SWIFT/BIC|ABCDEFGH|"),
            ("Some New Kind No. 12345 (Ruritania)", "Some New Kind No.|12345|Ruritania"),
        ];
        for (remarks, expected) in table {
            let (read, _) = read_all(remarks);
            let found: Vec<_> = read
                .identifiers
                .iter()
                .map(|id| format!("{}|{}|{}", id.kind, id.number, id.country))
                .collect();
            assert_eq!(found, [expected], "{remarks}");
        }
    }

    #[test]
    fn what_is_no_identifier_is_none() {
        for remarks in [
            "Secondary sanctions risk: section 1(b) of Executive Order 13224",
            "Website www.example.com/1",
            "Linked To: SOMEBODY 24 LTD.",
            "Phone Number 982188526300",
            "Organization Established Date 08 Mar 2010",
            "Organization Type: Computer programming activities",
            "Executive Order 13662 Directive Determination - Subject to Directive 1",
            "Transactions Prohibited: North Korea Sanctions Regulations section 510.214",
            "Chinese Commercial Code 1728 4320",
            "Aircraft Construction Number (also called L/N or S/N or F/N) 8401",
            "Aircraft Manufacture Date 1992",
            "ISIN KYG7114V1023",
            "Listing Date (CMIC) 03 Jun 2021",
            "Passport issued 21 Jun 1992 in Amman, Jordan",
            "Commander, FDLR CO 2nd Division",
            "Passport and National ID were confiscated",
        ] {
            assert_eq!(read_all(remarks).0.identifiers, [], "{remarks}");
        }
    }

    #[test]
    fn persons_facts_are_read_and_unread_dates_said() {
        let (read, warnings) = read_all(
            "DOB 12 Nov 1970; alt. DOB circa 1971; alt. DOB before the war; POB Springfield, Ruritania; \
             nationality Ruritania; citizen Ruritania; alt. citizen Borduria; Gender Female.",
        );
        assert_eq!(read.births.len(), 2);
        assert_eq!(read.places_of_birth, ["Springfield, Ruritania"]);
        assert_eq!(read.nationalities, ["Ruritania", "Borduria"]);
        assert_eq!(read.gender, Some(Gender::Female));
        assert_eq!(warnings.len(), 1, "{warnings:?}");
    }
}
