import type { InventedRequest } from './invented-request.ts';

/** Urgent: it goes ahead of its confirmation, and is confirmed later. */
export const kestrelFreeze: InventedRequest = {
  author: 'leila',
  case: 'ICC-01/26-FIN-1',
  flow: 'court-to-state',
  formality: 'formal',
  measure: 'freeze',
  urgency: { level: 'urgent', ground: 'risk-of-dissipation' },
  markings: { classification: 'confidential', handlingCondition: 'H1', sharingLimit: 'TLP:RED' },
  to: ['arcadia'],
  drafted: [8, '08:50'],
  dueInDays: -3,
  content: {
    subject: 'Freezing of the account of Kestrel Freight',
    language: 'en',
    purpose: {
      summary:
        'To keep what is left on the account of Kestrel Freight for victims, until the Chamber decides.',
      assistance: 'Please freeze the account ARC-2026-040 up to the amount named below.',
      legalBasis: 'Rome Statute, articles 57(3)(e), 93(1)(k) and 96(1).',
      grounds: 'The balance has fallen by a third since October.',
    },
    location: 'Account DE89 3704 0044 0532 0130 00, as your answer of this month gives it.',
    facts: 'Eleven transfers from the trading house; see our request to trace.',
    procedure: 'Please do not tell the holder before the order is in force.',
    requirements: [
      {
        code: 'certified-copy-of-order',
        text: 'The decision of the Pre-Trial Chamber follows with the confirmation.',
      },
    ],
    persons: [{ kind: 'legal', name: 'Kestrel Freight (specimen)' }],
    property: {
      basis: 'amount',
      amount: { amount: '184250.75', currency: 'EUR' },
      whyThere: 'Your answer to our request to trace.',
      assets: [],
    },
    otherStates: [{ country: 'XVA' }],
    claims:
      'None is known of third parties in good faith. Victims are represented before the Chamber.',
    contact: { name: 'Leïla Brandt', reach: 'leila@otp.example', languages: ['en', 'fr'] },
  },
  files: [],
  life: [
    { at: [8, '09:30'], by: 'leila', to: 'arcadia', does: 'send' },
    { at: [8, '11:15'], by: 'mara', to: 'arcadia', does: 'acknowledge' },
    {
      at: [9, '09:10'],
      by: 'mara',
      to: 'arcadia',
      does: 'say',
      saying:
        'The bank holds the account since this morning. The order of our judge needs the paper from the embassy.',
    },
    {
      at: [11, '10:00'],
      by: 'leila',
      to: 'arcadia',
      does: 'confirm',
      confirmation: { reference: 'NV/2026/211' },
    },
    {
      at: [11, '10:04'],
      by: 'leila',
      to: 'arcadia',
      does: 'say',
      saying: 'The note verbale was handed over today; its reference is recorded here.',
    },
    {
      at: [12, '15:40'],
      by: 'jon',
      to: 'arcadia',
      does: 'answer',
      record: {
        subject: 'Execution report: account of Kestrel Freight',
        narrative:
          'Frozen for six months. The rest of the amount is looked for at two other banks.',
        measure: 'freeze',
        assets: [
          {
            reference: 'ARC-2026-040',
            kind: 'account',
            state: 'frozen',
            description: 'Current account of Kestrel Freight.',
            identifiers: [{ scheme: 'iban', value: 'DE89370400440532013000' }],
            location: { country: 'DEU' },
            value: { amount: '121300.00', currency: 'EUR', on: '2026-11-12', method: 'balance' },
            measure: {
              authority: 'Court of first instance (specimen)',
              orderNumber: 'SPEC-77/26',
              on: '2026-11-12',
              expiresOn: '2027-05-12',
            },
          },
        ],
      },
      files: [],
    },
    { at: [12, '15:55'], by: 'jon', to: 'arcadia', does: 'execute-in-part' },
  ],
};
