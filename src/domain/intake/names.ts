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
const surely = new Set(['văn', 'thị']);

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
  Hồ Chí Minh, Hồ Chủ tịch, Nguyễn Ái Quốc, Nguyễn Tất Thành, Nguyễn Sinh Cung, Nguyễn Sinh Sắc, Hoàng Thị Loan, Võ Nguyên Giáp,
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
  Trần Cao Vân, Trần Đại Nghĩa, Trần Đăng Ninh, Trần Văn Thời, Trần Tế Xương, Trần Huy Liệu, Lê Lợi, Lê Lai, Lê Lâm, Lê Hoàn,
  Lê Đại Hành, Lê Thánh Tông, Lê Văn Duyệt, Lê Văn Hưu, Lê Văn Sỹ, Lê Quý Đôn, Lê Quang Định, Lê Quang Sung, Lê Chân, Lê Trọng Tấn,
  Lý Thường Kiệt, Lý Thái Tổ, Lý Công Uẩn, Lý Nam Đế, Lý Bí, Lý Chính Thắng, Ngô Quyền, Ngô Tất Tố, Ngô Sĩ Liên, Ngô Thời Nhiệm,
  Đinh Bộ Lĩnh, Đinh Tiên Hoàng, Phạm Ngũ Lão, Phạm Thế Hiển, Phan Bội Châu, Phan Châu Trinh, Phan Chu Trinh, Phan Đình Phùng,
  Phan Văn Trị, Phan Thanh Giản, Phan Huy Ích, Võ Trường Toản, Vũ Trọng Phụng, Hoàng Hoa Thám, Hoàng Diệu, Bùi Thị Xuân,
  Bùi Hữu Nghĩa, Bùi Viện, Bùi Minh Trực, Đặng Trần Côn, Đặng Thai Mai, Đỗ Nhuận, Hồ Xuân Hương, Hồ Biểu Chánh, Dương Đình Nghệ,
  Dương Bạch Mai, Lương Thế Vinh, Lương Đình Của, Lương Văn Can, Mạc Đĩnh Chi, Mạc Thiên Tích, Mai An Tiêm, Mai Thúc Loan,
  Triệu Thị Trinh, Triệu Quang Phục, Trương Định, Trương Công Định, Trương Vĩnh Ký, Trương Đình Hội, Tôn Thất Tùng, Tôn Thất Thuyết,
  Tô Hiến Thành, Cao Bá Quát, Cao Thắng, Cao Văn Lầu, Chu Văn An, Châu Thị Tế, Đoàn Thị Điểm, Đoàn Văn Công, Đào Duy Từ, Đào Duy Anh,
  Trịnh Hoài Đức, Trịnh Công Sơn, Lưu Hữu Phước, Lưu Quang Vũ, Thạch Sanh, Từ Văn Tư
`);
const known = new Set(wellKnown.map(fold));

/** Words behind which a name is not a person's who could be harmed: of places, institutions, prizes, drives, history, books. */
const namedAfter = phrases(`
  đường, phố, hẻm, ngõ, lộ, quốc lộ, tỉnh lộ, đại lộ, cầu, chợ, bến, bến xe, kênh, rạch, sông, đảo, hòn, ấp, khu phố, khóm, thôn, tổ dân phố, phường,
  xã, quận, huyện, thị trấn, thị xã, thành phố, tp, công viên, quảng trường, sân vận động, nhà thi đấu, nhà hát, nhà văn hoá, nhà văn hóa,
  nhà thiếu nhi, trường, trung tâm, học viện, đại học, cao đẳng, bệnh viện, thư viện, bảo tàng, đền, đền thờ, đình, đình thần, chùa, miếu, lăng, mộ,
  tượng, tượng đài, bia, nghĩa trang, khu di tích, di tích, khu lưu niệm, nhà lưu niệm, giải, giải thưởng, cúp, quỹ, học bổng, danh hiệu, huy hiệu,
  hội thi, cuộc thi, chiến dịch, phong trào, chương trình, liên đội, chi đội, đội, đại đội, tiểu đoàn, trung đoàn, lữ đoàn, tàu, anh hùng,
  nữ anh hùng, liệt sĩ, liệt sỹ, danh nhân, danh tướng, vua, chúa, tướng, đại tướng, bác, chủ tịch, chủ tịch nước, tổng bí thư, thủ tướng, cố,
  cụ phó bảng, nhà văn, nhà thơ, nhà sử học, nhạc sĩ, nhạc sỹ, hoạ sĩ, họa sĩ, nghệ sĩ, ca sĩ, tác giả, tác phẩm, bài thơ, bài hát, truyện, sách,
  mang tên, tên, tấm gương, gương, noi gương, theo gương, làm theo, học tập và làm theo, thời, triều, nhà
`);
/** What may stand between such a word and the name: `trường THPT`, `anh hùng lực lượng vũ trang nhân dân`. */
const between = new Set(
  list(`
    thpt thcs th ptth ptdtnt mầm non mẫu giáo tiểu học trung học phổ thông cơ sở chuyên nội trú dân tộc cao đẳng đại nghề chính trị số
    llvt llvtnd lực lượng vũ trang nhân dân tỉnh thành phố quận huyện phường xã đường ấp mang tên của về đồng chí
  `),
);
const behind = new Set([...namedAfter, ...namedAfter.map(fold)]);
const longestPhrase = 4;
const skipped = new Set([...between, ...[...between].map(fold)]);
