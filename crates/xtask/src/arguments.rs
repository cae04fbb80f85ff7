//! What the command line asks for.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use crate::steps::Step;

/// What `cargo xtask help` says.
pub const HELP: &str = "\
cargo xtask COMMAND

  serve [--dev] [--port N] [--address A]
      Builds the page as it is released and serves it at http://127.0.0.1:8080/,
      or at the next free port. --dev serves the development build instead, and
      builds and reloads it when a file changes.

  test [STEP…] [-- ARGUMENT…]
      Runs all checks and tests, or only these steps, up to the first that fails:
        fmt          the formatting of the Rust code
        clippy       clippy on the whole workspace
        clippy-wasm  clippy on the page and the module, as they are compiled for
                     browsers
        docs         rustdoc without a warning
        unit         unit, property and documentation tests
        wasm         the tests that run as wasm, in Node
        fuzz         made-up requests, for a minute or FUZZ_SECONDS
        audit        licences and advisories, if cargo-deny is installed
        types        the types of the browser tests
        npm          the npm package, with the AWS SDK, the AWS CLI and boto3
        dist         the built site and its size
        browser      the browser tests, against the built site
      With one step, ARGUMENTs go to it: `test unit -- paging`,
      `test browser -- --grep deregister`.

  dist [--public-url URL]
      Leaves the site in dist/, ready for any path of any static host, and prints
      what its files and a first visit weigh. URL (./ if not given) is put before
      the names of files. Leaves the npm package in target/npm/, ready to publish.

  bench [ARGUMENT…]
      Runs the benchmarks; an ARGUMENT chooses those whose name has it. `package`
      chooses those of the npm package: in Node, and over HTTP beside moto and
      ministack, which are installed below target/ for it.

  help
      Says this.

Each command sets up what it needs and does not find, and says so. Tools of the
right version on the search path are used; others are fetched with cargo binstall,
where that is installed, or compiled, into the user's cache folder, once for all
checkouts. CHROME may name the Chromium or Chrome for the browser tests.";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Say what there is.
    Help,
    /// Serve the page.
    Serve(Serve),
    /// Run steps of the tests.
    Test {
        /// Those that are asked for; none for all of them.
        steps: Vec<Step>,
        /// What goes to the one step that is asked for.
        rest: Vec<String>,
    },
    /// Build the site.
    Dist {
        /// What is put before the names of files.
        public_url: Option<String>,
    },
    /// Run the benchmarks.
    Bench {
        /// What goes to criterion.
        rest: Vec<String>,
    },
}

/// How to serve the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Serve {
    /// The development build, built anew whenever a file changes.
    pub dev: bool,
    /// The port that is asked for.
    pub port: Option<u16>,
    /// Where to listen.
    pub address: IpAddr,
}

/// A command line that asks for nothing there is.
#[derive(Debug, PartialEq, Eq)]
pub struct Misuse(String);

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(arguments: &[String]) -> Result<Command, Misuse> {
    let mut arguments = arguments.iter().map(String::as_str);
    match arguments.next() {
        None | Some("help" | "--help" | "-h") => Ok(Command::Help),
        Some(_) if arguments.clone().any(|argument| matches!(argument, "--help" | "-h")) => Ok(Command::Help),
        Some("serve") => parse_serve(arguments).map(Command::Serve),
        Some("test") => parse_test(arguments),
        Some("dist") => parse_dist(arguments),
        Some("bench") => Ok(Command::Bench { rest: arguments.map(str::to_owned).collect() }),
        Some(other) => Err(Misuse(format!("There is no command `{other}`."))),
    }
}

fn parse_serve<'a>(mut arguments: impl Iterator<Item = &'a str>) -> Result<Serve, Misuse> {
    let mut serve = Serve { dev: false, port: None, address: IpAddr::V4(Ipv4Addr::LOCALHOST) };
    while let Some((name, mut value)) = option(arguments.next()) {
        let mut value = || value.take().or_else(|| arguments.next());
        match name {
            "--dev" => serve.dev = true,
            "--port" => serve.port = Some(parse_value(name, value(), "a number up to 65535")?),
            "--address" => {
                serve.address = match value() {
                    Some("localhost") => IpAddr::V4(Ipv4Addr::LOCALHOST),
                    other => parse_value(name, other, "an IP address, such as 0.0.0.0")?,
                }
            }
            other => return Err(unknown("serve", other)),
        }
    }
    Ok(serve)
}

