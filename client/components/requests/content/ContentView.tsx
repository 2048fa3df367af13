import { useTranslation } from 'react-i18next';
import type { RequestContent } from '../../../../core/contracts/request-content.ts';
import { DefinitionList, type Definition } from '../../ui/DefinitionList.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { OtherStates } from './OtherStates.tsx';
import { Persons } from './Persons.tsx';
import { PropertyView } from './PropertyView.tsx';
import { SealedText } from './SealedText.tsx';

type Shown = { readonly content: RequestContent };

/** The blocks of article 96(2), in its order, read as text: nothing in it is markup or leads anywhere. */
export function ContentView({ content }: Shown) {
  const { t } = useTranslation('requests');
  const { persons, property, otherStates } = content;
  return (
    <>
      <DefinitionList layout="stacked" entries={useBlocks(content)} />
      {persons.length > 0 && (
        <>
          <h3>{t('content.persons')}</h3>
          <Persons persons={persons} />
        </>
      )}
      {property && (
        <>
          <h3>{t('content.property')}</h3>
          <PropertyView property={property} />
        </>
      )}
      {otherStates.length > 0 && (
        <>
          <h3>{t('content.otherStates')}</h3>
          <OtherStates states={otherStates} />
        </>
      )}
      <h3>{t('content.contact')}</h3>
      <Contact content={content} />
    </>
  );
}

function useBlocks(content: RequestContent): Definition[] {
  const { t } = useTranslation('requests');
  const formats = useFormats();
  const { purpose, location, facts, procedure, requirements, other } = content;
  const texts: [string, string | undefined][] = [
    [t('content.purpose'), purpose.summary],
    [t('content.assistance'), purpose.assistance],
    [t('content.legalBasis'), purpose.legalBasis],
    [t('content.grounds'), purpose.grounds],
    [t('content.location'), location],
    [t('content.facts'), facts],
    [t('content.procedure'), procedure],
  ];
  const rest: [string, string | undefined][] = [
    [t('content.other'), other],
    [t('content.earlierOrders'), content.earlierOrders],
    [t('content.claims'), content.claims],
  ];
  const demanded = useRequirements(requirements);
  return [
    { term: t('content.language'), value: formats.language(content.language) },
    ...texts.flatMap(written),
    ...demanded,
    ...rest.flatMap(written),
  ];
}

function written([term, text]: [string, string | undefined]): Definition[] {
  return text === undefined ? [] : [{ term, value: <SealedText text={text} /> }];
}

/** What the requested State's own law demands, by name. */
function useRequirements(requirements: RequestContent['requirements']): Definition[] {
  const { t } = useTranslation('vocabulary');
  return requirements.map(({ code, text }) => ({
    term: t(`requirements.${code}`),
    value: <SealedText text={text} />,
  }));
}

function Contact({ content: { contact } }: Shown) {
  const { t, i18n } = useTranslation('requests');
  const formats = useFormats();
  const languages = new Intl.ListFormat(i18n.language).format(
    contact.languages.map(formats.language),
  );
  return (
    <p dir="auto">
      <strong>{contact.name}</strong>, {contact.reach}
      <br />
      <span className="muted">{t('content.contactLanguages', { languages })}</span>
    </p>
  );
}
