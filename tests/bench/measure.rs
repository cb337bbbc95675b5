//! A site's folder → how long it takes to build, and how much memory; and the floor below which nothing can go.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rayon::prelude::*;

/// One run of the program.
pub struct Run {
    pub time: Duration,
    /// The most memory that was in use, in bytes, where the system tells.
    pub memory: Option<u64>,
}

/// Builds a site with the program.
pub fn build(dir: &Path, out: &Path) -> io::Result<Run> {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args([Path::new("build"), dir, Path::new("--out"), out])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut memory = None;
    let status = loop {
        memory = peak(child.id()).or(memory);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let time = start.elapsed();
    if status.success() {
        Ok(Run { time, memory })
    } else {
        Err(io::Error::other(format!("`onrecord build {}` ended with {status}", dir.display())))
    }
}

/// The high-water mark of a process, in bytes.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024)
}

/// Reads what a build of `dir` reads and writes what it wrote to `out` into `copy`, with nothing between.
pub fn floor(dir: &Path, out: &Path, copy: &Path) -> io::Result<Duration> {
    let outputs: Vec<(PathBuf, Vec<u8>)> = files(out)
        .into_iter()
        .map(|path| Ok((copy.join(path.strip_prefix(out).unwrap_or(&path)), fs::read(&path)?)))
        .collect::<io::Result<_>>()?;
    let start = Instant::now();
    let inputs = [files(&dir.join("content")), files(&dir.join("seeds"))].concat();
    let read: usize =
        inputs.par_iter().map(|path| fs::read(path).map_or(0, |bytes| bytes.len())).sum();
    assert!(read > 0, "there is nothing to read in {}", dir.display());
    outputs.par_iter().try_for_each(|(path, bytes)| {
        fs::create_dir_all(path.parent().unwrap_or(copy))?;
        fs::write(path, bytes)
    })?;
    Ok(start.elapsed())
}

/// Every file below a folder.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(dir)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}
