import type { Matter } from './matter.ts';

export const loyersEncaisses: Matter = {
  author: 'etienne',
  case: 'ICC-02/26-FIN-4',
  to: ['registry'],
  formality: 'formal',
  markings: { classification: 'confidential', handlingCondition: 'H1', sharingLimit: 'TLP:AMBER' },
  drafted: [14, '22:48'],
  record: {
    subject: 'Loyers encaissés depuis le gel',
    narrative: 'À compléter : état des loyers par logement, arrêté à la fin du mois.',
    measure: 'monitor',
    assets: [],
  },
  files: [],
  life: [],
};
