import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import type { AssetDraft } from '../../../../core/contracts/record-draft.ts';
import { AssetTable } from '../../records/AssetTable.tsx';
import { useVocabulary } from '../../records/use-vocabulary.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Row } from '../../ui/Layout.tsx';
import { SealedMark } from '../../sealing/SealedMark.tsx';
import { AssetFields } from './AssetFields.tsx';
import { withoutItem, withPart } from '../draft-path.ts';
import { useDraft } from '../draft-context.ts';

/** The assets in a table; the one that is worked on is open below it, and named in the address. */
export function AssetsPart() {
  const { t } = useTranslation('composer');
  const { draft, change } = useDraft();
  const [open, setOpen] = useOpenAsset();
  const assets = draft.assets ?? [];
  const asset = open === undefined ? undefined : assets[open];
  const add = () => {
    const added = { reference: nextReference(assets), state: 'reported', identifiers: [] };
    change((before) => withPart(before, ['assets', assets.length], added));
    setOpen(assets.length);
  };
  return (
    <div className="stack" id="assets">
      <Row justify="between">
        <h3>{t('assets.title', { count: assets.length })}</h3>
        <Button icon="plus" onPress={add}>
          {t('assets.add')}
        </Button>
      </Row>
      {assets.length === 0 ? (
        <p className="muted">{t('assets.none')}</p>
      ) : (
        <AssetTable assets={assets} selected={open} onSelect={setOpen} />
      )}
      {asset && open !== undefined && (
        <AssetPanel
          key={open}
          index={open}
          asset={asset}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </div>
  );
}

type AssetPanelProps = {
  readonly index: number;
  readonly asset: AssetDraft;
  readonly onClose: () => void;
};

function AssetPanel({ index, asset, onClose }: AssetPanelProps) {
  const { t } = useTranslation('composer');
  const words = useVocabulary();
  const { change } = useDraft();
  const heading = useFocusOnOpen();
  const name = [words.assetKind(asset.kind), asset.reference].filter(Boolean).join(' · ');
  return (
    <section className="composer-asset" aria-label={t('assets.panel', { name })}>
      <Row justify="between">
        <h4 ref={heading} tabIndex={-1}>
          {t('assets.panel', { name })}
        </h4>
        <SealedMark />
      </Row>
      <AssetFields index={index} asset={asset} />
      <Row justify="between">
        <Button variant="primary" onPress={onClose}>
          {t('assets.done')}
        </Button>
        <RemoveAsset
          name={name}
          onRemove={() => {
            onClose();
            change((draft) => withoutItem(draft, ['assets'], index));
          }}
        />
      </Row>
    </section>
  );
}

/** Who opens an asset by keyboard goes on in it, unless the address names one of its fields. */
function useFocusOnOpen() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { hash } = useLocation();
  const [namesField] = useState(hash !== '');
  useEffect(() => {
    if (!namesField) heading.current?.focus();
  }, [namesField]);
  return heading;
}

function RemoveAsset({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useTranslation(['composer', 'common']);
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        icon="trash"
        onPress={() => {
          setAsks(true);
        }}
      >
        {t('composer:assets.remove')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('composer:assets.removal.title')}
        isOpen={asks}
        onClose={() => {
          setAsks(false);
        }}
        actions={
          <>
            <Button
              onPress={() => {
                setAsks(false);
              }}
            >
              {t('common:cancel')}
            </Button>
            <Button variant="danger" onPress={onRemove}>
              {t('composer:assets.remove')}
            </Button>
          </>
        }
      >
        <p>{t('composer:assets.removal.body', { name })}</p>
      </Dialog>
    </>
  );
}

function useOpenAsset(): [number | undefined, (index: number | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const named = search.get('asset');
  const open = named !== null && /^\d{1,3}$/.test(named) ? Number(named) : undefined;
  const setOpen = (index: number | undefined) => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (index === undefined) next.delete('asset');
      else next.set('asset', String(index));
      return next;
    });
  };
  return [open, setOpen];
}

/** The next number that no asset has yet. */
function nextReference(assets: readonly AssetDraft[]): string {
  const taken = new Set(assets.map(({ reference }) => reference));
  const numbers = Array.from({ length: assets.length + 1 }, (_, at) => `A-${at + 1}`);
  return numbers.find((reference) => !taken.has(reference)) ?? '';
}
