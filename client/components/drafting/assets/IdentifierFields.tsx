import { useTranslation } from 'react-i18next';
import { checkIdentifier, schemesFor } from '../../../../core/assets/index.ts';
import { AssetKind } from '../../../../core/contracts/assets.ts';
import type { AssetDraft } from '../../../../core/contracts/record-draft.ts';
import { IdentifierCheckChip, knownScheme } from '../../records/IdentifierCheckChip.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textAt, withoutItem, withPart } from '../draft-path.ts';
import { DraftSelect } from '../DraftChoice.tsx';
import { DraftText } from '../DraftText.tsx';
import { useDraft } from '../draft-context.ts';
import { useDraftField } from '../use-draft-field.ts';

type IdentifierFieldsProps = { readonly index: number; readonly asset: AssetDraft };

/** The identifiers of one asset, each checked while it is typed. */
export function IdentifierFields({ index, asset }: IdentifierFieldsProps) {
  const { t } = useTranslation('composer');
  const { change } = useDraft();
  const identifiers = asset.identifiers ?? [];
  return (
    <>
      {identifiers.map((_, at) => (
        // An identifier has no name of its own; its place is where its fields write.
        <IdentifierRow key={at} asset={asset} index={index} at={at} />
      ))}
      <div>
        <Button
          icon="plus"
          onPress={() => {
            const path = ['assets', index, 'identifiers', identifiers.length];
            const [scheme = 'other'] = schemesOf(asset);
            change((draft) => withPart(draft, path, { scheme }));
          }}
        >
          {t('identifiers.add')}
        </Button>
      </div>
    </>
  );
}

function IdentifierRow({ asset, index, at }: IdentifierFieldsProps & { readonly at: number }) {
  const { t } = useTranslation(['composer', 'vocabulary']);
  const { change } = useDraft();
  const path = ['assets', index, 'identifiers', at];
  const scheme = knownScheme(asset.identifiers?.[at]?.scheme);
  const offered = schemesOf(asset);
  const schemes = offered.includes(scheme) ? offered : [scheme, ...offered];
  return (
    <div className="composer-identifier" role="group" aria-label={t('composer:identifiers.one')}>
      <DraftSelect
        path={[...path, 'scheme']}
        options={schemes.map((id) => ({ id, label: t(`vocabulary:schemes.${id}`) }))}
        isRequired
      />
      {scheme === 'other' && <DraftText path={[...path, 'name']} isRequired />}
      <IdentifierValue path={[...path, 'value']} schemePath={[...path, 'scheme']} />
      <Button
        variant="quiet"
        icon="trash"
        onPress={() => {
          change((draft) => withoutItem(draft, ['assets', index, 'identifiers'], at));
        }}
      >
        {t('composer:identifiers.remove')}
      </Button>
    </div>
  );
}

type Path = readonly (string | number)[];

function IdentifierValue({ path, schemePath }: { readonly path: Path; readonly schemePath: Path }) {
  const { t } = useTranslation('vocabulary');
  const { draft } = useDraft();
  const { onLeave, ...field } = useDraftField(path);
  const scheme = knownScheme(textAt(draft, schemePath));
  const { status, reason, normalised } = checkIdentifier(scheme, field.value);
  return (
    <TextField
      {...field}
      isRequired
      face="mono"
      autoCorrect="off"
      autoComplete="off"
      spellCheck="false"
      status={
        field.value.trim() === '' ? (
          ''
        ) : (
          <span className="composer-check">
            <IdentifierCheckChip scheme={scheme} value={field.value} />
            {reason && <span className="small muted">{t(`checkReasons.${reason}`)}</span>}
          </span>
        )
      }
      onBlur={() => {
        if (status === 'valid' && normalised) field.onChange(normalised);
        onLeave();
      }}
    />
  );
}

function schemesOf({ kind }: AssetDraft) {
  return schemesFor(AssetKind.catch('other').parse(kind));
}
