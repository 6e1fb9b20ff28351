//! The firm's licence: kept as the text it came as, verified every time it counts.

use crate::{
    Error, Session,
    error::{Explanation, say},
    router::Handle,
    when,
};
use contract::{
    FailureCode,
    licence::{LicenceView, SetLicence, ShowLicence},
};
use domain::{
    Capability, Feature, Plan,
    case_law::day_in_words,
    plan::{Granted, Standing},
};
use jiff::civil::Date;
use serde_json::json;
use std::io::Read as _;
use store::{Id, Reader};
use vault::{Licence, VerifyingKey};

/// The setting that holds the text.
const KEY: &str = "licence.text";

/// A larger file is no licence.
const MAX_BYTES: u64 = 64 << 10;

/// What is wrong with a licence, or with a plan for what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LicenceError {
    /// The text is no licence.
    #[error("this text is no licence")]
    NotALicence,
    /// The platform did not sign it.
    #[error("the signature of the licence is wrong")]
    WrongSignature,
    /// It is another firm's.
    #[error("this licence belongs to another firm")]
    OtherFirm,
    /// It ended.
    #[error("this licence ended on {0}")]
    Ended(Date),
    /// This release does not know the plan.
    #[error("this release does not know the plan {0}")]
    UnknownPlan(String),
    /// The plan of the firm does not open this.
    #[error("the plan {} does not open {feature}", plan.as_str())]
    NotOpened {
        /// The plan that holds today.
        plan: Plan,
        /// What was asked.
        feature: Feature,
    },
}

/// What the person learns.
pub(crate) fn explain(error: &LicenceError) -> Explanation {
    const ASK: (&str, &str) = (
        "Collez le texte reçu en entier, de « GUICHET-LICENCE » à la dernière ligne.",
        "Paste the whole text you received, from “GUICHET-LICENCE” to the last line.",
    );
    match error {
        LicenceError::NotALicence => say(
            FailureCode::Refused,
            "not_a_licence",
            "Ce texte n’est pas une licence de Guichet. La licence du cabinet n’a pas changé.",
            "This text is no licence of Guichet. The licence of the firm did not change.",
        )
        .remedy(ASK.0, ASK.1),
        LicenceError::WrongSignature => say(
            FailureCode::Refused,
            "licence_signature",
            "La signature de cette licence n’est pas la bonne : le texte a été modifié. La licence du cabinet n’a pas changé.",
            "The signature of this licence is wrong: its text was altered. The licence of the firm did not change.",
        )
        .remedy(ASK.0, ASK.1),
        LicenceError::OtherFirm => say(
            FailureCode::Refused,
            "licence_other_firm",
            "Cette licence est celle d’un autre cabinet. La licence du cabinet n’a pas changé.",
            "This licence belongs to another firm. The licence of this firm did not change.",
        )
        .remedy(
            "Demandez une licence pour l’identifiant affiché dans les réglages.",
            "Ask for a licence for the id shown in the settings.",
        ),
        LicenceError::Ended(day) => say(
            FailureCode::Refused,
            "licence_ended",
            format!("Cette licence a pris fin le {}.", day_in_words(*day)),
            format!("This licence ended on {day}."),
        )
        .remedy("Demandez-en une nouvelle.", "Ask for a new one."),
        LicenceError::UnknownPlan(plan) => say(
            FailureCode::Refused,
            "licence_plan",
            format!("Cette version de Guichet ne connaît pas la formule « {plan} »."),
            format!("This release of Guichet does not know the plan “{plan}”."),
        )
        .remedy(
            "Mettez Guichet à jour sur ce poste.",
            "Update Guichet on this computer.",
        ),
        LicenceError::NotOpened {
            feature: Feature::CaseLaw,
            ..
        } => say(
            FailureCode::Forbidden,
            "plan_case_law",
            "La formule du cabinet n’ouvre pas l’ajout à la jurisprudence. Tout ce qui s’y trouve reste lisible et se cherche.",
            "The plan of the firm does not open adding to the case law. Everything in it stays readable and can be searched.",
        )
        .remedy(
            "Saisissez une licence Premium dans les réglages.",
            "Enter a Premium licence in the settings.",
        ),
    }
}

