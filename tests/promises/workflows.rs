//! What .github/ runs, run here: the review of a pull request, and the comment, with a stand-in for the host.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::merges::{commit, done, repository};
use crate::world::{Run, World};

const HEAD: &str = "2222222222222222222222222222222222222222";
const REPORT: &str = "<!-- onrecord diff -->\n**Nothing changed.**\n";

fn ours(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(ours(path)).unwrap()
}

/// A script of an action, in an environment of these variables and no others but the path.
fn script(path: &str, programs: &Path, folder: &Path, variables: &[(&str, &str)]) -> Run {
    let mut bash = Command::new("bash");
    let others = std::env::var("PATH").unwrap();
    bash.arg(ours(path)).current_dir(folder).env_clear();
    bash.env("PATH", format!("{}:{others}", programs.display()));
    bash.envs(variables.iter().copied());
    Run::of(bash)
}

/// A pull request that changes the example site, merged and checked out as the host does it.
fn pull_request(change: impl Fn(&World)) -> (World, PathBuf) {
    let (world, site) = repository();
    done(&site, &["checkout", "-q", "-b", "topic"]);
    change(&world);
    commit(&site);
    done(&site, &["checkout", "-q", "-b", "merged", "main"]);
    done(&site, &["merge", "-q", "--no-ff", "-m", "Merge", "topic"]);
    done(&site, &["checkout", "-q", "--detach"]);
    (world, site)
}

/// Runs the review; what it gave, and the report.
fn review(world: &World, site: &Path, more: &[(&str, &str)]) -> (Run, Option<String>) {
    let folder = world.outside();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_onrecord"));
    fs::write(folder.join("event.json"), r#"{"number": 7}"#).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    let (event, temp, summary, out) =
        (path("event.json"), path("temp"), path("summary"), path("public"));
    fs::create_dir_all(&temp).unwrap();
    let mut variables = vec![
        ("GITHUB_EVENT_NAME", "pull_request"),
        ("GITHUB_EVENT_PATH", &event),
        ("GITHUB_STEP_SUMMARY", &summary),
        ("RUNNER_TEMP", &temp),
        ("OUT", &out),
        ("SITE", "."),
        ("BASE", ""),
        ("BASE_URL", ""),
        ("FAIL_ON", "break"),
        ("PREVIEW_URL", ""),
        ("HOME", &temp),
    ];
    variables.extend_from_slice(more);
    let path = ".github/actions/onrecord/review.sh";
    let run = script(path, program.parent().unwrap(), site, &variables);
    (run, fs::read_to_string(folder.join("temp/onrecord-review/comment.md")).ok())
}

#[test]
fn a_pull_request_is_checked_built_and_told() {
    let claim = "content/claims/library-must-close.md";
    let (world, site) = pull_request(|world| {
        let text = fs::read_to_string(world.path(claim)).unwrap();
        assert!(text.contains("- status: "));
        world.put(claim, text.replacen("- status: open", "- status: disputed", 1));
    });
    let (run, report) = review(&world, &site, &[]);
    let run = run.ends(0).tells("title=claim-status-changed");
    assert!(run.stdout.contains(&format!("file={claim}")), "{run:#?}");
    let report = report.unwrap();
    assert!(report.starts_with("<!-- onrecord diff -->\n"), "{report}");
    assert!(report.contains("`claim-status-changed`"), "{report}");
    assert!(world.outside().join("public/index.html").exists());
    let number = fs::read_to_string(world.outside().join("temp/onrecord-review/number")).unwrap();
    assert_eq!(number, "7\n");
    review(&world, &site, &[("FAIL_ON", "warn")]).0.ends(1);
    // A push has nothing to compare with.
    fs::remove_dir_all(world.outside().join("temp")).unwrap();
    let (run, report) = review(&world, &site, &[("GITHUB_EVENT_NAME", "push")]);
    assert_eq!((run.ends(0).stdout.contains("status"), report), (false, None));
}

#[test]
fn a_broken_site_fails_and_is_told_all_the_same() {
    let (world, site) =
        pull_request(|world| world.put("content/claims/extra.md", "# claim extra\n- abuot: x\n"));
    let (run, report) = review(&world, &site, &[]);
    run.ends(1).tells("title=unknown-field");
    assert!(report.unwrap().contains("extra"));
    assert!(!world.outside().join("public").exists());
}

#[test]
fn what_an_input_holds_is_never_a_command() {
    let (world, site) = pull_request(|world| world.put("content/claims/x.md", "# claim x\n"));
    let nasty = "$(touch ran); `touch ran` --out=ran \"' ; touch ran #";
    for name in ["SITE", "BASE", "BASE_URL", "FAIL_ON", "PREVIEW_URL"] {
        let (run, _) = review(&world, &site, &[(name, nasty)]);
        assert_ne!(run.code, Some(0), "{name}");
        assert!(!site.join("ran").exists(), "{name}");
    }
    let (run, _) = review(&world, &site, &[("BASE", "--output=ran")]);
    assert_ne!(run.code, Some(0));
    assert!(!site.join("ran").exists());
}

/// A stand-in for `gh`: it serves what lies in its folder, and keeps what it is asked.
const GH: &str = r#"#!/usr/bin/env bash
set -eu
printf '%s\n' "$*" >> "$HOST/asked"
case "$*" in
  *--input*) while [[ $1 != --input ]]; do shift; done; cat "$2" > "$HOST/posted" ;;
  *comments*) cat "$HOST/comments" ;;
  *) cat "$HOST/pull" ;;
