import { specimenScan } from '../documents/pictures.ts';
import type { Matter } from './matter.ts';

export const halcyonTide: Matter = {
  author: 'anton',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor', 'valdore'],
  formality: 'informal',
  markings: { classification: 'restricted', handlingCondition: 'H1', sharingLimit: 'TLP:GREEN' },
  drafted: [2, '09:15'],
  record: {
    subject: 'Motor yacht Halcyon Tide',
    narrative:
      'The yacht changed flag twice within a year and lies in a yard for a refit that nobody has paid for yet. The crew list ' +
      'names a captain who also signed for two of the shell companies.',
    measure: 'identify',
    assets: [
      {
        reference: 'ARC-2026-021',
        kind: 'vessel',
        state: 'identified',
        description: 'Motor yacht of 38 metres, built 2014.',
        identifiers: [
          { scheme: 'imo', value: '9000003' },
          { scheme: 'mmsi', value: '200000000' },
        ],
        location: { country: 'MLT', place: 'Specimen Yard, berth 7' },
        titleHolder: 'Halcyon Tide Holdings Ltd (specimen)',
        flag: 'MLT',
        value: { amount: '4100000', currency: 'EUR', on: '2026-08-15', method: 'estimate' },
        custodian: 'The yard, for unpaid work',
        yearlyCost: { amount: '310000', currency: 'EUR' },
        grade: { source: 'B', information: '3' },
      },
    ],
  },
  files: [() => specimenScan('Crew list (scan).png', 21)],
  life: [
    { at: [2, '11:48'], by: 'anton', does: 'submit' },
    { at: [3, '09:20'], by: 'samuel', does: 'take-up' },
    {
      at: [4, '15:11'],
      by: 'samuel',
      does: 'accept',
      saying: 'Accepted for the file of the vessel.',
    },
  ],
};
