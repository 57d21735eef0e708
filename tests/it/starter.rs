//! What the starter's comments promise: the lines that are ready to use can be used, all at once.

use std::fs;
use std::path::Path;

use crate::run::{files, okrbook};

/// Takes away the # of a line that is ready to use: one with no space after it.
fn used(line: &str) -> String {
    let words = line.trim_start();
    match words.strip_prefix('#') {
        Some(rest) if !rest.is_empty() && !rest.starts_with([' ', '#']) => {
            format!("{}{rest}", &line[..line.len() - words.len()])
        }
        _ => line.to_owned(),
    }
}

fn rewrite(path: &Path, change: impl Fn(&str) -> String) {
    let text = fs::read_to_string(path).expect("a file");
    fs::write(path, change(&text)).expect("written");
}

#[test]
fn every_line_that_is_ready_to_use_works() {
    let folder = tempfile::tempdir().expect("a folder");
    okrbook(folder.path(), &["init", "acme", "--quarter", "2027-Q1"]).exits(0);
    let root = folder.path().join("acme");
    let quarter = root.join("2027-Q1");
    // The reflection that quarter.yaml has for later, put where its comment says.
    let text = fs::read_to_string(quarter.join("quarter.yaml")).expect("a file");
    let block: Vec<_> =
        text.lines().skip_while(|line| *line != "#---").take_while(|line| line.starts_with('#')).collect();
    let end = block.iter().rposition(|line| !line.starts_with("# ")).expect("a reflection");
    let reflection: Vec<_> =
        block[..=end].iter().map(|line| &line[1..]).take_while(|line| !line.is_empty()).collect();
    fs::create_dir(quarter.join("reflections")).expect("a folder");
    fs::write(quarter.join("reflections/sales.md"), format!("{}\n", reflection.join("\n"))).expect("written");
    for path in files(&root) {
        if path.ends_with("quarter.yaml") {
            rewrite(&root.join(&path), |text| {
                let (now, later) = text.split_once("# WHAT COMES WHEN").expect("the part for later");
                format!("{}\n# WHAT COMES WHEN{later}", now.lines().map(used).collect::<Vec<_>>().join("\n"))
            });
        } else if path != ".okrbookignore" && !path.contains("reflections/") && !path.contains("pages/") {
            rewrite(&root.join(&path), |text| text.lines().map(used).collect::<Vec<_>>().join("\n") + "\n");
        }
    }
    fs::write(
        quarter.join("workshop.yaml"),
        "objectives:\n  - objective: Mend a bike so well that its rider tells the story\n",
    )
    .expect("written");
    let run = okrbook(
        &root,
        &["check", "--select", "source,links", "--ignore", "unused-allow", "--fail-on", "hint"],
    )
    .exits(0);
    assert_eq!(run.out, "nothing to say: all is well\n");
    // And they were read, not only passed over.
    let playbook = okrbook::pipeline::load(&root).expect("a playbook").playbook;
    let teams = &playbook.quarters[0].teams;
    let objectives = || teams.iter().flat_map(|team| &team.objectives).map(|entry| &entry.objective);
    assert_eq!((playbook.teams.len(), teams.len()), (3, 3));
    assert!(
        objectives().flat_map(|objective| &objective.key_results).any(|result| !result.check_ins.is_empty())
    );
    assert!(objectives().any(|objective| !objective.drafts.is_empty() && !objective.allow.is_empty()));
    assert!(
        teams.iter().filter_map(|team| team.reflection.as_ref()).any(|written| !written.resets.is_empty())
    );
    assert!(playbook.config.coach.is_some());
}
