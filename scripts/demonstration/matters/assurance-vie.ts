import { specimenScan } from '../documents/pictures.ts';
import type { Matter } from './matter.ts';

export const assuranceVie: Matter = {
  author: 'etienne',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor', 'borduria'],
  formality: 'informal',
  markings: { classification: 'restricted', handlingCondition: 'H0', sharingLimit: 'TLP:CLEAR' },
  drafted: [6, '13:25'],
  record: {
    subject: 'Contrat d’assurance-vie au bénéfice de la fondation',
    narrative:
      'Le contrat désigne comme bénéficiaire la fondation signalée par la Bordurie. Le rachat demandé en septembre a été suspendu ' +
      'par l’assureur.',
    measure: 'inform',
    assets: [
      {
        reference: 'VAL-2026-009',
        kind: 'insurance',
        state: 'identified',
        description: 'Contrat d’assurance-vie, rachat suspendu.',
        identifiers: [{ scheme: 'register-number', value: 'AV-SPEC-55210' }],
        location: { country: 'FRA' },
        value: { amount: '330000', currency: 'EUR', on: '2026-09-12', method: 'insured-value' },
        grade: { source: 'B', information: '1' },
      },
    ],
  },
  files: [() => specimenScan('Contrat (numérisation).png', 9)],
  life: [
    { at: [6, '15:14'], by: 'etienne', does: 'submit' },
    { at: [7, '10:20'], by: 'samuel', does: 'take-up' },
    { at: [7, '16:44'], by: 'samuel', does: 'accept', saying: 'Accepté, avec nos remerciements.' },
  ],
};
