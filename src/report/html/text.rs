//! Text from outside in a page: what a reader would not see, or a browser would obey, is shown.

use maud::{Markup, html};

use crate::report::escape::unseen;

/// Text in which control, direction and zero-width characters stand as `\u{202e}`, marked as such.
///
/// ```
/// use interdict::report::html::text;
/// assert_eq!(text("A & B").into_string(), "A &amp; B");
/// assert!(text("a\u{202e}b").into_string().contains(r"\u{202e}"));
/// ```
#[must_use]
pub fn text(text: &str) -> Markup {
    html! {
        @for piece in Pieces(text) {
            @match piece {
                Piece::Plain(plain) => (plain),
                Piece::Unseen(c) => span.unseen { (format!("\\u{{{:x}}}", u32::from(c))) },
            }
        }
    }
}

/// A name as [`text()`], whose own writing direction does not turn what stands around it.
#[must_use]
pub fn name(written: &str) -> Markup {
    html! { bdi { (text(written)) } }
}

enum Piece<'a> {
    Plain(&'a str),
    Unseen(char),
}

/// A text cut at every character that is not seen.
struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let first = self.0.chars().next()?;
        if unseen(first) {
            self.0 = &self.0[first.len_utf8()..];
            return Some(Piece::Unseen(first));
        }
        let (plain, rest) = self.0.split_at(self.0.find(unseen).unwrap_or(self.0.len()));
        self.0 = rest;
        Some(Piece::Plain(plain))
    }
}
