//! Number words of the other languages that are read: 1 to 20 and the tens, and tens with a unit. Which words are left
//! out, because they are other words too, is told in the room's head.

/// The number words of a language other than English.
struct Language {
    /// Words that are read wherever they stand.
    free: &'static [(&'static str, u16)],
    /// Units that are other words too, read only after a word for tens.
    bound: &'static [(&'static str, u16)],
    /// Tens that are other words too, read only before a unit.
    tens: &'static [(&'static str, u16)],
    /// The word between tens and unit, if there may be one and if there must.
    and: Option<(&'static str, bool)>,
}

/// Where German stands in [`LANGUAGES`].
const GERMAN: usize = 3;

#[rustfmt::skip] // A word to a line would hide the tables' shape.
const LANGUAGES: [Language; 7] = [
    // Spanish.
    Language {
        free: &[
            ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9),
            ("trece", 13), ("catorce", 14), ("dieciseis", 16), ("diecisiete", 17), ("dieciocho", 18),
            ("diecinueve", 19), ("veinte", 20), ("veintiun", 21), ("veintiuno", 21), ("veintidos", 22),
            ("veintitres", 23), ("veinticuatro", 24), ("veinticinco", 25), ("veintiseis", 26),
            ("veintisiete", 27), ("veintiocho", 28), ("veintinueve", 29), ("treinta", 30), ("cuarenta", 40),
            ("cincuenta", 50), ("sesenta", 60), ("setenta", 70), ("ochenta", 80), ("noventa", 90),
            ("primero", 1), ("primera", 1), ("tercero", 3), ("tercera", 3),
        ],
        bound: &[("un", 1), ("uno", 1), ("una", 1), ("dos", 2)],
        tens: &[],
        and: Some(("y", true)),
    },
    // Portuguese.
    Language {
        free: &[
            ("dois", 2), ("duas", 2), ("quatro", 4), ("cinco", 5), ("seis", 6), ("oito", 8), ("treze", 13),
            ("quatorze", 14), ("quinze", 15), ("dezasseis", 16), ("dezesseis", 16), ("dezassete", 17),
            ("dezessete", 17), ("dezoito", 18), ("dezanove", 19), ("dezenove", 19), ("vinte", 20),
            ("trinta", 30), ("quarenta", 40), ("cinquenta", 50), ("sessenta", 60), ("setenta", 70),
            ("oitenta", 80), ("noventa", 90), ("primeiro", 1), ("primeira", 1), ("terceiro", 3),
            ("terceira", 3),
        ],
        bound: &[("um", 1), ("uma", 1), ("tres", 3), ("sete", 7), ("nove", 9)],
        tens: &[],
        and: Some(("e", true)),
    },
    // French.
    Language {
        free: &[
            ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("huit", 8), ("douze", 12),
            ("treize", 13), ("quatorze", 14), ("quinze", 15), ("vingt", 20), ("quarante", 40),
            ("cinquante", 50), ("soixante", 60), ("septante", 70), ("nonante", 90), ("deuxieme", 2),
            ("troisieme", 3), ("quatrieme", 4), ("cinquieme", 5),
        ],
        bound: &[("un", 1), ("une", 1), ("six", 6), ("sept", 7), ("neuf", 9)],
        tens: &[("trente", 30)],
        and: Some(("et", false)),
    },
    // German; glued units before the tens are read by `german`.
    Language {
        free: &[
            ("eins", 1), ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("funf", 5), ("fuenf", 5),
            ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10), ("zwolf", 12),
            ("zwoelf", 12), ("dreizehn", 13), ("vierzehn", 14), ("funfzehn", 15), ("fuenfzehn", 15),
            ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19), ("zwanzig", 20),
            ("dreissig", 30), ("vierzig", 40), ("funfzig", 50), ("fuenfzig", 50), ("sechzig", 60),
            ("siebzig", 70), ("achtzig", 80), ("neunzig", 90), ("hundert", 100),
        ],
        bound: &[],
        tens: &[],
        and: None,
    },
    // Italian.
    Language {
        free: &[
            ("tre", 3), ("quattro", 4), ("cinque", 5), ("sette", 7), ("dieci", 10), ("undici", 11),
            ("dodici", 12), ("tredici", 13), ("quattordici", 14), ("quindici", 15), ("sedici", 16),
            ("diciassette", 17), ("diciotto", 18), ("diciannove", 19), ("ventuno", 21), ("ventidue", 22),
            ("ventitre", 23), ("ventiquattro", 24), ("venticinque", 25), ("ventisei", 26),
            ("ventisette", 27), ("ventotto", 28), ("ventinove", 29), ("trenta", 30), ("quaranta", 40),
            ("cinquanta", 50), ("sessanta", 60), ("settanta", 70), ("ottanta", 80), ("novanta", 90),
        ],
        bound: &[],
        tens: &[],
        and: None,
    },
    // Russian, romanised with `ts` or `c` and with `y` or `i`.
    Language {
        free: &[
            ("dva", 2), ("dve", 2), ("chetyre", 4), ("pyat", 5), ("piat", 5), ("shest", 6), ("vosem", 8),
            ("devyat", 9), ("deviat", 9), ("desyat", 10), ("desiat", 10), ("odinnadtsat", 11),
            ("odinnadcat", 11), ("dvenadtsat", 12), ("dvenadcat", 12), ("trinadtsat", 13),
            ("trinadcat", 13), ("chetyrnadtsat", 14), ("chetyrnadcat", 14), ("pyatnadtsat", 15),
            ("pyatnadcat", 15), ("shestnadtsat", 16), ("shestnadcat", 16), ("semnadtsat", 17),
            ("semnadcat", 17), ("vosemnadtsat", 18), ("vosemnadcat", 18), ("devyatnadtsat", 19),
            ("devyatnadcat", 19), ("dvadtsat", 20), ("dvadcat", 20), ("tridtsat", 30), ("tridcat", 30),
            ("sorok", 40), ("pyatdesyat", 50), ("piatdesiat", 50), ("shestdesyat", 60), ("shestdesiat", 60),
            ("semdesyat", 70), ("semdesiat", 70), ("vosemdesyat", 80), ("vosemdesiat", 80),
            ("devyanosto", 90), ("devianosto", 90), ("pervyy", 1), ("pervyi", 1), ("pervaya", 1),
            ("pervoe", 1), ("vtoroy", 2), ("vtoroi", 2), ("vtoraya", 2), ("tretiy", 3), ("tretii", 3),
            ("tretya", 3),
        ],
        bound: &[("odin", 1), ("odna", 1), ("tri", 3), ("sem", 7)],
        tens: &[],
        and: None,
    },
    // Turkish.
    Language {
        free: &[
            ("iki", 2), ("dort", 4), ("yedi", 7), ("sekiz", 8), ("dokuz", 9), ("onbir", 11), ("oniki", 12),
            ("onuc", 13), ("ondort", 14), ("onbes", 15), ("onalti", 16), ("onyedi", 17), ("onsekiz", 18),
            ("ondokuz", 19), ("yirmi", 20), ("otuz", 30), ("altmis", 60), ("yetmis", 70), ("seksen", 80),
            ("doksan", 90), ("birinci", 1), ("ikinci", 2), ("ucuncu", 3), ("dorduncu", 4), ("besinci", 5),
        ],
        bound: &[("bir", 1), ("uc", 3), ("bes", 5), ("alti", 6)],
        tens: &[("elli", 50)],
        and: None,
    },
];

