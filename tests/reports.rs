//! `report`: the page, the workbook and the CSV file of a kept run.

use std::collections::BTreeMap;
use std::io::Read as _;

use crate::harness::{Dir, Ran, parse_csv};

const LIST: &str = "\
id,type,name,name_kind,alias_strength,date_of_birth,program
X-1,person,\"Blackwater, Zebulon\",primary,strong,1970-01-02,HOUSE
X-1,,Zebbo Quillfeather,alias,weak,,
X-2,entity,Quagmire Dredging Limited,primary,strong,,HOUSE
X-3,person,\"Holmgaard, Torvald\",primary,strong,1980-02-03,HOUSE
";

/// Among them an id that is a formula, a name with a tag, an id that is a forged end of the log, and a row without a name.
const PARTIES: &str = "\
id,name,type,date_of_birth
P-1,Zebulon Blackwater,person,1970-01-02
P-2,Quagmire Dredging Ltd,entity,
\"=cmd|' /C calc'!A0\",Torvald <b>=cmd|x</b> Holmgaard,person,1980-02-03
\"audit log: record 1, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",Quagmire Dredging Limited,entity,
P-5,,person,
P-6,Innocent Nobody,person,
";

/// A folder with one run that is kept, and a second one after a decision and on another list.
fn kept() -> Dir {
    let dir = Dir::with("house.csv", LIST);
    dir.write("parties.csv", PARTIES);
    dir.line("screen parties.csv --list house.csv --store cases.db --reason periodic -o out.csv")
        .assert_code(3);
    dir
}

fn report(dir: &Dir, out: &str) -> Ran {
    let ran = dir.run(["report", "--store", "cases.db", "--run", "last", "-o", out]);
    ran.assert_code(0);
    ran
}

/// What a reader sees of a page, its lines without tags, and what changes from run to run replaced.
fn text_of(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let (mut text, mut tag) = (String::new(), String::new());
    let mut in_tag = false;
    for c in body.chars() {
        match (in_tag, c) {
            (false, '<') => (in_tag, tag) = (true, String::new()),
            (true, '>') => {
                in_tag = false;
                let name = tag.trim_start_matches('/').split(' ').next().unwrap();
                if ["p", "tr", "h1", "h2", "h3", "dt", "div", "li", "caption", "svg", "article"]
                    .contains(&name)
                {
                    text.push('\n');
                } else if ["td", "th", "dd", "text", "a", "span"].contains(&name) && !tag.starts_with('/') {
                    text.push(' ');
                }
            }
            (true, _) => tag.push(c),
            (false, _) => text.push(c),
        }
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// Words that differ from run to run, as what they are.
fn steady(text: &str) -> String {
    let hex = |word: &str| word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit());
    let digits = |word: &str, form: &str| {
        word.len() == form.len()
            && word.chars().zip(form.chars()).all(|(c, f)| if f == '0' { c.is_ascii_digit() } else { c == f })
    };
    let mut steady = String::new();
    for line in text.lines() {
        let words: Vec<String> = line
            .split(' ')
            .map(|word| {
                let bare = word.trim_end_matches([',', '…', ';', '.', ':']);
                let end = &word[bare.len()..];
                if hex(bare) {
                    "[hex]".to_owned() + end
                } else if digits(bare, "0000-00-00") {
                    "[day]".to_owned() + end
                } else if digits(bare, "00:00:00") || digits(bare, "00:00") {
                    "[time]".to_owned() + end
                } else if bare.len() > 20 && bare.contains("Z-") {
                    "[run]".to_owned() + end
                } else {
                    word.to_owned()
                }
            })
            .collect();
        steady += &(words.join(" ") + "\n");
    }
    steady
}

#[test]
fn a_page_has_every_case_and_the_end_of_the_log() {
    let dir = kept();
    report(&dir, "run.html");
    let page = dir.read("run.html");
    let cases = dir.line("cases list --store cases.db --format jsonl --limit 0").jsonl();
    assert_eq!(cases.len(), 4, "{cases:?}");
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let shown =
            dir.run(["cases", "show", id, "--store", "cases.db", "--format", "jsonl"]).jsonl().remove(0);
        let explanation = shown["hit"]["explanation"].as_str().unwrap();
        let escaped = explanation.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(page.contains(&escaped), "{escaped}");
        assert!(page.contains(&format!("id=\"case-{id}\"")));
    }
    // Nothing is loaded, nothing runs, nothing that a file says becomes a tag.
    for forbidden in ["http:", "https:", "<script", "<link", "<img", "@import", "url(", "<b>", "javascript:"]
    {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("Torvald &lt;b&gt;=cmd|x&lt;/b&gt; Holmgaard"));
    let verified = dir.line("audit verify --store cases.db --against run.html");
    verified.assert_code(0);
    assert!(verified.stdout.contains("1 of 1 heads from outside found"), "{}", verified.stdout);
}