esac
"#;

struct Host {
    folder: tempfile::TempDir,
}

impl Host {
    fn new() -> Host {
        let host = Host { folder: tempfile::TempDir::new().unwrap() };
        fs::create_dir(host.path("review")).unwrap();
        host.put("gh", GH);
        fs::set_permissions(host.path("gh"), fs::Permissions::from_mode(0o755)).unwrap();
        host.put("pull", json!({"state": "open", "head": {"sha": HEAD}}).to_string());
        host.put("comments", "[]");
        host.put("review/number", "7\n");
        host.put("review/comment.md", REPORT);
        host
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn run(&self) -> Run {
        let path = |name: &str| self.path(name).display().to_string();
        let variables = [
            ("GITHUB_REPOSITORY", "desk/briefings"),
            ("HEAD_SHA", HEAD),
            ("REVIEW", &*path("review")),
            ("HOST", &*path("")),
            ("GH_TOKEN", "t"),
        ];
        script(
            ".github/actions/comment/post.sh",
            self.folder.path(),
            self.folder.path(),
            &variables,
        )
    }

    fn asked(&self) -> Vec<String> {
        let asked = fs::read_to_string(self.path("asked")).unwrap_or_default();
        asked.lines().map(str::to_owned).collect()
    }

    fn posted(&self) -> Option<String> {
        let posted: Value = serde_json::from_slice(&fs::read(self.path("posted")).ok()?).unwrap();
        let fields = posted.as_object().unwrap();
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["body"]);
        Some(fields["body"].as_str().unwrap().to_owned())
    }
}

#[test]
fn the_first_report_is_a_new_comment_and_the_next_replaces_it() {
    let host = Host::new();
    host.run().ends(0);
    assert_eq!(host.posted().as_deref(), Some(REPORT));
    let asked = host.asked();
    assert_eq!(asked[0], "api repos/desk/briefings/pulls/7");
    assert!(asked[2].starts_with("api --method POST repos/desk/briefings/issues/7/comments "));
    let comment = |id: u32, login: &str, body: &str| json!({"id": id, "user": {"login": login}, "body": body});
    // Two pages; one of a stranger who knows the marker; one of another job.
    let first = json!([comment(1, "stranger", REPORT), comment(2, "github-actions[bot]", "Else")]);
    let second = json!([comment(3, "github-actions[bot]", REPORT)]);
    host.put("comments", format!("{first}\n{second}"));
    host.put("asked", "");
    host.run().ends(0);
    let asked = host.asked();
    assert!(asked[2].starts_with("api --method PATCH repos/desk/briefings/issues/comments/3 "));
}

