// The packages declare their dictionaries only all together; the large ones of names and of an encyclopaedia stay away.
declare module '@zxcvbn-ts/language-en/dist/commonWords.json.mjs' {
  const words: string[];
  export { words as default };
}
declare module '@zxcvbn-ts/language-fr/dist/commonWords.json.mjs' {
  const words: string[];
  export { words as default };
}
declare module '@zxcvbn-ts/language-fr/dist/firstnames.json.mjs' {
  const names: string[];
  export { names as default };
}
