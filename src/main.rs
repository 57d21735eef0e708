fn main() {
    let root = std::env::args().nth(1).unwrap();
    let t = std::time::Instant::now();
    let loaded = okrbook::pipeline::load(std::path::Path::new(&root)).unwrap();

        paint: okrbook::report::human::Paint::Plain,
        width: 110,
        ..Default::default()
    };
    
        .unwrap();
    println!("{}", okrbook::report::human::summary(&loaded.diagnostics));
    let p = &loaded.playbook;
    println!(
        "{} teams {} quarters {} objectives {} notes {} metrics, {:?}",
        p.teams.len(),
        p.quarters.len(),
        p.objectives().count(),
        p.notes.len(),
        p.metrics.len(),
        t.elapsed()
    );
}
