const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The suite that takes minutes and both processors is begun late enough to disturb no other pages, and early enough that
 * nobody waits for it: beside the many small ones, which do not mind.
 */
const LONGEST = 'tests/browser/barriers.test.ts';

function rank({ path }) {
  if (path.endsWith(LONGEST)) return 1;
  return /\/tests\/(?:unit|architecture)\//.test(path) ? 2 : 0;
}

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
};
