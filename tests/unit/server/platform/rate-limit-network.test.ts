import { describe, expect, it } from '@jest/globals';
import { networkOf } from '../../../../server/platform/http/rate-limit.ts';

describe('the network that attempts are counted for', () => {
  it('is the same for all addresses of an IPv6 /64', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::1'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  });

  it('is the address itself in IPv4, however it is written', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  });

  it('is one for everything that is no address', () => {
    expect(networkOf(undefined)).toBe(networkOf('unix:'));
  });
});
