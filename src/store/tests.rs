//! The store as a library, with people and times of the test's choosing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rusqlite::Connection;

use super::*;
use crate::case::{CaseId, CaseMark, Disposition, Policy, Quiet, Role, Verdict};
use crate::designation::ListId;
use crate::index::{Index, IndexLocation};
use crate::list::{ListSnapshot, ListSource, Strictness};
use crate::party::{PartyReader, ReadOptions};
use crate::screen::batch::Work as _;
use crate::screen::{ScreenConfig, Screener};

const LIST: &str = "id,type,name,date_of_birth,nationality\n\
    1,person,\"DOERINGSEN, Janus\",1970-05-01,NO\n\
    2,person,\"VALTERSEN, Olga\",1980-02-03,NO\n\
    3,entity,\"NORDLYS MARITIME HOLDING LTD\",,NO\n";
const FILE: &str = "id,name,type,date_of_birth,nationality\n\
    C1,Janus Doeringsen,person,1970-05-01,NO\n\
    C2,Olga Valtersen,person,,\n\
    C3,Peter Other,person,,\n\
    C4,Nordlys Maritime Holding Limited,entity,,\n";

struct Desk {
    folder: tempfile::TempDir,
    day: u32,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), day: 0 }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("cases.db")
    }

    /// Somebody on the desk's day.
    fn author(&self, user: &str) -> Author {
        let actor = Actor { user: user.to_owned(), host: "desk".to_owned() };
        let start: Timestamp = "2024-03-22T09:00:00Z".parse().unwrap();
        Author { actor, at: start + jiff::SignedDuration::from_hours(24 * i64::from(self.day)) }
    }

    fn store(&self) -> Store {
        Store::open_or_create(&self.path(), &self.author("anna")).unwrap()
    }

    fn try_run(&self, list: &str, file: &str) -> Result<(Effect, Vec<CaseMark>)> {
        let snapshot = snapshot(list);
        let digest = snapshot.digest.clone();
        let listed: Vec<_> = snapshot.designations.iter().map(|one| one.id.clone()).collect();
        let (index, _) = Index::build(&IndexLocation::Memory, &[snapshot], Strictness::Strict)?;
        let screener = Screener::new(index, ScreenConfig::default());
        let author = self.author("nightly");
        let start = RunStart {
            id: format!("run-{}", self.store().runs()?.len() + 1),
            kind: "screen",
            population: "customers".to_owned(),
            keep: Keep::Rows,
        };
        let mut run = self.store().begin_run(start, &author)?;
        let reader = PartyReader::from_read(
            "customers.csv",
            std::io::Cursor::new(file.to_owned()),
            &ReadOptions::default(),
        );
        let (mut worker, mut marks) = (screener.worker(), Vec::new());
        for row in reader? {
            let row = row?;
            let outcome = screener.work(&row, &mut worker)?;
            marks.extend(run.row(&row, &outcome, screener.index())?);
        }
        let mut end = RunEnd {
            config_sha256: "c".repeat(64),
            lists: BTreeMap::from([("house".to_owned(), digest)]),
            inputs: vec![("customers.csv".to_owned(), "f".repeat(64))],
            rows: serde_json::json!({ "rows": 4 }),
            listed: &mut |_, id| Ok(listed.contains(id)),
            manifest: &mut |head| serde_json::json!({ "audit": head }).to_string(),
        };
        Ok((run.finish(&mut end, &author)?.0, marks))
    }

    fn run(&self, list: &str, file: &str) -> (Effect, Vec<CaseMark>) {
        self.try_run(list, file).unwrap()
    }

    fn cases(&self) -> Vec<CaseSummary> {
        self.store().cases(&CaseFilter::default()).unwrap()
    }

    fn case(&self, party: &str) -> CaseId {
        let mut cases = self.cases();
        cases.retain(|case| case.party_id.as_deref() == Some(party));
        cases.pop().unwrap().id
    }

    fn state(&self, party: &str) -> String {
        let case = self.case(party);
        self.cases().into_iter().find(|one| one.id == case).unwrap().disposition.to_string()
    }

    fn decide(&self, party: &str, verdict: Verdict, good_guy: bool, user: &str) -> Result<Decided> {
        let ruling = Ruling { good_guy: good_guy.then(GoodGuyWish::default), ..ruling(verdict) };
        self.store().decide(&self.case(party), &ruling, &self.author(user))
    }

    fn verify(&self) -> std::result::Result<Verified, Tampering> {
        self.store().verify(&[]).unwrap()
    }

    /// Past the program, as somebody with an SQL shell would.
    fn tamper(&self, sql: &str) {
        let db = Connection::open(self.path()).unwrap();
        db.execute_batch("DROP TRIGGER audit_is_not_edited; DROP TRIGGER audit_is_not_shortened").unwrap();
        db.execute_batch(sql).unwrap();
    }
}

