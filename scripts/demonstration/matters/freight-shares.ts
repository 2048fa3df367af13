import { specimenLetter } from '../documents/papers.ts';
import type { Matter } from './matter.ts';

export const freightShares: Matter = {
  author: 'petra',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor'],
  formality: 'formal',
  markings: {
    classification: 'confidential',
    handlingCondition: 'H2',
    sharingLimit: 'TLP:AMBER+STRICT',
  },
  drafted: [7, '09:40'],
  record: {
    subject: 'Shares of Meridian Freight held through a nominee',
    narrative:
      'The register shows a nominee since the week after the arrest warrant. The minutes of the general meeting name the ' +
      'person behind him twice. We ask which form of order our court must have in order to freeze the shares.',
    measure: 'freeze',
    assets: [
      {
        reference: 'ARC-2026-030',
        kind: 'company-shares',
        state: 'identified',
        description: 'Ordinary shares of a freight company, with voting rights.',
        identifiers: [
          { scheme: 'lei', value: '984500SPECIMENKEST87' },
          { scheme: 'company-number', value: 'SPEC-771204' },
        ],
        location: { country: 'NLD' },
        titleHolder: 'B. Quint (invented)',
        beneficialOwner: {
          name: 'Octavian Kestrel-Marsh',
          basis: 'Named as instructing the vote in the minutes of 4 May and 11 September.',
        },
        shares: {
          company: 'Meridian Freight B.V. (specimen)',
          percent: '62.5',
          nominee: 'B. Quint',
        },
        value: { amount: '2350000', currency: 'EUR', on: '2026-09-30', method: 'estimate' },
        grade: { source: 'A', information: '2' },
      },
    ],
  },
  files: [
    () =>
      specimenLetter({
        name: 'Meridian Freight - register extract.pdf',
        on: '2026-10-12',
        issuer: 'CHAMBER OF COMPANIES (specimen)',
        title: 'Extract from the register of companies',
        facts: [
          ['Company', 'Meridian Freight B.V. (specimen)'],
          ['Number', 'SPEC-771204'],
          ['LEI', '984500SPECIMENKEST87'],
          ['Seat', 'Rotterdam'],
          ['Holder of shares 1-6250', 'B. Quint, since 14 May 2026'],
          ['Holder of shares 6251-10000', 'Harbour Participations (specimen)'],
        ],
        paragraphs: [
          'This extract shows what is entered in the register on the day on which it is issued. It is invented for a demonstration; neither the company nor the persons exist.',
          'The transfer of the shares 1 to 6250 was registered on 14 May 2026 on the strength of a deed before Harbour Notaries (specimen).',
        ],
      }),
  ],
  life: [
    { at: [7, '11:05'], by: 'petra', does: 'submit' },
    { at: [8, '09:50'], by: 'leila', does: 'take-up' },
    {
      at: [9, '15:26'],
      by: 'leila',
      does: 'return',
      saying:
        'The extract does not show who held the shares before 14 May. Please add the deed of transfer, or an extract of an earlier date, and say in the record which court would make the order.',
    },
  ],
};
