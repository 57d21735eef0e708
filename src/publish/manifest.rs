//! The manifest: a file in the output that names what okrbook wrote there. Only what it names is ever replaced or
//! removed. Its bytes depend on the site alone, not on time or place.

use super::disk::Disk;
use super::error::PublishError;
use super::paths;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Its name, at the top of the output.
pub(super) const NAME: &str = ".okrbook-manifest.json";

/// The format this program writes, and the newest it reads.
const FORMAT: u32 = 1;

/// What okrbook wrote, ordered by path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// See `Site::made_from`.
    pub(super) made_from: Option<[u8; 32]>,
    /// Each file.
    pub(super) files: BTreeMap<String, Entry>,
}

/// One file as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// BLAKE3 of the bytes.
    pub(super) hash: blake3::Hash,
    /// Their number.
    pub(super) size: u64,
}

impl Entry {
    /// The entry of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { hash: blake3::hash(bytes), size: bytes.len() as u64 }
    }
}

/// The manifest as it stands in the file.
#[derive(Deserialize)]
struct Written {
    #[serde(rename = "okrbook-manifest")]
    format: u32,
    #[serde(rename = "made-from")]
    made_from: Option<String>,
    files: BTreeMap<String, WrittenEntry>,
}

#[derive(Deserialize)]
struct WrittenEntry {
    blake3: String,
    size: u64,
}

impl Manifest {
    /// The manifest in a folder, or none where there is none.
    ///
    /// # Errors
    /// `Manifest` when it cannot be understood or names a path no site can have; `Io`.
    pub(super) fn read(disk: &Disk, folder: &Path) -> Result<Option<Self>, PublishError> {
        let path = folder.join(NAME);
        let Some(meta) = disk.look(&path)? else { return Ok(None) };
        let fault = |why: String| PublishError::Manifest { path: path.clone(), why };
        if !meta.is_file() {
            return Err(fault("is not a file".to_owned()));
        }
        let bytes = disk.read(&path)?;
        let written: Written =
            serde_json::from_slice(&bytes).map_err(|error| fault(format!("is damaged ({error})")))?;
        if written.format != FORMAT {
            return Err(fault(format!("has format {}, this okrbook knows {FORMAT}", written.format)));
        }
        let hash = |hex: &str| {
            blake3::Hash::from_hex(hex).map_err(|_| fault(format!("has a hash that is none (`{hex}`)")))
        };
        let mut files = BTreeMap::new();
        for (path, entry) in written.files {
            if let Some(why) = paths::fault(&path) {
                return Err(fault(format!("names {path:?}, but {why}")));
            }
            files.insert(path, Entry { hash: hash(&entry.blake3)?, size: entry.size });
        }
        let made_from = written.made_from.map(|hex| hash(&hex)).transpose()?.map(|hash| *hash.as_bytes());
        Ok(Some(Self { made_from, files }))
    }

    /// The file's bytes: a line a page, so that version control shows what changed.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut text = String::with_capacity(64 + self.files.len() * 140);
        let _ = write!(text, "{{\n\"okrbook-manifest\": {FORMAT},\n");
        if let Some(digest) = self.made_from {
            let _ = writeln!(text, "\"made-from\": \"{}\",", blake3::Hash::from_bytes(digest).to_hex());
        }
        text.push_str("\"files\": {");
        for (number, (path, entry)) in self.files.iter().enumerate() {
            text.push_str(if number == 0 { "\n" } else { ",\n" });
            let name = serde_json::Value::from(path.as_str());
            let _ =
                write!(text, "{name}: {{\"blake3\": \"{}\", \"size\": {}}}", entry.hash.to_hex(), entry.size);
        }
        text.push_str("\n}\n}\n");
        text.into_bytes()
    }
}
