//! The report that people read, sign and file: one page with its method, its figures and what they do not say.

use crate::assure::line::{Labelled, Side};
use crate::assure::manipulation::{Basis, Excluded, Expectation, Level};
use crate::assure::sweep::Step;
use crate::assure::{Assurance, Breakdown, Comparison, GeneratorFigures, Miss, Rate};
use crate::report::html::chart::{Bar, Bars, Histogram, Line, Lines, Unit, bars, histogram, lines};
use crate::report::html::page::{
    Column, Figure, Mark, code, definitions, figures, notice, page as whole_page, section, sign_off, table,
};
use crate::report::html::{Markup, html, name, text};
use crate::report::manifest::Scope;

use super::{AssureReport, Tested, interval, percent};

/// Misses of one manipulation that are shown; all stand in the JSON and CSV forms.
const EXAMPLES: usize = 3;
/// Bars of a chart that a sheet of paper holds.
const BARS: usize = 40;
/// Rows of other lists of misses that are shown.
const SHOWN: usize = 1000;

/// The report as a page.
#[must_use]
pub fn page(report: &AssureReport) -> String {
    let (tested, found) = (&report.tested, &report.found);
    let lists: Vec<&str> = tested.lists.iter().map(|list| list.id.0.as_str()).collect();
    let under = format!("{} {} against {}", tested.program, tested.version, lists.join(", "));
    let body = html! {
        @if tested.scope == Scope::Demonstration {
            (notice(&html! { p { strong { "Demonstration." } " The lists are the bundled ones of three designations. This test says nothing of a real configuration." } }))
        }
        (section("summary", "Summary", &summary(found)))
        (section("tested", "What was tested", &what_was_tested(tested, found)))
        (section("control", "Names as listed", &control(found)))
        (section("manipulated", "Manipulated names", &manipulated(found)))
        (section("clean", "Innocent parties", &clean(found)))
        (section("sweep", "Every threshold", &sweep(found)))
        @if !found.drawn.is_empty() || !found.labelled.is_empty() {
            (section("line", "Pairs at the line", &at_the_line(found)))
        }
        @if let Some(comparison) = &found.against {
            (section("against", "Before and after", &before_and_after(tested, comparison)))
        }
        (section("misses", "What was not found", &misses(found)))
        (section("exclusions", "What was left out, and why", &exclusions(found)))
        (section("method", "Method and terms", &method(tested, found)))
        (section("sign-off", "Sign-off", &html! {
            p { "When the test was run, by which program and with which settings stands in the run's manifest beside this report." }
            (sign_off(&["Tested by", "Reviewed by", "Approved by"]))
        }))
    };
    whole_page("Screening effectiveness test", &under, &body)
}

fn rate_figure(label: &str, rate: Rate, met: Option<bool>) -> Figure {
    Figure {
        label: label.to_owned(),
        value: percent(rate.share()),
        note: format!("{} of {}; 95 % interval {}", rate.hits, rate.of, interval(rate)),
        mark: mark(met),
    }
}

fn mark(met: Option<bool>) -> Mark {
    match met {
        None => Mark::Neutral,
        Some(true) => Mark::Good,
        Some(false) => Mark::Bad,
    }
}

