//! List files read, megabytes a second, in every format: from the file on disk to designations, digest included.
//!
//! Each list is the same 3,000 designations as that publisher writes them. What is read is held against them. A
//! spreadsheet's megabytes are those of the packed file, so that they say less than the others'.

use std::fs;
use std::path::Path;

use criterion::{Criterion, Throughput};
use interdict::list::{ListFormat, ListSnapshot};

use crate::support::designations::read;
use crate::support::lists::{Made, all};
use crate::support::measure;

const DESIGNATIONS: usize = 3000;

/// All of it.
pub(crate) fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let mut group = criterion.benchmark_group("readers");
    group.sample_size(10);
    for (name, made) in all(DESIGNATIONS) {
        let path = folder.path().join(name);
        write(&path, &made);
        let primary = path.join(made.files[0].0);
        let bytes: usize = made.files.iter().map(|(_, bytes)| bytes.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |bencher| {
            let expected = check(&made, &read(&primary));
            measure(bencher, &expected, || read(&primary).names_count());
        });
    }
    group.finish();
}

fn write(folder: &Path, made: &Made) {
    fs::create_dir_all(folder).expect("a folder just made can be written");
    for (name, bytes) in &made.files {
        fs::write(folder.join(name), bytes).expect("a folder just made can be written");
    }
}

/// How many names every reading must give.
fn check(made: &Made, snapshot: &ListSnapshot) -> usize {
    assert_eq!(snapshot.format, made.format);
    let (designations, names) = (snapshot.designations.len(), snapshot.names_count());
    let what = format!("{}: {designations} designations, {names} names", snapshot.format.as_str());
    if made.format == ListFormat::UsDplText {
        // Rows of one name are one designation there, and there are no further names.
        assert!((DESIGNATIONS * 8 / 10..=DESIGNATIONS).contains(&designations), "{what}");
    } else {
        assert_eq!(designations, DESIGNATIONS, "{what}");
        // Of 2.6 names a designation some formats leave out those in other scripts.
        assert!(names > 2 * DESIGNATIONS, "{what}");
    }
    names
}
