//! Articles and particles of persons' names: written glued, apart or not at all, so they say little by themselves.
//!
//! Hand-kept from the name guides of the lists' languages: Arabic article with its assimilations before sun letters, words
//! for "son" and "daughter", and the particles of European surnames. Words that carry meaning of their own (`abu`, `abd`,
//! `umm`) are not here.

/// The particles, folded; sorted.
const PARTICLES: &[&str] = &[
    "ad", "al", "an", "ar", "as", "ash", "at", "az", "ben", "bin", "bint", "binte", "binti", "da", "dal",
    "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "ed", "el",
    "ibn", "ibnu", "la", "las", "le", "los", "oglu", "ould", "qizi", "ter", "ud", "ul", "ur", "uz", "van",
    "vd", "ven", "von", "wa", "walad", "y", "zu",
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
        assert!(PARTICLES.is_sorted());
        assert!(is_particle("al") && is_particle("zu") && !is_particle("abu"));
    }
}
