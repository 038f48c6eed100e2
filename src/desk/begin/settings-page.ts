import {
  formatNumber,
  labelOf,
  reasonOf,
  settingSchemas,
  settingTitles,
  shortDay,
  type SettingAsked,
  type SettingKind,
} from '../../domain/index.ts';
import { download } from '../../site/download.ts';
import { element, show } from '../dialog.ts';
import { type Choices, deskFields } from '../fields.ts';
import { doAlone, tell } from './doing.ts';
import type { OpenSetting, SettingsAtHand } from './server-answers.ts';
import { BeginServer } from './server.ts';
import { drawFields, type DrawnForm } from './setting-form.ts';
import { choiceOf, codeIn } from './unit-forms.ts';

/** The page “Cài đặt”: what was JSON, each a form that its schema draws. The address says which, and which place in it: `#kind/code/path`. */

/** So many units are offered as a list; of more, a code is written. */
const listedUnits = 300;

const choicesFrom = ({ units, documents, rules }: SettingsAtHand): Choices => {
  const nameOf = new Map(units.map(({ code, name }) => [code, name]));
  const labelled = units.map((unit) => ({ value: unit.code, label: choiceOf(unit, nameOf) }));
  const roots = labelled.filter((_, i) => units[i]!.parent === undefined);
  const all: Choices = labelled.length <= listedUnits ? { unit: labelled, chosenBy: labelled } : {};
  const choices: Choices = { organisation: roots, takesAlone: roots, document: documents, plan: documents, rule: [...rules], ...all };
  return Object.fromEntries(Object.entries(choices).filter(([, options]) => options.length > 0));
};

interface SettingPlace {
  asked: SettingAsked;
  path: readonly string[];
}
/** The address behind its `#`, as it was written; what is no address of ours is read as it stands. */
const hashNow = (): string => {
  const hash = location.hash.slice(1);
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
};
const addressed = (): SettingPlace | undefined => {
  const [kind, ...rest] = hashNow().split('/');
  if (!kind || !Object.hasOwn(settingSchemas, kind)) return undefined;
  const hasCode = kind === 'chuong_trinh' || kind === 'don_vi';
  const [of, path = ''] = hasCode ? rest : [undefined, rest[0]];
  return { asked: { kind: kind as SettingKind, ...(of && { of }) }, path: path.split('.').filter((step) => step !== '') };
};

class DeskSettings extends HTMLElement {
  readonly #server = new BeginServer(this.dataset['api']!);
  #atHand: SettingsAtHand = { programmes: [], units: [], documents: [], rules: [] };
  /** Whether a list of keys stands there that nobody has saved yet. */
  #hasList = false;
  #open: { asked: SettingAsked; hash: string; was: string; fields: DrawnForm } | undefined;

