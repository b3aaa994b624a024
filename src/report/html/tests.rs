use maud::html;

use super::chart::{Bar, Bars, Histogram, Line, Lines, Unit, bars, histogram, lines};
use super::page::{Column, Figure, Mark, definitions, figures, notice, section, sign_off, table};
use super::{name, page, text};

/// A right-to-left override and a script, as a hostile name has them.
const HOSTILE: &str = "Ada\u{202e}gnoz<script>alert(1)</script>\"'&";
const TAMED: &str =
    r#"Ada<span class="unseen">\u{202e}</span>gnoz&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;"#;

#[test]
fn nothing_in_a_text_stays_unseen_or_is_obeyed() {
    assert_eq!(text(HOSTILE).into_string(), TAMED);
    assert_eq!(name("赵\u{200b}").into_string(), r#"<bdi>赵<span class="unseen">\u{200b}</span></bdi>"#);
    assert_eq!(text("").into_string(), "");
    assert_eq!(
        text("\u{1b}\u{7f}").into_string(),
        r#"<span class="unseen">\u{1b}</span><span class="unseen">\u{7f}</span>"#
    );
}

#[test]
fn every_part_tames_what_it_is_given() {
    let bar = Bar { label: HOSTILE.to_owned(), note: HOSTILE.to_owned(), ..Bar::default() };
    let (title, about) = (HOSTILE, HOSTILE);
    let marks = vec![(0.5, HOSTILE.to_owned())];
    let line = Line { label: HOSTILE.to_owned(), points: vec![(0.0, 0.0), (1.0, 1.0)] };
    let (x_title, x_unit, y_unit, y_range) = (HOSTILE, Unit::Decimal, Unit::Percent, None);
    let parts = [
        section("a", HOSTILE, &html! {}),
        figures(&[Figure {
            label: HOSTILE.to_owned(),
            value: HOSTILE.to_owned(),
            note: HOSTILE.to_owned(),
            mark: Mark::Good,
        }]),
        table(
            HOSTILE,
            &[Column::Words(HOSTILE), Column::Numbers(HOSTILE)],
            [vec![text(HOSTILE), name(HOSTILE)]],
        ),
        definitions([(HOSTILE, text(HOSTILE))]),
        notice(&text(HOSTILE)),
        sign_off(&[HOSTILE]),
        bars(&Bars { id: "a", title, about, unit: Unit::Count, end: None, bars: vec![bar] }),
        histogram(&Histogram {
            id: "a",
            title,
            about,
            unit: Unit::Decimal,
            start: 0.0,
            step: 1.0,
            counts: vec![1],
            marks: marks.clone(),
        }),
        lines(&Lines { id: "a", title, about, x_title, x_unit, y_unit, y_range, lines: vec![line], marks }),
    ];
    for part in parts {
        let part = part.into_string();
        assert!(part.contains("&lt;script&gt;") && part.contains(r"\u{202e}"), "{part}");
        assert!(!part.contains("<script") && !part.contains('\u{202e}'), "{part}");
    }
}

#[test]
fn a_page_is_whole_by_itself() {
    let page = page("Report A&B", "of today", &section("one", "One", &html! { p { "text" } }));
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"), "{page}");
    assert!(page.contains("<title>Report A&amp;B</title>"));
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("@page { size: A4;") && page.contains("display: table-header-group"));
    for outside in ["http://", "https://", "<script", "<link", "@import", "url(", "src="] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.ends_with("</main></body></html>\n"));
}

#[test]
fn figures_say_in_words_what_their_colour_says() {
    let figure =
        |mark| Figure { label: "Hit rate".into(), value: "99 %".into(), note: "n = 100".into(), mark };
    for (mark, said) in [(Mark::Good, "target met"), (Mark::Bad, "target missed")] {
        assert!(figures(&[figure(mark)]).into_string().contains(said));
    }
    assert_eq!(
        figures(&[figure(Mark::Neutral)]).into_string(),
        "<dl class=\"figures\"><div class=\"figure\"><dt>Hit rate</dt><dd><span class=\"value\">99 %</span>\
         <span class=\"note\">n = 100</span></dd></div></dl>"
    );
}

