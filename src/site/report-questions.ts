import type { Described } from '../domain/index.ts';

/** The question that brings a reader to each report, by its code: people look for an answer, not for a number. */
const questions: Readonly<Record<Described['code'], string>> = {
  P1: 'Đơn vị đăng ký được bao nhiêu?',
  P2: 'Ai chưa đăng ký, đăng ký trễ, chưa đủ việc?',
  P3: 'Mỗi quý, mỗi đợt làm được đến đâu?',
  P4: 'Đã trao đổi với ai, còn ai chưa?',
  P5: 'Đề nghị công nhận ai, ở mức nào?',
  P6: 'Ai được công nhận, ở mức nào?',
  P7: 'Báo kết quả cho chi đoàn ra sao?',
  P8: 'Đoàn viên rèn luyện tốt đến đâu?',
  P9: 'Cơ sở được đánh giá thế nào sau 6 tháng, 1 năm?',
  P10: 'Phòng, ban theo dõi đơn vị nào, thấy gì?',
  P11: 'Làm điểm được gì, còn vướng gì?',
  P12: 'Kiểm tra thấy gì, còn gì phải khắc phục?',
  P13: 'Trong cụm, trong khối, mỗi đơn vị làm được gì?',
  P14: 'Đơn vị nào chưa có kế hoạch, chưa nộp?',
  P15: 'Bài nào đã học, nơi nào chưa?',
  P16: 'Ai, tập thể nào được tuyên dương?',
  P17: 'Mô hình nào hay, nơi nào làm theo?',
  P18: 'Chi đoàn nào mạnh?',
  P19: 'Từng đơn vị đang đến đâu?',
  P20: 'Đoàn viên đi làm ăn xa rèn luyện thế nào?',
  P21: 'Gửi cấp trên một trang thì nói gì?',
};
/** Throws for a report that nobody has a question for yet. */
export const questionOf = ({ code, title }: Pick<Described, 'code' | 'title'>): string => {
  const question = questions[code];
  if (question === undefined) throw new Error(`${title}: no question in src/site/report-questions.ts`);
  return question;
};
