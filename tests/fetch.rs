//! `lists fetch` against a server that does what servers do, and what screening makes of what was fetched: whatever
//! comes, the last good edition stays, and nothing half is ever read.

mod server;

use std::fs;
use std::time::{Duration, Instant};

use crate::harness::{Dir, Ran, lists};
use server::{Answer, Server};

/// The UN's list of a day, with so many individuals.
fn un(date: &str, individuals: usize) -> String {
    let one = |number: usize| {
        format!(
            "<INDIVIDUAL><DATAID>{number}</DATAID><FIRST_NAME>ZEBULON</FIRST_NAME><SECOND_NAME>BLACKWATER{}\
             </SECOND_NAME><UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.{number}</REFERENCE_NUMBER>\
             <LISTED_ON>2020-01-02</LISTED_ON></INDIVIDUAL>\n",
            "X".repeat(number % 7)
        )
    };
    let all: String = (1..=individuals).map(one).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<CONSOLIDATED_LIST dateGenerated=\"{date}T00:00:00Z\"><INDIVIDUALS>\n{all}\
         </INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>\n"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut encoder, bytes).unwrap();
    encoder.finish().unwrap()
}

/// A server, and a folder with a configuration that fetches the UN's list from it.
struct World {
    dir: Dir,
    server: Server,
}

impl World {
    fn new() -> Self {
        let world = Self { dir: Dir::new(), server: Server::start() };
        world.configure("");
        world.dir.write("in.csv", "name\nZebulon Blackwater\nMaria Lindqvist\n");
        world
    }

    /// Writes the configuration, with more lists than the UN's.
    fn configure(&self, more: &str) {
        let url = self.server.url("/un.xml");
        self.dir.write(
            "c.toml",
            format!("[fetch]\ntimeout_s = 1\nretries = 2\nretry_wait_ms = 5\n[fetch.lists.un-sc]\nurl = \"{url}\"\n{more}"),
        );
    }

    fn fetch(&self) -> Ran {
        self.dir.line("lists fetch un-sc --config c.toml --store-dir store")
    }

    /// Fetches an edition of a hundred individuals, and forgets what was asked for it.
    fn with_edition(self, date: &str) -> Self {
        self.server.on("/un.xml", [Answer::ok(un(date, 100))]);
        self.fetch().assert_code(0);
        self.server.asked();
        self
    }

    /// The name of the current edition.
    fn current(&self) -> String {
        self.dir.read("store/un-sc/current").trim().to_owned()
    }

    /// Screens against what was fetched.
    fn screen(&self, more: &str) -> Ran {
        self.dir.line(&format!("screen in.csv --store-dir store -o out.csv {more}"))
    }

    fn record(&self, edition: &str) -> serde_json::Value {
        self.dir.json(&format!("store/un-sc/{edition}/edition.json"))
    }

    /// Changes a value of an edition's record.
    fn set(&self, edition: &str, key: &str, value: &str) {
        let mut record = self.record(edition);
        record[key] = value.into();
        self.dir.write(&format!("store/un-sc/{edition}/edition.json"), record.to_string());
    }
}

#[test]
fn a_fetched_list_is_what_is_screened_against() {
    let world = World::new();
    world.screen("").assert_code(0).assert_says("DEMONSTRATION");
    world.server.on("/un.xml", [Answer::ok(un("2024-03-25", 100)).header("ETag", "\"a\"")]);
    let ran = world.fetch();
    ran.assert_code(0);
    assert_eq!(ran.stdout, "un-sc  edition 2024-03-25: 100 designations, 100 names; the first edition\n");
    let asked = &world.server.asked()[0];
    assert!(asked.head.to_ascii_lowercase().contains("user-agent: interdict/"), "{}", asked.head);
    assert_eq!(world.dir.names("store/un-sc/2024-03-25"), ["consolidated.xml", "edition.json"]);
    let record = world.record("2024-03-25");
    assert_eq!(
        record["digest"],
        crate::harness::sha256(&world.dir.path("store/un-sc/2024-03-25/consolidated.xml"))
    );
    assert_eq!(record["date_source"], "file");
    assert_eq!(record["files"][0]["url"], world.server.url("/un.xml"));
    assert_eq!(record["files"][0]["etag"], "\"a\"");
    let ran = world.screen("");
    ran.assert_code(1);
    assert!(!ran.stderr.contains("DEMONSTRATION") && !ran.stderr.contains("warning"), "{}", ran.stderr);
    let manifest = world.dir.json("out.csv.manifest.json");
    assert_eq!(manifest["scope"], "lists");
    assert_eq!(manifest["lists"][0]["id"], "un-sc");
    assert_eq!(manifest["lists"][0]["edition"]["name"], "2024-03-25");
    assert_eq!(manifest["lists"][0]["edition"]["retrieved_at"], record["retrieved_at"]);
    assert_eq!(manifest["lists"][0]["edition"]["urls"][0], world.server.url("/un.xml"));
    // The folder is a list like any other, and the record beside the files none.
    let ran = world.dir.line("lists check store/un-sc/2024-03-25");
    ran.assert_code(0);
    assert!(!ran.stdout.contains("warning"), "{}", ran.stdout);
}

