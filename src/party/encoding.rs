//! The encoding of a counterparty file: said by its byte order mark or the user, else recognised from a sample.
//!
//! Without a mark: NUL bytes in every second place mean UTF-16; text that is valid UTF-8, or has at least as many
//! valid UTF-8 lines beyond ASCII as broken ones, is UTF-8, and its broken lines are reported one by one. Only text
//! whose bytes beyond ASCII are no UTF-8 but read plausibly in a Windows code page (1250 to 1254, 1256) is taken for
//! that, and only when there are three such lines or one in twenty: one broken row does not change the encoding of a
//! million others. Plausible means letters where letters stand: vowels between consonants, one script in a word.
//! The guess is always said ([`Guess::how`]), because a wrong code page gives wrong names without any error.

use encoding_rs::{
    Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1256,
};

use crate::party::PartyErrorKind;

/// Lines beyond ASCII a legacy encoding needs, unless they are a good part of the sample.
const LEGACY_LINES: usize = 3;
/// One line in so many is a good part.
const LEGACY_SHARE: usize = 20;
/// The mean plausibility (see [`plausibility`]) below which bytes are damage, not a code page: random bytes score
/// below zero, names in the right code page above one.
const PLAUSIBLE: f32 = 0.4;

/// An encoding and how it was found.
#[derive(Debug)]
pub(super) struct Guess {
    pub(super) encoding: &'static Encoding,
    /// Bytes of the byte order mark to skip.
    pub(super) mark: usize,
    /// For people: `utf-8`, `windows-1251 (guessed from its letters)`.
    pub(super) how: String,
}

/// The encoding of a file that begins with `sample`; `whole` says that nothing follows it.
pub(super) fn recognise(sample: &[u8], whole: bool, given: Option<&str>) -> Result<Guess, PartyErrorKind> {
    if sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(PartyErrorKind::Workbook);
    }
    if sample.starts_with(b"\xff\xfe\0\0") || sample.starts_with(b"\0\0\xfe\xff") {
        return Err(PartyErrorKind::Utf32);
    }
    let marked = Encoding::for_bom(sample);
    if let Some(label) = given {
        let named = by_label(label).ok_or_else(|| PartyErrorKind::UnknownEncoding(label.to_owned()))?;
        // The mark knows the byte order better than `utf-16` does; and no other encoding begins with a mark.
        return Ok(match marked {
            Some((marked, mark)) if marked == named || is_utf16(marked) && is_utf16(named) => {
                Guess { encoding: marked, mark, how: format!("{} (given)", name(marked)) }
            }
            _ => Guess { encoding: named, mark: 0, how: format!("{} (given)", name(named)) },
        });
    }
    if let Some((encoding, mark)) = marked {
        let how = format!("{} (byte order mark)", name(encoding));
        return Ok(Guess { encoding, mark, how });
    }
    let (encoding, why) = from_bytes(sample, whole);
    Ok(Guess { encoding, mark: 0, how: name(encoding) + why })
}

/// The name of an encoding as it is written in messages: lower case.
pub(super) fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn by_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().to_ascii_lowercase().replace('_', "-");
    let label = match label.as_str() {
        "utf-8-sig" | "utf8-sig" | "utf-8-bom" => "utf-8".to_owned(),
        "ansi" => "windows-1252".to_owned(),
        "utf16" => "utf-16".to_owned(),
        "shift-jis" => "shift_jis".to_owned(),
        other => match other.strip_prefix("windows").or_else(|| other.strip_prefix("cp-")) {
            Some(page) if page.len() == 4 => format!("windows-{page}"),
            _ => other.to_owned(),
        },
    };
    let known = Encoding::for_label(label.as_bytes())?;
    // The standard's `replacement` turns every byte into one error: a label that is known in order to be refused.
    (known != encoding_rs::REPLACEMENT).then_some(known)
}

fn from_bytes(sample: &[u8], whole: bool) -> (&'static Encoding, &'static str) {
    if let Some(encoding) = utf16_by_nul(sample) {
        return (encoding, " (guessed from its NUL bytes)");
    }
    let (lines, valid, broken) = count_lines(sample, whole);
    if broken.is_empty() {
        return (UTF_8, "");
    }
    let enough = broken.len() >= LEGACY_LINES || broken.len() * LEGACY_SHARE >= lines;
    if valid < broken.len() && enough {
        let pages = [WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, WINDOWS_1254, WINDOWS_1253, WINDOWS_1256];
        let mut best = (WINDOWS_1252, f32::MIN);
        for page in pages {
            let score = plausibility(page, &broken);
            // Strictly better only: where two pages read the same letters the more common one, which is first, stays.
            if score > best.1 {
                best = (page, score);
            }
        }
        if best.1 >= PLAUSIBLE {
            return (best.0, " (guessed from its letters)");
        }
    }
    (UTF_8, " (with damaged rows)")
}

