//! Cyrillic words in Latin letters: the usual romanisation, and those worth looking for besides.
//!
//! Lower-case words in (combining marks gone, й and ё kept), lower-case ASCII out. The systems are the tables of
//! [`systems`]; here it is decided which of them a word may have been written by. The language is told only by letters
//! that no other has: `ў` and `і` beside `ы`, `э` or `ё` Belarusian; `і ї є ґ` and -ський Ukrainian; `ђ ћ љ њ џ ј` Serbian or
//! Macedonian, `ѓ ќ ѕ` Macedonian; `ъ` before a consonant Bulgarian; the added letters of Central Asia. A word with none of
//! them may be of any language, and has their readings too.
//!
//! Spellings that differ only by system meet in [`slavic`], so [`romanise_all`] leaves them out.

pub mod systems;

use std::cell::RefCell;

use super::slavic;
use crate::name::memo::Memo;
use systems::{System, by_name};

/// Most spellings that [`romanise_all`] gives.
const MAX_SPELLINGS: usize = 6;

/// What the letters say of a word's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    /// Any: no letter is peculiar.
    Any,
    /// Russian, Belarusian or Central Asian: `ы`, `э` and `ё` are not used south-west of them.
    Eastern,
    Ukrainian,
    Belarusian,
    Bulgarian,
    /// Serbian, or Macedonian without its own letters.
    Serbian,
    Macedonian,
    Kazakh,
    /// Kyrgyz, Mongolian, or Kazakh: they share `ө` and `ү`.
    Steppe,
    Tajik,
    /// Uzbek, Tajik or Kazakh: they share `қ` and `ғ`.
    Oasis,
}

fn language(word: &str) -> Language {
    let has = |letters: &[char]| word.contains(letters);
    if has(&['ѓ', 'ќ', 'ѕ']) {
        Language::Macedonian
    } else if has(&['ђ', 'ћ', 'љ', 'њ', 'џ', 'ј']) {
        Language::Serbian
    } else if has(&['ҷ', 'ӣ', 'ӯ']) {
        Language::Tajik
    } else if has(&['ә', 'ұ']) || has(&['і']) && has(&['қ', 'ғ', 'ң', 'ө', 'ү', 'һ']) {
        Language::Kazakh
    } else if has(&['қ', 'ғ', 'ҳ']) {
        Language::Oasis
    } else if has(&['ө', 'ү', 'ң']) {
        Language::Steppe
    } else if has(&['ў']) {
        // Uzbek has и, Belarusian only і.
        if has(&['и']) { Language::Oasis } else { Language::Belarusian }
    } else if has(&['і']) && has(&['ы', 'э', 'ё']) {
        Language::Belarusian
    } else if has(&['і', 'ї', 'є', 'ґ']) || word.ends_with("ський") || word.ends_with("цький") {
        Language::Ukrainian
    } else if word.chars().zip(word.chars().skip(1)).any(|(c, next)| c == 'ъ' && is_bulgarian_after(next)) {
        Language::Bulgarian
    } else if has(&['ы', 'э', 'ё']) {
        Language::Eastern
    } else {
        Language::Any
    }
}

/// Whether `ъ` before this letter is a vowel: Russian has it before е, ё, ю and я only.
fn is_bulgarian_after(next: char) -> bool {
    !matches!(next, 'е' | 'ё' | 'ю' | 'я' | 'э' | 'и' | 'а' | 'о' | 'у')
}

/// The systems that a word may have been written by, the usual one first, then those whose spellings differ most.
fn systems_of(word: &str) -> &'static [&'static str] {
    match language(word) {
        Language::Any => &[
            "plain",
            "icao doc 9303-3",
            "scientific",
            "ukrainian press",
            "gost 7.79-2000 a",
            "bulgarian 2009",
            "german press",
            "french press",
            "english press",
        ],
        Language::Eastern => &[
            "plain",
            "icao doc 9303-3",
            "scientific",
            "bgn/pcgn belarusian 1979",
            "gost 7.79-2000 a",
            "german press",
            "french press",
            "english press",
        ],
        Language::Ukrainian => &[
            "ukrainian press",
            "ukrainian by russian",
            "ukrainian 2010",
            "ukrainian scientific",
            "gost 7.79-2000 a",
            "german press",
            "french press",
        ],
        Language::Belarusian => &[
            "icao belarusian",
            "belarusian by russian",
            "lacinka",
            "belarusian 2007",
            "bgn/pcgn belarusian 1979",
            "gost 7.79-2000 a",
        ],
        Language::Bulgarian => &[
            "bulgarian 2009",
            "bgn/pcgn bulgarian 1952",
            "plain",
            "scientific",
            "gost 7.79-2000 a",
            "french press",
        ],
        Language::Serbian => &[
            "gaj plain",
            "serbian english press",
            "gaj",
            "macedonian 1998",
            "serbian french press",
            "serbian german press",
        ],
        Language::Macedonian => &["macedonian 1998", "gaj", "icao doc 9303-3", "serbian english press"],
        Language::Kazakh => {
            &["plain", "kazakh passport", "kazakh 2021", "uzbek by russian", "icao doc 9303-3"]
        }
        Language::Steppe => &["plain", "kyrgyz", "mongolian", "kazakh passport", "kazakh 2021"],
        Language::Tajik => &["tajik", "tajik by russian", "plain"],
        Language::Oasis => {
            &["plain", "uzbek by russian", "uzbek 1995", "tajik by russian", "kazakh passport", "kazakh 2021"]
        }
    }
}

