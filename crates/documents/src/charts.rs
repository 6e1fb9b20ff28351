//! A page of figures and bars as a PDF file, for a report that leaves.
//!
//! What the numbers mean, and in which language, is the caller's; this knows where ink goes. Text is text in the file (it
//! can be searched and read aloud), in an embedded font.

use crate::Error;
use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule},
    surface::Surface,
    text::{Font, TextDirection},
};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");

/// A4 in points.
const PAGE: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 48.0;
const BOTTOM: f32 = PAGE.1 - 56.0;
const LINE: f32 = 18.0;

/// Where the names of bars end and the bars begin.
const BARS: f32 = MARGIN + 150.0;
/// The longest bar.
const LONGEST: f32 = PAGE.0 - MARGIN - BARS - 90.0;

/// Where more is said of what a bar stands for.
const MORE: f32 = BARS + 180.0;

const INK: (u8, u8, u8) = (27, 28, 31);
const QUIET: (u8, u8, u8) = (104, 106, 112);
const ACCENT: (u8, u8, u8) = (13, 90, 120);
const SOFT: (u8, u8, u8) = (230, 228, 223);

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charts {
    /// `fr` or `en`.
    pub language: String,
    /// What it is.
    pub title: String,
    /// Where and when, a line each.
    pub about: Vec<String>,
    /// The large figures: number, name.
    pub figures: Vec<(String, String)>,
    /// The charts, in order.
    pub charts: Vec<Chart>,
    /// Stands at the foot of each page.
    pub foot: String,
}

/// One chart of horizontal bars, which share a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Of what.
    pub name: String,
    /// How much.
    pub value: u32,
    /// The number as it is said.
    pub said: String,
    /// A line above it, for what has a long name: that name, and what else is said of it.
    pub above: Option<(String, String)>,
}

struct Fonts {
    regular: Font,
    bold: Font,
}

#[derive(Clone, Copy)]
enum Weight {
    Regular,
    Bold,
}

/// One page being drawn.
struct Sheet<'s, 'd> {
    surface: &'s mut Surface<'d>,
    fonts: &'s Fonts,
}

fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

/// One line, without what a line cannot hold.
fn line(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            // The font has no narrow no-break space.
            '\u{202f}' => '\u{a0}',
            sign if sign.is_control() => ' ',
            sign => sign,
        })
        .take(300)
        .collect()
}

impl Sheet<'_, '_> {
    fn ink(&mut self, colour: (u8, u8, u8)) {
        self.surface.set_fill(Some(fill(colour)));
    }

    fn text(&mut self, x: f32, y: f32, size: f32, weight: Weight, text: &str) {
        let font = match weight {
            Weight::Regular => &self.fonts.regular,
            Weight::Bold => &self.fonts.bold,
        };
        let at = Point::from_xy(x, y);
        let text = line(text);
        self.surface
            .draw_text(at, font.clone(), size, &text, false, TextDirection::Auto);
    }

    /// Text that ends where its column does.
    fn cut(&mut self, x: f32, y: f32, width: f32, text: &str) {
        let Some(column) = rect(x, y - 14.0, width, LINE) else {
            return;
        };
        self.surface.push_clip_path(&column, &FillRule::default());
        self.text(x, y, 10.0, Weight::Regular, text);
        self.surface.pop();
    }

    fn bar(&mut self, x: f32, y: f32, width: f32, height: f32) {
        if let Some(bar) = rect(x, y, width, height) {
            self.surface.draw_path(&bar);
        }
    }
}

fn rect(x: f32, y: f32, width: f32, height: f32) -> Option<krilla::geom::Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

