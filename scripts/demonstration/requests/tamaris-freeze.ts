import type { InventedRequest } from './invented-request.ts';

/** In French, urgent, and not confirmed yet; the State postpones it. */
export const tamarisFreeze: InventedRequest = {
  author: 'helene',
  case: 'ICC-02/26-FIN-4',
  flow: 'court-to-state',
  formality: 'formal',
  measure: 'freeze',
  urgency: { level: 'urgent', ground: 'transfer-under-way' },
  markings: { classification: 'restricted', handlingCondition: 'H2', sharingLimit: 'TLP:AMBER' },
  to: ['valdore'],
  drafted: [10, '09:05'],
  dueInDays: 5,
  content: {
    subject: 'Gel de l’immeuble et du compte de la SCI Les Tamaris',
    language: 'fr',
    purpose: {
      summary:
        'Conserver l’immeuble et les loyers jusqu’à la décision de la Chambre sur les réparations.',
      assistance: 'Geler l’immeuble et le compte de gestion de la SCI.',
      legalBasis: 'Statut de Rome, articles 75(4), 93(1)(k) et 96(1).',
      grounds: 'Une promesse de vente a été signée en octobre.',
    },
    location: 'Immeuble et compte décrits dans vos transmissions de ce mois.',
    facts: 'La SCI a été constituée avec des fonds provenant des faits reprochés.',
    procedure: 'Inscription au fichier immobilier avant toute notification.',
    requirements: [
      { code: 'translation', text: 'La demande est rédigée en français.' },
      {
        code: 'statement-of-time-limit',
        text: 'Jusqu’à la décision de la Chambre, au plus tard deux ans.',
      },
    ],
    persons: [{ kind: 'legal', name: 'SCI Les Tamaris (spécimen)' }],
    property: {
      basis: 'equivalent-value',
      amount: { amount: '750000', currency: 'EUR' },
      whyThere: 'Titre de propriété transmis par vos soins.',
      assets: [],
    },
    otherStates: [],
    claims: 'La banque créancière détient une hypothèque de premier rang, de bonne foi.',
    contact: { name: 'Hélène Fabre', reach: 'helene@registry.example', languages: ['fr', 'en'] },
  },
  files: [],
  life: [
    { at: [10, '10:10'], by: 'helene', to: 'valdore', does: 'send' },
    { at: [10, '13:30'], by: 'etienne', to: 'valdore', does: 'acknowledge' },
    {
      at: [11, '09:45'],
      by: 'solene',
      to: 'valdore',
      does: 'postpone',
      ground: 'ongoing-investigation',
      untilInDays: 21,
      saying:
        'Une perquisition est prévue ; un gel maintenant en avertirait le gérant. La vente est suspendue par le notaire.',
    },
    {
      at: [12, '11:12'],
      by: 'helene',
      to: 'valdore',
      does: 'say',
      saying: 'Bien reçu. La confirmation par la voie diplomatique est en préparation.',
    },
  ],
};
