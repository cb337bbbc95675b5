//! The files for machines: quotes, entities, claims and sources as JSON with a record a line; quotes as CSV, too.

use rayon::prelude::*;
use serde::Serialize;

use crate::ground::address::DataFile;
use crate::render::{csv, json};
use crate::site::Site;
use crate::site::data::Records;

/// So many records are made one after the other by one core.
const CHUNK: usize = 64;

/// So many chunks are made side by side, and are a part.
const GROUP: usize = 32;

/// A file for machines, whole.
pub fn file(site: &Site, file: DataFile) -> Vec<u8> {
    parts(site, file).fold(Vec::new(), |mut all, part| {
        all.extend_from_slice(&part);
        all
    })
}

/// A file for machines, part after part.
pub fn parts(site: &Site, file: DataFile) -> impl Iterator<Item = Vec<u8>> {
    let (head, parted, tail): (&[u8], &[u8], &[u8]) = match file {
        DataFile::QuotesCsv => (b"", b"", b""),
        DataFile::SourcesJson => (b"[", b",", b"\n]\n"),
        DataFile::QuotesJson => {
            (b"{\"schema\":\"onrecord-quotes/1\",\n\"quotes\":[", b",", b"\n]}\n")
        }
        DataFile::EntitiesJson => {
            (b"{\"schema\":\"onrecord-entities/1\",\n\"entities\":[", b",", b"\n]}\n")
        }
        DataFile::ClaimsJson => {
            (b"{\"schema\":\"onrecord-claims/1\",\n\"claims\":[", b",", b"\n]}\n")
        }
    };
    let mut first = head.to_vec();
    if file == DataFile::QuotesCsv {
        csv::head(&mut first);
    }
    let count = site.record_count(file);
    let mut is_first = true;
    let groups = (0..count).step_by(CHUNK * GROUP).map(move |start| {
        let end = count.min(start + CHUNK * GROUP);
        let chunks: Vec<usize> = (start..end).step_by(CHUNK).collect();
        let made: Vec<Vec<u8>> = chunks
            .par_iter()
            .map(|start| chunk(&site.records(file, *start..count.min(start + CHUNK)), file))
            .collect();
        let mut part = Vec::with_capacity(made.iter().map(|lines| lines.len() + 1).sum());
        for lines in made.iter().filter(|lines| !lines.is_empty()) {
            if !is_first {
                part.extend_from_slice(parted);
            }
            is_first = false;
            part.extend_from_slice(lines);
        }
        part
    });
    std::iter::once(first).chain(groups).chain([tail.to_vec()])
}

fn chunk(records: &Records, file: DataFile) -> Vec<u8> {
    match records {
        Records::Quotes(quotes) if file == DataFile::QuotesCsv => {
            let mut out = Vec::new();
            quotes.iter().for_each(|quote| csv::row(&mut out, quote));
            out
        }
        Records::Quotes(quotes) => lines(quotes),
        Records::Entities(entities) => lines(entities),
        Records::Claims(claims) => lines(claims),
        Records::Sources(sources) => lines(sources),
    }
}

/// A value a line, with a line end before each and a comma between.
fn lines(values: &[impl Serialize]) -> Vec<u8> {
    let mut out = Vec::new();
    for (number, value) in values.iter().enumerate() {
        out.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        json::line(&mut out, value);
    }
    out
}
