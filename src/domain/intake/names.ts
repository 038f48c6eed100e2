import { fold, isSyllable, tidy } from '../vietnamese.ts';

/**
 * Whether a free text names a person. It serves a warning, so it would rather miss a name than see one where a street, a
 * school or a hero is meant: what is well known, or stands behind a word for such a thing, is passed over.
 */

const list = (words: string): readonly string[] => words.split(/[\s,]+/).filter((word) => word !== '');
const phrases = (words: string): readonly string[] => words.split(',').map((phrase) => phrase.trim());

/** Family names that with one more name are a person. */
const familiesOfTwo = new Set(list('nguyễn trần lê phạm huỳnh bùi đặng võ đỗ ngô trịnh'));
/** Family names that are a person with two more names. */
const families = new Set([...familiesOfTwo, ...list('hoàng phan vũ hồ dương lý trương đinh')]);
/** Family names that are ordinary words as well, or parts of places: only with Văn or Thị behind them. */
const commonFamilies = new Set(
  list(`
    âu bạch bành cao chu châu cù danh diệp doãn đàm đào đoàn giang hà hàn hứa khổng khưu kiều kim la lại lâm liêu lục lữ lương
    lưu mạc mai nghiêm ninh ông phùng quách sơn tạ tăng thạch thái thân tiêu tô tôn tống triệu từ vương
  `),
);
/** Family names that even without marks are no other word. */
const surelyUnmarked = new Set(list('nguyen tran pham huynh hoang bui trinh'));

/** Ordinary words that begin like a family name; in headings they have capitals. */
const ordinaryWords = new Set(
  phrases(`
    vũ trang, vũ khí, vũ trụ, vũ điệu, vũ đạo, vũ khúc, lý luận, lý tưởng, lý lịch, lý do, lý thuyết, lý thú, lý sơn, hồ sơ, hồ bơi,
    hồ nước, hồ tiêu, hồ gươm, hồ tây, hồ hởi, hồ chứa, võ thuật, võ cổ, võ đường, võ sĩ, võ sinh, phạm vi, phạm pháp, phạm tội,
    phạm luật, đỗ xe, đỗ đạt, đỗ đại, đỗ tốt, dương lịch, dương cầm, dương tính, dương đông, dương tơ, trần nhà, trần gian, trần thế,
    trần đề, hoàng hôn, hoàng gia, hoàng sa, hoàng đế, hoàng thành, phan thiết, phan rang, trương hợp, lê nin
  `),
);

