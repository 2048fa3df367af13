import { specimenLetter } from '../documents/papers.ts';
import { specimenChart } from '../documents/pictures.ts';
import type { Matter } from './matter.ts';

export const businessJet: Matter = {
  author: 'irma',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor', 'arcadia'],
  formality: 'formal',
  markings: { classification: 'secret', handlingCondition: 'H3', sharingLimit: 'TLP:RED' },
  drafted: [10, '08:35'],
  record: {
    subject: 'Business jet in a hangar of a provincial airfield',
    narrative:
      'The aircraft flew twice in September with the suspect’s brother on board. The owner is a company with one share; its ' +
      'director says that he has never seen the aircraft. We would seize it if the Court asks the formal way.',
    measure: 'seize',
    assets: [
      {
        reference: 'BOR-101',
        kind: 'aircraft',
        state: 'traced',
        description: 'Business jet, nine seats, built 2011.',
        identifiers: [
          { scheme: 'aircraft-registration', value: 'LX-SPEC' },
          { scheme: 'aircraft-serial', value: 'SPEC-5521' },
          { scheme: 'icao-24-bit', value: '4D0000' },
        ],
        location: { country: 'LUX', place: 'Hangar 3' },
        titleHolder: 'Zephyr One S.à r.l. (specimen)',
        flag: 'LUX',
        value: { amount: '6200000', currency: 'USD', on: '2026-07-31', method: 'insured-value' },
        yearlyCost: { amount: '540000', currency: 'USD' },
        grade: { source: 'B', information: '2' },
      },
    ],
  },
  files: [
    () =>
      specimenLetter({
        name: 'Civil aviation register - extract.pdf',
        on: '2026-10-30',
        issuer: 'CIVIL AVIATION REGISTER (specimen)',
        title: 'Extract LX-SPEC',
        facts: [
          ['Registration', 'LX-SPEC'],
          ['Serial number', 'SPEC-5521'],
          ['Owner', 'Zephyr One S.à r.l. (specimen)'],
          ['Charge', 'none'],
        ],
        paragraphs: ['Issued for a demonstration. No aircraft carries this registration.'],
      }),
    () => specimenChart('Flights by month.png', 101),
  ],
  life: [
    { at: [10, '10:48'], by: 'irma', does: 'submit' },
    { at: [11, '13:18'], by: 'leila', does: 'take-up' },
    {
      at: [12, '09:05'],
      by: 'leila',
      does: 'remark',
      saying:
        'Can you tell us who paid for the fuel in September? The handling agent at the airfield should know.',
    },
  ],
};
