//! Words of organisation names that say little, their abbreviations, forms and translations.
//!
//! Table: `data/generic_words.tsv`, hand-kept from common dictionaries. `find` answers for a folded token of an
//! *organisation's* name; in a person's name `eng` or `gen` is something else. A word not in the table is distinctive.
//! Trade words and places meet their translations (`zavod` and `plant`, `moskovskaya` and `moscow`); words that firms take
//! for their names do not (`zvezda` is no `star`), for a brand is not translated. `compound` takes glued trade words apart.
//! Phrases of several words are left to the caller.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How little a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Genericness {
    /// In every third name: trading, international, group.
    VeryGeneric,
    /// A trade or a kind of body: bank, shipping, technology.
    Generic,
    /// Articles, prepositions, `and`.
    Stop,
    /// A word that many take for their name: star, orion, golden, names of countries and cities.
    Familiar,
}

/// A generic word: its canonical form (`intl` → `international`, `electronic` → `electronic`) and how little it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GenericWord {
    /// The form that all its spellings, numbers and abbreviations share.
    pub canonical: &'static str,
    /// How little it says.
    pub class: Genericness,
}

const TABLE: &str = include_str!("data/generic_words.tsv");

static WORDS: LazyLock<FxHashMap<&'static str, GenericWord>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    rows.map(|l| {
        let mut cells = l.split('\t');
        let mut next = || cells.next().expect("three columns");
        let (word, canonical) = (next(), next());
        let class = match next() {
            "1" => Genericness::VeryGeneric,
            "2" => Genericness::Generic,
            "4" => Genericness::Familiar,
            _ => Genericness::Stop,
        };
        (word, GenericWord { canonical, class })
    })
    .collect()
});

/// The generic word a folded token of an organisation's name is, if it is one; `&` is `and`.
///
/// ```
/// use interdict::name::generic::{Genericness, find};
/// assert_eq!(find("intl").map(|w| w.canonical), Some("international"));
/// assert_eq!(find("electronics").map(|w| w.canonical), find("electronic").map(|w| w.canonical));
/// assert_eq!(find("of").map(|w| w.class), Some(Genericness::Stop));
/// assert_eq!(find("xiaoruizhi"), None);
/// ```
#[must_use]
pub fn find(token: &str) -> Option<GenericWord> {
    if token == "&" {
        return Some(GenericWord { canonical: "and", class: Genericness::Stop });
    }
    WORDS.get(token).copied()
}

/// Forms that stand for a trade word within a glued word, some of them nowhere else, with the canonical word.
const COMBINING: &[(&str, &str)] = &[
    ("aero", "aviation"),
    ("agro", "agriculture"),
    ("air", "air"),
    ("auto", "automotive"),
    ("avia", "aviation"),
    ("avto", "automotive"),
    ("bank", "bank"),
    ("bio", "biotechnology"),
    ("budiv", "construction"),
    ("chem", "chemical"),
    ("corp", "corporation"),
    ("electro", "electric"),
    ("elektro", "electric"),
    ("energo", "energy"),
    ("euro", "europe"),
    ("evro", "europe"),
    ("gas", "gas"),
    ("gaz", "gas"),
    ("gazo", "gas"),
    ("geo", "geo"),
    ("gidro", "hydro"),
    ("gos", "state"),
    ("hidro", "hydro"),
    ("hydro", "hydro"),
    ("info", "information"),
    ("inter", "international"),
    ("inzh", "engineering"),
    ("khim", "chemical"),
    ("lab", "laboratory"),
    ("mash", "machinery"),
    ("metall", "metal"),
    ("metallo", "metal"),
    ("metalo", "metal"),
    ("micro", "micro"),
    ("mikro", "micro"),
    ("neft", "oil"),
    ("nefte", "oil"),
    ("oboron", "defense"),
    ("oil", "oil"),
    ("petro", "petroleum"),
    ("prom", "industries"),
    ("radio", "radio"),
    ("snab", "supply"),
    ("spets", "special"),
    ("stroi", "construction"),
    ("stroj", "construction"),
    ("stroy", "construction"),
    ("tech", "technology"),
    ("techno", "technology"),
    ("tehno", "technology"),
    ("tekh", "technology"),
    ("tekhno", "technology"),
    ("tele", "telecommunications"),
    ("teplo", "heating"),
    ("torg", "trading"),
    ("trans", "transport"),
    ("voen", "military"),
];