fn parse_test<'a>(mut arguments: impl Iterator<Item = &'a str>) -> Result<Command, Misuse> {
    let mut steps = Vec::new();
    for argument in arguments.by_ref() {
        if argument == "--" {
            break;
        }
        let step = Step::ALL.into_iter().find(|step| step.name() == argument);
        steps.push(step.ok_or_else(|| unknown("test", argument))?);
    }
    let rest = arguments.map(str::to_owned).collect::<Vec<_>>();
    match steps.as_slice() {
        [step] if rest.is_empty() || step.takes_arguments() => {}
        _ if rest.is_empty() => {}
        _ => {
            return Err(Misuse("Arguments after `--` need one step, `unit`, `npm` or `browser`, to go to.".to_owned()));
        }
    }
    Ok(Command::Test { steps, rest })
}

fn parse_dist<'a>(mut arguments: impl Iterator<Item = &'a str>) -> Result<Command, Misuse> {
    let mut public_url = None;
    while let Some((name, mut value)) = option(arguments.next()) {
        match name {
            "--public-url" => {
                let value = value.take().or_else(|| arguments.next());
                public_url = Some(parse_value(name, value, "a path or an address")?);
            }
            other => return Err(unknown("dist", other)),
        }
    }
    Ok(Command::Dist { public_url })
}

/// An option's name, and its value where it stands behind an equals sign.
fn option(argument: Option<&str>) -> Option<(&str, Option<&str>)> {
    argument.map(|argument| match argument.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (argument, None),
    })
}

fn parse_value<T: std::str::FromStr>(name: &str, value: Option<&str>, expected: &str) -> Result<T, Misuse> {
    let Some(value) = value else {
        return Err(Misuse(format!("{name} needs a value: {expected}.")));
    };
    value.parse().map_err(|_| Misuse(format!("{name} is `{value}`, but should be {expected}.")))
}

fn unknown(command: &str, argument: &str) -> Misuse {
    Misuse(format!("`{command}` knows no `{argument}`."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        let arguments = line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        parse(&arguments).map_err(|misuse| misuse.to_string())
    }

    #[test]
    fn each_command_is_understood() {
        assert_eq!(parsed(""), Ok(Command::Help));
        assert_eq!(parsed("serve --help"), Ok(Command::Help));
        assert_eq!(
            parsed("serve --dev --port=9000 --address 0.0.0.0"),
            Ok(Command::Serve(Serve { dev: true, port: Some(9000), address: IpAddr::V4(Ipv4Addr::UNSPECIFIED) }))
        );
        assert_eq!(parsed("test"), Ok(Command::Test { steps: vec![], rest: vec![] }));
        assert_eq!(parsed("test fmt clippy"), Ok(Command::Test { steps: vec![Step::Fmt, Step::Clippy], rest: vec![] }));
        assert_eq!(
            parsed("test browser -- --grep seven"),
            Ok(Command::Test { steps: vec![Step::Browser], rest: vec!["--grep".into(), "seven".into()] })
        );
        assert_eq!(parsed("dist --public-url /lab/"), Ok(Command::Dist { public_url: Some("/lab/".into()) }));
        assert_eq!(parsed("bench register"), Ok(Command::Bench { rest: vec!["register".into()] }));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, misuse) in [
            ("deploy", "There is no command `deploy`."),
            ("serve --prot 1", "`serve` knows no `--prot`."),
            ("serve --port", "--port needs a value: a number up to 65535."),
            ("serve --port 99999", "--port is `99999`, but should be a number up to 65535."),
            ("test clipy", "`test` knows no `clipy`."),
            ("dist extra", "`dist` knows no `extra`."),
        ] {
            assert_eq!(parsed(line), Err(misuse.to_owned()), "{line}");
        }
        assert!(parsed("test fmt -- x").is_err());
        assert!(parsed("test unit browser -- x").is_err());
    }

    #[test]
    fn the_help_names_every_step() {
        for step in Step::ALL {
            assert!(HELP.contains(&format!("\n        {} ", step.name())), "{}", step.name());
        }
    }
}
