//! The bytes of a file → whether they are a pointer of Git LFS, which stands in the place of a file that isn't there.

use crate::ground::files::TroubleKind;

/// How such a pointer begins.
const BEGINNING: &[u8] = b"version https://git-lfs.github.com/spec/v1\n";
/// The largest one, in bytes.
const LARGEST: usize = 1024;

/// The bytes of a file, where they are no pointer: one says which file belongs there, and nothing of what is in it.
pub(super) fn without(bytes: Vec<u8>) -> Result<Vec<u8>, TroubleKind> {
    if bytes.len() <= LARGEST && bytes.starts_with(BEGINNING) {
        return Err(TroubleKind::Unreadable("a pointer of Git LFS stands in its place".to_owned()));
    }
    Ok(bytes)
}
