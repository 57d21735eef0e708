//! What a team means to do in another way, and what became of it.

use crate::said::{folder, run};

/// What is said of the answers of 2021-Q1, after these front matters of a team's earlier reflections.
fn unknown(earlier: &[(&str, &str)], answers: &str) -> bool {
    let okrs = "objectives: [{objective: Become the shop that families recommend}]\n";
    let mut files = vec![("okrbook.yaml".to_owned(), "title: T\n".to_owned())];
    // Another team was there all along.
    for period in ["2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"] {
        files.push((format!("{period}/care.yaml"), okrs.to_owned()));
    }
    for (period, matter) in earlier.iter().chain(&[("2021-Q1", answers)]) {
        files.push((format!("{period}/sales.yaml"), okrs.to_owned()));
        files.push((format!("{period}/reflections/sales.md"), format!("---\n{matter}\n---\nWords\n")));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    run(folder(&files).path(), &["check"]).out.contains("was no reset of this team’s last reflection")
}

#[test]
fn an_answer_is_to_a_reset_of_the_last_reflection_or_to_one_left_open() {
    let resets = "resets: [Two people listen to every lost call]";
    let adopted = "answers: {Two people listen to every lost call: adopted}";
    assert!(!unknown(&[("2020-Q4", resets)], adopted));
    // The team had a pause.
    assert!(!unknown(&[("2020-Q2", resets)], adopted));
    // It was left open in between.
    let open = "answers: {Two people listen to every lost call: open}";
    assert!(!unknown(&[("2020-Q3", resets), ("2020-Q4", open)], adopted));
    let dropped = "answers: {Two people listen to every lost call: dropped}";
    assert!(unknown(&[("2020-Q3", resets), ("2020-Q4", dropped)], adopted));
    // Signs and case make it no other.
    assert!(!unknown(
        &[("2020-Q4", resets)],
        "answers: {\"Two people listen to every lost call.\": adopted}"
    ));
    assert!(unknown(&[("2020-Q4", resets)], "answers: {Paint the door: adopted}"));
}
