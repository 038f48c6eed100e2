import { fold } from '../vietnamese.ts';

/**
 * What may stand before a name and say whose it is: words of places, institutions and history, after which it is nobody of
 * ours, and words of people, after which it is. Everything here is a list; the judging is in `before-name.ts`.
 */

const phrases = (words: string): readonly string[] => words.split(',').map((phrase) => phrase.trim());

/** Streets: of these alone a list is read (`đường Lê Lợi, Trần Phú`), for behind another place and a comma may stand who is from there. */
const streets = phrases('đường, phố, hẻm, ngõ, lộ, tuyến, quốc lộ, tỉnh lộ, đại lộ, đường hoa, đường cờ');
/** Places and what stands there. */
const places = phrases(`
  núi, kinh, mũi, cù lao, giồng, vàm, vòng xoay, ngã ba, ngã tư, cầu, chợ, bến, bến xe, kênh, rạch, sông, cống, đập,
  đảo, hòn, ấp, khu phố, khóm, thôn, phường, xã, quận, huyện, thị trấn, thị xã, thành phố, tp, khu dân cư, khu đô thị, tái định cư, chung cư, cư xá, khu tập thể,
  khu nhà ở, ký túc xá, công viên, quảng trường, sân, sân bóng, sân cầu lông, sân vận động, hồ bơi, nhà thi đấu, nhà hát, nhà văn hoá, nhà văn hóa, nhà thiếu nhi, trường,
  học viện, đại học, cao đẳng, trung cấp, lớp học tình thương, lớp tình thương, lớp phổ cập, mái ấm, khoa, phòng khám, trạm y tế, tủ sách, phố sách, đường sách,
  bảo tàng, nhà truyền thống, đền, đền thờ, đình, đình thần, chùa, miếu, lăng, dinh, phủ thờ, nhà thờ, giáo xứ, thánh thất, tịnh xá, văn miếu,
  mộ, tượng, tượng đài, bia, nghĩa trang, di tích, khu di tích, khu lưu niệm, nhà lưu niệm, cảng, phà, bãi, vịnh, kè, bờ kè, đê, tàu
`);
/** Houses that do business or serve all; of what kind they are may follow: `quán cơm …`, `thư viện cộng đồng …`. */
const houses = phrases(`
  công ty, công ty cổ phần, công ty cp, cty, cty cp, tnhh, dntn, doanh nghiệp, hợp tác xã, htx, cửa hàng, cơ sở, vựa, quán, tiệm, tạp hoá, tạp hóa, nhà hàng, khách sạn,
  nhà sách, siêu thị, bánh mì, cà phê, trà sữa, nước mắm, nhà xe, nhà máy, nhà thuốc, nông trường, trại, xưởng, garage, trung tâm, bệnh viện, thư viện
`);
/** Prizes, funds, drives, contests: who takes part in one is named in the same way a word later. */
const events = phrases(`
  giải, giải thưởng, cúp, quỹ, học bổng, danh hiệu, huy hiệu, hội thi, cuộc thi, chiến dịch, phong trào, chương trình, hội trại, hội thao, hội diễn, hội sách,
  vì bạn nghèo, vì người nghèo
`);
/** What somebody wrote, composed or made. */
const works = phrases(`
  thơ, câu thơ, bài thơ, tập thơ, nhạc, bài hát, ca khúc, liên khúc, truyện, truyện ngắn, truyện dài, tiểu thuyết, hồi ký, nhật ký, tác phẩm, sách, kịch, vở kịch,
  chèo, vở chèo, vở diễn, vở cải lương, trích đoạn, hoạt cảnh, tiểu phẩm, sự tích, truyền thuyết, phim, bộ phim, bức tranh
`);
/** Bodies of ours that are called after somebody; behind who holds an office in one stands his name: `bí thư chi đoàn …`. */
const bodies = phrases(`
  chi đoàn, đoàn xã, đoàn phường, đoàn trường, đoàn khoa, chi hội, liên đội, chi đội, đội, đại đội, tiểu đoàn, trung đoàn, lữ đoàn
`);
/** Heroes, rulers, writers, and words that are said of them alone. */
const figures = phrases(`
  vnah, mẹ vnah, bà mẹ vnah, anh hùng, ahllvt, ahllvtnd, liệt sĩ, liệt sỹ, liệt nữ, du kích, biệt động, phi công, nữ tướng, danh nhân, danh tướng, vua, chúa, tướng, đại tướng, chủ tịch nước,
  tổng bí thư, thủ tướng, nhà văn, nhà thơ, nhạc sĩ, nhạc sỹ, hoạ sĩ, họa sĩ, nghệ sĩ, ca sĩ, đạo diễn, soạn giả, nhiếp ảnh gia, danh y, nhà báo, giáo sư, tác giả, nhân vật,
  mang tên, tấm gương, gương, noi gương, theo gương, làm theo, học tập và làm theo, thời, triều
`);
/** What is told, learnt and kept of history: whoever is named in the same breath is of it, unless a word of people parts them. */
const history = phrases(`
  tìm hiểu, kể chuyện, cuộc đời, sự nghiệp, chân dung, hoá thân, hóa thân, dâng hương, dâng hoa
`);
/** The same, where even `cụ …` and `đồng chí …` is somebody remembered. */
const remembrance = phrases('năm ngày sinh, năm ngày mất, lễ giỗ, lễ tưởng niệm, thân thế, tiểu sử, khởi nghĩa, chiến đấu, hy sinh');

