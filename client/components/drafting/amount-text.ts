/**
 * An amount as people write it - `412 300,00`, `412,300.00`, `412'300` - as the decimal text of the contract. A single
 * separator before exactly three digits could be either and stays as it is, so that its author is asked.
 */
export function amountText(typed: string): string {
  const text = typed.replace(/[\s'’]/g, '');
  if (!/^[\d.,]+$/.test(text)) return typed;
  const [, last] = /([.,])[^.,]*$/.exec(text) ?? [];
  if (last === undefined) return text;
  const other = last === '.' ? ',' : '.';
  const hasBoth = text.includes(other);
  const isRepeated = text.split(last).length > 2;
  if (isRepeated) return hasBoth ? typed : (withoutGroups(text, last) ?? typed);
  if (hasBoth) {
    const [whole = '', decimals = ''] = text.split(last);
    const joined = withoutGroups(whole, other);
    return joined === undefined ? typed : `${joined}.${decimals}`;
  }
  if (last === '.') return text;
  return /,\d{3}$/.test(text) ? typed : text.replace(',', '.');
}

/** Only groups of three digits are groups. */
function withoutGroups(text: string, separator: string): string | undefined {
  const [first = '', ...groups] = text.split(separator);
  const areGroups = /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return areGroups ? [first, ...groups].join('') : undefined;
}
