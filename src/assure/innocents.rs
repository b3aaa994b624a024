//! Made parties, for who brings no file of parties known to be innocent.
//!
//! Common given and family names of one culture are put together, and words of trade to companies. Their weakness: every
//! part is common, and one in ten has a name that some listed person may have as well, while a real file has its own
//! countries, its rare names and its errors. So they show how alerts change with the threshold, not how many a real file
//! will raise.

use crate::designation::EntityKind;
use crate::party::Counterparty;

use super::random::Random;
use super::subject::party;

/// Common names of a culture.
struct Culture {
    given: [&'static str; 12],
    family: [&'static str; 14],
}

/// Cultures in turn, about as often as their names are met in the files of an international house.
const CULTURES: [Culture; 9] = [
    Culture {
        given: [
            "James", "Mary", "Robert", "Patricia", "John", "Jennifer", "Michael", "Linda", "David", "Susan",
            "Emma", "Oliver",
        ],
        family: [
            "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "Wilson", "Taylor", "Clark",
            "Walker", "Wright", "Hughes", "Bennett",
        ],
    },
    Culture {
        given: [
            "Hans", "Anna", "Peter", "Ursula", "Thomas", "Sabine", "Stefan", "Monika", "Andreas", "Petra",
            "Jan", "Lena",
        ],
        family: [
            "Müller",
            "Schmidt",
            "Schneider",
            "Fischer",
            "Weber",
            "Meyer",
            "Wagner",
            "Becker",
            "Hoffmann",
            "Koch",
            "Richter",
            "Klein",
            "Wolf",
            "Lehmann",
        ],
    },
    Culture {
        given: [
            "Jean", "Marie", "Pierre", "Nathalie", "Michel", "Isabelle", "Philippe", "Sylvie", "Alain",
            "Camille", "Luc", "Claire",
        ],
        family: [
            "Martin", "Bernard", "Dubois", "Thomas", "Robert", "Petit", "Durand", "Leroy", "Moreau", "Simon",
            "Laurent", "Lefebvre", "Girard", "Bonnet",
        ],
    },
    Culture {
        given: [
            "Jose", "Maria", "Juan", "Carmen", "Carlos", "Ana", "Luis", "Laura", "Jorge", "Elena", "Miguel",
            "Lucia",
        ],
        family: [
            "Garcia",
            "Rodriguez",
            "Martinez",
            "Hernandez",
            "Lopez",
            "Gonzalez",
            "Perez",
            "Sanchez",
            "Ramirez",
            "Torres",
            "Flores",
            "Rivera",
            "Gomez",
            "Diaz",
        ],
    },
    Culture {
        given: [
            "Ivan", "Olga", "Sergei", "Elena", "Andrei", "Natalia", "Alexei", "Irina", "Dmitri", "Tatiana",
            "Mikhail", "Anna",
        ],
        family: [
            "Ivanov",
            "Smirnov",
            "Kuznetsov",
            "Popov",
            "Vasiliev",
            "Petrov",
            "Sokolov",
            "Mikhailov",
            "Novikov",
            "Fedorov",
            "Morozov",
            "Volkov",
            "Lebedev",
            "Egorov",
        ],
    },
    Culture {
        given: [
            "Mohammed", "Fatima", "Ahmed", "Aisha", "Omar", "Khadija", "Hassan", "Maryam", "Ali", "Zainab",
            "Yusuf", "Layla",
        ],
        family: [
            "Al-Harbi",
            "Hussein",
            "Al-Otaibi",
            "Mansour",
            "Saleh",
            "Haddad",
            "Khoury",
            "Abdullah",
            "Nasser",
            "Rahman",
            "Ibrahim",
            "Farouk",
            "Sharif",
            "Najjar",
        ],
    },
    Culture {
        given: [
            "Wei", "Fang", "Ming", "Li", "Jun", "Xiaoyan", "Jianguo", "Hong", "Guoqiang", "Yan", "Zhiwei",
            "Mei",
        ],
        family: [
            "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Ma",
            "Zhu",
        ],
    },
    Culture {
        given: [
            "Rahul", "Priya", "Amit", "Anjali", "Sanjay", "Sunita", "Vijay", "Lakshmi", "Ravi", "Deepa",
            "Arun", "Kavita",
        ],
        family: [
            "Sharma", "Patel", "Singh", "Kumar", "Gupta", "Reddy", "Iyer", "Nair", "Joshi", "Mehta", "Rao",
            "Das", "Chopra", "Verma",
        ],
    },
    Culture {
        given: [
            "Min-jun", "Seo-yeon", "Hiroshi", "Yuki", "Kenji", "Sakura", "Ji-hoon", "Soo-jin", "Nguyen",
            "Linh", "Tuan", "Mai",
        ],
        family: [
            "Kim", "Lee", "Park", "Choi", "Jung", "Sato", "Suzuki", "Tanaka", "Watanabe", "Ito", "Tran",
            "Le", "Pham", "Hoang",
        ],
    },
];

const BRANDS: [&str; 24] = [
    "Alder",
    "Beacon",
    "Cobalt",
    "Delta",
    "Everest",
    "Falcon",
    "Granite",
    "Harbour",
    "Ivory",
    "Juniper",
    "Kestrel",
    "Lotus",
    "Meridian",
    "Northwind",
    "Orchid",
    "Pioneer",
    "Quartz",
    "Redwood",
    "Summit",
    "Tulip",
    "Unity",
    "Vertex",
    "Willow",
    "Zenith",
];
const TRADES: [&str; 16] = [
    "Foods",
    "Logistics",
    "Textiles",
    "Engineering",
    "Software",
    "Trading",
    "Shipping",
    "Pharma",
    "Motors",
    "Construction",
    "Electronics",
    "Consulting",
    "Energy",
    "Metals",
    "Furniture",
    "Travel",
];
const FORMS: [&str; 8] = ["Ltd", "GmbH", "LLC", "S.A.", "Inc", "Pvt Ltd", "Co., Ltd.", "B.V."];

/// A made party by its number: three in four a person, the others companies. The same for the same seed and number.
#[must_use]
pub fn innocent(seed: u64, number: usize) -> Counterparty {
    let mut random = Random::of(seed, &["innocent", &number.to_string()]);
    let pick = |random: &mut Random, list: &[&'static str]| random.pick(list).unwrap_or_default();
    if random.below(4) == 0 {
        let name = [&BRANDS[..], &TRADES, &FORMS].map(|words| pick(&mut random, words)).join(" ");
        return party(name, EntityKind::Entity);
    }
    let culture = &CULTURES[random.below(CULTURES.len())];
    let given = pick(&mut random, &culture.given);
    let middle = if random.below(4) == 0 { pick(&mut random, &culture.given) } else { "" };
    let family = pick(&mut random, &culture.family);
    let middle = if middle == given { "" } else { middle };
    let name =
        [given, middle, family].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    party(name, EntityKind::Person)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn parties_are_made_by_seed_and_number() {
        let names = |seed| -> Vec<String> {
            (0..1000).map(|number| innocent(seed, number).names[0].text.clone()).collect()
        };
        assert_eq!(names(1), names(1));
        assert_ne!(names(1), names(2));
        let distinct: BTreeSet<String> = names(1).into_iter().collect();
        assert!(distinct.len() > 700, "{}", distinct.len());
        let companies = (0..1000).filter(|&number| innocent(1, number).kind == EntityKind::Entity).count();
        assert!((200..300).contains(&companies), "{companies}");
    }
}
