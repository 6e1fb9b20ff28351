//! What a PDF weighs once unpacked: a few kilobytes can stand for gigabytes.
//!
//! The library unpacks whatever it meets, without a limit, so it only meets what was weighed here.

use crate::{Error, raster};
use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Dict, Stream};
use image::{ImageFormat, ImageReader};
use memchr::memmem;
use std::io::{self, Cursor, Read};
use weezl::{BitOrder, decode::Decoder};

/// The most that one stream may unpack to, in bytes: a picture of the largest size in three colours.
const MAX_UNPACKED: u64 = raster::MAX_PIXELS * 3;
/// The best that deflate can do, so what is too short to be heavy need not be weighed.
const BEST_DEFLATE: u64 = 1032;
/// The best that LZW can do: 12 bits for a string of 4096.
const BEST_LZW: u64 = 2731;
/// How much of a long stream tells how well it packs.
const SAMPLE: usize = 64 * 1024;
/// How far before its data the description of a stream is looked for.
const DESCRIPTION: usize = 1024;

/// Weighs what stands in clear in a file that was not parsed yet, pictures apart: they are weighed when their page
/// is asked for, because there are many of them.
pub(super) fn check_file(bytes: &[u8]) -> Result<(), Error> {
    let mut from = 0;
    while let Some(found) = bytes
        .get(from..)
        .and_then(|rest| memmem::find(rest, b"stream"))
    {
        let keyword = from + found;
        from = keyword + 6;
        let is_end = keyword >= 3 && bytes.get(keyword - 3..keyword) == Some(b"end");
        let before = bytes.get(keyword.saturating_sub(DESCRIPTION)..keyword);
        let data = bytes.get(from..).map(skip_line);
        let (false, Some(before), Some(data)) = (is_end, before, data) else {
            continue;
        };
        let described = memmem::rfind(before, b" obj").map_or(before, |at| &before[at..]);
        let length = memmem::find(data, b"endstream").unwrap_or(data.len());
        let data = &data[..length];
        from += length;
        let names = |name: &[u8]| memmem::find_iter(described, name).count();
        let flates = names(b"/FlateDecode") + names(b"/Fl ") + names(b"/Fl]");
        let layers = flates + names(b"/LZW");
        if layers > 1 {
            return Err(too_heavy());
        }
        if flates == 1 && names(b"/Image") == 0 {
            weigh_flate(data, MAX_UNPACKED)?;
        }
    }
    Ok(())
}

fn skip_line(data: &[u8]) -> &[u8] {
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    data.strip_prefix(b"\n").unwrap_or(data)
}

/// Weighs every stream of a file whose streams cannot be seen from outside because they are encrypted.
pub(super) fn check_stream(stream: &Stream<'_>) -> Result<(), Error> {
    let filters = stream.filters();
    match filters.as_slice() {
        [Filter::FlateDecode] => weigh_flate(&stream.raw_data(), MAX_UNPACKED),
        [Filter::LzwDecode] => weigh_lzw(&stream.raw_data(), MAX_UNPACKED),
        several if packs(several) > 1 => Err(too_heavy()),
        _ => Ok(()),
    }
}

/// Weighs a picture and its masks.
pub(super) fn check_picture(stream: &Stream<'_>) -> Result<(), Error> {
    check_one(stream)?;
    for mask in [b"SMask".as_slice(), b"Mask".as_slice()] {
        if let Some(mask) = stream.dict().get::<Stream<'_>>(mask) {
            check_one(&mask)?;
        }
    }
    Ok(())
}

fn check_one(stream: &Stream<'_>) -> Result<(), Error> {
    let described = size(stream.dict());
    if let Some((width, height)) = described {
        raster::check_pixels(width, height)?;
    }
    let raw = stream.raw_data();
    let filters = stream.filters();
    match filters.as_slice() {
        [] | [Filter::CcittFaxDecode | Filter::RunLengthDecode] => Ok(()),
        [Filter::FlateDecode] => weigh_flate(&raw, expected(described)),
        [Filter::LzwDecode] => weigh_lzw(&raw, expected(described)),
        [last] => own_size(*last, &raw),
        [Filter::FlateDecode, last] => {
            let mut unpacked = Vec::new();
            let limit = raw.len() as u64 * 4 + SAMPLE as u64;
            // What ends early is judged by what there is.
            let _ = ZlibDecoder::new(raw.as_ref())
                .take(limit)
                .read_to_end(&mut unpacked);
            if unpacked.len() as u64 == limit {
                return Err(too_heavy());
            }
            own_size(*last, &unpacked)
        }
        [Filter::Ascii85Decode | Filter::AsciiHexDecode, last] if packs(&[*last]) == 0 => Ok(()),
        several if packs(several) > 1 => Err(too_heavy()),
        _ => Ok(()),
    }
}