#[test]
fn what_has_not_changed_is_confirmed_and_not_stored_again() {
    let world = World::new();
    let moment = "Mon, 25 Mar 2024 10:00:00 GMT";
    let list = || Answer::ok(un("2024-03-25", 100)).header("ETag", "\"a\"").header("Last-Modified", moment);
    world.server.on("/un.xml", [list()]);
    world.fetch().assert_code(0);
    let old = "2024-03-26T00:00:00Z";
    for answer in [Answer::status("304 Not Modified"), list(), list().header("Content-Type", "text/xml")] {
        world.set("2024-03-25", "confirmed_at", old);
        world.server.asked();
        world.server.on("/un.xml", [answer]);
        let ran = world.fetch();
        ran.assert_code(0);
        assert_eq!(ran.stdout, "un-sc  edition 2024-03-25: unchanged\n");
        let head = world.server.asked()[0].head.to_ascii_lowercase();
        assert!(head.contains("if-none-match: \"a\""), "{head}");
        assert!(head.contains(&format!("if-modified-since: {}", moment.to_ascii_lowercase())), "{head}");
        assert_ne!(world.record("2024-03-25")["confirmed_at"], old);
        assert_eq!(world.dir.names("store/un-sc"), ["2024-03-25", "current", "lock"]);
    }
}

#[test]
fn a_new_edition_is_switched_to_and_says_what_changed() {
    let world = World::new().with_edition("2024-03-25");
    let newer = un("2024-03-26", 102).replace("CDi.1<", "CDi.9001<").replace("BLACKWATERXX<", "GREENWATER<");
    world.server.on("/un.xml", [Answer::ok(newer)]);
    let ran = world.fetch();
    ran.assert_code(0);
    assert_eq!(
        ran.stdout,
        "un-sc  edition 2024-03-26: 102 designations, 102 names; 3 added, 1 removed, 15 changed\n"
    );
    assert_eq!(world.current(), "2024-03-26");
    assert_eq!(world.record("2024-03-26")["before"], "2024-03-25");
    // A second one of the same day.
    world.server.on("/un.xml", [Answer::ok(un("2024-03-26", 103))]);
    world.fetch().assert_code(0);
    assert_eq!(world.current(), "2024-03-26.2");
    assert_eq!(
        world.dir.names("store/un-sc"),
        ["2024-03-25", "2024-03-26", "2024-03-26.2", "current", "lock"]
    );
}