#[test]
fn a_log_that_was_cut_is_told_by_a_page() {
    let dir = kept();
    let first = dir.line("cases list --store cases.db --format jsonl --limit 1").jsonl().remove(0);
    let case = first["id"].as_str().unwrap();
    dir.run(["cases", "note", case, "--note", "to be lost", "--store", "cases.db"]).assert_code(0);
    report(&dir, "run.html");
    // The store of before, put back.
    let dir_before = kept();
    dir_before.write("run.html", dir.read("run.html"));
    dir_before.line("audit verify --store cases.db --against run.html").assert_code(1);
}

#[test]
fn what_a_page_says() {
    let dir = Dir::with("house.csv", LIST);
    dir.write(
        "parties.csv",
        "id,name,type\nP-1,Zebulon Blackwater,person\nP-5,,person\nP-6,Innocent Nobody,person\n",
    );
    dir.line("screen parties.csv --list house.csv --store cases.db -o out.csv").assert_code(3);
    report(&dir, "run.html");
    let text = steady(&text_of(&dir.read("run.html")));
    let actor = dir.json("out.csv.manifest.json");
    let (user, host) = (actor["user"].as_str().unwrap(), actor["host"].as_str().unwrap());
    let text = text.replace(&format!("{user} on {host}"), "[user] on [host]");
    let version = env!("CARGO_PKG_VERSION");
    let text = text.replace(&format!("interdict {version}"), "interdict [version]");
    // What is the configuration's and the build's is tested elsewhere.
    let (before, settings) = text.split_once("All settings").unwrap();
    let (_, after) = settings.split_once("Record of the run").unwrap();
    let (_, limits) = after.split_once("What screening does not say").unwrap();
    insta::assert_snapshot!(format!("{before}[settings]\n[record]\nWhat screening does not say{limits}"));
}

#[test]
fn a_csv_report_is_a_line_a_case_without_formulas() {
    let dir = kept();
    report(&dir, "run.csv");
    let lines = parse_csv(&dir.read("run.csv"));
    assert_eq!(lines.len(), 4);
    let by_id: BTreeMap<&str, &BTreeMap<String, String>> =
        lines.iter().map(|line| (line["counterparty_id"].as_str(), line)).collect();
    assert!(by_id.contains_key("'=cmd|' /C calc'!A0"), "{:?}", by_id.keys());
    let one = by_id["P-1"];
    let shown = ["score", "list", "designation_id", "state", "in_run", "row", "input", "waiting"];
    assert_eq!(
        shown.map(|column| one[column].as_str()),
        ["1.0000", "house", "X-1", "open", "opened", "1", "parties.csv", "0-1 days"]
    );
    let gzipped = dir.line("report --store cases.db -o run.csv.gz");
    gzipped.assert_code(0);
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(dir.path("run.csv.gz")).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.starts_with("run,case,in_run,state,"));
}

#[cfg(feature = "xlsx")]
mod xlsx {
    use super::*;