/// UTF-16 without a mark: in text that is mostly ASCII, every second byte is NUL.
fn utf16_by_nul(sample: &[u8]) -> Option<&'static Encoding> {
    let head = &sample[..sample.len().min(4096) & !1];
    let pairs = head.len() / 2;
    let nul = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let many = |count: usize| pairs >= 2 && count * 5 >= pairs * 2;
    let few = |count: usize| count * 20 <= pairs;
    match () {
        () if many(odd) && few(even) => Some(UTF_16LE),
        () if many(even) && few(odd) => Some(UTF_16BE),
        () => None,
    }
}

/// All lines, the number beyond ASCII that are valid UTF-8, and those that are not.
fn count_lines(sample: &[u8], whole: bool) -> (usize, usize, Vec<&[u8]>) {
    let mut lines: Vec<&[u8]> =
        sample.split(|&byte| byte == b'\n' || byte == b'\r').filter(|line| !line.is_empty()).collect();
    if !whole && lines.len() > 1 {
        lines.pop(); // cut in the middle, perhaps of a character
    }
    let mut valid = 0;
    let mut broken = Vec::new();
    for line in &lines {
        match std::str::from_utf8(line) {
            Ok(text) => valid += usize::from(!text.is_ascii()),
            Err(_) => broken.push(*line),
        }
    }
    (lines.len(), valid, broken)
}

/// The mean plausibility of the characters beyond ASCII when the lines are read in a code page.
fn plausibility(page: &'static Encoding, lines: &[&[u8]]) -> f32 {
    let mut sum = 0.0;
    let mut count = 0_u32;
    for line in lines.iter().take(2000) {
        let Some(text) = page.decode_without_bom_handling_and_without_replacement(line) else {
            sum -= 4.0;
            count += 1;
            continue;
        };
        let letters: Vec<char> = text.chars().collect();
        for (at, &letter) in letters.iter().enumerate().filter(|(_, letter)| !letter.is_ascii()) {
            let before = at.checked_sub(1).map_or(' ', |before| letters[before]);
            let after = letters.get(at + 1).copied().unwrap_or(' ');
            sum += letter_score(page, before, letter, after);
            count += 1;
        }
    }
    if count == 0 { f32::MIN } else { sum / count as f32 }
}

fn letter_score(page: &'static Encoding, before: char, letter: char, after: char) -> f32 {
    let neighbours = [before, after];
    if !letter.is_alphabetic() {
        let typographic =
            matches!(letter, '’' | '‘' | '“' | '”' | '„' | '–' | '—' | '«' | '»' | '№' | 'º' | '\u{a0}');
        let inside_word = neighbours.iter().all(|neighbour| neighbour.is_alphabetic());
        return match letter {
            '’' if inside_word => 1.0,
            _ if letter.is_control() => -4.0,
            _ if typographic => 0.2,
            _ if inside_word => -3.0,
            _ => -0.5,
        };
    }
    // An upper-case letter behind a lower-case one is a letter of some other code page.
    let case = if before.is_lowercase() && letter.is_uppercase() { -2.0 } else { 0.0 };
    case + match script_of(page) {
        Some((range, frequent)) => {
            let own = |c: char| range.contains(&c);
            let ascii = neighbours.iter().any(char::is_ascii_alphabetic);
            match (own(letter), neighbours.iter().any(|&neighbour| own(neighbour))) {
                (true, _) if ascii => -2.0,
                (true, true) => {
                    let common = letter.to_lowercase().any(|lower| frequent.contains(lower));
                    if common { 2.0 } else { 0.6 }
                }
                (true, false) => 0.0,
                (false, _) => -1.5,
            }
        }
        None => latin_score(page, neighbours, letter),
    }
}

/// The script of a code page that is not Latin, and its ten or so most frequent letters.
fn script_of(page: &'static Encoding) -> Option<(std::ops::RangeInclusive<char>, &'static str)> {
    match () {
        () if page == WINDOWS_1251 => Some(('\u{400}'..='\u{4ff}', "оеаинтсрвлкдмя")),
        () if page == WINDOWS_1253 => Some(('\u{370}'..='\u{3ff}', "αοιετσνρκςίόάέ")),
        () if page == WINDOWS_1256 => Some(('\u{600}'..='\u{6ff}', "اليمنورتدبةهعح")),
        () => None,
    }
}

