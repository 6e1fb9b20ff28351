//! What who writes says of whom the letter is about.

use domain::{Category, Procedure};

use super::overlap;
use super::people::{Found, Way};
use super::search::Names;
use super::shape::Name;
use crate::judgement::Field;
use crate::lexicon::Concept;
use crate::reading::Reading;
use crate::sender::Sender;

/// The persons the letter is about, as far as rules see.
pub(super) fn ruled(
    found: &Found,
    reading: &Reading<'_>,
    sender: Sender,
    category: Category,
    procedure: Option<Procedure>,
) -> Names {
    let first_of = |ways: &[Way]| {
        let mut found = ways.iter().map(|&way| found.by(way));
        found.find(|names| !names.is_empty()).cloned()
    };
    let writer = || writer(found);
    let names = match sender {
        Sender::Form => first_of(&[Way::Labelled]).unwrap_or_else(writer),
        Sender::Authority
        | Sender::Lawyer
        | Sender::SocialWorker
        | Sender::Machine
        | Sender::Colleague => first_of(&[
            Way::Labelled,
            Way::Titled,
            Way::Shouted,
            Way::Party,
            Way::Forwarded,
        ])
        .unwrap_or_default(),
        Sender::Employer => first_of(&[Way::Labelled, Way::Employee, Way::Titled, Way::Shouted])
            .unwrap_or_else(writer),
        Sender::Relative => {
            first_of(&[Way::Relative, Way::Titled, Way::Shouted]).unwrap_or_else(writer)
        }
        Sender::Business | Sender::Person => writer(),
    };
    if category == Category::Ceseda
        && !matches!(sender, Sender::Authority | Sender::Machine)
        && let Some(other) = only_other(found)
    {
        return vec![other];
    }
    let is_party = matches!(procedure, Some(Procedure::RegroupementFamilial))
        || reading.says_any(&[Concept::VisaRefused, Concept::Reunification]);
    let is_of_them = matches!(
        sender,
        Sender::Person | Sender::Relative | Sender::Form | Sender::Business
    );
    if !is_party || !is_of_them {
        return names;
    }
    let relatives = found.by(Way::Relative).iter();
    let others = relatives.chain(found.by(Way::Titled));
    let others = others.filter(|(_, name)| name.words() > 1).cloned();
    writer().into_iter().chain(others).chain(names).collect()
}

/// The one person written as `Given SURNAME` by somebody who does not sign so: whom the writer speaks for.
fn only_other(found: &Found) -> Option<(Field, Name)> {
    let mut others: Names = Vec::new();
    for (field, name) in found.by(Way::Shouted) {
        let is = |known: &(_, Name)| overlap(&known.1.key(), &name.key());
        if found.by(Way::Shown).iter().any(is) {
            return None;
        }
        if !others.iter().any(is) {
            others.push((*field, name.clone()));
        }
    }
    let only = others.pop()?;
    others.is_empty().then_some(only)
}

/// The person who writes: as introduced, signed, or shown as sender; the fullest form.
fn writer(found: &Found) -> Names {
    let forms: Names = [Way::Introduced, Way::Signed, Way::Shown]
        .into_iter()
        .flat_map(|way| found.by(way))
        .cloned()
        .collect();
    let best = forms
        .iter()
        .filter(|(_, n)| n.words() > 1)
        .max_by_key(|(field, n)| (n.words().min(4), *field != Field::FromName));
    let shown = forms
        .iter()
        .find(|(field, n)| *field == Field::FromName && n.words() > 1);
    // A signature that is somebody else than the sender shown does not replace them.
    let best = match (best, shown) {
        (Some((_, b)), Some((field, s))) if !b.key().iter().any(|w| s.key().contains(w)) => {
            Some((*field, s.clone()))
        }
        (best, _) => best.cloned(),
    };
    best.into_iter().collect()
}