/// What is drawn, with its height; a chart that does not fit goes on the next page.
enum Block<'c> {
    Title(&'c str),
    About(&'c str),
    Figures(&'c [(String, String)]),
    ChartTitle(&'c str),
    Bar(&'c Bar, u32),
}

impl Block<'_> {
    const fn height(&self) -> f32 {
        match self {
            Self::Title(_) => 30.0,
            Self::About(_) => 15.0,
            Self::Figures(_) => 76.0,
            // With its first bar.
            Self::ChartTitle(_) => 34.0,
            Self::Bar(bar, _) if bar.above.is_some() => 2.0 * LINE + 4.0,
            Self::Bar(..) => LINE,
        }
    }

    fn draw(&self, sheet: &mut Sheet<'_, '_>, y: f32) {
        match self {
            Self::Title(title) => {
                sheet.ink(INK);
                sheet.text(MARGIN, y + 18.0, 20.0, Weight::Bold, title);
            }
            Self::About(about) => {
                sheet.ink(QUIET);
                sheet.text(MARGIN, y + 10.0, 10.0, Weight::Regular, about);
            }
            Self::Figures(figures) => {
                #[allow(clippy::cast_precision_loss, reason = "a handful of figures")]
                let step = (PAGE.0 - 2.0 * MARGIN) / figures.len().max(1) as f32;
                let mut x = MARGIN;
                for (number, name) in *figures {
                    sheet.ink(INK);
                    sheet.text(x, y + 42.0, 24.0, Weight::Bold, number);
                    sheet.ink(QUIET);
                    sheet.cut(x, y + 60.0, step - 8.0, name);
                    x += step;
                }
            }
            Self::ChartTitle(title) => {
                sheet.ink(INK);
                sheet.text(MARGIN, y + 26.0, 12.0, Weight::Bold, title);
            }
            Self::Bar(bar, most) => {
                let mut y = y;
                sheet.ink(INK);
                if let Some((name, more)) = &bar.above {
                    y += 4.0;
                    sheet.cut(MARGIN, y + 12.0, MORE - MARGIN - 8.0, name);
                    sheet.ink(QUIET);
                    sheet.cut(MORE, y + 12.0, PAGE.0 - MARGIN - MORE, more);
                    y += LINE;
                }
                sheet.cut(MARGIN, y + 12.0, BARS - MARGIN - 8.0, &bar.name);
                #[allow(clippy::cast_precision_loss, reason = "a length on paper")]
                let width = LONGEST * (bar.value as f32 / (*most).max(1) as f32);
                sheet.ink(SOFT);
                sheet.bar(BARS, y + 3.0, LONGEST, 11.0);
                sheet.ink(ACCENT);
                sheet.bar(BARS, y + 3.0, width, 11.0);
                sheet.ink(INK);
                sheet.text(
                    BARS + LONGEST + 8.0,
                    y + 12.0,
                    10.0,
                    Weight::Regular,
                    &bar.said,
                );
            }
        }
    }
}

fn blocks(charts: &Charts) -> Vec<Block<'_>> {
    let mut blocks = vec![Block::Title(&charts.title)];
    blocks.extend(charts.about.iter().map(|line| Block::About(line)));
    blocks.push(Block::Figures(&charts.figures));
    for chart in &charts.charts {
        blocks.push(Block::ChartTitle(&chart.title));
        let most = chart.bars.iter().map(|bar| bar.value).max().unwrap_or(0);
        blocks.extend(chart.bars.iter().map(|bar| Block::Bar(bar, most)));
    }
    blocks
}

/// Writes the PDF file.
///
/// # Errors
///
/// [`Error::Damaged`] when the library refuses what it is given.
pub fn charts_pdf(charts: &Charts) -> Result<Vec<u8>, Error> {
    let broken = |what: &str| Error::Damaged(what.to_owned());
    let font = |bytes: &'static [u8]| Font::new(bytes.to_vec().into(), 0);
    let fonts = Fonts {
        regular: font(REGULAR).ok_or_else(|| broken("the regular font"))?,
        bold: font(BOLD).ok_or_else(|| broken("the bold font"))?,
    };
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(charts.title.clone())
            .language(charts.language.clone()),
    );
    let blocks = blocks(charts);
    let mut rest = blocks.as_slice();
    let mut number = 1;
    while !rest.is_empty() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| broken("a page"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut sheet = Sheet {
            surface: &mut surface,
            fonts: &fonts,
        };
        let mut y = MARGIN;
        while let Some((block, after)) = rest.split_first() {
            // A title does not stand alone at the foot of a page.
            let beside = match block {
                Block::ChartTitle(_) => after.first().map_or(0.0, Block::height),
                _ => 0.0,
            };
            if y + block.height() + beside > BOTTOM && y > MARGIN {
                break;
            }
            block.draw(&mut sheet, y);
            y += block.height();
            rest = after;
        }
        sheet.ink(QUIET);
        sheet.cut(
            MARGIN,
            PAGE.1 - 28.0,
            PAGE.0 - 2.0 * MARGIN - 24.0,
            &charts.foot,
        );
        sheet.text(
            PAGE.0 - MARGIN - 12.0,
            PAGE.1 - 28.0,
            10.0,
            Weight::Regular,
            &number.to_string(),
        );
        number += 1;
        surface.finish();
        page.finish();
    }
    document
        .finish()
        .map_err(|error| broken(&format!("the PDF library: {error:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charts(bars: u32) -> Charts {
        Charts {
            language: "fr".to_owned(),
            title: "Tables et Matières".to_owned(),
            about: vec!["Lyon, 18–21 novembre 2026".to_owned()],
            figures: vec![
                ("560".to_owned(), "rencontrés".to_owned()),
                ("1\u{202f}234".to_owned(), "écrits".to_owned()),
            ],
            charts: vec![Chart {
                title: "Par étape".to_owned(),
                bars: (0..bars)
                    .map(|n| Bar {
                        name: format!("Étape œuvre {n}"),
                        value: n,
                        said: n.to_string(),
                        above: None,
                    })
                    .collect(),
            }],
            foot: "Guichet, 22 novembre 2026".to_owned(),
        }
    }

    fn pages(bytes: &[u8]) -> Vec<String> {
        let document = crate::open("application/pdf", "report.pdf", bytes.into()).unwrap();
        let text = |page| document.own_text(page).unwrap().map(|page| page.text);
        (1..=document.page_count())
            .map(|page| {
                assert!(document.picture(page, 400).unwrap().bytes.len() > 500);
                text(page).unwrap_or_default()
            })
            .collect()
    }

    #[test]
    fn what_is_written_can_be_read_again_and_drawn() {
        let bytes = charts_pdf(&charts(4)).unwrap();
        let text = pages(&bytes).join("\n");
        for said in [
            "Tables et Matières",
            "rencontrés",
            "560",
            "Étape œuvre 3",
            "Par étape",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }

    #[test]
    fn a_long_chart_goes_on_over_pages_and_nothing_is_lost() {
        let bytes = charts_pdf(&charts(120)).unwrap();
        let pages = pages(&bytes);
        assert!(pages.len() >= 3, "{}", pages.len());
        let text = pages.join("\n");
        assert!(
            (0..120).all(|n| text.contains(&format!("œuvre {n}"))),
            "{text}"
        );
    }

    #[test]
    fn bars_with_a_long_name_stand_under_it_and_go_on_over_pages() {
        let mut long = charts(60);
        for (number, bar) in (0..).zip(&mut long.charts[0].bars) {
            let name = format!("Chemin de table en lin lavé écru, ourlet n° {number}");
            bar.above = Some((name, format!("{number} contactés · 2 réponses · 1 oui")));
        }
        let pages = pages(&charts_pdf(&long).unwrap());
        assert!(pages.len() >= 4, "{}", pages.len());
        let text = pages.join("\n");
        for number in 0..60 {
            for said in [
                format!("ourlet n° {number}"),
                format!("œuvre {number}"),
                format!("{number} contactés"),
            ] {
                assert!(text.contains(&said), "{said}: {text}");
            }
        }
    }

    #[test]
    fn nothing_at_all_is_still_a_page() {
        let empty = Charts {
            figures: Vec::new(),
            about: Vec::new(),
            title: String::new(),
            foot: String::new(),
            ..charts(0)
        };
        assert_eq!(pages(&charts_pdf(&empty).unwrap()).len(), 1);
    }
}
