import { specimenStatement } from '../documents/papers.ts';
import { specimenTransfers } from '../documents/tables.ts';
import type { Matter } from './matter.ts';

const counterparties = [
  'SCI Les Tamaris (spécimen)',
  'Étude notariale (spécimen)',
  'Virement interne',
  'Retrait',
];

export const compteTamaris: Matter = {
  author: 'solene',
  case: 'ICC-02/26-FIN-4',
  to: ['registry', 'arcadia'],
  formality: 'informal',
  markings: { classification: 'restricted', handlingCondition: 'H2', sharingLimit: 'TLP:AMBER' },
  drafted: [8, '09:10'],
  record: {
    subject: 'Compte de gestion de la SCI Les Tamaris',
    narrative:
      'Le compte reçoit les loyers et règle les charges. Depuis juin, des virements réguliers partent vers l’Arcadie sans cause ' +
      'apparente. Nous demandons si le compte destinataire est connu.',
    measure: 'trace',
    assets: [
      {
        reference: 'VAL-2026-011',
        kind: 'account',
        state: 'traced',
        description: 'Compte courant professionnel.',
        identifiers: [{ scheme: 'iban', value: 'FR1420041010050500013M02606' }],
        location: { country: 'FRA' },
        titleHolder: 'SCI Les Tamaris (spécimen)',
        account: {
          bank: 'Banque Spécimen',
          holder: 'SCI Les Tamaris (spécimen)',
          balance: { amount: '46120.18', currency: 'EUR', on: '2026-10-31' },
        },
        grade: { source: 'A', information: '1' },
      },
    ],
  },
  files: [
    () =>
      specimenStatement({
        name: 'Relevé de compte - octobre.pdf',
        on: '2026-10-31',
        issuer: 'BANQUE SPÉCIMEN',
        title: 'Relevé de compte',
        facts: [
          ['Titulaire', 'SCI Les Tamaris (fictive)'],
          ['IBAN', 'FR14 2004 1010 0505 0001 3M02 606'],
          ['Période', 'du 1er juin au 31 octobre 2026'],
        ],
        columns: ['Date', 'Libellé', 'Montant', 'Solde'],
        movements: {
          from: '2026-06-01',
          rows: 52,
          counterparties,
        },
      }),
  ],
  life: [
    { at: [8, '10:33'], by: 'solene', does: 'submit' },
    { at: [9, '10:02'], by: 'helene', does: 'take-up' },
    {
      at: [9, '14:47'],
      by: 'helene',
      does: 'return',
      saying:
        'Les virements vers l’Arcadie n’apparaissent pas avec leur référence. Pourriez-vous joindre le tableau complet des mouvements ?',
    },
    {
      at: [12, '15:05'],
      by: 'solene',
      does: 'add-files',
      files: [
        () =>
          specimenTransfers({
            name: 'Mouvements du compte.csv',
            account: 'FR1420041010050500013M02606',
            currency: 'EUR',
            from: '2026-06-01',
            rows: 180,
            counterparties,
            language: 'fr',
          }),
      ],
    },
    { at: [12, '15:31'], by: 'solene', does: 'submit' },
  ],
};