fn summary(found: &Assurance) -> Markup {
    let Assurance { control, manipulated, clean, recommendation, .. } = found;
    let met = |rate: Rate| (rate.of > 0).then(|| rate.missed() == 0);
    let all = [
        rate_figure("Strong listed names found", control.strong, met(control.strong)),
        rate_figure("Manipulated names found", manipulated.overall, None),
        rate_figure("Wrong identifiers kept quiet", manipulated.kept_quiet, met(manipulated.kept_quiet)),
        Figure {
            label: if clean.made { "Alerts of 1,000 made parties" } else { "Alerts of 1,000 clean rows" }
                .to_owned(),
            value: per_thousand(clean.alerts_per_thousand),
            note: format!("{} of {} rows", clean.alerts.hits, clean.alerts.of),
            mark: Mark::Neutral,
        },
        Figure {
            label: "Threshold in use".to_owned(),
            value: found.threshold.to_string(),
            note: match recommendation.threshold {
                Some(threshold) => format!("the rule below recommends {threshold}"),
                None => "no threshold keeps the rule below".to_owned(),
            },
            mark: Mark::Neutral,
        },
    ];
    let columns = [Column::Words("Target"), Column::Words("Met"), Column::Words("Found")];
    let rows = found.targets.iter().map(|target| {
        let (class, word) = if target.met { ("good-word", "met") } else { ("bad-word", "missed") };
        vec![text(&target.target), html! { span class=(class) { (word) } }, text(&target.found)]
    });
    html! {
        (figures(&all))
        (table("Targets", &columns, rows))
    }
}

fn per_thousand(alerts: Option<f64>) -> String {
    alerts.map_or_else(|| "-".to_owned(), |alerts| format!("{alerts:.2}"))
}

fn what_was_tested(tested: &Tested, found: &Assurance) -> Markup {
    let columns = [
        Column::Words("List"),
        Column::Words("Format"),
        Column::Words("Edition"),
        Column::Numbers("Designations"),
        Column::Numbers("Names"),
        Column::Numbers("Weak"),
        Column::Words("SHA-256"),
    ];
    let lists = tested.lists.iter().map(|list| {
        vec![
            text(&list.id.0),
            text(&list.format),
            text(list.published.as_deref().unwrap_or("not stated")),
            text(&list.designations.to_string()),
            text(&list.names.to_string()),
            text(&list.weak.to_string()),
            code(&list.digest),
        ]
    });
    let weak = format!("{:?}", tested.config.weak_aliases).to_lowercase();
    let mut facts = vec![
        (
            "Program",
            text(&format!(
                "{} {}, name analysis {}",
                tested.program, tested.version, tested.analyser_version
            )),
        ),
        ("Threshold", text(&found.threshold.to_string())),
        (
            "Weak aliases",
            html! {
                (weak)
                @for (list, how) in &tested.config.weak_aliases_by_list { ", on " (text(list)) " " (format!("{how:?}").to_lowercase()) }
            },
        ),
        ("Settings, SHA-256", code(&tested.config_sha256)),
        ("Seed", text(&found.seed.to_string())),
        ("Manipulated queries", html! { (manipulated_queries(found)) " of " (tested.queries) " asked for" }),
        ("Scores kept from", text(&found.floor.to_string())),
    ];
    if let Some(collection) = &tested.collection {
        facts.push(("Collection", html! { (text(&collection.name)) " of " (text(&collection.file.display().to_string())) ", SHA-256 " (code(&collection.sha256)) }));
    }
    facts.push((
        "Innocent parties",
        if let Some(file) = &tested.clean_file {
            html! { (text(&file.file)) ", " (file.rows) " rows, SHA-256 " (code(&file.sha256)) }
        } else {
            html! { (found.clean.rows) " made parties; see their weakness under Method" }
        },
    ));
    html! {
        (table("Lists", &columns, lists))
        (definitions(facts))
    }
}

fn manipulated_queries(found: &Assurance) -> u64 {
    found.manipulated.generators.iter().map(|one| one.as_expected.of).sum()
}

fn rate_cells(rate: Rate) -> [Markup; 4] {
    [
        text(&rate.of.to_string()),
        text(&rate.hits.to_string()),
        text(&percent(rate.share())),
        text(&interval(rate)),
    ]
}

const RATE_COLUMNS: [Column<'_>; 4] = [
    Column::Numbers("Queries"),
    Column::Numbers("Hits"),
    Column::Numbers("Rate"),
    Column::Numbers("95 % interval"),
];

