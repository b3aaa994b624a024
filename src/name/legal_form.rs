//! Legal forms of organisations in many jurisdictions, found among a name's tokens.
//!
//! `S.A.P.I. de C.V.`, `GmbH`, `OOO`, `Public Joint Stock Company` say what kind of body a name belongs to, not which one.
//! Table: `data/legal_forms.tsv`, a row per written form in its folded tokens. Classes are coarse, because forms are
//! translated loosely (`OOO` becomes `Ltd`, `LLC` or `Co Ltd`). Short forms that are also words (`as`, `se`, `up`) are
//! in the table: the caller asks only where a form may stand, normally at either end of an organisation's name.
//!
//! Words of structure and trade (`group`, `holding`, `trust`, `enterprises`, `international`) are no forms: two bodies of
//! one family differ in them. They stand in the table only inside a form (`unitary enterprise`, `charitable trust`).
//!
//! Sources: ISO 20275:2017 (entity legal forms), the companies acts of the countries named, the habits of their registers.

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
    /// Bodies without profit: foundations, associations, charities, autonomous non-commercial organisations (ANO).
    Foundation,
    /// A business body of no stated liability: Inc, Corp, Co, and the sole trader's forms.
    Company,
    /// Enterprises and institutions of the state and its municipalities: FGUP, GUP, FGBU.
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
    /// ([`LegalForm::Company`]), or limited against joint-stock (`有限公司`, `Co., Ltd` stand for both). A foundation is
    /// never a limited company, but it may be a [`LegalForm::Company`]: `مؤسسة` is a foundation and an establishment.
    ///
    /// ```
    /// use interdict::name::legal_form::LegalForm;
    /// assert!(LegalForm::Company.may_equal(LegalForm::Limited));
    /// assert!(!LegalForm::Foundation.may_equal(LegalForm::Limited));
    /// ```
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
    fn forms_of_many_jurisdictions_have_their_class() {
        use LegalForm::{Company, Cooperative, Foundation, JointStock, Limited, Partnership, State};
        let table = [
            ("uk", "ltd", Limited),
            ("uk", "private limited company", Limited),
            ("uk", "limited", Limited),
            ("wales", "cyfyngedig", Limited),
            ("ireland", "teoranta", Limited),
            ("ireland", "designated activity company", Limited),
            ("us", "llc", Limited),
            ("us", "limited liability company", Limited),
            ("india", "pvt ltd", Limited),
            ("india", "opc private limited", Limited),
            ("pakistan", "smc pvt ltd", Limited),
            ("singapore", "pte ltd", Limited),
            ("malaysia", "sdn bhd", Limited),
            ("australia", "pty ltd", Limited),
            ("south africa", "proprietary limited", Limited),
            ("south africa", "edms bpk", Limited),
            ("nigeria", "ltd gte", Limited),
            ("germany", "gmbh", Limited),
            ("germany", "gesellschaft mit beschrankter haftung", Limited),
            ("germany", "ug haftungsbeschrankt", Limited),
            ("austria", "ges m b h", Limited),
            ("switzerland", "sagl", Limited),
            ("france", "sarl", Limited),
            ("france", "eurl", Limited),
            ("france", "societe a responsabilite limitee", Limited),
            ("morocco", "sarl au", Limited),
            ("tunisia", "suarl", Limited),
            ("belgium", "bvba", Limited),
            ("belgium", "sprl", Limited),
            ("netherlands", "b v", Limited),
            ("italy", "s r l", Limited),
            ("italy", "srl unipersonale", Limited),
            ("spain", "sociedad limitada", Limited),
            ("spain", "s l u", Limited),
            ("mexico", "s de rl de cv", Limited),
            ("peru", "s r l", Limited),
            ("colombia", "ltda", Limited),
            ("brazil", "limitada", Limited),
            ("portugal", "unipessoal lda", Limited),
            ("denmark", "aps", Limited),
            ("denmark", "selskab med begraenset ansvar", Limited),
            ("iceland", "ehf", Limited),
            ("iceland", "einkahlutafelag", Limited),
            ("estonia", "osauhing", Limited),
            ("latvia", "sia", Limited),
            ("lithuania", "uab", Limited),
            ("lithuania", "mazoji bendrija", Limited),
            ("poland", "sp z o o", Limited),
            ("poland", "spolka z ograniczona odpowiedzialnoscia", Limited),
            ("czechia", "s r o", Limited),
            ("slovakia", "spol s r o", Limited),
            ("hungary", "kft", Limited),
            ("romania", "societate cu raspundere limitata", Limited),
            ("croatia", "j d o o", Limited),
            ("serbia", "d o o", Limited),
            ("north macedonia", "dooel", Limited),
            ("slovenia", "druzba z omejeno odgovornostjo", Limited),
            ("albania", "shpk", Limited),
            ("bulgaria", "eood", Limited),
            ("greece", "e p e", Limited),
            ("greece", "ike", Limited),
            ("turkey", "ltd sti", Limited),
            ("turkey", "limited sirketi", Limited),
            ("russia", "ooo", Limited),
            ("russia", "obshchestvo s ogranichennoi otvetstvennostiu", Limited),
            ("ukraine", "tov", Limited),
            ("ukraine", "tovarystvo z obmezhenoyu vidpovidalnistyu", Limited),
            ("belarus", "odo", Limited),
            ("kazakhstan", "too", Limited),
            ("kazakhstan", "zhshs", Limited),
            ("kyrgyzstan", "osoo", Limited),
            ("uzbekistan", "mchj", Limited),
            ("tajikistan", "chdmm", Limited),
            ("azerbaijan", "mmc", Limited),
            ("georgia", "shps", Limited),
            ("armenia", "sahmanapak pataskhanatvutyamb ynkerutyun", Limited),
            ("emirates", "fz llc", Limited),
            ("emirates", "free zone establishment", Limited),
            ("kuwait", "w l l", Limited),
            ("saudi arabia", "dhat masuliya mahduda", Limited),
            ("iran", "ba masouliat mahdoud", Limited),
            ("vietnam", "cong ty tnhh mtv", Limited),
            ("china", "youxian zeren gongsi", Limited),
            ("japan", "godo kaisha", Limited),
            ("korea", "yuhan hoesa", Limited),
            ("thailand", "chamkat", Limited),
            ("israel", "be eravon mugbal", Limited),
            ("canada", "limitee", Limited),
            ("laos", "sole co ltd", Limited),
            ("uk", "plc", JointStock),
            ("uk", "public limited company", JointStock),
            ("germany", "ag", JointStock),
            ("germany", "aktiengesellschaft", JointStock),
            ("france", "societe anonyme", JointStock),
            ("france", "sas", JointStock),
            ("france", "sasu", JointStock),
            ("luxembourg", "sicav", JointStock),
            ("italy", "spa", JointStock),
            ("italy", "societa per azioni", JointStock),
            ("spain", "s a u", JointStock),
            ("mexico", "sab de cv", JointStock),
            ("mexico", "s a p i de c v", JointStock),
            ("venezuela", "compania anonima", JointStock),
            ("portugal", "sgps", JointStock),
            ("sweden", "aktiebolag", JointStock),
            ("sweden", "ab publ", JointStock),
            ("norway", "asa", JointStock),
            ("denmark", "aktieselskab", JointStock),
            ("finland", "oyj", JointStock),
            ("poland", "prosta spolka akcyjna", JointStock),
            ("czechia", "akciova spolecnost", JointStock),
            ("hungary", "zrt", JointStock),
            ("romania", "societate pe actiuni", JointStock),
            ("serbia", "akcionarsko drustvo", JointStock),
            ("bulgaria", "ead", JointStock),
            ("greece", "anonymi etaireia", JointStock),
            ("turkey", "anonim sirketi", JointStock),
            ("russia", "pao", JointStock),
            ("russia", "publichnoe aktsionernoe obshchestvo", JointStock),
            ("russia", "aktsionernoye obshchestvo", JointStock),
            ("ukraine", "prat", JointStock),
            ("ukraine", "pryvatne aktsionerne tovarystvo", JointStock),
            ("kazakhstan", "aktsionerlik qogamy", JointStock),
            ("uzbekistan", "aksiyadorlik jamiyati", JointStock),
            ("azerbaijan", "aciq sehmdar cemiyyeti", JointStock),
            ("georgia", "saaktsio sazogadoeba", JointStock),
            ("iran", "sahami khass", JointStock),
            ("egypt", "s a e", JointStock),
            ("lebanon", "s a l", JointStock),
            ("lebanon", "sal offshore", JointStock),
            ("oman", "saog", JointStock),
            ("qatar", "q p s c", JointStock),
            ("bahrain", "b s c closed", JointStock),
            ("indonesia", "pt tbk", JointStock),
            ("thailand", "mahachon", JointStock),
            ("vietnam", "cong ty co phan", JointStock),
            ("china", "gufen youxian gongsi", JointStock),
            ("japan", "kabushiki kaisha", JointStock),
            ("korea", "jusik hoesa", JointStock),
            ("uk", "llp", Partnership),
            ("scotland", "scottish limited partnership", Partnership),
            ("germany", "gmbh und co kg", Partnership),
            ("germany", "gbr", Partnership),
            ("germany", "partg mbb", Partnership),
            ("austria", "og", Partnership),
            ("france", "societe en nom collectif", Partnership),
            ("luxembourg", "scsp", Partnership),
            ("netherlands", "vof", Partnership),
            ("italy", "snc", Partnership),
            ("spain", "sociedad colectiva", Partnership),
            ("mexico", "s en c de c v", Partnership),
            ("poland", "sp k", Partnership),
            ("czechia", "verejna obchodni spolecnost", Partnership),
            ("sweden", "handelsbolag", Partnership),
            ("finland", "avoin yhtio", Partnership),
            ("greece", "o e", Partnership),
            ("turkey", "kollektif sirketi", Partnership),
            ("russia", "polnoe tovarishchestvo", Partnership),
            ("indonesia", "persekutuan komanditer", Partnership),
            ("malaysia", "plt", Partnership),
            ("china", "youxian hehuo qiye", Partnership),
            ("japan", "gomei kaisha", Partnership),
            ("israel", "shutafut mugbelet", Partnership),
            ("iran", "tazamoni", Partnership),
            ("uk", "co operative society", Cooperative),
            ("kenya", "sacco", Cooperative),
            ("germany", "eingetragene genossenschaft", Cooperative),
            ("france", "scop", Cooperative),
            ("italy", "soc coop a r l", Cooperative),
            ("spain", "sociedad cooperativa", Cooperative),
            ("portugal", "crl", Cooperative),
            ("finland", "osuuskunta", Cooperative),
            ("poland", "spoldzielnia", Cooperative),
            ("turkey", "kooperatifi", Cooperative),
            ("iran", "sherkat taavoni", Cooperative),
            ("vietnam", "hop tac xa", Cooperative),
            ("japan", "kyodo kumiai", Cooperative),
            ("uk", "charitable incorporated organisation", Foundation),
            ("us", "nonprofit corporation", Foundation),
            ("germany", "e v", Foundation),
            ("germany", "gemeinnutzige stiftung", Foundation),
            ("netherlands", "stichting", Foundation),
            ("belgium", "vzw", Foundation),
            ("italy", "onlus", Foundation),
            ("mexico", "asociacion civil", Foundation),
            ("czechia", "zapsany spolek", Foundation),
            ("lithuania", "viesoji istaiga", Foundation),
            ("turkey", "vakfi", Foundation),
            ("russia", "ano", Foundation),
            ("russia", "avtonomnaya nekommercheskaya organizatsiya", Foundation),
            ("russia", "avtonomnaia nekommercheskaia organizatsiia", Foundation),
            ("russia", "autonomous non profit organization", Foundation),
            ("russia", "nekommercheskoe partnerstvo", Foundation),
            ("ukraine", "blahodiinyi fond", Foundation),
            ("iran", "bonyad", Foundation),
            ("saudi arabia", "muassasa khayriya", Foundation),
            ("india", "charitable trust", Foundation),
            ("indonesia", "yayasan", Foundation),
            ("china", "jijinhui", Foundation),
            ("japan", "ippan shadan hojin", Foundation),
            ("israel", "amuta", Foundation),
            ("south africa", "npc", Foundation),
            ("us", "inc", Company),
            ("us", "corp", Company),
            ("us", "incorporated", Company),
            ("uk", "unlimited company", Company),
            ("canada", "ulc", Company),
            ("emirates", "est", Company),
            ("emirates", "establishment", Company),
            ("germany", "e k", Company),
            ("netherlands", "eenmanszaak", Company),
            ("liechtenstein", "anstalt", Company),
            ("norway", "enkeltpersonforetak", Company),
            ("hungary", "egyeni vallalkozo", Company),
            ("slovenia", "samostojni podjetnik", Company),
            ("russia", "ip", Company),
            ("russia", "individualnyy predprinimatel", Company),
            ("ukraine", "fop", Company),
            ("belarus", "chtup", Company),
            ("kazakhstan", "jeke kasipker", Company),
            ("iran", "moasseseh", Company),
            ("vietnam", "dntn", Company),
            ("indonesia", "usaha dagang", Company),
            ("philippines", "one person corporation", Company),
            ("russia", "fgup", State),
            ("russia", "fgbu", State),
            ("russia", "federalnoe gosudarstvennoe unitarnoe predpriyatie", State),
            ("russia", "federal state unitary enterprise", State),
            ("russia", "gosudarstvennaya korporatsiya", State),
            ("belarus", "rup", State),
            ("kazakhstan", "rgp", State),
            ("ukraine", "derzhavne pidpryiemstvo", State),
            ("france", "etablissement public", State),
            ("spain", "empresa publica", State),
            ("czechia", "statni podnik", State),
            ("serbia", "javno preduzece", State),
            ("germany", "anstalt des offentlichen rechts", State),
            ("indonesia", "perum", State),
            ("philippines", "gocc", State),
            ("china", "guoyou duzi gongsi", State),
        ];
        let jurisdictions: std::collections::BTreeSet<&str> = table.iter().map(|row| row.0).collect();
        assert!(table.len() >= 120 && jurisdictions.len() >= 40);
        for (jurisdiction, form, class) in table {
            let name = format!("xylo {form}");
            let tokens: Vec<&str> = name.split(' ').collect();
            assert_eq!(find(&tokens, 1), Some((tokens.len() - 1, class)), "{jurisdiction}: {form}");
            assert_eq!(find_at_end(&tokens), Some((1, class)), "{jurisdiction}: {form}");
        }
    }

    #[test]
    fn words_of_structure_and_trade_are_no_forms() {
        let table = [
            "group",
            "groupe",
            "gruppa",
            "holding",
            "holdings",
            "enterprise",
            "enterprises",
            "international",
            "trust",
            "offshore",
            "partners",
            "agency",
            "establishments",
            "industries",
            "joint venture",
            "trading",
            "bank",
            "jituan",
            "ticaret",
            "sanayi",
            "brothers",
            "sons",
            "shipping",
            "rosneft",
            "and",
            "the",
            "first",
            "",
            "international inc",
            "group limited",
            "group co ltd",
            "holding company",
            "holdings ltd",
            "trust company",
            "group plc",
            "enterprises llc",
            "industries ltd",
            "partners llp",
            "offshore ltd",
            "agency inc",
        ];
        for name in table {
            let tokens: Vec<&str> = name.split(' ').collect();
            assert_eq!(find(&tokens, 0), None, "{name}");
        }
        // The form after such a word is a form still, and the word is none of it.
        assert_eq!(find_at_end(&["acme", "group", "limited"]), Some((2, LegalForm::Limited)));
        assert_eq!(find_at_end(&["acme", "international", "inc"]), Some((2, LegalForm::Company)));
        assert_eq!(find_at_end(&["acme", "holding", "company"]), Some((2, LegalForm::Company)));
        assert_eq!(find_at_end(&["acme", "holdings"]), None);
    }

    #[test]
    fn forms_that_may_be_one_body() {
        use LegalForm::{Company, Cooperative, Foundation, JointStock, Limited, Partnership, State};
        let all = [Limited, JointStock, Partnership, Cooperative, Foundation, Company, State];
        let may = [
            (Limited, JointStock),
            (Limited, Company),
            (Limited, State),
            (JointStock, Company),
            (JointStock, State),
            (Company, State),
            (Company, Partnership),
            (Company, Cooperative),
            (Company, Foundation),
        ];
        for a in all {
            for b in all {
                let want = a == b || may.contains(&(a, b)) || may.contains(&(b, a));
                assert_eq!(a.may_equal(b), want, "{a:?} {b:?}");
            }
            assert_eq!(LegalForm::from_code(a.code()), Some(a));
        }
        assert_eq!(LegalForm::from_code("none"), None);
    }

    #[test]
    fn table_is_large_well_formed_and_within_the_longest() {
        let rows: Vec<(&str, &str)> = TABLE
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split_once('\t').unwrap())
            .collect();
        assert!((1500..=2200).contains(&rows.len()), "{}", rows.len());
        let mut seen = std::collections::BTreeSet::new();
        for (form, class) in rows {
            assert!(seen.insert(form), "twice: {form}");
            assert!(LegalForm::from_code(class).is_some(), "{form}: {class}");
            assert!(form.split(' ').count() <= 8, "{form}");
            let token =
                |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            assert!(form.split(' ').all(token), "{form}");
        }
    }

    proptest::proptest! {
        /// Nothing panics, and a form lies within the tokens.
        #[test]
        fn any_tokens_are_read(
            tokens in proptest::collection::vec("(\\PC{0,6}|s|a|ltd|co|joint|stock|company|gmbh|kg)", 0..7),
            start in 0usize..8,
        ) {
            let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
            if let Some((len, _)) = find(&tokens, start) {
                proptest::prop_assert!(len > 0 && start + len <= tokens.len());
            }
            if let Some((at, class)) = find_at_end(&tokens) {
                proptest::prop_assert_eq!(find(&tokens, at), Some((tokens.len() - at, class)));
            }
        }
    }
}