/// Glued words whose parts overlap or are cut short.
const BLENDS: &[(&str, &[&str])] = &[
    ("bancorp", &["bank", "corporation"]),
    ("exim", &["export", "import"]),
    ("eximport", &["export", "import"]),
    ("expimp", &["export", "import"]),
    ("impex", &["import", "export"]),
    ("impexp", &["import", "export"]),
    ("importexport", &["import", "export"]),
    ("jinchukou", &["import", "export"]),
];

/// Words that end surnames, place names and plain words (`Newport`, `Blackwood`, `Iceland`, `auditores`) or begin them: never
/// a part of a compound.
const NO_PARTS: &[&str] = &[
    "abadi", "able", "area", "aria", "arian", "aries", "arya", "aryan", "berg", "bridge", "burg", "cent",
    "dale", "dental", "dynamic", "east", "field", "gate", "hall", "head", "hill", "house", "land", "lands",
    "line", "lion", "lions", "logic", "logical", "main", "mann", "mark", "ness", "nord", "norte", "north",
    "nova", "ores", "park", "part", "pole", "polis", "port", "ports", "rest", "ring", "rosa", "ship",
    "ships", "sons", "south", "stone", "stones", "town", "view", "villa", "ware", "water", "west", "wood",
    "woods", "work",
];

/// Names of known firms that only look like compounds; a word that holds one (`gazprombank`) stays whole as they do.
const BRANDS: &[&str] = &[
    "aeroflot",
    "atomenergo",
    "atomstroi",
    "atomstroy",
    "autozone",
    "energoatom",
    "eurochem",
    "evrokhim",
    "gazprom",
    "interfax",
    "metalloinvest",
    "petrochina",
    "polymetal",
    "promsvyaz",
    "rosneft",
    "severstal",
    "sovcomflot",
    "sovkomflot",
    "stroitransgaz",
    "stroygazmontazh",
    "stroytransgaz",
    "techmash",
    "technopromexport",
    "tekhmash",
    "tekhnopromeksport",
    "tekhnopromexport",
    "transgaz",
    "transmash",
    "transneft",
    "uralchem",
    "uralkhim",
    "uralmash",
    "uralvagon",
    "vneshtorg",
];

/// The canonical word of a piece of a glued word, and whether it is a familiar one, if it may be a part at all.
fn part(piece: &str) -> Option<(&'static str, bool)> {
    if let Ok(at) = COMBINING.binary_search_by_key(&piece, |row| row.0) {
        let canonical = COMBINING[at].1;
        let familiar = find(canonical).is_some_and(|word| word.class == Genericness::Familiar);
        return Some((canonical, familiar));
    }
    // Three letters hide in any word (`car`, `est`, `ind`): only the combining forms are that short.
    if piece.len() < 4 || NO_PARTS.contains(&piece) {
        return None;
    }
    let word = find(piece)?;
    (word.class != Genericness::Stop).then_some((word.canonical, word.class == Genericness::Familiar))
}