#[test]
fn whatever_goes_wrong_the_last_good_edition_stays() {
    let world = World::new().with_edition("2024-03-25");
    let good = || un("2024-03-26", 100);
    let ok = |body: &str| Answer::ok(body);
    let cut_file = good()[..9_000].to_owned();
    let html = "<!DOCTYPE html><html><body>Service unavailable</body></html>";
    let not_utf8 = [good().into_bytes(), vec![0xff]].concat();
    let broken_gzip = gzip(good().as_bytes())[..200].to_vec();
    // What is answered, how often it is asked for, and what the message says.
    let table: Vec<(&str, Answer, usize, &str)> = vec![
        ("cut body", ok(&good()).cut(500), 3, "tried 3 times"),
        ("moved", Answer::status("404 Not Found"), 1, "404"),
        ("forbidden", Answer::status("403 Forbidden"), 1, "403"),
        ("down", Answer::status("503 Service Unavailable"), 3, "503"),
        ("busy for long", Answer::status("429 Too Many Requests").header("Retry-After", "3600"), 1, "3600"),
        ("web page", ok(html).header("Content-Type", "text/html; charset=utf-8"), 1, "web page"),
        ("web page called a list", ok(html).header("Content-Type", "application/xml"), 1, "web page"),
        ("silent", ok(&good()).after(Duration::from_millis(1_400)), 3, "tried 3 times"),
        (
            "broken compression",
            Answer::ok(broken_gzip).header("Content-Encoding", "gzip"),
            3,
            "tried 3 times",
        ),
        ("empty", ok(""), 1, "empty"),
        ("cut file", ok(&cut_file), 1, "cut off"),
        ("no text", Answer::ok(not_utf8), 1, "un-sc"),
        ("another list", ok(lists::CUSTOM), 1, "(custom CSV), where un-sc was asked for"),
        ("smaller", ok(&un("2024-03-26", 94)), 1, "from 100 to 94"),
        ("nobody", ok(&un("2024-03-26", 0)), 1, "no designation"),
        ("older", ok(&un("2024-03-24", 100)), 1, "older than the current one of 2024-03-25"),
        ("unasked 304", Answer::status("304 Not Modified"), 1, "304"),
        ("circle", Answer::status("302 Found").header("Location", "/un.xml"), 6, "leads on"),
    ];
    for (what, answer, times, part) in table {
        world.server.on("/un.xml", [answer]);
        let ran = world.fetch();
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{what}: {}", ran.stderr);
        assert!(ran.stderr.contains(part), "{what}: {}", ran.stderr);
        assert!(ran.stderr.contains("the edition 2024-03-25 stays"), "{what}: {}", ran.stderr);
        assert!(!ran.stderr.contains(".fetching"), "{what}: {}", ran.stderr);
        assert_eq!(world.server.asked().len(), times, "{what}");
        assert_eq!(world.dir.names("store/un-sc"), ["2024-03-25", "current", "lock"], "{what}");
    }
    world.screen("").assert_code(1);
    assert_eq!(world.dir.json("out.csv.manifest.json")["lists"][0]["edition"]["name"], "2024-03-25");
}

#[test]
fn what_passes_is_tried_again() {
    let list = |number: usize| un(&format!("2024-03-{}", 25 + number), 100);
    let world = World::new().with_edition("2024-03-25");
    let elsewhere = Answer::status("302 Found").header("Location", "/elsewhere/x");
    let zipped = Answer::ok(gzip(list(4).as_bytes())).header("Content-Encoding", "gzip");
    let soon = Answer::status("503 Service Unavailable").header("Retry-After", "0");
    let table: Vec<(&str, Vec<Answer>, usize)> = vec![
        ("down once", vec![soon, Answer::ok(list(1))], 2),
        ("cut once", vec![Answer::ok(list(2)).cut(100), Answer::ok(list(2))], 2),
        ("elsewhere", vec![elsewhere], 2),
        ("compressed", vec![zipped], 1),
    ];
    world.server.on("/elsewhere/x", [Answer::ok(list(3))]);
    for (number, (what, answers, times)) in (1..).zip(table) {
        world.server.on("/un.xml", answers);
        let ran = world.fetch();
        assert_eq!(ran.code, Some(0), "{what}: {}", ran.stderr);
        assert_eq!(world.server.asked().len(), times, "{what}");
        let edition = format!("2024-03-{}", 25 + number);
        assert_eq!(world.current(), edition, "{what}");
        // What is stored is what the publisher stores, however it came.
        assert_eq!(
            world.dir.read(&format!("store/un-sc/{edition}/consolidated.xml")),
            list(number),
            "{what}"
        );
    }
}

