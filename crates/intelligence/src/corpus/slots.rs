//! Filling a template: `[one|another]` is a choice, `{slot}` a word from a list.

/// Draws choices from a seed: the same seed, the same letter.
pub(super) struct Draw {
    state: u64,
    given: &'static str,
    surname: &'static str,
}

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        let mut draw = Self {
            state: seed ^ 0x9e37_79b9_7f4a_7c15,
            given: "",
            surname: "",
        };
        draw.given = draw.pick(GIVEN);
        draw.surname = draw.pick(SURNAMES);
        draw
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }

    /// The template with every choice made.
    pub(super) fn fill(&mut self, template: &str) -> String {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(at) = rest.find(['[', '{']) {
            out.push_str(&rest[..at]);
            let closing = if rest[at..].starts_with('[') {
                ']'
            } else {
                '}'
            };
            let Some(end) = rest[at..].find(closing).map(|e| at + e) else {
                break;
            };
            let inner = &rest[at + 1..end];
            if closing == ']' {
                let choices: Vec<&str> = inner.split('|').collect();
                let choice = choices[self.below(choices.len())];
                let filled = self.fill(choice);
                out.push_str(&filled);
            } else {
                out.push_str(&self.slot(inner));
            }
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        out
    }

    fn slot(&mut self, name: &str) -> String {
        match name {
            "given" => self.given.to_owned(),
            "sur" => self.surname.to_owned(),
            "SUR" => self.surname.to_uppercase(),
            "name" => format!("{} {}", self.given, self.surname),
            "user" => format!(
                "{}.{}",
                self.given.to_lowercase().replace(' ', ""),
                self.surname.to_lowercase().replace([' ', '\''], "")
            ),
            "other" => format!("{} {}", self.pick(GIVEN), self.pick(SURNAMES)),
            "othergiven" => self.pick(GIVEN).to_owned(),
            "lawyer" => self.pick(LAWYERS).to_owned(),
            "city" => self.pick(CITIES).to_owned(),
            "country" => self.pick(COUNTRIES).to_owned(),
            "nat" => self.pick(NATIONALITIES).to_owned(),
            "job" => self.pick(JOBS).to_owned(),
            "company" => self.pick(COMPANIES).to_owned(),
            "fair" => self.pick(FAIRS).to_owned(),
            "day" => self.pick(DAYS).to_owned(),
            "date" => self.date(),
            "past" => {
                let choice = self.pick(PAST);
                self.fill(choice)
            }
            "soon" => {
                let choice = self.pick(SOON);
                self.fill(choice)
            }
            "hour" => format!(
                "{}{}{}",
                8 + self.below(10),
                self.pick(&["h", " h ", ":"]),
                self.pick(&["00", "15", "30", "45"])
            ),
            "n" => (2 + self.below(28)).to_string(),
            "year" => (2017 + self.below(9)).to_string(),
            "eur" => self
                .pick(&[
                    "150", "240", "300", "450", "600", "850", "1 200", "1 500", "2 400",
                ])
                .to_owned(),
            "phone" => format!(
                "0{} {:02} {:02} {:02} {:02}",
                self.pick(&["6", "7", "1", "4"]),
                self.below(100),
                self.below(100),
                self.below(100),
                self.below(100)
            ),
            "agdref" => format!(
                "{}{:07}",
                self.pick(&["750", "930", "770", "690", "130"]),
                self.below(9_999_999)
            ),
            "ta" => format!("26{:05}", self.below(99_999)),
            "cnda" => format!("26{:06}", self.below(999_999)),
            "rg" => format!(
                "{}/{:05}",
                self.pick(&["24", "25", "26"]),
                self.below(99_999)
            ),
            "s10" => format!(
                "{}{:08}5FR",
                self.pick(&["RR", "RK", "LL", "EE", "XY"]),
                self.below(99_999_999)
            ),
            "lr" => format!(
                "{} {:03} {:03} {:04} {}",
                self.pick(&["1A", "2C", "2D"]),
                self.below(1000),
                self.below(1000),
                self.below(10_000),
                self.below(10)
            ),
            "doc" => self.pick(DOCS).to_owned(),
            "product" => self.pick(PRODUCTS).to_owned(),
            "hi" => self.pick(GREETINGS).to_owned(),
            "bye" => {
                let choice = self.pick(CLOSINGS);
                self.fill(choice)
            }
            other => format!("{{{other}}}"),
        }
    }

    fn date(&mut self) -> String {
        let (day, month) = (1 + self.below(28), self.below(12));
        match self.below(4) {
            0 => format!("{:02}/{:02}/2026", day, month + 1),
            1 => format!("{day} {} 2026", MONTHS[month]),
            2 => format!("{day} {}", MONTHS[month]),
            _ => format!("{} {day} {}", self.pick(DAYS), MONTHS[month]),
        }
    }
}

