//! The codes of what can go amiss while files are read and put together.

use crate::diagnostic::Severity::{Error, Hint, Warn};
use crate::diagnostic::{Code, Family};

pub use crate::diagnostic::NUMBER_CONTRADICTION;

/// A slip that keeps YAML from being read.
pub static YAML_SYNTAX: Code = Code::new("YML601", "yaml-syntax", Family::Source, Error);
/// A key that the format does not know.
pub static UNKNOWN_KEY: Code = Code::new("YML602", "unknown-key", Family::Source, Error);
/// A list where a text should be, and the like.
pub static WRONG_TYPE: Code = Code::new("YML603", "unexpected-type", Family::Source, Error);
/// The same key twice.
pub static DUPLICATE_KEY: Code = Code::new("YML604", "duplicate-key", Family::Source, Error);
/// A key that has to be there.
pub static MISSING_KEY: Code = Code::new("YML605", "missing-key", Family::Source, Error);
/// A file that is no text, too large, or not to be opened.
pub static UNREADABLE_FILE: Code = Code::new("YML606", "unreadable-file", Family::Source, Error);
/// A symbolic link that leaves the folder.
pub static OUTSIDE_LINK: Code = Code::new("YML607", "outside-link", Family::Source, Error);
/// Two things that would stand at one address.
pub static PATH_COLLISION: Code = Code::new("YML608", "path-collision", Family::Source, Error);
/// Front matter that is never closed.
pub static FRONT_MATTER: Code = Code::new("YML609", "front-matter", Family::Source, Error);
/// A date, a number or a choice that cannot be.
pub static BAD_VALUE: Code = Code::new("YML610", "impossible-value", Family::Source, Error);
/// Two objectives of a file, or key results of an objective, with one id.
pub static DUPLICATE_ID: Code = Code::new("YML611", "duplicate-id", Family::Source, Error);
/// A file or folder that okrbook does not read, though it looks as if it should.
pub static UNREAD_FILE: Code = Code::new("YML612", "unread-file", Family::Source, Warn);
/// `supports`, `about` or a reflection names nothing that exists.
pub static BROKEN_ALIGNMENT: Code = Code::new("FRM407", "broken-alignment", Family::Form, Error);
/// A given score outside 0 to 1.
pub static SCORE_OUT_OF_RANGE: Code = Code::new("FRM412", "score-out-of-range", Family::Form, Hint);
