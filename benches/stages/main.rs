//! Every stage by itself, measured by criterion: `cargo bench --bench stages`, or a part of it by the beginning of its
//! names, `-- screen/mixed`.
//!
//! | group | what |
//! |---|---|
//! | `readers` | list files read, in every format |
//! | `index` | the index built and opened, by the length of the list |
//! | `analyse` | names analysed, by script and kind |
//! | `resolve` | spans resolved, cold and from the cache |
//! | `candidates` | names found that can answer a name, by the length of the list |
//! | `score` | names and spans compared |
//! | `floor` | files read and analysed without screening |
//! | `screen`, `screen_names`, `screen_rows` | files screened, by kind, length of the list, length of the file |
//!
//! Lengths stand in the names with leading zeros, so that names sort. Results are asserted. One program holds them
//! all, because linking takes longer than compiling; what a bench needs is made only where that bench is run. What a
//! user meets from start to end is the business of the `figures` bench.

#[path = "../support/mod.rs"]
mod support;

mod analyse;
mod candidates;
mod floor;
mod index;
mod readers;
mod resolve;
mod score;
mod screen;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    readers::bench(&mut criterion);
    index::bench(&mut criterion);
    analyse::bench(&mut criterion);
    resolve::bench(&mut criterion);
    candidates::bench(&mut criterion);
    score::bench(&mut criterion);
    floor::bench(&mut criterion);
    screen::bench(&mut criterion);
    criterion.final_summary();
}
