const { default: Sequencer } = require('@jest/test-sequencer');

/** It takes minutes: begun last, one processor would wait for it. */
const LONGEST = 'tests/browser/barriers.test.ts';

module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (path.endsWith(LONGEST) ? 0 : 1);
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
};
