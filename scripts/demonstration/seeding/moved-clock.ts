/**
 * Preloaded into the process that seeds a demonstration: its clock is set three weeks back and then goes from one working
 * hour to the next, for the portal and for everybody who works with it alike. Keys, signatures, sessions and the access
 * log then agree with each other, as they would had the time really passed.
 */
const SystemDate = globalThis.Date;
let behindMs = 0;

function now(): number {
  return SystemDate.now() - behindMs;
}

globalThis.Date = new Proxy(SystemDate, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
  apply: () => new SystemDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});

/** @param instant milliseconds since 1970, in the past */
export function startClockAt(instant: number): void {
  behindMs = SystemDate.now() - instant;
}

/** Lets the time pass until then; never back, and never beyond the time that it really is. */
export function moveClockTo(instant: number): void {
  behindMs = Math.max(0, Math.min(behindMs, SystemDate.now() - instant));
}
