import { useCallback, useState, type RefCallback } from 'react';

/** CSS pixels that a column needs, all of them taken together, whatever is in it. */
const COLUMN_WIDTH = 104;

/** Where its columns have no room in what is around it, a table becomes a list of rows with their labels. */
export function useStacked(
  columnCount: number,
): [table: RefCallback<HTMLTableElement>, isStacked: boolean] {
  const [room, setRoom] = useState(0);
  const [needed, setNeeded] = useState(columnCount * COLUMN_WIDTH);
  const observe = useCallback((table: HTMLTableElement | null) => {
    const frame = table?.parentElement;
    if (!frame) return undefined;
    const measure = () => {
      const [has, takes] = [frame.clientWidth, table.offsetWidth];
      setRoom(has);
      // What stands in the columns can need more than they have.
      if (takes > has) setNeeded(takes);
    };
    // Before the first paint, so that nothing is seen in the wrong layout.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    observer.observe(table);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [observe, room < needed];
}