/// A table of all groups of several properties.
fn breakdown_table(caption: &str, first: Option<(&str, Rate)>, breakdowns: &[Breakdown]) -> Markup {
    let columns: Vec<Column<'_>> =
        [Column::Words("By"), Column::Words("Group")].into_iter().chain(RATE_COLUMNS).collect();
    let row = |by: &str, group: &str, rate: Rate| {
        [text(by), text(group)].into_iter().chain(rate_cells(rate)).collect::<Vec<_>>()
    };
    let all = first.map(|(by, rate)| row(by, "all", rate));
    let groups = breakdowns
        .iter()
        .flat_map(|one| one.groups.iter().map(|group| row(one.by, &group.value, group.rate)));
    table(caption, &columns, all.into_iter().chain(groups))
}

fn control(found: &Assurance) -> Markup {
    let weak = found.control.weak;
    html! {
        p {
            "Every name is asked for as it is listed, with the type of its designation and nothing else, and has to hit that "
            "designation. All strong names have to be found; below 99 % the test has failed. Weak aliases are counted apart: the "
            "publisher itself calls them too vague, and the settings decide what they raise."
        }
        (breakdown_table("Names as listed", Some(("strong names", found.control.strong)), &found.control.breakdowns))
        @if weak.of > 0 { p { "Weak aliases that raise a hit: " (weak.hits) " of " (weak.of) " (" (percent(weak.share())) ")." } }
    }
}

fn rate_bar(label: String, rate: Rate) -> Bar {
    Bar {
        label,
        value: rate.share().unwrap_or_default(),
        interval: (rate.of > 0).then(|| rate.wilson()),
        note: format!("n = {}", rate.of),
    }
}

fn manipulated(found: &Assurance) -> Markup {
    let manipulated = &found.manipulated;
    let groups = manipulated.breakdowns.iter().flat_map(|one| {
        one.groups.iter().map(|group| rate_bar(format!("{}: {}", one.by, group.value), group.rate))
    });
    let overall = [rate_bar("all".to_owned(), manipulated.overall)];
    let mut generators: Vec<&GeneratorFigures> =
        manipulated.generators.iter().filter(|one| one.as_expected.of > 0).collect();
    generators.sort_by_key(|one| (one.level, one.catalogue));
    let charts = generator_charts(&generators);
    let about = "A bar for each, as long as its share of queries that hit, with the interval in which the true share lies at 95 %.";
    let columns: Vec<Column<'_>> = [
        Column::Words("Manipulation"),
        Column::Words("No."),
        Column::Words("Level"),
        Column::Words("What it does"),
    ]
    .into_iter()
    .chain([
        Column::Numbers("Queries"),
        Column::Numbers("As it has to be"),
        Column::Numbers("Rate"),
        Column::Numbers("95 % interval"),
        Column::Numbers("Other hits a query"),
    ])
    .collect();
    let rows = generators.iter().map(|one| {
        let mut row = vec![
            text(&label(one)),
            text(&one.catalogue.to_string()),
            text(one.level.as_str()),
            text(one.what),
        ];
        row.extend(rate_cells(one.as_expected));
        row.push(text(&format!("{:.2}", one.other_hits_per_query)));
        row
    });
    html! {
        p {
            "Listed names are changed as files change them, each change by itself, and have to hit the designation that they were made "
            "from. " em { "Precise" } " changes leave the letters and dress them otherwise, " em { "close" } " ones are slips and minor "
            "parts missing or more, " em { "broad" } " ones go to other spelling systems and languages, or cut what carries the name. The "
            "rate over all is that of the mixture of this test, in which every manipulation weighs the same; it is no share of real cases."
        }
        @if manipulated.by_program_tables.of > 0 {
            p {
                "Manipulations marked with an asterisk are made by tables that the program compares names by. They are left out of all rates "
                "but their own, since a test by the tables that are tested proves little: together "
                (manipulated.by_program_tables.hits) " of " (manipulated.by_program_tables.of) " hit."
            }
        }
        (bars(&Bars {
            id: "rates", title: "Hit rates of manipulated names", about, unit: Unit::Percent, end: Some(1.0),
            bars: overall.into_iter().chain(groups).collect(),
        }))
        (breakdown_table("Manipulated names", Some(("manipulated names", manipulated.overall)), &manipulated.breakdowns))
        @for (id, title, all) in charts {
            (bars(&Bars { id: &id, title: &title, about, unit: Unit::Percent, end: Some(1.0), bars: all }))
        }
        (table("Manipulations", &columns, rows))
        p {
            "Hits on other designations are the alert load that a test of this kind adds, " (format!("{:.2}", manipulated.other_hits_per_query))
            " a query; the same person on another list is one of them."
        }
    }
}

