//! A real SMTP server on loopback, for the length of a test: aiosmtpd, told to misbehave where a test wants it.

use crate::dovecot::{free_port, make_certificate};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const START_LIMIT: Duration = Duration::from_secs(30);

/// Debian's own Python has Debian's aiosmtpd; another one in the path may not.
const PYTHONS: &[&str] = &["/usr/bin/python3", "python3"];

/// A mail that the server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The sender of the envelope.
    pub from: String,
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// The mail, to the byte.
    pub bytes: Vec<u8>,
}

/// A running server with its own folder, ports, certificate and one user; stopped and erased on drop.
#[derive(Debug)]
pub struct SmtpBed {
    folder: TempDir,
    ports: [u16; 3],
    certificate: String,
    pause_ms: u32,
    process: Option<Child>,
    rules: AtomicU32,
}

impl SmtpBed {
    /// Starts a server whose only user is this one.
    ///
    /// # Panics
    ///
    /// When aiosmtpd is not installed, saying which package to install, or does not start.
    #[must_use]
    pub fn start(user: &str, password: &str) -> Self {
        Self::slow(user, password, 0)
    }

    /// A server that takes up to `pause_ms` before it keeps a mail, and as long before it says so.
    ///
    /// # Panics
    ///
    /// As [`SmtpBed::start`].
    #[must_use]
    pub fn slow(user: &str, password: &str, pause_ms: u32) -> Self {
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        let certificate = make_certificate(folder.path());
        fs::create_dir(folder.path().join("mail")).expect("the folder is ours");
        fs::write(folder.path().join("user"), format!("{user}\n{password}"))
            .expect("the folder is ours");
        let mut bed = Self {
            ports: [free_port(), free_port(), free_port()],
            folder,
            certificate,
            pause_ms,
            process: None,
            rules: AtomicU32::new(0),
        };
        bed.restart();
        bed
    }

    /// Port without protection and without sign-in.
    #[must_use]
    pub fn plain_port(&self) -> u16 {
        self.ports[0]
    }

    /// Port with STARTTLS and sign-in.
    #[must_use]
    pub fn starttls_port(&self) -> u16 {
        self.ports[1]
    }

    /// Port with TLS and sign-in.
    #[must_use]
    pub fn tls_port(&self) -> u16 {
        self.ports[2]
    }

    /// The certificate authority to trust for `localhost`, PEM.
    #[must_use]
    pub fn ca_pem(&self) -> &str {
        &self.certificate
    }

    /// Answers so many times with `reply` instead.
    ///
    /// - `step`: `rcpt`, `data` or `content`.
    /// - `address`: of the recipient; `*` is anybody.
    pub fn answer(&self, step: &str, address: &str, times: u32, reply: &str) {
        self.rule(step, address, "reply", times, reply);
    }

    /// Keeps the next mail to this address, and hangs up without a word.
    pub fn swallow(&self, address: &str) {
        self.rule("content", address, "swallow", 1, "");
    }

    /// Dies in the middle of the next mail to this address.
    pub fn die_within(&self, address: &str) {
        self.rule("data", address, "die", 1, "");
    }

    fn rule(&self, step: &str, address: &str, action: &str, times: u32, reply: &str) {
        let number = self.rules.fetch_add(1, Ordering::Relaxed);
        let path = self.folder.path().join("rules");
        let mut rules = fs::read_to_string(&path).unwrap_or_default();
        rules.push_str(&format!(
            "{number}\t{step}\t{address}\t{action}\t{times}\t{reply}\n"
        ));
        let unfinished = self.folder.path().join("rules.tmp");
        fs::write(&unfinished, rules).expect("the folder is ours");
        fs::rename(&unfinished, &path).expect("the folder is ours");
    }

    /// Forgets every rule.
    pub fn behave(&self) {
        let _ = fs::remove_file(self.folder.path().join("rules"));
    }

    /// Everything it took, in order.
    ///
    /// # Panics
    ///
    /// When its folder cannot be read.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        let entries = fs::read_dir(self.folder.path().join("mail")).expect("the folder is ours");
        let mut mails: Vec<_> = entries
            .map(|entry| entry.expect("the folder is ours").path())
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .collect();
        mails.sort();
        mails
            .into_iter()
            .map(|path| {
                let envelope = fs::read_to_string(path.with_extension("envelope"))
                    .expect("it stands beside every mail");
                let mut lines = envelope.lines().map(str::to_owned);
                Received {
                    from: lines.next().unwrap_or_default(),
                    to: lines.collect(),
                    bytes: fs::read(&path).expect("the mail is there"),
                }
            })
            .collect()
    }

    /// Stops it at once, dropping every connection. What it took stays.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }

    /// Starts it (again) on the same ports. Rules are new again.
    ///
    /// # Panics
    ///
    /// When it does not answer; the panic holds its log.
    pub fn restart(&mut self) {
        self.stop();
        let folder = self.folder.path();
        let (up, log) = (folder.join("up"), folder.join("log"));
        let _ = fs::remove_file(&up);
        let script = folder.join("server.py");
        fs::write(&script, include_str!("smtp/server.py")).expect("the folder is ours");
        let mut command = Command::new(python());
        command.arg(&script).arg(folder);
        let numbers = self.ports.iter().map(|&port| u32::from(port));
        for number in numbers.chain([self.pause_ms]) {
            command.arg(number.to_string());
        }
        let output = File::create(&log).expect("the folder is ours");
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(output)
            .spawn();
        self.process = Some(process.expect("the program is there"));
        let deadline = Instant::now() + START_LIMIT;
        while !up.exists() {
            assert!(
                Instant::now() < deadline,
                "the SMTP server does not start:\n{}",
                fs::read_to_string(&log).unwrap_or_default()
            );
            sleep(Duration::from_millis(20));
        }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for SmtpBed {
    fn drop(&mut self) {
        self.stop();
    }
}

fn python() -> &'static str {
    let has = |python: &&&str| {
        let mut probe = Command::new(**python);
        probe.args(["-c", "import aiosmtpd"]).stderr(Stdio::null());
        probe.status().is_ok_and(|status| status.success())
    };
    PYTHONS
        .iter()
        .find(has)
        .expect("aiosmtpd is not installed: apt-get install python3-aiosmtpd openssl")
}