/** People and places whom tasks, streets, schools and drives are named after. */
const wellKnown = phrases(`
  Hồ Chí Minh, Nguyễn Ái Quốc, Nguyễn Tất Thành, Nguyễn Sinh Cung, Nguyễn Sinh Sắc, Hoàng Thị Loan, Võ Nguyên Giáp,
  Tôn Đức Thắng, Phạm Văn Đồng, Lê Duẩn, Lê Hồng Phong, Lê Đức Thọ, Trường Chinh, Trần Phú, Hà Huy Tập, Nguyễn Văn Cừ, Nguyễn Văn Linh,
  Nguyễn Thị Minh Khai, Nguyễn Thị Định, Nguyễn Thị Bình, Nguyễn Hữu Thọ, Nguyễn Chí Thanh, Nguyễn Lương Bằng, Nguyễn Phú Trọng,
  Nguyễn Xuân Phúc, Nguyễn Tấn Dũng, Nguyễn Minh Triết, Trần Đại Quang, Võ Văn Kiệt, Võ Văn Tần, Phan Văn Khải, Phạm Hùng,
  Lý Tự Trọng, Nguyễn Văn Trỗi, Võ Thị Sáu, Võ Thị Thắng, Lê Văn Tám, Lê Thị Riêng, Lê Thị Hồng Gấm, Trần Văn Ơn, Nguyễn Thái Bình,
  Nguyễn Viết Xuân, Nguyễn Việt Hồng, Nguyễn Bá Ngọc, Phan Đình Giót, Tô Vĩnh Diện, Bế Văn Đàn, La Văn Cầu, Cù Chính Lan, Vừ A Dính,
  Nông Văn Dền, Đặng Thùy Trâm, Nguyễn Văn Thạc, Ngô Gia Tự, Ngô Mây, Hồ Tùng Mậu, Hồ Thị Kỷ, Hoàng Văn Thụ, Hoàng Quốc Việt,
  Hoàng Lê Kha, Phạm Hồng Thái, Phạm Ngọc Thạch, Phạm Tuân, Phan Đăng Lưu, Phan Ngọc Hiển, Phan Thị Ràng, Mai Thị Hồng Hạnh,
  Lâm Quang Ky, Huỳnh Mẫn Đạt, Huỳnh Tấn Phát, Huỳnh Thúc Kháng, Châu Văn Liêm, Ung Văn Khiêm, Tạ Thị Kiều, Tạ Uyên, Tạ Quang Bửu,
  Nguyễn An Ninh, Nguyễn Thái Học, Nguyễn Trung Trực, Nguyễn Đình Chiểu, Nguyễn Hữu Huân, Nguyễn Hữu Cảnh, Nguyễn Cư Trinh,
  Nguyễn Tri Phương, Nguyễn Trường Tộ, Nguyễn Thiện Thuật, Nguyễn Thông, Nguyễn Công Trứ, Nguyễn Khuyến, Nguyễn Du, Nguyễn Trãi,
  Nguyễn Huệ, Nguyễn Hiền, Nguyễn Bỉnh Khiêm, Nguyễn Siêu, Nguyễn Bính, Nguyễn Tuân, Nguyễn Kim, Nguyễn Thần Hiến, Trần Hưng Đạo,
  Trần Quốc Tuấn, Trần Quốc Toản, Trần Nhân Tông, Trần Bình Trọng, Trần Khánh Dư, Trần Nguyên Hãn, Trần Quang Khải, Trần Quang Diệu,
  Trần Cao Vân, Trần Đại Nghĩa, Trần Đăng Ninh, Trần Văn Thời, Trần Tế Xương, Trần Huy Liệu, Lê Lợi, Lê Lai, Lê Hoàn,
  Lê Đại Hành, Lê Thánh Tông, Lê Văn Duyệt, Lê Văn Hưu, Lê Văn Sỹ, Lê Quý Đôn, Lê Quang Định, Lê Quang Sung, Lê Chân, Lê Trọng Tấn,
  Lý Thường Kiệt, Lý Thái Tổ, Lý Công Uẩn, Lý Nam Đế, Lý Bí, Lý Chính Thắng, Ngô Quyền, Ngô Tất Tố, Ngô Sĩ Liên, Ngô Thời Nhiệm,
  Đinh Bộ Lĩnh, Đinh Tiên Hoàng, Phạm Ngũ Lão, Phạm Thế Hiển, Phan Bội Châu, Phan Châu Trinh, Phan Chu Trinh, Phan Đình Phùng,
  Phan Văn Trị, Phan Thanh Giản, Phan Huy Ích, Võ Trường Toản, Vũ Trọng Phụng, Hoàng Hoa Thám, Hoàng Diệu, Bùi Thị Xuân,
  Bùi Hữu Nghĩa, Bùi Viện, Bùi Minh Trực, Đặng Trần Côn, Đặng Thai Mai, Đỗ Nhuận, Hồ Xuân Hương, Hồ Biểu Chánh, Dương Đình Nghệ,
  Dương Bạch Mai, Lương Thế Vinh, Lương Đình Của, Lương Văn Can, Mạc Đĩnh Chi, Mạc Thiên Tích, Mai An Tiêm, Mai Thúc Loan,
  Triệu Thị Trinh, Triệu Quang Phục, Trương Định, Trương Công Định, Trương Vĩnh Ký, Trương Đình Hội, Tôn Thất Tùng, Tôn Thất Thuyết,
  Tô Hiến Thành, Cao Bá Quát, Cao Thắng, Cao Văn Lầu, Chu Văn An, Châu Thị Tế, Đoàn Thị Điểm, Đoàn Văn Công, Đào Duy Từ, Đào Duy Anh,
  Trịnh Hoài Đức, Trịnh Công Sơn, Lưu Hữu Phước, Lưu Quang Vũ, Thạch Sanh
`);

