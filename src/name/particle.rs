//! Articles and particles of persons' names: written glued, apart or not at all, so they say little by themselves.
//!
//! Hand-kept from knowledge of the name guides of the lists' languages (the UK guide to names and naming practices, 2006; IFLA,
//! Names of Persons, 1996; ALA-LC romanisation tables): the Arabic article with its assimilations before sun letters as
//! English, French, Persian and Urdu write them (`es`, `ech`, `ol`, `ud`), words for "son" and "daughter" (Arabic, Hassaniya,
//! Hebrew, Malay, Turkic), and the particles of European surnames.
//!
//! Not here: words that carry meaning of their own (`abu`, `abd`, `umm`, `mac`, `ait`), particles that are as often
//! surnames of East Asia (`lo`, `te`, `ha`, `en`, `er`), and the single letters of `a/l`, `a/p` and `'t`, which are
//! initials elsewhere. Nor Romance articles that are syllables of Korean names (`il`, `un`).

/// The particles, folded; sorted.
const PARTICLES: &[&str] = &[
    "ach", "ad", "adh", "af", "al", "an", "ap", "ar", "as", "ash", "at", "ath", "av", "az", "ben", "bin",
    "bint", "binte", "binti", "bnt", "bt", "bte", "da", "dal", "dalla", "dalle", "das", "de", "degli", "dei",
    "del", "della", "delle", "dello", "den", "der", "des", "di", "do", "dos", "du", "e", "ebn", "ech", "ed",
    "el", "es", "esh", "ez", "gizi", "het", "iben", "ibn", "ibni", "ibnu", "kizi", "kyz", "kyzy", "la",
    "las", "le", "les", "los", "mint", "oghlu", "oghly", "ogli", "oglu", "ogly", "ol", "oueld", "ould",
    "ouled", "oz", "qizi", "qyzy", "ten", "ter", "tot", "ud", "ugli", "ugly", "ul", "uld", "uly", "ur",
    "uulu", "uz", "van", "vande", "vanden", "vander", "vd", "ven", "vom", "von", "wa", "walad", "weld",
    "wlad", "wold", "wuld", "y", "zu", "zum", "zur",
];

/// Whether a folded word is an article or particle.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_as_its_search_needs() {
        assert!(PARTICLES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn particles_and_names() {
        for word in [
            "al", "el", "es", "ech", "ash", "ul", "ud", "ol", "ibn", "bin", "bint", "binti", "ben", "ould",
            "mint", "wuld", "oglu", "ogly", "uly", "kyzy", "qizi", "gizi", "van", "der", "ten", "ter", "von",
            "zum", "dos", "das", "della", "des", "af", "y", "zu",
        ] {
            assert!(is_particle(word), "{word}");
        }
        for word in [
            "", "abu", "abd", "umm", "mac", "ait", "lo", "te", "ha", "en", "er", "a", "l", "p", "t", "ali",
            "bar", "khan", "il", "un",
        ] {
            assert!(!is_particle(word), "{word}");
        }
    }
}
