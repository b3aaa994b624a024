//! Cells that hold more than one value: `(1) Germany. (2) Morocco`, values joined by `|` or on lines of their own, and
//! text in which labels such as `(UN Ref):` say what follows.

/// The single values of a cell, without white space around them and the stops between numbered ones. A dash that
/// stands for a value keeps its place as an empty text where the values are numbered, so that the second passport
/// number stays the second.
pub(super) fn items(text: &str) -> Vec<&str> {
    let text = text.trim();
    if let Some(numbered) = numbered(text) {
        return numbered;
    }
    text.split(['|', '\n', '\r']).map(str::trim).filter(|item| !item.is_empty() && *item != "-").collect()
}

/// The values of a text that numbers them from `(1)` on.
fn numbered(text: &str) -> Option<Vec<&str>> {
    let mut rest = text.strip_prefix("(1)")?;
    let mut found = Vec::new();
    for number in 2.. {
        let marker = format!("({number})");
        match rest.split_once(marker.as_str()) {
            Some((item, after)) => {
                found.push(stripped(item));
                rest = after;
            }
            None => break,
        }
    }
    found.push(stripped(rest));
    Some(found)
}

fn stripped(item: &str) -> &str {
    let item = item.trim().trim_end_matches(['.', ',', ';', ' ']);
    if item == "-" { "" } else { item }
}

/// A text cut where one of the labels stands in brackets before a colon; the first part has the empty label.
pub(super) fn labelled<'a, T: Copy>(text: &'a str, labels: &[(&str, T)]) -> Vec<(Option<T>, &'a str)> {
    let mut parts = Vec::new();
    let (mut label, mut from, mut at) = (None, 0, 0);
    while let Some(open) = text[at..].find('(').map(|open| at + open) {
        at = open + 1;
        let Some(close) = text[at..].find("):").map(|close| at + close) else { break };
        if let Some((_, next)) = labels.iter().find(|(label, _)| *label == &text[at..close]) {
            parts.push((label, text[from..open].trim()));
            label = Some(*next);
            from = close + 2;
            at = from;
        }
    }
    parts.push((label, text[from..].trim()));
    parts.retain(|(_, text)| !text.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_and_joined_values_are_taken_apart() {
        let table: [(&str, &[&str]); 9] = [
            ("(1) Germany. (2) Morocco", &["Germany", "Morocco"]),
            ("(1) Uganda (2) Uganda (3)Uganda", &["Uganda", "Uganda", "Uganda"]),
            ("(1) 20645897 (2) -", &["20645897", ""]),
            ("(1) - . (2) Diplomatic", &["", "Diplomatic"]),
            ("Asset freeze|Travel Ban", &["Asset freeze", "Travel Ban"]),
            ("INN: 1\r\nKPP: 2", &["INN: 1", "KPP: 2"]),
            ("Council (2) of (1) elders", &["Council (2) of (1) elders"]),
            (" Dr. ", &["Dr."]),
            ("-", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(items(text), expected, "{text}");
        }
    }

    type Parts = &'static [(Option<char>, &'static str)];

    #[test]
    fn labels_cut_a_text() {
        let labels = [("UN Ref", 'u'), ("Gender", 'g')];
        let table: [(&str, Parts); 4] = [
            (
                "(UN Ref):XXi.1 born (Gender): here (Gender):Male",
                &[(Some('u'), "XXi.1 born"), (Some('g'), "here"), (Some('g'), "Male")],
            ),
            ("plain (aside): text", &[(None, "plain (aside): text")]),
            ("((UN Ref):x (", &[(None, "("), (Some('u'), "x (")]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(labelled(text, &labels), expected, "{text}");
        }
    }
}
