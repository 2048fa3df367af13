import type { InventedRequest } from './invented-request.ts';

/** A State asks the Court; everything is done and the request is closed. */
export const ordersInquiry: InventedRequest = {
  author: 'mara',
  case: 'ICC-02/26-FIN-4',
  flow: 'state-to-court',
  formality: 'formal',
  measure: 'inform',
  urgency: { level: 'routine' },
  markings: { classification: 'restricted', handlingCondition: 'H0', sharingLimit: 'TLP:GREEN' },
  to: ['registry'],
  drafted: [3, '10:10'],
  dueInDays: -2,
  reference: 'ARC/MOJ/26-31',
  content: {
    subject: 'Orders of the Chamber about property in Arcadia',
    language: 'en',
    purpose: {
      summary: 'To register orders of the Chamber, if there are any, beside our own.',
      assistance: 'Please tell us which orders concern property in Arcadia.',
      legalBasis: 'Rome Statute, articles 93(10) and 96(4).',
      grounds: 'A court here is about to decide on the same property.',
    },
    requirements: [],
    persons: [],
    otherStates: [],
    contact: { name: 'Mara Oduya', reach: 'mara@arcadia.example', languages: ['en'] },
  },
  files: [],
  life: [
    { at: [3, '10:40'], by: 'mara', to: 'registry', does: 'send' },
    { at: [4, '09:05'], by: 'helene', to: 'registry', does: 'acknowledge' },
    {
      at: [7, '13:25'],
      by: 'helene',
      to: 'registry',
      does: 'answer',
      record: {
        subject: 'No order concerns property in Arcadia',
        narrative: 'The Chamber has made no order about property in Arcadia until today.',
        measure: 'inform',
        assets: [],
      },
      files: [],
    },
    { at: [7, '13:40'], by: 'helene', to: 'registry', does: 'execute' },
    {
      at: [8, '09:15'],
      by: 'mara',
      to: 'registry',
      does: 'accept-answer',
      saying: 'Thank you: our court has what it needs.',
    },
    { at: [8, '09:20'], by: 'mara', to: 'registry', does: 'close' },
  ],
};
