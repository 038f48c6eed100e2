import { expect, test } from 'vitest';
import { calendarFile } from './calendar.ts';

const day = {
  id: 'q8-p01-kp1-2016-ket-qua-K4',
  day: '2016-12-31',
  title: 'Nộp kết quả quý IV, năm 2016; Chi đoàn khu phố 1',
  about: 'Hạn nộp',
  address: 'https://example.vn/don-vi/x/',
};
const lines = (file: string) => file.split('\r\n');

test('a due day is a whole day, known again by its id, and its words are kept from being read as marks', () => {
  const file = lines(calendarFile('Hạn nộp', [day], '2016-11-20'));
  for (const line of [
    'BEGIN:VCALENDAR',
    'UID:q8-p01-kp1-2016-ket-qua-K4@so-ren-luyen',
    'DTSTART;VALUE=DATE:20161231',
    'DTEND;VALUE=DATE:20170101',
    'END:VCALENDAR',
  ])
    expect(file).toContain(line);
  expect(file.join('\n')).toContain('quý IV\\, năm 2016\\; Chi đoàn');
});
test('no line is longer than 75 bytes, no letter is cut, and unfolded it is what it was', () => {
  const title = 'Đề nghị xếp loại của chi đoàn, kết quả thực hiện chương trình rèn luyện đoàn viên năm 2016 '.repeat(3).trim();
  const file = calendarFile('Hạn', [{ ...day, title }], '2016-11-20');
  for (const line of lines(file)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title.replaceAll(',', '\\,')}`);
  expect(calendarFile('Hạn', [day], '2016-11-20')).toBe(calendarFile('Hạn', [day], '2016-11-20'));
});
