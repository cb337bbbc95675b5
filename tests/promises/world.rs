//! A site in a folder of its own, and the program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder that goes when the test ends, with a site in it.
pub struct World {
    folder: TempDir,
}

/// What a run gave.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl World {
    /// The site that `onrecord init` makes.
    pub fn example() -> World {
        let world = World { folder: TempDir::new().unwrap() };
        world.run(&["init", "site"]).ends(0);
        world
    }

    /// A site of these files.
    pub fn of(files: &[(&str, &str)]) -> World {
        let world = World { folder: TempDir::new().unwrap() };
        fs::create_dir(world.folder.path().join("site")).unwrap();
        files.iter().for_each(|(path, text)| world.put(path, text));
        world
    }

    /// The folder around the site.
    pub fn outside(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the site.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    /// Writes a file of the site.
    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program, in the folder around the site.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.current_dir(self.folder.path()).args(arguments).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments))
    }

    pub fn build(&self) -> Run {
        self.run(&["build", "site"])
    }

    pub fn check(&self) -> Run {
        self.run(&["check", "site"])
    }

    /// Every file of the built site.
    pub fn built(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("public"))
    }
}

impl Run {
    /// Runs a command; nothing that it is given may make it panic.
    pub fn of(mut command: Command) -> Run {
        let output = command.output().unwrap();
        let run = Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!run.stderr.contains("panicked"), "{run:#?}");
        run
    }

    /// With this exit code.
    pub fn ends(self, code: i32) -> Run {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// With these words on stdout or stderr.
    pub fn tells(self, words: &str) -> Run {
        assert!(self.stdout.contains(words) || self.stderr.contains(words), "{words}: {self:#?}");
        self
    }
}

/// Every file below a folder, by path.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}
