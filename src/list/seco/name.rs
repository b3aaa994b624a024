//! Names of the Swiss list: parts in an order, each with spellings in other languages and scripts.
//!
//! A name is its parts' values, joined. For each language and script that has spellings it is written again, with those
//! spellings where a part has one and its value where not; of several spellings of one part each is taken once, rather
//! than every one with every other's. A title is no part of a name; a maiden name stands in a name of its own, in the
//! place of the family name.

use crate::designation::{Alias, AliasKind, AliasStrength};
use crate::list::ParseErrorKind;
use crate::list::fields::{collapse, extend_new, is_native_script, joined, some, visible};
use crate::list::xml::Node;

/// No name has more parts, and none of them more spellings; each is joined with all others.
const MAX_PARTS: usize = 40;
const MAX_SPELLINGS: usize = 400;

/// A part, the value and the spellings of one language and script.
struct Part<'a> {
    kind: &'a str,
    value: String,
    node: &'a Node,
}

/// The names a `name` element stands for; its title goes to the titles. The fault of one that is no name.
pub(super) fn read(node: &Node, titles: &mut Vec<String>) -> Result<Vec<Alias>, ParseErrorKind> {
    let mut nodes: Vec<&Node> = node.all("name-part").collect();
    let spellings_count = nodes.iter().map(|part| part.all("spelling-variant").count()).sum::<usize>();
    if nodes.len() > MAX_PARTS || spellings_count > MAX_SPELLINGS {
        let value = format!("{} parts with {spellings_count} spellings", nodes.len());
        return Err(ParseErrorKind::BadValue { value, expected: "a name of any person" });
    }
    nodes.sort_by_key(|part| part.attribute("order").parse::<u32>().unwrap_or(u32::MAX));
    let parts: Vec<Part> = nodes
        .into_iter()
        .map(|node| Part { kind: node.attribute("name-part-type"), value: visible(&node.get("value")), node })
        .collect();
    extend_new(
        titles,
        parts.iter().filter(|part| part.kind == "title").filter_map(|part| some(part.value.clone())),
    );
    let parts: Vec<Part> = parts.into_iter().filter(|part| part.kind != "title").collect();
    let kind = match node.attribute("name-type") {
        "primary-name" => AliasKind::Primary,
        "formerly-known-as" => AliasKind::Former,
        _ => AliasKind::Alias,
    };
    let strength =
        if node.attribute("quality") == "low" { AliasStrength::Weak } else { AliasStrength::Strong };
    let mut found: Vec<Alias> = Vec::new();
    for (place, text) in spellings(&parts).into_iter().enumerate() {
        let kind = match kind {
            AliasKind::Former => AliasKind::Former,
            _ if place > 0 && is_native_script(&text) => AliasKind::Native,
            AliasKind::Alias if is_native_script(&text) => AliasKind::Native,
            AliasKind::Primary if place > 0 => AliasKind::Alias,
            kind => kind,
        };
        found.push(Alias { name: text, kind, strength });
    }
    found.retain(|alias| !alias.name.is_empty());
    Ok(found)
}

/// Every way the parts are written, the values first.
fn spellings(parts: &[Part]) -> Vec<String> {
    let (maiden, parts): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.kind == "maiden-name");
    let mut found = vec![text(&parts, |part| part.value.clone())];
    if let Some(maiden) = maiden.first() {
        let family =
            |part: &Part| if part.kind == "family-name" { maiden.value.clone() } else { part.value.clone() };
        if parts.iter().any(|part| part.kind == "family-name") {
            found.push(text(&parts, family));
        }
    }
    let mut languages: Vec<(&str, &str)> = Vec::new();
    for part in &parts {
        extend_new(&mut languages, part.node.all("spelling-variant").map(language));
    }
    for of in languages {
        let first = |part: &Part| variants(part, of).next().unwrap_or_else(|| part.value.clone());
        found.push(text(&parts, first));
        for (place, part) in parts.iter().enumerate() {
            for variant in variants(part, of).skip(1) {
                let texts = parts.iter().enumerate();
                let texts = texts.map(|(at, part)| if at == place { variant.clone() } else { first(part) });
                found.push(collapse(&joined(texts, " ")));
            }
        }
    }
    found
}

fn text(parts: &[&Part], of: impl Fn(&Part) -> String) -> String {
    collapse(&joined(parts.iter().map(|part| of(part)), " "))
}

fn language(variant: &Node) -> (&str, &str) {
    (variant.attribute("lang"), variant.attribute("script"))
}

/// The spellings of a part in one language and script.
fn variants<'a>(part: &'a Part, of: (&'a str, &'a str)) -> impl Iterator<Item = String> + 'a {
    let variants = part.node.all("spelling-variant").filter(move |variant| language(variant) == of);
    variants.map(|variant| visible(&variant.text())).filter(|text| !text.is_empty())
}
