import type { Entry } from '../../intake/read-content.ts';
import type { Honour } from '../../schema/authored.ts';
import { collections } from '../../schema/collections.ts';
import type { ContentRule } from '../rule.ts';

/** Tells whether an honour may be shown: published and, for a person, with a consent to the name. Expiry is `asOf`'s matter. */
export const isShown = (honour: Honour, asOf: string): boolean =>
  honour.state === 'cong_bo' &&
  (honour.recipientKind === 'tap_the' ||
    (honour.consent !== undefined && honour.consent.scope.includes('ten') && honour.consent.until >= asOf));

/**
 * R15. A person is honoured only after the year's result was recognised (K L59 "thực hiện tốt Chương trình RLĐV hàng năm").
 * @param session the day of the session that recognised it, if the file named by the honour is there
 */
export const honouredAfterRecognition = (honour: Honour, session: string | undefined): boolean =>
  honour.state !== 'cong_bo' || honour.recipientKind === 'tap_the' || (session !== undefined && session <= honour.decision.day);

/** R15. Ensure that a person's name enters only with a consent that covers it, whatever the state of the entry. */
export const consentGiven: ContentRule = {
  code: 'thieu-dong-y',
  words: {
    title: 'Chưa có phiếu đồng ý',
    what: 'Tên một người chỉ được ghi vào kho khi có phiếu đồng ý, phạm vi có “họ tên”.',
    cure: 'Bổ sung phiếu đồng ý; chưa có thì để bài ở bản nháp, chưa ghi tên.',
    example: {
      wrong: 'Người được khen | Nguyễn Văn A\nPhiếu đồng ý | ',
      right: 'Người được khen | Nguyễn Văn A\nPhiếu đồng ý | PĐY-1, cho dùng họ tên đến 01/01/2019',
    },
  },
  severity: 'loi',
  clause: 'K L54 (R15, K-42); Luật 91/2025/QH15',
  *check({ honours }) {
    for (const { path, data } of honours)
      if (data.state !== 'go_bo' && data.recipientKind === 'ca_nhan' && !data.consent?.scope.includes('ten'))
        yield { file: path, values: {} };
  },
};

/** Every address of the site, and every file, at which an honour stands while it is shown. */
export const placesOf = ({ id, data }: Pick<Entry<Honour>, 'id' | 'data'>): readonly string[] => [
  `/${collections.honours.path}/${id}/`,
  `/${collections.honours.path}/`,
  `/don-vi/${data.unit}/`,
  '/bao-cao/p16/',
  '/',
  ...(data.picture === undefined ? [] : [data.picture]),
];

/** Tell where a withdrawn honour stood: the next build shows it nowhere, and these are the places to look. */
export const withdrawnFrom: ContentRule = {
  code: 'da-go-bo',
  words: {
    title: 'Bài tuyên dương đã gỡ',
    what: 'Bài này đã gỡ: từ lần công bố sau không trang nào còn nêu. Những nơi đã từng nêu: {places}.',
    cure: 'Xem lại các nơi ấy sau khi công bố; xoá họ tên và ảnh khỏi bài, rồi xoá khỏi lịch sử kho theo hướng dẫn bảo vệ dữ liệu.',
    example: { wrong: 'Bước tuyên dương | Công bố', right: 'Bước tuyên dương | Đã gỡ' },
  },
  severity: 'ghi_nhan',
  clause: 'Luật 91/2025/QH15; K L54 (R15, §5.8 go_bo)',
  *check({ honours }) {
    for (const honour of honours)
      if (honour.data.state === 'go_bo') yield { file: honour.path, values: { places: placesOf(honour).join(', ') } };
  },
};
