//! Serving the page on this machine.

use std::io::ErrorKind;
use std::net::{IpAddr, TcpListener};

use crate::arguments::Serve;
use crate::failure::{During, Failure};
use crate::setup::{self, Need};
use crate::workspace::Workspace;
use crate::{dist, node, program};

/// The first port that is tried when none is asked for, and how many after it.
const FIRST_PORT: u16 = 8080;
const PORTS: u16 = 20;

/// `cargo xtask serve`: builds the page and serves it until Ctrl-C.
pub fn serve(workspace: &Workspace, options: &Serve) -> Result<(), Failure> {
    // Before minutes of building, and again by the server itself.
    let port = choose_port(options.address, options.port)?;
    let ready = setup::ensure(workspace, Need::SITE.iter().copied())?;
    if options.dev {
        let mut trunk = dist::trunk(workspace, &ready, "serve")?;
        trunk
            .args(["--port", &port.to_string()])
            .args(["--address", &options.address.to_string()])
            .arg("--dist")
            .arg(workspace.scratch().join("dev"));
        println!("Building the page for development, and again whenever a file changes. Ctrl-C ends it.");
        return program::become_it(&mut trunk);
    }
    dist::build(workspace, &ready, None)?;
    println!("\nThe page is built. Ctrl-C ends serving it.");
    let mut server = node::script(workspace, "server.mjs");
    server.args(["--port", &port.to_string()]).args(["--address", &options.address.to_string()]);
    program::become_it(&mut server)
}

/// A free port: the one that is asked for, or the first of a row that others leave free.
fn choose_port(address: IpAddr, wanted: Option<u16>) -> Result<u16, Failure> {
    if let Some(port) = wanted {
        return is_free(address, port)?.then_some(port).ok_or_else(|| {
            Failure::new(format!(
                "Port {port} of {address} is taken by another program. Choose another with --port, or leave --port \
                 out to get one that is free."
            ))
        });
    }
    for port in FIRST_PORT..FIRST_PORT + PORTS {
        if is_free(address, port)? {
            if port != FIRST_PORT {
                println!("Port {FIRST_PORT} is taken by another program; this will be at {port}.");
            }
            return Ok(port);
        }
    }
    any_free_port(address)
}

/// A port of the system's choice.
pub fn any_free_port(address: IpAddr) -> Result<u16, Failure> {
    TcpListener::bind((address, 0))
        .and_then(|listener| listener.local_addr())
        .map(|local| local.port())
        .during(format_args!("find a free port of {address}"))
}

fn is_free(address: IpAddr, port: u16) -> Result<bool, Failure> {
    match TcpListener::bind((address, port)) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Ok(false),
        Err(error) => Err(error).during(format_args!("listen on port {port} of {address}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn a_port_that_is_asked_for_and_taken_is_refused() {
        let taken = TcpListener::bind((LOOPBACK, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let failure = choose_port(LOOPBACK, Some(port)).unwrap_err().to_string();
        assert!(failure.contains(&format!("Port {port} of 127.0.0.1 is taken")), "{failure}");
    }

    #[test]
    fn without_a_wish_a_free_port_is_found() {
        let port = choose_port(LOOPBACK, None).unwrap();
        assert!(is_free(LOOPBACK, port).unwrap());
    }
}
