import { specimenScan } from '../documents/pictures.ts';
import type { Matter } from './matter.ts';

export const notebookWallets: Matter = {
  author: 'jon',
  case: 'ICC-01/26-FIN-1',
  to: ['prosecutor', 'borduria'],
  formality: 'informal',
  markings: { classification: 'secret', handlingCondition: 'lead-only', sharingLimit: 'TLP:RED' },
  drafted: [13, '14:05'],
  record: {
    subject: 'Wallets named in the seized notebook',
    narrative:
      'Page 12 of the notebook lists two addresses beside dates of transfers from the Kestrel account. This is given solely to ' +
      'generate new evidence: we are not yet free to say where the notebook was found.',
    measure: 'trace',
    assets: [
      {
        reference: 'ARC-2026-050',
        kind: 'crypto-asset',
        state: 'reported',
        description: 'Address written by hand, last movement in August.',
        identifiers: [
          { scheme: 'bitcoin-address', value: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' },
        ],
        crypto: { chain: 'Bitcoin', quantity: '3.75' },
        grade: { source: 'C', information: '3' },
      },
      {
        reference: 'ARC-2026-051',
        kind: 'crypto-asset',
        state: 'reported',
        description: 'Address from the same page.',
        identifiers: [
          { scheme: 'ethereum-address', value: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' },
        ],
        crypto: { chain: 'Ethereum', quantity: '41.2' },
        grade: { source: 'C', information: '4' },
      },
    ],
  },
  files: [() => specimenScan('Notebook page 12 (scan).png', 50)],
  life: [{ at: [13, '16:38'], by: 'jon', does: 'submit' }],
};
