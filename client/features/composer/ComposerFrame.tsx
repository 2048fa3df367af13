import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Steps } from '../../components/ui/Steps.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { COMPOSER_STEPS, type ComposerStep } from './steps.ts';

type ComposerFrameProps = {
  readonly title: string;
  readonly step: ComposerStep;
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function ComposerFrame({ title, step, facts, actions, children }: ComposerFrameProps) {
  const { t } = useTranslation('composer');
  usePage(title);
  useHeadingOnNextStep(step);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={{
          label: t('breadcrumbs'),
          crumbs: [{ label: t('submissions'), href: '/submissions' }, { label: title }],
        }}
        facts={facts}
        actions={actions}
      />
      <Steps
        label={t('steps.label')}
        doneLabel={t('steps.done')}
        current={step}
        steps={COMPOSER_STEPS.map((id) => ({ id, label: t(`steps.${id}`) }))}
      />
      {children}
    </>
  );
}

/** Steps follow each other on one page, so that its heading takes the focus as on a new one. */
function useHeadingOnNextStep(step: ComposerStep): void {
  const shown = useRef(step);
  useEffect(() => {
    const isNext = shown.current !== step;
    shown.current = step;
    // The address may name a field, which takes the focus itself.
    if (!isNext || location.hash !== '') return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [step]);
}