/// Bars of manipulations that have to hit: a chart for each level, of no more than a sheet holds; id, title and bars.
fn generator_charts(generators: &[&GeneratorFigures]) -> Vec<(String, String, Vec<Bar>)> {
    let mut charts = Vec::new();
    for level in Level::ALL {
        let of_level: Vec<&&GeneratorFigures> = generators
            .iter()
            .filter(|one| one.level == level && one.expectation == Expectation::Hit)
            .collect();
        for (number, part) in of_level.chunks(BARS).enumerate() {
            let id = format!("{}-{}", level.as_str(), number + 1);
            let title = format!("Hit rates by manipulation, {}", level.as_str());
            charts.push((id, title, part.iter().map(|one| rate_bar(label(one), one.as_expected)).collect()));
        }
    }
    charts
}

fn label(one: &GeneratorFigures) -> String {
    let mark = if one.basis == Basis::ProgramTable { " *" } else { "" };
    let quiet = if one.expectation == Expectation::NoHit { " (must not hit)" } else { "" };
    format!("{}{mark}{quiet}", one.name)
}

fn clean(found: &Assurance) -> Markup {
    let clean = &found.clean;
    html! {
        @if clean.made {
            p {
                "No file of innocent parties was given, so parties are made of common names. They show how alerts change with the "
                "threshold, not how many a real file raises; see Method."
            }
        } @else {
            p { "Every alert on these rows is taken for a false one, since they are known to be innocent." }
        }
        (definitions([
            ("Rows", text(&clean.rows.to_string())),
            ("Not screened", text(&clean.not_screened.to_string())),
            ("Alerts", text(&clean.alerts.hits.to_string())),
            ("Hits of those alerts", text(&clean.hits.to_string())),
            ("Alerts of 1,000 rows", html! { (per_thousand(clean.alerts_per_thousand)) ", 95 % interval " (thousandths(clean.alerts)) }),
        ]))
        (breakdown_table("Alerts on innocent parties", None, &clean.breakdowns))
    }
}

fn thousandths(rate: Rate) -> String {
    let (low, high) = rate.wilson();
    format!("{:.2}-{:.2}", 1000.0 * low, 1000.0 * high)
}