fn ruling(verdict: Verdict) -> Ruling {
    Ruling {
        verdict,
        reason: Policy::default().codes(verdict.as_str())[0].to_owned(),
        note: "looked at the file".to_owned(),
        good_guy: None,
        answers: vec![Answer { step: 4, answer: "born elsewhere".to_owned() }],
        said_decided_by: None,
        version: None,
    }
}

fn snapshot(text: &str) -> ListSnapshot {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.csv");
    std::fs::write(&path, text).unwrap();
    let source = ListSource { id: Some(ListId("house".to_owned())), path };
    ListSnapshot::read(&source, Strictness::Strict).unwrap()
}

fn without(text: &str, beginning: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with(beginning)).collect();
    lines.join("\n") + "\n"
}

#[test]
fn the_same_file_again_opens_nothing_twice() {
    let desk = Desk::new();
    let (effect, marks) = desk.run(LIST, FILE);
    assert_eq!(effect, Effect { opened: 3, ..Effect::default() });
    assert!(marks.iter().all(|mark| mark.disposition.is_none() && mark.quiet == Quiet::No));
    let (effect, marks) = desk.run(LIST, FILE);
    assert_eq!(effect, Effect { unchanged: 3, ..Effect::default() });
    assert!(marks.iter().all(|mark| mark.disposition == Some(Disposition::Open)));
    let view = desk.store().case(&desk.case("C1")).unwrap();
    assert_eq!((view.summary.list.as_str(), view.summary.designation_id.as_str()), ("house", "1"));
    assert_eq!(view.rows, [("run-2".to_owned(), 0, 1)]);
    assert!(view.party.iter().any(|field| field.name == "births" && field.values == ["1970-05-01"]));
    assert!(view.designation.iter().any(|field| field.name == "nationalities"));
    assert!(view.hit["explanation"].as_str().unwrap().contains("Doeringsen"));
    assert_eq!(view.checklist.len(), 5);
    assert_eq!(desk.verify().unwrap().records, 5);
}

#[test]
fn decisions_need_two_people_and_are_kept_with_what_was_seen() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    assert_eq!(
        desk.decide("C1", Verdict::TrueMatch, false, "anna").unwrap().to,
        Disposition::TrueMatchProposed
    );
    let refused = desk.decide("C1", Verdict::TrueMatch, false, "anna").unwrap_err().to_string();
    assert!(refused.contains("a second, different user"), "{refused}");
    assert_eq!(desk.decide("C1", Verdict::TrueMatch, false, "bert").unwrap().to, Disposition::TrueMatch);
    let refused = desk.decide("C1", Verdict::NeedsInfo, false, "bert").unwrap_err().to_string();
    assert!(refused.contains("reopen it first"), "{refused}");
    let view = desk.store().case(&desk.case("C1")).unwrap();
    let users: Vec<&str> = view.history.iter().map(|record| record.user.as_str()).collect();
    assert_eq!(users, ["anna", "bert"]);
    let Act::Decided { reason, config_sha256, list_sha256, .. } = &view.history[1].act else { panic!() };
    assert_eq!((reason.as_str(), config_sha256.len(), list_sha256.len()), ("confirmed", 64, 64));
    // A run changes nothing about it.
    desk.run(LIST, FILE);
    assert_eq!(desk.state("C1"), "true_match");
    let author = desk.author("carla");
    desk.store().reopen(&desk.case("C1"), "quality-review", "a sample", &author).unwrap();
    assert_eq!(desk.state("C1"), "open");
    desk.verify().unwrap();
}

