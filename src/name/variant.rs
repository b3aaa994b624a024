//! Given names that stand for each other: diminutives and short forms, spellings of one name, and translations.
//!
//! Table: `data/nicknames.tsv`, hand-kept, one group of folded words a row. A word may be in several groups (`sasha` is
//! Alexander and Alexandra); two words are equivalent when they share a group, and not through a third. Translations
//! (John, Juan, Ivan) are a weaker kind: two persons of different countries seldom are one because of it. The Russian,
//! Ukrainian and Belarusian forms of one name (Sergei, Serhiy, Siarhei) and the shapes of a Muslim name from Morocco to
//! Malaysia (Yusuf, Youcef, Yusup) are no translations: one person bears them in several papers.
//!
//! Sources, from knowledge: the given-name parts of the UK guide to names and naming practices (2006), Petrovsky's dictionary
//! of Russian personal names (1966), Hanks and others, A Dictionary of First Names (2006), and the romanisation tables of ICAO
//! Doc 9303 (2021) and of the Ukrainian (2010) and Belarusian (2007) passports. What a name *sounds* like is not decided here.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How the words of a group stand for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VariantKind {
    /// The same name in another language.
    Translation,
    /// A diminutive, a short form or another spelling.
    Nickname,
}

const TABLE: &str = include_str!("data/nicknames.tsv");

/// The groups of each word, and the kind of each group by its number.
struct Groups {
    of: FxHashMap<&'static str, Vec<u32>>,
    kinds: Vec<VariantKind>,
}

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let mut groups = Groups { of: FxHashMap::default(), kinds: Vec::new() };
    let lines = TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    for (id, line) in (0u32..).zip(lines) {
        let (kind, words) = line.split_once('\t').expect("two columns");
        let nickname = kind == "nickname";
        groups.kinds.push(if nickname { VariantKind::Nickname } else { VariantKind::Translation });
        for word in words.split(' ') {
            // Ids come in rising order, so each word's list is sorted.
            groups.of.entry(word).or_default().push(id);
        }
    }
    groups
});

/// The groups a folded given name belongs to, sorted; empty when it has no known variants.
#[must_use]
pub fn groups_of(word: &str) -> &'static [u32] {
    GROUPS.of.get(word).map_or(&[], Vec::as_slice)
}

/// The kind of a group, by its number from [`groups_of`].
///
/// # Panics
///
/// When the number is none that [`groups_of`] gave.
#[must_use]
pub fn kind_of(group: u32) -> VariantKind {
    GROUPS.kinds[usize::try_from(group).expect("a small number")]
}

