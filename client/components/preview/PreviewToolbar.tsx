import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import type { Preview } from './use-preview.ts';

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** Size, and the place in a document with pages. */
export function PreviewToolbar({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('preview');
  const { state } = preview;
  if (state.status !== 'shown') return null;
  return (
    <Toolbar label={t('toolbar')}>
      {state.shown.kind === 'pdf' && <Place preview={preview} pages={state.shown.pages} />}
      <Size preview={preview} />
    </Toolbar>
  );
}

function Size({ preview: { zoom, setZoom } }: { readonly preview: Preview }) {
  const { t, i18n } = useTranslation('preview');
  const smaller = STEPS.findLast((step) => step < zoom);
  const larger = STEPS.find((step) => step > zoom);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const change = (step: number | undefined) => () => {
    if (step !== undefined) setZoom(step);
  };
  return (
    <div className="preview-steps">
      <Button
        icon="minus"
        isDisabled={!smaller}
        onPress={change(smaller)}
        aria-label={t('smaller')}
      />
      <span className="numeric small" role="status">
        {percent.format(zoom)}
      </span>
      <Button icon="plus" isDisabled={!larger} onPress={change(larger)} aria-label={t('larger')} />
    </div>
  );
}

function Place({
  preview: { page, goTo },
  pages,
}: {
  readonly preview: Preview;
  readonly pages: number;
}) {
  const { t } = useTranslation('preview');
  return (
    <div className="preview-steps">
      <Button
        icon="chevron-back"
        isDisabled={page <= 1}
        onPress={() => {
          goTo(page - 1);
        }}
        aria-label={t('previousPage')}
      />
      <span className="numeric small" role="status">
        {t('place', { page, pages })}
      </span>
      <Button
        icon="chevron-forward"
        isDisabled={page >= pages}
        onPress={() => {
          goTo(page + 1);
        }}
        aria-label={t('nextPage')}
      />
    </div>
  );
}
