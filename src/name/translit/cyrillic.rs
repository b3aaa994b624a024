//! Cyrillic words in Latin letters: one plain romanisation, and the commonest other spellings of the same word.
//!
//! The default is BGN/PCGN's Russian without apostrophes (`х` kh, `ж` zh, `щ` shch, `ё` yo), final -ий and -ый as `y`;
//! Ukrainian, Belarusian, Serbian, Macedonian and Bulgarian letters have their usual values (`і` i, `ї` yi, `є` ye,
//! `ґ` g, `ў` u, `ђ` dj, `ј` j, `љ` lj, `њ` nj, `ћ` c, `џ` dz). The language is not guessed: Bulgarian `ъ` is
//! silent, Ukrainian `г` is g and `и` is i here. Letters of other scripts are passed through.
//!
//! [`romanise_all`] gives up to four spellings: the default; the passport (ICAO) one (`ts`/`iu`/`ia`, -ii, -iy); the
//! scientific and English-press habits (`h`, `c`, `j`, `ks` → `x`); and the one that writes `е` as ye where it sounds so.

/// How the letters with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    kh: &'static str,
    ts: &'static str,
    zh: &'static str,
    yu: &'static str,
    ya: &'static str,
    short_i: &'static str,
    /// Final -ий; final -ый.
    ii: [&'static str; 2],
    ks: &'static str,
    /// Whether `е` is ye at the front and after a vowel.
    ye: bool,
    /// What `ё` is.
    yo: &'static str,
}

const DEFAULT: Habit = Habit {
    kh: "kh",
    ts: "ts",
    zh: "zh",
    yu: "yu",
    ya: "ya",
    short_i: "y",
    ii: ["y", "y"],
    ks: "ks",
    ye: false,
    yo: "yo",
};
/// Passports since 2013 (ICAO Doc 9303).
const PASSPORT: Habit = Habit { yu: "iu", ya: "ia", short_i: "i", ii: ["ii", "yi"], yo: "e", ..DEFAULT };
/// BGN/PCGN in full.
const BGN: Habit = Habit { ii: ["iy", "yy"], ye: true, yo: "yo", ..DEFAULT };
/// Press and scholarly habits in one.
const PRESS: Habit =
    Habit { kh: "h", ts: "c", zh: "j", yu: "ju", ya: "ja", ks: "x", ii: ["iy", "iy"], yo: "e", ..DEFAULT };

fn is_vowel_or_sign(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' | 'ї' | 'є' | 'ъ' | 'ь')
}

fn with(word: &str, habit: Habit) -> String {
    let chars: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        // й loses its mark in NFKD folding: a final -ии of a surname is -ий.
        if i + 2 == chars.len() && i > 0 && matches!(c, 'и' | 'ы') && chars[i + 1] == 'й' {
            out.push_str(habit.ii[usize::from(c == 'ы')]);
            break;
        }
        if c == 'к' && chars.get(i + 1) == Some(&'с') {
            out.push_str(habit.ks);
            i += 2;
            continue;
        }
        let opens = i == 0 || is_vowel_or_sign(chars[i - 1]);
        let latin = match c {
            'а' | 'ә' => "a",
            'б' => "b",
            'в' => "v",
            'г' | 'ґ' => "g",
            'д' => "d",
            'е' if habit.ye && opens => "ye",
            'е' | 'э' => "e",
            'ё' => habit.yo,
            'ж' => habit.zh,
            'з' => "z",
            'и' | 'і' | 'ӣ' => "i",
            'й' => habit.short_i,
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' | 'ө' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ў' | 'ү' | 'ұ' | 'ӯ' => "u",
            'ф' => "f",
            'х' => habit.kh,
            'ц' => habit.ts,
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ъ' | 'ь' => "",
            'ы' => "y",
            'ю' => habit.yu,
            'я' => habit.ya,
            'є' => "ye",
            'ї' => "yi",
            'ђ' | 'ѓ' => "dj",
            'ј' | 'ҷ' => "j",
            'љ' => "lj",
            'њ' => "nj",
            'ћ' | 'ќ' => "c",
            'џ' | 'ѕ' => "dz",
            // Central Asian and Tatar letters in their usual plain values; others stand with their like above.
            'ғ' => "gh",
            'қ' => "q",
            'ң' => "ng",
            'һ' | 'ҳ' => "h",
            other => {
                out.push(other);
                i += 1;
                continue;
            }
        };
        out.push_str(latin);
        i += 1;
    }
    out
}

/// The plain romanisation of a lower-case Cyrillic word.
///
/// ```
/// use interdict::name::translit::cyrillic::romanise;
/// assert_eq!(romanise("хрущёв"), "khrushchyov");
/// assert_eq!(romanise("дмитрий"), "dmitry");
/// ```
#[must_use]
pub fn romanise(word: &str) -> String {
    with(word, DEFAULT)
}

/// The plain romanisation and the commonest others, without repeats, at most four; the plain one is first.
///
/// ```
/// use interdict::name::translit::cyrillic::romanise_all;
/// assert_eq!(romanise_all("юрий"), ["yury", "iurii", "yuriy", "juriy"]);
/// ```
#[must_use]
pub fn romanise_all(word: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(4);
    for habit in [DEFAULT, PASSPORT, BGN, PRESS] {
        let latin = with(word, habit);
        if !out.contains(&latin) {
            out.push(latin);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_romanisation() {
        let table = [
            ("иванов", "ivanov"),
            ("владимир", "vladimir"),
            ("путин", "putin"),
            ("сергей", "sergey"),
            ("дмитрий", "dmitry"),
            ("юрий", "yury"),
            ("жуков", "zhukov"),
            ("хрущёв", "khrushchyov"),
            ("щербаков", "shcherbakov"),
            ("цветков", "tsvetkov"),
            ("яковлев", "yakovlev"),
            ("михаил", "mikhail"),
            ("александр", "aleksandr"),
            ("чайковский", "chaykovsky"),
            ("белый", "bely"),
            ("эдуард", "eduard"),
            ("зеленський", "zelensky"),
            ("юлія", "yuliya"),
            ("ђорђе", "djordje"),
            ("љубомир", "ljubomir"),
            ("подъячев", "podyachev"),
            ("ooo", "ooo"),
        ];
        for (cyrillic, want) in table {
            assert_eq!(romanise(cyrillic), want, "{cyrillic}");
        }
    }

    #[test]
    fn other_spellings() {
        let table = [
            ("сергей", "sergei"),
            ("юрий", "iurii"),
            ("дмитрий", "dmitriy"),
            ("александр", "alexandr"),
            ("елена", "yelena"),
            ("михаил", "mihail"),
            ("хрущёв", "khrushchev"),
            ("татьяна", "tatiana"),
            ("наталья", "natalia"),
            ("ельцин", "yeltsin"),
        ];
        for (cyrillic, want) in table {
            let got = romanise_all(cyrillic);
            assert!(got.contains(&want.to_owned()), "{cyrillic}: {got:?}");
            assert!(got.len() <= 4);
        }
    }
}
