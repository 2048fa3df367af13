import { specimenStatement } from '../documents/papers.ts';
import { specimenChart } from '../documents/pictures.ts';
import { specimenTransfers } from '../documents/tables.ts';
import type { Matter } from './matter.ts';

const kestrel = {
  account: 'NL92SPEC0000000017',
  currency: 'EUR',
  counterparties: [
    'Meridian Freight (specimen)',
    'Harbour Notaries (specimen)',
    'Cash desk',
    'O. Kestrel-Marsh',
  ],
} as const;

export const kestrelAccount: Matter = {
  author: 'jon',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor'],
  formality: 'informal',
  markings: { classification: 'confidential', handlingCondition: 'H2', sharingLimit: 'TLP:AMBER' },
  drafted: [1, '13:20'],
  record: {
    subject: 'Kestrel accounts and the house on Quay Street',
    narrative:
      'Between March and September the account ending 0017 received eleven transfers from a freight company without any ' +
      'cargo that we could find. Two days after the warrant became public, most of the balance left for a nominee.\n\n' +
      'The house on Quay Street is registered in the name of the nominee’s sister; the notary’s file shows that the price ' +
      'was paid from the same account. We ask whether the Office knows of other property of Mr Kestrel-Marsh.',
    measure: 'trace',
    assets: [
      {
        reference: 'ARC-2026-017',
        kind: 'account',
        state: 'traced',
        description: 'Current account, opened in 2019, sole signatory O. Kestrel-Marsh.',
        identifiers: [{ scheme: 'iban', value: 'NL92SPEC0000000017' }],
        location: { country: 'NLD', place: 'Rotterdam' },
        titleHolder: 'Octavian Kestrel-Marsh',
        value: { amount: '184250.75', currency: 'EUR', on: '2026-10-01', method: 'balance' },
        account: {
          bank: 'Specimen Bank N.V.',
          holder: 'Octavian Kestrel-Marsh',
          balance: { amount: '184250.75', currency: 'EUR', on: '2026-10-01' },
        },
        grade: { source: 'A', information: '1' },
      },
      {
        reference: 'ARC-2026-018',
        kind: 'real-estate',
        state: 'identified',
        description: 'Terraced house, three floors, let since 2021.',
        identifiers: [{ scheme: 'title-number', value: 'SPEC-0455-RTD' }],
        location: { country: 'NLD', place: 'Quay Street 14, Rotterdam' },
        titleHolder: 'Adela Marsh-Quint',
        beneficialOwner: {
          name: 'Octavian Kestrel-Marsh',
          basis: 'The price was paid from his account; the tenant pays the rent back to it.',
        },
        encumbrances: 'Mortgage of 120,000 EUR in favour of Specimen Bank N.V.',
        value: { amount: '615000', currency: 'EUR', on: '2026-06-30', method: 'appraisal' },
        grade: { source: 'B', information: '2' },
      },
    ],
  },
  files: [
    () =>
      specimenStatement({
        name: 'Kestrel - statement of account.pdf',
        on: '2026-10-01',
        issuer: 'SPECIMEN BANK N.V. - Coolsingel 0, Rotterdam',
        title: 'Statement of account',
        facts: [
          ['Account', 'NL92 SPEC 0000 0000 17'],
          ['Holder', 'O. Kestrel-Marsh (invented)'],
          ['Period', '1 March to 30 September 2026'],
          ['Currency', 'EUR'],
        ],
        columns: ['Date', 'Counterparty and reference', 'Amount', 'Balance'],
        movements: { ...kestrel, from: '2026-03-01', rows: 64 },
      }),
    () =>
      specimenTransfers({
        ...kestrel,
        name: 'Kestrel - transfers.csv',
        from: '2026-03-01',
        rows: 260,
        language: 'en',
      }),
    () => specimenChart('Kestrel - months.png', 17),
  ],
  life: [
    { at: [1, '15:42'], by: 'jon', does: 'submit' },
    { at: [2, '10:08'], by: 'leila', does: 'take-up' },
    {
      at: [2, '14:35'],
      by: 'leila',
      does: 'remark',
      saying:
        'Thank you. We compare the transfers with what the freight company declared and come back tomorrow.',
    },
    {
      at: [3, '16:02'],
      by: 'leila',
      does: 'accept',
      saying:
        'Accepted. The account is the one that we looked for; a request to freeze it follows the formal way.',
    },
  ],
};
