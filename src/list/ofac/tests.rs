//! OFAC formats.