fn spellings(word: &str) -> impl Iterator<Item = String> {
    systems_of(word).iter().filter_map(|name| by_name(name)).map(move |system: &System| system.romanise(word))
}

/// The usual romanisation of a lower-case Cyrillic word: for Russian, BGN/PCGN without apostrophes and with final -ий and
/// -ый as `y`; for another language whose letters tell it, its own.
///
/// ```
/// use interdict::name::translit::cyrillic::romanise;
/// assert_eq!(romanise("хрущёв"), "khrushchyov");
/// assert_eq!(romanise("дмитрий"), "dmitry");
/// assert_eq!(romanise("сергій"), "serhiy");
/// assert_eq!(romanise("вучић"), "vucic");
/// ```
#[must_use]
pub fn romanise(word: &str) -> String {
    spellings(word).next().unwrap_or_default()
}

/// The usual romanisation, then others that are not [`slavic::SYSTEM`] from one before; no repeats, at most six.
///
/// Words of three letters and less have no Slavic key that meets, so they keep more spellings.
///
/// ```
/// use interdict::name::translit::cyrillic::romanise_all;
/// assert_eq!(romanise_all("юрий"), ["yury", "urij"]);
/// assert_eq!(romanise_all("ян"), ["yan", "ian", "jan", "an"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    SEEN.with_borrow_mut(|seen| seen.get(word, different))
}

thread_local! {
    /// The spellings of the words seen last; names repeat their words.
    static SEEN: RefCell<Memo<Vec<String>>> = RefCell::default();
}

