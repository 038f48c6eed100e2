import type { Inspection } from '../schema/collections/inspections.ts';

/** Something found that is to be mended by a day. */
export type Remedy = Inspection['remedies'][number];
export type RemedyState = 'closed' | 'open' | 'overdue';

/** How a remedy stands on a day: mended, still within its time, or past it (K L55 “kiểm tra”, K-43). */
export const remedyState = ({ due, closed }: Remedy, asOf: string): RemedyState =>
  closed !== undefined && closed <= asOf ? 'closed' : due < asOf ? 'overdue' : 'open';

/** What was found anywhere and is not yet mended, the earliest due day first. */
export const openRemedies = <T extends { data: Pick<Inspection, 'remedies'> }>(inspections: readonly T[], asOf: string) =>
  inspections
    .flatMap((inspection) => inspection.data.remedies.map((remedy) => ({ inspection, remedy, state: remedyState(remedy, asOf) })))
    .filter(({ state }) => state !== 'closed')
    .sort((a, b) => (a.remedy.due < b.remedy.due ? -1 : 1));
