//! The second factor: after the passphrase, a code from the telephone of the person.
//!
//! The secret is kept on this computer among the secrets of the firm, with the last step that was accepted and the
//! codes that failed: a code opens once, and guessing waits longer each time, also across a restart.

use crate::{Error, Session, clock, router::Handle, words};
use contract::second_factor::{
    DropSecondFactor, KeepSecondFactor, MakeSecondFactor, RequireSecondFactor,
    SecondFactorSecretView, SecondFactorView, ShowSecondFactor,
};
use domain::Capability;
use qrcode::{QrCode, render::svg};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Id, Reader, Store, Writer};
use vault::SecondFactor;

/// The setting by which a firm asks a code of every member.
const REQUIRED: &str = "security.second_factor";

/// Wrong codes that cost nothing.
const FREE_FAILURES: u32 = 5;

/// What one more wrong code costs; it doubles each time, up to an hour.
const WAIT_SECONDS: i64 = 30;
const LONGEST_WAIT_SECONDS: i64 = 3600;

/// What this computer knows of the telephone of one member.
#[derive(Serialize, Deserialize)]
struct Telephone {
    secret: String,
    /// The last step of thirty seconds that was accepted.
    last_step: u64,
    /// Wrong codes since the last right one.
    failures: u32,
    /// When the last of them came.
    failed_ms: i64,
}

fn key(user_id: Id) -> String {
    format!("user/{user_id}/second_factor")
}

fn telephone(reader: &Reader<'_>, user_id: Id) -> Result<Option<Telephone>, Error> {
    let Some(kept) = reader.secret(&key(user_id))? else {
        return Ok(None);
    };
    serde_json::from_slice(&kept)
        .map(Some)
        .map_err(|_| Error::Broken("the second factor that is kept cannot be read".to_owned()))
}

fn keep(writer: &Writer<'_>, user_id: Id, telephone: &Telephone) -> Result<(), Error> {
    let bytes = zeroize::Zeroizing::new(
        serde_json::to_vec(telephone).map_err(|error| Error::Broken(error.to_string()))?,
    );
    Ok(writer.set_secret(&key(user_id), &bytes)?)
}

fn is_required(reader: &Reader<'_>) -> Result<bool, Error> {
    let setting = reader.setting(REQUIRED)?;
    Ok(setting.and_then(|value| value.as_bool()).unwrap_or(false))
}

/// Whether this member must still bring a telephone before anything else.
pub(crate) fn is_missing(reader: &Reader<'_>, user_id: Id) -> Result<bool, Error> {
    Ok(is_required(reader)? && telephone(reader, user_id)?.is_none())
}

/// Lets a member in whose telephone shows this code, and everybody who has none.
///
/// # Errors
///
/// [`Error::CodeWanted`] without a code, [`Error::WrongCode`], [`Error::CodeWait`] after too many.
pub(super) fn pass(
    store: &Store,
    user_id: Id,
    code: Option<&str>,
    now_ms: i64,
) -> Result<(), Error> {
    let Some(mut telephone) = store.read(|reader| telephone(reader, user_id))? else {
        return Ok(());
    };
    let code = code
        .filter(|code| !code.trim().is_empty())
        .ok_or(Error::CodeWanted)?;
    let over = telephone.failures.saturating_sub(FREE_FAILURES);
    if telephone.failures >= FREE_FAILURES {
        let wait = WAIT_SECONDS
            .saturating_mul(1 << over.min(8))
            .min(LONGEST_WAIT_SECONDS);
        let left = telephone.failed_ms + wait * 1000 - now_ms;
        // A clock that was set back must not close the firm for longer than the wait itself.
        if left > 0 && left <= wait * 1000 {
            return Err(Error::CodeWait {
                seconds: left / 1000 + 1,
            });
        }
    }
    let factor = SecondFactor::parse(&telephone.secret)
        .ok_or_else(|| Error::Broken("the second factor that is kept is damaged".to_owned()))?;
    let step = factor
        .step_of(code, seconds(now_ms))
        .filter(|step| *step > telephone.last_step);
    if let Some(step) = step {
        telephone.last_step = step;
        telephone.failures = 0;
    } else {
        telephone.failures = telephone.failures.saturating_add(1);
        telephone.failed_ms = now_ms;
    }
    store.write(now_ms, |writer| {
        if step.is_none() {
            let detail = json!({ "failures": telephone.failures });
            let user = user_id.to_string();
            writer.audit(Some(user_id), "firm.wrong_code", "users", &user, &detail)?;
        }
        keep(writer, user_id, &telephone)
    })?;
    step.map(|_| ()).ok_or(Error::WrongCode)
}