    /// The parts of a workbook.
    fn parts(dir: &Dir, name: &str) -> BTreeMap<String, String> {
        let mut zip = zip::ZipArchive::new(std::fs::File::open(dir.path(name)).unwrap()).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.insert(part.name().unwrap().into_owned(), text);
        }
        parts
    }

    #[test]
    fn a_workbook_has_typed_cells_and_headings_that_stay() {
        let dir = kept();
        report(&dir, "run.xlsx");
        let parts = parts(&dir, "run.xlsx");
        let names = ["Summary", "Cases", "Not screened", "Lists", "Settings", "Audit"];
        for name in names {
            assert!(parts["xl/workbook.xml"].contains(&format!("name=\"{name}\"")), "{name}");
        }
        let cases = &parts["xl/worksheets/sheet2.xml"];
        assert!(
            cases.contains("state=\"frozen\"") && cases.contains("<autoFilter ref=\"A1:AK5\""),
            "{cases}"
        );
        // The score of the first case is a number, its moment too; neither points to a shared text.
        let cell = |reference: &str| {
            let (_, cell) = cases.split_once(&format!("<c r=\"{reference}\"")).unwrap();
            cell.split_once("</c>").unwrap().0.to_owned()
        };
        let (score, opened, name) = (cell("E2"), cell("Z2"), cell("K2"));
        assert!(score.ends_with("<v>1</v>") && !score.contains("t=\"s\""), "{score}");
        assert!(!opened.contains("t=\"s\"") && opened.contains("<v>4"), "{opened}");
        assert!(name.contains("t=\"s\""), "{name}");
        assert!(parts.values().all(|part| !part.contains("<f>") && !part.contains("<hyperlink")));
        assert!(parts["xl/sharedStrings.xml"].contains("Torvald &lt;b&gt;=cmd|x&lt;/b&gt; Holmgaard"));
        assert!(parts["xl/worksheets/sheet3.xml"].contains("<c r=\"B2\""), "the row without a name");
    }

    #[test]
    fn a_workbook_is_a_file() {
        let dir = kept();
        dir.refuses("report --store cases.db --format xlsx", &["not written to standard output"]);
        dir.refuses("report --store cases.db -o run.xlsx.gz", &["compressed already"]);
    }
}

