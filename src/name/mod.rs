//! Text only: what a written name can sound like and what its words are worth.

pub mod translit;
