//! Delimited text whose cells are given by the name of their column.

/// A table being written.
pub(super) struct Table {
    columns: Vec<&'static str>,
    delimiter: char,
    text: String,
}

impl Table {
    /// An empty one, its columns written as its header.
    pub(super) fn new(header: &'static str, delimiter: char) -> Self {
        let columns: Vec<&str> = header.split(delimiter).collect();
        Self { columns, delimiter, text: format!("{header}\n") }
    }

    /// A row; columns that are not named are empty.
    pub(super) fn row(&mut self, cells: &[(&str, &str)]) {
        for name in cells.iter().map(|(name, _)| name) {
            assert!(self.columns.contains(name), "a column {name}");
        }
        for (place, column) in self.columns.iter().enumerate() {
            if place > 0 {
                self.text.push(self.delimiter);
            }
            if let Some((_, cell)) = cells.iter().find(|(name, _)| name == column) {
                self.text.push('"');
                self.text.push_str(cell);
                self.text.push('"');
            }
        }
        self.text.push('\n');
    }

    /// What was written.
    pub(super) fn text(self) -> String {
        self.text
    }
}
