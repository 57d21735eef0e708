//! Playbooks of any size, the same for the same size: teams, quarters, objectives with four key results and six
//! check-ins each, notes and reflections, in English and Chinese. All of it is invented.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A small generator of numbers, the same on every machine (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    /// Numbers that follow from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// One of some things.
    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

const AIMS: [&str; 10] = [
    "Make the first week at the lake house a story people tell",
    "Become the workshop that other workshops send their friends to",
    "Let every patient leave knowing what happens next",
    "Give teachers back their Sunday evenings",
    "Turn the winter timetable into one that nobody needs to print",
    "让每一位新客户在第一天就感到被认真对待",
    "Win the trust of the three harbours that left us",
    "Bake bread that people cross the river for",
    "成为老师们愿意向朋友推荐的平台",
    "Free the night shift from surprises",
];
const METRICS: [(&str, &str, usize, usize); 8] = [
    ("guests who come back within a year", "%", 12, 30),
    ("minutes until the first answer", "min", 40, 8),
    ("repairs done right the first time", "%", 61, 88),
    ("boats that leave on time", "of 40", 12, 36),
    ("推荐我们的客户比例", "%", 18, 45),
    ("orders that came through a friend", "orders", 140, 420),
    ("hours lost to searching", "h", 30, 6),
    ("pages that a reader finishes", "%", 20, 55),
];
const SEEN: [&str; 6] = [
    "Two new faces at the desk, both asked good questions.",
    "Flat. The holiday took a week.",
    "The new sign moved it more than the letter did.",
    "比预期好,下周再看。",
    "We counted twice and got two numbers; the lower one stands.",
    "The engineer sat in, and it shows.",
];
const SAID: [&str; 6] = [
    "What would have to be true for this number to double?",
    "The number fell before the mood did, which is the useful signal.",
    "Somebody should say aloud what we stopped doing for this.",
    "Ask the three who left, not the thirty who stayed.",
    "团队说:先听,再说。",
    "A target that everybody expects to reach teaches *nothing*.",
];
const PEOPLE: [&str; 8] = [
    "Ines Moreau",
    "Tao Wen",
    "Eva Brandt",
    "Daniel Okafor",
    "何静",
    "Juno Park",
    "Sami Haddad",
    "Lotte Vries",
];

/// How many quarters and teams a playbook of so many objectives has.
pub fn shape(objectives: usize) -> (usize, usize) {
    let (quarters, each) = match objectives {
        0..=100 => (4, 4),
        101..=2000 => (8, 5),
        _ => (16, 8),
    };
    (quarters, objectives.div_ceil(quarters * each).max(1))
}

/// Writes a playbook of so many objectives.
///
/// # Errors
/// Where the folder cannot be written to.
pub fn write(root: &Path, objectives: usize) -> io::Result<()> {
    let mut dice = Dice::new(objectives as u64);
    let (quarters, teams) = shape(objectives);
    fs::create_dir_all(root)?;
    fs::write(root.join("okrbook.yaml"), "title: A generated playbook\naudience: coach\n")?;
    let listed: String = (0..teams).fold("teams:\n".to_owned(), |mut text, team| {
        let _ = writeln!(text, "  - {{id: team-{team:03}, name: Team {team:03}}}");
        text
    });
    fs::write(root.join("teams.yaml"), listed)?;
    let mut left = objectives;
    for quarter in 0..quarters {
        let period = format!("{}-Q{}", 2021 + quarter / 4, quarter % 4 + 1);
        let folder = root.join(&period);
        fs::create_dir_all(folder.join("notes"))?;
        fs::create_dir_all(folder.join("reflections"))?;
        for team in 0..teams {
            let cells = (quarters - quarter) * teams - team;
            let here = left.div_ceil(cells);
            left -= here;
            let mut file = String::from("objectives:\n");
            for number in 0..here {
                objective(&mut file, &mut dice, quarter, team, number);
            }
            fs::write(folder.join(format!("team-{team:03}.yaml")), file)?;
            if quarter + 1 < quarters {
                let text = format!(
                    "---\nresets:\n  - {}\n---\n{}\n\n{}\n",
                    dice.pick(&SEEN),
                    dice.pick(&SAID),
                    dice.pick(&SAID)
                );
                fs::write(folder.join("reflections").join(format!("team-{team:03}.md")), text)?;
            }
            if here > 0 {
                let text = format!(
                    "---\nabout: team-{team:03}/aim-0\ntags: [first]\n---\n## Said\n\n{}\n\n- {}\n",
                    dice.pick(&SAID),
                    dice.pick(&SAID)
                );
                fs::write(folder.join("notes").join(format!("note-{team:03}.md")), text)?;
            }
        }
    }
    Ok(())
}

fn objective(file: &mut String, dice: &mut Dice, quarter: usize, team: usize, number: usize) {
    let aim = dice.pick(&AIMS);
    let owner = dice.pick(&PEOPLE);
    let _ = writeln!(
        file,
        "  - id: aim-{number}\n    objective: {aim}, {}\n    owner: {owner}\n    why: {}",
        team + number,
        dice.pick(&SAID).replace('*', "")
    );
    if team > 0 && number == 0 {
        let _ = writeln!(file, "    supports: team-{:03}/aim-0", team / 4);
    }
    file.push_str("    key_results:\n");
    for key_result in 0..4 {
        let (metric, unit, from, to) = METRICS[(team + number + key_result) % METRICS.len()];
        let at = |share: usize| from + (to.max(from) - from) * share / 10 - (from.max(to) - to) * share / 10;
        let _ = writeln!(
            file,
            "      - key_result: From {from} to {to}, {metric}\n        metric: {metric}\n        unit: \"{unit}\"\n        baseline: {from}\n        commit: {}\n        target: {}\n        stretch: {to}\n        confidence: {}0%\n        check_ins:",
            at(3),
            at(7),
            3 + dice.below(4),
        );
        for week in 0..6usize {
            let month = quarter % 4 * 3 + 1 + week / 2;
            let year = 2021 + quarter / 4;
            let value = at((week + 1 + dice.below(3)).min(10));
            let _ = writeln!(
                file,
                "          - {{on: {year}-{month:02}-{:02}, value: {value}, confidence: {}/10, note: \"{}\"}}",
                6 + week % 2 * 14,
                2 + dice.below(8),
                dice.pick(&SEEN),
            );
        }
    }
}
