import type { ChangeEffect, SettingAsked } from '../../domain/index.ts';
import type { BeginState, Done, KeysIssued, OpenSetting, SettingsAtHand, UnitChoice, YearAsked } from './server-answers.ts';
import type { WaitingSaid } from '../../host/waiting.ts';

/** The desk's server, as the page “Bắt đầu” asks it. What is refused is thrown in the server's own words. */
export class BeginServer {
  readonly #address: string;
  constructor(address: string) {
    this.#address = address;
  }

  async #ask<T>(action: string, params: object = {}): Promise<T> {
    const answer = await fetch(this.#address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ branch: 'main', action, params: { branch: 'main', ...params } }),
    }).catch(() => undefined);
    if (!answer) throw new Error('Bàn biên tập đã đóng.\nChữa: chạy lại npm start, rồi bấm lại; những gì đã điền vẫn còn.');
    const body = (await answer.json()) as T & { error?: string };
    if (!answer.ok) throw new Error(body.error);
    return body;
  }

  state = (): Promise<BeginState> => this.#ask('beginState');
  begin = (answers: unknown): Promise<Done> => this.#ask('begin', { answers });
  emptySample = (): Promise<Done> => this.#ask('emptySample');
  waiting = (): Promise<readonly WaitingSaid[]> => this.#ask('waiting');
  units = (): Promise<readonly UnitChoice[]> => this.#ask('units');
  unitEffect = (change: object): Promise<ChangeEffect> => this.#ask('unitEffect', { change });
  changeUnits = (change: object): Promise<Done> => this.#ask('changeUnits', { change });
  settle = (said: object): Promise<Done> => this.#ask('settle', { said });
  settings = (): Promise<SettingsAtHand> => this.#ask('settings');
  setting = (setting: SettingAsked): Promise<OpenSetting> => this.#ask('setting', { setting });
  changeSetting = (setting: SettingAsked, was: string, data: unknown): Promise<Done> => this.#ask('changeSetting', { setting, was, data });
  issueKey = (unit: string): Promise<Done> => this.#ask('issueKey', { unit });
  issueKeysBelow = (unit: string): Promise<KeysIssued> => this.#ask('issueKeysBelow', { unit });
  revokeKey = (unit: string, sign: string): Promise<Done> => this.#ask('revokeKey', { unit, sign });
  beginYear = (asked: YearAsked): Promise<Done> => this.#ask('beginYear', asked);
}
