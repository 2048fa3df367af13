import { parseArgs } from 'node:util';
import { loadConfig } from '../config/app-config.ts';
import { inviteFirstAdministrator } from '../server/first-administrator.ts';

const usage = `Usage: scripts/create-administrator --email ADDRESS --organisation NAME

Invites one of the first two administrators of a portal. Later ones are invited in the portal, by two
administrators together. The organisation that runs the portal is made when it is not there yet.

Prints a token, valid once within 72 hours, to standard output. Its holder chooses a password and
receives a second factor: POST /api/v1/invitations/acceptance.

Reads the same environment as the server (.env.example): the database, PORTAL_SECRET. The act is
recorded in the access log. The portal may be running.

Exit status: 0 invited, 1 refused or failed, 2 wrong usage.
`;

/** Undefined for options that do not exist. */
function readOptions() {
  try {
    return parseArgs({
      options: {
        email: { type: 'string' },
        organisation: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

const { help, email, organisation } = readOptions() ?? {};

if (help) {
  console.log(usage);
} else if (!email || !organisation) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    const { token, expiresAt } = await inviteFirstAdministrator(loadConfig(process.env), {
      email,
      organisationName: organisation,
    });
    console.error(`Invited ${email} until ${expiresAt}. The token is shown this once:`);
    console.log(token);
  } catch (error) {
    console.error(error instanceof Error ? `Not invited: ${error.message}` : error);
    process.exitCode = 1;
  }
}
