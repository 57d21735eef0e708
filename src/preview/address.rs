//! What an address asks for. Addresses are only ever looked up: no path is joined, nothing on disk is touched.

use crate::model::audience::Audience;

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A file of the site; of an audience, else of the one at the plain address.
    File(Option<Audience>, String),
    /// What runs in each page.
    Script,
    /// What keeps the connection for all pages.
    Worker,
    /// To be told of new builds.
    Events,
    /// What the newest reading gave.
    State,
    /// What is to be said beside a page.
    Panel(Audience, String),
    /// Every objective in order.
    Slides(Audience),
    /// Nothing that is known.
    Nothing,
}

/// Reads an address. `base` is what all of ours begin with.
#[must_use]
pub fn wanted(target: &str, base: &str) -> Wanted {
    let path = target.split('?').next().unwrap_or_default();
    let Some(path) = path.strip_prefix(base).and_then(decoded) else { return Wanted::Nothing };
    let Some(own) = path.strip_prefix("-/") else { return Wanted::File(None, file(&path)) };
    let audience = |rest: &str| {
        let (name, path) = rest.split_once('/')?;
        Some((Audience::parse(name)?, path.to_owned()))
    };
    match own {
        "live.js" => Wanted::Script,
        "worker.js" => Wanted::Worker,
        "events" => Wanted::Events,
        "state.json" => Wanted::State,
        _ => {
            let page = own.strip_prefix("as/").and_then(audience);
            let panel = own.strip_prefix("page/").and_then(audience);
            let slides =
                own.strip_prefix("slides/").and_then(|name| Audience::parse(name.strip_suffix(".json")?));
            match (page, panel, slides) {
                (Some((who, path)), ..) => Wanted::File(Some(who), file(&path)),
                (_, Some((who, path)), _) => Wanted::Panel(who, file(&path)),
                (.., Some(who)) => Wanted::Slides(who),
                _ => Wanted::Nothing,
            }
        }
    }
}

/// The file of an address: that of a folder's own address is its index.
fn file(path: &str) -> String {
    if path.is_empty() { "index.html".to_owned() } else { path.to_owned() }
}

/// Percent signs resolved, once; none where that gives no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(match byte {
            b'%' => u8::try_from(digit(rest.next()?)? * 16 + digit(rest.next()?)?).ok()?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().filter(|text| !text.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::{Wanted, wanted};
    use crate::model::audience::Audience::{Client, Coach};

    #[test]
    fn addresses_name_files_or_parts_of_the_preview() {
        let page = |path: &str| Wanted::File(None, path.to_owned());
        let cases = [
            ("/", page("index.html")),
            ("/2021-q1/sales.html?x=1", page("2021-q1/sales.html")),
            ("/2021-q1/%E5%AE%A2%E6%9C%8D.html", page("2021-q1/客服.html")),
            ("/-/as/coach/", Wanted::File(Some(Coach), "index.html".to_owned())),
            ("/-/as/client/a/b.html", Wanted::File(Some(Client), "a/b.html".to_owned())),
            ("/-/page/coach/a.html", Wanted::Panel(Coach, "a.html".to_owned())),
            ("/-/slides/coach.json", Wanted::Slides(Coach)),
            ("/-/events", Wanted::Events),
            ("/-/as/boss/", Wanted::Nothing),
            ("/-/", Wanted::Nothing),
            ("/%ff", Wanted::Nothing),
            ("/a%00b", Wanted::Nothing),
            ("/a%2", Wanted::Nothing),
        ];
        for (target, what) in cases {
            assert_eq!(wanted(target, "/"), what, "{target}");
        }
    }

    #[test]
    fn a_secret_is_part_of_every_address() {
        assert_eq!(wanted("/s/-/state.json", "/s/"), Wanted::State);
        for target in ["/", "/-/state.json", "/s", "/x/-/state.json"] {
            assert_eq!(wanted(target, "/s/"), Wanted::Nothing, "{target}");
        }
    }

    #[test]
    fn a_way_out_of_the_site_stays_a_name_that_is_not_there() {
        for target in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/..%5c..%5cwin.ini"]
        {
            let Wanted::File(None, path) = wanted(target, "/") else { panic!("{target}") };
            assert!(path.contains("..") || path.starts_with('/'), "{path} is no path of a site");
        }
    }
}
