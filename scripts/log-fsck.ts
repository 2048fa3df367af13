import { parseArgs } from 'node:util';
import { loadLogSignerConfig } from '../config/log-signer-config.ts';
import { checkAccessLog, type Finding } from '../server/log-fsck.ts';

const usage = `Usage: scripts/log-fsck [--rebuild]

Reads the whole access log and compares with its entries what lies beside them: the rows that searches
use, the tiles of the tree, the newest checkpoint, and personal data with the commitments to them. Each
finding is one line: a code, a place, a sentence.

  --rebuild   puts the rows right; nothing else can be put right

It trusts the entries. Whether they are the ones that were signed is what scripts/verify-log says.
Reads the same environment as the log's signer (.env.example). The portal may be running.

Exit status: 0 nothing is wrong, or it was put right; 1 something is wrong; 2 wrong usage; 3 it could
not be read.
`;

const words: Readonly<Record<Finding['code'], string>> = {
  HOLE: 'the batches end here and go on behind a gap; nothing behind it was looked at',
  ENTRY: 'the bytes are no canonical entry',
  WRITER: 'does not follow the entry before of the same writer',
  ROW: 'the row for searching is missing, or says something else than the entry',
  ROW_EXTRA: 'a row for searching that has no entry',
  PRIVATE: 'the personal data are not those that the entry commits to',
  TILE: 'missing, or other hashes than the entries have',
  CHECKPOINT: 'the signed tree of this size is not the one that the entries make',
};

/** Undefined for options that do not exist. */
function readOptions() {
  try {
    return parseArgs({
      options: {
        rebuild: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

async function check(rebuild: boolean): Promise<number> {
  let wrong = 0;
  const { entries } = await checkAccessLog(loadLogSignerConfig(process.env), {
    rebuild,
    onFinding: ({ code, where, mended }) => {
      console.log(`${code} ${where}: ${words[code]}${mended ? ' (put right)' : ''}`);
      if (!mended) wrong += 1;
    },
  });
  console.error(`${entries} entries, ${wrong === 0 ? 'nothing wrong' : `${wrong} findings`}.`);
  return wrong === 0 ? 0 : 1;
}

const options = readOptions();
if (!options) {
  console.error(usage);
  process.exitCode = 2;
} else if (options.help) {
  console.log(usage);
} else {
  try {
    process.exitCode = await check(options.rebuild);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 3;
  }
}
