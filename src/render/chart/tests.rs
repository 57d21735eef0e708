//! Whatever the numbers and words are, every chart is well-formed, finite and escaped.

use super::*;

const NUMBERS: [f64; 14] = [
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    -0.0,
    0.0,
    0.1 + 0.2,
    0.5,
    1.0,
    1e21,
    -1e21,
    2.0 / 3.0,
];
const TEXT: &str = "<b a=\"1\" c='2'>&amp; 电话 \u{0}\u{1b}</svg><script>";

/// Every chart with `a` and `b` in all its places.
fn all(a: f64, b: f64) -> Vec<String> {
    let w = &Words::ENGLISH;
    let zones = Zones { commit: Some(a), target: Some(b) };
    let levels = [
        Level { kind: LevelKind::Baseline, score: a, value: TEXT },
        Level { kind: LevelKind::Target, score: b, value: TEXT },
    ];
    let ticks = [Tick { at: a, label: TEXT.to_owned() }, Tick { at: b, label: TEXT.to_owned() }];
    let check_in = |at, value| CheckIn { at, date: TEXT, value: Some((value, TEXT)), confidence: Some(a) };
    let check_ins = [check_in(0.0, a), check_in(a, b), check_in(b, a), check_in(1.0, b)];
    let points = [a, b, a].map(|v| Point { label: TEXT, value: Some((v, TEXT)), role: Role::Health });
    let now = Some((a, TEXT));
    let key_results = [KeyResultLine { label: TEXT, score: Some(a), ask: true }];
    let node = Node {
        id: "n",
        href: TEXT,
        team: TEXT,
        owner: TEXT,
        title: TEXT,
        key_results: &key_results,
        supports: None,
        loose: false,
    };
    let child = Node { id: "c", supports: Some(Supports { node: "n", key_result: Some(9) }), ..node };
    vec![
        strip(&Strip { id: TEXT, name: TEXT, score: Some(a), pace: Some(b), ask: true, zones }, w),
        scale(&Scale { id: TEXT, name: TEXT, levels: &levels, now, pace: Some((b, TEXT)), ask: true }, w),
        trend(
            &Trend {
                id: TEXT,
                name: TEXT,
                levels: &levels,
                check_ins: &check_ins,
                pace: &[(a, b), (b, a)],
                ticks: &ticks,
                ask: true,
            },
            w,
        ),
        spark(TEXT, &[Some(a), None, Some(b)], w),
        conf(TEXT, Some(a), w),
        axis(zones, true, w),
        weeks(&Weeks {
            id: TEXT,
            title: TEXT,
            desc: TEXT,
            now,
            check_ins: &[a, b],
            ticks: &ticks,
            events: &[Event { from: a, to: b, label: TEXT }],
        }),
        dots(TEXT, &[a, b, a].map(|score| Dot { name: TEXT, score, ask: true }), zones, w),
        swarm(TEXT, TEXT, &[a, b, a], true, zones, w),
        calibration(TEXT, &[a, b].map(|confidence| Bin { confidence, reached: 2, missed: 3 }), w),
        history(TEXT, TEXT, &[a, b].map(|value| Quarter { label: TEXT, value, text: TEXT }), w),
        series(&Series { id: TEXT, name: TEXT, points: &points, grid: &[(b, TEXT)] }, w),
        health(TEXT, TEXT, &Keep::Between((a, TEXT), (b, TEXT)), now, true, w),
        health(TEXT, TEXT, &Keep::Under(a, TEXT), Some((b, TEXT)), true, w),
        health(TEXT, TEXT, &Keep::Over(a, TEXT), Some((b, TEXT)), false, w),
        ruler(
            &Ruler {
                id: TEXT,
                name: TEXT,
                levels: &[(LevelKind::Baseline, a, TEXT), (LevelKind::Target, b, TEXT)],
                now,
                beyond: Some((b, TEXT)),
                ask: true,
            },
            w,
        ),
        map(TEXT, TEXT, &[TEXT], &[node, child], w).expect("two boxes are drawn"),
    ]
}

#[test]
fn whatever_the_numbers_the_picture_is_sound() {
    for a in NUMBERS {
        for b in NUMBERS {
            for out in all(a, b) {
                sound(&out).unwrap_or_else(|why| panic!("{a} and {b}: {why}\n{out}"));
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(all(0.5, 0.3), all(0.5, 0.3));
}

/// Elements nest, attributes are quoted, geometry is made of short finite numbers, nothing foreign is in it.
fn sound(svg: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').ok_or(format!("open tag {part:?}"))?;
        if text.contains(['>', '"', '\'']) || text.contains(|c: char| c.is_control()) {
            return Err(format!("text {text:?}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("end of {name}"));
            }
            continue;
        }
        let name = tag.split(' ').next().unwrap_or("").trim_end_matches('/');
        let known = ["svg", "title", "desc", "rect", "line", "circle", "text", "tspan", "a", "path"];
        if !known.contains(&name) || tag.contains("style=") {
            return Err(format!("element {tag:?}"));
        }
        for (key, value) in tag.split("\" ").filter_map(|a| a.rsplit(' ').next()?.split_once("=\"")) {
            let value = value.trim_end_matches(['"', '/']);
            if ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "dx", "width", "height"].contains(&key) {
                let digits = value.trim_end_matches('%');
                let short = digits.split('.').nth(1).is_none_or(|d| d.len() <= 2) && digits.len() <= 8;
                if !short || digits == "-0" || digits.parse::<f64>().is_err() || digits.contains('e') {
                    return Err(format!("{key}={value:?}"));
                }
            }
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("left open: {open:?}")) }
}
