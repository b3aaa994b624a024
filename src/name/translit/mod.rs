//! Scripts and romanisations: how a name of one script reads in another.
//!
//! Functions on strings over small tables, a file per script or system. Latin input is folded already (lower-case
//! ASCII letters, marks removed, apostrophes as `'`); output is lower-case ASCII.

pub mod cantonese;
pub mod chinese;
pub mod han;
pub mod han_company;
pub mod palladius;
pub mod pinyin;
mod syllable;
pub mod wade_giles;
