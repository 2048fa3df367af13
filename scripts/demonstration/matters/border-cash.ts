import type { Matter } from './matter.ts';

export const borderCash: Matter = {
  author: 'viktor',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor'],
  formality: 'informal',
  markings: { classification: 'restricted', handlingCondition: 'H0', sharingLimit: 'TLP:GREEN' },
  drafted: [5, '13:30'],
  record: {
    subject: 'Cash declared at the border',
    narrative: 'Declared by a courier in June. Sent by mistake: the case is another one.',
    measure: 'inform',
    assets: [
      {
        reference: 'BOR-93',
        kind: 'cash',
        state: 'reported',
        description: 'Banknotes in a suitcase.',
        identifiers: [{ scheme: 'register-number', value: 'CUSTOMS-26-0447' }],
        value: { amount: '92000', currency: 'CHF', on: '2026-06-02' },
      },
    ],
  },
  files: [],
  life: [
    { at: [5, '13:58'], by: 'viktor', does: 'submit' },
    { at: [5, '15:20'], by: 'irma', does: 'withdraw' },
  ],
};
