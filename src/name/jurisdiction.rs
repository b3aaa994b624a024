//! Where a legal form is at home: `GmbH` and `OOO` are both limited companies, and no company is both.
//!
//! English forms are used to translate any other (`OOO Neftegaz`, `Neftegaz LLC`), so they fit everywhere; two forms of
//! different legal families fit only where a translator was free. Families are coarse on purpose: forms travel inside
//! them (`S.A.` from France to Mexico, `d.o.o.` from Slovenia to Bosnia). Own table; forms after ISO 20275:2017 (the
//! entity legal forms list).

/// A family of legal forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Jurisdiction {
    /// English words, used in translation everywhere: Ltd, LLC, PLC, Company.
    Any,
    /// The United States: Inc, Corp.
    American,
    /// Romance countries: SA, SARL, `SpA`, Ltda, SA de CV.
    Romance,
    /// German, Dutch and Nordic forms: `GmbH`, AG, BV, AB, Oy.
    Germanic,
    /// Slavic countries: OOO, AO, d.o.o., sp. z o.o., s.r.o.
    Slavic,
    /// Turkey: A.S., Ltd Sti.
    Turkish,
    /// The Arab states: FZE, WLL, BSC, DMCC.
    Arab,
    /// East and South-East Asia: Sdn Bhd, Tbk, K.K., youxian gongsi.
    Asian,
}

const AMERICAN: &[&str] = &["corp", "corporation", "inc", "incorporated", "pllc"];
const ROMANCE: &[&str] = &[
    "anonima",
    "anonyme",
    "ca",
    "cia",
    "cv",
    "eireli",
    "eirl",
    "epe",
    "eurl",
    "limitada",
    "ltda",
    "responsabilidad",
    "responsabilita",
    "responsabilite",
    "rl",
    "sa",
    "sab",
    "sac",
    "sapi",
    "sarl",
    "sas",
    "sasu",
    "sau",
    "sca",
    "snc",
    "sociedad",
    "sociedade",
    "societa",
    "societe",
    "spa",
    "srl",
];
const GERMANIC: &[&str] = &[
    "ab",
    "aktiengesellschaft",
    "aktiebolag",
    "aps",
    "bv",
    "bvba",
    "cvba",
    "gesellschaft",
    "gmbh",
    "kg",
    "kgaa",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "oyj",
    "stichting",
    "ug",
    "vennootschap",
];
const SLAVIC: &[&str] = &[
    "ad",
    "aktsionernoe",
    "aktsionerno",
    "aktsionernoye",
    "ao",
    "chup",
    "dd",
    "doo",
    "dooel",
    "ead",
    "eood",
    "jdoo",
    "oao",
    "obshchestvo",
    "ood",
    "ooo",
    "otvetstvennostyu",
    "pao",
    "prat",
    "pat",
    "spolka",
    "sro",
    "tov",
    "too",
    "tzov",
    "zao",
    "zoo",
];
const TURKISH: &[&str] = &["anonim", "sirketi", "sti"];
const ARAB: &[&str] =
    &["bsc", "dmcc", "fz", "fzc", "fzco", "fze", "ksc", "kscc", "psc", "qsc", "saoc", "saog", "wll"];
const ASIAN: &[&str] =
    &["berhad", "bhd", "gongsi", "hoesa", "kabushiki", "kaisha", "perseroan", "pt", "sdn", "tbk", "youxian"];

/// The family of a legal form, given by its folded words.
pub(crate) fn of(words: &[&str]) -> Jurisdiction {
    // Letters written apart are one word: `S.A. de C.V.`
    let mut pieces = vec![words.concat()];
    let mut letters = false;
    for word in words {
        let letter = word.len() == 1;
        match pieces.last_mut() {
            Some(last) if letter && letters => last.push_str(word),
            _ => pieces.push((*word).to_owned()),
        }
        letters = letter;
    }
    let names = |table: &[&str]| pieces.iter().any(|piece| table.contains(&piece.as_str()));
    for (table, jurisdiction) in [
        (TURKISH, Jurisdiction::Turkish),
        (ARAB, Jurisdiction::Arab),
        (ASIAN, Jurisdiction::Asian),
        (SLAVIC, Jurisdiction::Slavic),
        (GERMANIC, Jurisdiction::Germanic),
        (ROMANCE, Jurisdiction::Romance),
        (AMERICAN, Jurisdiction::American),
    ] {
        if names(table) {
            return jurisdiction;
        }
    }
    Jurisdiction::Any
}

impl Jurisdiction {
    /// One letter, as it stands in a span's text.
    pub(crate) fn code(self) -> char {
        match self {
            Self::Any => '*',
            Self::American => 'u',
            Self::Romance => 'r',
            Self::Germanic => 'g',
            Self::Slavic => 's',
            Self::Turkish => 't',
            Self::Arab => 'a',
            Self::Asian => 'e',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_at_home_where_they_are_registered() {
        for (form, jurisdiction) in [
            ("ltd", Jurisdiction::Any),
            ("joint stock company", Jurisdiction::Any),
            ("inc", Jurisdiction::American),
            ("s a de c v", Jurisdiction::Romance),
            ("s a", Jurisdiction::Romance),
            ("gmbh co kg", Jurisdiction::Germanic),
            ("b v", Jurisdiction::Germanic),
            ("d o o", Jurisdiction::Slavic),
            ("obshchestvo s ogranichennoi otvetstvennostyu", Jurisdiction::Slavic),
            ("ltd sti", Jurisdiction::Turkish),
            ("fz llc", Jurisdiction::Arab),
            ("sdn bhd", Jurisdiction::Asian),
            ("youxian gongsi", Jurisdiction::Asian),
        ] {
            let words: Vec<&str> = form.split(' ').collect();
            assert_eq!(of(&words), jurisdiction, "{form}");
        }
    }
}
