//! Words in Arabic script: their skeletons, their articles, and a readable Latin spelling.
//!
//! The letters are those of Arabic, Persian, Urdu, Pashto, Sorani Kurdish and Uyghur (Unicode 16, blocks Arabic and Arabic
//! Supplement). Long vowels are written and count; short ones are written only where harakat are.

use super::MAX_WORD;
use super::compound::compound_of_script;
use super::names::{of_script, skeleton_of_name};
use super::skeleton::{Bones, Skeleton, spell, vowel_cost};

/// One letter for the forms of a letter; harakat, marks and joiners gone.
pub(super) fn plain(word: &str) -> String {
    word.chars().filter_map(plain_letter).collect()
}

fn plain_letter(c: char) -> Option<char> {
    match c {
        '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{640}'
        | '\u{6d6}'..='\u{6ed}'
        | '\u{200b}'..='\u{200f}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => Some('ا'),
        'ى' | 'ی' | 'ې' | 'ے' | 'ۍ' | 'ئ' | 'ێ' | 'ۓ' | 'ؽ' | 'ي' => Some('ي'),
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۉ' | 'ۋ' | 'ٶ' => Some('و'),
        'ک' | 'ڪ' | 'ګ' if c != 'ګ' => Some('ك'),
        'ګ' | 'ڭ' | 'ݢ' | 'ڬ' => Some('گ'),
        'ة' | 'ہ' | 'ھ' | 'ۀ' | 'ۃ' | 'ۂ' | 'ە' => Some('ه'),
        'ڕ' => Some('ر'),
        'ڵ' => Some('ل'),
        other => Some(other),
    }
}

