import { itemStates } from '../../schema/submission.ts';
import { fold, shortDay } from '../../vietnamese.ts';
import type { BranchYear } from '../../year/branch-year.ts';
import type { SubmissionRule } from '../rule.ts';

/** Point out a result of an item in a round that ended after the item was dropped. */
export const droppedHasNoResult: SubmissionRule = {
  code: 'ket-qua-viec-da-bo',
  words: {
    title: 'Kết quả của việc đã bỏ',
    what: 'Việc này đã ghi bỏ ở tệp điều chỉnh (dieu-chinh.csv) trước khi hết kỳ ở dòng này.',
    cure: 'Xoá dòng kết quả này; nếu người ấy vẫn làm thì xoá dòng bỏ việc ở tệp điều chỉnh.',
    example: {
      wrong: 'Số thứ tự việc | Kỳ | Trạng thái\n6 | Cả năm | Đang làm',
      right: 'Số thứ tự việc | Kỳ | Trạng thái\n6 | Quý 1 | Đang làm',
    },
  },
  severity: 'warning',
  kinds: ['ket-qua'],
  needs: ['dang-ky'],
  clause: 'Q L76 “để theo dõi, kiểm tra, nhắc nhở, đánh giá kết quả thực hiện” (Q-48)',
  *check({ own }) {
    const ends = new Map(own.rounds.map(({ code, to }) => [code, to]));
    for (const { row, member, number, round } of own.each('ket-qua')) {
      // Also where she was before.
      const change = own.member(member).item(number)?.change;
      if (change?.what === 'bo' && ends.get(round)! >= change.day) yield { rows: [row], field: 'number', values: {} };
    }
  },
};

/** R6. Point out an item that was done and dropped afterwards: of no round is it counted any more, also of those that told of it. */
export const doneIsNotDropped: SubmissionRule = {
  code: 'bo-viec-da-xong',
  words: {
    title: 'Việc đã hoàn thành mà ghi bỏ',
    what: 'Việc này đã hoàn thành ở kỳ của dòng này, nhưng sau đó ghi bỏ ngày {day} ở tệp điều chỉnh (dieu-chinh.csv), nên không kỳ nào còn tính.',
    cure: 'Việc đã xong thì giữ: xoá dòng bỏ việc ở tệp điều chỉnh. Nếu quả thật bỏ thì để nguyên.',
    example: { wrong: 'Số thứ tự việc | Kỳ\n6 | Quý 1', right: 'Số thứ tự việc | Kỳ\n5 | Quý 1' },
  },
  severity: 'warning',
  kinds: ['ket-qua'],
  needs: ['dang-ky'],
  clause: 'Q L83 “theo từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm” (R6, Q-48, Q-53)',
  *check({ own }) {
    const ends = new Map(own.rounds.map(({ code, to }) => [code, to]));
    for (const { row, member, number, round, state } of own.each('ket-qua')) {
      const change = state === 'hoan_thanh' ? own.member(member).item(number)?.change : undefined;
      if (change?.what === 'bo' && ends.get(round)! < change.day)
        yield { rows: [row], field: 'number', values: { day: shortDay(change.day) } };
    }
  },
};

/** Point out an item called done of which less was done than its member registered. */
export const doneAsRegistered: SubmissionRule = {
  code: 'hoan-thanh-chua-du-so',
  words: {
    title: 'Hoàn thành mà số lượng chưa đủ',
    what: 'Dòng này ghi “{done}”, nhưng số lượng đạt nhỏ hơn số lượng đã đăng ký.',
    cure: 'Xem lại số lượng đạt; nếu đúng là chưa đủ thì ghi trạng thái “{doing}”.',
    example: {
      wrong: 'Trạng thái | Số lượng đạt\nHoàn thành | 1',
      right: 'Trạng thái | Số lượng đạt\nHoàn thành | 2',
    },
  },
  severity: 'warning',
  kinds: ['ket-qua'],
  needs: ['dang-ky'],
  clause: 'Q L76, L90 “chỉ tiêu cụ thể” (Q-48, Q-64)',
  *check({ own }) {
    const values = { done: itemStates.hoan_thanh, doing: itemStates.dang_lam };
    for (const { row, member, number, state, amount } of own.each('ket-qua'))
      if (state === 'hoan_thanh' && amount !== undefined && amount < (own.itemOf(member, number)?.amount ?? 0))
        yield { rows: [row], field: 'amount', values };
  },
};

