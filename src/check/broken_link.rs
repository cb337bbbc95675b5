//! `broken-link`: a link to a place that the site doesn't have.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::check::places::{Anchors, Pages};
use crate::ground::address::Address;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::id::Family;
use crate::parse::Draft;
use crate::parse::fault::What;
use crate::parse::prose::Prose;
use crate::parse::record::Head;
use crate::parse::reference;

/// A link to a place that the site doesn't have.
pub const CHECK: Check = Check {
    code: "broken-link",
    default: Severity::Error,
    line: "Links within the site lead somewhere.",
    why: "A link in double brackets needs something to name. A plain link without `https://` leads to another page of \
          this site, from the address of the page that it stands on: from `/briefings/bridge/` to `../../sources/`. \
          Links in brackets are simpler, and survive a change of id.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("See [the minutes](../minutes/).\n"),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("See [[minutes|the minutes]].\n"),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::BadLink = what {
            let found = CHECK.at(span, "This link names nothing.");
            let written = look.draft().files.slice(span).trim_matches(['!', '[', ']']);
            let (name, words) = written.split_once('|').unwrap_or((written, written));
            let meant = reference::meant(name).filter(|meant| look.is_known(meant));
            out.push(match meant {
                Some(meant) if words == written && (meant.contains('#') || !words.contains(' ')) => {
                    found.help(format!("did you mean `[[{meant}]]`?"))
                }
                Some(meant) => found.help(format!("did you mean `[[{meant}|{words}]]`?")),
                None => found.help(
                    "a link holds an id: `[[id]]`, `[[id|words of yours]]` or `[[source-id#quote-id]]`",
                ),
            });
        }
    }
    let mut proses = proses(look.draft());
    proses.retain(|(.., prose)| !prose.targets.is_empty());
    if proses.is_empty() {
        return;
    }
    let drafts = look.options.drafts;
    let shown = Pages::of(look, drafts);
    // What isn't on the site may lead to what isn't, either.
    let unseen = proses.iter().any(|(_, unseen, _)| *unseen && !drafts);
    let all = unseen.then(|| Pages::of(look, true));
    let anchors = Anchors::of(look.draft());
    for (from, unseen, prose) in proses {
        let places = all.as_ref().filter(|_| unseen).unwrap_or(&shown);
        for target in &prose.targets {
            let (path, anchor) = target.to.split_once('#').unwrap_or((&target.to, ""));
            let path = path.split('?').next().unwrap_or(path);
            let Some(file) = resolved(&from.path(), path) else {
                out.push(
                    CHECK
                        .at(target.span, "This link leads out of the site.")
                        .help("count the `../`: a page stands at its address, `/briefings/bridge/`, not in the folder of its file"),
                );
                continue;
            };
            if file == from.file() || places.has(&file) {
                if !anchor.is_empty() && !anchors.has(&file, anchor) {
                    out.push(
                        CHECK
                            .at(
                                target.span,
                                format!("That page is there, and has no place `#{anchor}`."),
                            )
                            .help("`[[source-id#quote-id]]` links a quote"),
                    );
                }
                continue;
            }
            let shown = file.trim_end_matches("index.html");
            let found = CHECK.at(target.span, format!("The site has no page `/{shown}`."));
            let id = shown.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let meant = Family::ALL
                .into_iter()
                .map(|family| Address::of(family, id))
                .find(|address| places.has(&address.file()));
            out.push(match meant {
                Some(meant) => found.help(format!("did you mean `/{}`?", meant.path())).help(
                    format!("`[[{id}]]` finds it from everywhere, `[[{id}|these words]]` with words of yours"),
                ),
                None => found
                    .help("a link in double brackets, `[[id]]`, finds its page from everywhere"),
            });
        }
    }
}

/// All prose of the site: the page on which it stands, and whether it is a draft or hidden.
fn proses(draft: &Draft) -> Vec<(Address, bool, &Prose)> {
    let mut proses = vec![(Address::Home, false, &draft.settings.prose)];
    let unseen = |head: &Head| head.draft || head.hidden;
    for source in &draft.sources {
        let address = Address::of(Family::Source, &source.id);
        let of = unseen(&source.head);
        proses.push((address.clone(), of, &source.head.prose));
        let records = source.records.iter().map(|record| &record.head);
        proses.extend(records.map(|head| (address.clone(), of || unseen(head), &head.prose)));
    }
    let entities = draft.entities.iter().map(|one| (Family::Entity, &one.id, &one.head));
    let claims = draft.claims.iter().map(|one| (Family::Claim, &one.id, &one.head));
    for (family, id, head) in entities.chain(claims) {
        proses.push((Address::of(family, id), unseen(head), &head.prose));
    }
    for briefing in &draft.briefings {
        let address = Address::of(Family::Briefing, &briefing.id);
        let of = unseen(&briefing.head);
        let judgments = briefing.judgments.iter().map(|judgment| &judgment.head);
        let corrections = briefing.corrections.iter().map(|correction| &correction.head);
        let records = judgments.chain(corrections);
        proses.extend(records.map(|head| (address.clone(), of || unseen(head), &head.prose)));
        proses.extend(briefing.body.iter().map(|prose| (address.clone(), of, prose)));
    }
    proses
}

/// The file that a link names, from the page at `from`; none where it leads out of the site.
fn resolved(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    let link = match link.strip_prefix('/') {
        Some(rooted) => rooted,
        None => {
            parts.extend(from.split('/'));
            // What stands behind the last slash is the page itself.
            parts.pop();
            link
        }
    };
    if link.is_empty() {
        // A bare `#place` stays on the page.
        let file = parts.join("/");
        return Some(if file.is_empty() {
            "index.html".to_owned()
        } else {
            format!("{file}/index.html")
        });
    }
    let folder = link.ends_with('/') || link.ends_with("/..") || link == ".." || link == ".";
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    if folder || parts.is_empty() {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}
