//! The files for machines: quotes, entities, claims and sources as JSON with a record a line; quotes as CSV, too.

use rayon::prelude::*;
use serde::Serialize;

use crate::ground::address::DataFile;
use crate::render::{csv, json};
use crate::site::Site;
use crate::site::data::Records;

/// So many records are made one after the other by one core.
const CHUNK: usize = 64;

/// So many chunks are held at a time, beside what is written already.
const GROUP: usize = 64;

/// A file for machines, whole.
pub fn file(site: &Site, file: DataFile) -> Vec<u8> {
    let mut out = Vec::new();
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
    out.extend_from_slice(head);
    if file == DataFile::QuotesCsv {
        csv::head(&mut out);
    }
    let count = site.record_count(file);
    let chunks: Vec<usize> = (0..count).step_by(CHUNK).collect();
    let mut is_first = true;
    for group in chunks.chunks(GROUP) {
        let made: Vec<Vec<u8>> = group
            .par_iter()
            .map(|start| chunk(&site.records(file, *start..count.min(start + CHUNK)), file))
            .collect();
        for lines in made.iter().filter(|lines| !lines.is_empty()) {
            if !is_first {
                out.extend_from_slice(parted);
            }
            is_first = false;
            out.extend_from_slice(lines);
        }
    }
    out.extend_from_slice(tail);
    out
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
