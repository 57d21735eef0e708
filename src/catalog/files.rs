//! Files: can they be read, and do they say what the format knows?

use crate::diagnostic::Manual;
use crate::load::codes;

pub(super) static FILES: [Manual; 12] = [
    Manual {
        code: &codes::YAML_SYNTAX,
        what: "A slip in the signs keeps the file from being read. A quote or bracket is not closed, \
               there is a tab, a colon without a space, or lines do not begin in one column.",
        why: "What stands behind the slip could mean anything. okrbook does not guess on a published \
               page.",
        way_on: "The message shows the place, and mostly the line as it should be. Text with a colon and \
               a space in it, or one that begins with a sign, goes in \"double quotes\".",
        before: "objectives:\n  - objective: \"Become the shop that families recommend",
        after: "objectives:\n  - objective: \"Become the shop that families recommend\"",
    },
    Manual {
        code: &codes::UNKNOWN_KEY,
        what: "A key that the format does not know at this place.",
        why: "Most are typing slips; without a word of it, what stands behind the key would be missing \
               from the page.",
        way_on: "The message names the nearest key. `okrbook schema` prints all of them, for you or for \
               your editor.",
        before: "objectives:\n  - objective: Become the shop that families recommend\n    onwer: Ines Moreau",
        after: "objectives:\n  - objective: Become the shop that families recommend\n    owner: Ines Moreau",
    },
    Manual {
        code: &codes::WRONG_TYPE,
        what: "A value of another kind than the key takes. There is a list where a text belongs, or a \
               text where a list of key results belongs.",
        why: "It cannot be shown as what it is.",
        way_on: "The message says what belongs there. Often a dash is missing, or quotes around a \
               sentence that has a colon in it.",
        before: "objectives:\n  - objective: [Become the shop, that families recommend]",
        after: "objectives:\n  - objective: Become the shop that families recommend",
    },
    Manual {
        code: &codes::DUPLICATE_KEY,
        what: "The same key stands twice in one place.",
        why: "Only one of them could count, and nobody sees which.",
        way_on: "Take one out. Where two entries were meant, a dash is missing before the second.",
        before: "objectives:\n  - objective: Become the shop that families recommend\n    owner: Ines Moreau\n    owner: Eva Brandt",
        after: "objectives:\n  - objective: Become the shop that families recommend\n    owner: Ines Moreau",
    },
    Manual {
        code: &codes::MISSING_KEY,
        what: "A key is missing that has to be there. There is an objective without its wording, or a \
               team without its id.",
        why: "There would be an entry on the page with nothing to call it by.",
        way_on: "Add the key, or take the whole entry out.",
        before: "objectives:\n  - owner: Ines Moreau",
        after: "objectives:\n  - objective: Become the shop that families recommend\n    owner: Ines Moreau",
    },
    Manual {
        code: &codes::UNREADABLE_FILE,
        what: "A file that cannot be opened, is larger than 1,024 KiB, or is no text.",
        why: "Whatever stands in it would be missing without a word.",
        way_on: "Look at who may read it, and save it as UTF-8 text. What is none of okrbook's business \
               goes into .okrbookignore.",
        before: "2027-Q1/sales.yaml, saved by a word processor",
        after: "2027-Q1/sales.yaml, saved as text (UTF-8)",
    },
    Manual {
        code: &codes::OUTSIDE_LINK,
        what: "A symbolic link leads out of the playbook's folder, or back to a folder above it.",
        why: "A site must not publish a file from elsewhere on the machine, and the next person has no \
               such file.",
        way_on: "Copy the file into the folder, and take the link out.",
        before: "static/logo.svg -> /home/mei/Pictures/logo.svg",
        after: "static/logo.svg",
    },
    Manual {
        code: &codes::PATH_COLLISION,
        what: "Two files would have one address on the site, or one place in the playbook. Capitals, \
               accents and signs make no difference in an address.",
        why: "One of them would silently stand in for the other.",
        way_on: "Call one of them something else, or put both into one.",
        before: "2027-Q1/notes/First talk.md\n2027-Q1/notes/first-talk.md",
        after: "2027-Q1/notes/first-talk.md\n2027-Q1/notes/second-talk.md",
    },
    Manual {
        code: &codes::FRONT_MATTER,
        what: "The lines at the top of a Markdown file begin with --- and are never closed.",
        why: "It cannot be told where the settings end and the text begins; a private text could lose \
               its mark.",
        way_on: "Write a line with only --- after the last setting.",
        before: "---\ntitle: From a card to a welcome\n\nDaniel came with a first wording.",
        after: "---\ntitle: From a card to a welcome\n---\n\nDaniel came with a first wording.",
    },
    Manual {
        code: &codes::BAD_VALUE,
        what: "A date, a number or a choice that cannot be. The 31st of February is none, and \
               `ambition: high` is none.",
        why: "Nothing could be worked out of it, and leaving it out would not be what you wrote.",
        way_on: "The message says what can stand there. Dates are written 2027-02-05.",
        before: "objectives:\n  - objective: Become the shop that families recommend\n    ambition: high",
        after: "objectives:\n  - objective: Become the shop that families recommend\n    ambition: aspirational",
    },
    Manual {
        code: &codes::DUPLICATE_ID,
        what: "Two things have one id. They are objectives of a file, key results of an objective, or \
               teams.",
        why: "Links, notes and the history of a number hold on to ids; they could not tell the two \
               apart.",
        way_on: "Give one of them another id.",
        before: "objectives:\n  - {id: welcome, objective: Become the shop that families recommend}\n  \
                 - {id: welcome, objective: Make a first visit feel like the third}",
        after: "objectives:\n  - {id: recommended, objective: Become the shop that families recommend}\n  \
                - {id: welcome, objective: Make a first visit feel like the third}",
    },
    Manual {
        code: &codes::UNREAD_FILE,
        what: "A file or folder is not read, though it looks as if it should be. A period's folder has \
               another spelling, or an OKR file does not stand in a period's folder.",
        why: "Somebody wrote it for the playbook, and it would not be in it.",
        way_on: "Call it what the message says, or name it in .okrbookignore.",
        before: "Q1-2027/sales.yaml",
        after: "2027-Q1/sales.yaml",
    },
];
