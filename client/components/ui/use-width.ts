import { useCallback, useState, type RefCallback } from 'react';

/** CSS pixels that an element has for its content; 0 until it is laid out. */
export function useWidth(): [RefCallback<Element>, number] {
  const [width, setWidth] = useState(0);
  const observe = useCallback((element: Element | null) => {
    if (!element) return undefined;
    // Set before the first paint, so that nothing is seen in the wrong layout.
    setWidth(element.getBoundingClientRect().width);
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [observe, width];
}
