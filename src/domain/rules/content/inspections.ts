import { entriesOf } from '../../intake/read-content.ts';
import type { ContentRule } from '../rule.ts';

/**
 * Ensure that a unit inspects or reviews itself or a unit below it, never a neighbour's, and that an organisation tells of its own units:
 * whatever names one stands on the page of the one and in the figures of the other.
 */
export const ownSubtree: ContentRule = {
  code: 'ngoai-don-vi-truc-thuoc',
  words: {
    title: 'Đơn vị không thuộc cấp dưới',
    what: 'Đơn vị “{unit}” không trực thuộc “{by}”.',
    cure: 'Xem lại đơn vị ban hành, đơn vị làm, và đơn vị được kiểm tra, đánh giá hay nêu trong bài.',
    example: {
      wrong: 'Đơn vị kiểm tra | q8-p01\nĐơn vị được kiểm tra | q8-p05-kp1',
      right: 'Đơn vị kiểm tra | q8-p05\nĐơn vị được kiểm tra | q8-p05-kp1',
    },
  },
  severity: 'error',
  clause: 'K L55 “ở các cấp bộ Đoàn”, L59; Q L41, L58–59 (K-44, K-49)',
  *check(content) {
    const { forest } = content;
    for (const { path, data } of entriesOf(content)) {
      const unit = data.unit === undefined ? undefined : forest.get(data.unit);
      if (!unit) continue;
      const above = [unit, ...forest.ancestors(unit)];
      const by = data.by === undefined ? undefined : forest.get(data.by);
      const organisation = forest.get(data.organisation);
      // What an organisation became tells of those of before, too (decision 3).
      const isOwn = organisation === undefined || forest.lineOf(organisation).some((one) => above.includes(one));
      const other = by && !above.includes(by) ? by : isOwn ? undefined : organisation;
      if (other) yield { file: path, values: { unit: unit.name, by: other.name } };
    }
  },
};

/** Ensure that findings and remedies come after the visit that found them. */
export const remedyAfterVisit: ContentRule = {
  code: 'kiem-tra-sai-trinh-tu',
  words: {
    title: 'Kiểm tra ghi chưa đúng trình tự',
    what: 'Cuộc kiểm tra này {reason}.',
    cure: 'Ghi ngày đã kiểm tra, rồi mới ghi kết luận và ngày khắc phục xong.',
    example: {
      wrong: 'Ngày đã kiểm tra | \nĐã khắc phục ngày | 30/06/2016',
      right: 'Ngày đã kiểm tra | 20/05/2016\nĐã khắc phục ngày | 30/06/2016',
    },
  },
  severity: 'error',
  clause: 'K L55 “kiểm tra chuyên đề hoặc kết hợp kiểm tra” (K-43)',
  *check({ inspections }) {
    for (const { path, data } of inspections) {
      const fault = (reason: string) => ({ file: path, values: { reason } });
      const { held, findings, remedies } = data;
      const closed = remedies.flatMap((remedy) => remedy.closed ?? []);
      if (held === undefined && findings.length + closed.length > 0)
        yield fault('có kết luận hoặc việc đã khắc phục mà chưa có ngày đã kiểm tra');
      if (held === undefined) continue;
      if (Number(held.slice(0, 4)) < data.year) yield fault(`thuộc năm ${data.year} mà ngày đã kiểm tra đứng trước năm ấy`);
      if (closed.some((day) => day < held)) yield fault('có việc khắc phục xong trước ngày kiểm tra');
      if (remedies.some((remedy) => remedy.due < held)) yield fault('có hạn khắc phục trước ngày kiểm tra');
    }
  },
};
