import type { InventedRequest } from './invented-request.ts';

/** Informal, sent to somebody who does not answer. */
export const walletIdentification: InventedRequest = {
  author: 'samuel',
  case: 'ICC-01/26-FIN-1',
  flow: 'court-to-state',
  formality: 'informal',
  measure: 'identify',
  urgency: { level: 'routine' },
  markings: {
    classification: 'restricted',
    handlingCondition: 'lead-only',
    sharingLimit: 'TLP:AMBER',
  },
  to: ['borduria'],
  drafted: [4, '13:10'],
  dueInDays: -6,
  content: {
    subject: 'Who buys from the exchange office in the harbour?',
    language: 'en',
    purpose: {
      summary:
        'To learn whether the wallets of the notebook were filled at the exchange office in the harbour.',
      assistance:
        'Please ask the supervisor of exchange offices for the two customers who paid most in August.',
      legalBasis: 'Informal contact between focal points; a formal request would follow.',
      grounds: 'The notebook names the street of the office.',
    },
    location: 'Exchange office, harbour street.',
    facts: 'See the notebook that Arcadia sent in this case.',
    requirements: [],
    persons: [],
    otherStates: [],
    contact: { name: 'Samuel Okonjo', reach: 'samuel@otp.example', languages: ['en'] },
  },
  files: [],
  life: [{ at: [4, '14:00'], by: 'samuel', to: 'borduria', does: 'send' }],
};
