//! The romanisation systems of Cyrillic-script languages, a table each, as published: letters with their marks, folded
//! when they are read.
//!
//! A table says what differs from `COMMON`. `letters` is for any place, `opens` for the front and after a vowel or a
//! sign, `front` for the front alone, `clusters` for letters that change beside each other, `endings` for word ends.
//! A rule is `cyrillic=latin`, an empty right side drops the letters.
//!
//! Sources: the standards that the names of the tables cite; Ukraine's resolution 55 of 2010, Bulgaria's transliteration
//! law of 2009, Belarus's instruction of 2000 as amended in 2007, Kazakhstan's alphabet of 2021 and Uzbekistan's of 1995;
//! for the press, the spelling guides of its languages. Where a standard allows a choice, a table takes one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::name::fold_latin;

/// A romanisation system: what it is called, and how it writes a word.
///
/// ```
/// use interdict::name::translit::cyrillic::systems::by_name;
/// let system = by_name("french press").unwrap();
/// assert_eq!(system.romanise("ющенко"), "iouchtchenko");
/// ```
#[derive(Debug)]
pub struct System {
    /// The standard and its year, or the habit, in lower case.
    pub name: &'static str,
    /// Letters of the Cyrillic blocks by their code point less 0x400: in any place, and where a vowel opens.
    plain: Vec<Option<String>>,
    opens: Vec<Option<String>>,
    front: Vec<Option<String>>,
    clusters: FxHashMap<[char; 2], String>,
    endings: Vec<(Vec<char>, String)>,
}

/// A table as written below.
struct Table {
    name: &'static str,
    letters: &'static str,
    opens: &'static str,
    front: &'static str,
    clusters: &'static str,
    endings: &'static str,
}

const NO_TABLE: Table = Table { name: "", letters: "", opens: "", front: "", clusters: "", endings: "" };

/// What the systems agree on, and usual values of the letters that they do not have.
const COMMON: &str = "а=a б=b в=v г=g ґ=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f \
    х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz \
    ѣ=e ѳ=f ѵ=i ѫ=a ѐ=e ѝ=i ә=a ғ=gh қ=q ң=ng ө=o ұ=u ү=u һ=h ӣ=i ӯ=u ҳ=h ҷ=j җ=j ҡ=q ҫ=s ҙ=z ӊ=ng ӷ=gh ҝ=g ҹ=j ӑ=a ӗ=e \
    ӳ=u ӈ=ng ҕ=gh ӏ=";

