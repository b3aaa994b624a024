//! The page and its parts. What they look like stands in `page.css`, which is put into the page.
//!
//! A part takes what it shows and gives [`Markup`], so that parts are put together freely. On paper the page is A4,
//! rows and charts are not cut by the end of a sheet, and the headings of a table stand on each sheet anew.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::text;

const STYLE: &str = include_str!("page.css");

/// A page: the whole file. The title is the heading as well, `under` a line beneath it.
///
/// The page forbids itself to load anything.
#[must_use]
pub fn page(title: &str, under: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'";
                title { (text(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (text(title)) }
                    @if !under.is_empty() { p.under { (text(under)) } }
                }
                main { (body) }
            }
        }
    };
    page.into_string() + "\n"
}

/// A part of a page under a heading; `id` is what a link to it names.
#[must_use]
pub fn section(id: &str, heading: &str, body: &Markup) -> Markup {
    html! {
        section id=(id) {
            h2 { (text(heading)) }
            (body)
        }
    }
}

/// What a figure says about a target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: there is no target.
    #[default]
    Neutral,
    /// It is met.
    Good,
    /// It is missed.
    Bad,
}

/// One figure of a summary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// How much it is, with its unit.
    pub value: String,
    /// What has to be known with it: of how many, within what interval.
    pub note: String,
    /// What it says about a target; stands in words too, not in colour alone.
    pub mark: Mark,
}

/// The figures that a reader looks for first.
#[must_use]
pub fn figures(figures: &[Figure]) -> Markup {
    html! {
        dl.figures {
            @for figure in figures {
                @let (class, said) = match figure.mark {
                    Mark::Neutral => ("figure", ""),
                    Mark::Good => ("figure good", "target met"),
                    Mark::Bad => ("figure bad", "target missed"),
                };
                div class=(class) {
                    dt { (text(&figure.label)) }
                    dd {
                        span.value { (text(&figure.value)) }
                        @if !figure.note.is_empty() { span.note { (text(&figure.note)) } }
                        @if !said.is_empty() { span.mark { (said) } }
                    }
                }
            }
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column<'a> {
    /// Words, at the left.
    Words(&'a str),
    /// Numbers, at the right, in figures of one width.
    Numbers(&'a str),
}

/// A table with a caption. The first cell of a row heads it. Each row has as many cells as there are columns.
///
/// A table without a row says so.
#[must_use]
pub fn table(caption: &str, columns: &[Column<'_>], rows: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    let mut rows = rows.into_iter().peekable();
    html! {
        table {
            caption { (text(caption)) }
            thead {
                tr {
                    @for column in columns {
                        @match column {
                            Column::Words(title) => th scope="col" { (text(title)) },
                            Column::Numbers(title) => th.number scope="col" { (text(title)) },
                        }
                    }
                }
            }
            tbody {
                @if rows.peek().is_none() {
                    tr { td.nothing colspan=(columns.len()) { "none" } }
                }
                @for row in rows {
                    tr {
                        @for (number, (cell, column)) in row.iter().zip(columns).enumerate() {
                            @match (number, column) {
                                (0, Column::Words(_)) => th scope="row" { (cell) },
                                (0, Column::Numbers(_)) => th.number scope="row" { (cell) },
                                (_, Column::Words(_)) => td { (cell) },
                                (_, Column::Numbers(_)) => td.number { (cell) },
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Terms with what they mean, or facts with what they are.
#[must_use]
pub fn definitions<T: AsRef<str>>(terms: impl IntoIterator<Item = (T, Markup)>) -> Markup {
    html! {
        dl.definitions {
            @for (term, meaning) in terms {
                dt { (text(term.as_ref())) }
                dd { (meaning) }
            }
        }
    }
}

/// A digest or another long word, which may be broken anywhere.
#[must_use]
pub fn code(word: &str) -> Markup {
    html! { code { (text(word)) } }
}

/// A remark that must not be overlooked.
#[must_use]
pub fn notice(body: &Markup) -> Markup {
    html! { div.notice role="note" { (body) } }
}

/// Where people sign, a line for each role: on paper, or a copy of the page.
#[must_use]
pub fn sign_off(roles: &[&str]) -> Markup {
    html! {
        table.sign-off {
            caption { "Sign-off" }
            thead { tr { @for head in ["Role", "Name", "Date", "Signature"] { th scope="col" { (head) } } } }
            tbody {
                @for role in roles { tr { th scope="row" { (text(role)) } td {} td {} td {} } }
            }
        }
    }
}
