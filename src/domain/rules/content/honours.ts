import type { Honour } from '../../schema/collections/honours.ts';
import { consentFrom } from '../../schema/entries.ts';
import { shortDay } from '../../vietnamese.ts';
import type { ContentRule } from '../rule.ts';

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
  severity: 'error',
  clause: 'K L54 (R15, K-42); Luật 91/2025/QH15',
  *check({ honours }) {
    for (const { path, data } of honours)
      if (data.state !== 'go_bo' && data.recipientKind === 'ca_nhan' && !data.consent?.scope.includes('ten'))
        yield { file: path, values: {} };
  },
};

/** R15. Ensure that a consent was given: one of a later day covers nothing yet. */
export const consentBegun: ContentRule = {
  code: 'dong-y-chua-den-ngay',
  words: {
    title: 'Phiếu đồng ý chưa đến ngày',
    what: 'Phiếu đồng ý trong bài ghi ngày {day}, sau hôm nay.',
    cure: 'Xem lại ngày đồng ý; phiếu chưa ký thì để bài ở bản nháp, chưa ghi tên.',
    example: { wrong: 'Ngày đồng ý | 23/03/2027', right: 'Ngày đồng ý | 23/03/2016' },
  },
  severity: 'error',
  clause: 'K L54 (R15, K-42); Luật 91/2025/QH15',
  *check({ honours }, { today }) {
    for (const { path, data } of honours)
      if (today !== undefined && data.state !== 'go_bo' && consentFrom(data) > today)
        yield { file: path, values: { day: shortDay(consentFrom(data)) } };
  },
};

/** R15. Ask whether a person who is named is under 18: nothing of the entry is shown before it is answered. */
export const ageAsked: ContentRule = {
  code: 'chua-ro-tuoi',
  words: {
    title: 'Chưa ghi người này dưới 18 tuổi hay không',
    what: 'Phiếu đồng ý trong bài chưa ghi người được nêu tên dưới 18 tuổi hay không, nên bài chưa hiện trên trang.',
    cure: 'Hỏi người ấy, rồi chọn “Có” hoặc “Không” ở mục “Người này dưới 18 tuổi?”; dưới 18 tuổi thì ghi thêm phiếu đồng ý của cha, mẹ hoặc người giám hộ.',
    example: { wrong: 'Người này dưới 18 tuổi? | ', right: 'Người này dưới 18 tuổi? | Không' },
  },
  // Entries of former versions were never asked: they stay in their place, and wait.
  severity: 'warning',
  clause: 'K L54 (R15, K-51); Luật 91/2025/QH15',
  *check({ honours }) {
    for (const { path, data } of honours)
      if (data.state !== 'go_bo' && data.recipientKind === 'ca_nhan' && data.consent && data.consent.minor === undefined)
        yield { file: path, values: {} };
  },
};

/** R15. Ensure that who is under 18 is named only where a parent or guardian consents too. */
export const guardianConsents: ContentRule = {
  code: 'thieu-dong-y-giam-ho',
  words: {
    title: 'Chưa có đồng ý của cha, mẹ hoặc người giám hộ',
    what: 'Bài nêu tên một người dưới 18 tuổi mà chưa ghi phiếu đồng ý của cha, mẹ hoặc người giám hộ.',
    cure: 'Xin phiếu rồi ghi số phiếu và ngày; chưa có thì để bài ở bản nháp, chưa ghi tên.',
    example: {
      wrong: 'Người này dưới 18 tuổi? | Có\nCha, mẹ hoặc người giám hộ đồng ý | ',
      right: 'Người này dưới 18 tuổi? | Có\nCha, mẹ hoặc người giám hộ đồng ý | PĐY-2, ngày 20/03/2016',
    },
  },
  severity: 'error',
  clause: 'K L54 (R15, K-51); Luật 91/2025/QH15',
  *check({ honours }) {
    for (const { path, data } of honours)
      if (data.state !== 'go_bo' && data.recipientKind === 'ca_nhan' && data.consent?.minor === 'co' && !data.consent.guardianConsent)
        yield { file: path, values: {} };
  },
};

/** Tell that an honour is withdrawn, and what is left to do by hand. Where it stood, only the built pages know. */
export const withdrawnFrom: ContentRule = {
  code: 'da-go-bo',
  words: {
    title: 'Bài tuyên dương đã gỡ',
    what: 'Bài này đã gỡ: từ lần công bố sau không trang nào còn nêu tên, ảnh, câu chuyện; trang của bài chỉ ghi là đã gỡ.',
    cure: 'Lần dựng trang đầu tiên sau khi gỡ ghi ra những trang từng nêu bài: xem lại các trang ấy. Rồi xoá họ tên và ảnh khỏi bài, theo mục “Gỡ một bài tuyên dương” của content/README.md.',
    example: { wrong: 'Bước tuyên dương | Công bố', right: 'Bước tuyên dương | Đã gỡ' },
  },
  severity: 'note',
  clause: 'Luật 91/2025/QH15; K L54 (R15, §5.8 go_bo)',
  *check({ honours }) {
    for (const { path, data } of honours) if (data.state === 'go_bo') yield { file: path, values: {} };
  },
};
