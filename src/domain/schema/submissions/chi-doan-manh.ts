import { choice, day } from '../column.ts';
import { nam, chiDoan, coSo, sayingText, sayingBranch, type SubmissionKind } from './kind.ts';

/** An aspect of a chi đoàn mạnh (plan K, III.2: "cả 03 mặt chính trị - tư tưởng, tổ chức và hoạt động"). */
export const aspectResults = { dat: 'Đạt', chua_dat: 'Chưa đạt', chua_xet: 'Chưa xét' } as const;

export const aspects = { tu_tuong: 'chính trị – tư tưởng', to_chuc: 'tổ chức', hoat_dong: 'hoạt động' } as const;

export default {
  label: 'Chi đoàn mạnh',
  short: 'Chi đoàn mạnh',
  row: 'một dòng là một chi đoàn đăng ký hoặc được công nhận chi đoàn mạnh',
  by: 'recogniser',
  owed: false,
  ofThings: false,
  columns: {
    nam: nam(),
    ma_co_so: coSo(),
    ma_chi_doan: chiDoan(),
    ngay_dang_ky_manh: day({ label: 'Ngày đăng ký', example: '2016-02-20', synonyms: ['Ngày chi đoàn đăng ký'] }),
    tu_tuong: choice(aspectResults, { label: 'Chính trị – tư tưởng', synonyms: ['Chính trị tư tưởng', 'Mặt tư tưởng'] }),
    to_chuc: choice(aspectResults, { label: 'Tổ chức', synonyms: ['Mặt tổ chức', 'Xây dựng tổ chức'] }),
    hoat_dong: choice(aspectResults, { label: 'Hoạt động', synonyms: ['Mặt hoạt động'] }),
    ngay_cong_nhan_manh: day({
      label: 'Ngày công nhận',
      optional: true,
      hint: 'Chỉ khi đạt cả ba mặt',
      example: '2016-12-20',
      synonyms: ['Ngày công nhận chi đoàn mạnh'],
    }),
  },
  key: ['ma_chi_doan'],
  tally: 'ngay_cong_nhan_manh',
  says: {
    branch: sayingBranch,
    registered: sayingText('ngay_dang_ky_manh'),
    tu_tuong: sayingText<keyof typeof aspectResults>('tu_tuong'),
    to_chuc: sayingText<keyof typeof aspectResults>('to_chuc'),
    hoat_dong: sayingText<keyof typeof aspectResults>('hoat_dong'),
    /** The day; '' where it was not recognised. */
    recognised: sayingText('ngay_cong_nhan_manh'),
  },
} as const satisfies SubmissionKind;
