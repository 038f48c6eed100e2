/**
 * Files of codes that the notebook made, on their way to where they are handed in: kept by this tab alone, until the page there
 * opens them. A name never goes this way.
 */
const place = 'tep-tu-so';

/** Files' names and texts. */
type Brought = readonly (readonly [name: string, text: string])[];

/** Tells whether the tab takes them along. */
export const bring = (files: Brought): boolean => {
  try {
    sessionStorage.setItem(place, JSON.stringify(files));
    return true;
  } catch {
    return false; // full, or forbidden: then they are downloaded and chosen there
  }
};

/** What was brought, once. */
export const takeBrought = (): readonly File[] => {
  try {
    const brought = JSON.parse(sessionStorage.getItem(place) ?? '[]') as Brought;
    sessionStorage.removeItem(place);
    return brought.map(([name, text]) => new File([text], name, { type: 'text/csv' }));
  } catch {
    return [];
  }
};
