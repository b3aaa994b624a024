//! Names as lists and counterparty files hold them: frequent words often, made-up rare ones for the long tail.

use super::rng::Rng;
use super::words::{
    BRANDS, CHINESE_FAMILY, CHINESE_GIVEN, CHINESE_PLACES, CHINESE_TRADES, CULTURES, GENERICS, LEGAL_FORMS,
    PLACES, RUSSIAN_ENDINGS, RUSSIAN_FAMILY, RUSSIAN_GIVEN, TRADES,
};

/// How many made-up words a culture has to draw from: the longer a list, the more.
#[derive(Clone, Copy)]
pub(crate) struct RareWords(pub(crate) usize);

/// A name in the parts that its written forms are made of.
#[derive(Clone)]
pub(crate) struct Name {
    /// Given names of a person; empty for a company.
    pub(crate) given: String,
    /// Family name of a person; a company's whole name.
    pub(crate) family: String,
    /// The whole name in its own script, where that is not Latin.
    pub(crate) native: Option<String>,
    /// Whether one of its words is made up, so that few names share it.
    pub(crate) rare: bool,
}

impl Name {
    /// As lists write it: `FAMILY, Given`.
    pub(crate) fn listed(&self) -> String {
        if self.given.is_empty() {
            self.family.clone()
        } else {
            format!("{}, {}", self.family.to_uppercase(), self.given)
        }
    }

    /// As most files write it: `Given Family`.
    pub(crate) fn plain(&self) -> String {
        if self.given.is_empty() { self.family.clone() } else { format!("{} {}", self.given, self.family) }
    }

    /// As this file happens to write it.
    pub(crate) fn written(&self, rng: &mut Rng) -> String {
        match rng.below(20) {
            0..3 => self.listed(),
            3..6 => self.plain().to_uppercase(),
            _ => self.plain(),
        }
    }
}

/// A person of any culture.
pub(crate) fn person(rng: &mut Rng, rare: RareWords) -> Name {
    match rng.below(10) {
        0 | 1 => russian(rng, rare),
        2 => chinese(rng),
        _ => latin(rng, rare),
    }
}

/// A person of a culture that writes in Latin letters, or is met romanised.
pub(crate) fn latin(rng: &mut Rng, rare: RareWords) -> Name {
    let culture = rng.pick(&CULTURES);
    let mut given = rng.ranked(culture.given).to_owned();
    if rng.percent(20) {
        given = format!("{given} {}", rng.ranked(culture.given));
    }
    let rare_family = !culture.endings.is_empty() && rng.percent(60);
    let family = if rare_family {
        let mut letters = rare_letters(rng, rare);
        let stem = rare_stem(&mut letters);
        format!("{stem}{}", letters.pick(culture.endings))
    } else {
        rng.ranked(culture.family).to_owned()
    };
    Name { given, family, native: None, rare: rare_family }
}

/// A person with a Russian name; the patronymic is there in two of three.
pub(crate) fn russian(rng: &mut Rng, rare: RareWords) -> Name {
    let [given, _, native_given, _] = rng.ranked(&RUSSIAN_GIVEN);
    let [_, patronymic, _, native_patronymic] = rng.ranked(&RUSSIAN_GIVEN);
    let rare_family = rng.percent(70);
    let (family, native_family) = if rare_family {
        let mut letters = rare_letters(rng, rare);
        let stem = rare_stem(&mut letters);
        let [ending, native_ending] = letters.pick(&RUSSIAN_ENDINGS);
        (format!("{stem}{ending}"), format!("{}{native_ending}", in_cyrillic(&stem)))
    } else {
        let [family, native] = rng.ranked(&RUSSIAN_FAMILY);
        (family.to_owned(), native.to_owned())
    };
    if rng.percent(67) {
        let native = format!("{native_family} {native_given} {native_patronymic}");
        let given = format!("{given} {patronymic}");
        return Name { given, family, native: Some(native), rare: rare_family };
    }
    let native = format!("{native_given} {native_family}");
    Name { given: given.to_owned(), family, native: Some(native), rare: rare_family }
}

/// A person with a Chinese name: one syllable given in five, else two.
pub(crate) fn chinese(rng: &mut Rng) -> Name {
    let [family, native_family] = rng.ranked(&CHINESE_FAMILY);
    let [first, native_first] = rng.ranked(&CHINESE_GIVEN);
    let (mut given, mut native) = (first.to_owned(), format!("{native_family}{native_first}"));
    if rng.percent(80) {
        let [second, native_second] = rng.pick(&CHINESE_GIVEN);
        given.push_str(second);
        native.push_str(native_second);
    }
    Name { given: capital(&given), family: family.to_owned(), native: Some(native), rare: false }
}

