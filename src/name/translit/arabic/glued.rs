//! Articles and particles glued to the front of a folded Latin word.
//!
//! Both functions part a word only where what is left is a name: a word of a European or Asian language that happens to
//! begin like a particle stays whole. Particles are those of Arabic, the Maghreb and Mauritania.

use super::MAX_WORD;
use super::compound::compound_of_latin;
use super::names::{has, is_like_a_name, skeleton_of_plain, spelled_as};
use super::skeleton::is_vowel_letter;

/// Whole words that begin like an article and have none.
const NO_ARTICLE: &str = "\
     adda addie addis alba albert alberti alberto aldo alejandro alexander alfonso alfred alfredo algeria \
     alhaj alhaji alma almas anna annan anne annette arrow arroyo assad assaf assam asset assets assi attar \
     attia attila azzam elbert eldar elham elhan elmar elmira elnur elsa elton elvira elwood ennis errol \
     essa essam essex ettore illinois issa issam ulrich ultra urreta alcala alcazar albourne annex annexed \
     altair allama allamah allameh annabel annabella assaluye assaluyeh assalouyeh";

/// Whole words that begin like another particle and have none, though the rest is like a name.
const NO_PARTICLE: &str = "\
     aborigine benghazi bengazi bingol bunyamin binyamin benyamin abud abuja aboud abouda aitken benedict \
     bengali benita benito benin benjamin benedetti benson bennett bentley bingham bingo bini bina boulos \
     bouris boudin boudreau bounty bourbon bouman umami umar umair umarov umayr ibni";

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// Whether the rest of a word after its article or particle is a name of the table in some spelling, or a compound.
fn is_known(rest: &str) -> bool {
    // `ie` at the front is another language's (`Eliecer`).
    if rest.is_empty() || rest.starts_with("ie") {
        return false;
    }
    let starts_with_vowel = is_vowel_letter(rest.as_bytes()[0]) && !rest.starts_with(['w', 'y']);
    rest.len() >= if starts_with_vowel { 5 } else { 4 }
        && (skeleton_of_plain(rest).is_some_and(|skeleton| is_like_a_name(&skeleton))
            || compound_of_latin(rest).is_some())
}

/// Whether a word that no table knows is a name of belonging by its looks: at least three consonants, ends in `-i`, and
/// has a sound that Arabic writes and European words rarely do; with no ending of those.
fn is_nisba(rest: &str) -> bool {
    const SOUNDS: &[&str] = &[
        "kh", "gh", "dh", "sh", "aw", "ay", "ai", "ou", "aa", "oo", "uw", "iy", "hm", "hr", "hl", "hn", "bh",
        "yh", "q",
    ];
    const ENDS: &[&str] = &[
        "ity", "ery", "ory", "ary", "ogy", "phy", "cy", "ly", "ty", "elli", "etti", "ieri", "ucci", "chi",
        "ghi", "oni", "ky", "skiy", "ski", "skii",
    ];
    let rest = rest.strip_suffix("ee").map_or(rest, |_| &rest[..rest.len() - 1]);
    rest.len() >= 6
        && !is_vowel_letter(rest.as_bytes()[0])
        && rest.ends_with(['i', 'y', 'e'])
        && !rest.contains(['p', 'v', 'x', 'c'])
        && !rest.contains("qu")
        && SOUNDS.iter().any(|sound| rest.contains(sound))
        && !ENDS.iter().any(|end| rest.ends_with(end))
        && skeleton_of_plain(rest).is_some_and(|skeleton| skeleton.consonants.len() >= 3)
}

/// Whether a word begins as an article does, its assimilations included: most words do not, and need no look at a table.
fn may_have_article(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a' | b'e' | b'u', b'l' | b's' | b'c' | b't' | b'd' | b'r' | b'z' | b'n', ..])
}

/// An article glued to the front of a folded Latin word, with its assimilation before sun letters, and the rest:
/// only where the rest is a known name in some spelling or looks like a name of belonging, and the whole is none.
///
/// ```
/// use interdict::name::translit::arabic::split_latin_article;
/// assert_eq!(split_latin_article("elkhatib"), Some(("el", "khatib")));
/// assert_eq!(split_latin_article("errachid"), Some(("er", "rachid")));
/// assert_eq!(split_latin_article("albert"), None);
/// ```
#[must_use]
pub fn split_latin_article(word: &str) -> Option<(&str, &str)> {
    if !may_have_article(word)
        || !word.is_ascii()
        || word.len() > MAX_WORD
        || is_in(NO_ARTICLE, word)
        || has(word)
    {
        return None;
    }
    // `Assadullah`, `Alireza`.
    if compound_of_latin(word).is_some() {
        return None;
    }
    let is_rest = |rest: &str| {
        matches!(rest, "din" | "dine" | "deen" | "dein" | "dien") || is_known(rest) || is_nisba(rest)
    };
    for article in ["al", "el", "ul"] {
        if let Some(rest) = word.strip_prefix(article).filter(|rest| is_rest(rest)) {
            return Some((&word[..2], rest));
        }
    }
    for sun in ["sh", "ch", "th", "dh", "t", "d", "r", "z", "s", "n"] {
        let end = 1 + sun.len();
        if word.starts_with(['a', 'e', 'u'])
            && let Some(rest) = word.get(end..)
            && word[1..].starts_with(sun)
            && rest.starts_with(sun)
            && is_rest(rest)
        {
            return Some((&word[..end], rest));
        }
    }
    None
}

/// A particle glued to the front of a folded Latin word, and the rest: `abu`, `bou`, `bin`, `ben`, `ibn`, `umm`, `ould`,
/// `ait` before a name of the table in some spelling (of three letters only as the table spells it) or before a
/// compound; the article as [`split_latin_article`] finds it. Words that the table has stay whole (`Abubakar`, `Umar`).
///
/// ```
/// use interdict::name::translit::arabic::split_glued;
/// assert_eq!(split_glued("binladen"), Some(("bin", "laden")));
/// assert_eq!(split_glued("ouldabdallah"), Some(("ould", "abdallah")));
/// assert_eq!(split_glued("alhusseini"), Some(("al", "husseini")));
/// assert_eq!(split_glued("benson"), None);
/// ```
#[must_use]
pub fn split_glued(word: &str) -> Option<(&str, &str)> {
    const PARTICLES: &[&str] =
        &["abou", "aboo", "abu", "bou", "ibn", "ben", "bin", "umm", "oum", "ould", "weld", "ait"];
    if !may_have_article(word) && !PARTICLES.iter().any(|particle| word.starts_with(particle)) {
        return None;
    }
    if !word.is_ascii() || word.len() > MAX_WORD || has(word) || is_in(NO_PARTICLE, word) {
        return None;
    }
    for particle in PARTICLES {
        let Some(rest) = word.strip_prefix(particle) else { continue };
        let is_name = match rest.len() {
            0..=2 => false,
            3 => spelled_as(rest).is_some(),
            _ => spelled_as(rest).is_some() || is_known(rest),
        };
        if is_name {
            return Some((&word[..particle.len()], rest));
        }
    }
    split_latin_article(word)
}
