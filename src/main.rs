fn main() {
    let mut args = std::env::args().skip(1);
    let root = args.next().unwrap();
    let out = args.next().unwrap();
    let audience = args.next().unwrap_or("coach".into());
    let t = std::time::Instant::now();
    let loaded = okrbook::pipeline::load(std::path::Path::new(&root)).unwrap();
    eprintln!("load {:?}", t.elapsed());
    let style = okrbook::report::human::Style::default();
    okrbook::report::human::write(&mut std::io::stdout(), &loaded.diagnostics, &loaded.sources, style)
        .unwrap();
    match okrbook::pipeline::build(
        &loaded,
        okrbook::model::audience::Audience::parse(&audience).unwrap(),
        std::path::Path::new(&out),
    ) {
        Ok(c) => {
            eprintln!("{} written, {} unchanged {:?} {:?}", c.written, c.unchanged, c.notes, t.elapsed())
        }
        Err(okrbook::pipeline::BuildError::Template(e)) => eprintln!("{e}"),
        Err(okrbook::pipeline::BuildError::Publish(e)) => {
            eprintln!("{e}");
            let mut s = std::error::Error::source(&e);
            while let Some(e) = s {
                eprintln!("  {e}");
                s = e.source();
            }
        }
    }
}
