//! Two records of one screening, the first and its repetition: what differs, in the order in which it matters.

use super::{Build, InputRecord, RunManifest};
use crate::index::ListRecord;
use crate::screen::batch::Tally;

/// Something that differs between a run and its repetition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is, in words.
    pub what: String,
    /// As it was.
    pub then: String,
    /// As it is.
    pub now: String,
    /// Whether it is of the program alone: the same bytes may come out of another program.
    pub of_program: bool,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} then, {} now", self.what, self.then, self.now)
    }
}

/// What a manifest does not say.
const UNKNOWN: &str = "not recorded";

impl RunManifest {
    /// What differs in a repetition of this run: the program first, then lists and inputs, settings, what became of the
    /// rows, and last the output. What this manifest does not say, being of an earlier version, is no difference.
    ///
    /// ```
    /// use std::path::Path;
    /// use interdict::report::manifest::RunManifest;
    ///
    /// let then = RunManifest::read(Path::new("tests/data/manifests/without_output.json"))?;
    /// let mut now = then.clone();
    /// assert!(then.differences(&now).is_empty());
    /// now.lists[0].files[0].sha256 = "0".repeat(64);
    /// assert_eq!(then.differences(&now)[0].what, "list house, house.csv");
    /// # Ok::<(), interdict::Error>(())
    /// ```
    #[must_use]
    pub fn differences(&self, now: &Self) -> Vec<Difference> {
        let mut found = Found(Vec::new());
        let (then_head, now_head) = (&self.head, &now.head);
        found.of_program("version of interdict", &then_head.version, &now_head.version);
        let analyser = [then_head, now_head].map(|head| head.analyser_version.to_string());
        found.of_program("version of the name analysis", &analyser[0], &analyser[1]);
        if let Some(then) = &then_head.build {
            let now = now_head.build.as_ref();
            let told = |build: &Build| build.sha256.clone().or_else(|| build.id.clone());
            let alike = now.is_some_and(|now| then.id.is_some() && then.id == now.id);
            if let (Some(then), false) = (told(then), alike) {
                found.of_program("executable", &then, now.and_then(told).as_deref().unwrap_or(UNKNOWN));
            }
        }
        if let Some(then) = &self.index_fingerprint {
            found.of_program("index", then, now.index_fingerprint.as_deref().unwrap_or(UNKNOWN));
        }
        found.lists(&self.lists, &now.lists);
        found.inputs(&self.inputs, &now.inputs);
        let thresholds = [then_head, now_head].map(|head| head.threshold.to_string());
        found.of_run("threshold", &thresholds[0], &thresholds[1]);
        found.of_run("settings", &then_head.config_sha256, &now_head.config_sha256);
        for (then, now) in self.inputs.iter().zip(&now.inputs) {
            found.tally(&format!("rows of {}", then.file), &then.rows, &now.rows);
        }
        found.tally("rows", &self.rows, &now.rows);
        if let (Some(then), Some(now)) = (&then_head.exit_status, &now_head.exit_status) {
            found.of_run("exit status", &then.code.to_string(), &now.code.to_string());
        }
        if let (Some(then), Some(now)) = (&then_head.output, &now_head.output) {
            found.of_run("output", &then.sha256, &now.sha256);
        }
        found.0
    }
}

struct Found(Vec<Difference>);

impl Found {
    fn add(&mut self, what: &str, then: &str, now: &str, of_program: bool) {
        if then != now {
            self.0.push(Difference {
                what: what.to_owned(),
                then: then.to_owned(),
                now: now.to_owned(),
                of_program,
            });
        }
    }

    fn of_program(&mut self, what: &str, then: &str, now: &str) {
        self.add(what, then, now, true);
    }

    fn of_run(&mut self, what: &str, then: &str, now: &str) {
        self.add(what, then, now, false);
    }