/** Words behind which a name is no member's: of places, institutions, prizes, drives, history, books. */
const namedAfter = phrases(`
  đường, phố, hẻm, ngõ, lộ, quốc lộ, tỉnh lộ, đại lộ, cầu, chợ, bến, bến xe, kênh, rạch, sông, đảo, hòn, ấp, khu phố, khóm, thôn, phường, xã,
  quận, huyện, thị trấn, thị xã, thành phố, tp, công viên, quảng trường, sân vận động, nhà thi đấu, nhà hát, nhà văn hoá, nhà văn hóa,
  nhà thiếu nhi, trường, trung tâm, học viện, đại học, cao đẳng, bệnh viện, thư viện, bảo tàng, đền, đền thờ, đình, đình thần, chùa, miếu, lăng,
  mộ, tượng, tượng đài, bia, nghĩa trang, di tích, khu di tích, khu lưu niệm, nhà lưu niệm, giải, giải thưởng, cúp, quỹ, học bổng, danh hiệu,
  huy hiệu, hội thi, cuộc thi, chiến dịch, phong trào, chương trình, liên đội, chi đội, đội, đại đội, tiểu đoàn, trung đoàn, lữ đoàn, tàu,
  anh hùng, liệt sĩ, liệt sỹ, danh nhân, danh tướng, vua, chúa, tướng, đại tướng, chủ tịch nước, tổng bí thư, thủ tướng, nhà văn, nhà thơ,
  nhạc sĩ, nhạc sỹ, hoạ sĩ, họa sĩ, nghệ sĩ, ca sĩ, tác giả, tác phẩm, bài thơ, bài hát, truyện, sách, mang tên, tấm gương, gương, noi gương,
  theo gương, làm theo, học tập và làm theo, thời, triều
`);
/** What may stand between such a word and the name: `trường THPT …`, `anh hùng lực lượng vũ trang nhân dân …`. */
const between = list(`
  thpt thcs th ptth ptdtnt mầm non mẫu giáo tiểu học trung phổ thông cơ sở chuyên nội trú dân tộc nghề chính trị số llvt llvtnd lực lượng
  vũ trang nhân của về
`);

const known = new Set(wellKnown.map(fold));
const [behind, behindUnmarked] = [new Set(namedAfter), new Set(namedAfter.map(fold))];
const [passed, passedUnmarked] = [new Set(between), new Set(between.map(fold))];
const unmarkedFamilies = new Set([...families].map(fold));
const unmarkedWords = new Set([...ordinaryWords].map(fold));

interface Word {
  text: string;
  /** One blank parts it from the word before. */
  joined: boolean;
  /** The same, with the stop of `TP.` or an opening quote between. */
  follows: boolean;
}

