import { neededItems } from './member-year.ts';
import type { Programme } from '../schema/programme.ts';

/** What a member did in a year, as far as a rating looks at it. A `MemberYear` is one. */
export interface Achievement {
  kind: string;
  state: string;
  registered: number;
  done: number;
  /** The share of items, in percent, that the BCH chose for a member working away. */
  threshold?: number | undefined;
  /** A recorded reason not to register. */
  excused?: boolean | undefined;
}

/** A rating the machine suggests, and why, in words. People decide; both are kept (Q L17, R14). */
export interface Suggestion {
  rating: string;
  reasons: readonly string[];
}

/**
 * The rating that follows from the share of registered items done, by the programme's marks. For a member working away
 * the concession (reading A, R5) gives "hoàn thành nhiệm vụ" and no more, where the share alone would give less.
 * Undefined for one who is not rated: a thanh niên (R16), or one who moved away.
 */
export const suggestRating = (programme: Programme, member: Achievement): Suggestion | undefined => {
  const { scale, notRated } = programme.ratings;
  const { kind, state, registered, done, threshold, excused } = member;
  if (kind !== 'doan_vien' || state === 'chuyen_di') return undefined;
  if (registered === 0) {
    if (excused) return { rating: notRated.code, reasons: ['Không đăng ký, đã có lý do'] };
    return { rating: scale.at(-1)!.code, reasons: ['Chưa đăng ký việc nào'] };
  }
  const { away } = programme;
  const applied = away && state === 'di_lam_an_xa' ? threshold : undefined;
  // Reading B: of what was done only a share is counted. Reading A: nothing is taken away.
  const counted = away?.reading === 'B' && applied !== undefined ? Math.floor((done * applied) / 100) : done;
  const byShare = scale.find(({ suggestedFrom }) => counted * 100 >= suggestedFrom * registered) ?? scale.at(-1)!;
  const reasons = [`Tính ${counted}/${registered} việc; mức “${byShare.name}” từ ${byShare.suggestedFrom}%`];
  if (away?.reading !== 'A' || applied === undefined || byShare.fulfils) return { rating: byShare.code, reasons };
  const needed = neededItems(registered, applied);
  const concession = `Đi làm ăn xa, ngưỡng ${applied}%: cần ${needed}/${registered} việc`;
  return { rating: done >= needed ? away.rating : byShare.code, reasons: [...reasons, concession] };
};

/** What the thresholds a BCH may choose from would each give a member working away (R5): for its own eyes, before it chooses. */
export const atThresholds = (
  programme: Programme,
  member: Achievement,
): readonly { threshold: number; needed: number; reached: boolean }[] => {
  const { away } = programme;
  if (!away) return [];
  const middle = Math.floor((away.min + away.max) / 2);
  return [...new Set([away.min, middle, away.max])].map((threshold) => {
    const needed = neededItems(member.registered, threshold);
    return { threshold, needed, reached: member.done >= needed };
  });
};