#[test]
fn a_good_guy_is_quiet_until_something_about_it_changes() {
    let later = |file: &str| file.replace("C2,Olga Valtersen,person,,", "C2,Olga Valtersen,person,1980,");
    let amended = |list: &str| list.replace("1980-02-03,NO", "1980-02-03,SE");
    for (what, list, file, day, reason) in [
        ("the counterparty's record", LIST.to_owned(), later(FILE), 1, "counterparty-changed"),
        ("the designation's record", amended(LIST), FILE.to_owned(), 1, "designation-changed"),
        ("the day", LIST.to_owned(), FILE.to_owned(), 366, "good-guy-expired"),
    ] {
        let mut desk = Desk::new();
        desk.run(LIST, FILE);
        let proposed = desk.decide("C2", Verdict::FalsePositive, true, "anna").unwrap();
        assert_eq!((proposed.to, proposed.good_guy), (Disposition::FalsePositiveProposed, None));
        let agreed = desk.decide("C2", Verdict::FalsePositive, false, "bert").unwrap();
        assert_eq!((agreed.to, agreed.good_guy), (Disposition::FalsePositive, Some(1)));
        let (effect, marks) = desk.run(LIST, FILE);
        assert_eq!((effect.quiet, effect.reopened), (1, 0), "{what}");
        assert_eq!(marks.iter().filter(|mark| mark.good_guy() == Some(1)).count(), 1);

        desk.day = day;
        let (effect, marks) = desk.run(&list, &file);
        assert_eq!(effect.quiet, 0, "{what}");
        assert!(marks.iter().all(|mark| mark.good_guy().is_none()), "{what}");
        assert_eq!((effect.reopened, effect.expired), if day > 1 { (0, 1) } else { (1, 0) }, "{what}");
        assert_eq!(desk.state("C2"), "open", "{what}");
        let known = desk.store().good_guys(false).unwrap();
        assert_eq!(
            (known[0].state.as_str(), known[0].end_reason.as_deref()),
            ("lapsed", Some(reason)),
            "{what}"
        );
        assert_eq!((known[0].author.as_str(), known[0].approver.as_str()), ("anna", "bert"));
        let history = desk.store().history(&desk.case("C2")).unwrap();
        let changed = |record: &AuditRecord| match &record.act {
            Act::Lapsed { changes, .. } => changes.iter().map(|change| change.field.to_string()).collect(),
            _ => Vec::new(),
        };
        let fields: Vec<String> = history.iter().flat_map(changed).collect();
        let expected: &[&str] = match reason {
            "counterparty-changed" => &["births"],
            "designation-changed" => &["nationalities"],
            _ => &[],
        };
        assert_eq!(fields, expected, "{what}");
        desk.verify().unwrap();
    }
}

#[test]
fn a_good_guy_can_be_revoked_by_a_person() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    desk.decide("C2", Verdict::FalsePositive, true, "anna").unwrap();
    desk.decide("C2", Verdict::FalsePositive, true, "bert").unwrap();
    let author = desk.author("carla");
    assert!(desk.store().revoke_good_guy(1, " ", &author).is_err());
    assert!(desk.store().revoke_good_guy(2, "wrong", &author).is_err());
    desk.store().revoke_good_guy(1, "wrong", &author).unwrap();
    assert_eq!(desk.state("C2"), "open");
    assert_eq!(desk.run(LIST, FILE).0.quiet, 0);
    desk.verify().unwrap();
}

#[test]
fn what_is_delisted_or_no_hit_any_more_is_closed_and_comes_back_when_it_is_hit_again() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    let (effect, _) = desk.run(&without(LIST, "1,"), FILE);
    assert_eq!(effect, Effect { unchanged: 2, closed_delisted: 1, ..Effect::default() });
    assert_eq!(desk.state("C1"), "closed");
    let renamed = FILE.replace("C2,Olga Valtersen", "C2,Berta Nilsson");
    let (effect, _) = desk.run(&without(LIST, "1,"), &renamed);
    assert_eq!(effect, Effect { unchanged: 1, closed_no_hit: 1, ..Effect::default() });
    // Who is not in the file was not screened, and nothing is known of it.
    let (effect, _) = desk.run(LIST, &without(FILE, "C4"));
    assert_eq!(effect, Effect { reopened: 2, ..Effect::default() });
    assert_eq!((desk.state("C1"), desk.state("C4")), ("open".to_owned(), "open".to_owned()));
    desk.verify().unwrap();
}

