//! `grade-changed`: a source that is graded otherwise than before.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// A source that is graded otherwise than before.
pub const CODE: Code = Code {
    code: "grade-changed",
    severity: Severity::Warn,
    line: "The grade of a source is another than before.",
    why: "Reliability and credibility are a judgment on the source, and all that rests on it is read in that light. Say in prose why.",
    before: &[minutes!("- grade: B2\n", "## note thanks\n\n> thanked the clerk\n")],
    after: &[minutes!("- grade: C3\n", "## note thanks\n\n> thanked the clerk\n")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public() {
        let fields = ["grade"];
        let of = |changed: &&Changed| fields.contains(&changed.field);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(of).collect();
        if look.head.nodes[h].kind == "source" && !changed.is_empty() {
            let message = format!("The source {} has another grade.", look.head.id(h));
            out.push(CODE.kept(look, h, message).fields(look, b, h, &changed));
        }
    }
}