#[test]
fn a_server_that_is_not_there_or_never_ends_does_not_hang_the_run() {
    let world = World::new().with_edition("2024-03-25");
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    world.dir.write(
        "gone.toml",
        format!("[fetch]\ntimeout_s = 1\nretries = 1\nretry_wait_ms = 1\n[fetch.lists.un-sc]\nurl = \"http://{gone}/\""),
    );
    let began = Instant::now();
    let ran = world.dir.line("lists fetch un-sc --config gone.toml --store-dir store");
    ran.assert_code(2).assert_says("tried 2 times");
    assert!(began.elapsed() < Duration::from_secs(20));
    assert_eq!(world.current(), "2024-03-25");
}

#[test]
fn one_list_that_fails_does_not_keep_the_others_from_being_fetched() {
    let world = World::new();
    world.configure(&format!(
        "[fetch.lists.house]\nurl = \"{}\"\n[fetch.lists.uk-sl]\nurl = \"{}\"\n",
        world.server.url("/house.csv"),
        world.server.url("/uk.xml")
    ));
    world.server.on("/un.xml", [Answer::ok(un("2024-03-25", 100))]);
    world.server.on("/house.csv", [Answer::ok(lists::CUSTOM)]);
    let ran = world.dir.line("lists fetch uk-sl un-sc house --config c.toml --store-dir store");
    ran.assert_code(2).assert_says("uk-sl is not updated").assert_says("1 of 3 lists");
    let ids: Vec<&str> = ran.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(ids, ["un-sc", "house"]);
    world.screen("").assert_code(1);
    let lists = world.dir.json("out.csv.manifest.json")["lists"].clone();
    assert_eq!(lists.as_array().unwrap().len(), 2, "a list that was never fetched is none of them: {lists}");
    // The house's list may change, but not into another format.
    world.server.on("/house.csv", [Answer::ok(un("2024-03-25", 100))]);
    let ran = world.dir.line("lists fetch house --config c.toml --store-dir store");
    ran.assert_code(2).assert_says("custom CSV");
    assert_readable_for_all(&world.dir);
}

/// Whoever may enter the folder may read the editions in it.
fn assert_readable_for_all(dir: &Dir) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for name in ["un-sc/2024-03-25", "un-sc/2024-03-25/edition.json", "un-sc/current"] {
            let mode = fs::metadata(dir.path(&format!("store/{name}"))).unwrap().permissions().mode();
            assert_eq!(mode & 0o444, 0o444, "{name}: {mode:o}");
        }
    }
    let _ = dir;
}

#[test]
fn a_list_may_shrink_for_a_reason_that_is_recorded() {
    let world = World::new().with_edition("2024-03-25");
    world.server.on("/un.xml", [Answer::ok(un("2024-03-26", 50))]);
    world.fetch().assert_code(2).assert_says("--accept-shrink");
    let accept = |lists: &[&str], reason: &str| {
        let args =
            ["lists", "fetch", "--config", "c.toml", "--store-dir", "store", "--accept-shrink", reason];
        world.dir.run(args.iter().chain(lists))
    };
    accept(&["un-sc"], " ").assert_code(2).assert_says("reason");
    accept(&["un-sc", "house"], "why").assert_code(2).assert_says("one list");
    assert_eq!(world.current(), "2024-03-25");
    accept(&["un-sc"], "resolution 9999").assert_code(0);
    assert_eq!(world.current(), "2024-03-26");
    assert_eq!(world.record("2024-03-26")["shrink_accepted"], "resolution 9999");
    // A reason given for nothing is none.
    world.server.on("/un.xml", [Answer::ok(un("2024-03-27", 50))]);
    accept(&["un-sc"], "to be safe").assert_code(0);
    assert_eq!(world.record("2024-03-27").get("shrink_accepted"), None);
}

