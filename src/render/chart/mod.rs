//! Charts: pure functions from plain numbers and words to inline SVG, in the calm geometry both themes share.
//!
//! Every picture carries a title and a description under ids that the caller's prefix makes unique in the page. Words
//! come from [`Words`]. Whatever the numbers are, what is drawn is finite, within the plot, and escaped.

mod axis;
mod calibration;
mod days;
mod dots;
mod health;
mod history;
mod icon;
mod level;
mod map;
mod measure;
mod place;
mod ruler;
mod scale;
mod series;
mod spark;
mod strip;
mod svg;
mod swarm;
mod trend;
mod weeks;
mod words;

#[cfg(test)]
mod tests;

pub use axis::axis;
pub use calibration::{Bin, calibration};
pub use days::{Tick, month_ticks, position, short_date};
pub use dots::{Dot, dots};
pub use health::{Keep, health};
pub use history::{Quarter, history};
pub use icon::{Outcome, outcome, tick_box};
pub use level::{Level, LevelKind, Zones};
pub use map::{KeyResultLine, MAX_COLUMNS, MAX_NODES, Node, Supports, map};
pub use ruler::{Ruler, ruler};
pub use scale::{Scale, scale};
pub use series::{Point, Role, Series, series};
pub use spark::{conf, spark};
pub use strip::{Strip, strip};
pub use swarm::swarm;
pub use trend::{CheckIn, Trend, trend};
pub use weeks::{Event, Weeks, weeks};
pub use words::Words;