/// Whether two folded given names stand for each other, and how: the stronger kind if both hold.
///
/// ```
/// use interdict::name::variant::{VariantKind, variant};
/// assert_eq!(variant("bill", "william"), Some(VariantKind::Nickname));
/// assert_eq!(variant("john", "juan"), Some(VariantKind::Translation));
/// assert_eq!(variant("john", "peter"), None);
/// ```
#[must_use]
pub fn variant(a: &str, b: &str) -> Option<VariantKind> {
    let theirs = groups_of(b);
    let shared = groups_of(a).iter().filter(|g| theirs.binary_search(g).is_ok());
    shared.map(|&g| kind_of(g)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of one person: each row's words all meet the first, as nicknames.
    const ONE_NAME: &str = "
        bill william will billy
        robert bob rob bert
        catherine katherine kathryn kate cathy
        elizabeth elisabeth beth liz betty
        stephen steven steve
        geoffrey jeffrey jeff
        eric erik
        mark marc
        margaret peggy
        brian bryan
        aleksandr sasha sanya alexander oleksandr aliaksandr shura
        alexandra sasha aleksandra oleksandra
        alexey aleksei alyosha lyosha oleksiy aliaksei
        anatoly tolya anatolii
        andrei andriy andrey andrii
        artyom artem artsiom
        yevgeny evgeny evgenii zhenya yevhen
        vladimir vova volodya volodymyr uladzimir
        vyacheslav slava viacheslav
        grigory grisha hryhoriy ryhor
        dmitri dmitry dmitrii dima mitya dmytro dzmitry
        ivan vanya
        ilya illia
        igor ihor
        konstantin kostya kostiantyn kanstantsin
        mikhail misha mykhailo mikhas
        nikolai nikolay kolya mykola mikalai
        oleg oleh aleh
        pavel pasha pavlo
        pyotr petya petro piatro
        sergei sergey seryozha serhiy siarhei
        semyon semen
        fyodor fedir fedya
        yuri yura yurii
        natalia natasha nataliia
        tatiana tanya tetiana
        ekaterina katya kateryna katsiaryna
        elena lena olena alena yelena
        olga olya olha
        irina ira iryna
        svetlana sveta svitlana
        anastasia nastya
        maria masha mariia
        malgorzata gosia
        krzysztof krzys
        wojciech wojtek
        stanislaw staszek
        jan honza
        vaclav vasek
        aleksandar sasa
        djordje djoka
        jose pepe
        francisco paco pancho chico
        ignacio nacho
        jesus chuy
        guillermo memo
        guadalupe lupe
        antonio tono toni
        enrique quique kike
        luis lucho
        eduardo lalo dudu
        roberto beto
        jose ze
        fernando nando
        sebastiao tiao
        giuseppe beppe peppino
        salvatore toto
        friedrich fritz
        heinrich heinz
        josef sepp
        johannes hans johann hansi
        ulrich uli
        hendrik henk
        cornelis kees
        istvan pista
        sandor sanyi
        ioannis yiannis giannis
        konstantinos kostas
        dimitrios dimitris
        moshe moses
        avraham avi
        yosef yossi
        muhammad mehmet mohd magomed mohammed muhammed
        yusuf yusup youssef youcef
        ibrahim ebrahim ibragim
        hussein husayn hossein hocine
        ahmed ahmad akhmed ahmet
        usman osman othman ousmane
        abdulrahman abderrahmane abdurrahman
        zulfiqar zulfikar
        abdulaziz abdelaziz
        faisal faysal faycal
        tawfiq toufik tevfik
        ramadan ramazan
        jamal gamal djamel
        khadija hatice
        aisha ayse
        vijay bijoy
        lakshmi laxmi
        hakob hagop
    ";

    /// The same name in two languages, and not a short form: pairs.
    const TRANSLATED: &[(&str, &str)] = &[
        ("georg", "jurgen"),
        ("jan", "hans"),
        ("francesco", "franco"),
        ("carl", "carlos"),
        ("marcus", "mark"),
        ("john", "juan"),
        ("john", "ivan"),
        ("john", "jean"),
        ("john", "johann"),
        ("john", "giovanni"),
        ("john", "sean"),
        ("michael", "miguel"),
        ("michael", "mikhail"),
        ("michael", "michel"),
        ("peter", "pedro"),
        ("peter", "pyotr"),
        ("joseph", "jose"),
        ("joseph", "yusuf"),
        ("joseph", "giuseppe"),
        ("joseph", "josef"),
        ("nicholas", "nikolai"),
        ("andrew", "andrei"),
        ("paul", "pavel"),
        ("helen", "elena"),
        ("edward", "eduardo"),
        ("charles", "carlos"),
        ("anthony", "antonio"),
        ("anthony", "antoine"),
        ("frederick", "friedrich"),
        ("george", "jorge"),
        ("george", "georgy"),
        ("william", "guillermo"),
        ("henry", "enrique"),
        ("francis", "francisco"),
        ("james", "jaime"),
        ("mary", "maria"),
        ("elizabeth", "isabel"),
        ("catherine", "ekaterina"),
        ("yosef", "yusuf"),
        ("david", "daoud"),
        ("abraham", "ibrahim"),
        ("jesus", "issa"),
    ];

    /// Names of two persons: pairs that share no group.
    const APART: &[(&str, &str)] = &[
        ("john", "peter"),
        ("john", "jacob"),
        ("maria", "marina"),
        ("sarah", "sally"),
        ("jonathan", "john"),
        ("anna", "alina"),
        ("dmitry", "denis"),
        ("ali", "alison"),
        ("ahmed", "hamid"),
        ("ahmed", "mahmoud"),
        ("ahmed", "mohammed"),
        ("mahmoud", "mohammed"),
        ("hamid", "hamad"),
        ("hassan", "hussein"),
        ("hassan", "hassim"),
        ("salim", "salem"),
        ("salem", "salman"),
        ("salman", "suleiman"),
        ("salih", "salim"),
        ("said", "saad"),
        ("saad", "saud"),
        ("khalid", "khalil"),
        ("jamal", "jamil"),
        ("jamal", "jalal"),
        ("kamal", "jamal"),
        ("karim", "kamal"),
        ("kamil", "kamal"),
        ("rashid", "rashad"),
        ("rahim", "rahman"),
        ("rahim", "ibrahim"),
        ("nasser", "nazir"),
        ("nasir", "nazar"),
        ("amir", "amin"),
        ("amir", "omar"),
        ("omar", "amr"),
        ("omar", "imran"),
        ("tariq", "tahir"),
        ("tahir", "zahir"),
        ("zahid", "zahir"),
        ("said", "sayyid"),
        ("sadiq", "siddiq"),
        ("walid", "khalid"),
        ("habib", "hatib"),
        ("latif", "lutfi"),
        ("aziz", "azim"),
        ("munir", "samir"),
        ("samir", "amir"),
        ("yasir", "nasir"),
        ("faisal", "fadel"),
        ("faruq", "tariq"),
        ("jafar", "jabir"),
        ("qasim", "hashim"),
        ("hashim", "hisham"),
        ("musa", "mustafa"),
        ("issa", "isam"),
        ("yunus", "yusuf"),
        ("ilyas", "idris"),
        ("ivan", "igor"),
        ("oleg", "olga"),
        ("andrei", "anton"),
        ("andrei", "artyom"),
        ("sergei", "semyon"),
        ("viktor", "vitaly"),
        ("vladimir", "vladislav"),
        ("vyacheslav", "vladislav"),
        ("vladislav", "stanislav"),
        ("yaroslav", "stanislav"),
        ("mikhail", "maxim"),
        ("alexey", "alexander"),
        ("anatoly", "anton"),
        ("gennady", "georgy"),
        ("georgy", "grigory"),
        ("valery", "valentin"),
        ("vasily", "valery"),
        ("boris", "bogdan"),
        ("denis", "daniil"),
        ("roman", "ruslan"),
        ("yegor", "georgy"),
        ("yuri", "yakov"),
        ("pavel", "pyotr"),
        ("leonid", "lev"),
        ("natalia", "nadezhda"),
        ("galina", "polina"),
        ("elena", "ekaterina"),
        ("olga", "oksana"),
        ("irina", "inna"),
        ("marina", "irina"),
        ("anna", "anastasia"),
        ("julia", "yelena"),
        ("daria", "diana"),
        ("svetlana", "snezhana"),
        ("albert", "robert"),
        ("alfred", "alan"),
        ("gerald", "gerard"),
        ("brian", "barry"),
        ("karen", "karina"),
        ("kevin", "keith"),
        ("luke", "lucy"),
        ("neil", "niall"),
        ("lorenzo", "vincenzo"),
        ("kurt", "konrad"),
        ("branislav", "branko"),
        ("miroslav", "mirko"),
        ("marie", "marion"),
        ("juan", "jose"),
        ("luis", "lucas"),
        ("rafael", "raul"),
        ("mario", "mariano"),
        ("mauricio", "mauro"),
        ("ruben", "benito"),
        ("alfonso", "alonso"),
        ("vijay", "vinod"),
        ("rajesh", "rajeev"),
        ("ramesh", "rakesh"),
    ];

    #[test]
    fn forms_of_one_name_meet() {
        let mut met = 0;
        for row in ONE_NAME.lines().filter(|row| !row.trim().is_empty()) {
            let words: Vec<&str> = row.split_whitespace().collect();
            for word in &words[1..] {
                assert_eq!(variant(words[0], word), Some(VariantKind::Nickname), "{} {word}", words[0]);
                assert_eq!(variant(word, words[0]), Some(VariantKind::Nickname), "{word} {}", words[0]);
                met += 1;
            }
        }
        assert!(met >= 120, "{met}");
    }

    #[test]
    fn translations_meet_weakly() {
        for (a, b) in TRANSLATED {
            assert_eq!(variant(a, b), Some(VariantKind::Translation), "{a} {b}");
            assert_eq!(variant(b, a), Some(VariantKind::Translation), "{b} {a}");
        }
    }

    #[test]
    fn two_names_stay_apart() {
        assert!(APART.len() >= 80, "{}", APART.len());
        for (a, b) in APART.iter().chain(&[("", ""), ("zong", "zong")]) {
            assert_eq!(variant(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn sharing_is_not_through_a_third() {
        assert!(variant("sasha", "alexandra").is_some() && variant("sasha", "aleksandr").is_some());
        assert_eq!(variant("alexandra", "aleksandr"), None);
        assert!(variant("beto", "roberto").is_some() && variant("beto", "alberto").is_some());
        assert_eq!(variant("roberto", "alberto"), None);
    }

    #[test]
    fn the_table_is_what_its_readers_need() {
        assert!(GROUPS.kinds.len() >= 750, "{}", GROUPS.kinds.len());
        assert!(GROUPS.of.values().all(|ids| ids.is_sorted_by(|a, b| a < b)), "a word twice in a group");
        assert!(GROUPS.of.keys().all(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_lowercase())));
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let (kind, words) = line.split_once('\t').expect("two columns");
            assert!(["nickname", "translation"].contains(&kind) && words.contains(' '), "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_up_both_ways_alike(a in "\\PC*", b in "[a-z]{0,8}") {
            proptest::prop_assert_eq!(variant(&a, &b), variant(&b, &a));
        }
    }
}