/** Refuse a result in per cent of an item that counts something else: 80 % of 5 buổi is 4, not 80. */
export const percentOfCounted: SubmissionRule = {
  code: 'phan-tram-cua-viec',
  words: {
    title: 'Kết quả ghi phần trăm của một đơn vị khác',
    what: 'Số lượng đạt ở dòng này ghi phần trăm, mà việc ấy đăng ký theo một đơn vị khác.',
    cure: 'Ghi con số theo đơn vị đã đăng ký (80% của 5 buổi là 4).',
    example: { wrong: 'Trạng thái | Số lượng đạt\nĐang làm | 80%', right: 'Trạng thái | Số lượng đạt\nĐang làm | 4' },
  },
  severity: 'error',
  kinds: ['ket-qua'],
  needs: ['dang-ky'],
  clause: 'Q L76, L90 “chỉ tiêu cụ thể”: a number is what its writer saw',
  *check({ own, file: { percents } }) {
    if (percents.size === 0) return;
    for (const { row, member, number } of own.each('ket-qua')) {
      const measure = percents.has(row) ? fold(own.itemOf(member, number)?.measure ?? '') : '';
      if (!/^(?:%|phan tram|)$/.test(measure)) yield { rows: [row], field: 'amount', values: {} };
    }
  },
};

/** Refuse a result in per cent of an item that is not at hand: nobody can say whether 80 % of it are 80. */
export const percentOfUnknown: SubmissionRule = {
  code: 'phan-tram-chua-ro',
  words: {
    title: 'Phần trăm của việc chưa rõ đơn vị tính',
    what: 'Số lượng đạt ở dòng này ghi phần trăm, mà ở đây chưa có đăng ký của việc ấy để biết việc tính bằng gì.',
    cure: 'Chọn thêm tệp đăng ký cùng lúc, hoặc ghi con số theo đơn vị đã đăng ký, không kèm dấu %: đăng ký 90% thì ghi 80; đăng ký 5 buổi, xong 80% thì ghi 4.',
    example: { wrong: 'Trạng thái | Số lượng đạt\nĐang làm | 80%', right: 'Trạng thái | Số lượng đạt\nĐang làm | 4' },
  },
  severity: 'error',
  kinds: ['ket-qua'],
  clause: 'Q L76, L90 “chỉ tiêu cụ thể”: a number is what its writer saw',
  *check({ own, file: { percents } }) {
    if (percents.size === 0) return;
    for (const { row, member, number } of own.each('ket-qua'))
      if (percents.has(row) && !own.itemOf(member, number)) yield { rows: [row], field: 'amount', values: {} };
  },
};

const spoken = (amount: number): string => String(amount).replace('.', ',');

/** What the file tells of a member's items, and of the same items whatever the branches told where she was before. */
const toldOf = (own: BranchYear, member: string) => {
  const here = own
    .of('ket-qua', member)
    .map(({ row, number, round, state, amount }) => ({ row, isOwn: true, number, round, state, amount }));
  const she = own.member(member);
  if (!she.cameFromBranch) return here;
  const told = new Set(here.map(({ number, round }) => `${number} ${round}`));
  const numbers = new Set(here.map(({ number }) => number));
  const before = [...numbers].flatMap((number) =>
    (she.item(number)?.results ?? [])
      .filter(({ round }) => !told.has(`${number} ${round}`))
      .map(({ row, round, state, amount }) => ({ row, isOwn: false, number, round, state, amount })),
  );
  return [...here, ...before];
};

/** R6. Point out a result that is less than an earlier round's: each round tells of the year up to its end. */
export const resultsNeverShrink: SubmissionRule = {
  code: 'ket-qua-lui',
  words: {
    title: 'Kết quả thấp hơn kỳ trước',
    what: 'Kết quả {round} ở dòng này ({now}) thấp hơn chính việc ấy ở {before} ({was}).',
    cure: 'Ghi kết quả cộng dồn từ đầu năm đến hết kỳ; xem lại hai kỳ. Kỳ sau cùng được tính.',
    example: {
      wrong: 'Kỳ | Trạng thái | Số lượng đạt\nQuý 1 | Đang làm | 2\nQuý 2 | Đang làm | 1',
      right: 'Kỳ | Trạng thái | Số lượng đạt\nQuý 1 | Đang làm | 2\nQuý 2 | Đang làm | 3',
    },
  },
  severity: 'warning',
  kinds: ['ket-qua'],
  clause: 'Q L83 “theo từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm”; K L59 (R6, Q-53, K-50)',
  *check({ own }) {
    const order = new Map(own.rounds.map(({ code }, i) => [code, i]));
    const names = new Map(own.rounds.map(({ code, name }) => [code, name]));
    for (const member of own.byMember('ket-qua').members()) {
      const told = toldOf(own, member).toSorted((a, b) => order.get(a.round)! - order.get(b.round)!);
      // Item → what the last round that spoke of it told.
      const before = new Map<string, { round: string; isDone: boolean; amount: number }>();
      for (const { row, isOwn, number, round, state, amount: written } of told) {
        const last = before.get(number);
        const isDone = state === 'hoan_thanh';
        const amount = written ?? last?.amount ?? 0;
        const name = names.get(round)!;
        const amiss = (field: 'state' | 'amount', was: string, now: string) => ({
          rows: [row],
          field,
          values: { round: name, now, before: last!.round, was },
        });
        if (isOwn && last?.isDone && !isDone) yield amiss('state', itemStates.hoan_thanh, itemStates[state]);
        else if (isOwn && last && amount < last.amount) yield amiss('amount', spoken(last.amount), spoken(amount));
        before.set(number, { round: name, isDone, amount });
      }
    }
  },
};
