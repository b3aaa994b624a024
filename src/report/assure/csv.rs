//! Every query with what came of it, a row each, for who wants to count again.

use std::io::{self, Write};

use csv::Writer;

use crate::assure::manipulation::Expectation;
use crate::assure::packs::{Case, Packs};
use crate::assure::trial::Answer;
use crate::list::ListSnapshot;
use crate::party::RowContent;
use crate::report::for_spreadsheet;
use crate::report::jsonl::four_digits;

const COLUMNS: [&str; 21] = [
    "query",
    "pack",
    "manipulation",
    "level",
    "basis",
    "expected",
    "outcome",
    "as_expected",
    "score",
    "other_hits",
    "best_other_score",
    "list",
    "id",
    "type",
    "listed_name",
    "alias_strength",
    "query_name",
    "query_date_of_birth",
    "query_nationality",
    "query_identifier",
    "clean_row",
];

/// Writes all queries at a threshold. Scores below the floor are not known and stand empty.
///
/// # Errors
///
/// Those of the writer beneath.
pub fn write_queries(
    out: impl Write,
    packs: &Packs<'_>,
    answers: &[Answer],
    lists: &[ListSnapshot],
    threshold: f32,
) -> io::Result<()> {
    let mut writer = Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for (number, (case, answer)) in packs.cases.iter().zip(answers).enumerate() {
        let record = record(packs, lists, threshold, number, case, answer);
        writer.write_record(record.iter().map(|field| for_spreadsheet(field).into_owned()))?;
    }
    writer.flush()
}

fn record(
    packs: &Packs<'_>,
    lists: &[ListSnapshot],
    threshold: f32,
    number: usize,
    case: &Case,
    answer: &Answer,
) -> [String; COLUMNS.len()] {
    let generator = case.generator.map(|number| &packs.generators[number]);
    let subject = case.subject.map(|number| &packs.subjects[number]);
    let expectation = packs.expectation(case);
    let own = case.target.and_then(|target| answer.score_of(target));
    let others = || answer.scores().iter().filter(|(number, _)| Some(*number) != case.target);
    let other_hits = others().filter(|(_, score)| *score >= threshold).count();
    let best_other = others().map(|(_, score)| *score).reduce(f32::max);
    // An innocent party's hits are all on others.
    let hit =
        if case.target.is_some() { own.is_some_and(|score| score >= threshold) } else { other_hits > 0 };
    let outcome = match answer {
        Answer::NotScreened(why) => why.code(),
        Answer::Scores(_) if hit => "hit",
        Answer::Scores(_) => "no_hit",
    };
    let wants_hit = expectation == Some(Expectation::Hit);
    let score = |score: Option<f32>| score.map_or_else(String::new, |score| four_digits(score).to_string());
    let joined = |texts: &[String]| texts.join("; ");
    let party = match &case.content {
        RowContent::Party(party) => Some(party),
        RowContent::NotScreened(_) => None,
    };
    [
        (number + 1).to_string(),
        case.pack.as_str().to_owned(),
        generator.map_or("", |generator| generator.name).to_owned(),
        generator.map_or("", |generator| generator.level.as_str()).to_owned(),
        generator.map_or("", |generator| generator.basis.as_str()).to_owned(),
        if wants_hit { "hit" } else { "no_hit" }.to_owned(),
        outcome.to_owned(),
        (answer.is_screened() && hit == wants_hit).to_string(),
        score(own),
        other_hits.to_string(),
        score(best_other),
        subject.map_or_else(String::new, |subject| lists[subject.list].id.0.clone()),
        subject.map_or_else(String::new, |subject| subject.designation.id.0.clone()),
        party.map_or("", |party| party.kind.as_str()).to_owned(),
        subject.map_or_else(String::new, |subject| subject.name().to_owned()),
        subject.map_or("", |subject| subject.alias.strength.as_str()).to_owned(),
        case.name().to_owned(),
        party.map_or_else(String::new, |party| joined(&party.births)),
        party.map_or_else(String::new, |party| joined(&party.nationalities)),
        party.map_or_else(String::new, |party| {
            party.identifiers.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        }),
        case.row.map_or_else(String::new, |row| row.to_string()),
    ]
}
