//! How much the site weighs.

use std::fs;

use crate::failure::{During, Failure};
use crate::workspace::Workspace;
use crate::{node, program, site, split};

/// What a first visit is to download at most until the families table shows, in bytes as brotli 11 makes them.
const BUDGET: u64 = 150_000;

/// What the names of files begin with that come once the families table shows, as `e2e/tests/first-visit.spec.ts` has it.
const LATER: [&str; 2] = [split::LATER, "lab/"];

/// A file of the site, in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
    file: String,
}

/// Prints the size of each file and of a first visit, and fails when that is over the budget.
pub fn report(workspace: &Workspace) -> Result<(), Failure> {
    let dist = workspace.dist();
    let files = site::files(&dist)?;
    let later = |file: &str| LATER.iter().any(|start| file.starts_with(start));
    let first = files.iter().filter(|file| !later(file)).cloned().collect::<Vec<_>>();
    let loaded = site::loaded_with_page(&first, |file| {
        let path = dist.join(file);
        path.extension()
            .is_some_and(|kind| ["html", "css", "js"].iter().any(|text| kind == *text))
            .then(|| fs::read_to_string(&path).during(format_args!("read {}", path.display())))
            .transpose()
    })?;
    if loaded.is_empty() {
        return Err(Failure::new(format!("{} has no {}: `cargo xtask dist` builds it.", dist.display(), site::PAGE)));
    }
    let mut script = node::script(workspace, "build/sizes.mjs");
    script.arg(&dist).args(&files);
    let sizes = parse(&program::read(&mut script)?)?;

    println!("\n{:>11} {:>11} {:>11}", "raw", "gzip -9", "brotli 11");
    for size in &sizes {
        let mark = if loaded.contains(&size.file.as_str()) { ' ' } else { '*' };
        print_row(size, mark);
    }
    let first_visit = sum(sizes.iter().filter(|size| loaded.contains(&size.file.as_str())));
    print_row(&first_visit, ' ');
    if loaded.len() < files.len() {
        println!("* is loaded later, or never");
    }
    let (needed, budget) = (grouped(first_visit.brotli), grouped(BUDGET));
    println!("\nA first visit downloads {needed} bytes (brotli 11) until the families table shows.");
    if first_visit.brotli > BUDGET {
        return Err(Failure::new(format!("That is over the budget of {budget} bytes: find out by what.")));
    }
    println!("The budget is {budget}.");
    Ok(())
}

fn sum<'a>(sizes: impl Iterator<Item = &'a Size>) -> Size {
    let first_visit = Size { raw: 0, gzip: 0, brotli: 0, file: "first visit".to_owned() };
    sizes.fold(first_visit, |sum, size| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
        ..sum
    })
}

fn print_row(size: &Size, mark: char) {
    println!("{:>11} {:>11} {:>11} {mark} {}", grouped(size.raw), grouped(size.gzip), grouped(size.brotli), size.file);
}

/// Reads lines of three sizes and a file's name.
fn parse(lines: &str) -> Result<Vec<Size>, Failure> {
    let size = |line: &str| {
        let mut parts = line.splitn(4, ' ');
        Some(Size {
            raw: parts.next()?.parse().ok()?,
            gzip: parts.next()?.parse().ok()?,
            brotli: parts.next()?.parse().ok()?,
            file: parts.next()?.to_owned(),
        })
    };
    lines
        .lines()
        .map(|line| size(line).ok_or_else(|| Failure::new(format!("This is no line of sizes: {line}"))))
        .collect()
}

/// A number with a comma before each group of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (150_000, "150,000")] {
            assert_eq!(grouped(number), text);
        }
        assert_eq!(grouped(12_345_678), "12,345,678");
    }

    #[test]
    fn a_line_has_three_sizes_and_a_name_that_may_have_spaces() {
        let sizes = parse("1000 500 400 index.html\n3 2 1 a b.css\n").unwrap();
        assert_eq!(sizes[0], Size { raw: 1000, gzip: 500, brotli: 400, file: "index.html".into() });
        assert_eq!(sizes[1].file, "a b.css");
        assert!(parse("12 index.html").is_err());
    }
}
