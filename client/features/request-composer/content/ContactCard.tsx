import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../components/drafting/draft-context.ts';
import { withPart } from '../../../components/drafting/draft-path.ts';
import { DraftText } from '../../../components/drafting/DraftText.tsx';
import { FieldPair } from '../../../components/drafting/FieldGroup.tsx';
import { LanguageList } from '../../../components/languages/LanguageList.tsx';
import { SealedMark } from '../../../components/sealing/SealedMark.tsx';
import { Card } from '../../../components/ui/Card.tsx';

/** Whom the addressee may ask about it. */
export function ContactCard() {
  const { t } = useTranslation('records');
  const { draft, change } = useDraft();
  return (
    <Card title={t('fields.contact')}>
      <div className="stack" id="contact">
        <FieldPair>
          <DraftText path={['contact', 'name']} isRequired />
          <DraftText path={['contact', 'reach']} isRequired />
        </FieldPair>
        <LanguageList
          id="contact-languages"
          label={t('fields.contact-languages')}
          mark={<SealedMark />}
          value={draft.contact?.languages ?? []}
          onChange={(languages) => {
            change((before) => withPart(before, ['contact', 'languages'], languages));
          }}
        />
      </div>
    </Card>
  );
}
