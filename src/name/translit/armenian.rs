//! Armenian words in Latin letters: the passport spelling, and the commonest others.
//!
//! Input is lower case, in the reformed or the traditional spelling; `և` may be one letter or two. Output is lower-case
//! ASCII, without the apostrophes of aspirates.
//!
//! Sources: BGN/PCGN 1981 and Armenian passports (ե ye and ո vo at the front); ISO 9985:1996 without its marks; ALA-LC
//! with eastern and with western values (բ is p, կ is g: Garabed, Hagop, Krikor); `-ian` of the diaspora and `-jan` of
//! central Europe; Russian passports, which drop a first հ and write ղ as g, first as k (Arutyunyan, Pogosyan, Kazaryan).
//!
//! Left out: the vowel ը that is spoken and not written (Սմբատ is Smbat, in the west Sempad).

use super::{distinct, push_other};

/// How the letters with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    /// ե at the front or after a vowel.
    ye: &'static str,
    /// ո at the front.
    vo: &'static str,
    /// The vowel ը.
    schwa: &'static str,
    rr: &'static str,
    gh: &'static str,
    /// A first ղ, and a first հ.
    first: [&'static str; 2],
    kh: &'static str,
    zh: &'static str,
    /// յ elsewhere than at the front of a western word.
    y: &'static str,
    /// The ending -յան or -եան.
    yan: &'static str,
    /// The pairs of stops that west and east exchange: բ գ դ ծ կ ձ ճ պ ջ տ.
    stops: [&'static str; 10],
    /// Western: a first յ is h, ու before a vowel v.
    western: bool,
}

const EASTERN: [&str; 10] = ["b", "g", "d", "ts", "k", "dz", "ch", "p", "j", "t"];
const PASSPORT: Habit = Habit {
    ye: "ye",
    vo: "vo",
    schwa: "y",
    rr: "r",
    gh: "gh",
    first: ["gh", "h"],
    kh: "kh",
    zh: "zh",
    y: "y",
    yan: "yan",
    stops: EASTERN,
    western: false,
};
const IAN: Habit = Habit { ye: "e", schwa: "e", yan: "ian", ..PASSPORT };
const WESTERN: Habit = Habit {
    ye: "ye",
    vo: "vo",
    schwa: "e",
    yan: "ian",
    stops: ["p", "k", "t", "dz", "g", "ts", "j", "b", "ch", "d"],
    western: true,
    ..PASSPORT
};
const RUSSIAN: Habit = Habit { ye: "e", gh: "g", first: ["k", ""], ..PASSPORT };
const JAN: Habit = Habit { ye: "je", y: "j", yan: "jan", ..PASSPORT };
const ISO: Habit = Habit {
    ye: "e",
    vo: "o",
    schwa: "e",
    gh: "g",
    first: ["g", "h"],
    kh: "x",
    zh: "z",
    stops: ["b", "g", "d", "c", "k", "j", "c", "p", "j", "t"],
    ..PASSPORT
};

fn is_vowel(c: char) -> bool {
    matches!(c, 'ա' | 'ե' | 'է' | 'ը' | 'ի' | 'ո' | 'օ')
}

fn with(word: &[char], habit: &Habit) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let at = |i: usize| word.get(i).copied();
    let mut i = 0;
    while i < word.len() {
        let c = word[i];
        let next = at(i + 1);
        let first = i == 0;
        let after_vowel = i > 0 && (is_vowel(word[i - 1]) || word[i - 1] == 'ւ');
        let (latin, taken) = match (c, next) {
            ('յ' | 'ե', Some('ա'))
                if i > 0 && !after_vowel && word[i..].ends_with(&['ա', 'ն']) && i + 3 == word.len() =>
            {
                (habit.yan, 3)
            }
            ('ո', Some('ւ')) if habit.western && at(i + 2).is_some_and(is_vowel) && i > 0 => ("v", 2),
            ('ո', Some('ւ')) => ("u", 2),
            ('ե', Some('ւ')) | ('և', _) => {
                out.push_str(if first || after_vowel { habit.ye } else { "e" });
                ("v", if c == 'և' { 1 } else { 2 })
            }
            ('ի', Some('ւ')) => (if habit.western { "iu" } else { "yu" }, 2),
            ('ո', _) if first && next != Some('վ') => (habit.vo, 1),
            ('ե', _) if first || after_vowel => (habit.ye, 1),
            ('յ', _) if first && habit.western => ("h", 1),
            ('ղ', _) if first => (habit.first[0], 1),
            ('հ', _) if first && word.len() > 2 => (habit.first[1], 1),
            // In the traditional spelling, which the west keeps, a final յ after ա or ո is silent.
            ('յ', None) if habit.western && i > 0 && matches!(word[i - 1], 'ա' | 'ո') => ("", 1),
            _ => {
                let latin = letter(c, habit);
                if latin.is_none() {
                    push_other(c, &mut out);
                }
                (latin.unwrap_or(""), 1)
            }
        };
        out.push_str(latin);
        i += taken;
    }
    out
}