  connectedCallback(): void {
    addEventListener('hashchange', () => void this.#follow());
    addEventListener('beforeunload', (event) => (this.#isChanged() || this.#hasList) && event.preventDefault());
    this.#part('ways').addEventListener('click', (event) => {
      const hash = (event.target as Element).closest('a')?.getAttribute('href')?.slice(1);
      // To the browser a link to where it stands already leads nowhere.
      if (hash !== undefined && hash === hashNow()) void this.#follow();
    });
    this.#part('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#save();
    });
    this.#part('find').addEventListener('submit', (event) => {
      event.preventDefault();
      const unit = codeIn(this.#part('find').querySelector<HTMLInputElement>('[name=unit]')!.value);
      const hash = `don_vi/${unit}`;
      if (unit === '') return;
      if (hash === hashNow()) void this.#follow();
      else location.hash = hash;
    });
    void doAlone(this, this.#part('said'), async () => {
      await this.#offer();
      await this.#follow();
      this.dataset['ready'] = '';
    });
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.querySelector<T>(`[data-part="${name}"]`)!;
  }

  /** What may be opened, and what its fields offer. */
  async #offer(): Promise<void> {
    this.#atHand = await this.#server.settings();
    const { programmes, units } = this.#atHand;
    const nameOf = new Map(units.map(({ code, name }) => [code, name]));
    this.#part('units').replaceChildren(...units.map((unit) => element('option', { value: choiceOf(unit, nameOf) })));
    const ways = [
      ['trang', settingTitles.trang],
      ...programmes.map(({ code, name }) => [`chuong_trinh/${code}`, name]),
      ['ngoai_le', settingTitles.ngoai_le],
    ] as const;
    this.#part('ways').replaceChildren(...ways.map(([hash, label]) => element('li', {}, element('a', { href: `#${hash}` }, label!))));
  }

  /** Opens what the address names. */
  async #follow(): Promise<void> {
    const place = addressed();
    if (!place) return;
    if (!(await this.#mayLeave())) {
      history.replaceState(null, '', `#${this.#open!.hash}`);
      return;
    }
    await doAlone(this, this.#part('said'), async () => {
      this.#part('said').textContent = '';
      this.#draw(place.asked, await this.#server.setting(place.asked));
      const there = place.path.length > 0 ? this.#open?.fields.at(place.path) : this.#part('title');
      there?.focus();
      there?.scrollIntoView({ block: 'center' });
    });
  }

  #isChanged(): boolean {
    return this.#open !== undefined && JSON.stringify(this.#open.fields.value()) !== this.#open.was;
  }
  /** Whether what was written and not saved may go: whoever wrote it is asked. */
  async #mayLeave(): Promise<boolean> {
    const unsaved = [
      ...(this.#isChanged() ? [`Mục “${this.#titleOf(this.#open!.asked)}” có chỗ vừa sửa mà chưa bấm Ghi.`] : []),
      ...(this.#hasList ? ['Danh sách khoá vừa cấp chưa lưu, và không xem lại được.'] : []),
    ];
    if (unsaved.length === 0) return true;
    const answer = await show(
      'Bỏ phần đang ghi dở?',
      unsaved.map((told) => element('p', {}, told)),
      [
        { value: '', label: 'Ở lại', main: true },
        { value: 'leave', label: 'Bỏ phần ấy' },
      ],
    );
    return answer === 'leave';
  }

  #isOpen({ kind, of }: SettingAsked): boolean {
    return this.#open?.asked.kind === kind && this.#open.asked.of === of;
  }
  #titleOf({ kind, of }: SettingAsked): string {
    const { programmes, units } = this.#atHand;
    if (of === undefined) return settingTitles[kind];
    return [...(kind === 'don_vi' ? units : programmes)].find(({ code }) => code === of)?.name ?? of;
  }

  #draw(asked: SettingAsked, opened: OpenSetting): void {
    const { data } = opened;
    // A key is shown once: it stays as long as its unit is open.
    if (!this.#isOpen(asked)) {
      this.#hasList = false;
      for (const told of ['new-key', 'key-told']) this.#part(told).textContent = '';
    }
    const fields = drawFields(deskFields(settingSchemas[asked.kind], choicesFrom(this.#atHand)), data);
    this.#open = { asked, hash: hashNow(), was: JSON.stringify(data), fields };
    this.#part('title').textContent = this.#titleOf(asked);
    this.#part('fields').replaceChildren(...fields.nodes);
    this.#part('faults').replaceChildren();
    this.#part('form').hidden = false;
    this.#part('keys').hidden = asked.kind !== 'don_vi';
    this.#drawKeys(asked.of ?? '', opened);
  }

  #drawKeys(unit: string, { keys, withoutSender }: Pick<OpenSetting, 'keys' | 'withoutSender'>): void {
    const issue = element('button', { type: 'button', class: 'button quiet' }, 'Cấp khoá nộp mới');
    issue.addEventListener('click', () => void this.#ofKeys(unit, 'new-key', () => this.#server.issueKey(unit)));
    const rows = keys.map((key) => {
      const revoke = element('button', { type: 'button', class: 'button quiet' }, 'Thu hồi');
      revoke.addEventListener('click', () => void this.#revoke(unit, key));
      return element('li', {}, `Khoá ${key.sign}, cấp ngày ${shortDay(key.issued)} `, revoke);
    });
    const none = element('p', {}, 'Chưa có khoá nào: đơn vị nộp bằng tài khoản, hoặc cấp trên nộp thay.');
    this.#part('key-list').replaceChildren(keys.length > 0 ? element('ul', {}, ...rows) : none, element('p', {}, issue));
    // Of one unit alone the press above is enough.
    if (withoutSender < 2 && !(withoutSender === 1 && keys.length > 0)) return;
    const all = element(
      'button',
      { type: 'button', class: 'button quiet' },
      `Cấp khoá cho ${formatNumber(withoutSender)} đơn vị chưa có ai nộp`,
    );
    all.addEventListener('click', () => void this.#issueBelow(unit, withoutSender));
    this.#part('key-list').append(element('p', {}, all));
  }

  /** First keys from a unit down: the list is a file, and stays to be saved until somebody has saved it. */
  async #issueBelow(unit: string, count: number): Promise<void> {
    const told = `${formatNumber(count)} đơn vị, từ “${this.#titleOf({ kind: 'don_vi', of: unit })}” trở xuống, chưa có khoá, chưa có tài khoản. Mỗi đơn vị được một khoá; cả danh sách hiện một lần, để lưu thành tệp rồi đưa từng khoá tận tay.`;
    const ways = [
      { value: 'issue', label: 'Cấp khoá', main: true },
      { value: '', label: 'Thôi' },
    ];
    if ((await show('Cấp khoá cho các đơn vị này?', [element('p', {}, told)], ways)) !== 'issue') return;
    await this.#ofKeys(unit, 'key-told', async () => {
      const done = await this.#server.issueKeysBelow(unit);
      this.#hasList = true;
      const save = element('button', { type: 'button', class: 'button' }, 'Lưu danh sách khoá');
      save.addEventListener('click', () => {
        const name = `khoa-nop-${unit}.csv`;
        download(name, new Blob([done.list], { type: 'text/csv' }));
        this.#hasList = false;
        tell(this.#part('key-told'), `Đã lưu danh sách vào tệp ${name}, ở thư mục tải về của trình duyệt.`, false);
      });
      this.#part('new-key').replaceChildren('Danh sách khoá chỉ có lần này: lưu ngay, đưa từng khoá tận tay, rồi xoá tệp. ', save);
      return done;
    });
  }

  async #revoke(unit: string, { sign, issued }: OpenSetting['keys'][number]): Promise<void> {
    const told = `Khoá ${sign} của “${this.#titleOf({ kind: 'don_vi', of: unit })}”, cấp ngày ${shortDay(issued)}: thu hồi rồi thì người đang giữ không nộp được nữa, và không lấy lại được.`;
    const answer = await show(
      'Thu hồi khoá nộp này?',
      [element('p', {}, told)],
      [
        { value: '', label: 'Giữ khoá', main: true },
        { value: 'revoke', label: 'Thu hồi' },
      ],
    );
    if (answer === 'revoke') await this.#ofKeys(unit, 'key-told', () => this.#server.revokeKey(unit, sign));
  }

  async #ofKeys(unit: string, place: 'new-key' | 'key-told', work: () => Promise<{ said: readonly string[] }>): Promise<void> {
    const asked = { kind: 'don_vi', of: unit } as const;
    await doAlone(this, this.#part('key-told'), async () => {
      const { said } = await work();
      // What is being written in the fields stays, and what it was before as well; only the keys are drawn anew.
      tell(this.#part(this.#isOpen(asked) ? place : 'said'), said.join('\n'), false);
      const opened = await this.#server.setting(asked);
      if (this.#isOpen(asked)) this.#drawKeys(unit, opened);
    });
  }

  async #save(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const faults = this.#part('faults');
    faults.replaceChildren();
    const { asked, was, fields } = open;
    const schema = settingSchemas[asked.kind];
    const data = fields.value();
    const judged = schema.safeParse(data, { reportInput: true });
    if (!judged.success) {
      const told = judged.error.issues.map((fault) => {
        const go = element('button', { type: 'button', class: 'button quiet' }, labelOf(schema, fault.path));
        go.addEventListener('click', () => fields.at(fault.path)?.focus());
        return element('li', {}, go, ` ${reasonOf(schema, fault)}`);
      });
      faults.replaceChildren(element('p', {}, 'Chưa ghi gì. Còn chỗ chưa đúng, bấm để tới chỗ ấy:'), element('ul', {}, ...told));
      faults.focus();
      return;
    }
    if (JSON.stringify(data) === was) {
      tell(faults, 'Chưa sửa gì, nên không ghi gì.', true);
      return;
    }
    await doAlone(this, faults, async () => {
      const { said } = await this.#server.changeSetting(asked, was, data);
      await this.#offer();
      const now = await this.#server.setting(asked);
      if (this.#open === open) this.#draw(asked, now);
      tell(this.#part('said'), said.join('\n'), false);
    });
  }
}
customElements.define('desk-begin', DeskSettings);

// What is published changes the site, and the dev server then reloads its pages. Not this one: somebody may be writing here.
import.meta.hot?.on('vite:beforeFullReload', () => new Promise<void>(() => {}));
