import type { Chance } from '../domain/index.ts';

/** Bytes by the browser's own chance: fit for codes that nobody may guess. */
export const chance: Chance = (count) => crypto.getRandomValues(new Uint8Array(count));