/// What [`romanise_all`] gives, worked out.
fn different(word: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(MAX_SPELLINGS);
    for latin in spellings(word) {
        let meets =
            |known: &String| *known == latin || slavic::similarity(known, &latin) >= Some(slavic::SYSTEM);
        if out.is_empty() || out.len() < MAX_SPELLINGS && !latin.is_empty() && !out.iter().any(meets) {
            out.push(latin);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::systems::SYSTEMS;
    use super::*;

    #[test]
    fn usual_romanisation() {
        let table = [
            ("иванов", "ivanov"),
            ("владимир", "vladimir"),
            ("путин", "putin"),
            ("сергей", "sergey"),
            ("дмитрий", "dmitry"),
            ("юрий", "yury"),
            ("жуков", "zhukov"),
            ("хрущёв", "khrushchyov"),
            ("щербаков", "shcherbakov"),
            ("цветков", "tsvetkov"),
            ("яковлев", "yakovlev"),
            ("михаил", "mikhail"),
            ("александр", "aleksandr"),
            ("чайковский", "chaykovsky"),
            ("белый", "bely"),
            ("эдуард", "eduard"),
            ("зеленський", "zelensky"),
            ("юлія", "yuliya"),
            ("ђорђе", "djordje"),
            ("љубомир", "ljubomir"),
            ("подъячев", "podyachev"),
            ("ooo", "ooo"),
            ("сергій", "serhiy"),
            ("володимир", "volodimir"),
            ("олексій", "oleksiy"),
            ("їжак", "yizhak"),
            ("ґудзь", "gudz"),
            ("сяргей", "syargey"),
            ("уладзімір", "uladzimir"),
            ("цімашэнка", "tsimashenka"),
            ("ціханоўская", "tsikhanouskaia"),
            ("вучић", "vucic"),
            ("жељко", "zeljko"),
            ("ќосе", "kjose"),
            ("ѓорѓи", "gjorgji"),
            ("търновски", "tarnovski"),
            ("димитър", "dimitar"),
            ("нұрсұлтан", "nursultan"),
            ("әлихан", "alikhan"),
            ("ҷамшед", "jamshed"),
            ("өмүрбек", "omurbek"),
            ("ғайрат", "ghayrat"),
        ];
        for (cyrillic, want) in table {
            assert_eq!(romanise(cyrillic), want, "{cyrillic}");
        }
    }

    #[test]
    fn systems_as_published() {
        let table = [
            ("icao doc 9303-3", "юрий", "iurii"),
            ("icao doc 9303-3", "подъячев", "podieiachev"),
            ("bgn/pcgn russian 1947", "ельцин", "yeltsin"),
            ("bgn/pcgn russian 1947", "аркадьевич", "arkadyevich"),
            ("gost r 52535.1-2006", "цветков", "tcvetkov"),
            ("gost 7.79-2000 a", "ющенко", "usenko"),
            ("gost 7.79-2000 a", "щукин", "sukin"),
            ("gost 7.79-2000 b", "хрущёв", "xrushhyov"),
            ("gost 7.79-2000 b", "кузнецов", "kuzneczov"),
            ("gost 7.79-2000 b", "цветков", "czvetkov"),
            ("gost 16876-71 table 2", "эдуард", "ehduard"),
            ("gost 16876-71 table 2", "сергей", "sergejj"),
            ("ala-lc 1997", "юрий", "iurii"),
            ("scientific", "чайковский", "cajkovskij"),
            ("french press", "ющенко", "iouchtchenko"),
            ("french press", "щукин", "chtchoukine"),
            ("french press", "чайковский", "tchaikovski"),
            ("french passports", "евгений", "evgueni"),
            ("german press", "ющенко", "juschtschenko"),
            ("german press", "щукин", "schtschukin"),
            ("german press", "чайковский", "tschaikowski"),
            ("german press", "солженицын", "solschenizyn"),
            ("polish press", "хрущёв", "chruszczow"),
            ("polish press", "медведев", "miedwiediew"),
            ("czech press", "хрущёв", "chruscov"),
            ("ukrainian 2010", "згурський", "zghurskyi"),
            ("ukrainian 2010", "єнакієве", "yenakiieve"),
            ("ukrainian 2010", "ющенко", "yushchenko"),
            ("belarusian 2007", "лукашэнка", "lukasenka"),
            ("bulgarian 2009", "мария", "maria"),
            ("bulgarian 2009", "щерев", "shterev"),
            ("gaj", "ђоковић", "dokovic"),
            ("macedonian 1998", "ѓоргиев", "gjorgiev"),
            ("uzbek 1995", "ўткир", "otkir"),
        ];
        for (system, cyrillic, want) in table {
            assert_eq!(by_name(system).unwrap().romanise(cyrillic), want, "{system} {cyrillic}");
        }
    }

    #[test]
    fn other_spellings() {
        let table = [
            ("хрущёв", "khrushchev"),
            ("жуков", "zukov"),
            ("яковлев", "akovlev"),
            ("щерев", "shterev"),
            ("олег", "oleh"),
            ("ігор", "ihor"),
            ("ігор", "igor"),
            ("димитър", "dimitur"),
            ("ђоковић", "djokovich"),
            ("ҷамшед", "dzhamshed"),
            ("ўткир", "utkir"),
            ("ўткир", "otkir"),
            ("қайрат", "kayrat"),
            ("бөлд", "buld"),
            ("лев", "lew"),
            ("ігнатаў", "ignatov"),
            ("іваноў", "ivanov"),
        ];
        for (cyrillic, want) in table {
            let got = romanise_all(cyrillic);
            let meets = |s: &String| s == want || slavic::similarity(s, want) >= Some(slavic::SYSTEM);
            assert!(got.iter().any(meets), "{cyrillic}: {got:?}");
            assert_eq!(got[0], romanise(cyrillic));
        }
    }

    #[test]
    fn every_table_is_whole() {
        for system in SYSTEMS.iter() {
            for c in ('а'..='я').chain(['ё']) {
                let latin = system.romanise(&c.to_string());
                assert!(latin.bytes().all(|b| b.is_ascii_lowercase()), "{} {c} {latin}", system.name);
                assert!(matches!(c, 'ъ' | 'ь') || !latin.is_empty(), "{} {c}", system.name);
            }
            assert_eq!(SYSTEMS.iter().filter(|other| other.name == system.name).count(), 1);
        }
        for c in "абгдіїєґўђјљњћџѓќѕәғқңөұүһӣӯҳҷ".chars() {
            for name in systems_of(&c.to_string()) {
                assert!(by_name(name).is_some(), "{name}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_romanised(word in "\\PC*", letters in "[а-яёіїєґўђјљњћџѓќѕқғңөү]{0,12}") {
            for word in [&word, &letters] {
                let all = romanise_all(word);
                proptest::prop_assert!(all.len() <= MAX_SPELLINGS && all[0] == romanise(word));
            }
        }
    }
}