/// The class of a letter of the script in a skeleton, and its usual romanisation; none for vowel letters and others.
fn letter(c: char) -> Option<(u8, &'static str)> {
    Some(match c {
        'ب' => (b'b', "b"),
        'پ' => (b'p', "p"),
        'ت' | 'ط' | 'ټ' | 'ٹ' => (b't', "t"),
        'ث' => (b't', "th"),
        'ج' => (b'j', "j"),
        'چ' => (b'S', "ch"),
        'ح' | 'ه' => (b'h', "h"),
        'خ' => (b'x', "kh"),
        'د' | 'ض' | 'ډ' | 'ڈ' => (b'd', "d"),
        'ذ' => (b'd', "dh"),
        'ر' | 'ړ' | 'ڑ' => (b'r', "r"),
        'ز' | 'ظ' | 'ځ' => (b'z', "z"),
        'ژ' | 'ږ' => (b'Z', "zh"),
        'س' | 'ص' => (b's', "s"),
        'څ' => (b's', "ts"),
        'ش' | 'ښ' => (b'S', "sh"),
        'غ' => (b'g', "gh"),
        'گ' => (b'g', "g"),
        'ف' | 'ڤ' => (b'f', "f"),
        'ق' => (b'k', "q"),
        'ك' => (b'k', "k"),
        'ل' => (b'l', "l"),
        'م' => (b'm', "m"),
        'ن' | 'ڼ' | 'ں' | 'ڽ' => (b'n', "n"),
        _ => return None,
    })
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

/// A plain letter with what is written on it.
#[derive(Clone, Copy)]
struct Written {
    letter: char,
    /// The letter before it was made plain.
    as_is: char,
    /// The vowel by the harakat, in the letters of [`Skeleton::vowels`]; 0 where none is written.
    vowel: u8,
}

fn letters(word: &str) -> Vec<Written> {
    let mut out: Vec<Written> = Vec::with_capacity(word.len() / 2);
    for c in word.chars() {
        let vowel = match c {
            '\u{64e}' => b'a',
            '\u{64f}' => b'u',
            '\u{650}' => b'i',
            '\u{652}' => b'-',
            '\u{670}' => b'A',
            _ => 0,
        };
        if vowel != 0 {
            if let Some(last) = out.last_mut() {
                last.vowel = vowel;
            }
        } else if let Some(letter) = plain_letter(c) {
            out.push(Written { letter, as_is: c, vowel: 0 });
        }
    }
    out
}

/// The skeleton of a word in Arabic script by its usual reading: see [`skeletons_of_script`].
///
/// ```
/// use interdict::name::translit::arabic::{skeleton_of_latin, skeleton_of_script};
/// assert_eq!(skeleton_of_script("محمد"), skeleton_of_latin("muhammad"));
/// ```
#[must_use]
pub fn skeleton_of_script(word: &str) -> Option<Skeleton> {
    skeletons_of_script(word).into_iter().next()
}

/// The skeletons of a word in Arabic script, the usual reading first. Words of the table have the vowels of their names,
/// which may be several (`حمد` is Hamad and Hamd); others what the letters say: long vowels, and short ones where
/// harakat are written.
#[must_use]
pub fn skeletons_of_script(word: &str) -> Vec<Skeleton> {
    if word.len() > MAX_WORD {
        return Vec::new();
    }
    let plain = plain(word);
    let known = of_script(&plain);
    if !known.is_empty() {
        let mut of_names: Vec<Skeleton> = known.iter().filter_map(|name| skeleton_of_name(name)).collect();
        // Harakat say which.
        if of_names.len() > 1
            && let Some(written) = by_letters(word).filter(|written| written.vowels.contains(['a', 'i', 'u']))
        {
            of_names.retain(|name| vowel_cost(name, &written).is_some_and(|cost| cost < 0.1));
        }
        if !of_names.is_empty() {
            return of_names;
        }
    }
    if let Some(whole) = compound_of_script(&plain) {
        return spell(&whole).map(|spelled| spelled.skeleton).into_iter().collect();
    }
    by_letters(word).into_iter().collect()
}

/// The skeleton of a word by its letters alone.
fn by_letters(word: &str) -> Option<Skeleton> {
    let letters = letters(word);
    if !letters.iter().all(|written| is_arabic(written.letter)) {
        return None;
    }
    let mut bones = Bones::default();
    // Ayn or hamza since the last consonant: a vowel may stand on either side of it.
    let mut is_broken = false;
    let is_sorani = letters.iter().any(|written| matches!(written.as_is, 'ە' | 'ڵ' | 'ڕ' | 'ێ'));
    for (i, &written) in letters.iter().enumerate() {
        let is_last = i + 1 == letters.len();
        let c = written.letter;
        // Urdu writes the breath of a consonant with an h of its own, and doubled letters of Sorani are written.
        let before = i.checked_sub(1).map(|i| letters[i]);
        if let Some(before) = before {
            let aspirated = match (written.as_is, before.letter) {
                ('ھ', 'ت' | 'ٹ' | 'د' | 'ڈ' | 'گ' | 'چ' | 'ڑ') => true,
                ('ھ', 'ك') => {
                    if let (Some(class), Some(letter)) =
                        (bones.consonants.last_mut(), bones.letters.last_mut())
                    {
                        (*class, *letter) = (b'x', b'x');
                    }
                    true
                }
                _ => false,
            };
            if aspirated || (written.as_is == before.as_is && matches!(c, 'ل' | 'ر') && is_sorani) {
                continue;
            }
        }
        // The sign of a short vowel in Sorani and Uyghur.
        let is_short = written.as_is == 'ە';
        // Final heh is the feminine ending or silent.
        if let Some((class, _)) = letter(c).filter(|_| !is_short && (c != 'ه' || !is_last || i == 0)) {
            // Shadda is seldom written: what is doubled in letters has a vowel between.
            bones.push(class, class, if written.vowel == 0 { b'?' } else { written.vowel });
            is_broken = false;
            continue;
        }
        let Some(slot) = bones.vowels.last_mut() else {
            // Kurdish and Uyghur write a seat before a vowel at the front.
            if matches!(written.as_is, 'ئ') && letters.len() > 1 {
                bones.push(b'a', b'a', b'?');
                continue;
            }
            let class = match c {
                'و' => b'w',
                'ي' => b'y',
                _ => b'a',
            };
            bones.push(class, class, if written.vowel == 0 { b'?' } else { written.vowel });
            continue;
        };
        match c {
            'ع' | 'ء' => {
                // At the end ayn has a vowel before it or after it, or none.
                *slot = if is_last || !matches!(*slot, b'?' | b'-') { b'*' } else { *slot };
                is_broken = true;
            }
            'ا' | 'و' | 'ي' | 'ه' if is_broken && *slot != b'?' => *slot = b'*',
            _ if is_short => *slot = if *slot == b'?' { b'e' } else { b'*' },
            'ه' => *slot = after_final_heh(*slot, written.as_is),
            'ا' | 'و' | 'ي' => *slot = lengthened(*slot, written, is_last),
            _ => {}
        }
        if is_broken && matches!(c, 'ا' | 'و' | 'ي') {
            *slot = b'*';
        }
    }
    // A word ends in no short vowel.
    if let Some(last) = bones.vowels.last_mut().filter(|last| **last == b'?') {
        *last = b'-';
    }
    bones.finish().map(|spelled| spelled.skeleton)
}

/// A vowel and then a final heh: teh marbuta sounds as `a`, heh may be a consonant.
fn after_final_heh(slot: u8, as_is: char) -> u8 {
    match (slot, as_is) {
        (b'?' | b'a' | b'-' | b'e', _) => b'A',
        (b'I', 'ة') => b'Y',
        _ => b'*',
    }
}

/// A vowel and then a letter of length.
fn lengthened(slot: u8, written: Written, is_last: bool) -> u8 {
    // Alef maqsura is a, but it is typed for the dotless final ya as well.
    if is_last && written.as_is == 'ى' && matches!(slot, b'?' | b'a' | b'i') {
        return b'*';
    }
    let is_bare = matches!(written.vowel, 0 | b'-');
    match (slot, written.letter) {
        (b'?' | b'-' | b'a' | b'e', 'ا') => b'A',
        (b'?' | b'-' | b'u' | b'U', 'و') => b'U',
        (b'?' | b'-' | b'i' | b'I', 'ي') => b'I',
        (b'a', 'و') if is_bare => b'w',
        (b'a', 'ي') if is_bare => b'y',
        // Glides between two vowels, of which one may be short.
        (b'A', 'ي') if !is_last => b'y',
        (b'A', 'و') => b'w',
        (b'I' | b'y', 'ا') => b'Y',
        (b'w', 'ي') => b'W',
        _ => b'*',
    }
}

/// The article at the front of a word in Arabic script, and the rest; not where the word is short or has `ال` of its
/// own.
#[must_use]
pub fn split_article(word: &str) -> Option<(&str, &str)> {
    const OWN: &[&str] = &[
        "الهه",
        "الناز",
        "البرت",
        "الكساندر",
        "المان",
        "الدار",
        "الماس",
        "الفت",
        "الزبتا",
        "اليزابث",
        "الينا",
        "اليسا",
        "الميرا",
        "الوند",
        "التون",
    ];
    let rest = word.strip_prefix("ال").or_else(|| word.strip_prefix("ٱل"))?;
    let plain = plain(word);
    let is_name = of_script(&plain).first().is_some_and(|name| !name.starts_with("al"));
    if is_name || OWN.contains(&plain.as_str()) || plain.chars().count() < 5 {
        return None;
    }
    Some((&word[..word.len() - rest.len()], rest))
}

/// A readable Latin spelling of a word in Arabic script: the usual one where the table has it, else its letters with
/// `a` after every other consonant of a row: to be read, not compared. Other letters are passed through.
///
/// ```
/// use interdict::name::translit::arabic::romanise;
/// assert_eq!(romanise("حسين"), "husayn");
/// assert_eq!(romanise("عبدالرحمن"), "abdalrahman");
/// assert_eq!(romanise("كلبم"), "kalbam");
/// ```
#[must_use]
pub fn romanise(word: &str) -> String {
    let plain = plain(word);
    if let Some(usual) = of_script(&plain).first() {
        return usual.replace('\'', "");
    }
    if let Some(whole) = compound_of_script(&plain) {
        return whole;
    }
    if let Some((_, rest)) = split_article(&plain) {
        return format!("al{}", romanise(rest));
    }
    by_rule(&plain)
}

/// The letters of a plain word, with vowels put in so that it can be read.
fn by_rule(plain: &str) -> String {
    let chars: Vec<char> = plain.chars().collect();
    let vowel_follows = |i: usize| matches!(chars.get(i), Some('ا' | 'و' | 'ي' | 'ع' | 'ء'));
    let mut out = String::with_capacity(plain.len());
    let mut consonants = 0;
    for (i, &c) in chars.iter().enumerate() {
        let is_last = i + 1 == chars.len();
        if let Some((_, latin)) = letter(c) {
            if is_last && c == 'ه' && i > 0 {
                if !out.ends_with('a') {
                    out.push('a');
                }
                continue;
            }
            consonants += 1;
            out.push_str(latin);
            // A vowel after every other consonant of a row, as in `kalbam`.
            let row_ends = i + 2 == chars.len() || consonants % 2 == 1;
            if !is_last && !vowel_follows(i + 1) && row_ends {
                out.push('a');
            }
            continue;
        }
        let opens = i == 0 || out.ends_with(['a', 'i', 'u']);
        let before_vowel = vowel_follows(i + 1);
        consonants = usize::from(matches!(c, 'ا' | 'و' | 'ي' | 'ع'));
        let latin = match c {
            'ا' | 'ع' if out.ends_with('a') => "",
            'ا' | 'ع' => "a",
            'و' if i == 0 && !before_vowel => "wa",
            'و' if opens || before_vowel => "w",
            'و' => "u",
            'ي' if i == 0 && !before_vowel => "ya",
            'ي' if opens && !is_last || before_vowel => "y",
            'ي' => "i",
            'ء' => "",
            other if is_arabic(other) => "",
            other => {
                out.push(other);
                continue;
            }
        };
        out.push_str(latin);
    }
    out
}
