//! Text that a program may take for more than text: formulas in spreadsheets, control characters in terminals.

use std::borrow::Cow;
use std::fmt::Write;

/// A cell that no spreadsheet takes for a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@` (also full-width) or a tab, CR or LF is run as a formula by common
/// programs when a CSV file is opened, whoever wrote the name in it. Such a cell gets a leading `'`, unless it holds
/// nothing but digits, spaces and `+-().,/`: numbers (`-12.5`), telephone numbers (`+49 30 1234`) and a lone `-` can
/// call nothing and stay as they are. A NUL, which ends the text for many programs, is written `\u{0}`.
#[must_use]
pub fn for_spreadsheet(cell: &str) -> Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
        && !(cell.starts_with(['+', '-'])
            && cell.chars().all(|c| c.is_ascii_digit() || " +-().,/".contains(c)));
    match (formula, cell.contains('\0')) {
        (false, false) => Cow::Borrowed(cell),
        (true, false) => Cow::Owned(format!("'{cell}")),
        (formula, true) => {
            let lead = if formula { "'" } else { "" };
            Cow::Owned(lead.to_owned() + &cell.replace('\0', "\\u{0}"))
        }
    }
}

/// Text that a terminal shows as it is: characters that move the cursor, turn the writing direction or cannot be
/// seen stand as `\u{202e}`.
///
/// Zero-width joiners are escaped with the others, though Persian and Indic names use them: two names that look equal
/// and are not would be worse.
#[must_use]
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    if !text.contains(unseen) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if unseen(c) {
            write!(shown, "\\u{{{:x}}}", u32::from(c)).expect("a string takes any text");
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal obeys a character or does not show it.
pub(super) fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
            // zero-width and direction marks
            | '\u{200b}'..='\u{200f}'
            // line separators, embeddings and overrides
            | '\u{2028}'..='\u{202e}'
            // invisible operators, isolates, deprecated format characters
            | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_quoted_and_numbers_are_not() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("+A1", "'+A1"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("-12.5", "-12.5"),
            ("+49 (30) 123-4", "+49 (30) 123-4"),
            ("-", "-"),
            ("a=b", "a=b"),
            ("赵光宗", "赵光宗"),
            ("Zh\0ao", "Zh\\u{0}ao"),
            ("=\0", "'=\\u{0}"),
            ("", ""),
        ] {
            assert_eq!(for_spreadsheet(cell), safe, "{cell:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        for (text, shown) in [
            ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("\u{202e}gnoz\u{2066}", "\\u{202e}gnoz\\u{2066}"),
            ("Zh\u{200b}ao\n", "Zh\\u{200b}ao\\u{a}"),
            ("\u{9b}0m\u{feff}", "\\u{9b}0m\\u{feff}"),
            ("赵光宗 é", "赵光宗 é"),
        ] {
            assert_eq!(for_terminal(text), shown, "{text:?}");
        }
    }
}