#[test]
fn a_changed_record_opens_what_was_decided_on_the_old_one() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    desk.decide("C4", Verdict::FalsePositive, false, "anna").unwrap();
    desk.decide("C4", Verdict::FalsePositive, false, "bert").unwrap();
    desk.decide("C1", Verdict::TrueMatch, false, "anna").unwrap();
    let amended =
        LIST.replace("HOLDING LTD\",,NO", "HOLDING LTD\",,PA").replace("1970-05-01,NO", "1970-05-02,NO");
    let (effect, _) = desk.run(&amended, FILE);
    assert_eq!((effect.reopened, effect.unchanged), (2, 1));
    assert_eq!((desk.state("C4"), desk.state("C1")), ("open".to_owned(), "open".to_owned()));
    desk.verify().unwrap();
}

#[test]
fn the_log_shows_what_was_edited_deleted_moved_and_cut() {
    let edited = "UPDATE audit SET record = replace(record, 'confirmed', 'different') WHERE seq = 5";
    let rehashed = "UPDATE audit SET record = replace(record, 'anna', 'bert'),
        hash = '0000000000000000000000000000000000000000000000000000000000000000' WHERE seq = 4";
    for (what, sql, found) in [
        ("edited", edited, "record 5 was edited: its text does not give its hash"),
        ("edited with its hash", rehashed, "record 4 was edited: its text does not give its hash"),
        ("deleted", "DELETE FROM audit WHERE seq = 3", "record 3 is missing: 4 follows 2"),
        (
            "deleted and numbered anew",
            "DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = seq - 1 WHERE seq > 3",
            "record 3 does not follow the one before it: a record was edited, removed or moved",
        ),
        (
            "moved",
            "UPDATE audit SET seq = -4 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 3;
             UPDATE audit SET seq = 3 WHERE seq = -4",
            "record 3 does not follow the one before it: a record was edited, removed or moved",
        ),
        (
            "cut",
            "DELETE FROM audit WHERE seq > 4",
            "the log was cut: it ends at record 4, and the store itself tells of record 5",
        ),
        (
            "filed elsewhere",
            "UPDATE audit SET case_id = 'x' WHERE seq = 5",
            "record 5 is filed under another case or run than it speaks of",
        ),
        (
            "past the log",
            "UPDATE cases SET disposition = 'false_positive' WHERE party_id = 'C2'",
            "it was changed past the log",
        ),
    ] {
        let desk = Desk::new();
        desk.run(LIST, FILE);
        desk.decide("C1", Verdict::TrueMatch, false, "anna").unwrap();
        desk.decide("C1", Verdict::TrueMatch, false, "bert").unwrap();
        assert_eq!(desk.verify().unwrap().records, 5);
        desk.tamper(sql);
        let tampering = desk.verify().unwrap_err().to_string();
        assert!(tampering.contains(found), "{what}: {tampering}");
    }
}

#[test]
fn a_cut_tail_shows_by_a_head_that_is_kept_outside() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    let head = desk.store().head().unwrap().unwrap();
    let outside = [("run.manifest.json".to_owned(), head.clone())];
    let verify = || desk.store().verify(&outside).unwrap();
    assert_eq!(verify().unwrap().anchors, 1);
    desk.decide("C1", Verdict::TrueMatch, false, "anna").unwrap();
    assert_eq!(verify().unwrap().anchors, 1);
    // Who cuts the tail well, hides it from the store itself.
    desk.tamper(
        "DELETE FROM audit WHERE seq > 2; UPDATE cases SET disposition = 'open';
         UPDATE meta SET value = (SELECT json_object('seq', seq, 'hash', hash) FROM audit WHERE seq = 2)
         WHERE key = 'audit_head'",
    );
    assert_eq!(desk.verify().unwrap().records, 2);
    assert_eq!(
        verify().unwrap_err().to_string(),
        "the log was cut: it ends at record 2, and run.manifest.json tells of record 3"
    );
    desk.decide("C2", Verdict::NeedsInfo, false, "anna").unwrap();
    assert_eq!(
        verify().unwrap_err().to_string(),
        "record 3 is not the one that run.manifest.json tells of: the log was written anew"
    );
}