#[test]
fn of_a_list_in_several_files_only_the_changed_ones_come() {
    let world = World::new();
    let names = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];
    let urls = names.map(|name| format!("\"{name}\" = \"{}\"", world.server.url(&format!("/{name}"))));
    world.configure(&format!("[fetch.lists.ofac-sdn]\nurls = {{ {} }}\n", urls.join(", ")));
    let fetch = || world.dir.line("lists fetch ofac-sdn --config c.toml --store-dir store");
    let modified = |day: u32| format!("{day:02} Mar 2024 10:00:00 GMT");
    for (name, content) in names.iter().zip([lists::SDN, lists::ALT, lists::ADD, lists::COMMENTS]) {
        let answer = Answer::ok(content)
            .header("ETag", "\"1\"")
            .header("Last-Modified", &format!("Mon, {}", modified(25)));
        world.server.on(&format!("/{name}"), [answer]);
    }
    fetch().assert_code(0).assert_code(0);
    for name in names {
        world.server.on(&format!("/{name}"), [Answer::status("304 Not Modified")]);
    }
    assert_eq!(fetch().stdout, "ofac-sdn  edition 2024-03-25: unchanged\n");
    let alt = lists::ALT.replace('\u{1a}', "200,2,\"aka\",\"QUAGMIRE WORKS\",-0- \r\n\u{1a}");
    let answer = Answer::ok(alt).header("Last-Modified", &format!("Tue, {}", modified(26)));
    world.server.on("/alt.csv", [answer]);
    let ran = fetch();
    ran.assert_code(0);
    assert!(ran.stdout.contains("edition 2024-03-26, dated by the server"), "{}", ran.stdout);
    assert!(ran.stdout.contains("0 added, 0 removed, 1 changed"), "{}", ran.stdout);
    let mut files = names.map(str::to_owned).to_vec();
    files.push("edition.json".to_owned());
    files.sort();
    assert_eq!(world.dir.names("store/ofac-sdn/2024-03-26"), files);
    // A configuration that leaves one out asks for part of the list, which is none of OFAC's.
    let only = format!("[fetch.lists.ofac-sdn]\nurl = \"{}\"\n", world.server.url("/sdn.csv"));
    world.configure(&only);
    fetch().assert_code(2).assert_says("not the whole list: alt.csv is missing");
    world.configure(&format!("[fetch.lists.ofac-sdn]\nurls = {{ {} }}\n", urls.join(", ")));
    // Aliases that are gone are not a small thing: a missing file is no list.
    world.server.on("/alt.csv", [Answer::status("404 Not Found")]);
    fetch().assert_code(2).assert_says("alt.csv").assert_says("the edition 2024-03-26 stays");
}

#[test]
fn an_edition_whose_files_were_changed_is_refused_and_fetched_anew() {
    let world = World::new();
    let list = || Answer::ok(un("2024-03-25", 100)).header("ETag", "\"a\"");
    world.server.on("/un.xml", [list()]);
    world.fetch().assert_code(0);
    world.server.asked();
    let path = world.dir.path("store/un-sc/2024-03-25/consolidated.xml");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("BLACKWATER", "WHITEWATER")).unwrap();
    world.screen("").assert_code(2).assert_says("is not the one that was fetched");
    let ran = world.fetch();
    ran.assert_code(0);
    let head = world.server.asked()[0].head.to_ascii_lowercase();
    assert!(!head.contains("if-none-match"), "a changed file is no version of the server's: {head}");
    world.screen("").assert_code(1);
    // A record that cannot be read stops a run, and not the next fetch.
    let current = world.current();
    world.dir.write(&format!("store/un-sc/{current}/edition.json"), "{");
    world.screen("").assert_code(2).assert_says("record of this edition");
    world.fetch().assert_code(0);
    world.screen("").assert_code(1);
    fs::remove_dir_all(world.dir.path(&format!("store/un-sc/{}", world.current()))).unwrap();
    world.screen("").assert_code(2).assert_says("un-sc has no edition");
    world.fetch().assert_code(0);
    world.screen("").assert_code(1);
}

