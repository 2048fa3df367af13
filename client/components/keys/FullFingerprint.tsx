import { useTranslation } from 'react-i18next';
import type { KeyFacts } from '../../session/index.ts';
import { Fingerprint } from '../ui/Fingerprint.tsx';
import { fingerprintCode } from './fingerprint-code.ts';

/** A fingerprint in digits, in words and as a QR code, to be read to somebody. */
export function FullFingerprint({
  facts,
}: {
  readonly facts: Pick<KeyFacts, 'fingerprint' | 'words'>;
}) {
  const { t } = useTranslation('keys');
  return (
    <Fingerprint
      fingerprint={facts.fingerprint}
      words={facts.words}
      wordsLabel={t('facts.words')}
      qr={{ text: fingerprintCode(facts.fingerprint), label: t('facts.qrCode') }}
      copy={{
        copy: t('facts.copy'),
        copied: t('facts.copied'),
        notCopied: t('facts.notCopied'),
      }}
    />
  );
}
