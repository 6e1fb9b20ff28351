//! Licences of the platform: a key pair once, and a signed text for each firm.

use anyhow::Context as _;
use std::{fs, io::Write as _, path::Path};
use vault::{Licence, SigningSeed};

/// Writes a new key pair: the private half into `private`, readable for its owner only, the public one into `public`.
pub(crate) fn new_key(private: &Path, public: &Path) -> anyhow::Result<()> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| anyhow::anyhow!("no random numbers: {error}"))?;
    let seed = SigningSeed::new(seed);
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options
        .open(private)
        .with_context(|| format!("{} must be a new file", private.display()))?;
    writeln!(file, "{}", *seed.reveal_seed())?;
    fs::write(public, format!("{}\n", seed.verifying_key().encode()))?;
    say(&format!("{}\n", seed.verifying_key().encode()))
}

/// Prints the licence of a firm.
pub(crate) fn issue(private: &Path, licence: &Licence) -> anyhow::Result<()> {
    let text = fs::read_to_string(private)
        .with_context(|| format!("{} cannot be read", private.display()))?;
    let seed = SigningSeed::decode(&text)?;
    for day in [&licence.issued, &licence.until] {
        anyhow::ensure!(
            day.parse::<jiff::civil::Date>().is_ok(),
            "{day} is no day (YYYY-MM-DD)"
        );
    }
    anyhow::ensure!(
        licence.plan.parse::<domain::Plan>().is_ok(),
        "{} is no plan",
        licence.plan
    );
    say(&licence.sign(&seed))
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}
