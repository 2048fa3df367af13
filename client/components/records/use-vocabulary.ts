import { useTranslation } from 'react-i18next';
import {
  AssetKind,
  AssetState,
  InformationGrade,
  SourceGrade,
  ValuationMethod,
} from '../../../core/contracts/assets.ts';
import { Measure } from '../../../core/contracts/vocabulary.ts';

/** The words for codes of a record. A draft may hold none yet, and what is no code is shown as it is. */
export function useVocabulary() {
  const { t } = useTranslation('vocabulary');
  return {
    measure: (code = ''): string => worded(Measure, code, (known) => t(`measures.${known}`)),
    assetKind: (code = ''): string => worded(AssetKind, code, (known) => t(`assetKinds.${known}`)),
    assetState: (code = ''): string =>
      worded(AssetState, code, (known) => t(`assetStates.${known}`)),
    valuationMethod: (code = ''): string =>
      worded(ValuationMethod, code, (known) => t(`valuationMethods.${known}`)),
    sourceGrade: (code = ''): string =>
      worded(SourceGrade, code, (known) => t(`sourceGrades.${known}`)),
    informationGrade: (code = ''): string =>
      worded(InformationGrade, code, (known) => t(`informationGrades.${known}`)),
  };
}

type Codes<Code> = { safeParse(code: string): { success: boolean; data?: Code } };

function worded<Code>(codes: Codes<Code>, code: string, word: (known: Code) => string): string {
  const { data } = codes.safeParse(code);
  return data === undefined ? code : word(data);
}