#[test]
fn a_killed_fetch_leaves_nothing_that_is_read_and_two_do_not_run_at_once() {
    let world = World::new().with_edition("2024-03-25");
    world.server.on("/un.xml", [Answer::ok(un("2024-03-26", 100)).after(Duration::from_millis(900))]);
    let mut child =
        world.dir.command(["lists", "fetch", "un-sc", "--config", "c.toml", "--store-dir", "store"]);
    let mut child = child.spawn().unwrap();
    while world.server.asked().is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(world.current(), "2024-03-25");
    world.dir.write("store/un-sc/.fetching-killed/consolidated.xml", un("2024-03-26", 3));
    world.dir.write("store/un-sc/.fetching-current", "2024-03-26");
    world.screen("").assert_code(1);
    assert_eq!(world.dir.json("out.csv.manifest.json")["lists"][0]["designations"], 100);
    let lock = fs::File::options().write(true).open(world.dir.path("store/un-sc/lock")).unwrap();
    lock.lock().unwrap();
    world.fetch().assert_code(2).assert_says("another run is fetching un-sc");
    world.dir.line("lists prune --keep 1 --store-dir store").assert_code(2);
    drop(lock);
    // Killed after its files were complete, before they became the current edition: it is taken up where it was left.
    world.server.on("/un.xml", [Answer::ok(un("2024-03-26", 100))]);
    world.fetch().assert_code(0);
    world.dir.write("store/un-sc/current", "2024-03-25\n");
    world.fetch().assert_code(0);
    assert_eq!(world.dir.names("store/un-sc"), ["2024-03-25", "2024-03-26", "current", "lock"]);
    assert_eq!(world.current(), "2024-03-26");
}

#[test]
fn a_run_can_name_an_edition_and_old_ones_are_pruned() {
    let world = World::new().with_edition("2024-03-22").with_edition("2024-03-25").with_edition("2024-03-26");
    let world = world.with_edition("2024-03-27");
    let edition = |more: &str| {
        world.screen(more).assert_code(1);
        world.dir.json("out.csv.manifest.json")["lists"][0]["edition"]["name"].as_str().unwrap().to_owned()
    };
    assert_eq!(edition(""), "2024-03-27");
    assert_eq!(edition("--edition un-sc@2024-03-22"), "2024-03-22");
    assert_eq!(edition("--list un-sc@2024-03-25"), "2024-03-25");
    for (wanted, part) in [
        ("un-sc@2024-03-23", "there are 2024-03-22, 2024-03-25, 2024-03-26, 2024-03-27"),
        ("eu-fsf@2024-03-22", "eu-fsf has no edition"),
        ("un-sc@..", "un-sc has no edition .."),
        ("..@un-sc", "no name of a list"),
        ("un-sc", "ID@EDITION"),
    ] {
        world.screen(&format!("--edition {wanted}")).assert_code(2).assert_says(part);
    }
    let prune = |more: &str| world.dir.line(&format!("lists prune --store-dir store {more}"));
    prune("--keep 3 --dry-run").assert_code(0);
    assert_eq!(prune("--keep 3 --dry-run").stdout, "un-sc@2024-03-22: would remove\n");
    assert_eq!(prune("--keep 3").stdout, "un-sc@2024-03-22: removed\n");
    // The current edition and the one before it stay in any case.
    assert_eq!(prune("--keep 0").stdout, "un-sc@2024-03-25: removed\n");
    assert_eq!(world.dir.names("store/un-sc"), ["2024-03-26", "2024-03-27", "current", "lock"]);
    prune("../store --keep 0").assert_code(2);
    assert_eq!(edition(""), "2024-03-27");
}

#[test]
fn an_old_list_is_a_warning_or_an_error() {
    let world = World::new().with_edition("2024-03-25");
    // The list's own date is long ago, and its publisher has just said that there is no newer one.
    let fresh = world.screen("--max-list-age 1");
    fresh.assert_code(1);
    assert!(!fresh.stderr.contains("warning"), "{}", fresh.stderr);
    let day_and_a_half = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(36);
    world.set("2024-03-25", "confirmed_at", &day_and_a_half.to_string());
    world.screen("").assert_code(1).assert_says("warning: un-sc is 36 hours old");
    world.screen("--max-list-age 48").assert_code(1);
    world.screen("--max-list-age 30").assert_code(2).assert_says("30 hours");
    assert_eq!(world.dir.line("search Miller --store-dir store --max-list-age 30").code, Some(2));
    // A file is as old as it says or looks; the house's own list has no publisher who could have a newer one.
    world.dir.write("un.xml", un("2024-03-25", 2));
    world.dir.write("house.csv", lists::CUSTOM);
    let old = std::time::SystemTime::now() - Duration::from_secs(36 * 3_600);
    for name in ["un.xml", "house.csv"] {
        fs::File::options().write(true).open(world.dir.path(name)).unwrap().set_modified(old).unwrap();
    }
    let ran = world.screen("--list un.xml --list house.csv");
    ran.assert_code(1).assert_says("un.xml is 36 hours old");
    assert!(!ran.stderr.contains("house.csv is"), "{}", ran.stderr);
    world.screen("--list house.csv --max-list-age 1").assert_code(1);
    world.screen("--list un.xml --max-list-age 1").assert_code(2);
}

