//! A real IMAP server on loopback, for the length of a test.

mod configuration;

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long the server may take to answer after its start.
const START_LIMIT: Duration = Duration::from_secs(20);

/// A running Dovecot with its own folder, ports, certificate and users; stopped and erased on drop.
#[derive(Debug)]
pub struct Dovecot {
    folder: TempDir,
    imap: u16,
    imaps: u16,
    certificate: String,
    process: Option<Child>,
    owner: Owner,
    delivered: AtomicU64,
}

/// Who owns the mail: Dovecot's own user when the tests run as root, else whoever runs them.
#[derive(Debug, Clone)]
struct Owner {
    name: String,
    group: String,
    ids: Option<(u32, u32)>,
}

impl Dovecot {
    /// Starts a server on free loopback ports and waits until it answers.
    ///
    /// # Panics
    ///
    /// When Dovecot is not installed, saying which package to install, or does not start.
    #[must_use]
    pub fn start() -> Self {
        assert!(
            program().is_some(),
            "Dovecot is not installed: apt-get install dovecot-imapd openssl"
        );
        // Not the user's own temporary folder: Dovecot drops its rights and must still be able to enter it.
        let folder = tempfile::Builder::new()
            .prefix("guichet-dovecot-")
            .tempdir_in("/tmp")
            .expect("the temporary folder is writable");
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755))
            .expect("the folder is ours");
        let owner = Owner::find();
        let mut server = Self {
            imap: free_port(),
            imaps: free_port(),
            certificate: make_certificate(folder.path()),
            folder,
            process: None,
            owner,
            delivered: AtomicU64::new(0),
        };
        let path = server.folder().to_owned();
        fs::write(path.join("users"), "").expect("the folder is ours");
        fs::write(
            path.join("dovecot.conf"),
            configuration::text(
                &path,
                server.imap,
                server.imaps,
                &server.owner.name,
                &server.owner.group,
            ),
        )
        .expect("the folder is ours");
        server.make_folder(&path.join("mail"));
        server.restart();
        server
    }

    /// Adds a user who may sign in at once.
    pub fn add_user(&self, user: &str, password: &str) {
        let mut users = OpenOptions::new()
            .append(true)
            .open(self.folder().join("users"))
            .expect("start made the file");
        writeln!(users, "{user}:{{PLAIN}}{password}::::::").expect("the file is writable");
        self.make_maildir(&self.maildir(user, "INBOX"));
    }

    /// Puts a message into a folder of a user (`INBOX` or another, made if missing), as a delivery agent would.
    pub fn deliver(&self, user: &str, folder: &str, message: &[u8]) {
        let maildir = self.maildir(user, folder);
        self.make_maildir(&maildir);
        let number = self.delivered.fetch_add(1, Ordering::Relaxed);
        // The time in the name is the time of arrival; one second apart keeps the order visible.
        let name = format!("{}.M{number}P1.testkit", 1_767_225_600 + number);
        let unfinished = maildir.join("tmp").join(&name);
        fs::write(&unfinished, message).expect("the Maildir is ours");
        self.own(&unfinished);
        fs::rename(&unfinished, maildir.join("new").join(&name)).expect("the Maildir is ours");
    }

    /// Deletes a folder and makes it anew, empty: its UIDVALIDITY changes.
    pub fn recreate_folder(&self, user: &str, folder: &str) {
        let maildir = self.maildir(user, folder);
        for part in ["cur", "new", "tmp"] {
            let _ = fs::remove_dir_all(maildir.join(part));
        }
        for entry in fs::read_dir(&maildir).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with("dovecot") {
                let _ = fs::remove_file(entry.path());
            }
        }
        self.make_maildir(&maildir);
        // UIDVALIDITY is the second of creation, so that the next one differs whatever the clock's grain.
        let number = self.delivered.fetch_add(1, Ordering::Relaxed);
        let list = maildir.join("dovecot-uidlist");
        fs::write(
            &list,
            format!("3 V{} N1 G{number:032x}\n", 1_800_000_000 + number),
        )
        .expect("the Maildir is ours");
        self.own(&list);
    }

    /// Port of plain IMAP with STARTTLS.
    #[must_use]
    pub fn imap_port(&self) -> u16 {
        self.imap
    }

    /// Port of IMAP over TLS.
    #[must_use]
    pub fn imaps_port(&self) -> u16 {
        self.imaps
    }

    /// The certificate authority to trust for `localhost`, PEM.
    #[must_use]
    pub fn ca_pem(&self) -> &str {
        &self.certificate
    }

    /// Stops the server at once, dropping every connection. Mail, users and ports stay.
    pub fn stop(&mut self) {
        let Some(mut process) = self.process.take() else {
            return;
        };
        // The whole group at once: asked politely, it would first serve its clients to the end.
        let _ = Command::new("kill")
            .args(["-KILL", "--", &format!("-{}", process.id())])
            .stderr(Stdio::null())
            .status();
        let _ = process.kill();
        let _ = process.wait();
        // Its children die a moment later, and until then the port takes connections that it then resets.
        let deadline = Instant::now() + START_LIMIT;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.imap)).is_ok()
            && Instant::now() < deadline
        {
            sleep(Duration::from_millis(20));
        }
    }

    /// Starts it (again) on the same ports with the same mail.
    ///
    /// # Panics
    ///
    /// When it does not answer; the panic holds its log.
    pub fn restart(&mut self) {
        self.stop();
        let program = program().expect("checked at the start");
        let process = Command::new(program)
            .arg("-F")
            .arg("-c")
            .arg(self.folder().join("dovecot.conf"))
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(self.folder().join("stderr.log")).expect("the folder is ours"))
            .spawn()
            .expect("the program is there");
        self.process = Some(process);
        let deadline = Instant::now() + START_LIMIT;
        while !self.answers() {
            assert!(
                Instant::now() < deadline,
                "Dovecot does not answer:\n{}",
                self.log()
            );
            sleep(Duration::from_millis(20));
        }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the server wrote to its log, for a look when a test fails.
    #[must_use]
    pub fn log(&self) -> String {
        ["stderr.log", "dovecot.log"]
            .iter()
            .filter_map(|name| fs::read_to_string(self.folder().join(name)).ok())
            .collect()
    }

    fn answers(&self) -> bool {
        let greeting = || -> io::Result<bool> {
            let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.imap))?;
            stream.set_read_timeout(Some(Duration::from_secs(5)))?;
            let mut line = String::new();
            BufReader::new(stream).read_line(&mut line)?;
            Ok(line.starts_with("* OK"))
        };
        greeting().unwrap_or(false)
    }

    fn maildir(&self, user: &str, folder: &str) -> PathBuf {
        let home = self.folder().join("mail").join(user).join("Maildir");
        if folder == "INBOX" {
            home
        } else {
            home.join(format!(".{}", folder.replace('/', ".")))
        }
    }

    fn make_maildir(&self, maildir: &Path) {
        for folder in maildir
            .ancestors()
            .take_while(|folder| !folder.ends_with("mail"))
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
        {
            self.make_folder(folder);
        }
        for part in ["cur", "new", "tmp"] {
            self.make_folder(&maildir.join(part));
        }
    }

    fn make_folder(&self, folder: &Path) {
        if !folder.is_dir() {
            fs::create_dir_all(folder).expect("the folder is ours");
            self.own(folder);
        }
    }

    fn own(&self, path: &Path) {
        if let Some((user, group)) = self.owner.ids {
            chown(path, Some(user), Some(group)).expect("root may give files away");
        }
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Owner {
    fn find() -> Self {
        let is_root = fs::metadata("/proc/self")
            .is_ok_and(|this| std::os::unix::fs::MetadataExt::uid(&this) == 0);
        let wanted = if is_root {
            "mail".to_owned()
        } else {
            run("id", &["-un"])
        };
        let user = run("id", &["-u", &wanted])
            .parse()
            .expect("id answers with a number");
        let group = run("id", &["-g", &wanted])
            .parse()
            .expect("id answers with a number");
        Self {
            group: run("id", &["-gn", &wanted]),
            name: wanted,
            ids: is_root.then_some((user, group)),
        }
    }
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .expect("coreutils are installed");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn program() -> Option<PathBuf> {
    [
        "/usr/sbin/dovecot",
        "/usr/bin/dovecot",
        "/usr/local/sbin/dovecot",
    ]
    .iter()
    .map(PathBuf::from)
    .find(|path| path.exists())
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has a free port");
    listener.local_addr().expect("it is bound").port()
}

/// An authority and a certificate of it for `localhost`; answers with the authority's.
pub(crate) fn make_certificate(folder: &Path) -> String {
    let key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
    ];
    let authority = [
        "req",
        "-x509",
        "-days",
        "2",
        "-subj",
        "/CN=testkit",
        "-keyout",
        "ca.key",
        "-out",
        "ca.crt",
    ];
    openssl(folder, &[&authority[..], &key].concat());
    openssl(
        folder,
        &[
            &[
                "req",
                "-subj",
                "/CN=localhost",
                "-keyout",
                "tls.key",
                "-out",
                "tls.csr",
            ][..],
            &key,
        ]
        .concat(),
    );
    fs::write(
        folder.join("tls.ext"),
        "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n",
    )
    .expect("the folder is ours");
    let signed = [
        "x509",
        "-req",
        "-days",
        "2",
        "-in",
        "tls.csr",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-set_serial",
        "2",
    ];
    openssl(
        folder,
        &[&signed[..], &["-extfile", "tls.ext", "-out", "tls.crt"]].concat(),
    );
    fs::read_to_string(folder.join("ca.crt")).expect("openssl wrote it")
}

fn openssl(folder: &Path, arguments: &[&str]) {
    let output = Command::new("openssl")
        .args(arguments)
        .current_dir(folder)
        .output();
    let output = output.expect("openssl is not installed: apt-get install openssl");
    assert!(
        output.status.success(),
        "openssl: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
