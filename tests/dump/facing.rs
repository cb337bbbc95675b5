//! Sources side by side as text: a row a line, `=` where it may be folded, `|` between the sides.

use onrecord::diff::changes::Changes;
use onrecord::diff::facing::Stretch;

/// Every source of the changes.
pub fn facing(changes: &Changes) -> String {
    let mut text = String::new();
    for facing in &changes.facing {
        text.push_str(&format!("{}\n", facing.source.id));
        for row in &facing.rows {
            let sign = if row.quiet { '=' } else { ' ' };
            let (before, after) = (side(row.before.as_deref()), side(row.after.as_deref()));
            text.push_str(format!("{sign} {before} | {after}").trim_end());
            text.push('\n');
        }
    }
    text
}

/// `“[holm-closed:The bridge will be closed in {May}],”`: records in brackets, what differs in braces.
fn side(stretches: Option<&[Stretch]>) -> String {
    let Some(stretches) = stretches else { return "nothing".to_owned() };
    let shown = |one: &Stretch| {
        let text = if one.differs { format!("{{{}}}", one.text) } else { one.text.clone() };
        match one.records.is_empty() {
            true => text,
            false => format!("[{}:{text}]", one.records.join("+")),
        }
    };
    stretches.iter().map(shown).collect()
}