#[test]
fn formats_are_told_by_endings_or_refused() {
    let dir = kept();
    dir.refuses("report --store cases.db -o run.pdf", &["run.pdf", ".html, .xlsx or .csv", "--format"]);
    dir.refuses("report --store cases.db", &["-o", "--format"]);
    dir.refuses("report --store cases.db --run nosuch -o run.csv", &["no finished run is called nosuch"]);
    dir.refuses("report --store cases.db --format csv -o cases.db", &["also an input"]);
    let stdout = dir.line("report --store cases.db --format csv");
    stdout.assert_code(0);
    assert_eq!(stdout.csv().len(), 4);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        report(&dir, "run.html");
        assert_eq!(std::fs::metadata(dir.path("run.html")).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_short_page_says_what_it_does_not_show() {
    let dir = kept();
    let ran = dir.line("report --store cases.db --full-cases 1 -o run.html");
    ran.assert_code(0).assert_says("1 cases stand in full");
    let page = dir.read("run.html");
    assert_eq!(page.matches("<article").count(), 1);
    let text = text_of(&page);
    assert!(
        text.contains("Of 4 cases the 1 of the highest priority do; the other 3 follow as lines."),
        "{text}"
    );
    for case in dir.line("cases list --store cases.db --format jsonl --limit 0").jsonl() {
        assert!(page.contains(case["id"].as_str().unwrap()));
    }
}

#[test]
fn a_redacted_report_says_nothing_of_counterparties() {
    let dir = kept();
    for case in dir.line("cases list --store cases.db --format jsonl --limit 0").jsonl() {
        let id = case["id"].as_str().unwrap();
        let note = ["cases", "note", id, "--note", "Zebulonia said so", "--store", "cases.db"];
        dir.run(note).assert_code(0);
    }
    for out in ["run.html", "run.csv"] {
        dir.run(["report", "--store", "cases.db", "--redact", "-o", out]).assert_code(0);
        let text = dir.read(out);
        for secret in ["Zebulonia", "Zebulon Blackwater", "cmd|x", "Dredging Ltd"] {
            assert!(!text.contains(secret), "{secret} in {out}");
        }
        for shown in ["[redacted]", "P-1", "Blackwater, Zebulon"] {
            assert!(text.contains(shown), "no {shown} in {out}: {text}");
        }
    }
}

#[test]
fn equal_stores_and_times_give_equal_bytes() {
    use interdict::report::Redaction;
    use interdict::report::run::{Extent, RunReport, page, write_csv};
    use interdict::store::{Author, Store};
    let dir = kept();
    let actor = interdict::actor::Actor { user: "anna".to_owned(), host: "desk".to_owned() };
    let author = Author { actor, at: "2031-05-06T07:08:09Z".parse().unwrap() };
    let forms = || {
        let store = Store::open(&dir.path("cases.db"), &author).unwrap();
        let run = store.run("last").unwrap();
        let report = RunReport::read(&store, &run, Extent::PAGE, &author, Redaction::None).unwrap();
        assert!(report.reconciles(), "{:?}", report.checks);
        let mut csv = Vec::new();
        write_csv(&mut csv, &report).unwrap();
        let mut forms = vec![page(&report).into_bytes(), csv];
        #[cfg(feature = "xlsx")]
        forms.push(interdict::report::run::workbook(&report).unwrap());
        forms
    };
    let first = forms();
    // A clock that goes on changes nothing.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert_eq!(first, forms());
    let text = text_of(std::str::from_utf8(&first[0]).unwrap());
    assert!(text.contains("report of 2031-05-06 07:08:09 UTC by anna on desk"), "{text}");
    assert!(text.contains("over 30 days"), "ages are counted to the time given");
}

#[test]
fn counts_that_differ_are_told() {
    use interdict::report::Redaction;
    use interdict::report::run::{Extent, RunReport, page};
    use interdict::store::{Author, Store};
    let dir = kept();
    let author = Author::of_os();
    let store = Store::open(&dir.path("cases.db"), &author).unwrap();
    let mut run = store.run("last").unwrap();
    let manifest = run.manifest.take().unwrap();
    assert!(manifest.contains("\"alert\":4"), "{manifest}");
    run.manifest = Some(manifest.replace("\"alert\":4", "\"alert\":5"));
    let report = RunReport::read(&store, &run, Extent::PAGE, &author, Redaction::None).unwrap();
    assert!(!report.reconciles());
    let text = text_of(&page(&report));
    assert!(text.contains("6 ≠ 1 + 5 + 0 + 1"), "{text}");
    assert!(text.contains("Counts of this run are not the same everywhere"));
    run.manifest = Some("{}".to_owned());
    let refused = RunReport::read(&store, &run, Extent::PAGE, &author, Redaction::None).unwrap_err();
    assert!(refused.to_string().contains("a run's manifest that cannot be read"), "{refused}");
}

#[test]
fn a_rescreening_tells_what_it_opened_again_and_closed() {
    let dir = kept();
    let cases = dir.line("cases list --store cases.db --format jsonl --limit 0").jsonl();
    let id = |party: &str| {
        let case = cases.iter().find(|case| case["party_id"] == party).unwrap();
        case["id"].as_str().unwrap().to_owned()
    };
    let mut decide = vec!["cases", "decide"];
    let case = id("P-1");
    decide.extend([
        case.as_str(),
        "--as",
        "true-match",
        "--reason",
        "details-agree",
        "--note",
        "passport seen",
    ]);
    decide.extend(["--step", "4=born on the day", "--store", "cases.db"]);
    dir.run(&decide).assert_code(0);
    let now = LIST
        .replace("1970-01-02,HOUSE", "1970-01-02,OTHER")
        .replace("X-3,person,\"Holmgaard, Torvald\",primary,strong,1980-02-03,HOUSE\n", "");
    dir.write("now.csv", now);
    let args = ["rescreen", "parties.csv", "--list-before", "house=house.csv", "--list", "house=now.csv"];
    dir.run(args.iter().chain(&["--store", "cases.db", "-o", "changes.csv"])).assert_code(3);
    report(&dir, "run.html");
    let text = text_of(&dir.read("run.html"));
    for said in [
        "Rescreening run ",
        "the designation's record changed since it was reviewed; programs no more: HOUSE; programs new: OTHER",
        "the designation was delisted",
        "Lists of before",
        "Only the lists changed",
        "born on the day",
        "true-match: details-agree: passport seen",
    ] {
        assert!(text.contains(said), "no {said:?} in {text}");
    }
}
