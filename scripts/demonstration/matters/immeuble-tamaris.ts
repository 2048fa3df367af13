import { specimenLetter } from '../documents/papers.ts';
import type { Matter } from './matter.ts';

export const immeubleTamaris: Matter = {
  author: 'etienne',
  case: 'ICC-02/26-FIN-4',
  to: ['registry'],
  formality: 'formal',
  markings: { classification: 'confidential', handlingCondition: 'H1', sharingLimit: 'TLP:AMBER' },
  drafted: [2, '08:30'],
  record: {
    subject: 'Immeuble de rapport, rue des Tamaris',
    narrative:
      'L’immeuble appartient à une société civile dont les parts sont détenues par la sœur de l’intéressé. Le prix a été réglé ' +
      'comptant, sans prêt, trois semaines après le transfert signalé par l’Arcadie.\n\n' +
      'Le gel ordonné par le tribunal judiciaire vaut pour deux ans. Nous joignons l’extrait du registre et l’ordonnance.',
    measure: 'freeze',
    assets: [
      {
        reference: 'VAL-2026-003',
        kind: 'real-estate',
        state: 'frozen',
        description: 'Immeuble de quatre étages, huit logements loués.',
        identifiers: [{ scheme: 'title-number', value: 'SPEC 12 AB 0417' }],
        location: { country: 'FRA', place: '8, rue des Tamaris, Marseille' },
        titleHolder: 'SCI Les Tamaris (spécimen)',
        beneficialOwner: {
          name: 'Octavian Kestrel-Marsh',
          basis: 'Le prix provient de son compte ; sa sœur n’a déclaré aucun revenu depuis 2021.',
        },
        value: { amount: '1980000', currency: 'EUR', on: '2026-07-15', method: 'appraisal' },
        measure: {
          authority: 'Tribunal judiciaire (spécimen)',
          orderNumber: 'RG 26/00417',
          on: '2026-10-08',
          expiresOn: '2028-10-08',
        },
        grade: { source: 'A', information: '1' },
      },
      {
        reference: 'VAL-2026-004',
        kind: 'company-shares',
        state: 'identified',
        description: 'Parts de la société civile propriétaire de l’immeuble.',
        identifiers: [{ scheme: 'lei', value: '984500SPECIMENVALD94' }],
        location: { country: 'FRA' },
        shares: {
          company: 'SCI Les Tamaris (spécimen)',
          percent: '99',
          nominee: 'Adela Marsh-Quint',
        },
        grade: { source: 'A', information: '2' },
      },
    ],
  },
  files: [
    () =>
      specimenLetter({
        name: 'Extrait du registre - SCI Les Tamaris.pdf',
        on: '2026-10-01',
        issuer: 'REGISTRE DU COMMERCE ET DES SOCIÉTÉS (spécimen)',
        title: 'Extrait d’immatriculation',
        facts: [
          ['Dénomination', 'SCI Les Tamaris (spécimen)'],
          ['Numéro', 'SPEC 903 417 000'],
          ['Siège', '8, rue des Tamaris, Marseille'],
          ['Gérante', 'A. Marsh-Quint'],
          ['Capital', '1 000 EUR'],
        ],
        paragraphs: [
          'Extrait délivré le 1er octobre 2026. Document fictif établi pour une démonstration : ni la société ni les personnes n’existent.',
        ],
      }),
    () =>
      specimenLetter({
        name: 'Ordonnance de gel RG 26-00417.pdf',
        on: '2026-10-08',
        issuer: 'TRIBUNAL JUDICIAIRE (spécimen)',
        title: 'Ordonnance de gel d’avoirs',
        facts: [
          ['Numéro', 'RG 26/00417'],
          ['Bien', 'Immeuble sis 8, rue des Tamaris, Marseille'],
          ['Durée', 'Deux ans, renouvelable avant son terme'],
        ],
        paragraphs: [
          'Vu la demande de coopération de la Cour, vu les pièces produites, le juge ordonne le gel de l’immeuble désigné ci-dessus et désigne l’autorité centrale pour en assurer le suivi.',
          'Les tiers de bonne foi peuvent faire valoir leurs droits dans un délai de trente jours.',
          'Document fictif établi pour une démonstration.',
        ],
      }),
  ],
  life: [
    { at: [2, '10:54'], by: 'etienne', does: 'submit' },
    { at: [3, '09:41'], by: 'helene', does: 'take-up' },
    {
      at: [4, '11:06'],
      by: 'helene',
      does: 'accept',
      saying: 'Accepté. Merci de nous signaler toute demande de renouvellement ou de mainlevée.',
    },
  ],
};
