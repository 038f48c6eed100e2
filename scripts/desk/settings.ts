import { join } from 'node:path';
import {
  check,
  Cure,
  keyList,
  labelOf,
  type Programme,
  type RawContent,
  settingAsked,
  type SettingAsked,
  settingFile,
  settingOf,
  settingSchemas,
  settingTitles,
  submissionRules,
} from '../../src/domain/index.ts';
import type { Done, KeysIssued, OpenSetting, SettingsAtHand } from '../../src/desk/begin/server-answers.ts';
import { asOfDay, readRoot } from '../../src/repository/read-root.ts';
import { answersFrom } from '../begin/begin-root.ts';
import { writeFile } from '../command/write.ts';
import { countWithoutSender, issueKey, issueKeysBelow, keysOf, revokeKeys } from '../upkeep/keys.ts';
import { demandSound, inWords, onMain, pointedOut, unitsOf, withMain, type Worked } from './begin.ts';
import type { DeskStore } from './store.ts';

/** What the page “Cài đặt” asks: settings as they stand, and what somebody makes of them. */

/** What may be set, and what its fields offer to choose from. A file that cannot be read offers nothing, and closes nothing. */
const atHand = (raw: RawContent): SettingsAtHand => {
  const { content } = check({ ...raw, submissions: [] }, { accept: () => undefined });
  return {
    programmes: programmesOf(raw),
    units: unitsOf(raw),
    // Of others nothing is decided for one member.
    rules: submissionRules.filter(({ ofMember }) => ofMember).map(({ code, words }) => ({ value: code, label: words.title })),
    documents: (content?.documents ?? []).map(({ id, data }) => ({ value: id, label: `${data.symbol} – ${data.title}` })),
  };
};

const opened = (folder: string, asked: SettingAsked): OpenSetting => ({
  data: settingOf(readRoot(folder), asked),
  ...(asked.kind === 'don_vi'
    ? { keys: keysOf(folder, asked.of!), withoutSender: countWithoutSender(folder, asked.of!) }
    : { keys: [], withoutSender: 0 }),
});

const programmesOf = (raw: RawContent): SettingsAtHand['programmes'] =>
  raw.programmes.flatMap(({ data }) => {
    const { code, name } = (data ?? {}) as Partial<Programme>;
    return code === undefined ? [] : [{ code, name: name ?? code }];
  });
const nameOf = (raw: RawContent, { kind, of }: SettingAsked): string => {
  if (of === undefined) return settingTitles[kind];
  const known = [...(kind === 'don_vi' ? unitsOf(raw) : programmesOf(raw))].find(({ code }) => code === of);
  return `${settingTitles[kind]} “${known?.name ?? of}”`;
};
const unitName = (folder: string, of: string): string => nameOf(readRoot(folder), { kind: 'don_vi', of });

interface ChangeAsked {
  setting?: unknown;
  was?: unknown;
  data?: unknown;
}
const changeIn = (folder: string, { setting, was, data }: ChangeAsked): Worked => {
  const asked = answersFrom(setting, settingAsked, 'Biểu mẫu');
  const raw = readRoot(folder);
  // Nobody's change is written over by a form that was opened before it.
  if (JSON.stringify(settingOf(raw, asked)) !== was)
    throw new Cure('Mục này vừa được sửa ở nơi khác.\n  Chữa: chép lại điều đang ghi dở, mở lại mục này, rồi ghi.');
  answersFrom(data, settingSchemas[asked.kind], settingTitles[asked.kind]);
  const [path, text] = settingFile(raw, asked, data as Record<string, unknown>);
  writeFile(join(folder, path), text);
  const [before, after] = [check(raw), check(readRoot(folder))];
  demandSound(before, after);
  return { said: [`Đã ghi: ${nameOf(raw, asked)}.`, ...pointedOut(path, before, after)], message: `Cài đặt: ${nameOf(raw, asked)}` };
};

const issueIn = (folder: string, unit: string): Worked => {
  const { key, sign } = issueKey(folder, unit, asOfDay(undefined));
  return {
    said: [
      `Khoá nộp mới của ${unitName(folder, unit)} (vết ${sign}):`,
      key,
      'Chép ngay và đưa tận tay người nộp: khoá chỉ hiện lần này, không lưu ở đâu cả.',
    ],
    message: `Cấp khoá nộp: ${unitName(folder, unit)}`,
  };
};
/** The keys go to whoever pressed once main has them, and nowhere else. */
const issueBelow = async (store: DeskStore, unit: string): Promise<KeysIssued> => {
  const today = asOfDay(undefined);
  let list = '';
  const done = await onMain(store, (folder) => {
    const { issued } = issueKeysBelow(folder, unit, today, (keys) => (list = keyList(keys, today)));
    if (issued.length === 0)
      throw new Cure('Đơn vị nào cũng đã có khoá hay tài khoản; không cấp gì.\n  Chữa: mở từng đơn vị để cấp thêm khoá.');
    return { said: [`Đã cấp khoá cho ${issued.length} đơn vị.`], message: `Cấp khoá nộp: ${unitName(folder, unit)} và bên dưới` };
  });
  return { ...done, list };
};
const revokeIn = (folder: string, unit: string, sign: string): Worked => {
  if (!keysOf(folder, unit).some((key) => key.sign === sign))
    throw new Cure(`Khoá ${sign} không còn: đã thu hồi ở nơi khác.\n  Chữa: tải lại trang này để xem các khoá đang có.`);
  const { signs } = revokeKeys(folder, unit, sign);
  return { said: [`Đã thu hồi khoá ${signs.join(', ')}.`], message: `Thu hồi khoá nộp: ${unitName(folder, unit)}` };
};

export const settingActions = (store: DeskStore) => ({
  settings: (): Promise<SettingsAtHand> => withMain(store, (folder) => atHand(readRoot(folder))),
  setting: ({ setting }: { setting?: unknown }): Promise<OpenSetting> =>
    withMain(store, (folder) => inWords(() => opened(folder, answersFrom(setting, settingAsked, labelOf(settingAsked, ['of']))))),
  changeSetting: (asked: ChangeAsked): Promise<Done> => onMain(store, (folder) => changeIn(folder, asked)),
  issueKey: ({ unit }: { unit: string }): Promise<Done> => onMain(store, (folder) => issueIn(folder, unit)),
  issueKeysBelow: ({ unit }: { unit: string }): Promise<KeysIssued> => issueBelow(store, unit),
  revokeKey: ({ unit, sign }: { unit: string; sign: string }): Promise<Done> => onMain(store, (folder) => revokeIn(folder, unit, sign)),
});
