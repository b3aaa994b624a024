//! The analysis as a whole: what names become, and that its version says so.

use sha2::{Digest as _, Sha256};

use super::similar::{KeySide, keys};
use super::*;
use crate::designation::EntityKind::{self, Entity, Person, Unknown, Vessel};
use crate::digest::hex;

/// Names of every kind of word, script and role.
const NAMES: &[(EntityKind, &str)] = &[
    (Person, "ZHAO, Guangzong"),
    (Person, "Chao Kuang-tsung"),
    (Person, "T'eng Kuang-hua"),
    (Person, "赵光宗"),
    (Person, "司马光"),
    (Person, "Чжао Гуанцзун"),
    (Person, "Chiu Kwong Chung"),
    (Person, "Kevin Guangzong Zhao"),
    (Person, "IVANOV, Ivan Ivanovich"),
    (Person, "Иванов Пётр Сергеевич"),
    (Person, "Dr. J.S. Smith Jr."),
    (Person, "BLAKELY, Prof. Dr. Thomas"),
    (Person, "AL-RAWI, Salman bin Muhammad"),
    (Person, "Att: Mr Ludwig van Beethoven, Director"),
    (Person, "김정은"),
    (Person, "محمد حسین"),
    (Person, "Œuvré Łukasz"),
    (Entity, "WUHAN XIAORUIZHI SCIENCE AND TECHNOLOGY COMPANY, LIMITED"),
    (Entity, "武汉晓睿智科技有限责任公司"),
    (Entity, "GRUPO MINERA BARRA PACIFICO, S.A.P.I. DE C.V."),
    (Entity, "OOO \"ROMASHKA\""),
    (Entity, "First Bank Int'l"),
    (Entity, "I.R.I.S.L."),
    (Entity, "Bank 24"),
    (Entity, "Payment to DAFENG ASIA CO LLC ref 20391"),
    (Vessel, "SEA STAR 1"),
    (Unknown, "Golden Star Trading Ltd"),
    (Unknown, "P\u{430}yp\u{430}l"),
];

#[test]
fn the_analysis_is_what_its_version_says() {
    let mut digest = Sha256::new();
    for (kind, name) in NAMES {
        let analysed = analyse(name, *kind);
        digest.update(format!("{:?} {:?}\n", analysed.shape, analysed.spans));
        for span in &analysed.spans {
            keys(span.key(), KeySide::Listed, &mut |key| digest.update(key));
        }
    }
    assert_eq!(
        (ANALYSER_VERSION, hex(&digest.finalize()[..8]).as_str()),
        (11, "8c018ccf5c49ee34"),
        "the analysis has changed: raise ANALYSER_VERSION, so that indexes made by the old one are rebuilt, and note the \
         new digest here"
    );
}

#[test]
fn names_become_words_with_roles() {
    use Role::{Context, Generic, Initial, LegalForm, Number, Particle, Plain, Stop};
    for (kind, name, expected) in [
        (Person, "ZHAO, Guangzong", vec![("zhao", Plain), ("guangzong", Plain)]),
        (Person, "HE, Jiangao", vec![("he", Plain), ("jiangao", Plain)]),
        (Person, "J. Smith", vec![("j", Initial), ("smith", Plain)]),
        (Person, "Dr Smith", vec![("dr", Context), ("smith", Plain)]),
        (
            Person,
            "SMITH, Prof. Dr. Ann",
            vec![("smith", Plain), ("prof", Context), ("dr", Context), ("ann", Plain)],
        ),
        (Person, "KHAN, Major", vec![("khan", Plain), ("major", Plain)]),
        (Person, "Osama bin Laden", vec![("osama", Plain), ("bin", Particle), ("laden", Plain)]),
        (
            Person,
            "Payment to Ivan Petrov ref 20391",
            vec![
                ("payment", Context),
                ("to", Context),
                ("ivan", Plain),
                ("petrov", Plain),
                ("ref", Context),
                ("20391", Context),
            ],
        ),
        (Entity, "Siemens AG", vec![("siemens", Plain), ("ag", LegalForm)]),
        (Entity, "OOO Romashka", vec![("ooo", LegalForm), ("romashka", Plain)]),
        (
            Entity,
            "Bank of Intl Trade",
            vec![("bank", Generic), ("of", Stop), ("intl", Generic), ("trade", Generic)],
        ),
        (Entity, "Brigade Forty 24", vec![("brigade", Generic), ("40", Number), ("24", Number)]),
        (Unknown, "Orion Shipping", vec![("orion", Plain), ("shipping", Generic)]),
    ] {
        let analysed = analyse(name, kind);
        let words: Vec<(&str, Role)> =
            analysed.words.iter().map(|word| (word.text.as_str(), word.role)).collect();
        assert_eq!(words, expected, "{name}");
    }
}

#[test]
fn every_span_covers_words_that_exist_and_scoring_knows_it() {
    for (kind, name) in NAMES {
        let analysed = analyse(name, *kind);
        let all = all_words(analysed.words.len());
        assert_eq!(analysed.shape.spans.len(), analysed.spans.len(), "{name}");
        assert_eq!(analysed.shape.weights.len(), analysed.words.len(), "{name}");
        for span in &analysed.spans {
            assert!(span.words != 0 && span.words & !all == 0 && !span.text.is_empty(), "{name}: {span:?}");
        }
    }
}

#[test]
fn a_text_of_too_many_words_is_bounded_and_said() {
    let text = "word ".repeat(5000);
    let analysed = analyse(&text, Person);
    assert_eq!((analysed.words.len(), analysed.overflow), (MAX_WORDS, 5000 - MAX_WORDS));
}

proptest::proptest! {
    #[test]
    fn any_text_is_analysed_alike_twice(text in "\\PC{0,60}", code in 0usize..4) {
        let kind = [Person, Entity, Vessel, Unknown][code];
        let analysed = analyse(&text, kind);
        proptest::prop_assert_eq!(&analysed, &analyse(&text, kind));
        proptest::prop_assert!(analysed.words.len() <= MAX_WORDS);
        let all = all_words(analysed.words.len());
        proptest::prop_assert!(analysed.spans.iter().all(|span| span.words != 0 && span.words & !all == 0));
    }
}