const TABLES: &[Table] = &[
    // The usual spelling of the English-language lists: BGN/PCGN without apostrophes, -ий and -ый as y.
    Table { name: "plain", endings: "ий=y ый=y", ..NO_TABLE },
    Table {
        name: "english press",
        letters: "ё=yo",
        opens: "е=ye",
        clusters: "кс=x жё=zho чё=cho шё=sho щё=shcho",
        endings: "ий=y ый=y",
        ..NO_TABLE
    },
    Table {
        name: "icao doc 9303-3", letters: "ё=e й=i ъ=ie ю=iu я=ia є=ie ї=i ѓ=g ђ=d ќ=k", ..NO_TABLE
    },
    Table {
        name: "bgn/pcgn russian 1947", letters: "ё=ë ъ=” ь=’", opens: "е=ye ё=yë", ..NO_TABLE
    },
    Table { name: "gost r 52535.1-2006", letters: "ё=e й=i ц=tc ю=iu я=ia", ..NO_TABLE },
    Table {
        name: "gost 7.79-2000 a",
        letters: "ё=ë ж=ž й=j х=h ц=c ч=č ш=š щ=ŝ ъ=ʺ ь=ʹ э=è ю=û я=â і=ì ї=ï є=ê ґ=g̀ ў=ŭ ј=ǰ љ=l̂ њ=n̂ ћ=ć \
                  ђ=đ џ=d̂ ѓ=ǵ ќ=ḱ ѕ=ẑ",
        ..NO_TABLE
    },
    Table {
        name: "gost 7.79-2000 b",
        letters: "ё=yo ж=zh й=j х=x ц=cz щ=shh ъ=`` ы=y` ь=` э=e`",
        clusters: "це=ce ци=ci цы=cy",
        ..NO_TABLE
    },
    Table { name: "gost r 7.0.34-2014", letters: "ё=yo й=j ц=cz щ=shh", ..NO_TABLE },
    Table {
        name: "gost 16876-71 table 1",
        letters: "ё=ë ж=ž й=j х=h ц=c ч=č ш=š щ=šč э=è ю=ju я=ja",
        ..NO_TABLE
    },
    Table { name: "gost 16876-71 table 2", letters: "ё=jo й=jj ц=c щ=shh э=eh ю=ju я=ja", ..NO_TABLE },
    Table { name: "bs 2979:1958", letters: "ё=ë й=ĭ ы=ȳ э=é", ..NO_TABLE },
    Table {
        name: "ala-lc 1997", letters: "ё=ë й=ĭ ц=t͡s э=ė ю=i͡u я=i͡a є=i͡e ї=ï", ..NO_TABLE
    },
    Table {
        name: "scientific", letters: "ё=ë ж=ž й=j х=x ц=c ч=č ш=š щ=šč э=è ю=ju я=ja", ..NO_TABLE
    },
    Table { name: "mvd order 310 of 1997", letters: "ё=e", opens: "е=ye ё=ye", ..NO_TABLE },
    // Soviet and Russian travel passports until 1997.
    Table {
        name: "french passports",
        letters: "ё=e ж=j й=i у=ou ч=tch ш=ch щ=chtch ю=iou я=ia",
        clusters: "ге=gue ги=gui",
        endings: "ин=ine ий=i ый=y",
        ..NO_TABLE
    },
    Table {
        name: "french press",
        letters: "ё=io ж=j й=ï у=ou ч=tch ш=ch щ=chtch ю=iou я=ia",
        opens: "е=ie",
        clusters: "ге=gue ги=gui кс=x ью=iou",
        endings: "ин=ine ий=i ый=y ей=eï",
        ..NO_TABLE
    },
    Table {
        name: "german press",
        letters: "є=je ї=ji в=w ё=jo ж=sch з=s й=i х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja",
        opens: "е=je",
        clusters: "кс=x жё=scho чё=tscho шё=scho щё=schtscho",
        endings: "ий=i ый=y",
        ..NO_TABLE
    },
    // Soft л is plain l, which folding makes of ł as well; `lo` for лё is beyond recognition.
    Table {
        name: "polish press",
        letters: "в=w е=ie ё=io ж=ż й=j л=ł х=ch ц=c ч=cz ш=sz щ=szcz ю=iu я=ia",
        opens: "е=je ё=jo ю=ju я=ja",
        clusters: "ле=le же=że ше=sze це=ce че=cze ще=szcze жё=żo чё=czo шё=szo щё=szczo кс=ks ци=cy жи=ży",
        endings: "ский=ski ий=ij",
        ..NO_TABLE
    },
    Table {
        name: "czech press",
        letters: "ё=jo ж=ž й=j х=ch ц=c ч=č ш=š щ=šč ю=ju я=ja",
        opens: "е=je",
        clusters: "жё=žo чё=čo шё=šo щё=ščo",
        ..NO_TABLE
    },
    Table {
        name: "ukrainian 2010",
        letters: "г=h ґ=g и=y й=i є=ie ї=i ю=iu я=ia",
        front: "й=y є=ye ї=yi ю=yu я=ya",
        clusters: "зг=zgh",
        ..NO_TABLE
    },
    Table { name: "bgn/pcgn ukrainian 1965", letters: "г=h ґ=g и=y й=y є=ye ї=yi ь=’", ..NO_TABLE },
    Table {
        name: "ukrainian scientific",
        letters: "г=h ґ=g и=y й=j х=x ц=c ж=ž ч=č ш=š щ=šč ю=ju я=ja є=je ї=ï",
        ..NO_TABLE
    },
    Table {
        name: "ukrainian press",
        letters: "г=h ґ=g и=y є=ye ї=yi",
        endings: "ий=y ський=sky",
        ..NO_TABLE
    },
    // From Russian spelling.
    Table {
        name: "ukrainian by russian", letters: "г=g и=i", endings: "ий=iy ський=skiy", ..NO_TABLE
    },
    Table { name: "bgn/pcgn belarusian 1979", letters: "г=h ў=w ь=’", opens: "е=ye", ..NO_TABLE },
    Table { name: "icao belarusian", letters: "г=h ё=io й=i х=kh ю=iu я=ia ў=u", ..NO_TABLE },
    Table {
        name: "belarusian 2007",
        letters: "г=h е=ie ё=io ж=ž й=j х=ch ц=c ч=č ш=š ў=ŭ ю=iu я=ia",
        opens: "е=je ё=jo ю=ju я=ja",
        clusters: "ле=lie",
        ..NO_TABLE
    },
    Table {
        name: "lacinka",
        letters: "г=h е=ie ё=io ж=ž й=j л=ł х=ch ц=c ч=č ш=š ў=ŭ ю=iu я=ia",
        opens: "е=je ё=jo ю=ju я=ja",
        clusters: "ле=le лі=li ль=l нь=ń сь=ś зь=ź ць=ć",
        ..NO_TABLE
    },
    Table { name: "belarusian by russian", letters: "г=g", endings: "аў=ov оў=ov еў=ev", ..NO_TABLE },
    Table { name: "bulgarian 2009", letters: "х=h щ=sht ъ=a ь=y", endings: "ия=ia", ..NO_TABLE },
    Table { name: "bgn/pcgn bulgarian 1952", letters: "щ=sht ъ=ŭ ь=’", ..NO_TABLE },
    Table { name: "gaj", letters: "ж=ž х=h ц=c ч=č ш=š ђ=đ ћ=ć џ=dž ѓ=đ ќ=ć", ..NO_TABLE },
    // Serbian without marks, the usual ASCII.
    Table { name: "gaj plain", letters: "ж=z х=h ц=c ч=c ш=s ђ=dj ћ=c џ=dz", ..NO_TABLE },
    Table { name: "serbian english press", letters: "х=h ђ=dj ћ=ch џ=dzh ј=y љ=ly њ=ny", ..NO_TABLE },
    Table {
        name: "serbian french press",
        letters: "ж=j х=h ђ=dj ћ=tch ч=tch ш=ch у=ou ј=i џ=dj љ=li њ=ni",
        ..NO_TABLE
    },
    Table {
        name: "serbian german press",
        letters: "ж=sch в=w з=s х=ch ц=z ч=tsch ш=sch ћ=tsch ђ=dj џ=dsch",
        ..NO_TABLE
    },
    Table { name: "macedonian 1998", letters: "х=h џ=dj", ..NO_TABLE },
    Table { name: "kazakh passport", letters: "қ=k ғ=g ң=n һ=h ы=y", ..NO_TABLE },
    Table {
        name: "kazakh 2021", letters: "ә=ä ғ=ğ ж=j й=i қ=q ң=ñ ө=ö ұ=ū ү=ü ш=ş ы=y х=h", ..NO_TABLE
    },
    Table { name: "kyrgyz", letters: "ж=j ң=n х=h", ..NO_TABLE },
    Table { name: "tajik", letters: "ғ=gh қ=q ҳ=h ҷ=j ӣ=i ӯ=u", opens: "е=ye", ..NO_TABLE },
    Table { name: "tajik by russian", letters: "ғ=g қ=k ҳ=kh ҷ=dzh ӣ=i ӯ=u", ..NO_TABLE },
    Table {
        name: "uzbek 1995", letters: "ғ=g‘ қ=q ҳ=h ў=o‘ х=x ж=j ъ=’", opens: "е=ye", ..NO_TABLE
    },
    Table { name: "uzbek by russian", letters: "ғ=g қ=k ҳ=kh ў=u", ..NO_TABLE },
    Table { name: "mongolian", letters: "ө=u ү=u ж=j й=i ы=y", opens: "е=ye", ..NO_TABLE },
];

