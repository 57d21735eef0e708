//! Who may ask what: decided from the request's head alone, before anything is looked up.
//!
//! The preview answers the writer's own machine. A page from elsewhere that is open in the same browser can send
//! requests to it, under any name that leads here: so the name, the origin and the kind of request must be ours.

/// The most that the head of a request may hold, in bytes.
pub const HEAD: usize = 16 << 10;
/// The longest address.
const TARGET: usize = 4 << 10;

/// The head of a request.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// `GET`
    pub method: &'a str,
    /// `/2021-q1.html`
    pub target: &'a str,
    /// Names and values, in order.
    pub headers: Vec<(&'a str, &'a str)>,
}

impl<'a> Asked<'a> {
    /// Every value of a header.
    fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// A header's value, where it has exactly one.
    #[must_use]
    pub fn one(&self, name: &str) -> Option<&'a str> {
        let mut values = self.all(name);
        values.next().filter(|_| values.next().is_none())
    }
}

/// A request that gets no answer of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The status.
    pub status: u16,
    /// Why, for whoever asked.
    pub why: &'static str,
}

/// Which names are ours.
#[derive(Debug, Clone)]
pub struct House {
    /// The port we listen to.
    pub port: u16,
    /// A secret in the address, where others than this machine can reach us. Then any name leads here rightly.
    pub secret: Option<String>,
}

impl House {
    /// What all addresses begin with.
    #[must_use]
    pub fn base(&self) -> String {
        self.secret.as_ref().map_or_else(|| "/".to_owned(), |secret| format!("/{secret}/"))
    }

    /// Whether a request may be answered.
    ///
    /// # Errors
    /// Where it may not.
    pub fn admit(&self, asked: &Asked<'_>) -> Result<(), Refusal> {
        let refuse = |status, why| Err(Refusal { status, why });
        let head: usize = asked.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
        if asked.target.len() > TARGET {
            return refuse(414, "the address is too long");
        }
        if head > HEAD {
            return refuse(431, "the head of the request is too large");
        }
        if !matches!(asked.method, "GET" | "HEAD") {
            return refuse(405, "pages can only be read here");
        }
        if asked.all("Transfer-Encoding").next().is_some()
            || asked.all("Content-Length").any(|length| length != "0")
        {
            return refuse(400, "a request for a page has no content");
        }
        if !asked.target.starts_with('/') || !asked.target.bytes().all(|byte| byte.is_ascii_graphic()) {
            return refuse(400, "this is no address of a page");
        }
        if !asked.one("Host").is_some_and(|host| self.is_ours(host)) {
            return refuse(403, "the preview answers under the name of this machine alone: http://127.0.0.1");
        }
        if asked.all("Origin").any(|origin| !self.is_our_origin(origin)) {
            return refuse(403, "the preview answers its own pages alone");
        }
        let elsewhere = asked.all("Sec-Fetch-Site").any(|site| site == "cross-site" || site == "same-site");
        if elsewhere && asked.one("Sec-Fetch-Mode") != Some("navigate") {
            return refuse(403, "the preview answers its own pages alone");
        }
        Ok(())
    }

    /// Whether a request comes from a page of ours, and not from anything else that can open a connection. A browser
    /// names no origin where a page asks its own server, but says that it is so.
    #[must_use]
    pub fn is_own_page(&self, asked: &Asked<'_>) -> bool {
        asked.one("Origin").is_some_and(|origin| self.is_our_origin(origin))
            || asked.one("Sec-Fetch-Site") == Some("same-origin")
    }

