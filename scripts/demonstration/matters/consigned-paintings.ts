import { specimenScan } from '../documents/pictures.ts';
import { specimenTransfers } from '../documents/tables.ts';
import type { Matter } from './matter.ts';

export const consignedPaintings: Matter = {
  author: 'radu',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor'],
  formality: 'informal',
  markings: {
    classification: 'restricted',
    handlingCondition: 'H1',
    sharingLimit: 'TLP:AMBER+STRICT',
  },
  drafted: [14, '07:55'],
  record: {
    subject: 'Paintings consigned for sale in December',
    narrative:
      'An auction house lists two paintings that hung in the villa until May. The sale is announced for December, so we would ' +
      'be glad of an early word.',
    measure: 'freeze',
    assets: [
      {
        reference: 'BOR-110',
        kind: 'art',
        state: 'reported',
        description:
          'Oil on canvas, harbour by night, signed lower left, 81 by 65 cm, old tear upper right.',
        identifiers: [{ scheme: 'other', name: 'Lot number', value: 'SPEC-212' }],
        location: { country: 'CHE', place: 'Geneva Free Port' },
        value: { amount: '240000', currency: 'CHF', on: '2026-11-10', method: 'estimate' },
        grade: { source: 'C', information: '2' },
      },
    ],
  },
  files: [
    () => specimenScan('Catalogue page (scan).png', 110),
    () =>
      specimenTransfers({
        name: 'Consignor - payments.csv',
        account: 'CH3600000000SPECIMEN0',
        currency: 'CHF',
        from: '2026-02-01',
        rows: 18,
        amounts: [400, 62_000],
        everyDays: [9, 20],
        counterparties: ['Auction house (specimen)', 'Free port, storage (specimen)'],
        language: 'en',
      }),
  ],
  life: [{ at: [14, '10:16'], by: 'radu', does: 'submit' }],
};