/// The canonical words of the parts of a glued word, if it consists wholly of two or more trade words or their combining
/// forms (`petrogas`, `promstroybank`); one part may be a familiar word (`globaltech`). A word that is in the table itself
/// is no compound, nor is one that holds the name of a known firm (`gazprom`). The fewest parts win, then the longest
/// first part. O(n²) look-ups in the length of the word; for tokens of organisations' names only.
///
/// ```
/// use interdict::name::generic::compound;
/// assert_eq!(compound("petrogas"), Some(vec!["petroleum", "gas"]));
/// assert_eq!(compound("globaltech"), Some(vec!["global", "technology"]));
/// assert_eq!(compound("gazprom"), None);
/// assert_eq!(compound("banking"), None);
/// ```
#[must_use]
pub fn compound(word: &str) -> Option<Vec<&'static str>> {
    const MAX_LEN: usize = 48;
    if let Some((_, parts)) = BLENDS.iter().find(|(blend, _)| *blend == word) {
        return Some(parts.to_vec());
    }
    let len = word.len();
    if !(6..=MAX_LEN).contains(&len)
        || !word.bytes().all(|b| b.is_ascii_lowercase())
        || find(word).is_some()
        || BRANDS.iter().any(|brand| word.contains(brand))
    {
        return None;
    }
    // From each place, with or without a familiar part still allowed: the fewest parts to the end and the first one's end.
    let mut best = [[None::<(usize, usize)>; 2]; MAX_LEN + 1];
    best[len] = [Some((0, len)); 2];
    for from in (0..len.saturating_sub(2)).rev() {
        // The longest piece first: an equal number of parts does not displace it.
        for to in (from + 3..=len).rev() {
            if best[to] == [None; 2] {
                continue;
            }
            let Some((_, familiar)) = part(&word[from..to]) else { continue };
            for allowed in 0..2 {
                if familiar && allowed == 0 {
                    continue;
                }
                let Some((rest, _)) = best[to][allowed - usize::from(familiar)] else { continue };
                if best[from][allowed].is_none_or(|(parts, _)| rest + 1 < parts) {
                    best[from][allowed] = Some((rest + 1, to));
                }
            }
        }
    }
    let (mut from, mut allowed, mut parts) = (0, 1, Vec::new());
    while from < len {
        let (_, to) = best[from][allowed]?;
        let (canonical, familiar) = part(&word[from..to])?;
        parts.push(canonical);
        allowed -= usize::from(familiar);
        from = to;
    }
    (parts.len() >= 2).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_translations_share_a_canonical_word() {
        let table = [
            (
                "trading",
                Genericness::VeryGeneric,
                "trading trade trdg torgovy torgovaya torgovyi bazargani tijara tijariya maoyi ticaret handelsgesellschaft kommerchesky comercial commercial",
            ),
            (
                "international",
                Genericness::VeryGeneric,
                "international intl int mezhdunarodny mezhdunarodnaya uluslararasi guoji internacional duwaliya",
            ),
            ("import", Genericness::VeryGeneric, "import imp ithalat vardat jinkou"),
            ("export", Genericness::VeryGeneric, "export exp ihracat eksport"),
            (
                "industries",
                Genericness::VeryGeneric,
                "industries ind inds indl industry sanayi sanaye gongye promyshlenny",
            ),
            ("services", Genericness::VeryGeneric, "services svc svcs service servicios khadamat uslugi"),
            ("company", Genericness::VeryGeneric, "company co sherkat sharika sharikat gongsi"),
            (
                "enterprise",
                Genericness::VeryGeneric,
                "enterprise predpriyatie predpriiatie predpriyatiye isletmeleri empresa",
            ),
            (
                "development",
                Genericness::VeryGeneric,
                "development dev devt develop razvitie toseh towse fazhan entwicklung",
            ),
            (
                "investment",
                Genericness::VeryGeneric,
                "investment inv invest touzi yatirim sarmayeh istithmar",
            ),
            ("management", Genericness::VeryGeneric, "management mgmt upravlenie"),
            ("national", Genericness::VeryGeneric, "national natl nationale natsionalny wataniya"),
            ("organization", Genericness::VeryGeneric, "organization organisation org sazeman"),
            ("association", Genericness::VeryGeneric, "association assoc assn asscn jamiyat jamiyya verein"),
            ("center", Genericness::VeryGeneric, "center ctr centre tsentr merkezler markaz zhongxin"),
            ("central", Genericness::VeryGeneric, "central markazi merkezi tsentralny"),
            ("state", Genericness::VeryGeneric, "state gosudarstvenny devlet"),
            ("union", Genericness::VeryGeneric, "union ettehadieh uniao"),
            ("bank", Genericness::Generic, "bank bk banque banco masrif masraf bankovsky yinhang"),
            (
                "technology",
                Genericness::Generic,
                "technology tech technol technical technologies tekhnologii keji fanavari teknoloji",
            ),
            ("science", Genericness::Generic, "science sci nauchno scientific nauchny"),
            (
                "research",
                Genericness::Generic,
                "research issledovatelsky tahghighat forschung yanjiu pazhuhesh",
            ),
            ("institute", Genericness::Generic, "institute inst institut moasseseh instituto"),
            ("plant", Genericness::Generic, "factory fabrika fabrik usine karkhaneh gongchang"),
            ("plant", Genericness::Generic, "plant zavod kombinat tesisleri"),
            (
                "production",
                Genericness::Generic,
                "production proizvodstvenny proizvodstvennoye proizvodstvennaya proizvodstvennoe tolid",
            ),
            ("manufacturing", Genericness::Generic, "manufacturing mfg mfrs sazi imalat chejo"),
            ("machinery", Genericness::Generic, "machinery mashinostroitelny jixie makina maschinenbau"),
            ("instrument", Genericness::Generic, "instrument priborostroitelny instruments pribor"),
            ("mechanical", Genericness::Generic, "mechanical mekhanichesky mekhanicheskiy"),
            ("electric", Genericness::Generic, "electric elec electr electrical elektrik"),
            ("electronic", Genericness::Generic, "electronic electronics dianzi elektronika"),
            (
                "engineering",
                Genericness::Generic,
                "engineering engr eng engg muhendislik mohandesi gongcheng inzhenerny",
            ),
            (
                "construction",
                Genericness::Generic,
                "construction constr building stroitelny insaat bau sakhteman",
            ),
            ("shipbuilding", Genericness::Generic, "shipbuilding sudostroitelny shipyard verf tersane"),
            ("shipping", Genericness::Generic, "shipping denizcilik schiffahrts keshtirani naviera haiyun"),
            ("aviation", Genericness::Generic, "aviation aviatsionny havacilik aviatsiya"),
            ("defense", Genericness::Generic, "defense defence oboronny savunma defa"),
            ("insurance", Genericness::Generic, "insurance ins strakhovaya sigorta bimeh"),
            ("transport", Genericness::Generic, "transport transportny nakliyat naql nakl haml"),
            ("oil", Genericness::Generic, "oil neft naft neftyanoy"),
            ("gas", Genericness::Generic, "gas gaz gazovaya"),
            ("steel", Genericness::Generic, "steel foolad stal stahl celik"),
            ("pharmaceutical", Genericness::Generic, "pharmaceutical pharm daru pharma ilac"),
            ("chemical", Genericness::Generic, "chemical chem huagong khimichesky shimiai"),
            ("petrochemical", Genericness::Generic, "petrochemical petroshimi neftekhim"),
            ("food", Genericness::Generic, "food gida shipin pishchevoy"),
            ("finance", Genericness::Generic, "finance fin financial finansovy"),
            ("logistics", Genericness::Generic, "logistics wuliu lojistik"),
            ("government", Genericness::Generic, "government govt gov pravitelstvo"),
            ("department", Genericness::Generic, "department dept dpt"),
            ("contracting", Genericness::Generic, "contracting muqawalat contractors"),
            ("exchange", Genericness::Generic, "exchange sarrafa sarafi exch"),
            ("charity", Genericness::Generic, "charity khayriya kheirieh charitable"),
            ("foundation", Genericness::Generic, "foundation bonyad vakfi waqf"),
            ("federal", Genericness::Generic, "federal federalny federale"),
            ("bureau", Genericness::Generic, "bureau byuro"),
            ("design", Genericness::Generic, "design konstruktorskoye konstruktorsky"),
            ("personnel", Genericness::Generic, "personnel labor labour"),
            ("iran", Genericness::Familiar, "iran iranian iranskaya irani"),
            ("russia", Genericness::Familiar, "russia russian rossiya rossiyskaya rossiskaya rossijskaja"),
            ("syria", Genericness::Familiar, "syria syrian syrie souriya"),
            ("cuba", Genericness::Familiar, "cuba cuban cubana"),
            ("korea", Genericness::Familiar, "korea korean"),
            ("tehran", Genericness::Familiar, "tehran teheran"),
            ("havana", Genericness::Familiar, "havana habana"),
            ("moscow", Genericness::Familiar, "moscow moskva moskovsky moskovskaya"),
            ("kiev", Genericness::Familiar, "kiev kyiv"),
            ("belgrade", Genericness::Familiar, "belgrade beograd"),
            ("beijing", Genericness::Familiar, "beijing peking"),
            ("damascus", Genericness::Familiar, "damascus dimashq damas dimashk"),
            ("caribbean", Genericness::Familiar, "caribbean caribe"),
            ("petersburg", Genericness::Familiar, "petersburg peterburg leningrad"),
            ("global", Genericness::Familiar, "global world mundial mirovoy"),
            ("alpha", Genericness::Familiar, "alpha alfa"),
            ("noor", Genericness::Familiar, "noor nour nur"),
            ("and", Genericness::Stop, "and und och"),
            ("the", Genericness::Stop, "the"),
            ("for", Genericness::Stop, "for dlya fur"),
            ("of", Genericness::Stop, "of iz"),
        ];
        for (canonical, class, words) in table {
            for word in words.split(' ') {
                assert_eq!(find(word), Some(GenericWord { canonical, class }), "{word}");
            }
        }
    }

    #[test]
    fn familiar_words_and_what_stays_distinctive() {
        let familiar = "star orion golden royal first united pacific phoenix eagle vertex apex zvezda vostok sokol almaz \
            salam amal pars sepehr behran sol estrella luna oro dongfang aurora olympus lotus dragon";
        for word in familiar.split_whitespace() {
            assert_eq!(find(word).map(|w| w.class), Some(Genericness::Familiar), "{word}");
        }
        for word in ["xiaoruizhi", "rosneft", "gazprom", "sberbank", "kalashnikov", "mahan", "huawei", ""] {
            assert_eq!(find(word), None, "{word}");
        }
        // A brand is not translated.
        let canonical = |word| find(word).map(|w| w.canonical);
        for (one, other) in [
            ("zvezda", "star"),
            ("vostok", "east"),
            ("sokol", "falcon"),
            ("luna", "moon"),
            ("it", "technology"),
        ] {
            assert_ne!(canonical(one), canonical(other), "{one} {other}");
        }
        // Near in spelling, not in meaning.
        for (one, other) in [
            ("marine", "mining"),
            ("import", "export"),
            ("iran", "iraq"),
            ("plant", "planet"),
            ("chemical", "mechanical"),
            ("electric", "electronic"),
            ("petroleum", "petrochemical"),
            ("austria", "australia"),
            ("metal", "medical"),
            ("niger", "nigeria"),
            ("slovenia", "slovakia"),
        ] {
            assert!(canonical(one).is_some() && canonical(one) != canonical(other), "{one} {other}");
        }
    }

    #[test]
    fn the_table_is_in_shape() {
        let mut words = rustc_hash::FxHashSet::default();
        let mut per_class = [0; 5];
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [word, canonical, class] = cells[..] else { panic!("{line}") };
            assert!(!word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()), "{line}");
            assert!(words.insert(word), "twice: {line}");
            per_class[class.parse::<usize>().unwrap()] += 1;
            // A canonical word is its own, and its forms are as generic as it is.
            let (own, of) = (find(word).unwrap(), find(canonical).unwrap());
            assert_eq!((own.canonical, own.class), (of.canonical, of.class), "{line}");
            assert_eq!(of.canonical, canonical, "{line}");
        }
        assert_eq!(per_class[0], 0);
        assert!(words.len() >= 3000 && per_class[4] >= 600, "{per_class:?}");
    }

    #[test]
    fn compounds() {
        let split = [
            ("petrogas", "petroleum gas"),
            ("agrobank", "agriculture bank"),
            ("neftegaz", "oil gas"),
            ("promstroybank", "industries construction bank"),
            ("globaltech", "global technology"),
            ("energomash", "energy machinery"),
            ("bancorp", "bank corporation"),
            ("jinchukou", "import export"),
            ("stroyinvest", "construction investment"),
            ("gazstroy", "gas construction"),
            ("agrokhim", "agriculture chemical"),
            ("transoil", "transport oil"),
            ("avtotrans", "automotive transport"),
            ("schiffahrtsgesellschaft", "shipping company"),
            ("metallotorg", "metal trading"),
            ("eurobank", "europe bank"),
            ("petrotrade", "petroleum trading"),
        ];
        for (word, parts) in split {
            assert_eq!(compound(word), Some(parts.split(' ').collect()), "{word}");
        }
        let whole = "smartphone rosneft gazprom gazprombank sovcomflot catalan banking transit stark aeroflot transneft \
            promsvyazbank petrochina uralmash technology starlink eurostar newport blackwood iceland johnson \
            anderson interpol interest market translation metropolitan bank gas petro information casablanca carina \
            indesit airbus instar estrada general corporal trinity auditores villanueva community \
            severstal gazaryan rosales interview";
        for word in whole.split_whitespace() {
            assert_eq!(compound(word), None, "{word}");
        }
    }

    #[test]
    fn parts_of_compounds_are_known_words() {
        assert!(COMBINING.is_sorted());
        let blends = BLENDS.iter().flat_map(|row| row.1.iter().copied());
        for canonical in COMBINING.iter().map(|row| row.1).chain(blends) {
            assert_eq!(find(canonical).map(|w| w.canonical), Some(canonical));
        }
        for brand in BRANDS {
            assert_eq!(find(brand), None, "{brand}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,60}", glued in "(agro|bank|star|trade|x|gaz){0,20}") {
            for word in [text, glued] {
                let _ = find(&word);
                for part in compound(&word).unwrap_or_default() {
                    proptest::prop_assert!(find(part).is_some());
                }
            }
        }
    }
}
