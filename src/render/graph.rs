//! The drawing of who is named with whom → SVG: lines below, names with their shapes above, every one a link. Tab stops at
//! names only: the table has the lines.

use std::fmt::Write as _;

use crate::ground::escape;
use crate::site::graph::layout::LINE;
use crate::site::page::graph::{Drawing, Node};

/// Units to the size of the page's letters: the drawing grows with them.
const UNITS: i32 = 16;

/// The drawing.
pub fn svg(drawing: &Drawing) -> String {
    let mut out = String::with_capacity(400 * (drawing.lines.len() + drawing.nodes.len()));
    let (width, height) = (drawing.width, drawing.height);
    out.push_str("<svg class=\"drawing\" role=\"group\" aria-label=\"Names, and lines between those named together\"");
    let (wide, high) = (ems(width), ems(height));
    let _ = writeln!(out, " width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {width} {height}\">");
    for line in &drawing.lines {
        let ((x1, y1), (x2, y2)) = (line.from, line.to);
        let _ = write!(out, "<a class=\"line w{}\" tabindex=\"-1\" ", line.weight);
        named(&mut out, &line.href, &line.title);
        let _ = write!(out, "<path class=\"reach\" d=\"M{x1} {y1}L{x2} {y2}\"/>");
        let _ = writeln!(out, "<path d=\"M{x1} {y1}L{x2} {y2}\"/></a>");
    }
    for node in &drawing.nodes {
        let _ = write!(out, "<a class=\"node {}\" ", node.kind);
        named(&mut out, &node.href, &node.title);
        shape(&mut out, node.kind, node.x, node.y, node.radius);
        words(&mut out, node);
        out.push_str("</a>\n");
    }
    out.push_str("</svg>");
    out
}

/// The shape of a kind on its own, for the legend.
pub fn sample(kind: &str) -> String {
    let mut out = format!(
        "<svg class=\"sample node {kind}\" aria-hidden=\"true\" width=\"1.25em\" height=\"1.25em\" viewBox=\"0 0 20 20\">"
    );
    shape(&mut out, kind, 10, 10, 8);
    out.push_str("</svg>");
    out
}

/// A length in letters, to hundredths.
fn ems(units: i32) -> String {
    let hundredths = units * 100 / UNITS;
    format!("{}.{:02}em", hundredths / 100, hundredths % 100)
}

/// Where a link leads and what it is called; a `title` is what browsers show, `aria-label` what all can read out.
fn named(out: &mut String, href: &str, title: &str) {
    out.push_str("href=\"");
    escape::text(out, href);
    out.push_str("\" aria-label=\"");
    escape::text(out, title);
    out.push_str("\"><title>");
    escape::text(out, title);
    out.push_str("</title>");
}

fn words(out: &mut String, node: &Node) {
    out.push_str("<text>");
    for (n, line) in node.label.iter().enumerate() {
        let y = node.y + node.radius + LINE * (n as i32 + 1);
        out.push_str(if n == 0 { "" } else { " " });
        let _ = write!(out, "<tspan x=\"{}\" y=\"{y}\">", node.x);
        escape::text(out, line);
        out.push_str("</tspan>");
    }
    out.push_str("</text>");
}

/// A circle for a person; a square for an organization; a triangle for a place; a diamond for an event; a sheet for a
/// document; a hexagon for anything else.
fn shape(out: &mut String, kind: &str, x: i32, y: i32, r: i32) {
    let (half, most) = (r / 2, r * 6 / 7);
    let _ = match kind {
        "person" => write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"),
        "organization" => write!(
            out,
            "<path d=\"M{} {}h{}v{}h-{}z\"/>",
            x - most,
            y - most,
            2 * most,
            2 * most,
            2 * most
        ),
        "place" => write!(out, "<path d=\"M{} {}h{}L{x} {}z\"/>", x - r, y - most, 2 * r, y + r),
        "event" => write!(out, "<path d=\"M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z\"/>", y - r),
        "document" => write!(
            out,
            "<path d=\"M{} {}h{most}l{half} {half}v{}h-{}z\"/>",
            x - (most + half) / 2,
            y - r,
            2 * r - half,
            most + half
        ),
        _ => write!(
            out,
            "<path d=\"M{} {y}l{half} -{most}h{}l{half} {most}l-{half} {most}h-{}z\"/>",
            x - r,
            2 * (r - half),
            2 * (r - half)
        ),
    };
}
