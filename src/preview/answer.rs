//! An answer with what every answer promises: a page of the preview runs nothing from elsewhere and tells nobody of itself.

use std::convert::Infallible;
use std::fmt::Write as _;

use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full};
use hyper::StatusCode;
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};

/// No script but the preview's own, nothing from elsewhere, no frame around it. The pages' own policy comes on top.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; \
                      img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What stands at the head of every answer.
const PROMISES: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-cache"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::REFERRER_POLICY, "no-referrer"),
];

/// What goes out: a head, and a content that may come in pieces.
pub type Response = hyper::Response<Body>;
/// A content as the HTTP library takes it.
pub type Body = UnsyncBoxBody<Bytes, Infallible>;

/// What somebody gets.
#[derive(Debug)]
pub struct Answer {
    /// 200
    pub status: u16,
    /// `text/html; charset=utf-8`
    pub kind: &'static str,
    /// The content.
    pub body: Bytes,
    /// Equal tags mean equal contents.
    pub tag: Option<String>,
}

impl Answer {
    /// A text for people.
    pub fn text(status: u16, words: &str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", body: format!("{words}\n").into(), tag: None }
    }

    /// Data for the preview's own pages.
    pub fn json(data: &serde_json::Value) -> Self {
        Self::tagged("application/json", data.to_string())
    }

    /// A content that is recognised when it is asked for again.
    pub fn tagged(kind: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let tag = Some(blake3::hash(&body).to_hex()[..16].to_owned());
        Self { status: 200, kind, body, tag }
    }

    /// As it goes out. `known` are the tags of what the asker has: that is not sent again.
    pub fn response(self, known: Option<&str>) -> Response {
        let tag = self.tag.and_then(|tag| HeaderValue::try_from(format!("\"{tag}\"")).ok());
        let same = self.status == 200
            && tag
                .as_ref()
                .zip(known)
                .is_some_and(|(tag, known)| known.split(',').any(|one| *tag == *one.trim()));
        let (status, body) = if same { (304, Bytes::new()) } else { (self.status, self.body) };
        let mut response = response(status, self.kind, Full::new(body).boxed_unsync());
        if let Some(tag) = tag {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }

    /// As it goes out to somebody who is better gone.
    pub fn refusal(self) -> Response {
        let mut response = self.response(None);
        if response.status() == StatusCode::METHOD_NOT_ALLOWED {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        response
    }
}

/// An answer of any content, with what all of them promise.
pub fn response(status: u16, kind: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = (header::CONTENT_TYPE, kind);
    response.headers_mut().extend(
        std::iter::once(kind).chain(PROMISES).map(|(name, value)| (name, HeaderValue::from_static(value))),
    );
    response
}

/// The kind of a file, by its ending.
pub fn kind(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A text as part of an address; slashes and colons stay.
pub fn percent_encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if plain(byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::{Answer, Response};

    const PAGE: &[u8] = b"<p>";

    fn header<'a>(response: &'a Response, name: &str) -> &'a str {
        response.headers().get(name).map_or("", |value| value.to_str().expect("a text"))
    }

    #[test]
    fn what_the_asker_has_is_not_sent_again() {
        let page = || Answer::tagged("text/html; charset=utf-8", PAGE);
        let first = page().response(None);
        assert_eq!((first.status().as_u16(), header(&first, "x-content-type-options")), (200, "nosniff"));
        let known = format!("\"x\", {}", header(&first, "etag"));
        let again = page().response(Some(&known));
        assert_eq!((again.status().as_u16(), header(&again, "etag")), (304, header(&first, "etag")));
        assert_eq!(page().response(Some("\"x\"")).status(), 200);
    }

    #[test]
    fn a_missing_page_is_sent_whole_whatever_the_asker_has() {
        let missing = || Answer { status: 404, ..Answer::tagged("text/html; charset=utf-8", PAGE) };
        let known = missing().response(None);
        assert_eq!(missing().response(Some(header(&known, "etag"))).status(), 404);
    }

    #[test]
    fn who_is_refused_is_told_what_would_do() {
        let refused = Answer::text(405, "pages can only be read here").refusal();
        assert_eq!((header(&refused, "allow"), header(&refused, "connection")), ("GET, HEAD", "close"));
    }
}