/// Every system, in the order of the tables.
pub static SYSTEMS: LazyLock<Vec<System>> = LazyLock::new(|| TABLES.iter().map(System::read).collect());

/// The system of a name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static System> {
    SYSTEMS.iter().find(|system| system.name == name)
}

/// The letters that a table can name: the blocks Cyrillic and Cyrillic Supplement.
fn place(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(0x400)?;
    usize::try_from(at).ok().filter(|&at| at < 0x130)
}

fn rules(text: &'static str) -> impl Iterator<Item = (&'static str, String)> {
    text.split_ascii_whitespace()
        .filter_map(|rule| rule.split_once('='))
        .map(|(cyrillic, latin)| (cyrillic, fold_latin(latin)))
}

fn letters(texts: &[&'static str]) -> Vec<Option<String>> {
    let mut out = vec![None; 0x130];
    for (cyrillic, latin) in texts.iter().flat_map(|text| rules(text)) {
        if let Some(at) = cyrillic.chars().next().and_then(place) {
            out[at] = Some(latin);
        }
    }
    out
}

/// Whether a vowel after this letter opens a syllable.
fn opens_after(c: char) -> bool {
    matches!(
        c,
        'а' | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'і'
            | 'ї'
            | 'є'
            | 'ў'
            | 'й'
            | 'ъ'
            | 'ь'
    )
}

impl System {
    fn read(table: &Table) -> Self {
        let clusters = rules(table.clusters)
            .filter_map(|(cyrillic, latin)| {
                let mut chars = cyrillic.chars();
                Some(([chars.next()?, chars.next()?], latin))
            })
            .collect();
        let mut endings: Vec<(Vec<char>, String)> =
            rules(table.endings).map(|(cyrillic, latin)| (cyrillic.chars().collect(), latin)).collect();
        endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        Self {
            name: table.name,
            plain: letters(&[COMMON, table.letters]),
            opens: letters(&[table.opens]),
            front: letters(&[table.front]),
            clusters,
            endings,
        }
    }

    /// A lower-case Cyrillic word as the system writes it, marks and apostrophes folded away; letters of other scripts
    /// are passed through. `O(n)`.
    #[must_use]
    pub fn romanise(&self, word: &str) -> String {
        let chars: Vec<char> = word.chars().collect();
        let mut out = String::with_capacity(word.len());
        let mut i = 0;
        while i < chars.len() {
            let rest = &chars[i..];
            // An ending is not a whole word.
            if i > 0
                && let Some((_, latin)) = self.endings.iter().find(|(ending, _)| rest == ending.as_slice())
            {
                out.push_str(latin);
                break;
            }
            if let [first, second, ..] = rest
                && let Some(latin) = self.clusters.get(&[*first, *second])
            {
                out.push_str(latin);
                i += 2;
                continue;
            }
            let c = rest[0];
            let at = place(c);
            let front = at.and_then(|at| self.front[at].as_ref()).filter(|_| i == 0);
            let opens =
                at.and_then(|at| self.opens[at].as_ref()).filter(|_| i == 0 || opens_after(chars[i - 1]));
            match front.or(opens).or_else(|| at.and_then(|at| self.plain[at].as_ref())) {
                Some(latin) => out.push_str(latin),
                None => out.push(c),
            }
            i += 1;
        }
        out
    }
}
