import type { DepartmentReport } from '../../schema/collections/department-reports.ts';
import type { Programme } from '../../schema/programme.ts';
import { levels } from '../../schema/unit.ts';
import { shortDay } from '../../vietnamese.ts';
import { assignedIn, holdsIn } from '../../year/department-months.ts';
import type { ContentRule } from '../rule.ts';

/** Whether the programme gave a department units in the month of which it reports. */
const isAssigned = ({ organisation, department, month }: DepartmentReport, programmes: readonly Programme[]): boolean => {
  const year = Number(month.slice(0, 4));
  const programme = programmes.find((p) => p.organisation === organisation && p.period.from <= year && year <= p.period.to);
  return programme?.assignments?.departments.some((one) => one.code === department && holdsIn(one, month)) === true;
};

/** What is wrong with the day on which a report was sent; undefined where nothing is. */
const faultOfDay = ({ month, day }: DepartmentReport, today: string | undefined): string | undefined => {
  if (day < `${month}-01`) return 'trước khi tháng ấy bắt đầu';
  return today !== undefined && day > today ? 'sau hôm nay' : undefined;
};

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
    for (const { path, data } of departmentReports)
      if (!isAssigned(data, programmes)) yield { file: path, values: { department: data.department, month: data.month } };
  },
};

/** R12. Ensure that a monthly report was sent, and not before its month began. */
export const reportOfItsMonth: ContentRule = {
  code: 'bao-cao-thang-sai-ngay',
  words: {
    title: 'Ngày gửi báo cáo tháng chưa đúng',
    what: 'Báo cáo tháng {month} ghi gửi ngày {day}, {reason}.',
    cure: 'Xem lại tháng báo cáo và ngày gửi, nhất là năm; chưa gửi thì để bài ở “Trình duyệt”.',
    example: {
      wrong: 'Tháng báo cáo | Ngày gửi\nTháng 10/2016 | 30/09/2016',
      right: 'Tháng báo cáo | Ngày gửi\nTháng 10/2016 | 03/11/2016',
    },
  },
  severity: 'error',
  clause: 'K L44 “định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn” (R12, K-31)',
  *check({ departmentReports }, { today }) {
    for (const { path, data } of departmentReports) {
      const reason = faultOfDay(data, today);
      if (reason !== undefined) yield { file: path, values: { month: data.month, day: shortDay(data.day), reason } };
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
  *check({ programmes, departmentReports }, { today }) {
    const taken = new Map<string, string>();
    for (const { id, path, data } of departmentReports) {
      // One that is not published, or refused by itself, takes nobody's place.
      if (data.state !== 'cong_bo' || !isAssigned(data, programmes) || faultOfDay(data, today) !== undefined) continue;
      const key = `${data.organisation}\t${data.department}\t${data.month}`;
      const other = taken.get(key);
      if (other === undefined) taken.set(key, id);
      else yield { file: path, values: { month: data.month, other } };
    }
  },
};

/** Point out a unit directly below the organisation that no department follows in the year of the check. */
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
  *check({ forest, programmes, programmeFiles }, { today }) {
    for (const programme of programmes) {
      const { code, short, organisation, period, assignments } = programme;
      if (!assignments) continue;
      // Who followed a unit in another year follows it no more. Without a day, all years are asked about together.
      const years = programme.years.map(({ year }) => year).filter((year) => period.from <= year && year <= period.to);
      const now = today === undefined ? undefined : Math.max(period.from, Math.min(Number(today.slice(0, 4)), period.to));
      const given = now === undefined ? assignments.departments : assignedIn(programme, now);
      const followed = new Set(given.flatMap(({ units }) => units));
      for (const unit of new Set((now === undefined ? years : [now]).flatMap((year) => forest.children(organisation, year))))
        if (!levels[unit.level].submits && !followed.has(unit.code))
          yield { file: programmeFiles.get(code)!, values: { programme: short, unit: unit.name } };
    }
  },
};