fn sweep(found: &Assurance) -> Markup {
    let line = |label: &str, of: &dyn Fn(&Step) -> Option<f64>| Line {
        label: label.to_owned(),
        points: found.sweep.iter().filter_map(|step| Some((decimal(step.threshold), of(step)?))).collect(),
    };
    let mut marks = vec![(decimal(found.threshold), "in use".to_owned())];
    if let Some(threshold) = found.recommendation.threshold
        && (threshold - found.threshold).abs() > 0.02
    {
        marks.push((decimal(threshold), "recommended".to_owned()));
    }
    let (x_title, x_unit) = ("threshold", Unit::Decimal);
    let rates = Lines {
        id: "sweep-rates",
        title: "What is found at each threshold",
        about: "Two lines that fall from left to right: listed names and manipulated names that hit, by threshold.",
        x_title,
        x_unit,
        y_unit: Unit::Percent,
        y_range: Some((0.0, 1.0)),
        lines: vec![
            line("manipulated names that hit", &|step| step.manipulated.share()),
            line("strong listed names that hit", &|step| step.control.share()),
        ],
        marks: marks.clone(),
    };
    let alerts = Lines {
        id: "sweep-alerts",
        title: "What is alerted at each threshold",
        about: "A line that falls from left to right: alerts of 1,000 innocent parties, by threshold.",
        x_title,
        x_unit,
        y_unit: Unit::Count,
        y_range: None,
        lines: vec![line("alerts of 1,000 innocent parties", &|step| step.alerts_per_thousand)],
        marks: marks.clone(),
    };
    let between = |pair: &[Step]| pair[0].manipulated.hits - pair[1].manipulated.hits;
    let mut counts: Vec<u64> = found.sweep.windows(2).map(between).collect();
    if let (Some(last), Some(step)) = (counts.last_mut(), found.sweep.last()) {
        *last += step.manipulated.hits;
    }
    let start = found.sweep.first().map_or(0.0, |step| decimal(step.threshold));
    let scores = Histogram {
        id: "scores",
        title: "Scores of manipulated names with the designation they were made from",
        about: "A bar for each hundredth of score, as high as there are manipulated names of that score; most stand at the right end.",
        unit: Unit::Decimal,
        start,
        step: 0.01,
        counts,
        marks: marks.into_iter().take(1).collect(),
    };
    let columns = [
        Column::Numbers("Threshold"),
        Column::Numbers("Listed names"),
        Column::Numbers("Manipulated names"),
        Column::Numbers("95 % interval"),
        Column::Numbers("Lost by this step, points"),
        Column::Numbers("Alerts of 1,000"),
    ];
    let rows = found.sweep.iter().map(|step| {
        vec![
            text(&format!("{:.2}", step.threshold)),
            text(&percent(step.control.share())),
            text(&percent(step.manipulated.share())),
            text(&interval(step.manipulated)),
            text(&format!("{:.2}", step.lost_points)),
            text(&per_thousand(step.alerts_per_thousand)),
        ]
    });
    let recommendation = &found.recommendation;
    html! {
        p {
            "Each query was screened once, from a score of " (found.floor) " on, and its scores were kept; every threshold is counted from "
            "them. Below " (format!("{start:.2}")) " a score says little more than that a word is shared."
        }
        (notice(&html! { p {
            @match recommendation.threshold {
                Some(threshold) => { strong { "Recommended: " (threshold) "." } " The rule: " (text(&recommendation.rule)) "." }
                None => { strong { "No threshold is recommended." } " The rule: " (text(&recommendation.rule)) "." }
            }
            " A recommendation is no decision. The threshold is the user's own, with its reasons written down; one that only lowers the "
            "number of alerts needs better ones."
        } }))
        (lines(&rates))
        (lines(&alerts))
        (histogram(&scores))
        (table("Every threshold", &columns, rows))
    }
}

/// A score as the decimal number that it is written as.
fn decimal(score: f32) -> f64 {
    (f64::from(score) * 10_000.0).round() / 10_000.0
}

fn at_the_line(found: &Assurance) -> Markup {
    let columns = [
        Column::Words("Sample"),
        Column::Numbers("Scores"),
        Column::Words("Of the pack"),
        Column::Numbers("Pairs"),
        Column::Numbers("Sampled"),
    ];
    let drawn = found.drawn.iter().map(|drawn| {
        vec![
            text(&format!("{} the line", drawn.side.as_str())),
            text(&format!("{:.2} to {:.2}", drawn.from, drawn.below)),
            text(drawn.pack.as_str()),
            text(&drawn.pairs.to_string()),
            text(&drawn.sampled.to_string()),
        ]
    });
    html! {
        p {
            "Random pairs of a query and a designation just below the threshold, and just above it, for people to say whether they are one "
            "party. Each list and each half of the band has its share. Where none of 299 pairs below the line is a match, fewer than 1 in "
            "100 of all such pairs is, at 95 % confidence: the bound is 1 - 0.05" sup { "1/n" } "."
        }
        @if !found.drawn.is_empty() { (table("Samples drawn", &columns, drawn)) }
        @if !found.labelled.is_empty() { (labels(&found.labelled)) }
    }
}

