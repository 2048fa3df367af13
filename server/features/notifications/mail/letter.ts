import MimeNode from 'nodemailer/lib/mime-node';
import { encryptMail } from '../../../../core/sealing/index.ts';

export type Letter = {
  readonly from: string;
  readonly to: string;
  /** Where the portal is. */
  readonly portalOrigin: string;
  /** The reader's own key; without one the letter is in clear. */
  readonly armoredPublicKey?: string | undefined;
};

const SUBJECT = 'Asset Recovery Portal / Portail de recouvrement des avoirs';

/** The same for everybody and for everything that happens: e-mail is read by many on its way. */
function textOf(portalOrigin: string): string {
  return `Something waits for you in the Asset Recovery Portal. Sign in to see it:

${portalOrigin}

This message says no more on purpose. It was sent automatically; nobody reads answers to it.
In the portal you choose how often you are told.

* * *

Quelque chose vous attend dans le portail de recouvrement des avoirs. Connectez-vous pour le voir :

${portalOrigin}

Ce message n’en dit pas plus, à dessein. Il a été envoyé automatiquement ; personne ne lit les réponses.
Dans le portail, vous choisissez à quelle fréquence vous êtes prévenu.
`;
}

/** The whole message as it goes out, headers included: text, or PGP/MIME (RFC 3156 section 4). */
export async function writeLetter(letter: Letter): Promise<Buffer> {
  const { portalOrigin, armoredPublicKey } = letter;
  if (armoredPublicKey === undefined) {
    return addressed(new MimeNode('text/plain; charset=utf-8'), letter)
      .setContent(textOf(portalOrigin))
      .build();
  }
  const envelope = addressed(
    new MimeNode('multipart/encrypted; protocol="application/pgp-encrypted"'),
    letter,
  );
  envelope
    .createChild('application/pgp-encrypted')
    .setHeader('Content-Transfer-Encoding', '7bit')
    .setContent('Version: 1\r\n');
  envelope
    .createChild('application/octet-stream')
    .setHeader('Content-Transfer-Encoding', '7bit')
    .setContent(await sealedText(portalOrigin, armoredPublicKey));
  return envelope.build();
}

function addressed(root: MimeNode, { from, to }: Letter): MimeNode {
  return root.setHeader({
    From: { name: 'Asset Recovery Portal', address: from },
    To: { address: to },
    Subject: SUBJECT,
    // RFC 3834: answering machines do not answer.
    'Auto-Submitted': 'auto-generated',
  });
}

/** A MIME entity of its own, so that the reader's program knows the character set. */
async function sealedText(portalOrigin: string, armoredPublicKey: string): Promise<string> {
  const rootNode = new MimeNode('multipart/mixed');
  const entity = await new MimeNode('text/plain; charset=utf-8', { rootNode })
    .setContent(textOf(portalOrigin).replaceAll('\n', '\r\n'))
    .build();
  const armored = await encryptMail({ body: entity, armoredPublicKey });
  return armored.replaceAll(/\r?\n/g, '\r\n');
}
