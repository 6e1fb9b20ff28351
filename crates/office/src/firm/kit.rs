//! The recovery kit: eighteen words on paper that open the firm when everything else is lost.

use crate::{Desk, Error, clock, places, router::Handle, when};
use contract::firm::{MakeRecoveryKit, RecoveryKitView, SaveRecoveryKit};
use qrcode::{QrCode, render::svg};
use vault::RecoveryWords;

/// The kit of typed words.
pub(super) fn parse(words: &str) -> Result<RecoveryWords, Error> {
    RecoveryWords::parse(words).map_err(|error| Error::WrongKit(error.to_string()))
}

impl Handle<MakeRecoveryKit> for Desk {
    fn handle(&self, _: MakeRecoveryKit) -> Result<RecoveryKitView, Error> {
        let kit = RecoveryWords::make(clock::random);
        let words = kit.expose_words_for_printing();
        let code = QrCode::new(words.join(" "))
            .map_err(|error| Error::Broken(format!("the kit as a QR code: {error}")))?;
        let qr_svg = code
            .render::<svg::Color<'_>>()
            .min_dimensions(180, 180)
            .quiet_zone(true)
            .build();
        Ok(RecoveryKitView {
            words: words.to_vec(),
            control: kit.control_code(),
            qr_svg,
            made_at: when::time(self.inner().options.clock.now()),
        })
    }
}

impl Handle<SaveRecoveryKit> for Desk {
    fn handle(&self, request: SaveRecoveryKit) -> Result<contract::Done, Error> {
        let kit = parse(&request.words.join(" "))?;
        let path = self.inner().places.path(&request.place)?;
        let text = sheet(
            &request.firm_name,
            &kit,
            &when::time(self.inner().options.clock.now()),
        );
        places::save(&path, &text)?;
        Ok(contract::Done {})
    }
}

/// The sheet as text, in both languages: whoever finds it may read either.
fn sheet(firm: &str, kit: &RecoveryWords, made_at: &str) -> String {
    let mut text = format!("Guichet - Kit de secours / Recovery kit\n{firm}\n{made_at}\n\n");
    for (at, word) in kit.expose_words_for_printing().iter().enumerate() {
        text.push_str(&format!("{:2}. {word}\n", at + 1));
    }
    text.push_str(&format!(
        "\nContrôle / Control: {}\n\nPour rouvrir le cabinet : installez Guichet, choisissez « Retrouver un cabinet », puis saisissez ces mots.\nTo reopen the firm: install Guichet, choose “Recover a firm”, then type these words.\nQui tient cette feuille et les données peut tout lire. / Whoever holds this sheet and the data can read everything.\n",
        kit.control_code()
    ));
    text
}