/// The value of a word in a table of words.
fn value_in(table: &[(&str, u16)], token: &str) -> Option<u16> {
    table.iter().find(|(word, _)| *word == token).map(|(_, value)| *value)
}

/// The longest number in another language at the front of the tokens.
pub(super) fn longest(tokens: &[&str]) -> Option<(usize, u16)> {
    let first = *tokens.first()?;
    let read = LANGUAGES.iter().filter_map(|language| in_language(language, tokens));
    // The first language that reads as many tokens as any.
    let longest = read.fold(None, |best: Option<(usize, u16)>, found| match best {
        Some(best) if best.0 >= found.0 => Some(best),
        _ => Some(found),
    });
    longest.or_else(|| german(first).map(|value| (1, value)))
}

fn in_language(language: &Language, tokens: &[&str]) -> Option<(usize, u16)> {
    let (first, rest) = tokens.split_first()?;
    let free = value_in(language.free, first);
    let ten = free.filter(|n| (20..100).contains(n) && n % 10 == 0).or(value_in(language.tens, first));
    let unit = |token: &&str| {
        let is_unit = |n: &u16| (1..10).contains(n);
        value_in(language.free, token).filter(is_unit).or_else(|| value_in(language.bound, token))
    };
    if let Some(ten) = ten {
        let and = match language.and {
            Some((and, _)) if rest.first() == Some(&and) => 1,
            Some((_, true)) => usize::MAX,
            _ => 0,
        };
        if let Some(n) = rest.get(and).and_then(unit) {
            return Some((and + 2, ten + n));
        }
    }
    free.map(|n| (1, n))
}

/// A German number from 21 to 99, the unit first (`vierundvierzig`).
fn german(token: &str) -> Option<u16> {
    let words = LANGUAGES[GERMAN].free;
    let (unit, tens) = token.split_once("und")?;
    let unit = if unit == "ein" { 1 } else { value_in(words, unit).filter(|n| (2..10).contains(n))? };
    let tens = value_in(words, tens).filter(|n| (20..100).contains(n) && n % 10 == 0)?;
    Some(tens + unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_foreign_word_is_given_twice_with_two_values() {
        for language in &LANGUAGES {
            for (word, value) in language.free {
                assert!(super::super::english::longest(&[word]).is_none(), "{word}");
                for other in &LANGUAGES {
                    assert!(value_in(other.free, word).is_none_or(|v| v == *value), "{word}");
                }
            }
        }
    }
}
