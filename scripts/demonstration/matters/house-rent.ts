import { specimenTransfers } from '../documents/tables.ts';
import type { Matter } from './matter.ts';

export const houseRent: Matter = {
  author: 'jon',
  case: 'ICC-02/26-FIN-4',
  to: ['registry', 'valdore'],
  formality: 'formal',
  markings: { classification: 'confidential', handlingCondition: 'H3', sharingLimit: 'TLP:AMBER' },
  drafted: [14, '09:25'],
  record: {
    subject: 'Rent of the house on Quay Street',
    narrative:
      'The tenant asks to whom the rent is to be paid since the seizure. To be completed with the lease.',
    measure: 'monitor',
    assets: [
      {
        reference: 'ARC-2026-052',
        kind: 'debt',
        state: 'under-management',
        description: 'Monthly rent, paid into an account of the court since October.',
        identifiers: [{ scheme: 'register-number', value: 'DC-26-1187/R' }],
        location: { country: 'NLD', place: 'Rotterdam' },
        value: { amount: '2450', currency: 'EUR', on: '2026-11-01', method: 'balance' },
      },
    ],
  },
  files: [
    () =>
      specimenTransfers({
        name: 'Rent received.csv',
        account: 'GB42SPEC00000012345678',
        currency: 'EUR',
        from: '2025-11-01',
        rows: 12,
        amounts: [2450, 2450],
        paidIn: 1,
        everyDays: [29, 31],
        counterparties: ['Tenant of Quay Street 14'],
        language: 'en',
      }),
  ],
  life: [],
};
