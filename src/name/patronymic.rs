//! What the endings of East and South Slavic names say: the man's form of a woman's surname, and patronymics.
//!
//! Folded Latin words in every romanisation (`-skaya`, `-skaia`, `-skaja`; `-ovich`, `-ovitch`, `-owitsch`). Endings only:
//! whether a word stands where a surname or a patronymic does is for the caller to know, for `abramovich` is either and
//! `marina` is a given name. Sources: the endings of Russian, Ukrainian and Belarusian patronymics and of adjectival and
//! possessive surnames as the languages' grammars give them, spelled by the tables of
//! [`translit::slavic`](super::translit::slavic).
//!
//! Not decidable by form, so never a patronymic here: Bulgarian -ov and -ev; -ovic, -evic and -owicz, which are Serbian and
//! Polish surnames; Turkish surnames in -oglu and -oğlu glued to a name; Icelandic -son and -dottir.

/// Given names with the endings of women's surnames; sorted.
const GIVEN: &[&str] = &[
    "adelina",
    "agrippina",
    "akulina",
    "albina",
    "alevtina",
    "alina",
    "alyona",
    "angelina",
    "arina",
    "carolina",
    "catalina",
    "christina",
    "cristina",
    "dina",
    "ekaterina",
    "galina",
    "georgina",
    "halina",
    "halyna",
    "hristina",
    "irina",
    "iryna",
    "janina",
    "jekaterina",
    "jelina",
    "karina",
    "karolina",
    "katarina",
    "katerina",
    "kateryna",
    "kristina",
    "lina",
    "marina",
    "martina",
    "maryna",
    "nina",
    "paulina",
    "pelagina",
    "polina",
    "regina",
    "rina",
    "rozalina",
    "ruzhina",
    "sabina",
    "valentina",
    "yekaterina",
    "zarina",
    "zina",
];

/// Endings of women's surnames and what stands for them in the man's; the first that fits holds.
const FEMININE: &[(&str, &[&str])] = &[
    ("skaya", &["sky"]),
    ("skaia", &["sky"]),
    ("skaja", &["sky"]),
    ("skaiia", &["sky"]),
    ("skaa", &["sky"]),
    ("tskaya", &["tsky"]),
    ("tskaia", &["tsky"]),
    ("tskaja", &["tsky"]),
    ("ckaya", &["cky"]),
    ("ckaja", &["cky"]),
    ("zkaja", &["zki"]),
    ("tska", &["tsky"]),
    ("dzka", &["dzki"]),
    ("ska", &["ski"]),
    ("cka", &["cki"]),
    ("aya", &["y", "oy"]),
    ("aja", &["y", "oy"]),
    ("ova", &["ov"]),
    ("eva", &["ev"]),
    ("owa", &["ow"]),
    ("ewa", &["ew"]),
    ("ina", &["in"]),
    ("yna", &["yn"]),
];

/// Endings of a man's patronymic after the father's name, then those of a woman's; longest first within a kind.
const AFTER_HARD: &[&str] = &[
    "ovytsch", "owytsch", "ovitsch", "owitsch", "avitsch", "awitsch", "ovytch", "ovitch", "avitch", "ovych",
    "ovich", "owich", "avich", "ovna", "owna",
];
const AFTER_SOFT: &[&str] =
    &["evytsch", "evitsch", "ewitsch", "evytch", "evitch", "evych", "evich", "ewich", "evna", "ewna"];
/// Ukrainian -yovych after a vowel, -ivna after either.
const UKRAINIAN: &[&str] = &[
    "jowytsch", "jovytsch", "yovych", "yovich", "iovych", "iovich", "jovych", "jovich", "yivna", "jivna",
    "jiwna", "ivna", "iwna",
];
/// Belarusian -аўна, -оўна, -еўна, for the names of [`NAMES`] alone: `khatouna` and `shauna` are given names.
const BELARUSIAN: &[&str] = &["auna", "ouna", "euna", "awna", "yauna", "iauna", "jauna"];
/// After a name in -a or -ya, for the names of [`IN_A`] alone.
const AFTER_A: &[&str] = &[
    "inichna",
    "inishna",
    "initchna",
    "initschna",
    "inicna",
    "iniczna",
    "ichna",
    "itchna",
    "itschna",
    "icna",
    "itsch",
    "itch",
    "ich",
    "ych",
];

/// Given names in -a and -ya without it, and what they are.
const IN_A: &[(&str, &str)] = &[
    ("il", "ilya"),
    ("ily", "ilya"),
    ("ilj", "ilya"),
    ("ili", "ilya"),
    ("kuzm", "kuzma"),
    ("fom", "foma"),
    ("khom", "khoma"),
    ("luk", "luka"),
    ("nikit", "nikita"),
    ("savv", "savva"),
    ("sav", "savva"),
    ("danil", "danila"),
    ("gavril", "gavrila"),
    ("sil", "sila"),
    ("yerem", "yerema"),
    ("erem", "yerema"),
    ("kozm", "kozma"),
    ("mikit", "mikita"),
    ("mykyt", "mykyta"),
    ("lukin", "luka"),
    ("kuzmin", "kuzma"),
];

