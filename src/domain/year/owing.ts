import type { KindName } from '../schema/submission.ts';
import type { MemberYear } from './member-year.ts';

type OfMembers = Partial<Record<KindName, (member: MemberYear) => boolean>>;
const lacksRegistration = (member: MemberYear): boolean => member.lacksRegistration;

/** Of whom among a branch's members a file is still missing that tells of each of them (Q L74, L17). */
export const lacking: OfMembers = { 'dang-ky': lacksRegistration, 'danh-gia': (member) => member.proposal === undefined };

/** For whom among its members a file of a branch is owed: registrations of whoever lacks hers, proposals of all (Q L40, R16), recognition of whoever has none yet (Q L62). */
export const owing: OfMembers = {
  'dang-ky': lacksRegistration,
  'danh-gia': () => true,
  'cong-nhan': (member) => member.recognition === undefined,
};
