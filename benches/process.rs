//! The real program as a process of its own: started, looked at, stopped.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::http::Client;

/// A running service. It is stopped when it is dropped.
pub struct Service {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process to the first page that was answered.
    pub ready_after: Duration,
}

impl Service {
    /// Starts `safon` with these arguments on a free port, and asks until a page is answered.
    pub async fn start(arguments: &[&str], data: &Path) -> Self {
        let address = free_address();
        let began = Instant::now();
        let child = Command::new(program())
            .args(arguments)
            .arg("--data")
            .arg(data)
            .arg("--listen")
            .arg(address.to_string())
            .env("SAFON_STANDS_IN", "yes")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let ready_after = loop {
            if let Ok(mut client) = Client::connect(address, "").await
                && matches!(client.get("/en").await, Ok((200, _)))
            {
                break began.elapsed();
            }
            assert!(began.elapsed() < Duration::from_secs(900), "the service does not answer");
            tokio::time::sleep(Duration::from_micros(500)).await;
        };
        Self { child, address, ready_after }
    }

    /// Resident memory in megabytes, as the kernel counts it.
    pub fn resident(&self) -> f64 {
        self.status("VmRSS:")
    }

    /// The most that was ever resident, in megabytes.
    pub fn most_resident(&self) -> f64 {
        self.status("VmHWM:")
    }

    /// Forgets the most that was resident, so that it counts from now on.
    pub fn forget_most_resident(&self) {
        std::fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").expect("the kernel lets us");
    }

    fn status(&self, what: &str) -> f64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix(what)).unwrap_or_default();
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or_default();
        kilobytes / 1024.0
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Told to stop, as a service manager would; it then lets go of its folder.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address")
}

/// The program that `cargo bench` built; or another, where one is named.
pub fn program() -> std::ffi::OsString {
    std::env::var_os("SAFON_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_safon").into())
}
