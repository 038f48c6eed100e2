import { describe, expect, test } from 'vitest';
import { monthsWithoutTopic, photoConsents, storySchema, topicServing } from '../index.ts';

describe('months without a topic (K L47 “hàng tháng”)', () => {
  const issue = (month: string, months = 1) => ({ month, months });
  test.each([
    ['none is asked for before the first topic', [issue('2016-03')], '2016-03', []],
    ['up to the month itself, over the turn of a year', [issue('2015-11')], '2016-02', ['2015-12', '2016-01', '2016-02']],
    ['an issue for two months serves both', [issue('2016-01', 2), issue('2016-04')], '2016-04', ['2016-03']],
    ['a topic for a coming month fills no gap', [issue('2016-01'), issue('2016-05')], '2016-02', ['2016-02']],
    ['an organisation without topics lacks none', [], '2016-02', []],
  ] as const)('%s', (_, topics, until, without) => {
    expect(monthsWithoutTopic(topics, until)).toEqual(without);
  });
});

test.each([
  ['2016-03', '2016-03'],
  ['2016-02', '2016-01'],
  ['2016-12', '2016-03'],
  ['2015-12', '2016-01'],
])('month %s is served by the topic of %s (K L47 “hàng tháng”, K-32)', (month, served) => {
  const topics = [{ data: { month: '2016-03', months: 1 } }, { data: { month: '2016-01', months: 2 } }];
  expect(topicServing(topics, month)?.data.month).toBe(served);
});

describe('K L54 “mô hình hay, cách làm tốt” (K-41): a story tells whose it is, and by what right it shows its picture', () => {
  const story = {
    title: 'Thắp đèn lối ván',
    organisation: 'q8',
    unit: 'q8-p14',
    day: '2016-03-01',
    summary: 'Đèn ở lối ván ven kênh',
    problem: 'Lối tối',
    how: ['Góp đèn cũ'],
    result: 'Lối sáng',
    conditions: 'Có người giữ điện',
    criteria: ['HD3'],
    copiedBy: [{ unit: 'q8-p05', day: '2016-05-01' }],
    picture: '@media/den.svg',
    pictureAlt: 'Đèn ở lối ván',
    photoConsent: 'tranh_ve',
    state: 'cong_bo',
    sample: true,
  };
  const isOne = (more: object) => storySchema.safeParse({ ...story, ...more }).success;
  test('whole', () => expect(Object.keys(photoConsents).map((photoConsent) => isOne({ photoConsent }))).toEqual([true, true, true]));
  test.each(['unit', 'problem', 'how', 'result', 'conditions', 'photoConsent'])('not without its %s', (part) =>
    expect(isOne({ [part]: undefined })).toBe(false),
  );
});
