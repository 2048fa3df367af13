/** @throws Error for what has not come about yet */
export function existing<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`there is no ${String(key)} yet`);
  return value;
}
