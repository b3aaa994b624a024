//! Text only: what a written name can sound like and what its words are worth.

pub mod commonness;
pub mod generic;
pub mod honorific;
pub mod legal_form;
pub mod translit;
pub mod variant;
