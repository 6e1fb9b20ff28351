/** The words of the invented papers, page by page. Names are invented. */
export const PAGES = {
  order: [
    `PRÉFECTURE DU NORD
Direction de l'immigration et de l'intégration

Arrêté n° 59-2026-1842

portant obligation de quitter le territoire français sans délai et interdiction de retour d'une durée d'un an

Le préfet du Nord,

Vu le code de l'entrée et du séjour des étrangers et du droit d'asile, notamment ses articles L. 611-1, L. 612-2, L. 612-6 et L. 731-1 ;

Vu la demande de titre de séjour présentée par l'intéressé le 3 mars 2025 ;

Considérant que Monsieur Idrissa KONATÉ, né le 2 février 1992 à Bouaké (Côte d'Ivoire), de nationalité ivoirienne, est entré en France en 2018 selon ses déclarations ;

Considérant qu'il s'est maintenu sur le territoire français sans être titulaire d'un titre de séjour ;`,
    `Considérant que l'intéressé ne justifie pas de liens personnels et familiaux suffisamment anciens, intenses et stables ;

Considérant qu'il existe un risque qu'il se soustraie à la mesure d'éloignement ;

ARRÊTE

Article 1er : Monsieur Idrissa KONATÉ est obligé de quitter le territoire français sans délai.

Article 2 : Il lui est fait interdiction de retourner sur le territoire français pendant un an.

Article 3 : Il est assigné à résidence sur le territoire de la commune de Lille pour une durée de quarante-cinq jours, renouvelable.`,
    `Article 4 : L'intéressé se présentera chaque lundi, mercredi et vendredi à 9 heures au commissariat central de Lille.

Article 5 : Le secrétaire général de la préfecture est chargé de l'exécution du présent arrêté.

Fait à Lille, le 13 novembre 2026

Pour le préfet et par délégation,
la directrice de l'immigration`,
    `NOTIFICATION

Notifié le 14 novembre 2026 à 16 heures 40, en langue française, que l'intéressé déclare comprendre.

VOIES ET DÉLAIS DE RECOURS

La présente décision peut être contestée devant le tribunal administratif de Lille dans un délai de sept jours à compter de sa notification.

Le recours est suspensif de l'exécution de l'obligation de quitter le territoire.

Signature de l'intéressé          Signature de l'agent`,
  ],
  request: [
    `À Mesdames et Messieurs les président et conseillers composant le tribunal administratif de Lille

REQUÊTE

POUR : M. Idrissa KONATÉ, né le 2 février 1992 à Bouaké, demeurant 14 rue des Postes à Lille, ayant pour avocat Me Clara Noblecourt

CONTRE : l'arrêté du préfet du Nord du 13 novembre 2026, notifié le 14 novembre 2026 à 16 h 40

I. FAITS

Monsieur Konaté est entré en France en avril 2018. Il y vit depuis sans interruption avec son épouse et leurs deux enfants, scolarisés à Lille.`,
    `II. DISCUSSION

A. Sur l'incompétence de l'auteur de l'acte

B. Sur l'atteinte à la vie privée et familiale, article 8 de la convention européenne

C. Sur l'assignation à résidence

La mesure a été prise en méconnaissance de l'article L. 731-1 du CESEDA, faute de perspective raisonnable d'exécution.

PAR CES MOTIFS

Annuler l'arrêté attaqué et enjoindre au préfet de délivrer une autorisation provisoire de séjour.`,
  ],
  lodging: [
    `ATTESTATION D'HÉBERGEMENT

Je soussignée Mariam KONATÉ, demeurant 14 rue des Postes à Lille, atteste héberger à mon domicile Monsieur Idrissa KONATÉ depuis le 1er septembre 2020.

Fait à Lille, le 16 novembre 2026`,
    "",
  ],
  proof: [
    `AVIS D'IMPÔT 2019 SUR LES REVENUS DE L'ANNÉE 2018

Monsieur Idrissa KONATÉ
14 rue des Postes
59000 LILLE

Numéro fiscal : 30 18 442 109 553

Nombre de parts : 3,00
Revenu fiscal de référence : 14 208 €`,
    `CERTIFICAT DE SCOLARITÉ

La directrice de l'école Wazemmes certifie que l'enfant Awa KONATÉ est inscrite en classe de CE1 pour l'année scolaire 2026-2027.`,
    `QUITTANCE DE LOYER

Reçu de Monsieur KONATÉ la somme de 612,40 € pour le loyer et les charges du logement situé 14 rue des Postes à Lille.`,
  ],
};
