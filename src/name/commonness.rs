//! How common a part of a person's name is in the world: common parts weigh less in a comparison.
//!
//! In goes one folded word, out comes its class ([`commonness`]). One hand-kept table, folded:
//! `data/common_name_parts.txt`, given and family names of all regions in three classes. A class is a judgement of what
//! censuses and civil registers publish (United States Census 2010 and SSA, INE of Spain, IBGE of Brazil, INSEE of
//! France, South Korea's census and others), not a figure copied from one of them.
//!
//! Every spelling in use is a word of its own (`mohammed`, `mohamed`, `mohd`): nothing is derived here, neither
//! other romanisations nor feminine forms. Weights must never come from the lists loaded, or a score would change
//! with them; this table is part of the program and versioned with it. What a class weighs is the business of
//! `weight`, which names stand for each other that of [`variant`](super::variant).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How common a name part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Commonness {
    /// Not in the table.
    Rare,
    /// A usual given or family name of some country, borne by tens of thousands: Lindqvist, Okonkwo, Tikhonov.
    Known,
    /// Borne by hundreds of thousands.
    Common,
    /// Borne by millions: Mohammed, Wang, Ivanov, Maria.
    VeryCommon,
}

const TABLE: &str = include_str!("data/common_name_parts.txt");

static WORDS: LazyLock<FxHashMap<&'static str, Commonness>> = LazyLock::new(|| classed(TABLE).collect());

/// The words of a table, its comments left out.
fn words(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' '))
}

/// The words of a table with the class whose line stands above them.
fn classed(table: &str) -> impl Iterator<Item = (&str, Commonness)> {
    let mut class = Commonness::Rare;
    words(table).filter_map(move |word| {
        class = match word {
            "very-common:" => Commonness::VeryCommon,
            "common:" => Commonness::Common,
            "known:" => Commonness::Known,
            _ => return Some((word, class)),
        };
        None
    })
}

/// How common a folded word is as a part of persons' names; unknown words are rare. One look-up.
///
/// ```
/// use interdict::name::commonness::{Commonness, commonness};
/// assert_eq!(commonness("mohammed"), Commonness::VeryCommon);
/// assert_eq!(commonness("bondarenko"), Commonness::Common);
/// assert_eq!(commonness("lindqvist"), Commonness::Known);
/// assert_eq!(commonness("guangzong"), Commonness::Rare);
/// ```
#[must_use]
pub fn commonness(word: &str) -> Commonness {
    WORDS.get(word).copied().unwrap_or(Commonness::Rare)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VERY_COMMON: &str = "ivanov ivanova maria wang ali singh smith garcia silva jose mohammed mohamed ahmed hussein \
        fatima kumar khan nguyen tran kim lee sergey elena juan michel giuseppe mehmet aisha kuznetsov";
    const COMMON: &str = "kowalska bondarenko yilmaz novak popescu horvat schneider jansen rossi dubois ferrari perera \
        johansson korhonen suzuki tanaka diallo ouedraogo mensah dlamini okafor tesfaye mbuyi shrestha quispe \
        siregar otaibi ghorbani khoury mizrahi chowdhury somchai hoxha papadopoulos aliyev petrovic";
    const KNOWN: &str = "lindqvist kazlauskas berzins saarinen haugland vestergaard dijkstra odriscoll szczepaniak \
        blazek zivkovic krasniqi karagiannis kharitonov avetisyan maisuradze tursunov zhumabayev georgiou \
        tabatabaei tarawneh trabelsi benjelloun rabinovich durrani habibullah howlader venkatesan bhattarai \
        wickremesinghe xiaodong guoliang jiwon takizawa ichiro kritsada sihombing macapagal olufunmilayo nwosu \
        ofori wanjiru gebremedhin abdirahman mukamana tshabalala oosthuizen sidibe kouassi kalonji mwale";
    const RARE: &str = "putinov xiaoruizhi guangzong featherstonehaugh cumberbatch rachmaninoff solzhenitsyn \
        tchaikovsky kierkegaard wittgenstein buonarroti nebuchadnezzar hammarskjold szymborska zarkvonin \
        quennerby abdulmuzaffarovich ostrogradsky brzozogaj mbuyinganwe vorontsoff leeuwenhoek schwarzenegger \
        pirandello tsiolkovsky yamanoguchi";

    #[test]
    fn classes() {
        let samples = [
            (VERY_COMMON, Commonness::VeryCommon),
            (COMMON, Commonness::Common),
            (KNOWN, Commonness::Known),
            (RARE, Commonness::Rare),
        ];
        for (words, class) in samples {
            for word in words.split_whitespace() {
                assert_eq!(commonness(word), class, "{word}");
            }
        }
        for word in ["", " ", "very-common:", "known:", "#", "Maria"] {
            assert_eq!(commonness(word), Commonness::Rare, "{word}");
        }
        assert!(Commonness::Rare < Commonness::Known && Commonness::Known < Commonness::Common);
        assert!(Commonness::Common < Commonness::VeryCommon);
    }

    #[test]
    fn shape_of_the_table() {
        let all: Vec<_> = classed(TABLE).collect();
        assert!(all.len() >= 20_000, "{}", all.len());
        assert_eq!(all.len(), WORDS.len(), "a word stands twice");
        for pair in all.windows(2) {
            let [(a, class), (b, next)] = pair else { unreachable!("windows of two") };
            assert!(if class == next { a < b } else { class > next }, "{a} {b}");
        }
        for (word, class) in &all {
            assert!(!word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()), "{word:?}");
            assert!(*class > Commonness::Rare, "{word} stands above the first class");
        }
        let of = |class| all.iter().filter(|(_, c)| *c == class).count();
        assert!(of(Commonness::VeryCommon) < 500, "millions bear few names");
        assert!(of(Commonness::Common) < of(Commonness::Known));
    }

    proptest! {
        #[test]
        fn any_text_has_a_class(text in ".*") {
            prop_assert!(commonness(&text) >= Commonness::Rare);
        }
    }
}
