import type { Random } from './random.ts';

/** What units write beside an act in their books. `{3-8}` is a number to draw; {50-200/10} goes by steps. Nobody is named. */
const notes = {
  hop_bch: [
    'Chọn hai buổi ra quân và việc chung của quý I; chia nhau hướng dẫn đăng ký',
    'Thống nhất ngày ra quân trong Tháng Thanh niên, gợi ý cho từng nhóm tuổi',
    'Bàn việc hợp với người đi làm ca; chọn giờ sinh hoạt mới',
    'Xem lại việc năm trước chưa xong, chọn tiêu chí cần gợi ý kỹ hơn',
  ],
  sinh_hoat_quan_triet: [
    'Đọc mục đích, yêu cầu; tập viết việc đếm được trên bảng',
    'Phát phiếu, làm mẫu một việc; hẹn ngày thu phiếu',
    'Giải đáp về hạn đăng ký và cách đánh giá cuối năm',
    'Chia nhóm góp ý phiếu cho nhau trước khi nộp',
  ],
  ngay_ren_luyen: [
    'Buổi sáng sinh hoạt, buổi chiều ra quân dọn vệ sinh',
    'Mỗi tổ nhận một việc, cuối buổi báo kết quả tại chỗ',
    'Rà lại phiếu đăng ký, làm ngay những việc đến hạn',
    'Cùng thanh niên nơi ở làm một việc chung rồi giao lưu',
  ],
  hop_danh_gia: [
    'Xét từng người theo phiếu; biểu quyết bằng giơ tay',
    'Đọc kết quả từng việc, bỏ phiếu kín',
    'Tự nhận xét, tập thể góp ý rồi biểu quyết',
  ],
  thong_bao: ['Báo tại buổi sinh hoạt chi đoàn', 'Báo riêng từng người, kết quả chung đọc trong buổi sinh hoạt'],
  huong_dan: ['Gợi ý việc, cách tổ chức ngày ra quân', 'Kèm mẫu phiếu và {6-12} ví dụ', 'Hướng dẫn tại buổi giao ban bí thư'],
  huong_dan_danh_gia: [
    'Cách tính tỷ lệ việc xong, mẫu biên bản họp',
    'Kèm {2-4} ví dụ tính sẵn',
    'Tập chấm thử một phiếu tại buổi giao ban',
  ],
  kiem_tra_ho_tro: [
    'Giúp sửa {3-9} việc còn chung chung',
    'Hướng dẫn ghi kết quả quý vào bảng',
    'Cùng chọn việc cho buổi ra quân tới',
    'Giúp lập sổ trao đổi với đoàn viên',
    'Bàn lại giờ sinh hoạt cho người đi làm ca',
    'Cho mượn loa, bạt và ghế cho ngày ra quân',
  ],
  kiem_tra_quy_trinh: [
    'Đủ biên bản và phiếu biểu quyết',
    'Dự buổi họp; nhắc ghi lý do khi khác gợi ý',
    'Đối chiếu {5-8} phiếu với biên bản, khớp',
    'Nhắc bổ sung số có mặt vào biên bản',
  ],
  quan_triet: ['Tại hội nghị triển khai đầu năm'],
  gui_danh_sach: ['Danh sách theo từng chi đoàn, gửi bản giấy', 'Danh sách theo từng chi đoàn, gửi thư điện tử'],
} as const satisfies Record<string, readonly string[]>;

