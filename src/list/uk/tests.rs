//! Whole files of the UK's lists.
