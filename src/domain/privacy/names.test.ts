import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { personNamed } from './names.ts';
import { sampleFiles } from '../../../scripts/sample/generate.ts';
import { plantForest } from '../../../scripts/sample/units.ts';

/** Every name here is invented; the well-known ones are those of streets, schools and heroes. */

const registered = [
  ...new Set(
    [...sampleFiles(plantForest())]
      .filter(({ path }) => path.endsWith('dang-ky.csv'))
      .flatMap(({ text }) => Papa.parse<Record<string, string>>(text, { header: true }).data.map((row) => row['noi_dung'] ?? '')),
  ),
];

describe('a person’s name in a free text', () => {
  test.each([
    ...[
      'Nguyễn Văn An',
      'Giúp bạn Nguyễn Văn An học toán',
      'Kèm em Trần Thị Bình 2 buổi mỗi tuần',
      'Lê Hoàng Minh Khôi',
      'Cùng Phạm Thu Hà dọn kênh',
    ],
    ...[
      'Thăm cụ Huỳnh Thị Út',
      'Hướng dẫn: Võ Minh Tâm',
      'Đặng Ngọc Hân (12 tuổi)',
      'Bùi Anh Tú',
      'Làm bài, hát Nguyễn Văn An nghe',
      'Nhóm của Đỗ Gia Bảo',
      'Ngô Bảo Trân, Lê Yến Nhi',
    ],
    ...[
      'Trịnh Hoài Nam',
      'Hoàng Khánh Linh',
      'Phan Nhật Duy kể chuyện',
      'Vũ Thị Mai',
      'Hồ Ngọc Thảo',
      'Dương Thị Bé Ba',
      'Lý Thanh Tùng',
      'Trương Mỹ Duyên',
    ],
    ...[
      'Đinh Văn Lâm',
      'Danh Thị Ngọc Ánh',
      'Thạch Thị Sa',
      'Cao Thị Lan',
      'Mai Văn Tám',
      'Đoàn Thị Cẩm Tiên',
      'Lâm Văn Út',
      'Kim Thị Hoa',
      'Tạ Văn Phúc',
    ],
    ...[
      'NGUYỄN VĂN AN',
      'Giúp TRẦN THỊ BÍCH NGỌC',
      'BÍ THƯ LÊ VĂN BẢY',
      'DANH SÁCH: PHẠM THỊ NỞ',
      'Nguyen Van An',
      'giup ban Tran Thi Binh',
      'NGUYEN VAN AN',
      'nguyễn văn an',
    ],
    ...[
      'Le Thi Hong Nhung',
      'Huynh Minh Tri',
      'Pham Tuan Kiet',
      'Phan Van Be',
      'Đi cùng Nguyễn An',
      'cho Lê Hoa',
      'Trần B.',
      'anh Nguyễn Văn A',
    ],
    ...[
      'Chủ trì: Nguyễn Hữu Tài; ghi biên bản: Lê Thị Thơm',
      'Lập kế hoạch thăm Nguyễn Thị Bưởi ở ấp 3',
      'Noi gương Bác, giúp Lê Văn Chín',
      'Đường Lê Lợi: gặp Lê Văn Tư',
    ],
    ...[
      'Nguye\u0302\u0303n Va\u0306n An',
      'Nguyễn\u00a0Văn\u200b An',
      'Thi đấu với Võ Thị Sang',
      'Tặng “Nguyễn Văn Ba”',
      'Trồng cây cùng Nguyễn Văn Cường Trần Thị Diễm',
    ],
  ])('%s', (text) => expect(personNamed(text)).toBe(true));

  test.each([
    ...[
      '',
      'An',
      'Đọc 3 cuốn sách',
      'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
      'HỌC TẬP VÀ LÀM THEO TẤM GƯƠNG ĐẠO ĐỨC HỒ CHÍ MINH',
    ],
    ...[
      'Đoàn TNCS Hồ Chí Minh',
      'Đoàn Thanh niên Cộng sản Hồ Chí Minh',
      'Đội Thiếu niên Tiền phong Hồ Chí Minh',
      'thành phố Hồ Chí Minh',
      'TP. Hồ Chí Minh',
    ],
    ...[
      'Kể chuyện Bác Hồ',
      'Năm điều Bác Hồ dạy',
      'Giải thưởng Lý Tự Trọng',
      'Xem phim về anh Nguyễn Văn Trỗi',
      'Kể chuyện chị Võ Thị Sáu',
      'VÕ THỊ SÁU Côn Đảo',
    ],
    ...[
      'Dọn vệ sinh đường Nguyễn Trung Trực',
      'đền thờ Nguyễn Trung Trực',
      'Trồng cây ở công viên Lê Thị Riêng',
      'Trường THPT Nguyễn Văn Linh',
      'trường tiểu học Lê Văn Tám',
    ],
    ...[
      'trường THCS Bùi Minh Tâm',
      'Trường Tiểu học Trần Nguyên Hãn',
      'đường Trần Xuân Soạn',
      'đường Phạm Thế Hiển, phường 5',
      'Phường Nguyễn Cư Trinh',
      'cầu Nguyễn Tri Phương',
    ],
    ...[
      'chợ Phạm Thế Hiển',
      'ấp Nguyễn Văn Rỗ',
      'khu phố Lê Bình',
      'xã Nguyễn Huân',
      'huyện Trần Văn Thời',
      'hẻm Đỗ Ngọc Quang',
      'bến Bình Đông',
      'Bến xe Hà Tiên',
    ],
    ...[
      'thị xã Hà Tiên',
      'Châu Thành, Kiên Giang',
      'Hòn Đất',
      'Dương Đông, Phú Quốc',
      'Hoàng Sa, Trường Sa',
      'HOÀNG SA VÀ TRƯỜNG SA LÀ CỦA VIỆT NAM',
      'Phan Thiết, Phan Rang',
    ],
    ...[
      'Mặc Cửu, Mạc Thiên Tích',
      'anh hùng Phan Thị Ràng',
      'nữ anh hùng liệt sĩ Lê Thị Tám Bé',
      'anh hùng lực lượng vũ trang nhân dân Nguyễn Văn Be',
      'Mẹ Việt Nam anh hùng',
    ],
    ...[
      'liên đội Nguyễn Bá Ngọc',
      'quỹ Vừ A Dính',
      'học bổng Nguyễn Thái Bình',
      'Hội thi Trần Văn Ơn',
      'Chiến dịch Mùa hè xanh',
      'Đọc truyện Nguyễn Nhật Ánh',
    ],
    ...[
      'tác phẩm của Nguyễn Đình Chiểu',
      'nhạc sĩ Trịnh Công Sơn',
      'Đọc Nhật ký Đặng Thùy Trâm',
      'Lực Lượng Vũ Trang Nhân Dân',
      'LÝ LUẬN CHÍNH TRỊ',
      'Lý Luận Chính Trị Cơ Bản',
    ],
    ...[
      'CAO THI ĐUA',
      'TRỒNG NGÔ LAI VỤ ĐÔNG XUÂN',
      'Hồ Sơ Đoàn Viên',
      'HỒ SƠ ĐOÀN VIÊN',
      'Võ Thuật Cổ Truyền',
      'PHẠM VI HOẠT ĐỘNG CỦA CHI ĐOÀN',
      'Đoàn Cơ Sở Phường Tô Châu',
      'Mai Chi Đoàn Họp',
      'Lê Nin',
    ],
    ...[
      'Ngày Quốc tế Phụ nữ',
      'Danh Sách Đoàn Viên',
      'DANH SÁCH ĐOÀN VIÊN ƯU TÚ NĂM HAI KHÔNG MỘT SÁU',
      'Cao Đẳng Kinh Tế',
      'Ho Chi Minh',
      'duong Nguyen Van Cu',
      'truong THCS Tran Van Be',
      'cho Nguyen Van Tam',
      'đường Nguyễn Lê Hoa',
    ],
    ...[
      'truong THPT Nguyen Hue',
      'Tran Hung Dao',
      'Doan Thanh nien Cong san',
      'Pham Vi Hoat Dong',
      'Le Monde',
      'đoàn thị xã',
      'Nguyễn',
      'Trần nhà',
      'Hội Liên hiệp Thanh niên',
    ],
    ...[
      'Công ty Nguyễn Kim',
      'Chủ tịch nước Trần Đại Quang',
      'Tổng Bí thư Nguyễn Phú Trọng',
      'Đại tướng Võ Nguyên Giáp',
      'vua Lê Thánh Tông',
      'thời Trần Thái Tông',
    ],
    ...[
      'Bác Tôn Đức Thắng',
      'Bác Nguyễn Sinh Cung',
      'tượng đài Nguyễn Trung Trực',
      'Dự lễ giỗ cụ Nguyễn Trung Trực',
      'Thi đua Hai Giỏi',
      'Chôl Chnăm Thmây',
      'Bác Hồ Với Thiếu Nhi',
    ],
  ])('no member is named: %s', (text) => expect(personNamed(text)).toBe(false));

  test.each([
    // Of five words with capitals all may be a name; of six it is a heading.
    ['NGUYỄN HOÀNG MINH ANH TUẤN', true],
    ['NGUYỄN HOÀNG MINH ANH TUẤN KIỆT', false],
    // Behind a family name with marks stand syllables; behind one without, short words that can be spoken.
    ['Gặp Nguyễn Smith', false],
    ['Cung Nguyen Hoai Thuong', true],
    ['Cung Nguyen Internet Marketing', false],
    ['Cung Nguyen Html Css', false],
    ['Gặp Nguyễn A', true],
    // Families that are words as well: only Văn or Thị behind them is believed, not what begins like these.
    ['Quán Kim Thịnh Phát', false],
    ['Chị Kim Thị Phát', true],
    ['Cong ty Ho Thinh Phat', false],
    ['Cung Ho Thi Phat', true],
    ['Lop Ho Ngoc Anh', false],
    // A word between the place and the name, or a sign: the name is nobody's place.
    ['Trường Trần Văn Bảy', false],
    ['Trường “Trần Văn Bảy”', false],
    ['Trường: Trần Văn Bảy', true],
    ['Ở trường (Trần Văn Bảy)', true],
    ['Ở trường. – Trần Văn Bảy', true],
    ['Đến trường gặp bạn Trần Văn Bảy', true],
    ['Trường THPT Trần Văn Bảy', false],
    ['Anh hùng lực lượng vũ trang nhân dân Trần Văn Bảy', false],
    ['iNguyễn Văn An', false],
    ['NguyễnV Văn An', false],
    ['Hà (phó), Nam (thư ký), Lan', true],
    ['An (tổ 1), Bình (tổ 2), Chi (tổ 3)', true],
    ['Trồng Hoa (50 cây), Lan (20 cây), Cúc (30 cây)', false],
    ['Toán (8,0), Văn (7,5), Anh (9,0)', false],
    ['Xuân (2), Hạ (1), Thu (3), Đông', false],
  ])('“%s”: %s', (text, named) => expect(personNamed(text)).toBe(named));

  test.each([
    // A street's list goes on behind a comma; behind another place stands who is from there.
    ['Dọn đường Lê Lợi, Trần Văn Tất và Trần Công Mẫu', false],
    ['Dọn đường Nguyễn Huệ, Trần Thị Bé phụ trách', true],
    ['Ấp Hòa An, Nguyễn Văn Mẫu', true],
    ['Trường THPT Kiên Lương - Trần Thị Mẫu', true],
    ['Kể chuyện về Bác, Trần Thị Mẫu', true],
    // A house's kind may stand between, a word of people parts them.
    ['Quán cơm Anh Tài', false],
    ['Thư viện cộng đồng Huỳnh Thị Mẫu', false],
    ['Đến trường nhắc Trần Văn Mẫu nộp bài', true],
    ['Thăm nhà Huỳnh Văn Mẫu', true],
    ['Tìm hiểu nhà toán học Huỳnh Văn Mẫu', false],
    ['Sửa nhà tình thương Huỳnh Văn Mẫu', true],
    // Who holds an office in a place is called after it.
    ['Bí thư chi đoàn Nguyễn Văn Mẫu', true],
    ['Chi đoàn Nguyễn Văn Mẫu', false],
    ['Trưởng khu phố Trần Văn Mẫu', true],
    ['Hiệu trưởng Trường THPT Nguyễn Văn Mẫu', false],
    ['Thủ quỹ Quách Tiểu Mẫu', true],
    ['Công an đi bộ đường Nguyễn Văn Mẫu', false],
    ['Sinh viên trường Nguyễn Văn Mẫu', false],
    // History, and who is remembered, against who tells of it.
    ['Tìm hiểu cuộc đời nữ du kích Lê Thị Mẫu', false],
    ['Tìm hiểu hoàn cảnh Lê Thị Mẫu', true],
    ['Kỷ niệm 120 năm ngày sinh đồng chí Phan Văn Mẫu', false],
    ['Viếng đồng chí Phan Văn Mẫu', true],
    ['Hội thi kể chuyện Nguyễn Thị Mẫu đạt giải nhất', true],
    ['Hát Lá xanh trên đồi của Trịnh Văn Mẫu', false],
    ['Mẹ của Trịnh Văn Mẫu', true],
    // Names without a family: behind people, behind a label, in a list; a commune's are none.
    ['Giao Kiều Trang giữ sổ', true],
    ['Người thực hiện: Minh Thư', true],
    ['Bài hát: Minh Thư', false],
    ['Vắng: Tú, Hạnh', true],
    ['Vĩnh Thuận, An Minh, Hòa Thuận', false],
    ['Nhắc Lộc đem nước', true],
    // A name alone, in small letters or without marks; behind a title.
    ['đặng hoài băng', true],
    ['cao thi my linh', true],
    ['cao thi dua', false],
    ['dang ky hoc', false],
    ['bạn thảo vy chưa nộp', true],
    ['em hùng biện', false],
    ['anh hùng dũng sĩ', false],
    // What a child is called at home, behind who is asked.
    ['Rủ Mập đi hiến máu', true],
    ['Giúp Tí học toán', true],
    ['Thăm cu Tí bị ốm', true],
    ['Giúp nhỏ Thảo học bài', true],
    ['Giúp Mầm non Sơn Ca dọn vườn', false],
    ['Kế hoạch nhỏ Liên đội trường', false],
    ['Tìm hiểu tình hữu nghị với Cu Ba', false],
    ['Tặng đồ chơi cho bé Chồi, bé Lá 2', false],
    ['Dạy bé Khmer tập đọc', false],
    // Without marks also where the other words have theirs.
    ['kem em le hoang phuc 2 buổi ở khu phố', true],
    ['giup em dang hoc tap ở khu phố', false],
  ])('what stands around it says whose “%s” is: %s', (text, named) => expect(personNamed(text)).toBe(named));

  test('nothing that members register in the sample is taken for a name', () => {
    expect(registered.length).toBeGreaterThan(3000);
    expect(registered.filter(personNamed)).toEqual([]);
  });
  test('a name put behind what they register is seen', () => {
    const unseen = registered.filter((item) => item !== '' && !personNamed(`${item}, cùng bạn Nguyễn Văn An`));
    expect(unseen).toEqual([]);
  });
  test.each(['A', 'Nguyễn ', 'Lê Lai ', 'đường Nguyễn Văn ', 'Trường THPT ', 'Đọc sách của An ', 'đường Lê Lợi, '])(
    'a megabyte of “%s” takes no time',
    (part) => {
      // In a square of the length it would be minutes, and the test's own limit would end it.
      expect(personNamed(part.repeat(1_000_000 / part.length))).toBeTypeOf('boolean');
    },
  );
});
