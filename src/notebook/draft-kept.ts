/** Where a draft stands on this device; known without whatever reads it. */
export const draftPlace = 'so-chi-doan';

export const isDraftKept = (): boolean => {
  try {
    return localStorage.getItem(draftPlace) !== null;
  } catch {
    return false; // forbidden: then nothing was kept
  }
};