#[test]
fn an_act_that_cannot_be_written_down_is_not_done() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    desk.tamper("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END");
    let before = desk.cases();
    assert!(desk.decide("C1", Verdict::NeedsInfo, false, "anna").is_err());
    assert!(desk.try_run(LIST, FILE).is_err());
    let author = desk.author("anna");
    assert!(desk.store().assign(&desk.case("C1"), "anna", &author).is_err());
    assert_eq!((desk.cases(), desk.store().runs().unwrap().len()), (before, 1));
}

#[test]
fn the_log_is_append_only_for_who_forgets() {
    let desk = Desk::new();
    desk.store();
    let db = Connection::open(desk.path()).unwrap();
    for sql in ["DELETE FROM audit", "UPDATE audit SET hash = ''"] {
        let refused = db.execute_batch(sql).unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{refused}");
    }
}

#[test]
fn a_newer_store_and_a_foreign_file_are_refused_by_name() {
    let desk = Desk::new();
    desk.store();
    let open = || Store::open(&desk.path(), &desk.author("anna")).unwrap_err().to_string();
    Connection::open(desk.path()).unwrap().pragma_update(None, "user_version", 9).unwrap();
    assert!(open().contains("is a case store of version 9, made by a newer interdict"), "{}", open());
    std::fs::remove_file(desk.path()).unwrap();
    assert!(open().contains("there is no case store"), "{}", open());
    std::fs::write(desk.path(), "id,name\n1,Jan Doe\n".repeat(100)).unwrap();
    assert!(open().contains("is no case store of interdict"), "{}", open());
    assert_eq!(std::fs::read_to_string(desk.path()).unwrap().len(), 1800, "and is left as it is");
    std::fs::remove_file(desk.path()).unwrap();
    Connection::open(desk.path()).unwrap().execute_batch("CREATE TABLE other (x)").unwrap();
    assert!(open().contains("is no case store of interdict"), "{}", open());
}

#[cfg(unix)]
#[test]
fn a_new_store_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let _store = desk.store();
    for entry in std::fs::read_dir(desk.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
    }
}

#[test]
fn rules_bind_runs_and_decisions_and_change_by_an_approver() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    let role = |role, user: &str| (role, vec![user.to_owned()]);
    let roles =
        [role(Role::Screener, "nightly"), role(Role::Reviewer, "anna"), role(Role::Approver, "carla")];
    let set = Policy { roles: roles.into(), ..Policy::default() }.checked().unwrap();
    assert!(desk.store().set_rules(&set, &desk.author("anyone")).unwrap());
    assert!(!desk.store().set_rules(&set, &desk.author("anyone")).unwrap(), "in force already");
    let refused = desk.decide("C1", Verdict::TrueMatch, false, "bert").unwrap_err().to_string();
    assert!(refused.contains("bert may not decide a case: that takes the role reviewer"), "{refused}");
    desk.decide("C1", Verdict::TrueMatch, false, "anna").unwrap();
    assert_eq!(desk.decide("C1", Verdict::TrueMatch, false, "carla").unwrap().to, Disposition::TrueMatch);
    let looser = Policy { four_eyes_score: 1.0, ..set.clone() };
    let refused = desk.store().set_rules(&looser, &desk.author("anna")).unwrap_err().to_string();
    assert!(refused.contains("anna may not change the rules"), "{refused}");
    desk.store().set_rules(&looser, &desk.author("carla")).unwrap();
    desk.verify().unwrap();
    desk.tamper("UPDATE meta SET value = replace(value, 'carla', 'anna') WHERE key = 'rules'");
    assert_eq!(desk.verify().unwrap_err(), Tampering::Rules);
}

#[test]
fn a_run_without_the_role_is_refused_and_one_that_fails_leaves_no_trace_in_the_cases() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    let author = desk.author("nightly");
    let start = |id: &str| RunStart {
        id: id.to_owned(),
        kind: "screen",
        population: "customers".to_owned(),
        keep: Keep::NotScreened,
    };
    let run = desk.store().begin_run(start("x"), &author).unwrap();
    run.fail(&author).unwrap();
    // One that was killed is never heard of again.
    drop(desk.store().begin_run(start("y"), &author).unwrap());
    let states: Vec<String> = desk.store().runs().unwrap().into_iter().map(|run| run.state).collect();
    assert_eq!(states, ["running", "failed", "finished"]);
    assert_eq!(desk.run(LIST, FILE).0.unchanged, 3);
    let roles = [(Role::Screener, vec!["other".to_owned()]), (Role::Approver, vec!["carla".to_owned()])];
    let set = Policy { roles: roles.into(), ..Policy::default() }.checked().unwrap();
    desk.store().set_rules(&set, &author).unwrap();
    let refused = desk.try_run(LIST, FILE).unwrap_err().to_string();
    assert!(refused.contains("nightly may not run a screening that is kept"), "{refused}");
    desk.verify().unwrap();
}

