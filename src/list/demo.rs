//! The bundled lists of 25 March 2024: three designations by OFAC and by the UK, for trying the program out.
//!
//! They are custom lists under `lists/` in the repository, embedded in the program. Source and facts are stated
//! record by record. A clear result against three names clears nobody; whoever prints one says so.

use super::file::Content;
use super::{ListFormat, ListSnapshot, Strictness};
use crate::Result;
use crate::designation::ListId;

/// The day both lists stand for.
const PUBLISHED: &str = "2024-03-25";

const LISTS: [(&str, &str, &str); 2] = [
    ("demo-ofac", "demo-ofac.csv", include_str!("../../lists/demo-ofac.csv")),
    ("demo-uk", "demo-uk.csv", include_str!("../../lists/demo-uk.csv")),
];

/// Both lists.
pub(super) fn snapshots() -> Result<Vec<ListSnapshot>> {
    let read = |(id, name, text): &(&str, &str, &str)| {
        let contents = vec![Content::of_bytes(name, text.as_bytes().to_vec())?];
        let id = ListId((*id).to_owned());
        let snapshot =
            ListSnapshot::parse(id, ListFormat::CustomCsv, contents, Vec::new(), Strictness::Strict)?;
        Ok(ListSnapshot { published: Some(PUBLISHED.to_owned()), ..snapshot })
    };
    LISTS.iter().map(read).collect()
}
