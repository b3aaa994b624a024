//! The three designations of 25 March 2024, under every spelling a file may hold, and their innocent neighbours.
//!
//! Through the library, against the bundled lists. A row says how a counterparty is written and whether it must be
//! found; each is screened with its type and without one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use interdict::designation::EntityKind::{self, Entity, Person, Unknown};
use interdict::index::{Index, IndexLocation};
use interdict::list::{ListSnapshot, Strictness};
use interdict::party::{Counterparty, PartyName};
use interdict::screen::{Outcome, Query, ScreenConfig, Screener};

static SCREENER: LazyLock<Screener> = LazyLock::new(|| {
    let lists = ListSnapshot::demonstration().unwrap();
    let (index, _) = Index::build(&IndexLocation::Memory, &lists, Strictness::Strict).unwrap();
    Screener::new(index, ScreenConfig::default())
});

/// Who a name raises, as OFAC's and the UK's references, with the best score.
fn found(name: &str, kind: EntityKind) -> (BTreeSet<String>, f32) {
    let names = vec![PartyName { text: name.to_owned(), column: "name".to_owned() }];
    let query = Query::of(&Counterparty { names, kind, ..Counterparty::default() }).unwrap();
    match SCREENER.screen(&query, &mut SCREENER.worker()).unwrap() {
        Outcome::Alert(hits) => {
            let best = hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
            (hits.into_iter().map(|hit| hit.id.0).collect(), best)
        }
        _ => (BTreeSet::new(), 0.0),
    }
}