fn latin_score(page: &'static Encoding, neighbours: [char; 2], letter: char) -> f32 {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    // Letters that the languages of a page use much, and those they hardly use.
    let (much, some) = match () {
        () if page == WINDOWS_1252 => ("éáíóúñäöüåøãçèêàâô", "ëïîìòõùûßæœ"),
        () if page == WINDOWS_1250 => ("áéíóúčřšžěýłąęśżćńőöü", "ůźäăşţđűßďťňľâîç"),
        () => ("ığşöüç", "âîûéİ"),
    };
    let mut score = match () {
        () if much.contains(lower) => 1.2,
        () if some.contains(lower) => 0.8,
        () => -1.0,
    };
    for neighbour in neighbours {
        score += match () {
            () if !neighbour.is_alphabetic() => 0.0,
            // Two letters beyond ASCII in a row are rare in Latin script and the rule elsewhere.
            () if !neighbour.is_ascii() => -0.8,
            () if is_vowel(lower) != is_vowel(neighbour.to_ascii_lowercase()) => 0.4,
            () => -0.3,
        };
    }
    if neighbours.iter().all(|neighbour| !neighbour.is_alphabetic()) { -1.0 } else { score }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        || "éèêëáàâäãåąăíìîïóòôöõøőúùûüůűýęěıæœ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(bytes: &[u8]) -> &'static Encoding {
        recognise(bytes, true, None).unwrap().encoding
    }

    #[test]
    fn names_are_recognised_in_their_code_page() {
        let cases = [
            (WINDOWS_1252, "id,name\n1,José García\n2,Jörg Müller\n3,Søren Kierkegård\n4,Hélène Lefèvre\n"),
            (WINDOWS_1252, "id,name\n1,José\n"),
            (WINDOWS_1252, "name\nJørgen Sørensen\nBjørn Ødegård\n"),
            (WINDOWS_1252, "name\nAndré Forêt\nFrançois Bélanger\nGeneviève Lemaître\n"),
            (WINDOWS_1251, "name\nИванов Пётр Сергеевич\nООО «Ромашка»\n"),
            (WINDOWS_1251, "name\nИВАНОВ СЕРГЕЙ\n"),
            (WINDOWS_1250, "name\nDvořák Jiří\nPříkopa Tomáš\nLukáš Černý\n"),
            (WINDOWS_1250, "name\nWałęsa\nŁukasz Piątek\nMałgorzata Wiśniewska\n"),
            (WINDOWS_1253, "name\nΓεώργιος Παπαδόπουλος\nΝίκος Καζαντζάκης\n"),
            (WINDOWS_1254, "name\nOğuz Şahin\nYıldız Çağlar\nErdoğan Kılıç\n"),
            (WINDOWS_1256, "name\nمحمد عبد الله\nعلي حسن\n"),
        ];
        for (page, text) in cases {
            let (bytes, _, bad) = page.encode(text);
            assert!(!bad, "{text}");
            assert_eq!(guess(&bytes).name(), page.name(), "{text}");
        }
    }

    #[test]
    fn one_broken_row_does_not_change_the_encoding() {
        assert_eq!(guess("name\nJosé\nB".as_bytes()), UTF_8);
        assert_eq!(guess(b"name\nB\xff\xfed\nGood\n"), UTF_8);
        assert_eq!(guess(b"name\nJos\xc3\xa9\nJos\xe9\n"), UTF_8);
        let mut long = b"name\n".to_vec();
        for _ in 0..100 {
            long.extend_from_slice(b"Plain Name\n");
        }
        long.extend_from_slice(b"Jos\xe9\n");
        assert_eq!(guess(&long), UTF_8);
        long.extend_from_slice(b"Ren\xe9e\nM\xfcller\n");
        assert_eq!(guess(&long), WINDOWS_1252);
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_a_mark() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        for big in [false, true] {
            let expected = if big { UTF_16BE } else { UTF_16LE };
            for text in ["id,name\n1,赵光宗\n", "\u{feff}姓名\n赵光宗\n"] {
                assert_eq!(guess(&utf16(text, big)), expected, "{text:?}");
            }
        }
    }

    #[test]
    fn labels_are_taken_in_their_usual_spellings() {
        for (label, encoding) in [
            ("cp1251", WINDOWS_1251),
            ("Windows1250", WINDOWS_1250),
            ("latin1", WINDOWS_1252),
            ("UTF8", UTF_8),
        ] {
            assert_eq!(by_label(label), Some(encoding), "{label}");
        }
        assert!(matches!(recognise(b"a", true, Some("utf-9")), Err(PartyErrorKind::UnknownEncoding(_))));
        assert!(by_label("iso-2022-kr").is_none());
    }
}
