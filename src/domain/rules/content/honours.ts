import { honourStates } from '../../schema/collections/honours.ts';
import { consentFrom, coversNoDay } from '../../schema/entries.ts';
import { shortDay } from '../../vietnamese.ts';
import type { ContentRule } from '../rule.ts';

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

/** R15. Ensure that a consent does not end before it holds. */
export const consentLasts: ContentRule = {
  code: 'dong-y-khong-ngay-nao',
  words: {
    title: 'Phiếu đồng ý hết hạn trước khi bắt đầu',
    what: 'Phiếu đồng ý trong bài có từ ngày {from} mà ghi đến ngày {until}, nên không ngày nào bài được hiện.',
    cure: 'Xem lại ngày đồng ý, ngày đồng ý của cha, mẹ hoặc người giám hộ, và ô “Đến ngày”.',
    example: {
      wrong: 'Ngày đồng ý | 23/03/2016\nĐến ngày | 01/01/2016',
      right: 'Ngày đồng ý | 23/03/2016\nĐến ngày | 01/01/2019',
    },
  },
  severity: 'error',
  clause: 'K L54 (R15, K-42); Luật 91/2025/QH15',
  *check({ honours }) {
    for (const { path, data } of honours)
      if (data.state !== 'go_bo' && coversNoDay(data))
        yield { file: path, values: { from: shortDay(consentFrom(data)), until: shortDay(data.consent!.until) } };
  },
};

/** R15. Ensure that an honour was decided: a decision of a later day is none yet. */
export const decisionMade: ContentRule = {
  code: 'quyet-dinh-chua-den-ngay',
  words: {
    title: 'Quyết định khen chưa đến ngày',
    what: 'Quyết định trong bài ghi ngày {day}, sau hôm nay, nên bài chưa hiện trên trang.',
    cure: 'Xem lại ngày quyết định, nhất là năm; chưa có quyết định thì để bài ở bước “{proposed}”.',
    example: { wrong: 'Ngày quyết định | 18/03/2027', right: 'Ngày quyết định | 18/03/2016' },
  },
  severity: 'error',
  clause: 'K L59 “kịp thời biểu dương, khen thưởng các cơ sở Đoàn và đoàn viên tiêu biểu” (R15, K-51)',
  *check({ honours }, { today }) {
    for (const { path, data } of honours)
      if (today !== undefined && data.state !== 'go_bo' && data.state !== 'de_xuat' && data.decision.day > today)
        yield { file: path, values: { day: shortDay(data.decision.day), proposed: honourStates.de_xuat } };
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

/**
 * R15. Ask whether the person who is honoured was rated well enough: which of those recognised she is stands nowhere in Git, for a
 * name beside a code would lead to all her rows.
 */
export const ratingAsked: ContentRule = {
  code: 'chua-doi-chieu-muc',
  words: {
    title: 'Chưa trả lời về mức được công nhận',
    what: 'Bài chưa trả lời: người này có được công nhận từ mức tuyên dương của chương trình trở lên hay không; bài chưa hiện trên trang.',
    cure: 'Hỏi chi đoàn của người ấy, nơi giữ sổ họ tên, rồi chọn “Có” hoặc “Không”; không ghi mã, không ghi mức.',
    example: {
      wrong: 'Người này được công nhận từ mức tuyên dương trở lên? | ',
      right: 'Người này được công nhận từ mức tuyên dương trở lên? | Có',
    },
  },
  // Entries of former versions were never asked: they stay in their place, and wait.
  severity: 'warning',
  clause: 'K L59 “đoàn viên tiêu biểu thực hiện tốt Chương trình RLĐV hàng năm” (R15, K-51)',
  *check({ honours }) {
    for (const { path, data } of honours)
      if (data.state === 'cong_bo' && data.recipientKind === 'ca_nhan' && data.ratedEnough === undefined) yield { file: path, values: {} };
  },
};

/** R15. Ensure that nobody is honoured of whom the answer is that she was not rated well enough. */
export const ratingMet: ContentRule = {
  code: 'chua-dat-muc',
  words: {
    title: 'Chưa đạt mức được tuyên dương',
    what: 'Bài ghi người này không được công nhận từ mức tuyên dương của chương trình trở lên.',
    cure: 'Đối chiếu lại với chi đoàn; nếu đúng thì chưa tuyên dương, để bài ở bước “Đề xuất” và bỏ họ tên.',
    example: {
      wrong: 'Người này được công nhận từ mức tuyên dương trở lên? | Không',
      right: 'Người này được công nhận từ mức tuyên dương trở lên? | Có',
    },
  },
  severity: 'error',
  clause: 'K L59 “đoàn viên tiêu biểu thực hiện tốt Chương trình RLĐV hàng năm” (R15, K-51)',
  *check({ honours }) {
    for (const { path, data } of honours)
      if (data.state === 'cong_bo' && data.recipientKind === 'ca_nhan' && data.ratedEnough === 'khong') yield { file: path, values: {} };
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
