import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { usePage } from '../../hooks/use-page.ts';
import './composing.css';

type ComposingFrameProps = {
  readonly title: string;
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function ComposingFrame({ title, facts, actions, children }: ComposingFrameProps) {
  const { t } = useTranslation('composing');
  usePage(title);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={{
          label: t('breadcrumbs'),
          crumbs: [{ label: t('requests'), href: '/requests' }, { label: title }],
        }}
        facts={facts}
        actions={actions}
      />
      {children}
    </>
  );
}
