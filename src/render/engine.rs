//! The theme's templates at work: a page as data becomes HTML.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::chart::Words;
use super::draw::draw;
use super::links::Links;
use super::markdown::{self, LinkAnswer, MarkdownContext};
use super::theme::{self, Theme};
use crate::site::chart::Chart;
use crate::site::pages::Page;

/// A template that cannot be read or does not fit its page. The text shows file, line and column.
#[derive(Debug, Clone)]
pub struct TemplateError {
    /// What the template engine says.
    pub message: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TemplateError {}

impl From<tera::Error> for TemplateError {
    fn from(error: tera::Error) -> Self {
        Self { message: error.to_string() }
    }
}

/// The templates that ship with the program, compiled once: it takes as long as a page.
static SHIPPED: LazyLock<Result<Tera, TemplateError>> = LazyLock::new(|| Ok(compile_shipped()?));

fn compile_shipped() -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html", ".xml"]);
    tera.set_fallback_prefixes(theme::NAMES.map(|name| format!("{name}/")))?;
    // Words of the interface go through this filter; English stands in the templates.
    tera.register_filter("t", |text: &str, _: Kwargs, _: &State| -> String { text.to_owned() });
    tera.register_filter("capital", |text: &str, _: Kwargs, _: &State| -> String {
        crate::site::phrase::capital(text)
    });
    // A sentence of the program's own: "In `why` or `why_now`."
    tera.register_filter("marked", |text: &str, _: Kwargs, _: &State| -> Value {
        let nowhere = |_: &str, _: bool| LinkAnswer::Dead(String::new());
        let html = markdown::render(text, &MarkdownContext::new("", &nowhere)).html;
        let line = html.trim().strip_prefix("<p>").and_then(|line| line.strip_suffix("</p>"));
        Value::safe_string(line.unwrap_or(&html))
    });
    tera.register_function("draw", |args: Kwargs, _: &State| -> TeraResult<Value> {
        let DrawArgs { of, root } = args.deserialize()?;
        Ok(Value::safe_string(&draw(&of, &root, &Words::ENGLISH)))
    });
    // In its place each engine has one that knows the links of its site.
    tera.register_function("prose", |_: Kwargs, _: &State| -> TeraResult<Value> { Ok(Value::none()) });
    tera.add_raw_templates(theme::shipped())?;
    Ok(tera)
}

/// Templates, ready to render any page of one site.
pub struct Engine {
    tera: Tera,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Compiles a theme's templates: the playbook's own over those that ship with the program.
    ///
    /// # Errors
    /// Where a template cannot be read.
    pub fn new(theme: &Theme, links: Arc<Links>) -> Result<Self, TemplateError> {
        let mut tera = SHIPPED.as_ref().map_err(Clone::clone)?.clone();
        tera.register_function("prose", move |args: Kwargs, _: &State| -> TeraResult<Value> {
            let ProseArgs { of, root, level } = args.deserialize()?;
            let link =
                |target: &str, image: bool| -> LinkAnswer { links.answer(&of.source, &root, target, image) };
            let mut context = MarkdownContext::new(&of.prefix, &link);
            context.heading_offset = level;
            Ok(Value::safe_string(&markdown::render(&of.text, &context).html))
        });
        if !theme.templates.is_empty() {
            tera.add_raw_templates(
                theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())),
            )?;
        }
        let assets: BTreeMap<&str, &str> =
            theme.assets.iter().map(|asset| (asset.name.as_str(), asset.path.as_str())).collect();
        tera.global_context().insert("assets", &assets);
        tera.global_context().insert("version", env!("CARGO_PKG_VERSION"));
        Ok(Self { tera })
    }

    /// Renders a page.
    ///
    /// # Errors
    /// Where a template asks for something that its page does not have.
    pub fn page(&self, page: &Page) -> Result<String, TemplateError> {
        let context = Context::from_serialize(page)?;
        Ok(self.tera.render(page.template, &context)?)
    }

    /// Renders a file that is no page.
    ///
    /// # Errors
    /// As [`Self::page`].
    pub fn file(&self, template: &str, data: &impl serde::Serialize) -> Result<String, TemplateError> {
        Ok(self.tera.render(template, &Context::from_serialize(data)?)?)
    }
}

#[derive(serde::Deserialize)]
struct DrawArgs {
    of: Chart,
    #[serde(default)]
    root: String,
}

#[derive(serde::Deserialize)]
struct ProseArgs {
    of: ProseData,
    root: String,
    /// By how much headings are lowered.
    #[serde(default = "one")]
    level: u8,
}

#[derive(serde::Deserialize)]
struct ProseData {
    text: String,
    source: String,
    prefix: String,
}

fn one() -> u8 {
    1
}
