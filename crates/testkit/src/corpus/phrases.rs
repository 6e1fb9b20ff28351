//! What people and machines write to a law firm. Everybody in here is invented.

pub(super) const FIRST_NAMES: &[&str] = &[
    "Amine",
    "Zoé",
    "Fatou",
    "Jean-Baptiste",
    "Inès",
    "Mamadou",
    "Élodie",
    "Karim",
    "Nguyen",
    "Aïcha",
    "Paul",
    "Mariam",
    "Yusuf",
    "Chloé",
    "Dmitri",
    "Salimata",
];
pub(super) const LAST_NAMES: &[&str] = &[
    "Benali",
    "Martin",
    "Diallo",
    "Lefèvre",
    "Traoré",
    "Rossi",
    "Tran",
    "El Amrani",
    "Dubois",
    "Camara",
    "Petrov",
    "Garnier",
    "Koné",
    "Mercier",
    "Haddad",
    "Çelik",
];
pub(super) const CITIES: &[&str] = &[
    "Bobigny",
    "Nanterre",
    "Créteil",
    "Lyon",
    "Marseille",
    "Lille",
    "Évry",
    "Rennes",
    "Toulouse",
    "Cergy",
];
pub(super) const MONTHS: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A kind of mail: who writes, under what subject, with which opening sentences.
pub(super) struct Kind {
    pub(super) domain: &'static str,
    pub(super) subjects: &'static [&'static str],
    pub(super) openings: &'static [&'static str],
    /// Headers that only this kind carries.
    pub(super) headers: &'static str,
    /// Whether people answer each other in it.
    pub(super) is_thread: bool,
}

/// `{nom}`, `{prenom}`, `{ville}`, `{date}`, `{ref}`, `{suivi}`, `{tel}` are filled in.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        domain: "prefecture.example.fr",
        subjects: &[
            "Notification d'une décision - dossier {ref}",
            "Convocation en préfecture de {ville}",
            "OQTF notifiée le {date}",
            "Demande de pièces complémentaires {ref}",
        ],
        openings: &[
            "Par arrêté du {date}, le préfet a prononcé à l'encontre de M. {nom} une obligation de quitter le territoire français dans un délai de trente jours.",
            "Vous êtes convoqué(e) le {date} à 9h30 à la préfecture de {ville}, muni(e) de l'original de votre passeport.",
            "La demande de titre de séjour déposée sous le numéro {ref} a fait l'objet d'une décision de refus notifiée le {date}.",
        ],
        headers: "",
        is_thread: false,
    },
    Kind {
        domain: "courriel.example.fr",
        subjects: &[
            "Mon dossier {ref}",
            "Documents demandés",
            "Question sur mon rendez-vous à {ville}",
            "Merci Maître",
            "Récépissé de {prenom} {nom}",
        ],
        openings: &[
            "Bonjour Maître, veuillez trouver ci-joint les documents demandés pour mon dossier {ref}.",
            "Bonjour, avez-vous des nouvelles de ma demande ? Le récépissé expire le {date}. Mon numéro est le {tel}.",
            "Cher Maître, j'ai bien reçu votre courrier du {date} et je vous en remercie vivement.",
        ],
        headers: "",
        is_thread: true,
    },
    Kind {
        domain: "messagerie.example.org",
        subjects: &[
            "Demande de rendez-vous",
            "Besoin d'un avocat à {ville}",
            "Regroupement familial : vos honoraires ?",
            "URGENT mon frère est en rétention",
        ],
        openings: &[
            "Bonjour, je m'appelle {prenom} {nom}, je vous contacte de la part d'une amie. J'aurais besoin d'un conseil pour une demande de naturalisation.",
            "Bonjour Maître, mon frère a été placé en centre de rétention à {ville} hier soir. Pouvez-vous me rappeler au {tel} ?",
            "Madame, Monsieur, quel est le tarif d'une première consultation ? Mon titre de séjour a été retiré le {date}.",
        ],
        headers: "",
        is_thread: true,
    },
    Kind {
        domain: "notif-laposte.example.fr",
        subjects: &[
            "Votre lettre recommandée {suivi} est arrivée",
            "Avis de passage {suivi}",
            "Suivi de votre envoi {suivi}",
        ],
        openings: &[
            "Votre envoi n° {suivi} a été distribué le {date} contre signature.",
            "Nous n'avons pas pu vous remettre l'envoi {suivi} ; il vous attend au bureau de {ville} jusqu'au {date}.",
        ],
        headers: "Auto-Submitted: auto-generated\n",
        is_thread: false,
    },
    Kind {
        domain: "lettre.example.com",
        subjects: &[
            "Droit des étrangers : l'essentiel de la semaine",
            "La lettre du barreau de {ville}",
            "Colloque : asile et contentieux",
        ],
        openings: &[
            "Retrouvez cette semaine l'analyse de la jurisprudence récente du Conseil d'État en matière de droit au séjour.",
            "Chers confrères, la prochaine journée de formation se tiendra à {ville} le {date}.",
        ],
        headers: "List-Id: La lettre <lettre.example.com>\nList-Unsubscribe: <https://lettre.example.com/desabonnement>\nPrecedence: bulk\n",
        is_thread: false,
    },
    Kind {
        domain: "promo.example.test",
        subjects: &[
            "Gagnez 300 % de clients !!!",
            "Votre colis est bloqué : payez 1,99 EUR",
            "Offre exclusive logiciel de gestion",
        ],
        openings: &[
            "Félicitations ! Vous avez été sélectionné(e) pour recevoir un cadeau exceptionnel, cliquez vite.",
            "Votre colis est retenu en douane ; réglez les frais avant le {date} pour éviter son retour.",
        ],
        headers: "X-Mailer: BulkSender 4.2\n",
        is_thread: false,
    },
    Kind {
        domain: "cabinet.example.fr",
        subjects: &[
            "Audience du {date} devant le TA de {ville}",
            "Facture {ref}",
            "Compte rendu de réunion",
            "Dépôt du mémoire dans l'affaire {nom}",
        ],
        openings: &[
            "Chère consœur, je vous confirme que l'affaire {nom} est appelée à l'audience du {date}.",
            "Bonjour à tous, voici le compte rendu de la réunion du {date} ; merci de me faire part de vos remarques.",
        ],
        headers: "",
        is_thread: true,
    },
];

