//! Links that open an editor at a line and a column.

use std::path::Path;
use std::str::FromStr;

use super::answer::percent_encoded;

/// The editors known by name, and their addresses.
const KNOWN: [(&str, &str); 5] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("windsurf", "windsurf://file{path}:{line}:{column}"),
];

/// How to link into an editor: an address with `{path}`, `{line}` and `{column}` in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

impl Editor {
    /// The names that need no address.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(name, _)| *name)
    }

    /// The editor whose terminal this is, else the most common one. `variable` looks into the environment.
    #[must_use]
    pub fn guess(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is = |name: &str, value: &str| variable(name).is_some_and(|own| own.contains(value));
        let name = if variable("CURSOR_TRACE_ID").is_some() {
            "cursor"
        } else if is("TERMINAL_EMULATOR", "JetBrains") {
            "idea"
        } else if is("TERM_PROGRAM", "zed") || variable("ZED_TERM").is_some() {
            "zed"
        } else {
            "vscode"
        };
        Self::known(name).unwrap_or_else(|| Self(KNOWN[0].1.to_owned()))
    }

    fn known(name: &str) -> Option<Self> {
        KNOWN.iter().find(|(known, _)| *known == name).map(|(_, link)| Self((*link).to_owned()))
    }

    /// The address of a place in a file; line and column count from 1.
    #[must_use]
    pub fn link(&self, file: &Path, line: usize, column: usize) -> String {
        let path = file.to_string_lossy().replace('\\', "/");
        // `C:/book` is `/C:/book` in an address.
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        self.0
            .replace("{path}", &percent_encoded(&path))
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string())
    }
}

impl FromStr for Editor {
    type Err = String;

    /// A name, or an address of one's own.
    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(known) = Self::known(text) {
            return Ok(known);
        }
        let names = || Self::names().collect::<Vec<_>>().join(", ");
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
        if scheme.is_empty() {
            return Err(format!("no editor is known as {text}; these are: {}", names()));
        }
        if !text.contains("{path}") {
            return Err("an address needs {path} in it, and may have {line} and {column}".to_owned());
        }
        // A link must open an editor, and not run in the page.
        if ["javascript", "data", "vbscript", "blob"].contains(&scheme.as_str()) {
            return Err(format!("{scheme}: opens no editor"));
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Editor;

    fn link(editor: &str, file: &str) -> String {
        editor.parse::<Editor>().expect("an editor").link(Path::new(file), 12, 3)
    }

    #[test]
    fn editors_open_at_line_and_column() {
        let file = "/home/li/my book/2021-Q1/客服.yaml";
        let path = "/home/li/my%20book/2021-Q1/%E5%AE%A2%E6%9C%8D.yaml";
        assert_eq!(link("vscode", file), format!("vscode://file{path}:12:3"));
        assert_eq!(link("idea", file), format!("idea://open?file={path}&line=12&column=3"));
        assert_eq!(link("emacs://open?f={path}&l={line}", "/a&b.yaml"), "emacs://open?f=/a%26b.yaml&l=12");
        assert_eq!(link("zed", "C:\\book\\a.yaml"), "zed://file/C:/book/a.yaml:12:3");
    }

    #[test]
    fn what_opens_no_editor_is_refused() {
        for (text, says) in
            [("ed", "these are: vscode"), ("javascript:alert('{path}')", "no editor"), ("x://y", "{path}")]
        {
            let refused = text.parse::<Editor>().expect_err(text);
            assert!(refused.contains(says), "{refused}");
        }
    }

    #[test]
    fn the_terminal_tells_which_editor_it_is_in() {
        let inside = |name: &'static str, value: &'static str| {
            Editor::guess(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert_eq!(inside("TERMINAL_EMULATOR", "JetBrains-JediTerm"), "idea".parse().expect("known"));
        assert_eq!(inside("TERM_PROGRAM", "vscode"), "vscode".parse().expect("known"));
        assert_eq!(inside("TERM_PROGRAM", "zed"), "zed".parse().expect("known"));
        assert_eq!(inside("HOME", "/root"), "vscode".parse().expect("known"));
    }
}