/** What a branch suggests against a criterion, and what it went out to do. */
const criteria = {
  NT: {
    suggest: [
      'Đọc một cuốn sách, kể lại trong buổi sinh hoạt',
      'Mỗi tháng một việc làm theo Bác, ghi vào sổ',
      'Dự đủ sinh hoạt quý, nói ít nhất một lần',
    ],
    goOut: [
      'Dọn nghĩa trang liệt sĩ, thắp hương',
      'Thăm {3-8} gia đình chính sách',
      'Đi bộ về địa chỉ đỏ, nghe kể chuyện',
      'Treo cờ, dọn lối đi {1-3} xóm',
    ],
  },
  CM: {
    suggest: ['Học thêm một kỹ năng của nghề, có ngày xong', 'Kèm một bạn mới vào nghề', 'Viết lại một quy trình đang làm cho dễ hiểu'],
    goOut: [
      'Tập huấn nghề cho {10-25} bạn trẻ',
      'Giúp {2-6} hộ việc nhà, việc mùa vụ',
      'Tư vấn việc làm cho {15-40} bạn trẻ',
      'Sửa {2-6} máy tính cũ cho điểm đọc',
    ],
  },
  SK: {
    suggest: ['Tập đều mỗi tuần, tự ghi số buổi', 'Học bơi hoặc dạy một em biết bơi', 'Học sơ cứu, thực hành được trước chi đoàn'],
    goOut: [
      'Giải bóng đá mini {4-8} đội',
      'Lớp bơi an toàn cho {8-10} em, có người canh',
      'Chạy bộ sáng Chủ nhật {2-4} km',
      'Tập sơ cứu đuối nước, {12-25} người thực hành',
    ],
  },
  RL1: { suggest: ['Đọc một tài liệu rồi kể lại cho tổ', 'Làm đủ các tuần của một cuộc thi tìm hiểu'], goOut: [] },
  RL2: { suggest: ['Chọn một thói quen cần sửa, ghi từng tháng', 'Giúp việc nhà đều mỗi tuần'], goOut: [] },
  RL3: { suggest: ['Thăm một di tích của quận và kể lại', 'Ghi chuyện của một người cao tuổi ở khu phố'], goOut: [] },
  RL4: { suggest: ['Không vi phạm giao thông cả năm', 'Nhắc người nhà khai báo tạm trú đúng hạn'], goOut: [] },
  RL5: { suggest: ['Mỗi tháng một việc làm theo Bác, ghi vào sổ', 'Chọn một đức tính, nêu việc làm được'], goOut: [] },
  HD1: {
    suggest: ['Nhận một việc của khu phố, cơ quan, có ngày xong', 'Học một nghề, một kỹ năng giúp được việc chung'],
    goOut: [
      'Giúp {3-8} hộ buôn bán nhỏ làm bảng giá',
      'Phát {60-150/10} tờ hướng dẫn thủ tục qua mạng',
      'Tư vấn việc làm cho {15-40} bạn trẻ',
    ],
  },
  HD2: {
    suggest: ['Giới thiệu một bạn tìm hiểu về Đoàn', 'Phụ trách một buổi sinh hoạt chi đoàn'],
    goOut: ['Giới thiệu về Đoàn, {4-12} bạn ghi tên tìm hiểu', 'Sân chơi cuối tuần cho thanh niên', 'Sửa lại phòng sinh hoạt chi đoàn'],
  },
  HD3: {
    suggest: ['Chọn một hộ, một em để giúp đều đặn', 'Góp công ở bếp ăn, lớp học buổi tối'],
    goOut: [
      'Trao {5-20} phần quà cho hộ khó khăn',
      'Quét vôi, sửa điện cho {1-3} nhà neo đơn',
      'Lớp học hè cho {10-25} em nhỏ',
      'Nấu {60-200/20} suất cháo cho người bệnh',
    ],
  },
  HD4: {
    suggest: ['Dự ít nhất hai buổi Chủ nhật xanh', 'Phân loại rác ở nhà, ghi từng tháng'],
    goOut: [
      'Chủ nhật xanh: thu {8-30} bao rác',
      'Xoá quảng cáo trên {20-60/5} cột điện',
      'Trồng {10-40/5} cây, chia người chăm',
      'Vớt {5-20} bao rác, lục bình ven kênh',
    ],
  },
  HD5: {
    suggest: ['Trực một buổi ở cổng trường hoặc ngã tư', 'Nhắc ba người thân đội mũ bảo hiểm'],
    goOut: ['Trực cổng trường giờ tan học {2-5} buổi', 'Phát {50-120/10} tờ về đội mũ bảo hiểm', 'Kẻ lại vạch, dẹp {5-15} chỗ lấn vỉa hè'],
  },
} as const;
export type CriterionCode = keyof typeof criteria;

const fill = (chance: Random, text: string): string =>
  text.replace(/\{(\d+)-(\d+)(?:\/(\d+))?\}/g, (_, min: string, max: string, step = '1') =>
    String(Number(min) + Number(step) * chance.int(0, Math.floor((Number(max) - Number(min)) / Number(step)))),
  );

export const noteOf = (chance: Random, act: keyof typeof notes): string => fill(chance, chance.pick<string>(notes[act]));
export const suggestionFor = (chance: Random, criterion: CriterionCode): string => chance.pick<string>(criteria[criterion].suggest);
export const outingFor = (chance: Random, criterion: CriterionCode): string => fill(chance, chance.pick<string>(criteria[criterion].goOut));
