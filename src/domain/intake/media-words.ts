/** Where pictures and attachments stand. */
export const mediaFolder = 'content/media';

/** The kinds that `content/media` takes, with the endings they may have. A picture of points is taken apart, and cleaned. */
export const mediaKinds = {
  png: { label: 'PNG', ofPoints: true, endings: ['png'] },
  jpeg: { label: 'JPEG', ofPoints: true, endings: ['jpg', 'jpeg'] },
  webp: { label: 'WebP', ofPoints: true, endings: ['webp'] },
  svg: { label: 'SVG', ofPoints: false, endings: ['svg'] },
  pdf: { label: 'PDF', ofPoints: false, endings: ['pdf'] },
} as const satisfies Record<string, { label: string; ofPoints: boolean; endings: readonly string[] }>;
export type AllowedMedia = keyof typeof mediaKinds;
export type PointsMedia = { [K in AllowedMedia]: (typeof mediaKinds)[K]['ofPoints'] extends true ? K : never }[AllowedMedia];
export const isAllowed = (kind: string): kind is AllowedMedia => kind in mediaKinds;
export const isOfPoints = (kind: string): kind is PointsMedia => isAllowed(kind) && mediaKinds[kind].ofPoints;
/** `PNG, JPEG, WebP`: the pictures that are asked for. */
export const pictureKinds = Object.values(mediaKinds)
  .flatMap(({ label, ofPoints }) => (ofPoints ? label : []))
  .join(', ');

/** The only names that a file of `content/media` may have: small letters, digits, hyphens and one of the endings. */
export const mediaNamePattern = new RegExp(
  `^[a-z0-9]+(?:-[a-z0-9]+)*\\.(?:${Object.values(mediaKinds)
    .flatMap(({ endings }) => endings)
    .join('|')})$`,
);

/** How large a file may be: in bytes, and a picture in points. */
export const mediaLimits = { picture: 5 * 2 ** 20, pdf: 10 * 2 ** 20, points: 50_000_000 } as const;

/** Why a file may not stand in `content/media` → the words people read: what is the matter, and what to do. */
export const mediaFaults = {
  ten: {
    reason: 'tên tệp có dấu, chữ hoa, khoảng trắng hoặc đuôi lạ',
    cure: 'Đặt lại tên bằng chữ thường không dấu, chữ số và dấu gạch nối.',
  },
  heic: {
    reason: 'là ảnh HEIC của điện thoại, phần lớn máy không xem được',
    cure: 'Mở ảnh trên điện thoại, lưu hoặc gửi đi dưới dạng JPEG rồi tải lên lại.',
  },
  gif: { reason: 'là ảnh GIF', cure: 'Lưu ảnh thành PNG hoặc JPEG rồi tải lên lại.' },
  la: {
    reason: 'không phải ảnh hay tệp PDF còn nguyên, dù tên tệp có thể ghi vậy',
    cure: `Chọn lại đúng tệp ảnh (${pictureKinds}) hoặc tệp PDF.`,
  },
  hong: {
    reason: 'không mở ra thành ảnh được: phần hình đã hỏng, hoặc hình vẽ không ghi rộng cao bao nhiêu',
    cure: 'Mở ảnh bằng một chương trình xem ảnh, lưu lại thành PNG hoặc JPEG rồi tải lên lại.',
  },
  duoi: { reason: 'có đuôi tệp khác với loại tệp', cure: 'Tải tệp lên lại qua bàn biên tập, hoặc đổi đuôi cho đúng loại.' },
  lon: {
    reason: `lớn quá mức nhận (ảnh ${mediaLimits.picture >> 20} MB, tệp PDF ${mediaLimits.pdf >> 20} MB)`,
    cure: 'Thu nhỏ ảnh hoặc nén tệp PDF rồi tải lên lại.',
  },
  rong: { reason: 'có quá nhiều điểm ảnh', cure: 'Thu nhỏ ảnh còn cạnh dài khoảng 2.000 điểm rồi tải lên lại.' },
  svg: { reason: 'là hình vẽ SVG có phần chạy được hoặc gọi tới nơi khác', cure: 'Lưu hình thành PNG rồi tải lên lại.' },
  pdf: { reason: 'là tệp PDF có phần tự chạy', cure: 'Mở tệp, in ra thành PDF mới (Print → Save as PDF) rồi tải lên lại.' },
  'noi-chup': { reason: 'còn ghi nơi chụp', cure: 'Tải ảnh lên lại qua bàn biên tập: nơi chụp được bỏ ra, ảnh giữ nguyên.' },
  kem: {
    reason: 'còn thông tin kèm theo ảnh (máy chụp, ngày giờ, ghi chú)',
    cure: 'Tải ảnh lên lại qua bàn biên tập: phần ấy được bỏ ra, ảnh giữ nguyên.',
  },
} as const;
export type MediaFault = keyof typeof mediaFaults;
