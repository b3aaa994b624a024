//! A folder of its own for every test, and the command run in it with a cache of its own.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Longer than any run of these tests takes on a busy machine; what is not done by then hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that is the current one of every command run in it, so that paths in output are relative and the same
/// everywhere. Removed in the end.
pub(crate) struct Dir {
    folder: tempfile::TempDir,
}

impl Dir {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with one file in it.
    pub(crate) fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let dir = Self::new();
        dir.write(name, content);
        dir
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, its folders included.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    /// Every file and folder in a subfolder (`""` for this one), sorted, but for the cache.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != "home");
        names.sort();
        names
    }

    /// The command, not yet run: in this folder, without a terminal, with home and cache in this folder.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_interdict"));
        command.args(args);
        self.isolate(&mut command);
        command
    }

    /// Keeps any command within this folder.
    pub(crate) fn isolate(&self, command: &mut Command) {
        let home = self.path("home");
        for variable in ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] {
            command.env(variable, &home);
        }
        command.env("XDG_CACHE_HOME", home.join("cache"));
        command.env("XDG_DATA_HOME", home.join("data"));
        for variable in
            ["INTERDICT_STORE", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUST_BACKTRACE"]
        {
            command.env_remove(variable);
        }
        // A test's server is on this machine, and no token of the user's is for it.
        for variable in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "INTERDICT_EU_TOKEN"] {
            command.env_remove(variable).env_remove(variable.to_ascii_lowercase());
        }
        command.current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    }

    /// Runs the command with arguments.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        Ran::of(&mut self.command(args))
    }

    /// Runs a command line without quoting: its words are separated by spaces.
    pub(crate) fn line(&self, line: &str) -> Ran {
        self.run(line.split_whitespace())
    }

    /// Runs a command line with some bytes on standard input.
    pub(crate) fn line_with_stdin(&self, line: &str, stdin: impl AsRef<[u8]>) -> Ran {
        let mut child = self.command(line.split_whitespace()).stdin(Stdio::piped()).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let bytes = stdin.as_ref().to_vec();
        // Written beside, so that a command that writes before it has read everything does not wait for us.
        let writer = std::thread::spawn(move || pipe.write_all(&bytes));
        let ran = Ran::from(child.wait_with_output().unwrap());
        // A command that refuses its input need not read it.
        let _ = writer.join().unwrap();
        ran
    }

    /// Runs a command line that must fail as a whole: exit code 2, nothing on stdout, no new file, and an error that
    /// holds every one of `needles`.
    #[track_caller]
    pub(crate) fn refuses(&self, line: &str, needles: &[&str]) -> Ran {
        let before = self.contents();
        let ran = self.line(line);
        ran.assert_code(2);
        assert_eq!(ran.stdout, "", "a refused run writes nothing: {line}");
        assert!(ran.stderr.contains("error: "), "{line}: {}", ran.stderr);
        for needle in needles {
            assert!(ran.stderr.contains(needle), "{line}: no {needle:?} in: {}", ran.stderr);
        }
        assert_eq!(self.contents(), before, "a refused run changes no file: {line}");
        ran
    }

    /// Every file below this folder with its bytes, but for the cache.
    fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    if path != self.path("home") {
                        folders.push(path);
                    }
                } else if path.is_file() {
                    files.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        files
    }
}

/// What a command gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// `None` where a signal ended it.
    pub(crate) code: Option<i32>,
}

