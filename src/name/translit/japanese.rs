//! Japanese names: kana in Latin letters, one key for the Latin spellings of a Japanese word, and a key under which a
//! Western name meets its katakana.
//!
//! - [`romanise_kana`]: a word of hiragana or katakana → the Latin spellings worth looking for.
//! - [`key`]: a folded Latin word that is Japanese throughout → one key, whatever the system: Hepburn (traditional and
//!   modified), Kunrei-shiki (ISO 3602:1989; Cabinet Notice No. 1 of 1954, tables 1 and 2), Nihon-shiki, the spelling of
//!   passports (Ministry of Foreign Affairs: `n` as `m` before b, m, p; `oh` for a long o; `tch`) and that of keyboards
//!   (`ou`, `jya`). It is Kunrei-shiki with long o and u short: `atusi`, `kyosuke`.
//! - [`foreign_key`]: `donald` and ドナルド (`donarudo`) → one key, in `western`.
//!
//! A word says little by itself: `China` reads as well as Kunrei-shiki `Tina`. Callers should ask that every word of a name
//! has a key. Kanji are left to others.

mod western;

use unicode_normalization::UnicodeNormalization;

pub use western::foreign_key;

/// Longest word read, in bytes; a longer one is no name.
const MAX_WORD: usize = 64;
/// How many spellings [`romanise_kana`] gives at most.
pub const MAX_SPELLINGS: usize = 4;

/// A sound of a kana word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    /// A consonant in Hepburn, or none, and a vowel.
    Mora(&'static str, char),
    /// ン
    Nasal,
    /// ッ
    Stop,
    /// ー
    Long,
}

/// One katakana of full size: its consonant in Hepburn and its vowel.
fn mora(kana: char) -> Option<(&'static str, char)> {
    Some(match kana {
        'ア' => ("", 'a'),
        'イ' | 'ヰ' => ("", 'i'),
        'ウ' => ("", 'u'),
        'エ' | 'ヱ' => ("", 'e'),
        'オ' | 'ヲ' => ("", 'o'),
        'カ' | 'ヵ' => ("k", 'a'),
        'キ' => ("k", 'i'),
        'ク' => ("k", 'u'),
        'ケ' | 'ヶ' => ("k", 'e'),
        'コ' => ("k", 'o'),
        'ガ' => ("g", 'a'),
        'ギ' => ("g", 'i'),
        'グ' => ("g", 'u'),
        'ゲ' => ("g", 'e'),
        'ゴ' => ("g", 'o'),
        'サ' => ("s", 'a'),
        'シ' => ("sh", 'i'),
        'ス' => ("s", 'u'),
        'セ' => ("s", 'e'),
        'ソ' => ("s", 'o'),
        'ザ' => ("z", 'a'),
        'ジ' | 'ヂ' => ("j", 'i'),
        'ズ' | 'ヅ' => ("z", 'u'),
        'ゼ' => ("z", 'e'),
        'ゾ' => ("z", 'o'),
        'タ' => ("t", 'a'),
        'チ' => ("ch", 'i'),
        'ツ' => ("ts", 'u'),
        'テ' => ("t", 'e'),
        'ト' => ("t", 'o'),
        'ダ' => ("d", 'a'),
        'デ' => ("d", 'e'),
        'ド' => ("d", 'o'),
        'ナ' => ("n", 'a'),
        'ニ' => ("n", 'i'),
        'ヌ' => ("n", 'u'),
        'ネ' => ("n", 'e'),
        'ノ' => ("n", 'o'),
        'ハ' => ("h", 'a'),
        'ヒ' => ("h", 'i'),
        'フ' => ("f", 'u'),
        'ヘ' => ("h", 'e'),
        'ホ' => ("h", 'o'),
        'バ' => ("b", 'a'),
        'ビ' => ("b", 'i'),
        'ブ' => ("b", 'u'),
        'ベ' => ("b", 'e'),
        'ボ' => ("b", 'o'),
        'パ' => ("p", 'a'),
        'ピ' => ("p", 'i'),
        'プ' => ("p", 'u'),
        'ペ' => ("p", 'e'),
        'ポ' => ("p", 'o'),
        'マ' => ("m", 'a'),
        'ミ' => ("m", 'i'),
        'ム' => ("m", 'u'),
        'メ' => ("m", 'e'),
        'モ' => ("m", 'o'),
        'ヤ' => ("y", 'a'),
        'ユ' => ("y", 'u'),
        'ヨ' => ("y", 'o'),
        'ラ' => ("r", 'a'),
        'リ' => ("r", 'i'),
        'ル' => ("r", 'u'),
        'レ' => ("r", 'e'),
        'ロ' => ("r", 'o'),
        'ワ' => ("w", 'a'),
        'ヴ' => ("v", 'u'),
        'ヷ' => ("v", 'a'),
        'ヸ' => ("v", 'i'),
        'ヹ' => ("v", 'e'),
        'ヺ' => ("v", 'o'),
        _ => return None,
    })
}

