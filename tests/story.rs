//! A team's two days, through the binary: screening, four eyes, good guys, the list of 25 March, audit and replay.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::harness::{Dir, Ran, parse_csv};

/// OFAC's SDN list before 25 March 2024, as far as this team's counterparties meet it.
const DAY_0: &str = "\
901,\"HOLMGAARD, Torvald\",individual,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 02 Jan 1970; nationality Norway.\"\r
902,\"VALTERSEN, Olga\",individual,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 03 Feb 1980.\"\r
903,\"NORDLYS MARITIME HOLDING\",-0- ,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r
904,\"KESTREL TRADING HOUSE\",-0- ,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r
905,\"BRANDVOLD, Sigmund\",individual,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r
\u{1a}";

/// On the 25th three are added, one is amended and one is removed.
fn day_1() -> String {
    DAY_0
        .replace("905,\"BRANDVOLD, Sigmund\",individual,\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n", "")
        .replace("\"DOB 03 Feb 1980.\"", "\"DOB 03 Feb 1980; POB Bergen, Norway.\"")
        .replace(
            '\u{1a}',
            "47800,\"WUHAN XIAORUIZHI SCIENCE AND TECHNOLOGY COMPANY, LIMITED\",-0- ,\"CYBER2\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
             47814,\"ZHAO, Guangzong\",individual,\"CYBER2\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Nov 1985.\"\r\n\
             47818,\"NI, Gaobin\",individual,\"CYBER2\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 27 Oct 1985.\"\r\n\u{1a}",
        )
}

/// The customers: some that the lists meet, and many that nobody knows.
fn customers() -> String {
    let mut text = String::from("id,name,type,date_of_birth\n");
    text += "C-1,Torvald Holmgaard,person,1970-01-02\nC-2,Olga Valtersen,person,\n";
    text += "C-3,Nordlys Maritime Holding Ltd,entity,\nC-4,Kestrel Trading House Limited,entity,\n";
    text += "C-5,Sigmund Brandvold,person,\nC-6,Chao Kuang-tsung,person,1985-11-12\n";
    text += "C-7,Wuhan Xiaoruizhi Sci & Tech Co Ltd,entity,\nC-8,Ni Gao-bin,person,\nC-9,,person,\n";
    for row in 10..400 {
        writeln!(text, "C-{row},Innocent Nobody{} Quillfeather{row},person,19{}", row % 7, 30 + row % 70)
            .unwrap();
    }
    text
}

/// A team's folder with its two editions, which a second user may work in.
fn team() -> Dir {
    let dir = Dir::new();
    for (day, list) in [("0", DAY_0.to_owned()), ("1", day_1())] {
        dir.write(&format!("day{day}/sdn.csv"), list);
        for (name, records) in [
            ("alt", "901,1,\"aka\",\"HOLMGAARD, Tor\",-0- "),
            ("add", "901,1,\"1 Nowhere Road\",\"Nowhere\",\"Norway\",-0- "),
            ("sdn_comments", "903,\"Nothing more to say.\""),
        ] {
            dir.write(&format!("day{day}/{name}.csv"), format!("{records}\r\n\u{1a}"));
        }
    }
    dir.write("customers.csv", customers());
    dir.run(["screen", "customers.csv", "--list", "ofac-sdn=day0", "--store", "cases.db", "-o", "day0.csv"])
        .assert_code(3)
        .assert_says(
            "cases: 5 opened, 0 open again, 0 with another hit, 0 as they were; 0 kept quiet by good guys",
        );
    dir
}

/// Runs a command line as another user of the operating system, which takes the rights to become one; where the tests
/// have none, the library acts as that user.
fn as_second_user(dir: &Dir, args: &[&str]) -> Ran {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        use std::os::unix::process::CommandExt as _;
        const NOBODY: u32 = 65_534;
        let all = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        all(&dir.path(""), 0o777);
        for name in dir.names("").iter().filter(|name| name.starts_with("cases.db")) {
            all(&dir.path(name), 0o666);
        }
        // The binary may lie where only its owner may go: a copy lies beside the store.
        let copy = dir.path("interdict-of-all");
        if !copy.exists() {
            std::fs::copy(env!("CARGO_BIN_EXE_interdict"), &copy).unwrap();
            all(&copy, 0o755);
        }
        let mut command = std::process::Command::new(&copy);
        dir.isolate(&mut command);
        command.args(args).uid(NOBODY);
        if let Ok(output) = command.output() {
            return output.into();
        }
    }
    as_library(dir, args)
}

