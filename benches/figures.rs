//! The figures of the README.

use std::path::PathBuf;

use interdict::list::{ListSnapshot, ListSource, Strictness};

mod support;

use support::{Mix, listed_by, party_file};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let rows: usize = args[1].parse().expect("rows");
    let mut listed = Vec::new();
    for path in &args[3..] {
        if path == "--bench" {
            continue;
        }
        let snapshot =
            ListSnapshot::read(&ListSource::new(PathBuf::from(path)), Strictness::Strict).expect("a list");
        listed.extend(listed_by(&snapshot));
    }
    std::fs::write(&args[2], &*party_file(Mix::Mixed, rows, &listed).bytes).expect("writable");
}
