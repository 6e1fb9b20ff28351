//! Three sheets between partners: made, printed, put into force, and typed when the firm must be recovered.

use super::{keys, kit};
use crate::{Error, Session, clock, places, router::Handle, when};
use contract::recovery::{
    KeepShares, MakeShares, SaveShare, ShareView, SharesStateView, SharesView, ShowShares,
};
use domain::Capability;
use serde_json::json;
use vault::{Envelope, MasterKey, RECOVERY_WORDS, RecoveryShare, SHARE_WORDS};

/// The master key, by what was typed: the words of the kit, or those of two sheets.
pub(super) fn open(envelope: &Envelope, typed: &str) -> Result<MasterKey, Error> {
    let words: Vec<&str> = typed
        .split(|sign: char| sign.is_whitespace() || sign.is_ascii_digit() || ".,;".contains(sign))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() <= RECOVERY_WORDS || envelope.shares.is_none() {
        return envelope
            .open_with_recovery(&kit::parse(typed)?)
            .map_err(keys::error);
    }
    if words.len() <= SHARE_WORDS {
        return Err(Error::WrongKit(
            "one sheet of three opens nothing; type the words of two".to_owned(),
        ));
    }
    let (one, two) = words.split_at(SHARE_WORDS);
    let sheet = |words: &[&str]| {
        RecoveryShare::parse(&words.join(" ")).map_err(|error| Error::WrongKit(error.to_string()))
    };
    envelope
        .open_with_shares(&sheet(one)?, &sheet(two)?)
        .map_err(keys::error)
}

impl Handle<ShowShares> for Session {
    fn handle(&self, _: ShowShares) -> Result<SharesStateView, Error> {
        self.require(Capability::Read)?;
        Ok(SharesStateView {
            control: keys::read(&self.tenant.folder)?
                .shares
                .map(|slot| slot.code),
        })
    }
}

impl Handle<MakeShares> for Session {
    fn handle(&self, _: MakeShares) -> Result<SharesView, Error> {
        self.require(Capability::Administer)?;
        let sheets = RecoveryShare::make_set(clock::random);
        Ok(SharesView {
            control: sheets[0].set_code(),
            made_at: when::time(self.now()),
            sheets: sheets
                .iter()
                .map(|sheet| ShareView {
                    number: sheet.number(),
                    words: sheet.expose_words_for_printing().to_vec(),
                })
                .collect(),
        })
    }
}

impl Handle<KeepShares> for Session {
    fn handle(&self, request: KeepShares) -> Result<SharesStateView, Error> {
        self.require(Capability::Administer)?;
        let sheets: Vec<RecoveryShare> = request
            .sheets
            .iter()
            .map(|words| {
                RecoveryShare::parse(&words.join(" "))
                    .map_err(|error| Error::WrongKit(error.to_string()))
            })
            .collect::<Result<_, _>>()?;
        let sheets = sheets
            .try_into()
            .map_err(|_| Error::WrongKit("a set has three sheets".to_owned()))?;
        let mut envelope = keys::read(&self.tenant.folder)?;
        envelope
            .set_shares(&self.master, &sheets, clock::random)
            .map_err(keys::error)?;
        keys::write(&self.tenant.folder, &envelope)?;
        let control = sheets[0].set_code();
        self.write(|writer| {
            let detail = json!({ "control": control });
            self.audit(writer, "recovery.shares", "firm", &self.tenant.id, &detail)
        })?;
        Ok(SharesStateView {
            control: Some(control),
        })
    }
}

impl Handle<SaveShare> for Session {
    fn handle(&self, request: SaveShare) -> Result<contract::Done, Error> {
        self.require(Capability::Administer)?;
        let sheet = RecoveryShare::parse(&request.words.join(" "))
            .map_err(|error| Error::WrongKit(error.to_string()))?;
        let path = self.places.path(&request.place)?;
        let firm = self.read(crate::settings::firm_name)?;
        let text = page(&firm, &sheet, &when::time(self.now()));
        places::save(&path, &text)?;
        Ok(contract::Done {})
    }
}

/// The sheet as text, in both languages: whoever finds it may read either.
fn page(firm: &str, sheet: &RecoveryShare, made_at: &str) -> String {
    let number = sheet.number();
    let mut text = format!(
        "Guichet - Feuille de secours {number} sur 3 / Recovery sheet {number} of 3\n{firm}\n{made_at}\n\n"
    );
    for (at, word) in sheet.expose_words_for_printing().iter().enumerate() {
        text.push_str(&format!("{:2}. {word}\n", at + 1));
    }
    text.push_str(&format!(
        "\nContrôle / Control: {}\n\nDeux des trois feuilles ouvrent le cabinet ; une seule n’ouvre rien et n’apprend rien.\nTwo of the three sheets open the firm; one alone opens nothing and tells nothing.\nInstallez Guichet, choisissez « Retrouver un cabinet », puis saisissez les mots d’une feuille, puis ceux de l’autre.\nInstall Guichet, choose “Recover a firm”, then type the words of one sheet, then those of the other.\n",
        sheet.set_code()
    ));
    text
}