/// `cases decide ID --as VERDICT --reason CODE --note TEXT [--good-guy] --store FILE`, by the library.
fn as_library(dir: &Dir, args: &[&str]) -> Ran {
    use interdict::actor::Actor;
    use interdict::case::Verdict;
    use interdict::store::{Author, Ruling, Store};
    let of = |flag: &str| args[args.iter().position(|arg| *arg == flag).unwrap() + 1].to_owned();
    let actor = Actor { user: "nobody".to_owned(), host: "elsewhere".to_owned() };
    let author = Author { actor, ..Author::of_os() };
    let mut store = Store::open(&dir.path(&of("--store")), &author).unwrap();
    let ruling = Ruling {
        verdict: Verdict::parse(&of("--as")).unwrap(),
        reason: of("--reason"),
        note: of("--note"),
        good_guy: None,
        answers: Vec::new(),
        said_decided_by: None,
        version: None,
    };
    let case = store.find(args[2]).unwrap();
    match store.decide(&case, &ruling, &author) {
        Ok(decided) => {
            Ran { stdout: format!("{case}: {}", decided.to), stderr: String::new(), code: Some(0) }
        }
        Err(error) => Ran { stdout: String::new(), stderr: format!("error: {error}"), code: Some(2) },
    }
}

/// The queue, by the counterparty's id.
fn queue(dir: &Dir) -> BTreeMap<String, BTreeMap<String, String>> {
    let ran = dir.line("cases list --store cases.db --format csv --limit 0");
    ran.assert_code(0);
    ran.csv().into_iter().map(|case| (case["counterparty_id"].clone(), case)).collect()
}

fn state(dir: &Dir, party: &str) -> String {
    queue(dir)[party]["state"].clone()
}

fn decide<'a>(case: &'a str, verdict: &'a str, reason: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["cases", "decide", case, "--as", verdict, "--reason", reason];
    args.extend(["--note", "passport and address seen", "--store", "cases.db"]);
    args.extend(more);
    args
}

#[test]
fn two_days_of_a_team() {
    let dir = team();
    let cases = queue(&dir);
    let id = |party: &str| cases[party]["case"].clone();

    // A true match takes two people, and one cannot be both.
    let proposed =
        dir.run(decide(&id("C-1"), "true-match", "details-agree", &["--step", "4=born on the same day"]));
    proposed.assert_code(0);
    assert!(proposed.stdout.contains("open -> true_match_proposed, waits for a second, different user"));
    dir.run(decide(&id("C-1"), "true-match", "details-agree", &[]))
        .assert_code(2)
        .assert_says("second, different user");
    as_second_user(&dir, &decide(&id("C-1"), "true-match", "details-agree", &[])).assert_code(0);
    assert_eq!(state(&dir, "C-1"), "true_match");

    // So does a good guy.
    for party in ["C-2", "C-3"] {
        dir.run(decide(&id(party), "false-positive", "known-party", &["--good-guy"])).assert_code(0);
        as_second_user(&dir, &decide(&id(party), "false-positive", "known-party", &[])).assert_code(0);
        assert_eq!(state(&dir, party), "false_positive");
    }
    let refused = dir.run(decide(&id("C-4"), "false-positive", "because", &[]));
    refused.assert_code(2).assert_says("no reason is called \"because\"");
    dir.run(decide(&id("C-4"), "needs-info", "other-missing", &[])).assert_code(0);

    // The same file again opens nothing, and the good guys are quiet.
    let again =
        ["screen", "customers.csv", "--list", "ofac-sdn=day0", "--store", "cases.db", "-o", "day0b.csv"];
    dir.run(again)
        .assert_code(3)
        .assert_says("399 rows read: 393 clear, 3 alerts, 2 suppressed, 1 not screened")
        .assert_says(
            "cases: 0 opened, 0 open again, 0 with another hit, 5 as they were; 2 kept quiet by good guys",
        );
    let written = parse_csv(&dir.read("day0b.csv"));
    let quiet: Vec<(&str, &str)> = written
        .iter()
        .filter(|row| !row["hit_good_guy"].is_empty())
        .map(|row| (row["id"].as_str(), row["screening_outcome"].as_str()))
        .collect();
    assert_eq!(quiet, [("C-2", "suppressed"), ("C-3", "suppressed")], "quiet hits are written, never silent");

    // The next evening.
    let day1 = ["rescreen", "customers.csv", "--list-before", "ofac-sdn=day0", "--list", "ofac-sdn=day1"];
    let ran = dir.run(day1.iter().chain(&["--store", "cases.db", "-o", "day1.csv"]));
    ran.assert_code(3)
        .assert_says(
            "cases: 3 opened, 1 open again, 0 with another hit, 0 as they were; 0 kept quiet by good guys",
        )
        .assert_says("1 closed: the designation was delisted");
    let states: Vec<(String, String)> =
        queue(&dir).into_iter().map(|(party, case)| (party, case["state"].clone())).collect();
    let states: Vec<(&str, &str)> = states.iter().map(|(party, state)| (&**party, &**state)).collect();
    assert_eq!(
        states,
        [
            ("C-1", "true_match"),
            ("C-2", "open"),
            ("C-3", "false_positive"),
            ("C-4", "needs_info"),
            ("C-5", "closed"),
            ("C-6", "open"),
            ("C-7", "open"),
            ("C-8", "open"),
        ]
    );
    // Why it lapsed is in its history.
    let shown = dir.run(["cases", "show", &id("C-2"), "--store", "cases.db"]);
    shown.assert_code(0);
    assert!(shown.stdout.contains("open again, was false_positive: designation-changed"), "{}", shown.stdout);
    assert!(shown.stdout.contains("places_of_birth +Bergen, Norway"), "{}", shown.stdout);

    // The log is whole, by itself and by what the runs' manifests tell of it.
    let mut verify = vec!["audit", "verify", "--store", "cases.db"];
    for manifest in ["day0.csv.manifest.json", "day0b.csv.manifest.json", "day1.csv.manifest.json"] {
        verify.extend(["--against", manifest]);
    }
    let verified = dir.run(&verify);
    verified.assert_code(0);
    assert!(verified.stdout.contains("3 of 3 heads from outside found"), "{}", verified.stdout);

    // A year later the run gives the same bytes, good guys and all.
    dir.run(["replay", "day0b.csv.manifest.json"]).assert_code(0);
}

