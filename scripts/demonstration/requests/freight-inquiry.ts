import type { InventedRequest } from './invented-request.ts';

/** Between States: an expert drafts it, a national focal point signs it off; they consult about it. */
export const freightInquiry: InventedRequest = {
  author: 'petra',
  case: 'ICC-01/26-FIN-1',
  flow: 'state-to-state',
  formality: 'informal',
  measure: 'trace',
  urgency: { level: 'routine' },
  markings: {
    classification: 'restricted',
    handlingCondition: 'H1',
    sharingLimit: 'TLP:AMBER+STRICT',
  },
  to: ['valdore'],
  drafted: [9, '10:20'],
  dueInDays: 12,
  content: {
    subject: 'Rents that reach an account in Arcadia',
    language: 'fr',
    purpose: {
      summary: 'Comprendre d’où viennent les virements de la SCI Les Tamaris vers l’Arcadie.',
      assistance: 'Communiquer les relevés de la SCI depuis juin.',
      legalBasis: 'Échange informel entre bureaux de recouvrement des avoirs.',
      grounds: 'Le compte destinataire figure dans une enquête nationale.',
    },
    location: 'Compte de gestion de la SCI.',
    facts: 'Sept virements depuis juin, sans cause apparente.',
    requirements: [
      { code: 'translation', text: 'La demande est rédigée en français.' },
      { code: 'statement-of-time-limit', text: 'Sans objet pour une recherche.' },
    ],
    persons: [{ kind: 'legal', name: 'SCI Les Tamaris (spécimen)' }],
    otherStates: [],
    contact: { name: 'Petra Nyland', reach: 'petra@arcadia.example', languages: ['en', 'fr'] },
  },
  files: [],
  life: [
    { at: [9, '15:10'], by: 'mara', to: 'valdore', does: 'sign-off' },
    { at: [9, '15:32'], by: 'petra', to: 'valdore', does: 'send' },
    { at: [10, '08:55'], by: 'etienne', to: 'valdore', does: 'acknowledge' },
    {
      at: [10, '16:20'],
      by: 'etienne',
      to: 'valdore',
      does: 'consult',
      saying:
        'Les relevés sont couverts par le secret bancaire ; une copie de votre réquisition suffirait.',
    },
    {
      at: [11, '08:40'],
      by: 'petra',
      to: 'valdore',
      does: 'say',
      saying: 'Nous la demandons au magistrat ; elle devrait nous parvenir cette semaine.',
    },
  ],
};
