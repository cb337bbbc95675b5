//! `not-utf-8`: a text whose bytes are not UTF-8.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::span::Span;
use crate::parse::fault::What;
use crate::parse::source::Unreadable;

/// A text whose bytes are not UTF-8.
pub const CHECK: Check = Check {
    code: "not-utf-8",
    default: Severity::Error,
    line: "Texts are UTF-8.",
    why: "Files that people write are UTF-8, as every editor saves them today. A source in another encoding stays as it \
          is: its annotation says which one, `- encoding: windows-1252`.",
    bad: &[Example::Bytes(
        "content/entities/ada-holm.md",
        b"# person ada-holm\n- name: Ad\xe4 Holm\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Adä Holm\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::NotUtf8(at) = what {
            let bytes = look.draft().files.get(span.file).bytes();
            out.push(
                CHECK
                    .at(
                        here(span, *at, bytes),
                        format!("This file is not UTF-8: {}.", byte(bytes, *at)),
                    )
                    .help("save it again as UTF-8; nothing in it was read"),
            );
        }
    }
    for (source, placed) in look.draft().sources.iter().zip(&look.anchored.sources) {
        let Some(seed) = placed.seed.and_then(|seed| look.draft().seeds.get(seed)) else {
            continue;
        };
        if let Err(Unreadable::NotText(at)) = seed.text {
            let bytes = look.draft().files.get(seed.file).bytes();
            out.push(
                CHECK
                    .at(
                        source.file.span(),
                        format!(
                            "seeds/{} is neither UTF-8 nor marked as UTF-16: {}.",
                            seed.name,
                            byte(bytes, at)
                        ),
                    )
                    .help("say how it is encoded, below this line: `- encoding: windows-1252`"),
            );
        }
    }
}

fn byte(bytes: &[u8], at: usize) -> String {
    match bytes.get(at) {
        Some(byte) => format!("its byte {} is 0x{byte:02X}", at + 1),
        None => "it ends inside a character".to_owned(),
    }
}

fn here(span: Span, at: usize, bytes: &[u8]) -> Span {
    Span::new(span.file, at.min(bytes.len()), (at + 1).min(bytes.len()))
}
