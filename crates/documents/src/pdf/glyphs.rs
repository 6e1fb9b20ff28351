//! The letters of a PDF page and where they stand.

use super::{embedded, words};
use crate::{Error, Page};
use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::kurbo::{BezPath, Point, Rect};

/// The most letters that are taken from one page.
const MAX_GLYPHS: usize = 400_000;
/// A page that is this much picture, with little text over it, is a scan with a stamp.
const PICTURE_SHARE: f64 = 0.5;
/// How many strokes, letters and clips a page may have, drawings within drawings counted each time they are used. The
/// densest maps have some millions.
const MAX_STEPS: usize = 20_000_000;
/// How much text a stamp has, in letters: "Reçu au greffe le ..., affaire n° ...".
const STAMP_LETTERS: usize = 160;

/// One letter on the page as it is viewed, in units of 1/72 inch from the upper left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: String,
    /// Where its baseline begins and ends.
    pub(super) from: Point,
    pub(super) to: Point,
    /// Height of its font.
    pub(super) size: f64,
}

/// The text of a page; `None` when it must be read from the picture of the page.
pub(super) fn read(page: &PdfPage<'_>, number: u32) -> Option<Page> {
    let collected = collect(page);
    let (width, height) = page.render_dimensions();
    if collected.draws_nothing() {
        return Some(words::page(&[], number, width, height));
    }
    let letters = |glyphs: &[Glyph]| {
        glyphs
            .iter()
            .flat_map(|glyph| glyph.text.chars())
            .filter(|c| !c.is_whitespace())
            .count()
    };
    let count = letters(&collected.glyphs);
    let area = f64::from(width) * f64::from(height);
    let is_scan = collected.largest_picture > PICTURE_SHARE * area;
    if count == 0 || (is_scan && collected.hidden == 0 && count < STAMP_LETTERS) {
        return None;
    }
    let found = words::page(&collected.glyphs, number, width, height);
    (!super::is_garbage(&found.text)).then_some(found)
}

/// What is on a page.
pub(super) fn collect(page: &PdfPage<'_>) -> Collector {
    let (width, height) = page.render_dimensions();
    let mut collector = Collector {
        view: Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        ..Collector::default()
    };
    interpret(page, &mut collector);
    collector
}

/// Plays a page to a device, in units of 1/72 inch from the upper left corner of the page as it is viewed.
pub(super) fn interpret<'a>(page: &PdfPage<'a>, device: &mut impl Device<'a>) {
    let (width, height) = page.render_dimensions();
    let transform = page.initial_transform(true).to_kurbo();
    let view = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(transform, view, &cache, page.xref(), settings);
    interpret_page(page, &mut context, device);
}

/// What is on a page.
#[derive(Default)]
pub(super) struct Collector {
    view: Rect,
    glyphs: Vec<Glyph>,
    /// How many of the letters are invisible: the text layer of a scan.
    hidden: usize,
    /// The area of the largest picture, in square units of 1/72 inch.
    pub(super) largest_picture: f64,
    pub(super) pictures: usize,
    /// Something that can be seen lies over a picture, or the picture is not simply laid on paper.
    pub(super) drawn_over: bool,
    /// A picture is too large to be unpacked.
    pub(super) refused: Option<Error>,
    paths: usize,
    steps: usize,
}

/// Why a page is not read to its end.
struct Endless;

impl Collector {
    /// Counts what the page does. A page that never ends can only be left by unwinding: the library has no way to be
    /// stopped, and [`crate::guard`] makes an error of it.
    fn step(&mut self, steps: usize) {
        self.steps += steps;
        if self.steps > MAX_STEPS {
            std::panic::resume_unwind(Box::new(Endless));
        }
    }

    fn draws_nothing(&self) -> bool {
        self.glyphs.is_empty() && self.pictures == 0 && self.paths == 0
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.step(1);
        for glyph in run.glyphs() {
            self.step(1);
            if self.glyphs.len() >= MAX_GLYPHS {
                return;
            }
            let place = props.transform * glyph.transform();
            let advance = match &**glyph {
                PdfGlyph::Outline(outline) => outline.advance_width(),
                PdfGlyph::Type3(drawn) => drawn.advance_width(),
            };
            let from = place * Point::ORIGIN;
            let to = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            let size = (place * Point::new(0.0, 1000.0) - from).hypot();
            // Beyond the edge of the paper nobody sees it.
            if !self.view.inflate(size, size).contains(from) {
                continue;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None if glyph.char_code() == 32 => " ".to_owned(),
                None => char::REPLACEMENT_CHARACTER.to_string(),
            };
            // Codes that stand for no letter must be seen as such when the page is judged.
            let text = text.replace(|c: char| c.is_control() && !c.is_whitespace(), "\u{fffd}");
            let is_hidden = matches!(mode, DrawMode::Invisible);
            self.hidden += usize::from(is_hidden);
            self.drawn_over |= !is_hidden && self.pictures > 0 && !text.trim().is_empty();
            self.glyphs.push(Glyph {
                text,
                from,
                to,
                size,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step(1);
        if let Err(error) = embedded::check(&image) {
            self.refused = Some(error);
        }
        self.pictures += 1;
        let pixels = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
        let place = props.transform.transform_rect_bbox(pixels);
        self.largest_picture = self.largest_picture.max(place.intersect(self.view).area());
        self.drawn_over |= props.soft_mask.is_some();
    }

    fn draw_path(&mut self, path: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.step(1 + path.elements().len());
        self.paths += 1;
        self.drawn_over |= self.pictures > 0;
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        mode: BlendMode,
    ) {
        self.step(1);
        self.drawn_over |= opacity < 1.0 || mask.is_some() || mode != BlendMode::Normal;
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // Every drawing within a drawing begins with one, and costs as much as many strokes.
        self.step(60 + clip.path.elements().len());
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