/// How many of the filters make little of much.
fn packs(filters: &[Filter]) -> usize {
    let small =
        |filter: &&Filter| !matches!(filter, Filter::Ascii85Decode | Filter::AsciiHexDecode);
    filters.iter().filter(small).count()
}

fn size(dict: &Dict<'_>) -> Option<(u32, u32)> {
    let side = |long: &[u8], short: &[u8]| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
    Some((side(b"Width", b"W")?, side(b"Height", b"H")?))
}

/// What a picture of this size may weigh: four parts of sixteen bits for each pixel, and some slack.
fn expected(size: Option<(u32, u32)>) -> u64 {
    size.map_or(MAX_UNPACKED, |(width, height)| {
        (u64::from(width) * u64::from(height) * 8 + SAMPLE as u64).min(MAX_UNPACKED * 2)
    })
}

/// What a picture says about its size itself; the file around it may say another.
fn own_size(format: Filter, data: &[u8]) -> Result<(), Error> {
    let size = match format {
        Filter::DctDecode => ImageReader::with_format(Cursor::new(data), ImageFormat::Jpeg)
            .into_dimensions()
            .ok(),
        Filter::JpxDecode => jpeg_2000_size(data),
        Filter::Jbig2Decode => jbig2_size(data),
        _ => None,
    };
    size.map_or(Ok(()), |(width, height)| {
        raster::check_pixels(width, height)
    })
}

/// Source: ISO/IEC 15444-1, A.5.1: after the marker SIZ, its length and its capabilities come the sides.
fn jpeg_2000_size(data: &[u8]) -> Option<(u32, u32)> {
    let at = memmem::find(data, &[0xff, 0x4f, 0xff, 0x51])? + 8;
    Some((number(data, at)?, number(data, at + 4)?))
}

/// Source: ISO/IEC 14492, 7.2 and 7.4.8: the first segment of a page, of type 48, begins with the sides.
fn jbig2_size(data: &[u8]) -> Option<(u32, u32)> {
    let is_page = data.get(4).is_some_and(|flags| flags & 0x3f == 48);
    // Number, flags, count of references, page and length: eleven bytes for a segment that refers to none.
    is_page
        .then(|| Some((number(data, 11)?, number(data, 15)?)))
        .flatten()
        // An unknown height is written with all bits set.
        .filter(|(_, height)| *height != u32::MAX)
}

fn number(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at + 4)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

fn weigh_flate(packed: &[u8], limit: u64) -> Result<(), Error> {
    if packed.len() as u64 * BEST_DEFLATE <= limit {
        return Ok(());
    }
    let is_zlib = packed.first().is_some_and(|byte| byte & 0x0f == 8);
    let weight = if is_zlib {
        count(ZlibDecoder::new(packed).take(limit + 1))
    } else {
        count(DeflateDecoder::new(packed).take(limit + 1))
    };
    if weight > limit {
        Err(too_heavy())
    } else {
        Ok(())
    }
}

fn weigh_lzw(packed: &[u8], limit: u64) -> Result<(), Error> {
    if packed.len() as u64 * BEST_LZW <= limit {
        return Ok(());
    }
    let mut decoder = Decoder::with_tiff_size_switch(BitOrder::Msb, 8);
    let mut room = vec![0; SAMPLE];
    let (mut packed, mut weight) = (packed, 0);
    loop {
        let step = decoder.decode_bytes(packed, &mut room);
        weight += step.consumed_out as u64;
        packed = packed.get(step.consumed_in..).unwrap_or_default();
        if weight > limit {
            return Err(too_heavy());
        }
        if !matches!(step.status, Ok(weezl::LzwStatus::Ok)) {
            return Ok(());
        }
    }
}

/// How much comes out, up to where it breaks.
fn count(mut unpacked: impl Read) -> u64 {
    let mut room = vec![0; SAMPLE];
    let mut weight = 0;
    loop {
        match unpacked.read(&mut room) {
            Ok(0) => return weight,
            Ok(read) => weight += read as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return weight,
        }
    }
}

fn too_heavy() -> Error {
    Error::TooLarge {
        limit_bytes: usize::try_from(MAX_UNPACKED).unwrap_or(usize::MAX),
    }
}