    fn lists(&mut self, then: &[ListRecord], now: &[ListRecord]) {
        let ids = |lists: &[ListRecord]| {
            let ids: Vec<&str> = lists.iter().map(|list| list.id.0.as_str()).collect();
            ids.join(", ")
        };
        self.of_run("lists", &ids(then), &ids(now));
        for (then, now) in then.iter().zip(now) {
            for (at, file) in then.files.iter().enumerate() {
                let name = file.path.file_name().unwrap_or_default().to_string_lossy();
                let there = now.files.get(at).map_or("not there", |file| file.sha256.as_str());
                self.of_run(&format!("list {}, {name}", then.id), &file.sha256, there);
            }
            self.of_run(&format!("list {}", then.id), &then.digest, &now.digest);
            let counts = [then, now].map(|list| list.designations.to_string());
            self.of_run(&format!("designations of {}", then.id), &counts[0], &counts[1]);
        }
    }

    fn inputs(&mut self, then: &[InputRecord], now: &[InputRecord]) {
        self.of_run("number of inputs", &then.len().to_string(), &now.len().to_string());
        for (then, now) in then.iter().zip(now) {
            let of = |what: &str| format!("{what} {}", then.file);
            self.of_run(&of("input"), &then.sha256, &now.sha256);
            self.of_run(&of("encoding of"), &then.encoding, &now.encoding);
            self.of_run(&of("delimiter of"), &then.delimiter.to_string(), &now.delimiter.to_string());
            if then.columns != now.columns {
                // By number: a file without a header line has counterparties' values in its place.
                let columns = [then, now].map(|input| {
                    let roles = input.columns.columns.iter();
                    let roles: Vec<String> =
                        roles.map(|column| format!("{}=#{}", column.role, column.index + 1)).collect();
                    roles.join(" ")
                });
                let differ = columns[0] != columns[1];
                let now =
                    if differ { columns[1].clone() } else { format!("{} by other headers", columns[1]) };
                self.of_run(&of("columns of"), &columns[0], &now);
            }
        }
    }

    fn tally(&mut self, what: &str, then: &Tally, now: &Tally) {
        let shown = |tally: &Tally| {
            let Tally { rows, clear, alert, not_screened, .. } = tally;
            let hits: u64 = tally.hits.values().sum();
            format!("{rows} ({clear} clear, {alert} alert, {not_screened} not screened, {hits} hits)")
        };
        if then != now {
            let (shown_then, mut shown_now) = (shown(then), shown(now));
            if shown_then == shown_now {
                shown_now += " on other lists or for other reasons";
            }
            self.of_run(what, &shown_then, &shown_now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> RunManifest {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/manifests/without_output.json");
        RunManifest::read(std::path::Path::new(path)).unwrap()
    }

    #[test]
    fn each_difference_is_told_in_its_order() {
        let then = manifest();
        let mut now = manifest();
        now.head.version = "9.9.9".to_owned();
        now.head.analyser_version += 1;
        now.head.threshold = 0.5;
        now.head.config_sha256 = "other".to_owned();
        now.lists[0].digest = "other".to_owned();
        now.inputs[0].sha256 = "other".to_owned();
        now.inputs[0].columns.columns[0].index = 4;
        now.rows.alert = 2;
        let differences = then.differences(&now);
        let told: Vec<&str> = differences.iter().map(|one| one.what.as_str()).collect();
        let expected = [
            "version of interdict",
            "version of the name analysis",
            "list house",
            "input in.csv",
            "columns of in.csv",
            "threshold",
            "settings",
            "rows",
        ];
        assert_eq!(told, expected);
        let of_program: Vec<bool> = differences.iter().map(|one| one.of_program).collect();
        assert_eq!(of_program, [true, true, false, false, false, false, false, false]);
        assert_eq!(differences[0].to_string(), "version of interdict: 0.1.0 then, 9.9.9 now");
        assert_eq!(differences[4].to_string(), "columns of in.csv: name=#1 then, name=#5 now");
    }

    #[test]
    fn what_an_old_manifest_does_not_say_is_no_difference() {
        let mut now = manifest();
        now.index_fingerprint = Some("0".to_owned());
        now.head.build = Some(Build::new(Some("0".to_owned()), None));
        assert_eq!(manifest().differences(&now), []);
    }
}