#[test]
fn a_sheet_is_looked_at_before_it_is_taken_over() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    let line = |line, party: &str, verdict, version| SheetLine {
        line,
        case: desk.case(party),
        ruling: Ruling {
            version: Some(version),
            said_decided_by: Some("the boss".to_owned()),
            ..ruling(verdict)
        },
    };
    let lines = [
        line(1, "C1", Verdict::Escalate, 0),
        line(2, "C2", Verdict::NeedsInfo, 7),
        line(3, "C4", Verdict::NeedsInfo, 0),
        line(4, "C4", Verdict::Escalate, 0),
    ];
    let author = desk.author("anna");
    let import = |apply| {
        let outcomes = desk.store().import_sheet(&lines, "s", apply, &author).unwrap();
        let word =
            |line: SheetOutcome| line.outcome.map_or_else(|e| e.to_string(), |done| done.to.to_string());
        outcomes.into_iter().map(word).collect::<Vec<_>>()
    };
    let twice = "the file decides this case more than once: leave one line";
    let expected = [
        "escalated",
        "the case was acted on in the meantime (it is at version 0, not 7): look at it again",
        twice,
        twice,
    ];
    assert_eq!(import(false), expected);
    assert_eq!(desk.state("C1"), "open", "looked at only");
    assert_eq!(import(true), expected);
    assert_eq!((desk.state("C1"), desk.state("C4")), ("escalated".to_owned(), "open".to_owned()));
    let history = desk.store().history(&desk.case("C1")).unwrap();
    assert_eq!(history[0].user, "anna", "who imports decides");
    let Act::Decided { said_decided_by, .. } = &history[0].act else { panic!() };
    assert_eq!(said_decided_by.as_deref(), Some("the boss"));
    assert!(import(true)[0].contains("not 0"), "the second time it is stale");
    desk.verify().unwrap();
}

#[test]
fn two_people_at_once_lose_nothing() {
    let desk = Desk::new();
    desk.run(LIST, FILE);
    let (case, path) = (desk.case("C1"), desk.path());
    let threads: Vec<_> = ["anna", "bert"]
        .map(|user| {
            let (case, path, author) = (case.clone(), path.clone(), desk.author(user));
            std::thread::spawn(move || {
                let mut store = Store::open(&path, &author).unwrap();
                for number in 0..25 {
                    store.note(&case, &format!("note {number}"), &author).unwrap();
                }
            })
        })
        .into_iter()
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(desk.store().history(&case).unwrap().len(), 50);
    desk.verify().unwrap();
}

