//! What is a number, how far it goes, and the words that are none.

use super::*;

fn read(name: &str) -> Option<(usize, String)> {
    at(&name.split(' ').collect::<Vec<_>>(), 0)
}

#[test]
fn numbers_are_read_longest_first() {
    let table = [
        // Digits and their tails.
        ("0", 1, "0"),
        ("000", 1, "0"),
        ("7", 1, "7"),
        ("024", 1, "24"),
        ("61398", 1, "61398"),
        ("123456789012345678901234567890", 1, "123456789012345678901234567890"),
        ("٢٤", 1, "24"),
        ("۲۴", 1, "24"),
        ("１２", 1, "12"),
        ("२४", 1, "24"),
        ("1st", 1, "1"),
        ("2nd", 1, "2"),
        ("3rd", 1, "3"),
        ("4th", 1, "4"),
        ("21st", 1, "21"),
        ("012th", 1, "12"),
        ("1er", 1, "1"),
        ("1ere", 1, "1"),
        ("2e", 1, "2"),
        ("2eme", 1, "2"),
        ("3ieme", 1, "3"),
        ("1o", 1, "1"),
        ("1ro", 1, "1"),
        ("2da", 1, "2"),
        ("3ra", 1, "3"),
        ("4to", 1, "4"),
        ("7mo", 1, "7"),
        ("8va", 1, "8"),
        ("9no", 1, "9"),
        ("3ya", 1, "3"),
        ("3ja", 1, "3"),
        ("5iy", 1, "5"),
        ("1oe", 1, "1"),
        ("2oy", 1, "2"),
        ("8ste", 1, "8"),
        ("1inci", 1, "1"),
        ("7 th army", 2, "7"),
        ("3 ya armiya", 2, "3"),
        ("1 st james", 1, "1"),
        ("7 seas", 1, "7"),
        // English.
        ("zero", 1, "0"),
        ("one", 1, "1"),
        ("six", 1, "6"),
        ("nine", 1, "9"),
        ("ten", 1, "10"),
        ("twelve stars", 1, "12"),
        ("nineteen", 1, "19"),
        ("twenty", 1, "20"),
        ("twenty one", 2, "21"),
        ("forty four", 2, "44"),
        ("fourty four", 2, "44"),
        ("fortyfour", 1, "44"),
        ("fourtyfour", 1, "44"),
        ("ninetynine", 1, "99"),
        ("hundred", 1, "100"),
        ("one hundred", 2, "100"),
        ("onehundred", 1, "100"),
        ("one hundred and twenty", 4, "120"),
        ("one hundred twenty", 3, "120"),
        ("one hundred and twenty one ships", 5, "121"),
        ("one hundred and more", 2, "100"),
        ("nine hundred ninety nine", 4, "999"),
        ("two hundred five", 3, "205"),
        ("twenty twenty", 1, "20"),
        ("twenty ten", 1, "20"),
        ("five six", 1, "5"),
        ("first", 1, "1"),
        ("second", 1, "2"),
        ("third", 1, "3"),
        ("eigth", 1, "8"),
        ("twelfth", 1, "12"),
        ("twelth", 1, "12"),
        ("twentieth", 1, "20"),
        ("twenty first", 2, "21"),
        ("twentyfirst century", 1, "21"),
        ("ninety ninth", 2, "99"),
        ("fortieth", 1, "40"),
        ("hundredth", 1, "100"),
        ("one hundredth", 2, "100"),
        ("one hundred and first", 4, "101"),
        ("first second", 1, "1"),
        ("ninteen", 1, "19"),
        // Other languages.
        ("tres", 1, "3"),
        ("cuatro", 1, "4"),
        ("cinco", 1, "5"),
        ("siete", 1, "7"),
        ("dieciocho", 1, "18"),
        ("veinticuatro", 1, "24"),
        ("treinta y tres", 3, "33"),
        ("treinta y dos", 3, "32"),
        ("treinta y mas", 1, "30"),
        ("treinta tres", 1, "30"),
        ("noventa e nove", 3, "99"),
        ("setenta y siete", 3, "77"),
        ("setenta e sete", 3, "77"),
        ("dois", 1, "2"),
        ("oito", 1, "8"),
        ("vinte e cinco", 3, "25"),
        ("deux", 1, "2"),
        ("trois", 1, "3"),
        ("vingt deux", 2, "22"),
        ("vingt et un", 3, "21"),
        ("trente six", 2, "36"),
        ("eins", 1, "1"),
        ("drei", 1, "3"),
        ("funf", 1, "5"),
        ("fuenf", 1, "5"),
        ("zwanzig", 1, "20"),
        ("vierundvierzig", 1, "44"),
        ("einundzwanzig", 1, "21"),
        ("quattro", 1, "4"),
        ("sette", 1, "7"),
        ("ventuno", 1, "21"),
        ("trenta", 1, "30"),
        ("dva", 1, "2"),
        ("pyat", 1, "5"),
        ("dvadtsat", 1, "20"),
        ("dvadtsat tri", 2, "23"),
        ("sorok odin", 2, "41"),
        ("pervyy", 1, "1"),
        ("iki", 1, "2"),
        ("yirmi bes", 2, "25"),
        ("elli bir", 2, "51"),
        ("onbes", 1, "15"),
        ("birinci", 1, "1"),
        // Roman.
        ("ii", 1, "2"),
        ("iii", 1, "3"),
        ("iv", 1, "4"),
        ("vi", 1, "6"),
        ("viii", 1, "8"),
        ("ix", 1, "9"),
        ("xi", 1, "11"),
        ("xiv", 1, "14"),
        ("xix", 1, "19"),
        ("xx", 1, "20"),
        ("xxiv", 1, "24"),
        ("xxxix", 1, "39"),
        // Han.
        ("一", 1, "1"),
        ("两", 1, "2"),
        ("十", 1, "10"),
        ("十二", 1, "12"),
        ("二十", 1, "20"),
        ("二十四", 1, "24"),
        ("百", 1, "100"),
        ("一百零五", 1, "105"),
        ("三百二十五", 1, "325"),
        ("第七", 1, "7"),
        ("第十三", 1, "13"),
        ("二〇二〇", 1, "2020"),
    ];
    assert!(table.len() >= 100);
    for (name, len, digits) in table {
        assert_eq!(read(name), Some((len, digits.to_owned())), "{name}");
    }
}

