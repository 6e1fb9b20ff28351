//! The report of a campaign in words, for paper.

use crate::products;
use ::documents::{Bar, Chart, Charts};
use contract::{
    report::{CampaignReport, ReportProduct},
    words::Language,
};
use domain::products::Facts;
use jiff::civil::Date;
use store::Campaign;

const MONTHS: [(&str, &str); 12] = [
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
];

/// The words of one language.
struct Words {
    language: Language,
}

impl Words {
    const fn pick<'w>(&self, fr: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Language::Fr => fr,
            Language::En => en,
        }
    }

    /// `1 234` or `1,234`.
    fn number(&self, number: u32) -> String {
        let digits = number.to_string();
        let mut said = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                said.push(match self.language {
                    Language::Fr => '\u{202f}',
                    Language::En => ',',
                });
            }
            said.push(digit);
        }
        said
    }

    /// `18 novembre 2026` or `18 November 2026`.
    fn day(&self, day: Date) -> String {
        let month = usize::try_from(day.month()).unwrap_or(1);
        let (fr, en) = MONTHS.get(month.saturating_sub(1)).unwrap_or(&MONTHS[0]);
        let number = match (self.language, day.day()) {
            (Language::Fr, 1) => "1er".to_owned(),
            (_, number) => number.to_string(),
        };
        format!("{number}\u{a0}{} {}", self.pick(fr, en), day.year())
    }

    fn bar(&self, name: &str, value: u32) -> Bar {
        Bar {
            name: name.to_owned(),
            value,
            said: self.number(value),
            above: None,
        }
    }

    /// Who wants a product, under what it is.
    fn product(&self, product: &ReportProduct) -> Bar {
        let facts = Facts {
            price_cents: product.price_cents,
            currency: product.currency.clone(),
            price_from: product.price_from,
            ..Facts::default()
        };
        let reference = product.reference.clone().filter(|one| *one != product.name);
        let price = products::price(&facts, self.language);
        let about: Vec<String> = reference.into_iter().chain([price]).collect();
        let colon = self.pick("\u{a0}:", ":");
        let part =
            |number: u32, fr, en| format!("{}{colon} {}", self.pick(fr, en), self.number(number));
        let became = [
            part(product.sent, "contactés", "written to"),
            part(product.answered, "réponses", "answers"),
            part(product.yes, "oui", "yes"),
        ];
        let mut bar = self.bar(&about.join(" · "), product.wanted);
        let pieces = u32::try_from(product.quantity).unwrap_or(u32::MAX);
        bar.said = format!(
            "{} ({} {})",
            bar.said,
            self.number(pieces),
            self.pick("p.", "pcs")
        );
        bar.above = Some((product.name.clone(), became.join(" · ")));
        bar
    }

    /// What is wanted, the most wanted first.
    fn by_product(&self, report: &CampaignReport) -> Option<Chart> {
        let shown = u32::try_from(report.products.len()).unwrap_or(u32::MAX);
        let title = self.pick(
            "Par article : qui le veut, et combien de pièces",
            "By product: who wants it, and how many pieces",
        );
        let title = if shown < report.products_total {
            let all = self.number(report.products_total);
            match self.language {
                Language::Fr => format!("{title} (les {shown} premiers sur {all})"),
                Language::En => format!("{title} (the first {shown} of {all})"),
            }
        } else {
            title.to_owned()
        };
        (!report.products.is_empty()).then(|| Chart {
            title,
            bars: report
                .products
                .iter()
                .map(|one| self.product(one))
                .collect(),
        })
    }

    /// A part of a whole, beside its number.
    fn share(&self, name: &str, value: u32, whole: u32) -> Bar {
        let mut bar = self.bar(name, value);
        if let Some(percent) = (u64::from(value) * 100).checked_div(u64::from(whole)) {
            let space = self.pick("\u{a0}", "");
            bar.said = format!("{} ({percent}{space}%)", bar.said);
        }
        bar
    }

    fn by_day(&self, title: &str, days: &[(Date, u32)]) -> Option<Chart> {
        let days = days.iter().filter(|(_, value)| *value > 0);
        let bars: Vec<Bar> = days
            .map(|(day, value)| self.bar(&self.day(*day), *value))
            .collect();
        (!bars.is_empty()).then(|| Chart {
            title: title.to_owned(),
            bars,
        })
    }
}