#[test]
fn the_queue_is_filtered_found_by_the_beginning_of_an_id_and_counted() {
    let mut desk = Desk::new();
    desk.run(LIST, FILE);
    let author = desk.author("anna");
    desk.store().assign(&desk.case("C1"), "anna", &author).unwrap();
    let ids = |filter: CaseFilter| {
        let cases = desk.store().cases(&filter).unwrap();
        assert_eq!(desk.store().count(&filter).unwrap(), cases.len() as u64);
        let mut ids: Vec<String> = cases.into_iter().map(|case| case.party_id.unwrap()).collect();
        ids.sort();
        ids.join(" ")
    };
    let all = CaseFilter::default;
    assert_eq!(ids(all()), "C1 C2 C4");
    assert_eq!(ids(CaseFilter { dispositions: vec![Disposition::InReview], ..all() }), "C1");
    assert_eq!(ids(CaseFilter { assignee: Some("anna".to_owned()), ..all() }), "C1");
    assert_eq!(ids(CaseFilter { assignee: Some("-".to_owned()), ..all() }), "C2 C4");
    assert_eq!(ids(CaseFilter { list: Some("other".to_owned()), ..all() }), "");
    assert_eq!(ids(CaseFilter { run: Some(1), ..all() }), "C1 C2 C4");
    assert_eq!(ids(CaseFilter { run: Some(2), ..all() }), "");
    assert_eq!(ids(CaseFilter { min_score: Some(0.999), max_score: Some(1.0), ..all() }), "C1 C2 C4");
    assert_eq!(ids(CaseFilter { opened_before: Some(author.at), ..all() }), "");
    let case = desk.case("C1");
    assert_eq!(desk.store().find(&case.0[..6]).unwrap(), case);
    for unknown in ["", "zz", "ffffffffffffffff", "%"] {
        assert!(desk.store().find(unknown).is_err(), "{unknown}");
    }
    desk.day = 3;
    desk.decide("C4", Verdict::FalsePositive, true, "anna").unwrap();
    desk.decide("C4", Verdict::FalsePositive, true, "bert").unwrap();
    let figures = desk.store().figures(None, desk.author("anna").at).unwrap();
    assert_eq!(
        figures.dispositions,
        BTreeMap::from(
            [("false_positive", 1), ("in_review", 1), ("open", 1)]
                .map(|(state, count)| (state.to_owned(), count))
        )
    );
    assert_eq!(figures.waiting_by_age, BTreeMap::from([("2-7 days".to_owned(), 2)]));
    assert_eq!((figures.false_positive_rate, figures.good_guys), (Some(1.0), 1));
    assert_eq!(figures.hours_to_decide, Some((72.0, 72.0)));
}

#[test]
fn every_act_is_read_back_as_it_was_written() {
    let text = |word: &str| word.to_owned();
    let change = crate::designation::FieldChange {
        field: "births".into(),
        removed: vec![text("1970")],
        added: vec![text("1971")],
    };
    let (from, to) = (Disposition::Open, Disposition::TrueMatchProposed);
    let pairs = || vec![(text("a.csv"), "f".repeat(64))];
    let acts = [
        Act::StoreMade,
        Act::RulesChanged { rules: Box::default() },
        Act::RunStarted { kind: text("screen"), population: text("p"), id: text("r") },
        Act::RunFinished {
            id: text("r"),
            config_sha256: text("c"),
            lists: pairs().into_iter().collect(),
            inputs: pairs(),
            rows: serde_json::json!({ "rows": 4, "hits": { "l": 1 } }),
            cases: Effect { opened: 3, ..Effect::default() },
            opened_sha256: text("o"),
        },
        Act::RunFailed { id: text("r") },
        Act::ListSwitched { list: text("l"), before: None, after: Some(text("a")) },
        Act::ConfigurationChanged { before: text("b"), after: text("a") },
        Act::Assigned { to_user: text("anna"), from, to },
        Act::Decided {
            verdict: Verdict::TrueMatch,
            from,
            to,
            reason: text("confirmed"),
            note: text("\u{202e}\"quoted\"\n"),
            answers: vec![Answer { step: 1, answer: text("yes") }, Answer { step: 5, answer: text("no") }],
            said_decided_by: Some(text("the boss")),
            hit: 7,
            hit_digest: text("h"),
            config_sha256: text("c"),
            list_sha256: text("l"),
        },
        Act::Reopened { from, to, reason: text("r"), note: text("n") },
        Act::Lapsed { from, to, reason: text("r"), changes: vec![change] },
        Act::Closed { from, to, reason: text("r") },
        Act::Noted { note: text("n") },
        Act::GoodGuyMade {
            good_guy: 1,
            author: text("anna"),
            expires: text("2025-01-01"),
            parties: vec![text("f")],
            designation: text("d"),
        },
        Act::GoodGuyEnded { good_guy: 1, state: text("lapsed"), reason: text("r") },
        Act::SheetImported { sha256: text("s"), decided: 1, refused: 2 },
    ];
    for act in acts {
        let record = AuditRecord {
            seq: 1,
            at: text("2024-03-22T09:00:00Z"),
            user: text("anna"),
            host: text("desk"),
            program: text("interdict"),
            act,
            case: Some(CaseId(text("c"))),
            run: Some(7),
            prev: text("p"),
        };
        let written = to_json(&record);
        assert_eq!(serde_json::from_str::<AuditRecord>(&written).ok(), Some(record), "{written}");
    }
}