#[test]
fn other_words_are_no_numbers() {
    let table = [
        "",
        "i",
        "v",
        "x",
        "l",
        "c",
        "d",
        "m",
        "abc",
        "th",
        "st",
        "bank24",
        "once",
        "sei",
        "dos",
        "uno",
        "due",
        "mille",
        "mil",
        "cent",
        "doce",
        "quince",
        "diez",
        "onze",
        "otto",
        "nove",
        "venti",
        "dez",
        "sept",
        "neuf",
        "dix",
        "seize",
        "un",
        "um",
        "elf",
        "ein",
        "odin",
        "tri",
        "sem",
        "sto",
        "bir",
        "on",
        "kirk",
        "elli",
        "segundo",
        "and",
        "and one",
        "y tres",
        "mix",
        "xl",
        "lii",
        "civic",
        "iiii",
        "vv",
        "xxxx",
        "ixx",
        "iix",
        "xi an",
        "xi tech",
        "vi dan",
        "1c",
        "2go",
        "3m",
        "4a",
        "4x4",
        "9do",
        "7eleven",
        "twentyten",
        "twentytwenty",
        "tenone",
        "onetwo",
        "y",
        "hundreds",
        "tenhundred",
        "twentyhundred",
        "undzwanzig",
        "zehnundzwanzig",
        "三一",
        "五四",
        "二百三百",
        "十十",
        "第",
        "三星",
        "百度",
        "零十",
        "дом",
    ];
    for name in table {
        assert_eq!(read(name), None, "{name}");
    }
    assert_eq!(at(&[], 0), None);
    assert_eq!(at(&["one"], 1), None);
    assert_eq!(at(&["one"], usize::MAX), None);
}

#[test]
fn a_number_is_read_where_it_stands() {
    assert_eq!(at(&["fleet", "xi"], 1), Some((1, "11".to_owned())));
    assert_eq!(at(&["of", "xi", "an"], 1), None);
    assert_eq!(at(&["star", "forty", "four"], 1), Some((2, "44".to_owned())));
    assert_eq!(at(&["star", "forty", "four"], 2), Some((1, "4".to_owned())));
    assert_eq!(of_word("forty").as_deref(), Some("40"));
    assert_eq!(of_word("forty four"), None);
}

#[test]
fn letters_and_numero() {
    let letters = ["i", "v", "x"].map(|c| roman_letter(c).unwrap());
    assert_eq!(letters, ["1", "5", "10"]);
    for token in ["", "l", "ii", "1"] {
        assert_eq!(roman_letter(token), None);
    }
    for token in ["no", "nr", "number", "num", "numero", "№"] {
        assert!(is_numero(token), "{token}");
    }
    for token in ["", "n", "nos", "one", "5"] {
        assert!(!is_numero(token), "{token}");
    }
}

proptest::proptest! {
    /// Nothing panics, and what is read is digits within the tokens.
    #[test]
    fn any_tokens_give_digits(
        tokens in proptest::collection::vec(
            proptest::prop_oneof![
                "\\PC{0,6}",
                "[0-9]{1,3}[a-zéя]{0,4}",
                "[ivx]{1,6}",
                "[第一二三十百零〇]{1,5}",
                "(twenty|forty|hundred|and|one|first|treinta|y|tres|und){1,2}",
            ],
            0..6,
        ),
        start in 0usize..7,
    ) {
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        if let Some((len, digits)) = at(&tokens, start) {
            proptest::prop_assert!(len > 0 && start + len <= tokens.len());
            proptest::prop_assert!(!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
            proptest::prop_assert!(digits == "0" || !digits.starts_with('0'));
        }
    }
}