const GIVEN: &[&str] = &[
    "Aminata",
    "Moussa",
    "Fatou",
    "Ibrahim",
    "Yasmine",
    "Karim",
    "Nadia",
    "Rachid",
    "Samira",
    "Tariq",
    "Leila",
    "Ahmed",
    "Ousmane",
    "Mariam",
    "Sekou",
    "Blessing",
    "Chinedu",
    "Grace",
    "Emmanuel",
    "Divine",
    "Jean-Paul",
    "Esperance",
    "Olga",
    "Dmitri",
    "Irina",
    "Viktor",
    "Natalia",
    "Giorgi",
    "Nino",
    "Armen",
    "Ani",
    "Arben",
    "Elira",
    "Zoran",
    "Ana",
    "Luis",
    "Carmen",
    "Diego",
    "Paula",
    "Rafael",
    "Camila",
    "Wei",
    "Mei",
    "Jun",
    "Linh",
    "Minh",
    "Thanh",
    "Priyanka",
    "Arjun",
    "Sanjay",
    "Nirmala",
    "Kumar",
    "Farah",
    "Reza",
    "Parisa",
    "Omid",
    "Hamid",
    "Soraya",
    "Yusuf",
    "Hodan",
    "Abdi",
    "Tesfay",
    "Sara",
    "Mehmet",
    "Elif",
    "Sophie",
    "Julien",
    "Claire",
    "Antoine",
    "Camille",
];
const SURNAMES: &[&str] = &[
    "Traore",
    "Coulibaly",
    "Keita",
    "Camara",
    "Barry",
    "Sow",
    "Ndiaye",
    "Fofana",
    "Kone",
    "Bamba",
    "Okafor",
    "Adeleke",
    "Mensah",
    "Mbala",
    "Kabongo",
    "Benali",
    "Haddad",
    "Cherif",
    "Bouzid",
    "Mansouri",
    "Ziani",
    "Amrani",
    "El Fassi",
    "Ben Youssef",
    "Petrov",
    "Ivanova",
    "Kuznetsov",
    "Sargsyan",
    "Beridze",
    "Hasani",
    "Krasniqi",
    "Markovic",
    "Gomez",
    "Rodriguez",
    "Silva",
    "Pereira",
    "Costa",
    "Mendoza",
    "Chen",
    "Zhang",
    "Nguyen",
    "Tran",
    "Le",
    "Sharma",
    "Patel",
    "Singh",
    "Perera",
    "Rahimi",
    "Ahmadi",
    "Hosseini",
    "Karimi",
    "Abdi",
    "Warsame",
    "Haile",
    "Tekle",
    "Yilmaz",
    "Demir",
    "Kaya",
    "Dubois",
    "Lambert",
    "Moreau",
    "Fontaine",
    "Garnier",
    "Perrin",
];
const LAWYERS: &[&str] = &[
    "Duval", "Martin", "Lacombe", "Berthier", "Sorel", "Vasseur", "Caron", "Prigent",
];
const CITIES: &[&str] = &[
    "Lyon",
    "Marseille",
    "Bobigny",
    "Nanterre",
    "Créteil",
    "Toulouse",
    "Lille",
    "Rouen",
    "Nantes",
    "Évry",
    "Cergy",
    "Melun",
    "Strasbourg",
    "Montpellier",
    "Grenoble",
    "Rennes",
    "Versailles",
    "Seine-Saint-Denis",
    "Paris",
];
const COUNTRIES: &[&str] = &[
    "Mali",
    "Sénégal",
    "Guinée",
    "Maroc",
    "Algérie",
    "Tunisie",
    "Côte d'Ivoire",
    "Congo",
    "Cameroun",
    "Géorgie",
    "Albanie",
    "Arménie",
    "Brésil",
    "Colombie",
    "Inde",
    "Bangladesh",
    "Sri Lanka",
    "Afghanistan",
    "Turquie",
    "Chine",
    "Haïti",
];
const NATIONALITIES: &[&str] = &[
    "malien",
    "sénégalaise",
    "guinéen",
    "marocaine",
    "algérien",
    "tunisienne",
    "ivoirien",
    "congolaise",
    "camerounais",
    "géorgien",
    "albanaise",
    "brésilienne",
    "colombien",
    "indienne",
    "bangladais",
    "turc",
    "chinoise",
    "haïtien",
];
const JOBS: &[&str] = &[
    "cuisinier",
    "aide à domicile",
    "agent de sécurité",
    "maçon",
    "femme de ménage",
    "livreur",
    "plongeur",
    "aide-soignante",
    "électricien",
    "serveuse",
    "chauffeur",
    "vendeuse",
    "développeur",
    "ingénieure",
];
const COMPANIES: &[&str] = &[
    "Menuiserie Lagrange",
    "Batiplus",
    "Nova Concept",
    "Les Jardins du Sud",
    "Optilux",
    "Brasserie du Port",
    "Technivert",
    "Deco & Co",
    "Hotel Bellevue",
    "Atelier Norden",
    "Kolibri GmbH",
    "Brightway Ltd",
    "Sanovia",
    "Maison Arbel",
];
const FAIRS: &[&str] = &[
    "Equip'Hotel",
    "Batimat",
    "Light + Building",
    "Maison & Objet",
    "SIRHA",
    "Vivatech",
    "Euroshop",
    "Franchise Expo",
    "Salon de l'habitat",
    "Pollutec",
];
const DAYS: &[&str] = &["lundi", "mardi", "mercredi", "jeudi", "vendredi"];
const MONTHS: &[&str] = &[
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
const PAST: &[&str] = &[
    "hier",
    "avant-hier",
    "ce matin",
    "lundi dernier",
    "vendredi dernier",
    "la semaine dernière",
    "le {date}",
    "le 2 mars",
    "il y a trois jours",
    "aujourd'hui",
    "le 09/03/2026",
];
const SOON: &[&str] = &[
    "demain à {hour}",
    "lundi prochain à {hour}",
    "le {date} à {hour}",
    "mardi prochain",
    "le 24 mars à {hour}",
    "dans dix jours",
    "le 02/04/2026 à {hour}",
    "après-demain matin",
];
const DOCS: &[&str] = &[
    "mes trois dernières fiches de paie",
    "mon avis d'imposition",
    "le justificatif de domicile",
    "la copie de mon passeport",
    "l'attestation d'hébergement",
    "les certificats de scolarité",
    "le contrat de travail",
    "l'acte de naissance traduit",
    "les photos",
    "mon relevé de compte",
    "le bail signé",
    "la quittance EDF",
];
const PRODUCTS: &[&str] = &[
    "luminaires LED",
    "tables pliantes",
    "distributeurs de savon",
    "parasols chauffants",
    "coussins de terrasse",
    "machines à café",
    "enseignes lumineuses",
    "vases en verre",
    "serrures connectées",
    "cloisons mobiles",
    "chaises empilables",
    "purificateurs d'air",
];
const GREETINGS: &[&str] = &[
    "Bonjour,",
    "Bonjour Maître,",
    "Maître,",
    "Bonsoir,",
    "Bonjour Madame,",
    "Cher Maître,",
    "bonjour",
    "Bonjour maitre",
    "Madame, Monsieur,",
    "Bonsoir Maître,",
];
const CLOSINGS: &[&str] = &[
    "Cordialement,\n{name}",
    "Bien à vous,\n{name}",
    "Merci,\n{name}",
    "{name}\n{phone}",
    "Merci d'avance\n{given}",
    "Respectueusement,\n{name}\n{phone}",
    "{given}",
    "Bien cordialement\n{name}",
    "Dans l'attente de votre réponse,\n{name}",
    "cdt {given}",
];
