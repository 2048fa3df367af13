import type { InventedRequest } from './invented-request.ts';

/** A draft that is not complete. */
export const jetSeizure: InventedRequest = {
  author: 'leila',
  case: 'ICC-01/26-FIN-1',
  flow: 'court-to-state',
  formality: 'formal',
  measure: 'seize',
  urgency: { level: 'routine' },
  markings: { classification: 'secret', handlingCondition: 'H3', sharingLimit: 'TLP:RED' },
  to: ['borduria'],
  drafted: [13, '14:20'],
  dueInDays: 30,
  content: {
    subject: 'Seizure of the business jet in hangar 3',
    language: 'en',
    purpose: {
      summary: 'To seize the aircraft LX-SPEC before it leaves.',
      assistance: 'Please seize the aircraft and its papers.',
      legalBasis: 'Rome Statute, article 93(1)(k).',
      grounds: 'Your submission of last week.',
    },
    location: 'Hangar 3 of the provincial airfield.',
    requirements: [],
    persons: [],
    otherStates: [],
    contact: { name: 'Leïla Brandt', reach: 'leila@otp.example', languages: ['en', 'fr'] },
  },
  files: [],
  life: [],
};