/// Sentences that any letter may go on with.
pub(super) const SENTENCES: &[&str] = &[
    "Je reste à votre disposition pour tout renseignement complémentaire.",
    "La requête doit être présentée dans un délai de trente jours à compter de la notification de la décision.",
    "Mon employeur m'a remis un nouveau contrat de travail ainsi que mes trois derniers bulletins de salaire.",
    "Nous habitons ensemble à {ville} depuis plus de cinq ans et nos deux enfants y sont scolarisés.",
    "Le dossier a été transmis au service compétent, qui l'instruit sous la référence {ref}.",
    "Je vous avais laissé un message au {tel} mais je n'ai pas eu de retour de votre secrétariat.",
    "L'attestation d'hébergement, la quittance de loyer et l'avis d'imposition sont dans le dossier partagé.",
    "Le tribunal administratif de {ville} a fixé la clôture de l'instruction au {date}.",
    "Pourriez-vous me dire si cette pièce doit être traduite par un traducteur assermenté ?",
    "Il conviendrait de produire les justificatifs de ressources des douze derniers mois.",
    "À défaut de réponse dans ce délai, la demande sera réputée avoir fait l'objet d'un rejet implicite.",
    "Je vous remercie par avance de l'attention que vous porterez à ma situation.",
    "Ma sœur, qui vit également en France, pourra témoigner de l'ancienneté de mon séjour.",
    "Conformément à nos échanges, je vous adresse la convention d'honoraires signée.",
    "Le rendez-vous prévu le {date} est-il maintenu malgré la grève annoncée ?",
    "L'OFPRA m'a convoqué pour un entretien et j'aimerais m'y préparer avec vous.",
];
