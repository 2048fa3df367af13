type Policy = {
  createHTML(text: string): string;
  createScriptURL(url: string): string;
};
declare global {
  interface Window {
    readonly trustedTypes?: { createPolicy(name: string, policy: Policy): unknown };
  }
}

// Imported first by every entry. React Aria's live announcer empties an element by assigning '', and starting a Worker
// takes a script address: nothing else may turn text into markup or code.
window.trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (text !== '') throw new TypeError('markup is never made from text');
    return text;
  },
  createScriptURL(url) {
    const { origin, pathname } = new URL(url, location.href);
    if (origin !== location.origin || !pathname.startsWith('/assets/')) {
      throw new TypeError('scripts come from the portal’s own assets');
    }
    return url;
  },
});

export {};