impl From<std::process::Output> for Ran {
    fn from(output: std::process::Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
            code: output.status.code(),
        }
    }
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Self {
        command.output().unwrap().into()
    }

    #[track_caller]
    pub(crate) fn assert_code(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    /// Asserts that stderr holds a text.
    #[track_caller]
    pub(crate) fn assert_says(&self, needle: &str) -> &Self {
        assert!(self.stderr.contains(needle), "no {needle:?} in: {}", self.stderr);
        self
    }

    /// The CSV on stdout, a map a record.
    #[track_caller]
    pub(crate) fn csv(&self) -> Vec<BTreeMap<String, String>> {
        parse_csv(&self.stdout)
    }

    /// The JSON lines on stdout.
    #[track_caller]
    pub(crate) fn jsonl(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// What became of each row of a run with `--format jsonl --all`, in order: `alert`, `clear`, or the code of the
    /// reason why it was not screened. The rows must be numbered without a gap, and the exit code must fit.
    #[track_caller]
    pub(crate) fn outcomes(&self) -> Vec<String> {
        let mut outcomes = Vec::new();
        for (number, row) in (1_u64..).zip(self.jsonl()) {
            assert_eq!(row["row"], number, "a row is missing or out of order: {row}");
            let outcome = row["outcome"].as_str().unwrap();
            outcomes.push(match row["reason"].as_str() {
                None => outcome.to_owned(),
                Some(reason) => {
                    assert_eq!(outcome, "not_screened", "{row}");
                    reason.split(':').next().unwrap().to_owned()
                }
            });
        }
        let expected = if outcomes.iter().any(|outcome| outcome != "alert" && outcome != "clear") {
            3
        } else {
            i32::from(outcomes.iter().any(|outcome| outcome == "alert"))
        };
        self.assert_code(expected);
        outcomes
    }

    /// stderr with what changes from run to run (times, rates, the version) replaced.
    pub(crate) fn messages(&self) -> String {
        let steady = |line: &str| match line.split_once(" s, ") {
            Some((seconds, rate)) if seconds.parse::<f64>().is_ok() && rate.ends_with("rows/s") => {
                "[seconds] s, [rate] rows/s".to_owned()
            }
            _ => line.to_owned(),
        };
        self.stderr.lines().map(|line| steady(line) + "\n").collect()
    }
}

/// A file of persons and companies nobody knows, and among them alerts and rows that cannot be screened; always the same.
pub(crate) fn parties(rows: usize) -> String {
    const GIVEN: [&str; 8] = ["Maria", "Zhao", "Ahmed", "Guangzong", "Olga", "Wuhan", "Zebulon", "Priya"];
    const FAMILY: [&str; 8] =
        ["Lindqvist", "Guangzong", "Blackwater", "Petrova", "Xiaoruizhi", "O'Neill", "Ni", "Gaobin"];
    let mut state = 20_240_325_u64;
    let mut draw = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    let mut text = String::from("id,name,born\n");
    for row in 1..=rows {
        match row % 23 {
            0 => writeln!(text, "{row},,"),
            7 => writeln!(text, "{row},Zhao Guangzong,19{}-11-12", 50 + draw(50)),
            11 => writeln!(text, "{row},too,many,fields"),
            _ => writeln!(text, "{row},{} {},19{}", GIVEN[draw(8)], FAMILY[draw(8)], 50 + draw(50)),
        }
        .unwrap();
    }
    text
}

pub(crate) fn parse_csv(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|record| record.unwrap()).collect()
}

/// Waits for a command that may hang; one that does is killed and fails the test.
#[track_caller]
pub(crate) fn wait(mut child: Child, what: &str) -> Ran {
    let until = Instant::now() + PATIENCE;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > until {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{what}: the command does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap().into()
}

/// A file's SHA-256 in hexadecimal.
pub(crate) fn sha256(path: &Path) -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(fs::read(path).unwrap());
    digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// Lists about nobody real, in each format.
pub(crate) mod lists {
    use super::Dir;

    /// Two designations: a person with a weak alias and a birth date, and a company.
    pub(crate) const CUSTOM: &str = "\
id,type,name,name_kind,alias_strength,date_of_birth,program
X-1,person,\"Blackwater, Zebulon\",primary,strong,1970-01-02,HOUSE
X-1,,Zebbo Quillfeather,alias,weak,,
X-2,entity,Quagmire Dredging Limited,primary,strong,,HOUSE
";

    pub(crate) const SDN: &str = "\
100,\"BLACKWATER, Zebulon\",individual,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 02 Jan 1970.\"\r
200,\"QUAGMIRE DREDGING LIMITED\",-0- ,\"CYBER2\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r
\u{1a}";
    pub(crate) const ALT: &str = "100,1,\"aka\",\"MARMADUKE, Ferdinand\",-0- \r\n\u{1a}";
    pub(crate) const ADD: &str = "100,1,\"1 Nowhere Road\",\"Nowhere\",\"Cuba\",-0- \r\n\u{1a}";
    pub(crate) const COMMENTS: &str = "200,\"Nothing more to say.\"\r\n\u{1a}";

    pub(crate) const UN: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<CONSOLIDATED_LIST dateGenerated=\"2024-03-25T10:00:00.000Z\">
<INDIVIDUALS><INDIVIDUAL>
<DATAID>1</DATAID><FIRST_NAME>ZEBULON</FIRST_NAME><SECOND_NAME>BLACKWATER</SECOND_NAME>
<UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.901</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON>
</INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY>
<DATAID>2</DATAID><FIRST_NAME>QUAGMIRE DREDGING</FIRST_NAME>
<UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDe.902</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON>
</ENTITY></ENTITIES>
</CONSOLIDATED_LIST>
";

    /// OFAC's four files in a subfolder.
    pub(crate) fn write_ofac(dir: &Dir, folder: &str) {
        for (name, content) in
            [("sdn.csv", SDN), ("alt.csv", ALT), ("add.csv", ADD), ("sdn_comments.csv", COMMENTS)]
        {
            dir.write(&format!("{folder}/{name}"), content);
        }
    }
}
