//! Legal forms of organisations in many jurisdictions, found among a name's tokens.
//!
//! `S.A.P.I. de C.V.`, `GmbH`, `OOO`, `Public Joint Stock Company` say what kind of body a name belongs to, not which one.
//! Table: `data/legal_forms.tsv`, a row per written form in its folded tokens. Classes are coarse, because forms are
//! translated loosely (`OOO` becomes `Ltd`, `LLC` or `Co Ltd`). Short forms that are also words (`as`, `se`, `up`) are
//! in the table: the caller asks only where a form may stand, normally at either end of an organisation's name.

use std::sync::LazyLock;

use super::phrases::Phrases;

/// The kind of body a legal form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum LegalForm {
    /// Limited liability: Ltd, LLC, `GmbH`, SARL, OOO, Sdn Bhd.
    Limited,
    /// Shares: AG, SA, PLC, JSC, PAO, A/S.
    JointStock,
    /// LLP, KG, `GmbH & Co KG`, VOF.
    Partnership,
    /// Cooperatives and mutuals.
    Cooperative,
    /// Foundations, associations and charities.
    Foundation,
    /// A business body of no stated liability: Inc, Corp, Co, Group, Holding.
    Company,
    /// State and municipal enterprises: FGUP, GUP.
    State,
}

impl LegalForm {
    /// A short code of the class, as used in keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Limited => "limited",
            Self::JointStock => "joint-stock",
            Self::Partnership => "partnership",
            Self::Cooperative => "cooperative",
            Self::Foundation => "foundation",
            Self::Company => "company",
            Self::State => "state",
        }
    }

    /// The class of a code.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        let all = [
            Self::Limited,
            Self::JointStock,
            Self::Partnership,
            Self::Cooperative,
            Self::Foundation,
            Self::Company,
            Self::State,
        ];
        all.into_iter().find(|f| f.code() == code)
    }

    /// Whether two forms may be two spellings of one body's form: equal classes, or one of them unspecific
    /// ([`LegalForm::Company`]), or limited against joint-stock (`有限公司`, `Co., Ltd` stand for both).
    #[must_use]
    pub fn may_equal(self, other: Self) -> bool {
        let shares = |f| matches!(f, Self::Limited | Self::JointStock | Self::Company | Self::State);
        self == other || shares(self) && shares(other) || self == Self::Company || other == Self::Company
    }
}

const TABLE: &str = include_str!("data/legal_forms.tsv");

static FORMS: LazyLock<Phrases<LegalForm>> =
    LazyLock::new(|| Phrases::of(TABLE, |code| LegalForm::from_code(code).expect("a known class")));

/// The longest legal form that begins at token `at`: how many tokens it takes, and its class.
///
/// Tokens are folded and without punctuation (`s`, `p`, `a` for `S.p.A.`, or `spa`). Cost: one look-up for a token that
/// begins no form.
///
/// ```
/// use interdict::name::legal_form::{LegalForm, find};
/// assert_eq!(find(&["rosneft", "joint", "stock", "company"], 1), Some((3, LegalForm::JointStock)));
/// assert_eq!(find(&["rosneft"], 0), None);
/// ```
#[must_use]
pub fn find(tokens: &[&str], at: usize) -> Option<(usize, LegalForm)> {
    FORMS.find(tokens, at)
}

/// The longest legal form that ends the tokens: where it begins, and its class.
///
/// ```
/// use interdict::name::legal_form::{LegalForm, find_at_end};
/// assert_eq!(find_at_end(&["siemens", "gmbh", "co", "kg"]), Some((1, LegalForm::Partnership)));
/// ```
#[must_use]
pub fn find_at_end(tokens: &[&str]) -> Option<(usize, LegalForm)> {
    /// No row has more tokens.
    const LONGEST: usize = 8;
    (tokens.len().saturating_sub(LONGEST)..tokens.len()).find_map(|at| match find(tokens, at) {
        Some((len, class)) if at + len == tokens.len() => Some((at, class)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_longest_first() {
        let table = [
            ("x s a p i de c v", 7, LegalForm::JointStock),
            ("x s a", 2, LegalForm::JointStock),
            ("x sa de cv", 3, LegalForm::JointStock),
            ("x gmbh", 1, LegalForm::Limited),
            ("x gmbh co kg", 3, LegalForm::Partnership),
            ("x public joint stock company", 4, LegalForm::JointStock),
            ("x co ltd", 2, LegalForm::Limited),
            ("x sdn bhd", 2, LegalForm::Limited),
            ("x d o o", 3, LegalForm::Limited),
            ("x sp z o o", 4, LegalForm::Limited),
            ("x pty ltd", 2, LegalForm::Limited),
            ("x obshchestvo s ogranichennoi otvetstvennostyu", 4, LegalForm::Limited),
            ("x llp", 1, LegalForm::Partnership),
            ("x fz llc", 2, LegalForm::Limited),
            ("x inc", 1, LegalForm::Company),
            ("x stichting", 1, LegalForm::Foundation),
            ("x fgup", 1, LegalForm::State),
        ];
        for (name, len, class) in table {
            let tokens: Vec<&str> = name.split(' ').collect();
            assert_eq!(find(&tokens, 1), Some((len, class)), "{name}");
            assert_eq!(find_at_end(&tokens), Some((1, class)), "{name}");
        }
        assert_eq!(find(&["acme"], 0), None);
        assert_eq!(find(&[], 0), None);
        assert_eq!(find(&["ltd"], 5), None);
        assert_eq!(find_at_end(&[]), None);
    }

    #[test]
    fn table_is_large_and_within_the_longest() {
        let forms = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rows: Vec<usize> =
            forms.map(|line| line.split('\t').next().unwrap().split(' ').count()).collect();
        assert!(rows.len() >= 250, "{}", rows.len());
        assert!(rows.iter().all(|&n| n <= 8));
    }
}