/// Asserts that every name raises one designation, by one of its references and no other's; says all that do not.
#[track_caller]
fn assert_all_find(references: [&str; 2], kind: EntityKind, names: &[&str]) {
    let mut wrong = Vec::new();
    for name in names {
        for kind in [kind, Unknown] {
            let (hits, score) = found(name, kind);
            if hits.is_empty() || hits.iter().any(|hit| !references.contains(&hit.as_str())) {
                wrong.push(format!("{name} ({}): {hits:?} {score}", kind.as_str()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} forms:\n{}", wrong.len(), 2 * names.len(), wrong.join("\n"));
}

const ZHAO: [&str; 2] = ["47814", "CYB0045"];
const NI: [&str; 2] = ["47818", "CYB0046"];
const WUHAN: [&str; 2] = ["47800", "CYB0044"];

#[test]
fn zhao_guangzong_is_found_however_he_is_written() {
    let names = [
        // pinyin: either order, apart, together, hyphenated, in capitals, with tone marks
        "Zhao Guangzong",
        "Guangzong Zhao",
        "ZHAO, Guangzong",
        "Zhao, Guang Zong",
        "ZHAO GUANG ZONG",
        "Guang Zong Zhao",
        "Guang-zong Zhao",
        "Zhao Guang-Zong",
        "ZhaoGuangzong",
        "zhaoguangzong",
        "Guangzongzhao",
        "Zhào Guāngzōng",
        "Zhào Guāng Zōng",
        "Zhao Guang'zong",
        // a title, a Western given name
        "Mr. Zhao Guangzong",
        "Kevin Zhao Guangzong",
        "Kevin Guangzong Zhao",
        // Wade-Giles
        "Chao Kuang-tsung",
        "Chao Kuang tsung",
        "Chao Kuangtsung",
        "CHAO KUANG-TSUNG",
        "Kuang-tsung Chao",
        // Palladius
        "Чжао Гуанцзун",
        "Гуанцзун Чжао",
        "ЧЖАО ГУАНЦЗУН",
        "Чжао Гуан-цзун",
        // Han characters, simplified, traditional, spaced
        "赵光宗",
        "趙光宗",
        "赵 光宗",
        "光宗 赵",
        // Cantonese
        "Chiu Kwong Chung",
        "CHIU Kwong-chung",
        // typing errors
        "Zhao Guangzon",
        "Zhao Guangzongg",
        "Zhao Gaungzong",
        "Zaho Guangzong",
        "Zhao Guanqzong",
        // letters of other alphabets that look the same, invisible characters, full width
        "Zh\u{430}o Guangz\u{43e}ng",
        "Zhao\u{a0}Guang\u{200b}zong",
        "Ｚｈａｏ　Ｇｕａｎｇｚｏｎｇ",
    ];
    assert_all_find(ZHAO, Person, &names);
}

#[test]
fn ni_gaobin_is_found_however_he_is_written() {
    let names = [
        "Ni Gaobin",
        "Gaobin Ni",
        "NI, Gaobin",
        "Ni, Gao Bin",
        "NI GAO BIN",
        "Gao Bin Ni",
        "Gao-bin Ni",
        "Ni Gao-Bin",
        "NiGaobin",
        "Ní Gāobīn",
        "Ní Gāo Bīn",
        "Mr Ni Gaobin",
        "Kevin Ni Gaobin",
        "Ni Kao-pin",
        "Ni Kao pin",
        "Ni Kaopin",
        "Kao-pin Ni",
        "Ни Гаобинь",
        "Гаобинь Ни",
        "НИ ГАОБИНЬ",
        "倪高彬",
        "倪 高彬",
        "Ngai Ko Pan",
        "Ni Gaobbin",
        "Ni Gaobinn",
        "Ni Goabin",
        "N\u{456} Gaobin",
        "Ｎｉ　Ｇａｏｂｉｎ",
    ];
    assert_all_find(NI, Person, &names);
}

#[test]
fn wuhan_xiaoruizhi_is_found_however_it_is_written() {
    let names = [
        "Wuhan Xiaoruizhi Science and Technology Company, Limited",
        "WUHAN XIAORUIZHI SCIENCE AND TECHNOLOGY COMPANY LIMITED",
        // legal forms and abbreviations
        "Wuhan Xiaoruizhi Science and Technology Co., Ltd.",
        "Wuhan Xiaoruizhi Science & Technology Co Ltd",
        "WUHAN XIAORUIZHI SCI & TECH CO LTD",
        "Wuhan Xiaoruizhi Sci-Tech Co., Ltd",
        "Wuhan Xiaoruizhi Science and Technology LLC",
        "Wuhan Xiaoruizhi Science and Technology",
        "Wuhan Xiaoruizhi Technology Co., Ltd.",
        "Wuhan Xiaoruizhi",
        // order
        "Xiaoruizhi (Wuhan) Science & Technology Co., Ltd.",
        "Xiaoruizhi Science and Technology Co. Ltd. (Wuhan)",
        // apart and together
        "Wuhan Xiao Rui Zhi Science and Technology",
        "Wuhan Xiao Ruizhi Science and Technology Co., Ltd.",
        "Wuhan Xiao-Rui-Zhi Science and Technology Company Limited",
        "Wu Han Xiao Rui Zhi Science and Technology Co Ltd",
        // short name
        "Wuhan XRZ",
        "WUHAN XRZ CO., LTD.",
        // Han characters
        "武汉晓睿智科技有限责任公司",
        "武漢曉睿智科技有限責任公司",
        "武汉晓睿智科技有限公司",
        "武汉晓睿智科技",
        "武漢曉睿智",
        // typing errors
        "Wuhan Xiaoruizi Science and Technology Company Limited",
        "Wuhan Xiaoruizhi Sciense and Tecnology Company Limited",
        "Wuhan Xiaoriuzhi Science and Technology Co., Ltd.",
        "Wuhna Xiaoruizhi Science and Technology Co., Ltd.",
        // tone marks, full width
        "Wǔhàn Xiǎoruìzhì Science and Technology Co., Ltd.",
        "ＷＵＨＡＮ　ＸＩＡＯＲＵＩＺＨＩ",
    ];
    assert_all_find(WUHAN, Entity, &names);
}

#[test]
fn exact_names_score_one() {
    for (name, kind) in [
        ("ZHAO, Guangzong", Person),
        ("guangzong zhao", Person),
        ("赵光宗", Person),
        ("NI Gaobin", Person),
        ("倪高彬", Person),
        ("Wuhan Xiaoruizhi Science and Technology Company, Limited", Entity),
        ("wuhan xrz", Entity),
        ("武汉晓睿智科技有限责任公司", Entity),
    ] {
        assert_eq!(found(name, kind).1.to_bits(), 1.0_f32.to_bits(), "{name}: {}", found(name, kind).1);
    }
}

#[test]
fn their_neighbours_raise_no_alert() {
    let persons = [
        "Zhao Guang",
        "Zhao",
        "Guangzong",
        "Guangzhong Zhou",
        "Zhao Guangming",
        "Zhao Guangyuan",
        "Zhao Guanghua",
        "Zhao Ziyang",
        "Zhao Zongguang",
        "Zhou Guangzhao",
        "Wang Guangzong",
        "Li Guangzong",
        "赵光明",
        "赵宗光",
        "王光宗",
        "Чжао Цзыян",
        "Chao Kuang-ming",
        "Chiu Kwok Keung",
        "Ni Gao",
        "Ni",
        "Ni Gaofeng",
        "Ni Guangnan",
        "Ni Haibin",
        "Li Gaobin",
        "Wang Gaobin",
        "Gao Bin",
        "Nina Gabin",
        "Nigel Gavin",
        "倪高峰",
        "李高彬",
        "Нина Габин",
    ];
    let companies = [
        "Wuhan Iron and Steel",
        "Wuhan Iron and Steel Company, Limited",
        "Wuhan Science and Technology University",
        "Wuhan University of Science and Technology",
        "Wuhan Science and Technology Company, Limited",
        "Wuhan Guide Infrared Co., Ltd.",
        "Wuhan Fiberhome Science and Technology Company, Limited",
        "Wuhan Xinxin Semiconductor Manufacturing Co., Ltd.",
        "Xiaomi",
        "Xiaomi Technology Co., Ltd.",
        "Beijing Science and Technology Company, Limited",
        "Science and Technology Company, Limited",
        "Hubei Science and Technology Co., Ltd.",
        "Wuhan",
        "XRZ Logistics",
        "Wuhan XYZ",
        "武汉大学",
        "武汉科技大学",
        "武汉钢铁有限责任公司",
        "科技有限责任公司",
        "小米科技有限责任公司",
    ];
    let mut wrong = Vec::new();
    for (names, kind) in [(&persons[..], Person), (&companies[..], Entity)] {
        for name in names {
            for kind in [kind, Unknown] {
                let (hits, score) = found(name, kind);
                if !hits.is_empty() {
                    wrong.push(format!("{name} ({}): {hits:?} {score}", kind.as_str()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} alerts:\n{}", wrong.len(), wrong.join("\n"));
}
