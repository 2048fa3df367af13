/** What a colour means. It is never the only sign: a word stands beside it. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'bad' | 'seal';
