//! Links: do they lead somewhere, and will a text be shown as it was written?

use crate::diagnostic::Manual;
use crate::render::proof;

pub(super) static LINKS: [Manual; 5] = [
    Manual {
        code: &proof::DEAD_LINK,
        what: "A link or a picture within the playbook leads to nothing.",
        why: "Whoever clicks it meets a page that is not there.",
        way_on: "Write the path from the file that the link stands in, as in the folder: with ../ to go \
               up.",
        before: "[our words](pages/glossary.md)",
        after: "[our words](../../pages/glossary.md)",
    },
    Manual {
        code: &proof::UNSAFE_LINK,
        what: "A link that is not safe to follow. A browser could act on it, as on javascript:, or it \
               is a picture from somebody else's server.",
        why: "The first can harm whoever clicks it. The second tells a stranger who reads the \
               playbook, and when.",
        way_on: "Links may begin with https:, http: or mailto:. Put pictures into the folder static.",
        before: "![the team](https://pictures.example.com/team.jpg)",
        after: "![the team](../../static/team.jpg)",
    },
    Manual {
        code: &proof::RAW_HTML,
        what: "There is HTML in a Markdown text. It is shown as text, sign for sign.",
        why: "A playbook has many writers; what they write stays words, and can never run on a \
               reader's machine.",
        way_on: "Use Markdown's own signs: **bold**, *slanted*, lists, tables, > for a quotation.",
        before: "The team was <b>proud</b>.",
        after: "The team was **proud**.",
    },
    Manual {
        code: &proof::MARKDOWN,
        what: "A text will be shown in another way than it was written. It has a footnote without its \
               mark, or quotations and lists nested too deep.",
        why: "You would only see it on the finished page.",
        way_on: "Complete the footnote, or bring the text up a few levels.",
        before: "Nobody had asked before.[^1]",
        after: "Nobody had asked before.[^1]\n\n[^1]: In the first interview.",
    },
    Manual {
        code: &proof::MISSING_LOGO,
        what: "The logo that okrbook.yaml names is not in the folder static.",
        why: "Each page would have a gap where the logo should be.",
        way_on: "Put the picture into static, and write its path from the playbook's root.",
        before: "theme: {logo: logo.svg}",
        after: "theme: {logo: static/logo.svg}",
    },
];
