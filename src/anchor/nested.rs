//! Quotation marks in a folded text → what each does, and whether those of another level are changed in pairs.

use crate::anchor::fold::Unit;
use crate::anchor::marks::{Role, by_place};

/// What the mark at a unit does; none where it is an apostrophe. `text` is where the units were folded from; without
/// it the shape of a mark says nothing.
pub(super) fn role(units: &[Unit], at: usize, text: &str) -> Option<Role> {
    let unit = units.get(at).filter(|unit| matches!(unit.c, '"' | '\''))?;
    let before = at.checked_sub(1).and_then(|at| units.get(at));
    let after = units.get(at + 1).map(|unit| unit.c);
    let shape = text.get(unit.start as usize..unit.end as usize).and_then(|c| c.chars().next());
    let single = shape.filter(|c| unit.c == '\'' && matches!(c, '’' | '‘')).unwrap_or(unit.c);
    by_place(before.map(|unit| unit.c), single, after, units[at + 1..].iter().map(|unit| unit.c))
}

/// Whether each changed mark that opens is closed by a changed one.
pub(super) fn are_paired(roles: &[Role]) -> bool {
    let mut open = 0usize;
    for role in roles {
        match role {
            Role::Opens => open += 1,
            Role::Closes if open > 0 => open -= 1,
            Role::Closes => return false,
        }
    }
    open == 0
}