/// Forgets the telephone of a member whose paper opened the firm.
pub(super) fn forget(writer: &Writer<'_>, user_id: Id) -> Result<bool, Error> {
    Ok(writer.delete_secret(&key(user_id))?)
}

fn seconds(now_ms: i64) -> u64 {
    u64::try_from(now_ms / 1000).unwrap_or_default()
}

impl Session {
    fn second_factor_view(&self) -> Result<SecondFactorView, Error> {
        self.read(|reader| {
            let mut members = Vec::new();
            for user in reader.users()? {
                if telephone(reader, user.id)?.is_some() {
                    members.push(user.id);
                }
            }
            Ok(SecondFactorView {
                required: is_required(reader)?,
                enrolled: members.contains(&self.user_id),
                members: members.iter().map(ToString::to_string).collect(),
            })
        })
    }
}

impl Handle<ShowSecondFactor> for Session {
    fn handle(&self, _: ShowSecondFactor) -> Result<SecondFactorView, Error> {
        self.second_factor_view()
    }
}

impl Handle<MakeSecondFactor> for Session {
    fn handle(&self, _: MakeSecondFactor) -> Result<SecondFactorSecretView, Error> {
        let user = self.user()?;
        let firm = self.read(crate::settings::firm_name)?;
        let factor = SecondFactor::make(&format!("Guichet {firm}"), &user.email, clock::random);
        let picture = QrCode::new(factor.uri().as_bytes())
            .map_err(|error| Error::Broken(format!("the secret as a QR code: {error}")))?;
        Ok(SecondFactorSecretView {
            secret: factor.text().to_string(),
            qr_svg: picture
                .render::<svg::Color<'_>>()
                .min_dimensions(180, 180)
                .quiet_zone(true)
                .build(),
        })
    }
}

impl Handle<KeepSecondFactor> for Session {
    fn handle(&self, request: KeepSecondFactor) -> Result<SecondFactorView, Error> {
        let factor =
            SecondFactor::parse(&request.secret).ok_or_else(|| Error::invalid("secret", ""))?;
        let step = factor
            .step_of(&request.code, seconds(self.now_ms()))
            .ok_or(Error::WrongCode)?;
        self.write(|writer| {
            keep(
                writer,
                self.user_id,
                &Telephone {
                    secret: factor.text().to_string(),
                    last_step: step,
                    failures: 0,
                    failed_ms: 0,
                },
            )?;
            let user = self.user_id.to_string();
            self.audit(writer, "second_factor.keep", "users", &user, &json!({}))
        })?;
        self.bus.changed(&["settings", "members"]);
        self.second_factor_view()
    }
}

impl Handle<DropSecondFactor> for Session {
    fn handle(&self, request: DropSecondFactor) -> Result<SecondFactorView, Error> {
        let id = words::id(&request.member_id)?;
        let required = self.read(is_required)?;
        if id != self.user_id || required {
            self.require(Capability::Administer)?;
        }
        self.write(|writer| {
            if forget(writer, id)? {
                let user = id.to_string();
                self.audit(writer, "second_factor.drop", "users", &user, &json!({}))?;
            }
            Ok(())
        })?;
        self.bus.changed(&["settings", "members"]);
        self.second_factor_view()
    }
}

impl Handle<RequireSecondFactor> for Session {
    fn handle(&self, request: RequireSecondFactor) -> Result<SecondFactorView, Error> {
        self.require(Capability::Administer)?;
        self.write(|writer| {
            // Whoever asks it of others must have shown that it works.
            if request.required && telephone(writer, self.user_id)?.is_none() {
                return Err(Error::SecondFactorMissing);
            }
            writer.set_setting(REQUIRED, json!(request.required))?;
            self.audit(
                writer,
                "second_factor.require",
                "firm",
                &self.tenant.id,
                &json!({ "required": request.required }),
            )
        })?;
        self.bus.changed(&["settings", "members"]);
        self.second_factor_view()
    }
}
