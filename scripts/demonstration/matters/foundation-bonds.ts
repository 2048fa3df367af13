import { specimenStatement } from '../documents/papers.ts';
import type { Matter } from './matter.ts';

const counterparties = ['Custody desk (specimen)', 'Coupon', 'Subscription', 'Redemption'];

export const foundationBonds: Matter = {
  author: 'radu',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor'],
  formality: 'formal',
  markings: { classification: 'confidential', handlingCondition: 'H1', sharingLimit: 'TLP:AMBER' },
  drafted: [3, '08:50'],
  record: {
    subject: 'Bonds in custody for the Kestrel foundation',
    narrative:
      'The foundation holds two bonds in custody. Its only beneficiary is the wife of the suspect. Our court has frozen them for ' +
      'two years; the order can be renewed before it lapses.',
    measure: 'freeze',
    assets: [
      {
        reference: 'BOR-88',
        kind: 'securities',
        state: 'frozen',
        description: 'Bearer bond, 4 %, due 2031, nominal 500,000.',
        identifiers: [{ scheme: 'isin', value: 'XS0000000017' }],
        location: { country: 'LUX' },
        titleHolder: 'Kestrel Family Foundation (specimen)',
        value: { amount: '487500', currency: 'USD', on: '2026-09-30', method: 'market-price' },
        custodian: 'Specimen Custody S.A.',
        measure: {
          authority: 'Regional Court of Borduria (specimen)',
          orderNumber: 'F-2026/311',
          on: '2026-10-05',
          expiresOn: '2028-10-05',
        },
        grade: { source: 'A', information: '1' },
      },
      {
        reference: 'BOR-89',
        kind: 'securities',
        state: 'frozen',
        description: 'Zero-coupon note, nominal 250,000.',
        identifiers: [{ scheme: 'isin', value: 'XS0000000025' }],
        location: { country: 'LUX' },
        titleHolder: 'Kestrel Family Foundation (specimen)',
        value: { amount: '201300', currency: 'USD', on: '2026-09-30', method: 'market-price' },
        grade: { source: 'A', information: '2' },
      },
    ],
  },
  files: [
    () =>
      specimenStatement({
        name: 'Custody statement September.pdf',
        on: '2026-09-30',
        issuer: 'SPECIMEN CUSTODY S.A. - Luxembourg',
        title: 'Statement of custody account',
        facts: [
          ['Account', 'LU13 0000 000S PECI MEN0'],
          ['Holder', 'Kestrel Family Foundation (invented)'],
          ['Positions', 'XS0000000017, XS0000000025'],
        ],
        columns: ['Date', 'Booking', 'Amount', 'Balance'],
        movements: {
          from: '2026-01-05',
          rows: 38,
          amounts: [900, 25_000],
          everyDays: [5, 8],
          counterparties,
        },
      }),
  ],
  life: [
    { at: [3, '10:22'], by: 'radu', does: 'submit' },
    { at: [4, '09:12'], by: 'leila', does: 'take-up' },
    {
      at: [5, '11:37'],
      by: 'leila',
      does: 'accept',
      saying: 'Accepted. Please tell us two months before the order lapses.',
    },
  ],
};
