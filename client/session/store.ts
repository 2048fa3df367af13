type Listener = () => void;

/** A value that pages watch, in the shape that `useSyncExternalStore` takes. */
export function createStore<Value>(initial: Value) {
  let value = initial;
  const listeners = new Set<Listener>();
  return {
    getSnapshot: (): Value => value,
    set(next: Value): void {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
