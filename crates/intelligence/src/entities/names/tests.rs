//! Whom letters of every kind of writer are about.

use super::*;
use crate::letter::{Letter, Mailbox};

fn names(
    from: &str,
    address: &str,
    subject: &str,
    text: &str,
    category: Category,
    procedure: Option<Procedure>,
) -> Vec<String> {
    let to = vec![Mailbox {
        name: "Me Claire Arnal",
        address: "c.arnal@arnal-avocats.example.fr",
    }];
    let letter = Letter {
        from_name: from,
        from_address: address,
        to,
        subject,
        text,
        ..Letter::default()
    };
    let reading = Reading::new(&letter);
    let sender = Sender::of(&reading);
    let mut names: Vec<String> =
        person_names(&reading, sender, category, procedure, Model::builtin())
            .into_iter()
            .map(|f| f.value)
            .collect();
    names.sort();
    names
}

#[test]
fn who_writes_decides_whom_the_letter_is_about() {
    use Category::{Ceseda, NouveauClient, Urgent};
    for (from, address, subject, text, category, expected) in [
        (
            "Administration numérique",
            "n@anef.example.fr",
            "Décision",
            "Bonjour ZHOU Liang,\n\nVotre demande a fait l'objet d'un refus.\nN° étranger 7503441902",
            Ceseda,
            "Liang Zhou",
        ),
        (
            "Achats",
            "achats@vert.example.org",
            "tarif",
            "Bonjour,\nMerci de votre tarif.\n\nÉmile Castan\nAcheteur – Vert",
            NouveauClient,
            "Émile Castan",
        ),
        (
            "seydou k.",
            "sk@example.org",
            "oqtf",
            "Je mapelle Seydou Amadou Konta jai recu une oqtf",
            Ceseda,
            "Seydou Amadou Konta",
        ),
        (
            "Rosa Mai TRINH",
            "r@example.fr",
            "je suis française",
            "Chère Maître Arnal,\nLe décret est paru !\nMai",
            Ceseda,
            "Rosa Mai Trinh",
        ),
        (
            "Lina",
            "lina@example.org",
            "URGENT",
            "MON MARI HAMZA BOUDIAF A ETE ARRETE HIER ET EMMENE AU CRA, IL AVAIT UNE OQTF",
            Ceseda,
            "Hamza Boudiaf",
        ),
        (
            "Greffe TA",
            "greffe@juradm.example.fr",
            "2603108",
            "Dossier n° 2603108\nMonsieur Levan TCHELIDZE c/ PREFET\nLe greffier",
            Ceseda,
            "Levan Tchelidze",
        ),
        (
            "Me Paul Renoux",
            "p@renoux-avocat.example.fr",
            "CPH - Moreira c/ SARL Bati",
            "Mon cher Confrère, vos conclusions pour M. Moreira sont attendues.",
            Urgent,
            "Moreira",
        ),
        (
            "RH - Anne Tellier",
            "rh@usine.example.fr",
            "RDV",
            "Le rendez-vous de notre salarié Kwame ASANTE est fixé au 18 mars.",
            Ceseda,
            "Kwame Asante",
        ),
        (
            "HUDA du Lac",
            "huda@asso.example.org",
            "transfert",
            "Je suis éducatrice, nous hébergeons Mme Sahar NAZARI.\nElsa, 01 02 03 04 05",
            Ceseda,
            "Sahar Nazari",
        ),
        (
            "Formulaire",
            "wordpress@arnal-avocats.example.fr",
            "Nouveau message de Raj",
            "Nom : Raj Selvan\nEmail : r@example.org\nMessage : bonjour\nenvoyé via le formulaire de contact",
            NouveauClient,
            "Raj Selvan",
        ),
    ] {
        assert_eq!(
            names(from, address, subject, text, category, None),
            [expected],
            "{text}"
        );
    }
}

#[test]
fn lawyers_staff_and_bystanders_are_not_named() {
    let text = "Bonjour Maître Arnal, voici l'attestation de Mme Ferrand, ma logeuse.\nTeresa Lobo";
    assert_eq!(
        names(
            "Teresa Lobo",
            "t@example.org",
            "Re: pièces",
            text,
            Category::ReponseClient,
            None
        ),
        ["Teresa Lobo"]
    );
    assert!(
        names(
            "Kim",
            "k@example.org",
            "promo",
            "M. Jean DUPUIS",
            Category::Spam,
            None
        )
        .is_empty()
    );
}

#[test]
fn a_spouse_who_waits_for_a_visa_is_a_party() {
    let text = "Marié à Mlle Dalila Ouali, j'ai eu un refus de visa pour elle.\nHugo Perrot";
    assert_eq!(
        names(
            "Hugo Perrot",
            "h@example.fr",
            "Refus de visa",
            text,
            Category::Ceseda,
            Some(Procedure::Autre)
        ),
        ["Dalila Ouali", "Hugo Perrot"]
    );
}

/// Everybody a letter names, by the way in which it does.
fn named(from: &str, text: &str, way: people::Way) -> Vec<String> {
    let letter = Letter {
        from_name: from,
        text,
        ..Letter::default()
    };
    let reading = Reading::new(&letter);
    let sender = Sender::of(&reading);
    people(&reading, sender, Category::Ceseda, None)
        .into_iter()
        .filter(|person| person.is(way))
        .map(|person| person.name.value)
        .collect()
}

#[test]
fn people_are_found_as_letters_write_them() {
    use people::Way::{Introduced, Labelled, Plain, Shouted, Titled};
    for (text, way, expected) in [
        (
            "Mme YUSUPOVA (prénom Nodira) a retiré le pli.",
            Titled,
            "Nodira Yusupova",
        ),
        (
            "M. Barry (Mamadou Cellou) : rien.",
            Titled,
            "Mamadou Cellou Barry",
        ),
        (
            "Prénom : Josué / Nom : Mukendi / Ville : Le Mans",
            Labelled,
            "Josué Mukendi",
        ),
        (
            "Nom de naissance : ZHENG\n   Prénom(s) : Xiaoyan",
            Labelled,
            "Xiaoyan Zheng",
        ),
        ("Je suis le logeur d'Élie RWEMA.", Shouted, "Élie Rwema"),
        (
            "L'autorisation d'Alejandra Montiel est là.",
            Plain,
            "Alejandra Montiel",
        ),
        ("Yuki TANABE's salary", Shouted, "Yuki Tanabe"),
        (
            "oui bonjour c'est hortense malbec de chez malbec j'ai la livraison demain matin",
            Introduced,
            "Hortense Malbec",
        ),
    ] {
        assert_eq!(named("", text, way), [expected], "{text}");
    }
}

#[test]
fn a_person_named_in_several_ways_is_one_person() {
    let text = "Bonjour, je m'appelle Aminata Traoré.\n\nMme TRAORÉ Aminata";
    let named = |way| named("Aminata Traore", text, way);
    assert_eq!(named(people::Way::Shown), ["Aminata Traoré"]);
    assert_eq!(named(people::Way::Shown), named(people::Way::Introduced));
}
