import { specimenLetter } from '../documents/papers.ts';
import { specimenScan } from '../documents/pictures.ts';
import type { Matter } from './matter.ts';

export const seizedVehicle: Matter = {
  author: 'petra',
  case: 'ICC-02/26-FIN-4',
  to: ['registry'],
  formality: 'informal',
  markings: { classification: 'restricted', handlingCondition: 'H0', sharingLimit: 'TLP:AMBER' },
  drafted: [11, '10:15'],
  record: {
    subject: 'Vehicle for the reparations inventory',
    narrative:
      'The car was seized with the house. It stands in a police yard and loses value every month; we suggest to sell it under ' +
      'the supervision of our court and to keep the proceeds.',
    measure: 'seize',
    assets: [
      {
        reference: 'ARC-2026-041',
        kind: 'vehicle',
        state: 'seized',
        description: 'Sports utility vehicle, black, first registered in 2022.',
        identifiers: [
          { scheme: 'vin', value: '1M8GDM9AXKP042788' },
          { scheme: 'plate', value: 'SPEC-041' },
        ],
        location: { country: 'NLD', place: 'Police yard, Rotterdam' },
        titleHolder: 'Adela Marsh-Quint',
        value: { amount: '38900', currency: 'EUR', on: '2026-10-20', method: 'appraisal' },
        custodian: 'Police of Arcadia',
        condition: 'Parked outdoors, battery removed',
        yearlyCost: { amount: '2190', currency: 'EUR' },
        measure: {
          authority: 'District Court of Arcadia (specimen)',
          orderNumber: 'DC-26-1187',
          on: '2026-09-18',
          expiresOn: '2027-03-18',
        },
        grade: { source: 'A', information: '1' },
      },
    ],
  },
  files: [
    () =>
      specimenLetter({
        name: 'District Court - order DC-26-1187.pdf',
        on: '2026-09-18',
        issuer: 'DISTRICT COURT OF ARCADIA (specimen)',
        title: 'Order of seizure DC-26-1187',
        facts: [
          ['Applicant', 'The Central Authority of Arcadia'],
          ['Property', 'One vehicle, VIN 1M8GDM9AXKP042788'],
          ['Made on', '18 September 2026'],
          ['In force until', '18 March 2027, renewable'],
        ],
        paragraphs: [
          'Having heard the applicant and considered the request of the Registry of the Court, the judge orders that the vehicle be seized and kept by the police until further order.',
          'Whoever claims a right to the vehicle in good faith may be heard within thirty days of the notice of this order.',
          'This order is invented for a demonstration. No such court exists.',
        ],
      }),
    () => specimenScan('Police yard - receipt (scan).png', 41),
  ],
  life: [
    { at: [11, '11:52'], by: 'petra', does: 'submit' },
    { at: [12, '10:30'], by: 'helene', does: 'take-up' },
  ],
};
