import { stillHolds } from '../../schema/entries.ts';
import { holdsIn } from '../../year/department-months.ts';
import type { ContentRule } from '../rule.ts';

/** R12. Ensure that a monthly report is a department's to which the programme gave units in that month. */
export const departmentAssigned: ContentRule = {
  code: 'phong-ban-chua-phan-cong',
  words: {
    title: 'Phòng, ban chưa được phân công',
    what: 'Chương trình không phân công đơn vị nào cho “{department}” trong tháng {month}.',
    cure: 'Xem lại mã phòng, ban và tháng; nếu mới phân công thì ghi vào chương trình.',
    example: {
      wrong: 'Phòng, ban, đơn vị báo cáo | ban-to-chuc',
      right: 'Phòng, ban, đơn vị báo cáo | ban-to-chuc-kiem-tra',
    },
  },
  severity: 'error',
  clause: 'K L44 “Các phòng, ban, đơn vị … theo dõi các huyện, thị, thành Đoàn và Đoàn trực thuộc” (R12, K-30, K-31)',
  *check({ programmes, departmentReports }) {
    for (const { path, data } of departmentReports) {
      const { organisation, department, month } = data;
      const year = Number(month.slice(0, 4));
      const programme = programmes.find((p) => p.organisation === organisation && p.period.from <= year && year <= p.period.to);
      const isAssigned = programme?.assignments?.departments.some((one) => one.code === department && holdsIn(one, month));
      if (!isAssigned) yield { file: path, values: { department, month } };
    }
  },
};

/** R12. Ensure that a department reports once a month. */
export const oneReportAMonth: ContentRule = {
  code: 'bao-cao-thang-trung',
  words: {
    title: 'Hai báo cáo cho cùng một tháng',
    what: 'Phòng, ban ấy đã có báo cáo tháng {month}: {other}.',
    cure: 'Gộp hai báo cáo; bản cũ đã thay thì chuyển trạng thái “Đã được thay thế”.',
    example: {
      wrong: 'Tháng 10/2016 | ban-to-chuc-kiem-tra\nTháng 10/2016 | ban-to-chuc-kiem-tra',
      right: 'Tháng 10/2016 | ban-to-chuc-kiem-tra\nTháng 11/2016 | ban-to-chuc-kiem-tra',
    },
  },
  severity: 'error',
  clause: 'K L44 “định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn” (R12, K-31)',
  *check({ departmentReports }) {
    const taken = new Map<string, string>();
    for (const { id, path, data } of departmentReports) {
      if (!stillHolds(data)) continue;
      const key = `${data.organisation}\t${data.department}\t${data.month}`;
      const other = taken.get(key);
      if (other === undefined) taken.set(key, id);
      else yield { file: path, values: { month: data.month, other } };
    }
  },
};

/** Point out a unit directly below the organisation that no department follows. */
export const everyUnitFollowed: ContentRule = {
  code: 'don-vi-chua-phan-cong',
  words: {
    title: 'Đơn vị chưa có phòng, ban theo dõi',
    what: 'Chương trình “{programme}” chưa phân công phòng, ban nào theo dõi “{unit}”.',
    cure: 'Thêm đơn vị ấy vào phần phân công theo dõi của một phòng, ban.',
    example: {
      wrong: 'Ban Tuyên giáo | kg-ha-tien',
      right: 'Ban Tuyên giáo | kg-ha-tien, kg-umt',
    },
  },
  severity: 'warning',
  clause: 'K L44 “chỉ đạo, theo dõi các huyện, thị, thành Đoàn và Đoàn trực thuộc” (K-30)',
  *check({ forest, programmes, programmeFiles }) {
    for (const { code, short, organisation, period, assignments, years } of programmes) {
      if (!assignments) continue;
      const followed = new Set(assignments.departments.flatMap(({ units }) => units));
      const below = new Set(
        years.flatMap(({ year }) => (period.from <= year && year <= period.to ? forest.children(organisation, year) : [])),
      );
      for (const unit of below)
        if (!followed.has(unit.code)) yield { file: programmeFiles.get(code)!, values: { programme: short, unit: unit.name } };
    }
  },
};
