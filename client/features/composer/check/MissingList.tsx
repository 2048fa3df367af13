import { useTranslation } from 'react-i18next';
import { checkIdentifier, type Missing } from '../../../../core/assets/index.ts';
import type { RecordDraft } from '../../../../core/contracts/record-draft.ts';
import { knownScheme } from '../../../components/records/IdentifierCheckChip.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import type { DraftPath } from '../../../components/drafting/draft-path.ts';
import { fieldIdOf, fieldNameOf } from '../../../components/drafting/field-names.ts';
import { fieldAddress } from '../steps.ts';

type MissingListProps = {
  readonly submissionId: string;
  readonly draft: RecordDraft;
  readonly missing: readonly Missing[];
};

/** What stands between the draft and its sealing, and what may be a slip; each leads to its field. */
export function MissingList({ submissionId, draft, missing }: MissingListProps) {
  const { t } = useTranslation(['composer', 'records']);
  const doubtful = doubtfulIdentifiers(draft);
  return (
    <>
      {missing.length > 0 ? (
        <Note tone="bad" title={t('composer:check.missing', { count: missing.length })}>
          <ul>
            {missing.map(({ path, code }) => (
              <li key={fieldIdOf(path)}>
                <FieldLink submissionId={submissionId} draft={draft} path={path} />{' '}
                <span className="muted">{t(`composer:problems.${code}`)}</span>
              </li>
            ))}
          </ul>
        </Note>
      ) : (
        <Note tone="ok" title={t('composer:check.complete')} />
      )}
      {doubtful.length > 0 && (
        <Note tone="warn" title={t('composer:check.doubtful', { count: doubtful.length })}>
          <ul>
            {doubtful.map((path) => (
              <li key={fieldIdOf(path)}>
                <FieldLink submissionId={submissionId} draft={draft} path={path} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

type FieldLinkProps = Omit<MissingListProps, 'missing'> & { readonly path: DraftPath };

function FieldLink({ submissionId, draft, path }: FieldLinkProps) {
  const { t } = useTranslation(['composer', 'records']);
  const field = t(`records:fields.${fieldNameOf(path)}`);
  const [list, index] = path;
  const isOfAsset = list === 'assets' && typeof index === 'number';
  const asset = isOfAsset ? (draft.assets?.[index]?.reference ?? String(index + 1)) : '';
  return (
    <Link href={fieldAddress(submissionId, path)}>
      {isOfAsset ? t('composer:check.ofAsset', { field, asset }) : field}
    </Link>
  );
}

/** A source may be wrong, and what it says is evidence all the same: this is said, not forbidden. */
function doubtfulIdentifiers({ assets }: RecordDraft): DraftPath[] {
  return (assets ?? []).flatMap(({ identifiers }, asset) =>
    (identifiers ?? []).flatMap(({ scheme, value }, at) => {
      const { status, reason } = checkIdentifier(knownScheme(scheme), value ?? '');
      const isDoubtful = status === 'not-valid' || status === 'incomplete';
      // Both are among what is missing.
      const isSaidAlready = reason === 'private-key' || !value?.trim();
      return isDoubtful && !isSaidAlready ? [['assets', asset, 'identifiers', at, 'value']] : [];
    }),
  );
}
