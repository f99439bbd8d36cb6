//! Pictures of screens made small: a screen has few colours, so 256 of them drawn by index say the same as sixteen
//! million, in a third of the bytes. Reads and writes just what Chromium makes: 8-bit RGB or RGBA, not interlaced.

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};

type Rgb = [u8; 3];

/// The picture with a palette; `None` when it is not of the kind that is read here.
pub fn reduced(png: &[u8]) -> Option<Vec<u8>> {
    let (width, height, pixels) = decode(png)?;
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    for pixel in &pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let palette = choose(&counts);
    let index: BTreeMap<Rgb, u8> = counts.keys().map(|colour| (*colour, nearest(&palette, *colour))).collect();
    let mut rows = Vec::with_capacity((width + 1) * height);
    for row in pixels.chunks(width) {
        rows.push(0);
        rows.extend(row.iter().map(|pixel| index[pixel]));
    }
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&rows).ok()?;
    let mut out = png[..8].to_vec();
    let mut head = Vec::from(u32::try_from(width).ok()?.to_be_bytes());
    head.extend(u32::try_from(height).ok()?.to_be_bytes());
    head.extend([8, 3, 0, 0, 0]);
    chunk(b"IHDR", &head, &mut out);
    chunk(b"PLTE", palette.as_flattened(), &mut out);
    chunk(b"IDAT", &packer.finish().ok()?, &mut out);
    chunk(b"IEND", &[], &mut out);
    Some(out)
}

/// The colours that are kept: the most frequent, each standing for those close to it.
fn choose(counts: &BTreeMap<Rgb, usize>) -> Vec<Rgb> {
    let mut frequent: Vec<(usize, Rgb)> = counts.iter().map(|(colour, n)| (*n, *colour)).collect();
    frequent.sort_by(|a, b| b.cmp(a));
    // Colours that nobody tells apart share a place; how close that is grows until all fit.
    for close in [0, 12, 24, 48, 96, 192, 384, 768, 1536] {
        let mut kept: Vec<Rgb> = Vec::new();
        for (_, colour) in &frequent {
            if kept.iter().all(|other| distance(*other, *colour) > close) {
                kept.push(*colour);
                if kept.len() > 256 {
                    break;
                }
            }
        }
        if kept.len() <= 256 {
            return kept;
        }
    }
    frequent.iter().take(256).map(|(_, colour)| *colour).collect()
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let at = palette.iter().enumerate().min_by_key(|(_, other)| distance(**other, colour)).map_or(0, |(i, _)| i);
    u8::try_from(at).unwrap_or(u8::MAX)
}

fn distance(a: Rgb, b: Rgb) -> u32 {
    a.iter().zip(b).map(|(x, y)| u32::from(x.abs_diff(y)).pow(2)).sum()
}

/// Width, height, and all pixels row by row.
fn decode(png: &[u8]) -> Option<(usize, usize, Vec<Rgb>)> {
    let (mut at, mut packed, mut size) = (8, Vec::new(), None);
    while let Some(head) = png.get(at..at + 8) {
        let length = usize::try_from(u32::from_be_bytes(head[..4].try_into().ok()?)).ok()?;
        let body = png.get(at + 8..at + 8 + length)?;
        match &head[4..] {
            b"IHDR" => {
                let side = |from: usize| usize::try_from(u32::from_be_bytes(body.get(from..from + 4)?.try_into().ok()?)).ok();
                let deep = match body.get(8..13)? {
                    [8, 2, 0, 0, 0] => 3,
                    [8, 6, 0, 0, 0] => 4,
                    _ => return None,
                };
                size = Some((side(0)?, side(4)?, deep));
            }
            b"IDAT" => packed.extend_from_slice(body),
            _ => {}
        }
        at += length + 12;
    }
    let (width, height, deep) = size?;
    let mut raw = Vec::new();
    ZlibDecoder::new(packed.as_slice()).read_to_end(&mut raw).ok()?;
    let mut above = vec![0u8; width * deep];
    let mut pixels = Vec::with_capacity(width * height);
    for line in raw.chunks_exact(width * deep + 1).take(height) {
        let (filter, mut row) = (line[0], line[1..].to_vec());
        for i in 0..row.len() {
            let left = if i < deep { 0 } else { row[i - deep] };
            let corner = if i < deep { 0 } else { above[i - deep] };
            row[i] = row[i].wrapping_add(match filter {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => u8::try_from((u16::from(left) + u16::from(above[i])) / 2).unwrap_or(0),
                4 => paeth(left, above[i], corner),
                _ => return None,
            });
        }
        pixels.extend(row.chunks_exact(deep).map(|p| [p[0], p[1], p[2]]));
        above = row;
    }
    (pixels.len() == width * height && width > 0).then_some((width, height, pixels))
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let off = |side: u8| (guess - i16::from(side)).abs();
    if off(left) <= off(up) && off(left) <= off(corner) {
        left
    } else if off(up) <= off(corner) {
        up
    } else {
        corner
    }
}

fn chunk(name: &[u8; 4], body: &[u8], out: &mut Vec<u8>) {
    out.extend(u32::try_from(body.len()).unwrap_or(0).to_be_bytes());
    let from = out.len();
    out.extend(name);
    out.extend(body);
    let mut sum = flate2::Crc::new();
    sum.update(&out[from..]);
    out.extend(sum.sum().to_be_bytes());
}