impl From<vault::LicenceError> for LicenceError {
    fn from(error: vault::LicenceError) -> Self {
        match error {
            vault::LicenceError::NotALicence => Self::NotALicence,
            // Without the platform's key nothing can be believed.
            vault::LicenceError::WrongSignature | vault::LicenceError::BadKey => {
                Self::WrongSignature
            }
        }
    }
}

impl Session {
    /// What a text grants this firm; whether it still holds is another question.
    fn granted(&self, text: &str) -> Result<Granted, LicenceError> {
        let key = VerifyingKey::decode(&self.platform_key)?;
        let licence = Licence::verify(text, &key)?;
        if licence.tenant != self.tenant.id {
            return Err(LicenceError::OtherFirm);
        }
        let until = licence.until.parse();
        Ok(Granted {
            until: until.map_err(|_| LicenceError::NotALicence)?,
            plan: licence
                .plan
                .parse()
                .map_err(|_| LicenceError::UnknownPlan(licence.plan))?,
        })
    }

    fn standing(&self, reader: &Reader<'_>) -> Result<Standing, Error> {
        let text = reader.setting(KEY)?;
        let granted = text.and_then(|value| self.granted(value.as_str()?).ok());
        let made = made_on(&self.tenant.id)?;
        Ok(Standing::of(made, granted, when::day(self.now())))
    }

    /// Refuses what the plan of the firm does not open.
    pub(crate) fn require_feature(&self, feature: Feature) -> Result<(), Error> {
        let plan = self.read(|reader| self.standing(reader))?.plan();
        if plan.opens(feature) {
            Ok(())
        } else {
            Err(LicenceError::NotOpened { plan, feature }.into())
        }
    }
}

/// The day a firm was made: its id says so.
fn made_on(tenant: &str) -> Result<Date, Error> {
    let id: Id = crate::words::id(tenant)?;
    let [a, b, c, d, e, f, ..] = *id.as_bytes();
    let ms = i64::from_be_bytes([0, 0, a, b, c, d, e, f]);
    Ok(when::day(when::moment(ms)))
}

impl Handle<ShowLicence> for Session {
    fn handle(&self, _: ShowLicence) -> Result<LicenceView, Error> {
        self.require(Capability::Read)?;
        let standing = self.read(|reader| self.standing(reader))?;
        let plan = standing.plan();
        let opens = Feature::ALL.iter().filter(|feature| plan.opens(**feature));
        Ok(LicenceView {
            plan: plan.as_str().to_owned(),
            standing: standing.as_str().to_owned(),
            until: standing.until().to_string(),
            opens: opens.map(|feature| feature.as_str().to_owned()).collect(),
            tenant_id: self.tenant.id.clone(),
        })
    }
}

impl Handle<SetLicence> for Session {
    fn handle(&self, request: SetLicence) -> Result<LicenceView, Error> {
        self.require(Capability::Administer)?;
        let text = match (&request.text, &request.place) {
            (Some(text), _) => text.clone(),
            (None, Some(token)) => self.licence_file(token)?,
            (None, None) => String::new(),
        };
        let granted = self.granted(&text)?;
        if granted.until < when::day(self.now()) {
            return Err(LicenceError::Ended(granted.until).into());
        }
        self.write(|writer| {
            writer.set_setting(KEY, json!(text.trim()))?;
            let detail =
                json!({ "plan": granted.plan.as_str(), "until": granted.until.to_string() });
            self.audit(writer, "licence.set", "settings", KEY, &detail)
        })?;
        self.bus.changed(&["licence", "case_law", "settings"]);
        self.handle(ShowLicence {})
    }
}

impl Session {
    fn licence_file(&self, token: &str) -> Result<String, Error> {
        let path = self.places.path(token)?;
        let mut bytes = Vec::new();
        std::fs::File::open(&path)
            .and_then(|file| file.take(MAX_BYTES).read_to_end(&mut bytes))
            .map_err(|error| Error::File {
                path: path.display().to_string(),
                error,
            })?;
        Ok(String::from_utf8(bytes).map_err(|_| LicenceError::NotALicence)?)
    }
}