fn letter(c: char, habit: &Habit) -> Option<&'static str> {
    Some(match c {
        'ա' => "a",
        'բ' => habit.stops[0],
        'գ' => habit.stops[1],
        'դ' => habit.stops[2],
        'ե' | 'է' => "e",
        'զ' => "z",
        'ը' => habit.schwa,
        'թ' => "t",
        'ժ' => habit.zh,
        'ի' => "i",
        'լ' => "l",
        'խ' => habit.kh,
        'ծ' => habit.stops[3],
        'կ' => habit.stops[4],
        'հ' => "h",
        'ձ' => habit.stops[5],
        'ղ' => habit.gh,
        'ճ' => habit.stops[6],
        'մ' => "m",
        'յ' => habit.y,
        'ն' => "n",
        'շ' => "sh",
        'ո' | 'օ' => "o",
        'չ' => "ch",
        'պ' => habit.stops[7],
        'ջ' => habit.stops[8],
        'ռ' => habit.rr,
        'ս' => "s",
        'վ' | 'ւ' => "v",
        'տ' => habit.stops[9],
        'ր' => "r",
        'ց' => "ts",
        'փ' => "p",
        'ք' => "k",
        'ֆ' => "f",
        _ => return None,
    })
}

/// The usual spelling of a lower-case Armenian word and the commonest others, without repeats, at most six.
///
/// ```
/// use interdict::name::translit::armenian::romanise_all;
/// assert_eq!(romanise_all("փաշինյան"), ["pashinyan", "pashinian", "pashinjan"]);
/// assert!(romanise_all("կարապետ").contains(&"garabed".to_owned()));
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    distinct([PASSPORT, IAN, WESTERN, RUSSIAN, JAN, ISO].map(|habit| with(&word, &habit)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Romaniser, ascii_letters, cells};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bgn_pcgn_letter_by_letter() {
        // Inside a word, after a consonant, where no letter has a special value.
        let table = "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh \
                     ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f ու u և ev եւ ev";
        for (native, latin) in cells(table) {
            assert_eq!(romanise_all(&format!("մ{native}"))[0], format!("m{latin}"), "{native}");
        }
        for (armenian, latin) in [("եա", "yea"), ("ոս", "vos"), ("ով", "ov"), ("և", "yev"), ("ու", "u")]
        {
            assert_eq!(romanise_all(armenian)[0], latin, "{armenian}");
        }
    }

    #[test]
    fn names_have_their_customary_spelling() {
        Romaniser(|name: &str| romanise_all(&name.to_lowercase())).gives(&[
            ("Նիկոլ", "nikol"),
            ("Փաշինյան", "pashinyan"),
            ("Սերժ", "serzh"),
            ("Սարգսյան", "sargsyan"),
            ("Սարգսյան", "sarksian"),
            ("Ռոբերտ", "robert"),
            ("Քոչարյան", "kocharyan"),
            ("Քոչարյան", "kocharian"),
            ("Լևոն", "levon"),
            ("Պետրոսյան", "petrosyan"),
            ("Պետրոսյան", "bedrosian"),
            ("Արամ", "aram"),
            ("Խաչատրյան", "khachatryan"),
            ("Խաչատուրյան", "khachaturian"),
            ("Խաչատուրյան", "khachaturjan"),
            ("Գևորգ", "gevorg"),
            ("Գևորգ", "kevork"),
            ("Գրիգոր", "krikor"),
            ("Կարապետ", "karapet"),
            ("Կարապետ", "garabed"),
            ("Հակոբ", "hakob"),
            ("Յակոբ", "hagop"),
            ("Սարգիս", "sarkis"),
            ("Տիգրան", "tigran"),
            ("Տիգրան", "dikran"),
            ("Վարդան", "vartan"),
            ("Պողոս", "boghos"),
            ("Պողոսյան", "pogosyan"),
            ("Հարությունյան", "harutyunyan"),
            ("Հարությունյան", "arutyunyan"),
            ("Ղազարյան", "ghazaryan"),
            ("Ղազարյան", "kazaryan"),
            ("Հովսեփյան", "ovsepyan"),
            ("Մկրտիչ", "mkrtich"),
            ("Մխիթարյան", "mkhitaryan"),
            ("Երևան", "yerevan"),
            ("Երևան", "erevan"),
            ("Գյումրի", "gyumri"),
            ("Վանաձոր", "vanadzor"),
            ("Ոսկան", "voskan"),
            ("Տէրեան", "derian"),
            ("Շառլ", "sharl"),
            ("Ազնավուր", "aznavur"),
            ("Վահագն", "vahagn"),
            ("Այվազյան", "ayvazyan"),
        ]);
    }

    #[test]
    fn the_ligature_is_its_two_letters() {
        assert_eq!(romanise_all("լևոն"), romanise_all("լեւոն"));
    }

    proptest! {
        #[test]
        fn armenian_gives_ascii_letters(word in "[ա-և]{1,16}") {
            ascii_letters(&romanise_all(&word))?;
        }
    }
}
