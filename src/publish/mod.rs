//! The only writer of the program. Takes a site and an output folder, gives what changed.
//!
//! The new tree is built in a staging folder beside the output and swapped in with one step, so whoever reads sees the
//! old site or the new one, whole, and so does whoever kills us. What okrbook wrote is named in a manifest in the
//! output; only that is ever replaced or removed.
//!
//! 1. `place`: where the output is, or why it is refused
//! 2. `lock`: one build at a time; then what a killed build left is put away
//! 3. `survey`: what stands, and what of it was edited by hand; `obstacle`: what stands in the way
//! 4. `stage`: pages rendered, and written where they differ; the others linked
//! 5. `carry`: what is not ours goes along
//! 6. `swap`, and `sweep` of the old tree

mod aside;
mod build;
mod carry;
mod changes;
mod disk;
mod error;
mod lock;
mod manifest;
mod obstacle;
mod paths;
mod place;
mod seal;
mod site;
mod stage;
mod survey;
mod swap;
mod sweep;
#[cfg(test)]
mod tests;

pub use changes::{Changes, KeptAside};
pub use error::{PublishError, Refusal};
pub use site::{Bundle, Content, RenderFailure, Site};

use disk::Disk;
use std::path::Path;

/// Publishes a finished bundle. See [`publish_site`].
///
/// # Errors
/// As [`publish_site`], but for `Render`.
pub fn publish(bundle: &Bundle, out: &Path, source_root: &Path) -> Result<Changes, PublishError> {
    publish_site(&site::Listed::from(bundle), out, source_root)
}

/// Publishes a site, rendering its pages on all cores as they are written.
///
/// # Errors
/// Any [`PublishError`]; the site that stood before stands still, and nothing of the new one is left lying about.
pub fn publish_site(site: &dyn Site, out: &Path, source_root: &Path) -> Result<Changes, PublishError> {
    let home = std::env::home_dir();
    build::run(&Disk::default(), site, out, source_root, home.as_deref())
}