/// A company: a brand, what it trades in, perhaps where, and its legal form.
pub(crate) fn company(rng: &mut Rng, rare: RareWords) -> Name {
    if rng.percent(8) {
        return chinese_company(rng);
    }
    let brand = rng.below(10);
    let mut words = vec![match brand {
        0..4 => rng.ranked(&BRANDS).to_owned(),
        4 => rare_word(rng, rare).chars().take(3).collect::<String>().to_uppercase(),
        _ => rare_word(rng, rare),
    }];
    let second = rng.percent(25);
    if second {
        words.push(rare_word(rng, rare));
    }
    if rng.percent(85) {
        words.push(rng.ranked(&TRADES).to_owned());
    }
    if rng.percent(30) {
        words.push(rng.ranked(&GENERICS).to_owned());
    }
    if rng.percent(4) {
        words.push(format!("{}", 1 + rng.below(40)));
    }
    if rng.percent(15) {
        words.push(rng.pick(&PLACES).to_owned());
    }
    if rng.percent(75) {
        words.push(rng.ranked(&LEGAL_FORMS).to_owned());
    }
    Name { given: String::new(), family: words.join(" "), native: None, rare: brand > 4 || second }
}

/// A company of the form place, brand of two syllables, trade, legal form, also in Han.
pub(crate) fn chinese_company(rng: &mut Rng) -> Name {
    let [place, native_place] = rng.pick(&CHINESE_PLACES);
    let ([first, native_first], [second, native_second]) =
        (rng.pick(&CHINESE_GIVEN), rng.pick(&CHINESE_GIVEN));
    let [trade, native_trade] = rng.ranked(&CHINESE_TRADES);
    let brand = capital(&format!("{first}{second}"));
    Name {
        given: String::new(),
        family: format!("{place} {brand} {trade} Co., Ltd."),
        native: Some(format!("{native_place}{native_first}{native_second}{native_trade}有限公司")),
        rare: false,
    }
}

/// A word of its own: `Kubrai`, `Sheltos`.
fn rare_word(rng: &mut Rng, rare: RareWords) -> String {
    let mut letters = rare_letters(rng, rare);
    let stem = rare_stem(&mut letters);
    format!("{stem}{}", letters.pick(&["", "a", "o", "ex", "is", "um"]))
}

/// What one of the made-up words is spelled by, the first of them oftener than the last. The word's number is the seed
/// of its letters, ending included, so that a word comes back wherever its number does.
fn rare_letters(rng: &mut Rng, rare: RareWords) -> Rng {
    let among = 1 + rng.below(rare.0);
    Rng::new(rng.below(among) as u64)
}

/// Two or three syllables that can be spoken.
fn rare_stem(letters: &mut Rng) -> String {
    const BEFORE: [&str; 24] = [
        "b", "br", "ch", "d", "dr", "f", "g", "gr", "kh", "k", "kr", "l", "m", "n", "p", "r", "s", "sh",
        "st", "t", "tr", "v", "y", "z",
    ];
    const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "a", "o", "ai"];
    const AFTER: [&str; 8] = ["", "", "", "", "n", "r", "l", "k"];
    let mut word = String::new();
    for _ in 0..2 + letters.below(2) {
        word.push_str(letters.pick(&BEFORE));
        word.push_str(letters.pick(&VOWELS));
        word.push_str(letters.pick(&AFTER));
    }
    // Before an ending that begins with a vowel.
    if word.ends_with(['a', 'e', 'i', 'o', 'u']) {
        word.push_str(letters.pick(&["d", "l", "m", "n", "r", "t"]));
    }
    capital(&word)
}

fn in_cyrillic(stem: &str) -> String {
    const PAIRS: [(&str, &str); 3] = [("ch", "ч"), ("kh", "х"), ("sh", "ш")];
    const LETTERS: (&str, &str) = ("abdefgiklmnoprstuvyz", "абдефгиклмнопрстувйз");
    let lower =
        PAIRS.iter().fold(stem.to_lowercase(), |text, (latin, cyrillic)| text.replace(latin, cyrillic));
    let letter = |c: char| {
        LETTERS.0.chars().position(|l| l == c).and_then(|at| LETTERS.1.chars().nth(at)).unwrap_or(c)
    };
    capital(&lower.chars().map(letter).collect::<String>())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One slip of the keyboard somewhere behind the first letter: two letters swapped, one lost, doubled or replaced.
pub(crate) fn typo(rng: &mut Rng, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let inner: Vec<usize> = (1..letters.len())
        .filter(|&i| letters[i].is_alphabetic() && letters[i - 1].is_alphabetic())
        .collect();
    if inner.is_empty() {
        return text.to_owned();
    }
    let at = rng.pick(&inner);
    match rng.below(4) {
        0 => letters.swap(at - 1, at),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = rng.pick(&['a', 'e', 'i', 'o', 'n', 'r', 's', 't']),
    }
    letters.into_iter().collect()
}

/// The name written as somebody would who wants it through: parts reversed, marks added, lower case or two letters of
/// a long word swapped. Each leaves a name that screening is to find.
pub(crate) fn manipulated(rng: &mut Rng, name: &Name) -> String {
    let plain = name.plain();
    match rng.below(4) {
        0 => name.listed().to_lowercase(),
        1 => plain.replacen('a', "á", 1),
        2 => plain.replace(' ', "  ").to_uppercase(),
        _ => swapped(&plain),
    }
}

/// Two letters swapped in the middle of the longest word, where it has eight or more.
fn swapped(text: &str) -> String {
    let longest = text.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    let mut letters: Vec<char> = longest.chars().collect();
    let middle = letters.len() / 2;
    if letters.len() < 8 || letters[middle] == letters[middle - 1] {
        return text.to_owned();
    }
    letters.swap(middle - 1, middle);
    text.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}