#[test]
fn a_table_has_headings_and_its_first_cell_heads_the_row() {
    let columns = [Column::Words("Name"), Column::Numbers("Hits")];
    let rows = vec![vec![text("Zhao"), text("3")]];
    assert_eq!(
        table("Hits", &columns, rows).into_string(),
        "<table><caption>Hits</caption><thead><tr><th scope=\"col\">Name</th><th class=\"number\" scope=\"col\">Hits</th>\
         </tr></thead><tbody><tr><th scope=\"row\">Zhao</th><td class=\"number\">3</td></tr></tbody></table>"
    );
    assert!(
        table("Hits", &columns, []).into_string().contains("<td class=\"nothing\" colspan=\"2\">none</td>")
    );
}

/// Everything between the first and the last element of a kind, an element a line.
fn elements(drawing: &str, kind: &str) -> Vec<String> {
    let begin = format!("<{kind} ");
    drawing.split(&begin).skip(1).map(|rest| rest.split('>').next().unwrap().to_owned()).collect()
}

#[test]
fn bars_are_as_long_as_their_values() {
    let bar =
        |label: &str, value, interval| Bar { label: label.into(), value, interval, note: "n = 20".into() };
    let drawing = bars(&Bars {
        id: "rates",
        title: "Hit rates",
        about: "Two bars.",
        unit: Unit::Percent,
        end: Some(1.0),
        bars: vec![bar("all", 1.0, None), bar("half", 0.5, Some((0.25, 0.75)))],
    })
    .into_string();
    let rects = elements(&drawing, "rect");
    assert!(rects[0].contains("width=\"360\"") && rects[1].contains("width=\"180\""), "{rects:?}");
    assert!(drawing.contains(">100.0 %<") && drawing.contains(">50.0 %<") && drawing.contains("n = 20"));
    assert!(
        elements(&drawing, "line")
            .iter()
            .any(|line| line.contains("x1=\"330\"") && line.contains("x2=\"510\""))
    );
    assert!(
        drawing.contains("role=\"img\"") && drawing.contains("aria-labelledby=\"rates-title rates-about\"")
    );
    assert!(drawing.contains("<desc id=\"rates-about\">Two bars.</desc>"));
}

#[test]
fn lines_run_from_corner_to_corner_of_their_field() {
    let chart = |points: Vec<(f64, f64)>| Lines {
        id: "sweep",
        title: "Sweep",
        about: "One line.",
        x_title: "threshold",
        x_unit: Unit::Decimal,
        y_unit: Unit::Percent,
        y_range: Some((0.0, 1.0)),
        lines: vec![Line { label: "hit rate".into(), points }],
        marks: vec![(0.72, "in use".into()), (0.74, "near".into()), (2.0, "outside".into())],
    };
    let drawing = lines(&chart(vec![(0.6, 0.0), (0.8, 0.5), (1.0, 1.0)])).into_string();
    assert!(drawing.contains("points=\"64,244 352,134 640,24\""), "{drawing}");
    assert!(
        drawing.contains("text-anchor=\"end\">in use<") && drawing.contains("text-anchor=\"start\">near<"),
        "{drawing}"
    );
    assert!(!drawing.contains("outside"));
    assert!(drawing.contains(">0.60<") && drawing.contains(">1.00<") && drawing.contains(">threshold<"));
    // Whatever it is given, it is a drawing.
    for points in [vec![], vec![(0.5, 0.5)], vec![(f64::NAN, f64::INFINITY), (1.0, f64::NAN)]] {
        let drawing = lines(&chart(points)).into_string();
        assert!(
            drawing.contains("<svg") && !drawing.contains("NaN") && !drawing.contains("inf"),
            "{drawing}"
        );
    }
}

#[test]
fn a_histogram_has_a_bar_for_each_bin() {
    let drawing = histogram(&Histogram {
        id: "scores",
        title: "Scores",
        about: "Three bins.",
        unit: Unit::Decimal,
        start: 0.7,
        step: 0.1,
        counts: vec![5, 0, 10],
        marks: vec![(0.8, "threshold".into())],
    })
    .into_string();
    let heights: Vec<String> = elements(&drawing, "rect")
        .iter()
        .map(|rect| rect.split("height=\"").nth(1).unwrap().split('"').next().unwrap().into())
        .collect();
    assert_eq!(heights, ["110", "0", "220"]);
    assert!(drawing.contains("<title>0.90 to 1.00: 10</title>"), "{drawing}");
}