fn about(words: &Words, campaign: &Campaign) -> Vec<String> {
    let read = |day: &Option<String>| day.as_ref().and_then(|day| day.parse::<Date>().ok());
    let days = match (read(&campaign.starts_on), read(&campaign.ends_on)) {
        (Some(first), Some(last)) if first != last => {
            format!("{} – {}", words.day(first), words.day(last))
        }
        (Some(only), _) | (None, Some(only)) => words.day(only),
        (None, None) => String::new(),
    };
    let lines = [campaign.event.clone(), campaign.place.clone(), days];
    let said: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    if said.is_empty() {
        Vec::new()
    } else {
        vec![said.join(", ")]
    }
}

/// The report as a page of figures and bars.
pub(super) fn charts(
    campaign: &Campaign,
    report: &CampaignReport,
    language: Language,
    today: Date,
) -> Charts {
    let words = Words { language };
    let figure = |number, fr, en| (words.number(number), words.pick(fr, en).to_owned());
    let (stages, answers) = (report.stages, report.answers);
    let days = |which: fn(&contract::report::ReportDay) -> u32| -> Vec<(Date, u32)> {
        let read = |day: &contract::report::ReportDay| Some((day.day.parse().ok()?, which(day)));
        report.days.iter().filter_map(read).collect()
    };
    let mut charts = vec![
        Chart {
            title: words
                .pick(
                    "De la rencontre à la réponse",
                    "From the meeting to the answer",
                )
                .to_owned(),
            bars: vec![
                words.bar(words.pick("Rencontrés", "Met"), report.met),
                words.share(
                    words.pick("Intéressés", "Interested"),
                    report.interested,
                    report.met,
                ),
                words.share(
                    words.pick("Contactés par mail", "Written to"),
                    report.sent,
                    report.met,
                ),
                words.share(
                    words.pick("Ont répondu", "Answered"),
                    report.answered,
                    report.sent,
                ),
            ],
        },
        Chart {
            title: words.pick("Où ils en sont", "Where they stand").to_owned(),
            bars: vec![
                words.share(
                    words.pick("Salle d’attente", "Waiting room"),
                    stages.waiting_room,
                    report.listed,
                ),
                words.share(words.pick("Four", "Oven"), stages.oven, report.listed),
                words.share(words.pick("Frigo", "Fridge"), stages.fridge, report.listed),
                words.share(
                    words.pick("Corbeille", "Trash"),
                    stages.trash,
                    report.listed,
                ),
            ],
        },
        Chart {
            title: words
                .pick("Ce qu’ils ont répondu", "What they answered")
                .to_owned(),
            bars: vec![
                words.bar(words.pick("Oui", "Yes"), answers.yes),
                words.bar(words.pick("Non", "No"), answers.no),
                words.bar(words.pick("Silence", "No answer"), answers.ghost),
                words.bar(words.pick("Corbeille", "Trash"), answers.trash),
            ],
        },
    ];
    let by_day = [
        words.by_day(
            words.pick("Rencontres par jour", "Meetings by day"),
            &days(|day| day.met),
        ),
        words.by_day(
            words.pick("Premiers mails par jour", "First mails by day"),
            &days(|day| day.sent),
        ),
        words.by_day(
            words.pick("Réponses par jour", "Answers by day"),
            &days(|day| day.answered),
        ),
    ];
    charts.extend(by_day.into_iter().flatten());
    charts.extend(words.by_product(report));
    Charts {
        language: match language {
            Language::Fr => "fr",
            Language::En => "en",
        }
        .to_owned(),
        title: campaign.name.clone(),
        about: about(&words, campaign),
        figures: vec![
            figure(report.listed, "prospects", "prospects"),
            figure(report.met, "rencontrés", "met"),
            figure(report.interested, "intéressés", "interested"),
            figure(report.mails, "mails envoyés", "mails sent"),
            figure(report.answered, "réponses", "answers"),
        ],
        charts,
        foot: format!(
            "{} {}",
            words.pick("Bilan établi le", "Report of"),
            words.day(today)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_said_as_each_language_does() {
        let (fr, en) = (
            Words {
                language: Language::Fr,
            },
            Words {
                language: Language::En,
            },
        );
        assert_eq!(fr.number(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(
            (en.number(1_234), en.number(999)),
            ("1,234".to_owned(), "999".to_owned())
        );
        let day = jiff::civil::date(2026, 12, 1);
        assert_eq!(
            (fr.day(day), en.day(day)),
            (
                "1er\u{a0}décembre 2026".to_owned(),
                "1\u{a0}December 2026".to_owned()
            )
        );
        assert_eq!(fr.share("x", 1, 3).said, "1 (33\u{a0}%)");
        assert_eq!(
            en.share("x", 0, 0).said,
            "0",
            "nothing is no part of nothing"
        );
    }
}