/// The vowel of a small kana, and whether it begins with y.
fn small(kana: char) -> Option<(char, bool)> {
    Some(match kana {
        'ァ' | 'ヮ' => ('a', false),
        'ィ' => ('i', false),
        'ゥ' => ('u', false),
        'ェ' => ('e', false),
        'ォ' => ('o', false),
        'ャ' => ('a', true),
        'ュ' => ('u', true),
        'ョ' => ('o', true),
        _ => return None,
    })
}

/// A consonant before y, where kana write it so.
fn palatal(onset: &str) -> Option<&'static str> {
    Some(match onset {
        "k" => "ky",
        "g" => "gy",
        "sh" => "sh",
        "j" => "j",
        "ch" => "ch",
        "t" => "ty",
        "d" => "dy",
        "n" => "ny",
        "h" => "hy",
        "f" => "fy",
        "v" => "vy",
        "b" => "by",
        "p" => "py",
        "m" => "my",
        "r" => "ry",
        _ => return None,
    })
}

/// A kana and the small one after it as one sound.
fn joined((onset, vowel): (&'static str, char), (next, is_y): (char, bool)) -> Option<(&'static str, char)> {
    let onset = match (onset, vowel) {
        // キャ, シュ, チェ, ニェ; テュ, フュ
        (_, 'i') if !onset.is_empty() && (is_y || next == 'e') => palatal(onset)?,
        ("t" | "d", 'e') | ("f" | "v", 'u') if is_y => palatal(onset)?,
        _ if is_y => return None,
        // ファ, ヴィ, ツォ, スィ
        ("f" | "v" | "ts" | "s" | "z", 'u') => onset,
        ("k", 'u') => "kw",
        ("g", 'u') => "gw",
        ("", 'u') if next != 'u' => "w",
        ("", 'i') if next == 'e' => "y",
        // ティ, ドゥ
        ("t" | "d", 'e') if next == 'i' => onset,
        ("t" | "d", 'o') if next == 'u' => onset,
        _ => return None,
    };
    Some((onset, next))
}

/// The sounds of a word of kana; none where something else stands in it.
fn sounds(word: &str) -> Option<Vec<Sound>> {
    let mut kana: Vec<char> = Vec::new();
    // Folding may have parted the voicing marks; half-width ones are spacing marks once compatible forms are resolved.
    for c in word.nfkc().nfc() {
        let katakana = match c {
            'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(c as u32 + 0x60)?,
            other => other,
        };
        // みすゞ: the kana before once more.
        match katakana {
            'ヽ' => kana.push(*kana.last()?),
            'ヾ' => {
                let voiced = [*kana.last()?, '\u{3099}'].into_iter().nfc().collect::<String>();
                kana.push(voiced.chars().next()?);
            }
            _ => kana.push(katakana),
        }
    }
    let mut out: Vec<Sound> = Vec::with_capacity(kana.len());
    let mut i = 0;
    while let Some(&c) = kana.get(i) {
        i += 1;
        let sound = match c {
            'ン' => Sound::Nasal,
            'ッ' => Sound::Stop,
            'ー' => Sound::Long,
            _ => {
                let (onset, vowel) = match (mora(c), small(c)) {
                    (Some(one), _) => {
                        let both =
                            kana.get(i).and_then(|&next| small(next)).and_then(|next| joined(one, next));
                        i += usize::from(both.is_some());
                        both.unwrap_or(one)
                    }
                    // A small vowel that only draws the sound out, or stands where it has no place.
                    (None, Some((vowel, is_y))) => {
                        if matches!(out.last(), Some(Sound::Mora(_, last)) if *last == vowel) {
                            out.push(Sound::Long);
                            continue;
                        }
                        (if is_y { "y" } else { "" }, vowel)
                    }
                    _ => return None,
                };
                Sound::Mora(onset, vowel)
            }
        };
        out.push(sound);
    }
    Some(out)
}

/// How the sounds with several habits are written.
#[derive(Clone, Copy)]
struct Habit {
    /// A long o written o + u, o + o, or with ー.
    long_o: LongO,
    /// `m` for ン before b, m and p.
    m: bool,
    /// `b` for ヴ.
    b: bool,
    /// The vowels that katakana adds to a foreign consonant left out; `l` for ル so bared.
    bare: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LongO {
    Short,
    AsWritten,
    Oh,
}

const USUAL: Habit = Habit { long_o: LongO::Short, m: false, b: false, bare: false };

/// Whether the vowel of the mora at `at` is likely one that katakana adds: u, or o after t and d, not long, before
/// another consonant or at the end.
fn is_added(sounds: &[Sound], at: usize) -> bool {
    let Some(&Sound::Mora(onset, vowel)) = sounds.get(at) else { return false };
    let adds = match onset {
        "t" | "d" => vowel == 'o',
        "k" | "g" | "s" | "z" | "ts" | "sh" | "f" | "v" | "b" | "p" | "m" | "r" => vowel == 'u',
        _ => false,
    };
    let first_closed = |next: &str| at > 0 || matches!(next, "r") || (onset == "s" && next != "z");
    adds && match sounds.get(at + 1) {
        None => at > 0,
        // キクコ: no Latin name has its kk for that.
        Some(Sound::Mora(next, _)) => !next.is_empty() && *next != onset && first_closed(next),
        Some(_) => false,
    }
}

fn write(sounds: &[Sound], habit: Habit) -> String {
    let mut out = String::with_capacity(3 * sounds.len());
    let mut is_long = false;
    for (i, &sound) in sounds.iter().enumerate() {
        let next_onset = match sounds.get(i + 1) {
            Some(Sound::Mora(onset, _)) => *onset,
            _ => "",
        };
        let (was_long, last) = (is_long, out.chars().last());
        is_long = false;
        match sound {
            Sound::Nasal if habit.m && next_onset.starts_with(['b', 'm', 'p']) => out.push('m'),
            Sound::Nasal => out.push('n'),
            Sound::Stop => match next_onset.chars().next() {
                Some('c') => out.push('t'),
                Some('v') if habit.b => out.push('b'),
                Some(first) => out.push(first),
                None => {}
            },
            Sound::Long => match (last, habit.long_o) {
                (Some('o'), LongO::Oh) => out.push('h'),
                (Some(vowel @ ('o' | 'u')), LongO::AsWritten) => out.push(vowel),
                _ => {}
            },
            // さとう, おおの, ゆうき; but いのうえ, where うえ is a word.
            Sound::Mora("", vowel @ ('o' | 'u'))
                if !was_long
                    && (last == Some('o') || (last == Some('u') && vowel == 'u'))
                    && !(vowel == 'u' && matches!(sounds[i + 1..], [Sound::Mora("", 'e')])) =>
            {
                is_long = true;
                match (habit.long_o, last) {
                    (LongO::AsWritten, _) => out.push(vowel),
                    (LongO::Oh, Some('o')) => out.push('h'),
                    _ => {}
                }
            }
            Sound::Mora(onset, vowel) => {
                let bare = habit.bare && is_added(sounds, i);
                out.push_str(match onset {
                    "v" if habit.b => "b",
                    "vy" if habit.b => "by",
                    // アレクサンドル has an r after its bare d; else l is likelier.
                    "r" if bare && !out.ends_with(['t', 'd']) => "l",
                    other => other,
                });
                if !bare {
                    out.push(vowel);
                }
            }
        }
    }
    out
}

/// The Latin spellings worth looking for of a word in kana, the usual one first; empty where the word holds anything
/// else, at most [`MAX_SPELLINGS`].
///
/// First Hepburn without marks of length, then the long vowels as written and with `oh`, and `m` for ン before b, m and
/// p. Katakana has a foreign reading as well: `b` for ヴ, and the word without the vowels that kana add.
///
/// ```
/// use interdict::name::translit::japanese::romanise_kana;
/// assert_eq!(romanise_kana("さとう"), ["sato", "satou", "satoh"]);
/// assert_eq!(romanise_kana("ドナルド"), ["donarudo", "donald"]);
/// assert!(romanise_kana("佐とう").is_empty());
/// ```
#[must_use]
pub fn romanise_kana(word: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(MAX_SPELLINGS);
    if word.len() > 4 * MAX_WORD {
        return out;
    }
    let Some(sounds) = sounds(word).filter(|sounds| !sounds.is_empty()) else { return out };
    let is_katakana = word.nfkc().all(|c| !matches!(c, 'ぁ'..='ゖ'));
    // ー in katakana is length that foreign spellings seldom show.
    let is_foreign = is_katakana
        && (sounds.contains(&Sound::Long) || (0..sounds.len()).any(|at| is_added(&sounds, at)))
        && sounds.len() > 2;
    let with_v = sounds.iter().any(|s| matches!(s, Sound::Mora("v" | "vy", _)));
    let mut offer = |habit: Habit| {
        let latin = write(&sounds, habit);
        if !latin.is_empty() && out.len() < MAX_SPELLINGS && !out.contains(&latin) {
            out.push(latin);
        }
    };
    offer(USUAL);
    if with_v {
        offer(Habit { b: true, ..USUAL });
    }
    if is_foreign {
        offer(Habit { bare: true, ..USUAL });
    }
    if !with_v {
        offer(Habit { long_o: LongO::AsWritten, ..USUAL });
        offer(Habit { long_o: LongO::Oh, ..USUAL });
        offer(Habit { m: true, ..USUAL });
    }
    out
}

/// Spellings of a consonant, the vowels that may follow, and what it is in Kunrei-shiki; longer spellings first.
const ONSETS: &[(&str, &str, &str)] = &[
    ("ky", "auo", "ky"),
    ("gy", "auo", "gy"),
    ("sy", "auo", "sy"),
    ("sh", "i", "s"),
    ("sh", "auo", "sy"),
    ("zy", "auo", "zy"),
    ("jy", "auo", "zy"),
    ("dy", "auo", "zy"),
    ("ty", "auo", "ty"),
    ("cy", "auo", "ty"),
    ("ch", "i", "t"),
    ("ch", "auo", "ty"),
    ("ts", "u", "t"),
    ("dz", "u", "z"),
    ("ny", "auo", "ny"),
    ("hy", "auo", "hy"),
    ("by", "auo", "by"),
    ("py", "auo", "py"),
    ("my", "auo", "my"),
    ("ry", "auo", "ry"),
    // Table 2 of the Cabinet Notice: くゎ and ぐゎ, said ka and ga.
    ("kw", "a", "k"),
    ("gw", "a", "g"),
    ("j", "i", "z"),
    ("j", "auo", "zy"),
    ("f", "u", "h"),
    ("d", "iu", "z"),
    ("d", "aeo", "d"),
    ("w", "a", "w"),
    ("w", "o", ""),
    ("y", "auo", "y"),
    // Older Hepburn: Inouye, Uyeda.
    ("y", "e", ""),
    ("k", "aiueo", "k"),
    ("g", "aiueo", "g"),
    ("s", "aiueo", "s"),
    ("z", "aiueo", "z"),
    ("t", "aiueo", "t"),
    ("n", "aiueo", "n"),
    ("h", "aiueo", "h"),
    ("b", "aiueo", "b"),
    ("p", "aiueo", "p"),
    ("m", "aiueo", "m"),
    ("r", "aiueo", "r"),
    ("", "aiueo", ""),
];

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// One key for all Latin spellings of a Japanese word; none where the word does not parse throughout as Japanese sounds,
/// or is a single one.
///
/// Long o (`ou oo oh`) and u (`uu uh`) are short in it; `ei`, `ii` and `aa` stay (`Masaki` is not `Masaaki`), and so do
/// doubled consonants. An apostrophe after n is not needed. `di` is read as ぢ only beside another mark of Nihon-shiki
/// (`ti`, `tu`, `si`, `hu`, `zi`, `sya`): elsewhere a word with it is foreign (`Hadi` is not `Haji`).
///
/// ```
/// use interdict::name::translit::japanese::key;
/// assert_eq!(key("keniti"), key("ken'ichi"));
/// assert_eq!(key("yohsuke"), key("yousuke"));
/// assert_eq!(key("satoh").as_deref(), Some("sato"));
/// assert_eq!(key("smith"), None);
/// ```
#[must_use]
pub fn key(latin: &str) -> Option<String> {
    if latin.len() > MAX_WORD || !latin.bytes().all(|c| c.is_ascii_lowercase() || c == b'\'' || c == b'-') {
        return None;
    }
    let word: Vec<u8> = latin.bytes().filter(u8::is_ascii_lowercase).collect();
    let at = |k: usize| word.get(k).copied().unwrap_or(0);
    let mut out = String::with_capacity(word.len());
    let (mut i, mut count) = (0, 0);
    let (mut has_di, mut is_kunrei) = (false, false);
    // Whether a vowel stands before: ん and っ follow nothing else.
    let mut after_vowel = false;
    let mut stop = false;
    while i < word.len() {
        let (c, next) = (at(i), at(i + 1));
        let is_nasal = match c {
            b'n' => !(is_vowel(next) || next == b'y' && is_vowel(at(i + 2))),
            b'm' => matches!(next, b'b' | b'm' | b'p'),
            _ => false,
        };
        if is_nasal {
            if !after_vowel || stop {
                return None;
            }
            out.push('n');
            count += 1;
            after_vowel = false;
            i += 1;
            continue;
        }
        let doubles = matches!(c, b'k' | b's' | b't' | b'p' | b'c') && next == c
            || c == b't' && next == b'c' && at(i + 2) == b'h';
        if doubles {
            if !after_vowel {
                return None;
            }
            (stop, after_vowel) = (true, false);
            count += 1;
            i += 1;
            continue;
        }
        let rest = &word[i..];
        let &(spelling, _, onset) = ONSETS.iter().find(|(spelling, vowels, _)| {
            rest.starts_with(spelling.as_bytes())
                && rest.get(spelling.len()).is_some_and(|vowel| vowels.as_bytes().contains(vowel))
        })?;
        let vowel = rest[spelling.len()];
        has_di |= spelling == "d" && vowel == b'i';
        is_kunrei |= matches!(spelling, "sy" | "zy" | "dy" | "ty")
            || matches!((spelling, vowel), ("s" | "t" | "z", b'i') | ("t" | "h" | "d", b'u'));
        if std::mem::take(&mut stop) {
            out.extend(onset.chars().next());
        }
        out.push_str(onset);
        out.push(char::from(vowel));
        count += 1;
        after_vowel = true;
        i += spelling.len() + 1;
        // Length, however written; h is length where no vowel follows (`ohno`), and in `ohy`, which passports have for
        // おおや and hardly any name for おひゃ.
        let long: &[u8] = match vowel {
            b'o' => b"ou",
            b'u' => b"u",
            _ => b"",
        };
        while long.contains(&at(i)) {
            i += 1;
        }
        let closes = |c: u8| !is_vowel(c) && (c != b'y' || vowel == b'o');
        if !long.is_empty() && at(i) == b'h' && closes(at(i + 1)) {
            i += 1;
        }
    }
    (count >= 2 && !stop && (is_kunrei || !has_di)).then_some(out)
}

#[cfg(test)]
mod tests;
