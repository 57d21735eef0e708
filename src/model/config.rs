//! `okrbook.yaml`, decoded: what a playbook is called, whom it is for, how it looks, counts and checks.

use std::collections::BTreeMap;

use crate::diagnostic::Severity;
use crate::model::audience::Audience;
use crate::span::Spanned;

/// A playbook's settings; every field has a default.
#[derive(Debug, Clone)]
pub struct Config {
    /// The playbook's name.
    pub title: String,
    /// Whose it is.
    pub organisation: Option<String>,
    /// The language of the interface and of the check's word lists: `en` or `zh`.
    pub language: String,
    /// Where the site will stand, without a slash at the end; empty: feeds and sitemap are left out.
    pub base_url: String,
    /// Whom a build is for, unless the command line says otherwise.
    pub audience: Audience,
    /// The look.
    pub theme: ThemeChoice,
    /// The coach, where there is one.
    pub coach: Option<Coach>,
    /// The month fiscal years start in, 1 to 12.
    pub fiscal_year_starts: u8,
    /// How levels become scores.
    pub scale: Scale,
    /// The coach's checks.
    pub checks: Checks,
    /// Where a page's source can be edited, `{path}` standing for the file.
    pub edit_url: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "OKR playbook".to_owned(),
            organisation: None,
            language: "en".to_owned(),
            base_url: String::new(),
            audience: Audience::Everyone,
            theme: ThemeChoice::default(),
            coach: None,
            fiscal_year_starts: 1,
            scale: Scale::Lamorte,
            checks: Checks::default(),
            edit_url: None,
        }
    }
}

/// The look of a site.
#[derive(Debug, Clone)]
pub struct ThemeChoice {
    /// The theme's folder name.
    pub name: String,
    /// The colour of marks and links, `#rrggbb`.
    pub accent: Option<String>,
    /// A picture in `static/`.
    pub logo: Option<Spanned<String>>,
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self { name: "default".to_owned(), accent: None, logo: None }
    }
}

/// Who coaches.
#[derive(Debug, Clone)]
pub struct Coach {
    /// The name.
    pub name: String,
    /// Where to book a call: the words on the link, and the address.
    pub booking: Option<(String, String)>,
}

/// How levels become scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// 0.3 at commit, 0.7 at target, 1.0 at stretch (Paul Niven and Ben Lamorte, "Objectives and Key Results", 2016).
    Lamorte,
    /// A straight line from the baseline to the target.
    Linear,
}

/// Settings of the checks.
#[derive(Debug, Clone)]
pub struct Checks {
    /// Who sees findings on the pages.
    pub show_to: Audience,
    /// Severity by rule or family as written; `None` switches it off.
    pub rules: Vec<(Spanned<String>, Option<Severity>)>,
    /// `max-objectives`
    pub max_objectives: usize,
    /// `small-lift`, as a share of the baseline.
    pub small_lift: f64,
    /// `start-confidence`: what counts as neither out of reach nor sure, 0 to 1.
    pub start_confidence: (f64, f64),
    /// `long-objective`, in characters.
    pub long_objective: usize,
    /// Own words by list: `routine`, `task`, `inspiring`, `terms`.
    pub vocabulary: BTreeMap<String, Vec<String>>,
}

impl Default for Checks {
    fn default() -> Self {
        Self {
            show_to: Audience::Coach,
            rules: Vec::new(),
            max_objectives: 3,
            small_lift: 0.05,
            start_confidence: (0.10, 0.90),
            long_objective: 160,
            vocabulary: BTreeMap::new(),
        }
    }
}
