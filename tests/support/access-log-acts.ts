import { randomBytes, randomUUID } from 'node:crypto';
import type { Act } from '../../server/platform/http/access-recorder.ts';
import type { Principal } from '../../server/platform/principal.ts';

export function aPrincipal(values: Partial<Principal> = {}): Principal {
  return {
    accountId: randomUUID(),
    organisationId: randomUUID(),
    organisationKind: 'state',
    role: 'expert',
    ...values,
  };
}

export function anAct(values: Partial<Act> = {}): Act {
  return {
    action: 'case.read',
    principal: aPrincipal(),
    authentication: 'password+totp',
    request: { method: 'GET', route: '/api/v1/cases/:caseId', id: randomUUID() },
    client: { ip: '192.0.2.7', userAgent: 'Browser/1.0' },
    ...values,
  };
}

/** Identity and surroundings of an instance, as the composition gives them; here nothing has a name. */
export function anInstance() {
  return {
    instanceId: randomUUID(),
    softwareVersion: '0.1.0',
    keys: { sessionPseudonyms: randomBytes(32) },
    findNames: () => Promise.resolve({}),
    signing: { origin: 'portal.test/access-log', signerDirectory: '/nonexistent' },
    reportCertificate: () => Promise.reject(new Error('nothing is reported here')),
    findFile: () => Promise.resolve(undefined),
    submissionFiles: { filesOf: () => Promise.resolve([]) },
  };
}
