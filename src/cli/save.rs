//! A file of the command line's own, written whole or not at all.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::Failure;

/// Puts a text at a path in one step: who reads meanwhile has the old file or the new one. What is no regular file
/// (a pipe, `/dev/stdout`) is written to as it is, and a link to a file stays a link.
pub fn whole(path: &Path, text: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::System(format!("{} cannot be written: {error}", path.display()));
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => {
            Err(Failure::Use(format!("{} is a folder; a file's name is needed", path.display())))
        }
        Ok(meta) if !meta.is_file() => OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(text))
            .map_err(failed),
        Ok(_) => path.canonicalize().and_then(|path| swap(&path, text)).map_err(failed),
        Err(_) => swap(path, text).map_err(failed),
    }
}

fn swap(path: &Path, text: &[u8]) -> io::Result<()> {
    let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(beside);
    // A file that somebody else put there is not ours to overwrite.
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let written = file.write_all(text).and_then(|()| file.sync_all());
    let done = written.and_then(|()| {
        if let Ok(old) = fs::metadata(path) {
            fs::set_permissions(&beside, old.permissions())?;
        }
        fs::rename(&beside, path)
    });
    if done.is_err() {
        // The first failure is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.json");
        whole(&path, b"one").expect("written");
        whole(&path, b"two").expect("written again");
        assert_eq!(std::fs::read(&path).expect("there"), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
        assert!(whole(folder.path(), b"x").is_err());
        assert!(whole(&folder.path().join("none/a.json"), b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&file, "one").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("linked");
        whole(&link, b"two").expect("written");
        assert_eq!(std::fs::read(&file).expect("there"), b"two");
        assert!(link.is_symlink());
    }
}
