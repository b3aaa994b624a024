//! Names, analysed once and in one place: a written name → [`AnalysedName`].
//!
//! Text only: no files, no index types, no scores. [`analyse`] is the one entry point; the stages behind it are
//!
//! | file | what |
//! |---|---|
//! | `fold`, `script`, `token` | Unicode folding, scripts, splitting into raw tokens |
//! | [`translit`] | each script's letters in Latin, and one key for a word's many romanisations |
//! | [`number`], [`org_phrase`], [`legal_form`], `jurisdiction`, [`honorific`], [`generic`], `context`, `particle`, [`mod@variant`], [`mod@commonness`] | the word tables, data with their sources under `data/`; `phrases` looks up those of several words |
//! | `weight` | how much a word says, from those tables alone, never from the lists loaded |
//! | `analyse`, `word`, `roles`, `order` | tokens → words, what each is in its name, and what their order says |
//! | `span`, `spans`, `shape` | the spans that can answer spans of another name, and what scoring needs of them |
//! | [`mod@similar`], `phonetic`, [`patronymic`] | the one definition of when two spans answer each other; `reason` says why they do |
//! | `memo` | what costly functions gave for the words seen last |

mod analyse;
pub mod commonness;
mod context;
mod fold;
pub mod generic;
pub mod honorific;
mod jurisdiction;
pub mod legal_form;
mod memo;
pub mod number;
mod order;
pub mod org_phrase;
mod particle;
pub mod patronymic;
mod phonetic;
mod phrases;
mod reason;
mod roles;
mod script;
mod shape;
pub mod similar;
mod span;
mod spans;
mod token;
pub mod translit;
pub mod variant;
mod weight;
mod word;

pub use analyse::{AnalysedName, analyse};
pub use fold::fold_latin;
pub use memo::without_memory;
pub use phonetic::sound_key;
pub use reason::Reason;
pub use script::{Script, script_of};
pub use shape::{Shape, all_words, mask_weight};
pub use similar::{Answer, similar};
pub use span::{MAX_WORDS, Span, SpanClass, SpanKey, WordMask};
pub use word::{Role, Word};

/// The version of the analysis. An index made by another version is rebuilt: raise it with every change that alters
/// words, spans, weights or keys.
pub const ANALYSER_VERSION: u32 = 11;

#[cfg(test)]
mod tests;
