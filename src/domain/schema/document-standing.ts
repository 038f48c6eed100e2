import { shortDay } from '../vietnamese.ts';
import { entryStates } from './collections/collection.ts';
import type { Document } from './collections/documents.ts';
import type { Programme } from './programme.ts';

/** The years a document is for: those of the programme it sets out, or the one whose plan it is. */
export const documentPeriod = (
  programmes: readonly Pick<Programme, 'document' | 'period' | 'years'>[],
  id: string,
): { from: number; to: number } | undefined => {
  const period = programmes.find(({ document: own }) => own === id)?.period;
  const planned = programmes.flatMap(({ years }) => years).find(({ plan }) => plan === id);
  return period ?? (planned && { from: planned.year, to: planned.year });
};

/**
 * How a document stands on a day: what its board wrote of it; of one that is still published, whether its last day or the years it is
 * for are past (K “giai đoạn 2015 - 2017”; Q “giai đoạn 2014 – 2017”).
 */
export const documentStanding = (
  { state, validTo }: Pick<Document, 'state' | 'validTo'>,
  period: { from: number; to: number } | undefined,
  asOf: string,
): { holds: boolean; said: string } => {
  const ended = validTo !== undefined && validTo <= asOf;
  if (state === 'het_hieu_luc' || (state === 'cong_bo' && ended))
    return { holds: false, said: entryStates.het_hieu_luc + (validTo ? ` từ ${shortDay(validTo)}` : '') };
  if (state !== 'cong_bo') return { holds: false, said: entryStates[state] };
  if (period && `${period.to}-12-31` < asOf) {
    const { from, to } = period;
    return { holds: false, said: from === to ? `Đã hết năm ${to}` : `Đã hết giai đoạn ${from} – ${to}` };
  }
  return { holds: true, said: 'Còn hiệu lực' };
};