fn labels(labelled: &[Labelled]) -> Markup {
    let columns = [
        Column::Words("Sample"),
        Column::Numbers("Labelled"),
        Column::Numbers("Matches"),
        Column::Numbers("Share"),
        Column::Numbers("95 % interval"),
        Column::Numbers("Without label"),
        Column::Words("What it says"),
    ];
    let rows = labelled.iter().map(|one| {
        let [of, hits, share, interval] = rate_cells(one.matches);
        let says = match (one.side, one.upper_bound) {
            (_, Some(bound)) => format!("no match: at 95 % confidence fewer than {:.2} % are", 100.0 * bound),
            (Side::Below, None) => "the share of pairs below the line that screening misses".to_owned(),
            (Side::Above, None) => "the share of hits just above the line that are right".to_owned(),
        };
        let side = text(&format!("{} the line", one.side.as_str()));
        vec![side, of, hits, share, interval, text(&one.unlabelled.to_string()), text(&says)]
    });
    table("What people said", &columns, rows)
}

fn before_and_after(tested: &Tested, comparison: &Comparison) -> Markup {
    let columns = [
        Column::Words("Category"),
        Column::Numbers("Queries"),
        Column::Numbers("Hits before"),
        Column::Numbers("Hits after"),
        Column::Numbers("Gained"),
        Column::Numbers("Lost"),
    ];
    let expected = ("all that have to hit", &comparison.expected);
    let categories = comparison.categories.iter().map(|one| (one.category.as_str(), &one.change));
    let rows = [expected].into_iter().chain(categories).map(|(category, change)| {
        let counts = [change.queries, change.before, change.after, change.gained, change.lost];
        [text(category)].into_iter().chain(counts.map(|count| text(&count.to_string()))).collect()
    });
    html! {
        p {
            "The same queries under another configuration. " em { "Before" } " is the configuration of this test (threshold "
            (comparison.threshold_before) "), " em { "after" } " the one it is held against (threshold " (comparison.threshold_after) ")."
        }
        @if let Some(against) = &tested.against {
            (definitions([
                ("Settings after, SHA-256", code(&against.config_sha256)),
                ("Lists after", html! {
                    @for (number, list) in against.lists.iter().enumerate() { @if number > 0 { ", " } (text(&list.id.0)) " " (code(&list.digest)) }
                }),
            ]))
        }
        (table("What changes", &columns, rows))
        (miss_table("Hits that are lost", &comparison.lost))
    }
}

fn miss_table<'a>(caption: &str, misses: impl IntoIterator<Item = &'a Miss>) -> Markup {
    let columns = [
        Column::Words("Category"),
        Column::Words("List"),
        Column::Words("Id"),
        Column::Words("Type"),
        Column::Words("Listed name"),
        Column::Words("Asked for"),
        Column::Words("Score"),
    ];
    let mut misses = misses.into_iter();
    let rows = misses.by_ref().take(SHOWN).map(|miss| {
        let score = match (miss.not_screened, miss.score) {
            (Some(why), _) => format!("not screened: {why}"),
            (None, Some(score)) => score.to_string(),
            (None, None) => "below the floor".to_owned(),
        };
        vec![
            text(&miss.category),
            text(&miss.list),
            text(&miss.id),
            text(miss.kind),
            name(&miss.listed_name),
            name(&miss.query_name),
            text(&score),
        ]
    });
    let rows: Vec<Vec<Markup>> = rows.collect();
    let more = misses.count();
    html! {
        (table(caption, &columns, rows))
        @if more > 0 { p { "And " (more) " more; the CSV and JSON forms of this report have all." } }
    }
}

