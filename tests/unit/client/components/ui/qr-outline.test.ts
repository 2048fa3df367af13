import { describe, expect, it } from '@jest/globals';
import { qrOutline } from '../../../../../client/components/ui/qr-outline.ts';

const FINGERPRINT = 'OPENPGP4FPR:7F2A91C40B6ED1A852CC0E1977B24D3AE0B133D75A90C2F41204301B7D210EE4';

/** ISO/IEC 18004, 6.3.3: a ring of seven modules around a square of three. */
const FINDER = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

describe('the outline of a QR code', () => {
  it('has a finder in three corners and none in the fourth', async () => {
    const { size, path } = await qrOutline(FINGERPRINT);

    const corner = (left: number, top: number) =>
      FINDER.map((row, y) =>
        Array.from(row, (_, x) => (path.includes(`M${left + x} ${top + y}h`) ? '#' : '.')).join(''),
      );

    expect(corner(0, 0)).toEqual(FINDER);
    expect(corner(size - 7, 0)).toEqual(FINDER);
    expect(corner(0, size - 7)).toEqual(FINDER);
    expect(corner(size - 7, size - 7)).not.toEqual(FINDER);
  });

  it('is another one for another fingerprint', async () => {
    const one = await qrOutline(FINGERPRINT);
    const other = await qrOutline(FINGERPRINT.replace('7F2A', '7F2B'));

    expect(other.path).not.toBe(one.path);
  });
});