/// Stems of fathers' names that a Belarusian patronymic is believed for; sorted.
const NAMES: &[&str] = &[
    "ales",
    "aleksandr",
    "aliaksandr",
    "alyaksandr",
    "anatol",
    "andre",
    "anton",
    "arkadz",
    "barys",
    "dzmitry",
    "eduard",
    "fiodar",
    "hennadz",
    "henadz",
    "henryk",
    "heorhi",
    "ihar",
    "ihnat",
    "iosif",
    "ivan",
    "kanstantsin",
    "leanid",
    "maksim",
    "mikala",
    "mikhail",
    "mikola",
    "nikala",
    "paul",
    "pavl",
    "piotr",
    "piatr",
    "pyatr",
    "raman",
    "siamion",
    "siarhe",
    "stanislav",
    "stsiapan",
    "syarhe",
    "tsimafe",
    "uladzimir",
    "uladzislav",
    "valer",
    "vasil",
    "viachaslav",
    "viktar",
    "yakub",
    "yauhen",
    "yury",
];

/// Words apart from the father's name: Azeri, Turkmen, Kazakh, Kyrgyz and Uzbek "son of" and "daughter of".
const TURKIC: &[&str] = &[
    "gizi", "gyzy", "kizi", "kyz", "kyzi", "kyzy", "oghli", "oghlu", "oghly", "ogli", "oglou", "oglu",
    "ogly", "qizi", "qyzy", "ugli", "ulu", "uly", "uulu",
];
/// Those that stand glued to it and are no surname's ending.
const GLUED: &[&str] = &["oghly", "ogly", "ogli", "kyzy", "qizi", "qyzy", "gyzy", "gizi", "uulu", "uly"];