#[test]
fn a_list_without_a_date_is_dated_by_the_server_or_by_its_retrieval() {
    let world = World::new();
    world.configure(&format!("[fetch.lists.house]\nurl = \"{}\"\n", world.server.url("/house.csv")));
    let fetch = || world.dir.line("lists fetch house --config c.toml --store-dir store");
    let more = |number: usize| format!("{}X-{number},person,Somebody Else,primary,strong,,\n", lists::CUSTOM);
    world.server.on("/house.csv", [Answer::ok(lists::CUSTOM)]);
    let ran = fetch();
    ran.assert_code(0);
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    assert!(ran.stdout.contains(&format!("{today}, dated by its retrieval")), "{}", ran.stdout);
    // The day of retrieval is no date of the list's: one that the server states later is no older edition.
    let at = |list: String, moment: &str| [Answer::ok(list).header("Last-Modified", moment)];
    world.server.on("/house.csv", at(more(3), "Mon, 25 Mar 2024 10:00:00 GMT"));
    let ran = fetch();
    ran.assert_code(0);
    assert!(ran.stdout.contains("2024-03-25, dated by the server"), "{}", ran.stdout);
    world.server.on("/house.csv", at(more(4), "Sun, 24 Mar 2024 10:00:00 GMT"));
    fetch().assert_code(2).assert_says("older than the current one of 2024-03-25");
    // A date in the future would make every later edition an older one.
    world.server.on("/house.csv", at(more(5), "Mon, 25 Mar 3017 10:00:00 GMT"));
    let ran = fetch();
    ran.assert_code(0);
    assert!(ran.stdout.contains(&today), "{}", ran.stdout);
}

#[test]
fn names_from_a_configuration_stay_within_the_store() {
    let world = World::new();
    world.server.on("/x", [Answer::ok(lists::CUSTOM)]);
    let url = world.server.url("/x");
    for (table, list) in [
        (format!("[fetch.lists.\"../house\"]\nurl = \"{url}\""), "../house"),
        (format!("[fetch.lists.house]\nurls = {{ \"../../house.csv\" = \"{url}\" }}"), "house"),
        (format!("[fetch.lists.house]\nurls = {{ \"edition.json\" = \"{url}\" }}"), "house"),
    ] {
        world.configure(&table);
        let ran = world.dir.run(["lists", "fetch", list, "--config", "c.toml", "--store-dir", "store"]);
        ran.assert_code(2).assert_says("no name of a list or of its files");
        assert!(!world.dir.path("store").join("house").join("current").exists());
        assert_eq!(world.dir.names(""), ["c.toml", "in.csv"]);
    }
}

