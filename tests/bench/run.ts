import { parseArgs } from 'node:util';
import { benchAccessLog } from './access-log.bench.ts';
import { benchDeposit } from './deposit.bench.ts';
import { benchGate } from './gate.bench.ts';
import { benchLog } from './log.bench.ts';
import { benchPages } from './pages.bench.ts';
import { benchSealing } from './sealing.bench.ts';

const benches: Readonly<Record<string, () => unknown>> = {
  gate: () => benchGate(),
  sealing: benchSealing,
  'access-log': benchAccessLog,
  log: benchLog,
  deposit: benchDeposit,
  pages: benchPages,
};

const usage = `Usage: npm run bench [-- NAME ...]

Runs benchmarks, all of them unless some are named: ${Object.keys(benches).join(', ')}.
Figures are of this machine at this moment; compare the ratios to what is measured beside them.

  MONGODB_URI=mongodb://...   the benchmarks of both engines run
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', default: false } },
});
const names = positionals.length > 0 ? positionals : Object.keys(benches);

if (values.help) {
  console.log(usage);
} else if (names.some((name) => !Object.hasOwn(benches, name))) {
  console.error(usage);
  process.exitCode = 2;
} else {
  for (const name of names) {
    console.log(`\n${name}`);
    const figures = await benches[name]?.();
    if (figures !== undefined) console.log(figures);
  }
}
