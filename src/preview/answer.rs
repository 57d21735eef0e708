//! An answer as bytes: one buffer with the head of every answer's promises, so that it goes out in one piece.

use std::borrow::Cow;
use std::fmt::Write as _;

/// No script but the preview's own, nothing from elsewhere, no frame around it. The pages' own policy comes on top.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; \
                      img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What somebody gets.
#[derive(Debug)]
pub struct Answer<'a> {
    /// 200
    pub status: u16,
    /// `text/html; charset=utf-8`
    pub kind: &'static str,
    /// The content.
    pub body: Cow<'a, [u8]>,
    /// Equal tags mean equal contents.
    pub tag: Option<String>,
}

impl<'a> Answer<'a> {
    /// A text for people.
    pub fn text(status: u16, words: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: format!("{words}\n").into_bytes().into(),
            tag: None,
        }
    }

    /// Data for the preview's own pages.
    pub fn json(data: &serde_json::Value) -> Self {
        Self::tagged("application/json", data.to_string().into_bytes())
    }

    /// A content that is recognised when it is asked for again.
    pub fn tagged(kind: &'static str, body: impl Into<Cow<'a, [u8]>>) -> Self {
        let body = body.into();
        let tag = Some(blake3::hash(&body).to_hex()[..16].to_owned());
        Self { status: 200, kind, body, tag }
    }

    /// The whole of it as it goes out. `known` is the tag of what the asker has; of a head alone, the content stays here.
    pub fn bytes(&self, known: Option<&str>, head_alone: bool) -> Vec<u8> {
        let quoted = self.tag.as_ref().map(|tag| format!("\"{tag}\""));
        let same = self.status == 200
            && quoted
                .as_ref()
                .is_some_and(|tag| known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)));
        let status = if same { 304 } else { self.status };
        let mut head = head(status, self.kind);
        if let Some(tag) = quoted {
            let _ = write!(head, "ETag: {tag}\r\n");
        }
        if status == 405 {
            head.push_str("Allow: GET, HEAD\r\n");
        }
        if !same {
            let _ = write!(head, "Content-Length: {}\r\n", self.body.len());
        }
        head.push_str("Connection: close\r\n\r\n");
        let mut bytes = head.into_bytes();
        if !same && !head_alone {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// The head of any answer, without its last lines.
pub fn head(status: u16, kind: &str) -> String {
    format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nCache-Control: no-cache\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\nReferrer-Policy: no-referrer\r\n",
        reason(status)
    )
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        414 => "URI Too Long",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
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
    use super::Answer;

    fn shown(answer: &Answer<'_>, known: Option<&str>, head_alone: bool) -> String {
        String::from_utf8(answer.bytes(known, head_alone)).expect("a text")
    }

    #[test]
    fn what_the_asker_has_is_not_sent_again() {
        let answer = Answer::tagged("text/html; charset=utf-8", b"<p>".as_slice());
        let tag = format!("\"{}\"", answer.tag.clone().expect("a tag"));
        let first = shown(&answer, None, false);
        assert!(first.starts_with("HTTP/1.1 200 OK\r\n") && first.ends_with("\r\n\r\n<p>"), "{first}");
        assert!(first.contains("Content-Length: 3\r\n") && first.contains("nosniff"), "{first}");
        let again = shown(&answer, Some(&format!("\"x\", {tag}")), false);
        assert!(again.starts_with("HTTP/1.1 304 ") && again.ends_with("\r\n\r\n"), "{again}");
        let head = shown(&answer, None, true);
        assert!(head.contains("Content-Length: 3\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    }

    #[test]
    fn a_missing_page_is_sent_whole_whatever_the_asker_has() {
        let mut answer = Answer::tagged("text/html; charset=utf-8", b"<p>".as_slice());
        answer.status = 404;
        let tag = answer.tag.clone().map(|tag| format!("\"{tag}\""));
        assert!(shown(&answer, tag.as_deref(), false).starts_with("HTTP/1.1 404 Not Found\r\n"));
    }
}