#[test]
fn a_report_that_is_none_is_not_posted() {
    let host = Host::new();
    for number in
        ["", "0", "-7", "7 8", "7/../8", "$(id)", "7\n8", "99999999999", "７", "7;x", "\0"]
    {
        host.put("review/number", number);
        host.run().ends(1).tells("::error::");
    }
    host.put("review/number", "7");
    for report in ["", "Hello", " <!-- onrecord diff -->", "\0<!-- onrecord diff -->"] {
        host.put("review/comment.md", report);
        host.run().ends(1).tells("::error::");
    }
    host.put("review/comment.md", format!("{REPORT}{}", "x".repeat(300_000)));
    host.run().ends(1).tells("too long");
    fs::remove_file(host.path("review/comment.md")).unwrap();
    host.run().ends(1).tells("::error::");
    host.put("secret", REPORT);
    symlink(host.path("secret"), host.path("review/comment.md")).unwrap();
    host.run().ends(1).tells("::error::");
    assert_eq!((host.asked(), host.posted()), (Vec::new(), None));
}

#[test]
fn a_number_of_another_pull_request_gets_no_comment() {
    let host = Host::new();
    let other = HEAD.replace('2', "3");
    for (state, sha) in [("open", &*other), ("closed", HEAD), ("open", "")] {
        host.put("pull", json!({"state": state, "head": {"sha": sha}}).to_string());
        host.run().ends(0).tells("nothing is posted");
    }
    assert_eq!((host.asked().len(), host.posted()), (3, None));
}

#[test]
fn a_report_is_text_and_calls_nobody() {
    let host = Host::new();
    let nasty = "@desk/all \u{1b}[2J \u{85} $(touch ran) `touch ran` \"}, {\"x\": \"\\u0040you ::error::x\n##[error]";
    let mut bytes = format!("{REPORT}{nasty}").into_bytes();
    bytes.extend_from_slice(b"\xff\0end");
    host.put("review/comment.md", bytes);
    let run = host.run().ends(0);
    assert_eq!(run.stdout, "");
    let posted = host.posted().unwrap();
    assert!(posted.contains("@\u{2060}desk/all [2J "), "{posted}");
    assert!(posted.contains("$(touch ran) `touch ran`") && posted.ends_with("end"), "{posted}");
    assert!(!posted.contains(|c: char| c.is_control() && c != '\n'), "{posted:?}");
    assert!(!host.path("ran").exists());
    host.put("review/comment.md", format!("{REPORT}{}", "€".repeat(70_000)));
    host.run().ends(0);
    assert_eq!(host.posted().unwrap().chars().count(), 65_000);
}

/// Every file of a folder and of those in it.
fn below(folder: &str) -> Vec<(String, String)> {
    let files = crate::world::files(&ours(folder)).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn nothing_is_substituted_into_a_script() {
    let files = below(".github");
    assert_eq!(files.len(), 9);
    for (path, text) in files {
        if path.ends_with(".sh") {
            assert!(!text.contains("${{"), "{path}");
            continue;
        }
        let runs: Vec<&str> = text.lines().filter(|line| line.contains("run: ")).collect();
        for run in runs {
            assert!(!run.contains("${{") && !run.contains("run: |"), "{path}: {run}");
        }
        assert!(!text.contains("pull_request_target") && !text.contains("secrets."), "{path}");
        assert!(!path.starts_with("workflows") || text.contains("\npermissions:"), "{path}");
    }
}

#[test]
fn the_docs_show_the_workflows() {
    let path = "docs/publish.md";
    let mut docs = text(path);
    let shown = |name: &str| {
        let text = text(&format!(".github/workflows/{name}.yml"));
        let text =
            text.replace("uses: ./.github/actions/", "uses: OWNER/onrecord/.github/actions/");
        let named = |line: &str| match line.contains("uses: OWNER/") {
            true => format!("{line}@v0.1.0\n"),
            false => format!("{line}\n"),
        };
        text.lines().map(named).collect::<String>()
    };
    let mut from = docs.find("\n## GitHub\n").unwrap();
    for (name, heading) in
        [("review", "### A change"), ("comment", "### The comment"), ("pages", "### The site")]
    {
        from += docs[from..].find(heading).unwrap();
        let start = from + docs[from..].find("```yaml\n").unwrap() + "```yaml\n".len();
        let end = start + docs[start..].find("```\n").unwrap();
        if std::env::var_os("UPDATE").is_some() {
            docs.replace_range(start..end, &shown(name));
        } else {
            assert_eq!(docs[start..end], shown(name), "{path}: UPDATE=1 writes it anew");
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(ours(path), docs).unwrap();
    }
}
