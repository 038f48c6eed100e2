import type { KindName } from '../schema/submission.ts';
import type { MemberYear } from './member-year.ts';

type OfMembers = Partial<Record<KindName, (member: MemberYear) => boolean>>;
const lacksRegistration = (member: MemberYear): boolean => member.lacksRegistration;

/** Of whom among a branch's members a file is still missing that tells of each of them (Q L74, L17). */
export const lacking: OfMembers = { 'dang-ky': lacksRegistration, 'danh-gia': (member) => member.proposal === undefined };

/** For whom among its members a branch owes a file: registrations of whoever lacks hers, ratings of all (Q L40, R16). */
export const owing: OfMembers = { 'dang-ky': lacksRegistration, 'danh-gia': () => true, 'cong-nhan': () => true };
