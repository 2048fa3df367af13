import { specimenLetter } from '../documents/papers.ts';
import type { InventedRequest } from './invented-request.ts';

/** To two States at once: one finds something and answers, the other consults, and refuses in the end. */
export const kestrelTracing: InventedRequest = {
  author: 'leila',
  case: 'ICC-01/26-FIN-1',
  flow: 'court-to-state',
  formality: 'formal',
  measure: 'trace',
  urgency: { level: 'routine' },
  markings: { classification: 'confidential', handlingCondition: 'H2', sharingLimit: 'TLP:AMBER' },
  to: ['arcadia', 'borduria'],
  drafted: [2, '09:40'],
  dueInDays: 9,
  reference: 'OTP/REQ/26-118',
  content: {
    subject: 'Tracing of the Kestrel companies’ accounts',
    language: 'en',
    purpose: {
      summary:
        'The suspect is believed to hold the proceeds of pillage through four companies with the word Kestrel in their names.',
      assistance:
        'Please identify every account and every share that these companies and their directors hold or held since January 2024.',
      legalBasis: 'Rome Statute, article 93(1)(k), and article 96.',
      grounds:
        'Bank statements seized in another State name the companies as receivers of eleven transfers.',
    },
    location:
      'Registers of companies and of bank accounts; the companies gave addresses in the capital.',
    facts:
      'Between March and October 2025 eleven transfers left the account of the trading house. Each was followed within two days by ' +
      'a withdrawal or by a transfer to one of the Kestrel companies.',
    requirements: [],
    persons: [
      {
        kind: 'legal',
        name: 'Kestrel Freight (specimen)',
        details: 'Registered 2019; directors unknown.',
      },
      {
        kind: 'natural',
        name: 'Octavian Specimen',
        details: 'Born 1968; said to be the beneficial owner.',
      },
    ],
    otherStates: [],
    contact: { name: 'Leïla Brandt', reach: 'leila@otp.example', languages: ['en', 'fr'] },
  },
  files: [
    () =>
      specimenLetter({
        name: 'Transfers to the Kestrel companies.pdf',
        on: '2026-10-28',
        issuer: 'OFFICE OF THE PROSECUTOR (specimen)',
        title: 'Note on eleven transfers',
        facts: [
          ['Transfers', '11'],
          ['First', '4 March 2025'],
          ['Last', '17 October 2025'],
          ['Sum', 'EUR 1,840,000.00'],
        ],
        paragraphs: ['Made for a demonstration. Nobody of these names exists.'],
      }),
  ],
  life: [
    { at: [2, '11:05'], by: 'leila', to: 'arcadia', does: 'send' },
    { at: [2, '11:07'], by: 'leila', to: 'borduria', does: 'send' },
    { at: [3, '09:25'], by: 'jon', to: 'arcadia', does: 'acknowledge' },
    { at: [3, '14:10'], by: 'radu', to: 'borduria', does: 'acknowledge' },
    {
      at: [4, '10:45'],
      by: 'irma',
      to: 'borduria',
      does: 'consult',
      saying:
        'Our register of accounts may be searched only for offences that our law knows. Can you tell us under which heading the facts would fall?',
    },
    {
      at: [5, '09:20'],
      by: 'leila',
      to: 'borduria',
      does: 'say',
      saying:
        'Pillage, and receiving its proceeds. We can send the decision of the Chamber if that helps.',
    },
    {
      at: [6, '10:15'],
      by: 'jon',
      to: 'arcadia',
      does: 'answer',
      record: {
        subject: 'Accounts and shares of the Kestrel companies',
        narrative:
          'One account and a holding of shares were found. Two further companies of that name were dissolved in 2023 and had no accounts.',
        measure: 'trace',
        assets: [
          {
            reference: 'ARC-2026-040',
            kind: 'account',
            state: 'traced',
            description: 'Current account of Kestrel Freight.',
            identifiers: [{ scheme: 'iban', value: 'DE89370400440532013000' }],
            location: { country: 'DEU' },
            titleHolder: 'Kestrel Freight (specimen)',
            value: { amount: '184250.75', currency: 'EUR', on: '2026-11-02', method: 'balance' },
            grade: { source: 'A', information: '1' },
          },
        ],
        registers: [
          {
            register: 'Register of bank accounts',
            country: 'DEU',
            searchedOn: '2026-11-03',
            result: 'found',
          },
          {
            register: 'Register of companies',
            country: 'DEU',
            searchedOn: '2026-11-03',
            result: 'found',
          },
          {
            register: 'Land register',
            country: 'DEU',
            searchedOn: '2026-11-04',
            result: 'nothing-found',
          },
        ],
      },
      files: [],
    },
    { at: [6, '15:30'], by: 'jon', to: 'arcadia', does: 'execute' },
    {
      at: [7, '11:20'],
      by: 'leila',
      to: 'arcadia',
      does: 'accept-answer',
      saying: 'Complete, with our thanks. A request to freeze the account will follow.',
    },
    {
      at: [9, '16:05'],
      by: 'irma',
      to: 'borduria',
      does: 'refuse',
      ground: 'prohibited-by-national-law',
      saying:
        'The court of first instance did not allow the search. We are ready to look at a narrower request.',
    },
  ],
};