#[test]
fn a_reviewed_spreadsheet_is_looked_at_first_and_then_taken_over() {
    let dir = team();
    dir.line("cases export --store cases.db -o queue.csv").assert_code(0).assert_says("5 cases written");
    let mut lines = parse_csv(dir.read("queue.csv").trim_start_matches('\u{feff}'));
    let mut text = String::from("case;version;decide_as;reason;note;decided_by\n");
    for line in &mut lines {
        let (verdict, reason) = match line["counterparty_id"].as_str() {
            "C-1" => ("escalate", "several-similarities"),
            "C-4" => ("needs-info", "address-missing"),
            "C-5" => ("false-positive", "no-such-code"),
            _ => ("", ""),
        };
        writeln!(text, "{};{};{verdict};{reason};seen;Anna", line["case"], line["version"]).unwrap();
    }
    dir.write("reviewed.csv", text);
    let dry = dir.line("cases import reviewed.csv --store cases.db");
    dry.assert_code(3).assert_says("1 refused, 2 would be taken over; nothing is changed without --apply");
    assert_eq!(state(&dir, "C-1"), "open");
    dir.line("cases import reviewed.csv --store cases.db --apply")
        .assert_code(3)
        .assert_says("1 refused, 2 taken over");
    assert_eq!((state(&dir, "C-1"), state(&dir, "C-4")), ("escalated".to_owned(), "needs_info".to_owned()));
    let stale = dir.line("cases import reviewed.csv --store cases.db --apply");
    stale.assert_code(3);
    assert!(
        stale.stdout.contains("was acted on in the meantime (it is at version 1, not 0)"),
        "{}",
        stale.stdout
    );
    dir.line("audit verify --store cases.db").assert_code(0);
}

