import type { SealedRule } from '../../../core/contracts/request-rules.ts';
import { fieldIdOf } from '../../components/drafting/field-names.ts';
import type { DraftPath } from '../../components/drafting/draft-path.ts';

/** Rules whose field is not simply the member of the content that they name. */
const FIELD_OF_RULE: Readonly<Record<string, string>> = {
  purpose: 'purpose-summary',
  assistance: 'purpose-assistance',
  'legal-basis': 'purpose-legalBasis',
  grounds: 'purpose-grounds',
  'why-there': 'property-whyThere',
};

/** Leads to where the author finds what a rule of the sealed part asks for. */
export function ruleAddress({ code, place }: Pick<SealedRule, 'code' | 'place'>): string {
  const isRequirement = place === 'requirements';
  return `#${isRequirement ? code.replace('requirement-', 'requirements-') : (FIELD_OF_RULE[code] ?? place)}`;
}

/** Leads to where the author finds what a rule of the clear part asks for. */
export function clearRuleAddress(code: string): string {
  return code === 'confirmation' ? '#confirmation' : '#clear';
}

/** Leads to one field; an asset's fields stand in its own panel. */
export function fieldAddress(path: DraftPath): string {
  const [property, list, index] = path;
  if (property !== 'property' || list !== 'assets') return `#${fieldIdOf(path)}`;
  const asset = typeof index === 'number' ? `?asset=${index}` : '';
  return `${asset}#${fieldIdOf(path.slice(1))}`;
}