const wordsIn = (text: string): Word[] => {
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => {
    const gap = text.slice(end, Math.min(index, end + 4));
    end = index + word.length;
    return { text: word, joined: gap === ' ', follows: /^(\.? [“"]?|\.)$/.test(gap) };
  });
};

const withCapitals = (family: string): string[] => [family[0]!.toUpperCase() + family.slice(1), family.toUpperCase()];
/** Few texts have a family name before a capital: the others need no closer look. */
const hint = new RegExp(`(?:${[...families, ...commonFamilies, ...unmarkedFamilies].flatMap(withCapitals).join('|')}) [A-Z\u00c0-\u1ef9]`);

const isCapital = (word: string): boolean => /^\p{Lu}(\p{Ll}*|\p{Lu}*)$/u.test(word);
const isUnmarked = (word: string): boolean => /^[A-Za-z]+$/.test(word);
/** `An`, `HỒNG`, the `A` of somebody whose name is not told; behind a family name without marks any short word. */
const isGiven = (word: string, bare: boolean): boolean =>
  word.length === 1 || isSyllable(word) || (bare && word.length < 8 && isUnmarked(word) && /[aeiouy]/i.test(word));

/** Whether a name, or its first three words and more, is known to everybody: behind `Võ Thị Sáu` other capitals may follow. */
const isWellKnown = (name: readonly string[]): boolean => {
  const folded = fold(name.join(' ')).split(' ');
  return folded.some((_, i) => (i > 1 || i === folded.length - 1) && known.has(folded.slice(0, i + 1).join(' ')));
};

/** Whether the words before a name say that it is a place's, a school's, a hero's. */
const isNamedAfter = (words: readonly Word[], at: number, unmarked: boolean): boolean => {
  const [phrasesThere, passable] = unmarked ? [behindUnmarked, passedUnmarked] : [behind, passed];
  for (let last = at - 1; last >= 0 && words[last + 1]!.follows && at - last < 9; last--) {
    let phrase = '';
    for (let first = last; first >= 0 && last - first < 5; first--) {
      phrase = phrase === '' ? words[first]!.text.toLowerCase() : `${words[first]!.text.toLowerCase()} ${phrase}`;
      if (phrasesThere.has(phrase)) return true;
      if (!words[first]!.follows) break;
    }
    if (words[last]!.text === 'Bác') return true;
    if (!passable.has(words[last]!.text.toLowerCase())) return false;
  }
  return false;
};

/** In a heading every word has its capital, and many look like a family name: there only Văn or Thị behind it is believed. */
const longestWithoutHeading = 5;

/** How many of `words` from `at` on are a name's; 0 when no family name stands there. */
const nameLength = (words: readonly string[], at: number): number => {
  const family = words[at]!.toLowerCase();
  const bare = isUnmarked(family);
  const given: string[] = [];
  while (given.length < 3 && at + given.length + 1 < words.length && isGiven(words[at + given.length + 1]!, bare))
    given.push(words[at + given.length + 1]!.toLowerCase());
  const sure = /^(văn|thị)$/.test(given[0] ?? '') || (/^(van|thi)$/.test(given[0] ?? '') && given.every(isUnmarked));
  const ordinary = bare ? unmarkedWords : ordinaryWords;
  if (ordinary.has(`${family} ${given[0] ?? ''}`) || (words.length > longestWithoutHeading && !sure)) return 0;
  const needed = familiesOfTwo.has(family)
    ? 1
    : families.has(family) || (commonFamilies.has(family) && sure) || (unmarkedFamilies.has(family) && (sure || surelyUnmarked.has(family)))
      ? 2
      : Infinity;
  return given.length >= needed ? given.length + 1 : 0;
};

/**
 * Whether a text holds what looks like a person's full name: a family name with one to three more, each with its capital
 * (`Nguyễn Văn An`, `NGUYỄN VĂN AN`); without marks (`Nguyen Van An`) with two or three.
 */
export const personNamed = (text: string): boolean => {
  const plain = tidy(text);
  if (!hint.test(plain)) return false;
  const unmarked = !/[^\0-\x7f]/.test(plain);
  const words = wordsIn(plain);
  for (let start = 0, end: number; start < words.length; start = end) {
    end = start + 1;
    if (!isCapital(words[start]!.text)) continue;
    while (end < words.length && words[end]!.joined && isCapital(words[end]!.text)) end += 1;
    const capitals = words.slice(start, end).map((word) => word.text);
    for (let at = 0; at < capitals.length - 1; at++) {
      const length = nameLength(capitals, at);
      if (length === 0) continue;
      if (!isWellKnown(capitals.slice(at, at + length)) && !isNamedAfter(words, start + at, unmarked)) return true;
      at += length - 1;
    }
  }
  return false;
};