#[test]
fn a_changed_customer_file_opens_what_was_decided_on_the_old_record() {
    let dir = team();
    let cases = queue(&dir);
    for party in ["C-3", "C-4"] {
        let case = cases[party]["case"].clone();
        dir.run(decide(&case, "false-positive", "known-party", &["--good-guy"])).assert_code(0);
        as_second_user(&dir, &decide(&case, "false-positive", "known-party", &[])).assert_code(0);
    }
    // One says more of its owner, one is a customer no more.
    let now =
        customers().replace("C-3,Nordlys Maritime Holding Ltd,entity,", "C-3,Nordlys Maritime Holding Ltd,,");
    let now = now.replace("C-5,Sigmund Brandvold,person,\n", "");
    dir.write("now.csv", now);
    let args = [
        "rescreen",
        "now.csv",
        "--before",
        "customers.csv",
        "--list",
        "ofac-sdn=day0",
        "--store",
        "cases.db",
    ];
    dir.run(args.iter().chain(&["-o", "changes.csv"]))
        .assert_says("cases: 0 opened, 1 open again")
        .assert_says("1 closed: the counterparty is there no more");
    assert_eq!(["C-3", "C-4", "C-5"].map(|party| state(&dir, party)), ["open", "false_positive", "closed"]);
}

#[test]
fn a_kept_run_that_fails_leaves_neither_output_nor_cases() {
    let dir = team();
    let before = queue(&dir);
    dir.write("bad.csv", "id,name\n1,Olga Valtersen\n".to_owned() + "2,Torvald Holmgaard\n");
    // The output's folder goes away while the run is under way, as far as the run can tell: its manifest cannot be named.
    std::fs::create_dir_all(dir.path("out.csv.manifest.json")).unwrap();
    let args = ["screen", "bad.csv", "--list", "ofac-sdn=day1", "--store", "cases.db", "-o", "out.csv"];
    dir.run(args).assert_code(2);
    assert_eq!(queue(&dir), before);
    dir.line("audit verify --store cases.db").assert_code(0);
    dir.refuses(
        "screen customers.csv --store customers.csv --list ofac-sdn=day0",
        &["is no case store of interdict"],
    );
    dir.refuses("cases list --store nowhere.db", &["there is no case store nowhere.db"]);
    dir.refuses("cases show zzzz --store cases.db", &["no case is called zzzz"]);
}

#[test]
fn a_run_that_is_killed_leaves_the_store_as_it_was() {
    let dir = team();
    let before = queue(&dir);
    let mut text = String::from("id,name\n");
    for row in 0..200_000 {
        let name = if row % 3 == 0 { "Olga Valtersen" } else { "Torvald Holmgaard" };
        writeln!(text, "K-{row},{name}").unwrap();
    }
    dir.write("many.csv", text);
    let args = ["screen", "many.csv", "--list", "ofac-sdn=day0", "--store", "cases.db", "-o", "many.out.csv"];
    for wait_ms in [150, 600, 1_500] {
        let mut child = dir.command(args).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait_ms));
        child.kill().unwrap();
        let ended = child.wait().unwrap();
        assert!(!ended.success(), "the run was killed, or the test proves nothing");
        assert_eq!(queue(&dir), before, "after {wait_ms} ms");
        dir.line("audit verify --store cases.db").assert_code(0);
    }
    let runs = dir.line("cases runs --store cases.db --format jsonl").jsonl();
    assert!(runs.iter().any(|run| run["state"] == "running"), "{runs:?}");
}

#[test]
fn a_rescreening_leaves_the_cases_where_a_full_run_does() {
    let rescreened = team();
    let day1 = ["rescreen", "customers.csv", "--list-before", "ofac-sdn=day0", "--list", "ofac-sdn=day1"];
    rescreened.run(day1.iter().chain(&["--store", "cases.db", "-o", "day1.csv"])).assert_code(3);
    let screened = team();
    screened
        .run(["screen", "customers.csv", "--list", "ofac-sdn=day1", "--store", "cases.db", "-o", "day1.csv"])
        .assert_code(3)
        .assert_says("cases: 3 opened, 0 open again, 1 with another hit, 3 as they were")
        .assert_says("1 closed: the designation was delisted");
    let cases = |dir: &Dir| -> Vec<[String; 4]> {
        let what = ["case", "state", "score", "listed_name"];
        queue(dir).into_values().map(|case| what.map(|column| case[column].clone())).collect()
    };
    assert_eq!(cases(&rescreened), cases(&screened));
    // What stands beside the counterparty is the designation as it is now.
    let case = queue(&rescreened)["C-2"]["case"].clone();
    let shown = rescreened.run(["cases", "show", &case, "--store", "cases.db"]);
    assert!(shown.stdout.contains("Bergen, Norway"), "{}", shown.stdout);
}
