//! A theme: embedded templates and assets, with the playbook's own laid over them.
//!
//! A file `theme/templates/quarter.html` of the playbook stands in for the theme's; it may begin with
//! `{% extends "default/quarter.html" %}` and change single blocks. `theme/assets/…` stands in for assets.

use std::collections::BTreeMap;

use include_dir::{Dir, File, include_dir};

use crate::model::config::ThemeChoice;
use crate::source::Asset as SourceFile;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The themes that ship with the program.
pub const NAMES: [&str; 1] = ["default"];

/// A theme, ready to be used.
#[derive(Debug)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The playbook's own, by name.
    pub templates: Vec<(String, String)>,
    /// Files that pages load.
    pub assets: Vec<ThemeAsset>,
}

/// A file that pages load, under a name that changes with its content.
#[derive(Debug)]
pub struct ThemeAsset {
    /// `style.css`
    pub name: String,
    /// `assets/style.1f0c3a5b.css`
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Theme {
    /// Lays the playbook's own files over the chosen theme. An unknown theme's name gives the default one.
    #[must_use]
    pub fn new(choice: &ThemeChoice, own: &BTreeMap<String, SourceFile>) -> Self {
        let name = NAMES.iter().find(|name| **name == choice.name).unwrap_or(&NAMES[0]);
        let mut templates = Vec::new();
        let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (path, file) in files(&DEFAULT) {
            if let Some(asset) = path.strip_prefix("assets/") {
                assets.insert(asset.to_owned(), file.contents().to_vec());
            }
        }
        for (path, file) in own {
            if let Some(template) = path.strip_prefix("templates/") {
                templates.push((template.to_owned(), String::from_utf8_lossy(&file.bytes).into_owned()));
            } else if let Some(asset) = path.strip_prefix("assets/") {
                assets.insert(asset.to_owned(), file.bytes.to_vec());
            }
        }
        if let (Some(accent), Some(style)) = (&choice.accent, assets.get_mut("style.css")) {
            // After the theme's own value, so that it wins; no inline style, which the pages' policy forbids.
            style.extend_from_slice(format!("\n:root {{ --accent: {accent}; }}\n").as_bytes());
        }
        let assets = assets
            .into_iter()
            .map(|(name, bytes)| {
                let hash = blake3::hash(&bytes).to_hex();
                let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
                let path = format!("assets/{stem}.{}.{ending}", &hash[..8]);
                ThemeAsset { name, path, bytes }
            })
            .collect();
        Self { name: (*name).to_owned(), templates, assets }
    }

    /// Equal digests mean equal looks.
    #[must_use]
    pub fn digest(&self) -> blake3::Hash {
        let mut hash = blake3::Hasher::new();
        let own = self.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        for (name, text) in shipped().iter().map(|(name, text)| (name.as_str(), *text)).chain(own) {
            hash.update(name.as_bytes()).update(&[0]).update(text.as_bytes()).update(&[0]);
        }
        // An asset's path tells its content.
        for asset in &self.assets {
            hash.update(asset.path.as_bytes()).update(&[0]);
        }
        hash.finalize()
    }
}

/// The templates that ship with the program; each carries its theme's name before its own.
#[must_use]
pub fn shipped() -> Vec<(String, &'static str)> {
    let template = |(path, file): (String, &'static File<'static>)| {
        Some((format!("{}/{}", NAMES[0], path.strip_prefix("templates/")?), file.contents_utf8()?))
    };
    files(&DEFAULT).into_iter().filter_map(template).collect()
}

/// All files of a folder, by path.
fn files(dir: &'static Dir<'static>) -> Vec<(String, &'static File<'static>)> {
    let path = |file: &File<'_>| file.path().to_string_lossy().replace('\\', "/");
    let mut found: Vec<_> = dir.files().map(|file| (path(file), file)).collect();
    found.extend(dir.dirs().flat_map(files));
    found
}