fn is_word(word: &str) -> bool {
    word.len() <= 64 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The man's forms of a woman's Slavic surname, the usual first, at most two; none for a word without such an ending.
///
/// Spellings of one system need not give the same letters; they meet in `translit::slavic`. Czech -ová may also stand on
/// a name without -ov (`novakova`), which this does not try.
///
/// ```
/// use interdict::name::patronymic::masculine;
/// assert_eq!(masculine("ivanova"), ["ivanov"]);
/// assert_eq!(masculine("tolstaya"), ["tolsty", "tolstoy"]);
/// assert!(masculine("marina").is_empty());
/// ```
#[must_use]
pub fn masculine(word: &str) -> Vec<String> {
    if !is_word(word) || GIVEN.binary_search(&word).is_ok() {
        return Vec::new();
    }
    let found = FEMININE.iter().find_map(|(ending, men)| Some((word.strip_suffix(ending)?, ending, men)));
    match found {
        // Two letters before a long ending (Zimskaya, Belaya), two also before a short one (Panova, Ilina).
        Some((stem, ending, men)) if stem.len() >= if ending.len() > 3 { 1 } else { 2 } => {
            // -aya without -sk- has its stem in a consonant: `belaya`, not `goyaaya`.
            let adjective = matches!(*ending, "aya" | "aja");
            if adjective && (stem.len() < 3 || stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
                return Vec::new();
            }
            men.iter().map(|man| format!("{stem}{man}")).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a folded Latin word has the form of a patronymic, or is the word of one (`ogly`, `kyzy`).
///
/// ```
/// use interdict::name::patronymic::is_patronymic;
/// assert!(is_patronymic("ivanovich") && is_patronymic("ilinichna") && is_patronymic("qizi"));
/// assert!(!is_patronymic("ivanov") && !is_patronymic("gunnarsson") && !is_patronymic("jovanovic"));
/// ```
#[must_use]
pub fn is_patronymic(word: &str) -> bool {
    is_word(word) && (TURKIC.binary_search(&word).is_ok() || parted(word).is_some())
}

/// The stem of the father's given name in a patronymic: `ivan` of `ivanovich`, `sergey` of `sergeyevna`. None for what is
/// no patronymic, and for the words that stand apart from the name.
///
/// After a soft consonant the stem says less than the name (`grigor` for Grigory, but also `igor`): it is a beginning of it.
///
/// ```
/// use interdict::name::patronymic::patronymic_base;
/// assert_eq!(patronymic_base("ivanovich").as_deref(), Some("ivan"));
/// assert_eq!(patronymic_base("lvovna").as_deref(), Some("lev"));
/// assert_eq!(patronymic_base("ivanov"), None);
/// ```
#[must_use]
pub fn patronymic_base(word: &str) -> Option<String> {
    if is_word(word) { parted(word) } else { None }
}

fn parted(word: &str) -> Option<String> {
    if TURKIC.binary_search(&word).is_ok() {
        return None;
    }
    let before = |endings: &[&str]| endings.iter().find_map(|ending| word.strip_suffix(ending));
    if let Some((_, name)) = AFTER_A
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find_map(|stem| IN_A.iter().find(|(known, _)| *known == stem))
    {
        return Some((*name).to_owned());
    }
    if let Some(stem) = before(UKRAINIAN).filter(|stem| stem.len() >= 2) {
        let vowel = stem.ends_with(['a', 'e', 'i', 'o', 'u']);
        return Some(if vowel { format!("{stem}y") } else { hard(stem) });
    }
    if let Some(stem) = before(AFTER_HARD).filter(|stem| stem.len() >= 2) {
        return Some(hard(stem));
    }
    if let Some(stem) = before(AFTER_SOFT).filter(|stem| stem.len() >= 2) {
        return Some(soft(stem));
    }
    let mut belarusian = BELARUSIAN.iter().filter_map(|ending| word.strip_suffix(ending));
    if let Some(stem) = belarusian.find(|stem| NAMES.contains(stem)) {
        return Some(soft_vowel(stem));
    }
    let glued = before(GLUED).filter(|stem| stem.len() >= 3 && !stem.ends_with(['r', 'l']))?;
    Some(glued.to_owned())
}

/// The name that -ovich stands on: fleeting vowels come back.
fn hard(stem: &str) -> String {
    match stem {
        "lv" => "lev".to_owned(),
        "pavl" => "pavel".to_owned(),
        _ => stem.to_owned(),
    }
}

/// The name that -evich stands on.
fn soft(stem: &str) -> String {
    // Yakovlevich: л comes in after a labial.
    if let Some(bare) = stem.strip_suffix('l')
        && bare.len() > 3
        && bare.ends_with(['v', 'w', 'b', 'p', 'm'])
    {
        return bare.to_owned();
    }
    // Sergeyevich, Sergejevich, Dmitriyevich, Yuryevich, Yurievich.
    let bare = stem.strip_suffix(['y', 'j', 'i']).filter(|bare| bare.len() >= 2);
    match bare {
        Some(bare) if bare.ends_with('i') => format!("{}y", &bare[..bare.len() - 1]),
        Some(bare) => format!("{bare}y"),
        None => soft_vowel(stem),
    }
}

/// Sergeevich, Nikolaevich: the name ends in й.
fn soft_vowel(stem: &str) -> String {
    if stem.ends_with(['a', 'e']) { format!("{stem}y") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_as_their_search_needs() {
        assert!(TURKIC.is_sorted());
        let mut given = GIVEN.to_vec();
        given.sort_unstable();
        assert_eq!(GIVEN, given);
        let mut turkic = TURKIC.to_vec();
        turkic.dedup();
        assert_eq!(TURKIC, turkic);
    }

    #[test]
    fn men_of_women() {
        let table: &[(&str, &[&str])] = &[
            ("ivanova", &["ivanov"]),
            ("petrova", &["petrov"]),
            ("sergeeva", &["sergeev"]),
            ("aliyeva", &["aliyev"]),
            ("iwanowa", &["iwanow"]),
            ("medwedewa", &["medwedew"]),
            ("nikitina", &["nikitin"]),
            ("solzhenitsyna", &["solzhenitsyn"]),
            ("putina", &["putin"]),
            ("ilina", &["ilin"]),
            ("chaykovskaya", &["chaykovsky"]),
            ("chaikovskaia", &["chaikovsky"]),
            ("cajkovskaja", &["cajkovsky"]),
            ("cajkovskaa", &["cajkovsky"]),
            ("tschaikowskaja", &["tschaikowsky"]),
            ("zelenska", &["zelenski"]),
            ("khmelnytska", &["khmelnytsky"]),
            ("kowalska", &["kowalski"]),
            ("nowicka", &["nowicki"]),
            ("zawadzka", &["zawadzki"]),
            ("tolstaya", &["tolsty", "tolstoy"]),
            ("belaya", &["bely", "beloy"]),
            ("tsikhanouskaya", &["tsikhanousky"]),
            ("panova", &["panov"]),
        ];
        for (woman, men) in table {
            assert_eq!(masculine(woman), *men, "{woman}");
        }
        for word in [
            "ivanov",
            "shevchenko",
            "kovalchuk",
            "marina",
            "irina",
            "galina",
            "kristina",
            "maya",
            "raya",
            "goya",
            "eva",
            "nova",
            "ova",
            "ina",
            "aya",
            "",
            "smith",
            "lina",
            "иванова",
            "Ivanova",
        ] {
            assert!(masculine(word).is_empty(), "{word} {:?}", masculine(word));
        }
    }

    #[test]
    fn patronymics_and_their_fathers() {
        let table = [
            ("ivanovich", "ivan"),
            ("ivanovitch", "ivan"),
            ("iwanowitsch", "iwan"),
            ("ivanovna", "ivan"),
            ("iwanowna", "iwan"),
            ("petrovich", "petr"),
            ("vladimirovich", "vladimir"),
            ("vladimirovna", "vladimir"),
            ("aleksandrovich", "aleksandr"),
            ("mikhailovna", "mikhail"),
            ("pavlovich", "pavel"),
            ("lvovich", "lev"),
            ("lvovna", "lev"),
            ("sergeyevich", "sergey"),
            ("sergeevich", "sergey"),
            ("sergejevich", "sergey"),
            ("sergeievich", "sergey"),
            ("sergeevna", "sergey"),
            ("andreevna", "andrey"),
            ("nikolaevich", "nikolay"),
            ("nikolayevna", "nikolay"),
            ("dmitriyevich", "dmitry"),
            ("dmitrievich", "dmitry"),
            ("dmitrievna", "dmitry"),
            ("yuryevich", "yury"),
            ("yurievich", "yury"),
            ("yurevich", "yur"),
            ("vasilyevna", "vasily"),
            ("igorevich", "igor"),
            ("yakovlevich", "yakov"),
            ("yakovlevna", "yakov"),
            ("ilyich", "ilya"),
            ("ilich", "ilya"),
            ("ilitch", "ilya"),
            ("ilinichna", "ilya"),
            ("ilyinichna", "ilya"),
            ("ilinitchna", "ilya"),
            ("iljinitschna", "ilya"),
            ("kuzmich", "kuzma"),
            ("kuzminichna", "kuzma"),
            ("nikitich", "nikita"),
            ("nikitichna", "nikita"),
            ("lukinichna", "luka"),
            ("fomich", "foma"),
            ("savvich", "savva"),
            ("ivanovych", "ivan"),
            ("ivanivna", "ivan"),
            ("serhiyovych", "serhiy"),
            ("serhiiovych", "serhiy"),
            ("serhiyivna", "serhiy"),
            ("petrivna", "petr"),
            ("mykolayovych", "mykolay"),
            ("mykolaivna", "mykolay"),
            ("serhiivna", "serhiy"),
            ("ivanavich", "ivan"),
            ("aliaksandravich", "aliaksandr"),
            ("ivanauna", "ivan"),
            ("mikalaeuna", "mikalay"),
            ("aliogly", "ali"),
            ("mammadkyzy", "mammad"),
            ("nazarbaiuly", "nazarbai"),
            ("karimqizi", "karim"),
        ];
        for (word, father) in table {
            assert!(is_patronymic(word), "{word}");
            assert_eq!(patronymic_base(word).as_deref(), Some(father), "{word}");
        }
        for word in ["ogly", "oglu", "uly", "kyzy", "qizi", "gizi", "uulu", "ogli"] {
            assert!(is_patronymic(word) && patronymic_base(word).is_none(), "{word}");
        }
    }

    #[test]
    fn what_is_no_patronymic() {
        for word in [
            "ivanov",
            "ivanova",
            "petrov",
            "georgiev",
            "jovanovic",
            "djokovic",
            "milosevic",
            "sienkiewicz",
            "mickiewicz",
            "davutoglu",
            "gunnarsson",
            "gunnarsdottir",
            "rich",
            "ulrich",
            "heinrich",
            "friedrich",
            "dietrich",
            "zurich",
            "khatouna",
            "shauna",
            "mouna",
            "july",
            "truly",
            "maria",
            "anna",
            "ovich",
            "evna",
            "ivna",
            "",
            "son",
            "milich",
            "иванович",
            "Ivanovich",
            "van",
            "klitschko",
        ] {
            assert!(!is_patronymic(word), "{word} {:?}", patronymic_base(word));
            assert_eq!(patronymic_base(word), None, "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(word in "\\PC*", stem in "[a-z]{0,6}", end in 0..40usize) {
            let all: Vec<&str> = [AFTER_HARD, AFTER_SOFT, UKRAINIAN, BELARUSIAN, AFTER_A, GLUED].concat();
            for word in [word, format!("{stem}{}", all[end % all.len()])] {
                proptest::prop_assert!(masculine(&word).len() <= 2);
                let base = patronymic_base(&word);
                proptest::prop_assert!(base.is_none() || is_patronymic(&word));
                proptest::prop_assert!(base.as_deref() != Some(""));
            }
        }
    }
}