#[test]
fn a_token_is_sent_and_shown_nowhere() {
    let world = World::new();
    let eu = |url: &str| {
        world.configure(&format!("[fetch.lists.eu-fsf]\nurl = \"{url}\"\n"));
        let mut command =
            world.dir.command(["lists", "fetch", "eu-fsf", "--config", "c.toml", "--store-dir", "store"]);
        command.env("INTERDICT_EU_TOKEN", "s3cret");
        Ran::of(&mut command)
    };
    let file = "xmlFullSanctionsList_1_1.xml";
    let list = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lists/eu/twin.xml")).unwrap();
    world.server.on("/eu?token=s3cret", [Answer::ok(list)]);
    let good = eu(&world.server.url("/eu?token={token}"));
    good.assert_code(0);
    assert_eq!(world.server.asked()[0].path, "/eu?token=s3cret");
    let edition = world.dir.read("store/eu-fsf/current").trim().to_owned();
    assert!(world.dir.path(&format!("store/eu-fsf/{edition}/{file}")).is_file());
    let record = world.dir.read(&format!("store/eu-fsf/{edition}/edition.json"));
    let moved = format!("{}/eu?t={{token}}", world.server.url(""));
    let mut texts = vec![record, good.stdout, good.stderr];
    for url in [moved.as_str(), "nowhere/{token}", "ftp://x/{token}", "http:///{token}", "http://x y/{token}"]
    {
        let ran = eu(url);
        ran.assert_code(2);
        texts.push(ran.stderr);
    }
    assert!(texts.iter().all(|text| !text.contains("s3cret")), "{texts:#?}");
    // Without a token the list cannot be had; where it was had before, that is a failure and no side note.
    let elsewhere = |lists: &[&str]| {
        let nothing = |id: &&str| format!("[fetch.lists.{id}]\nurl = \"{}\"\n", world.server.url("/nothing"));
        world.configure(&lists.iter().map(nothing).collect::<String>());
    };
    elsewhere(&["ofac-sdn", "ofac-cons", "uk-sl"]);
    let ran = world.dir.line("lists fetch eu-fsf --config c.toml --store-dir store");
    ran.assert_code(2).assert_says("INTERDICT_EU_TOKEN");
    let ran = world.dir.line("lists fetch --config c.toml --store-dir store");
    ran.assert_code(2).assert_says("eu-fsf is not updated").assert_says("5 of 5 lists");
    let ran = world.dir.line("lists fetch --config c.toml --store-dir another");
    ran.assert_code(2).assert_says("warning: not fetched: eu-fsf needs a token").assert_says("4 of 4 lists");
}

#[test]
fn the_evening_of_a_designation_is_one_command() {
    let world = World::new().with_edition("2024-03-24");
    let screen_again = || world.dir.line("rescreen in.csv --store-dir store");
    // There is one edition only: nothing can have changed.
    let ran = screen_again();
    ran.assert_code(2).assert_says("--list-before");
    let more = un("2024-03-25", 100).replace(
        "</INDIVIDUALS>",
        "<INDIVIDUAL><DATAID>900</DATAID><FIRST_NAME>MARIA</FIRST_NAME><SECOND_NAME>LINDQVIST</SECOND_NAME>\
         <UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.900</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS>",
    );
    world.server.on("/un.xml", [Answer::ok(more)]);
    world.fetch().assert_code(0);
    let ran = screen_again();
    ran.assert_code(1).assert_says("designations that differ: 0 as they were, 1 as they are");
    let changes: Vec<String> = ran
        .csv()
        .iter()
        .map(|row| format!("{} {} {}", row["screening_row"], row["hit_change"], row["hit_id"]))
        .collect();
    assert_eq!(changes, ["2 new CDi.900"]);
    // The same between editions named.
    let diff = world.dir.line("lists diff un-sc@2024-03-24 un-sc@2024-03-25 --store-dir store --format csv");
    diff.assert_code(1);
    assert_eq!(diff.csv()[0]["id"], "CDi.900");
}

#[test]
fn what_came_of_each_list_is_json_for_machines() {
    let world = World::new();
    let fetch = || world.dir.line("lists fetch un-sc --config c.toml --store-dir store --format json");
    world.server.on("/un.xml", [Answer::ok(un("2024-03-24", 100))]);
    let first = fetch().jsonl();
    assert_eq!((&first[0]["list"], &first[0]["outcome"]), (&"un-sc".into(), &"updated".into()));
    assert_eq!((&first[0]["edition"]["name"], &first[0]["changes"]), (&"2024-03-24".into(), &().into()));
    world.server.on("/un.xml", [Answer::ok(un("2024-03-24", 100))]);
    assert_eq!(fetch().jsonl()[0]["outcome"], "unchanged");
    world.server.on("/un.xml", [Answer::ok(un("2024-03-25", 99))]);
    assert_eq!(fetch().jsonl()[0]["changes"]["removed"], 1);
    world.server.on("/un.xml", [Answer::ok(un("2024-03-20", 99))]);
    let ran = fetch();
    ran.assert_code(2);
    let failed = &ran.jsonl()[0];
    assert_eq!((&failed["outcome"], &failed["edition"]["name"]), (&"failed".into(), &"2024-03-25".into()));
    assert!(failed["error"].as_str().unwrap().contains("older than the current one"), "{failed}");
}
