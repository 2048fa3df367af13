import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ProblemCode } from '../../../../../core/contracts/problem.ts';
import {
  gateRefusalCodes,
  inspectPublicKey,
  sealContent,
  type OrganisationKey,
  type SealingFormat,
} from '../../../../../core/sealing/index.ts';
import {
  createGate,
  openableBy,
  problemOfRefusal,
} from '../../../../../server/features/gate/index.ts';
import { problemStatus } from '../../../../../server/platform/http/problems.ts';
import { bytes, packet, pseudoRandomBytes, seipd1 } from '../../../../support/openpgp-packets.ts';
import { aKey, utf8 } from '../../../../support/sealing.ts';

type Organisation = { id: string; key: OrganisationKey };

async function anOrganisation(options = {}): Promise<Organisation> {
  return { id: randomUUID(), key: await aKey(options) };
}

function gateFor(...organisations: Organisation[]) {
  return createGate({
    keys: {
      currentOrganisationKey: async (organisationId) => {
        const organisation = organisations.find(({ id }) => id === organisationId);
        if (!organisation) return undefined;
        const { armoredPublicKey } = organisation.key;
        return inspectPublicKey({ armoredPublicKey, at: new Date() });
      },
    },
  });
}

async function sealedTo(organisations: Organisation[], format: SealingFormat = 'default') {
  const { body, keyPackets } = await sealContent({
    plaintext: utf8('what only they may read'),
    recipients: organisations.map(({ key }) => key),
    signingKey: (await aKey()).key,
    format,
  });
  return {
    body: base64(body),
    keyPackets: keyPackets.map(({ keyPacket }, at) => ({
      organisationId: organisations[at]?.id ?? '',
      keyPacket: base64(keyPacket),
    })),
  };
}

function base64(octets: Uint8Array): string {
  return Buffer.from(octets).toString('base64');
}

describe('the gate', () => {
  it('has a problem of its own for every refusal', () => {
    const problems = gateRefusalCodes.map((code) => problemOfRefusal[code]);

    expect(new Set(problems).size).toBe(gateRefusalCodes.length);
    expect(problems.every((code) => ProblemCode.options.includes(code))).toBe(true);
    expect(
      gateRefusalCodes.filter((code) => problemStatus[problemOfRefusal[code]] === 413),
    ).toEqual(['too-large', 'gnupg-too-large', 'ocb-too-large']);
  });

  it('refuses content for an organisation that has no key', async () => {
    const [sender, recipient] = [await anOrganisation(), await anOrganisation()];
    const content = await sealedTo([sender, recipient]);

    const check = gateFor(sender).checkContent(content, [sender.id, recipient.id]);

    await expect(check).rejects.toMatchObject({
      code: 'RECIPIENT_HAS_NO_KEY',
      issues: [{ path: 'recipients', message: recipient.id }],
    });
  });

  it('refuses the newer format for an organisation that asked for the GnuPG-compatible one', async () => {
    const [sender, recipient] = [
      await anOrganisation(),
      await anOrganisation({ gnupgCompatible: true }),
    ];
    const content = await sealedTo([sender, recipient], 'gnupg');
    const gate = gateFor(sender, recipient);

    await expect(
      gate.checkContent(await sealedTo([sender]), [sender.id, recipient.id]),
    ).rejects.toMatchObject({ code: 'RECIPIENT_CANNOT_READ_FORMAT' });
    await expect(gate.checkContent(content, [sender.id, recipient.id])).resolves.toMatchObject({
      body: content.body,
    });
  });

  it('refuses a recipient too few, one too many, and one twice', async () => {
    const [sender, recipient] = [await anOrganisation(), await anOrganisation()];
    const gate = gateFor(sender, recipient);
    const both = await sealedTo([sender, recipient]);
    const first = both.keyPackets.slice(0, 1);

    await expect(
      gate.checkContent({ ...both, keyPackets: first }, [sender.id, recipient.id]),
    ).rejects.toMatchObject({ code: 'SEALED_RECIPIENT_MISSING' });
    await expect(gate.checkContent(both, [sender.id])).rejects.toMatchObject({
      code: 'SEALED_RECIPIENT_UNEXPECTED',
    });
    await expect(
      gate.checkContent({ ...both, keyPackets: [...first, ...first] }, [sender.id, recipient.id]),
    ).rejects.toMatchObject({ code: 'SEALED_DUPLICATE_RECIPIENT' });
  });

  it('refuses key packets that stand under each other’s organisation', async () => {
    const [sender, recipient] = [await anOrganisation(), await anOrganisation()];
    const content = await sealedTo([sender, recipient]);
    const swapped = content.keyPackets.map(({ keyPacket }, at) => ({
      organisationId: content.keyPackets[1 - at]?.organisationId ?? '',
      keyPacket,
    }));

    const check = gateFor(sender, recipient).checkContent({ ...content, keyPackets: swapped }, [
      sender.id,
      recipient.id,
    ]);

    await expect(check).rejects.toMatchObject({ code: 'SEALED_RECIPIENT_UNEXPECTED' });
  });

  it('refuses a former key of a recipient', async () => {
    const sender = await anOrganisation();
    const content = await sealedTo([sender]);
    const rotated = { ...sender, key: await aKey() };

    await expect(gateFor(rotated).checkContent(content, [sender.id])).rejects.toMatchObject({
      code: 'SEALED_RECIPIENT_UNEXPECTED',
    });
  });

  it('refuses key packets of the other version', async () => {
    const sender = await anOrganisation();
    const content = await sealedTo([sender]);
    const older = { ...content, body: base64(packet(18, seipd1(100))) };

    await expect(gateFor(sender).checkContent(older, [sender.id])).rejects.toMatchObject({
      code: 'SEALED_KEY_PACKET_VERSION_MISMATCH',
    });
  });

  it.each([
    ['SEALED_EMPTY', new Uint8Array()],
    ['SEALED_NOT_OPENPGP', utf8('{"name":"in clear"}')],
    ['SEALED_ARMORED', utf8('-----BEGIN PGP MESSAGE-----\n')],
    ['SEALED_PLAINTEXT_LITERAL', packet(11, bytes('b', 0, 0, 0, 0, 0, 'in clear'))],
    ['SEALED_TRUNCATED', packet(18, seipd1(100)).subarray(0, -1)],
    ['SEALED_TRAILING_DATA', bytes(packet(18, seipd1(100)), 0)],
    ['SEALED_TOO_LARGE', packet(18, bytes(1, pseudoRandomBytes(1024 * 1024)))],
  ])('answers %s with its own problem', async (code, body) => {
    const sender = await anOrganisation();
    const { keyPackets } = await sealedTo([sender]);

    await expect(
      gateFor(sender).checkContent({ body: base64(body), keyPackets }, [sender.id]),
    ).rejects.toMatchObject({ code });
  });

  it('keeps content with the fingerprints it was sealed to, and hands out only the own key packet', async () => {
    const [sender, recipient] = [await anOrganisation(), await anOrganisation()];
    const content = await sealedTo([sender, recipient]);

    const stored = await gateFor(sender, recipient).checkContent(content, [
      recipient.id,
      sender.id,
    ]);

    const own = openableBy(stored, recipient.id);
    expect(own).toEqual({
      body: content.body,
      keyPacket: content.keyPackets[1]?.keyPacket,
      sealedTo: [
        { organisationId: sender.id, fingerprint: sender.key.fingerprint },
        { organisationId: recipient.id, fingerprint: recipient.key.fingerprint },
      ],
    });
    expect(openableBy(stored, randomUUID())).toBeUndefined();
  });
});