/** What people are called by before the name. */
const titleWords = phrases(`
  em, bạn, bà, ông, anh, chị, cô, chú, bác, cụ, cháu, dì, cậu, mợ, thím, dượng, thầy, má, mẹ, đ/c, đc, đồng chí, bt, pbt, bí thư, phó bí thư,
  tổ trưởng, lớp trưởng, nhóm trưởng, đội trưởng, thủ quỹ, y tá, bác sĩ, bé, cậu bé, cô bé, thằng, nhóc, sư cô, thầy giáo, cô giáo, học sinh,
  sinh viên, đoàn viên, cháu bé, cu, con nhỏ, giúp nhỏ, rủ nhỏ, kèm nhỏ, dạy nhỏ, con gái, con trai, vợ, chồng, bí thư chi đoàn, phó bí thư chi đoàn, uỷ viên, uv, hs, sv, đv, nội, ngoại
`);
export const titles: ReadonlySet<string> = new Set(titleWords);
/** Titles by which those who are remembered are called as well. */
const honorifics = phrases('đồng chí, cụ, ông, bà, bác, anh, chị, mẹ');
/** Who does something in what a branch does; a colon may follow: `dẫn chương trình: …`. */
const roles = phrases(`
  mc, dẫn chương trình, phụ trách, trưởng nhóm, nhóm, thư ký, thủ quỹ, lớp trưởng, nhóm trưởng, bí thư, phó bí thư, chủ trì, chủ nhiệm, uỷ viên, ủy viên,
  thành viên, tham gia, vắng, ban tổ chức, hướng dẫn, người lập, người nhập, trình bày, đội văn nghệ, quay phim, chụp ảnh
`);
/** What is done with people and for them, and what is said of them. */
const dealings = phrases(`
  cùng, với, nhờ, giao, kèm, giúp, phụ, thăm, mời, gặp, đón, rước, đưa, tặng, trao, gửi, gởi, cử, nhắc, nhắn, báo cho, hẹn, gọi, kêu, rủ, dạy, chở, dắt, đỡ, thay, do, cho, hỏi,
  khen, bầu, chọn, tìm, kiếm, chờ, dặn, tiễn, nuôi, mượn, là, có, tên, cầu lông, người tốt, hộ, nhà, nhà hảo tâm, nhà tài trợ, nhà tình thương, nhà tình nghĩa, nhà tình bạn, nhà nhân ái, nhà đại đoàn kết, hàng xóm, bà con, nghèo, gia đình, hoàn cảnh, sinh nhật, đám cưới, đám tang,
  phân công, hướng dẫn, hỗ trợ, vận động, động viên, chúc mừng, tuyên dương, biểu dương, khen thưởng, kết nạp, bàn giao, cảm ơn, liên hệ
`);

/** What may stand between a thing and its name: `trường THPT …`, `anh hùng lực lượng vũ trang nhân dân …`. */
const betweenWords = phrases(
  `thpt thcs th ptth ptdtnt mầm non mẫu giáo tiểu học trung phổ thông cơ sở chuyên nội trú dân tộc nghề chính trị số llvt llvtnd lực lượng
   vũ trang nhân của về may một thành viên bổ túc văn hoá hóa lao động`.replaceAll(/\s+/g, ','),
);

/** What a phrase before a name says of it. */
export type Context =
  'street' | 'place' | 'house' | 'work' | 'event' | 'body' | 'figure' | 'history' | 'remembrance' | 'honorific' | 'person';

/** A phrase in its words, and what it says of a name behind it. */
export interface Phrase {
  words: readonly string[];
  context: Context;
}
/** Phrases by their last word, the longest first. */
type PhrasesByEnd = ReadonlyMap<string, readonly Phrase[]>;
const contextsOf = (written: (phrase: string) => string): PhrasesByEnd => {
  const byPhrase = new Map(
    (
      [
        [[...dealings, ...roles, ...titleWords], 'person'],
        [honorifics, 'honorific'],
        [streets, 'street'],
        [places, 'place'],
        [houses, 'house'],
        [works, 'work'],
        [events, 'event'],
        [bodies, 'body'],
        [figures, 'figure'],
        [history, 'history'],
        [remembrance, 'remembrance'],
      ] as const
    ).flatMap(([list, context]) => list.map((phrase) => [written(phrase), context] as const)),
  );
  const byLast = new Map<string, Phrase[]>();
  for (const [phrase, context] of byPhrase) {
    const words = phrase.split(' ');
    byLast.set(
      words.at(-1)!,
      [...(byLast.get(words.at(-1)!) ?? []), { words, context }].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return byLast;
};
/** The lists above; without marks a phrase of one word may be many others. */
export const [contexts, contextsUnmarked] = [contextsOf((phrase) => phrase), contextsOf(fold)];
export const [between, betweenUnmarked]: readonly [ReadonlySet<string>, ReadonlySet<string>] = [
  new Set(betweenWords),
  new Set(betweenWords.map(fold)),
];
export const dealingsAndRoles: ReadonlySet<string> = new Set([...dealings, ...roles, 'của']);
/** Behind these even one name stands for a person: `nhắc Minh …`. */
export const askings: ReadonlySet<string> = new Set(phrases('nhờ, nhắc, nhắn, giúp, gặp, rủ, hẹn, mời, chở, hỏi, bạn, tên'));
export const roleWords: ReadonlySet<string> = new Set(roles);
/** Whether a word alone says that a person follows. */
export const isOfPeople = (word: string): boolean =>
  contexts.get(word)?.some(({ words, context }) => words.length === 1 && context === 'person') === true;
