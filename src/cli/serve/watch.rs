//! A site's folder → a word whenever something in it may have changed, one for a burst of saves.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::output::complain;

/// A burst is over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(60);
/// A burst that doesn't end is answered after so long all the same.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is looked where the system doesn't tell.
const LOOK: Duration = Duration::from_secs(1);

/// The folders that hold what is read.
const FOLDERS: [&str; 3] = ["content", "seeds", "templates"];

/// What was seen.
#[derive(Clone, Copy)]
enum Seen {
    /// A file below one of the folders.
    File,
    /// One of the folders itself came or went, or the system lost count: all is to be watched anew.
    Folder,
}

/// A folder that is watched.
///
/// It says too often rather than too seldom that there is news: whoever hears it compares what is read.
pub struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    seen: Receiver<Seen>,
    /// The system can't tell of all changes.
    looks: bool,
    /// That was said.
    complained: bool,
}

/// Nothing will be seen any more.
pub struct Blind;

impl Watch {
    /// Watches from now on.
    ///
    /// # Errors
    /// Where the folder isn't there, or the system has no way to watch.
    pub fn start(dir: &Path) -> io::Result<Watch> {
        let root = fs::canonicalize(dir)?;
        let (tell, seen) = mpsc::channel();
        let top = root.clone();
        // A link may lead out of the site, to folders without end.
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(move |event| hear(&top, event, &tell), config)
            .map_err(io::Error::other)?;
        let mut watch = Watch { root, watcher, seen, looks: false, complained: false };
        watch.renew();
        Ok(watch)
    }

    /// Waits until something may have changed, and the burst is over.
    ///
    /// # Errors
    /// Where the watcher has gone.
    pub fn wait(&mut self) -> Result<(), Blind> {
        let first = if self.looks {
            match self.seen.recv_timeout(LOOK) {
                Ok(seen) => seen,
                Err(RecvTimeoutError::Timeout) => Seen::Folder,
                Err(RecvTimeoutError::Disconnected) => return Err(Blind),
            }
        } else {
            self.seen.recv().map_err(|_| Blind)?
        };
        let mut folder = matches!(first, Seen::Folder);
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.seen.recv_timeout(QUIET.min(left)) {
                Ok(seen) => folder |= matches!(seen, Seen::Folder),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(Blind),
            }
        }
        // Before anything is read: what changes in between is seen.
        if folder {
            self.renew();
        }
        Ok(())
    }

    /// Watches all that is there.
    fn renew(&mut self) {
        self.looks = false;
        // The folder itself, for those in it that come and go, and no deeper: the output is in there, and more.
        let mut watched = self.again(&self.root.clone(), RecursiveMode::NonRecursive);
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            if watched.is_ok() && folder.exists() {
                watched = self.again(&folder, RecursiveMode::Recursive);
            }
        }
        if let Err(error) = watched {
            self.looks = true;
            // A folder that is gone may come back; `check` tells it.
            if self.root.exists() && !self.complained {
                self.complained = true;
                complain(&format!(
                    "The system can't watch the site's folder ({error}): it is looked through every second."
                ));
            }
        }
    }

    fn again(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        // A folder that was deleted and made anew is another one by the same name.
        let _ = self.watcher.unwatch(path);
        self.watcher.watch(path, mode)
    }
}

fn hear(root: &Path, event: notify::Result<Event>, tell: &Sender<Seen>) {
    let seen = match event {
        // Reading the site is no change of it.
        Ok(event) if event.kind.is_access() => return,
        Ok(event) if event.need_rescan() => Seen::Folder,
        Ok(event) => {
            let is_near = |path: &PathBuf| path == root || path.parent() == Some(root);
            let is_read = |path: &PathBuf| {
                path == root || FOLDERS.iter().any(|folder| path.starts_with(root.join(folder)))
            };
            let paths: Vec<&PathBuf> = event.paths.iter().filter(|path| is_read(path)).collect();
            if paths.is_empty() && !event.paths.is_empty() {
                return;
            }
            if paths.into_iter().any(is_near) { Seen::Folder } else { Seen::File }
        }
        Err(_) => Seen::Folder,
    };
    // Nobody listens where the program ends.
    let _ = tell.send(seen);
}
