import type { AppConfig } from '../config/app-config.ts';
import { EmailAddress } from '../core/contracts/accounts.ts';
import manifest from '../package.json' with { type: 'json' };
import { compose } from './composition.ts';
import { systemClock } from './platform/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { AppError } from './platform/errors.ts';
import { statusOf } from './platform/http/problem-handler.ts';
import { createLogger } from './platform/logger.ts';

/**
 * Invites one of the first two administrators, without a server. Writes the act into the access log first.
 *
 * @throws AppError `FORBIDDEN` when two administrators exist; a zod error for what is no e-mail address
 */
export async function inviteFirstAdministrator(
  config: AppConfig,
  request: { readonly email: string; readonly organisationName: string },
): Promise<{ token: string; expiresAt: string }> {
  const email = EmailAddress.parse(request.email);
  const database = await openDatabase(config);
  try {
    const composition = await compose({
      config,
      database,
      // Standard output is for the token alone.
      logger: createLogger('warn', process.stderr),
      clock: systemClock,
      softwareVersion: manifest.version,
    });
    await composition.accessLog.start();
    const intent = await composition.accessLog.recorder.intend({
      action: 'invitation.create',
      principal: undefined,
      authentication: 'none',
      request: { method: 'CLI', route: '/scripts/create-administrator', id: crypto.randomUUID() },
      client: { ip: '', userAgent: 'create-administrator' },
    });
    try {
      await composition.invitations.requireRoomForFirstAdministrator();
      const organisation = await composition.organisations.findOrCreateOperator(
        request.organisationName,
      );
      const invitation = await composition.invitations.createFirstAdministrator(
        email,
        organisation.id,
      );
      await intent.conclude({
        outcome: 'success',
        status: 201,
        object: { type: 'invitation', id: invitation.id },
      });
      return invitation;
    } catch (error) {
      const reason = error instanceof AppError ? error.code : 'INTERNAL';
      const outcome = reason === 'INTERNAL' ? 'error' : 'denied';
      await intent.conclude({ outcome, reason, status: statusOf(reason) });
      throw error;
    } finally {
      await composition.accessLog.stop();
    }
  } finally {
    await database.close();
  }
}