fn misses(found: &Assurance) -> Markup {
    let control = found.misses.iter().filter(|miss| miss.category == "control");
    let mut seen: Vec<(&str, usize)> = Vec::new();
    let mut examples = Vec::new();
    for miss in found.misses.iter().filter(|miss| miss.category != "control") {
        match seen.last_mut() {
            Some((category, count)) if *category == miss.category => *count += 1,
            _ => seen.push((&miss.category, 1)),
        }
        if seen.last().is_some_and(|(_, count)| *count <= EXAMPLES) {
            examples.push(miss);
        }
    }
    html! {
        (miss_table("Strong listed names that do not hit their designation", control))
        (miss_table("Queries that must not hit and do", &found.wrong_hits))
        (miss_table(&format!("Manipulated names that were not found, up to {EXAMPLES} of each manipulation"), examples))
    }
}

fn exclusions(found: &Assurance) -> Markup {
    let mut columns = vec![Column::Words("Manipulation"), Column::Numbers("Tried"), Column::Numbers("Made")];
    columns.extend(Excluded::ALL.iter().map(|why| Column::Numbers(why.as_str())));
    let rows = found.manipulated.generators.iter().map(|one| {
        let excluded = |why: &Excluded| one.excluded.get(why.as_str()).copied().unwrap_or_default();
        let all: u64 = one.excluded.values().sum();
        let counts = [one.as_expected.of + all, one.as_expected.of]
            .into_iter()
            .chain(Excluded::ALL.iter().map(excluded));
        [text(&label(one))]
            .into_iter()
            .chain(counts.map(|count| text(&count.to_string())))
            .collect::<Vec<_>>()
    });
    let unfair: Vec<&str> =
        Excluded::ALL.into_iter().filter(|why| why.is_unfair()).map(Excluded::as_str).collect();
    html! {
        p {
            "A manipulation is tried on names in random order until it has its share. Names that it has nothing to change in are passed over. "
            "Others are left out because the question would be unfair or idle (" (unfair.join("; ")) "): a letter is changed only in words of "
            "five or more, since one letter off in four is another name to a reader too, and a name is never cut to less than half."
        }
        (table("Names that gave no query, by reason", &columns, rows))
    }
}

fn method(tested: &Tested, found: &Assurance) -> Markup {
    let terms = [
        ("Hit", "A designation whose score reaches the threshold. Alert: all hits of one query."),
        ("Hit rate", "Queries that hit the designation they were made from, of all that have to."),
        (
            "95 % interval",
            "Wilson's interval. It says how far the rate of this sample may be from that of all such queries, not how far the sample is like real cases.",
        ),
        (
            "Strong, weak",
            "How well a listed name identifies, as its publisher says; where none says it, strong.",
        ),
        (
            "Lost by a step, points",
            "Of 100 manipulated names, those that a threshold loses against the one a hundredth lower.",
        ),
        (
            "Not screened",
            "A row without a name, or damaged: never a clear one. A listed name that cannot be screened counts as missed.",
        ),
    ];
    html! {
        (definitions(terms.map(|(term, meaning)| (term, text(meaning)))))
        p {
            "Queries are made from the lists by named generators from seed " (found.seed) ". Each generator has an equal share, each list an equal "
            "share of it; what one cannot give the others do. Each query draws from a random source of its own, so the same lists, settings and "
            "seed give the same queries and figures on any computer and any number of threads: who repeats the test with the values under What "
            "was tested gets this page again, byte for byte."
        }
        p {
            "What the test does not say. It asks for names that are on the lists of this configuration, not for those that ought to be on it. "
            "Its manipulations are rules, and real files err in other ways and mixtures. Generators that exchange scripts and romanisations work "
            "by tables written for the test from published systems; those marked with an asterisk use the program's own. "
            "Ownership of companies is not evaluated."
        }
        @if found.clean.made {
            p {
                "Made parties are put together from common given and family names of nine cultures, and from words of trade. Every part is common, "
                "so some have names that listed persons have too, while a real file has its own countries, its rare names and its errors. Give a "
                "file with --clean for a figure that can be relied on."
            }
        }
        @if tested.clean_file.is_some() {
            p { "The clean file is taken to hold no listed party. A true match in it counts as a false alert." }
        }
    }
}
