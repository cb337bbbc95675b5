//! `publish-limit`: more of a source's text than the site wants to show.

use rayon::prelude::*;

use crate::anchor::excerpt::{publish, share};
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::record::source::Publish;

/// More of a source's text than the site wants to show.
pub const CHECK: Check = Check {
    code: "publish-limit",
    default: Severity::Error,
    line: "Excerpts show no more of a source than `excerpt-limit` allows.",
    why: "A source that is published in excerpts is most likely somebody's property. Quotes and notes with the sentences \
          around them may add up to nearly all of it; `excerpt-limit` in site.md (50 per cent where it says nothing) \
          stops that.",
    bad: &[Example::File(
        "content/site.md",
        "# site\n- title: The harbour desk\n- excerpt-limit: 5\n- check: source-without-hash allow\n",
    )],
    mended: &[Example::File(
        "content/site.md",
        "# site\n- title: The harbour desk\n- excerpt-limit: 60\n- excerpt-context: 0\n- check: source-without-hash allow\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    let limit = look.draft().settings.excerpt_limit;
    let over = look.draft().sources.par_iter().enumerate().filter_map(|(number, source)| {
        let unseen = source.head.hidden || source.head.draft && !look.options.drafts;
        if unseen || publish(look.anchored, number) != Publish::Excerpts {
            return None;
        }
        let share = share(look.anchored, number);
        (share > limit).then(|| {
            CHECK
                .at(
                    source.head.span,
                    format!("{share} per cent of this source would be shown; the limit is {limit}."),
                )
                .help("`- publish: full` here, where you may publish all of it; `- publish: metadata` shows the quoted words alone")
                .help("or `- excerpt-context: 0` or another `- excerpt-limit` in content/site.md")
                .record(format!("source:{}", source.id))
        })
    });
    out.par_extend(over);
}