    fn is_our_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|host| self.is_ours(host))
    }

    fn is_ours(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        let written = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:[]-_".contains(&byte));
        let loopback = ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own));
        written && !name.is_empty() && (self.secret.is_some() || loopback && port == Some(self.port))
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, House};

    const OURS: House = House { port: 4880, secret: None };

    fn status(method: &str, target: &str, headers: &[(&str, &str)]) -> u16 {
        let asked = Asked { method, target, headers: headers.to_vec() };
        OURS.admit(&asked).map_or_else(|refusal| refusal.status, |()| 200)
    }

    #[test]
    fn only_names_of_this_machine_with_our_port_are_ours() {
        let ours = ["127.0.0.1:4880", "localhost:4880", "LOCALHOST:4880", "[::1]:4880"];
        let foreign = [
            "127.0.0.1",
            "127.0.0.1:4881",
            "127.0.0.1:",
            "localhost",
            "localhost.evil.example:4880",
            "evil.example:4880",
            "evil.example",
            "[::1]",
            "[::2]:4880",
            "127.0.0.1:4880@evil.example",
            "evil.example:4880 127.0.0.1:4880",
            "127.0.0.2:4880",
            "0.0.0.0:4880",
            "127.1:4880",
            "",
        ];
        for host in ours {
            assert_eq!(status("GET", "/", &[("Host", host)]), 200, "{host}");
        }
        for host in foreign {
            assert_eq!(status("GET", "/", &[("host", host)]), 403, "{host}");
        }
        assert_eq!(status("GET", "/", &[]), 403, "no name at all");
        assert_eq!(status("GET", "/", &[("Host", ours[0]), ("Host", ours[0])]), 403, "two names");
    }

    #[test]
    fn a_page_from_elsewhere_gets_no_answer() {
        let host = ("Host", "127.0.0.1:4880");
        for origin in ["http://127.0.0.1:4880", "http://localhost:4880"] {
            assert_eq!(status("GET", "/", &[host, ("Origin", origin)]), 200, "{origin}");
        }
        for origin in [
            "null",
            "http://evil.example",
            "https://127.0.0.1:4880",
            "http://127.0.0.1:4881",
            "http://127.0.0.1",
        ] {
            assert_eq!(status("GET", "/", &[host, ("Origin", origin)]), 403, "{origin}");
        }
        let site = |site, mode| [host, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode)];
        assert_eq!(status("GET", "/", &site("cross-site", "no-cors")), 403);
        assert_eq!(status("GET", "/", &site("cross-site", "navigate")), 200, "a link that somebody follows");
        assert_eq!(status("GET", "/", &site("none", "navigate")), 200, "an address that somebody types");
    }

    #[test]
    fn nothing_but_reading() {
        let host = ("Host", "127.0.0.1:4880");
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "get"] {
            assert_eq!(status(method, "/", &[host]), 405, "{method}");
        }
        assert_eq!(status("HEAD", "/", &[host]), 200);
        for body in [("Content-Length", "5"), ("Transfer-Encoding", "chunked"), ("content-length", "0, 5")] {
            assert_eq!(status("GET", "/", &[host, body]), 400, "{body:?}");
        }
        assert_eq!(status("GET", "http://127.0.0.1:4880/", &[host]), 400);
        assert_eq!(status("GET", "*", &[host]), 400);
        assert_eq!(status("GET", &format!("/{}", "a".repeat(5000)), &[host]), 414);
        assert_eq!(status("GET", "/", &[host, ("X", &"a".repeat(20_000))]), 431);
    }

    #[test]
    fn a_stream_is_for_our_own_pages() {
        let own = |headers: &[(&'static str, &'static str)]| {
            OURS.is_own_page(&Asked { method: "GET", target: "/", headers: headers.to_vec() })
        };
        assert!(own(&[("Origin", "http://localhost:4880")]));
        assert!(own(&[("Sec-Fetch-Site", "same-origin")]));
        assert!(!own(&[]));
        assert!(!own(&[("Sec-Fetch-Site", "none")]));
        assert!(!own(&[("Origin", "http://evil.example")]));
    }

    #[test]
    fn a_secret_stands_for_the_name() {
        let house = House { port: 4880, secret: Some("s3cret".to_owned()) };
        let asked = Asked { method: "GET", target: "/s3cret/", headers: vec![("Host", "192.168.1.5:4880")] };
        assert_eq!(house.admit(&asked), Ok(()));
        assert_eq!((house.base(), OURS.base()), ("/s3cret/".to_owned(), "/".to_owned()));
    }
}
