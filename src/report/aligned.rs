//! Columns for people at a terminal: cells cut and filled by the terminal columns their characters take.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::for_terminal;

/// Between two columns.
const GAP: usize = 2;

/// At most so many terminal columns of a text, the last of them `…` when something was cut.
pub(super) fn cut(mut text: String, widest: usize) -> String {
    if text.width() <= widest {
        return text;
    }
    let mut width = 0;
    let end = text.char_indices().find(|(_, c)| {
        width += c.width().unwrap_or(0);
        width > widest - 1
    });
    text.truncate(end.map_or(text.len(), |(at, _)| at));
    text.push('…');
    text
}

/// Cells as a line, each as wide as its column; without the space that would stand at the end.
pub(super) fn aligned(cells: &[impl AsRef<str>], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        let cell = cell.as_ref();
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', (width + GAP).saturating_sub(cell.width())));
    }
    line.trim_end().to_owned()
}

/// A whole table: headings and lines, each column as wide as its widest cell and none but the last wider than `widest`.
/// What a terminal would obey or not show stands escaped.
#[cfg_attr(
    not(feature = "store"),
    cfg_attr(not(test), expect(dead_code, reason = "only cases stand in such tables"))
)]
pub(super) fn table<const N: usize>(headings: [&str; N], lines: &[[String; N]], widest: usize) -> String {
    let shown = |line: &[String; N]| -> [String; N] {
        let mut at = 0;
        line.each_ref().map(|cell| {
            at += 1;
            let cell = for_terminal(cell).into_owned();
            if at == N { cell } else { cut(cell, widest) }
        })
    };
    let lines: Vec<[String; N]> = lines.iter().map(shown).collect();
    let mut widths = headings.map(UnicodeWidthStr::width);
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.width());
        }
    }
    let mut text = aligned(&headings, &widths) + "\n";
    for line in &lines {
        text += &aligned(line, &widths);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_is_shown() {
        let line = |a: &str, b: &str, c: &str| [a, b, c].map(str::to_owned);
        let lines = [line("赵光宗", "x", "last is never cut"), line("abcdefgh", "\u{202e}y", "")];
        assert_eq!(
            table(["A", "LONG HEADING", "C"], &lines, 6),
            "A       LONG HEADING  C\n赵光宗  x             last is never cut\nabcde…  \\u{20…\n"
        );
    }
}
