/** An answer of the desk that is not what was asked for: its status, and words that people read. */
export class Refused extends Error {
  readonly status: number;
  readonly more: Readonly<Record<string, unknown>>;
  constructor(status: number, error: string, more: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.status = status;
    this.more = more;
  }
}

/** One version of a file: its blob's id, and its text. */
export interface Version {
  id: string;
  data: string;
}
/** A file of which there are two versions that cannot be put together. */
export interface TwoVersions {
  path: string;
  base: Version | null;
  current: Version | null;
  draft?: Version | null;
}

/** Somebody saved the same field since the form was opened. */
export const changedMeanwhile = (files: readonly TwoVersions[]) =>
  deleted(files) ??
  new Refused(409, 'Bài này vừa được người khác sửa ở cùng một ô. Hãy chọn bản cần giữ, rồi lưu lại.', { code: 'da-doi', files });

/** Main has changed the same field since the draft was begun. */
export const twoVersions = (files: readonly TwoVersions[]) =>
  deleted(files) ??
  new Refused(409, 'Bài đã công bố và bản nháp này cùng sửa một ô. Hãy chọn bản cần giữ, lưu lại, rồi công bố.', {
    code: 'hai-ban',
    files,
  });

/** There is nothing to choose from where one of two is no more. */
const deleted = (files: readonly TwoVersions[]): Refused | undefined =>
  files.some(({ current }) => current === null)
    ? new Refused(
        409,
        'Bài này đã bị xoá trong lúc bạn sửa. Phần bạn viết vẫn còn: chọn “Chép thành bài mới” để giữ, hoặc bỏ bản nháp nếu không cần nữa.',
        { code: 'da-xoa', files },
      )
    : undefined;

export const noDraft = () => new Refused(404, 'Không còn bản nháp này: có thể bài đã được công bố hoặc đã bỏ.');
