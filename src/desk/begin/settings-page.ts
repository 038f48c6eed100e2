import { labelOf, reasonOf, settingSchemas, settingTitles, shortDay, type SettingAsked, type SettingKind } from '../../domain/index.ts';
import { element } from '../dialog.ts';
import { type Choices, deskFields } from '../fields.ts';
import type { OpenSetting, SettingsAtHand } from './said.ts';
import { BeginServer } from './server.ts';
import { drawFields, type DrawnForm } from './setting-form.ts';
import { choiceOf, codeIn } from './unit-forms.ts';

/** The page “Cài đặt”: what was JSON, each a form that its schema draws. The address says which, and which place in it: `#kind/code/path`. */

/** So many units are offered as a list; of more, a code is written. */
const listedUnits = 300;

const choicesFrom = ({ units, documents }: SettingsAtHand): Choices => {
  const nameOf = new Map(units.map(({ code, name }) => [code, name]));
  const labelled = units.map((unit) => ({ value: unit.code, label: choiceOf(unit, nameOf) }));
  const roots = labelled.filter((_, i) => units[i]!.parent === undefined);
  const all: Choices = labelled.length <= listedUnits ? { unit: labelled, chosenBy: labelled } : {};
  const choices: Choices = { organisation: roots, takesAlone: roots, document: documents, plan: documents, ...all };
  return Object.fromEntries(Object.entries(choices).filter(([, options]) => options.length > 0));
};

interface SettingPlace {
  asked: SettingAsked;
  path: readonly string[];
}
const addressed = (): SettingPlace | undefined => {
  const [kind, ...rest] = decodeURIComponent(location.hash.slice(1)).split('/');
  if (!kind || !Object.hasOwn(settingSchemas, kind)) return undefined;
  const hasCode = kind === 'chuong_trinh' || kind === 'don_vi';
  const [of, path = ''] = hasCode ? rest : [undefined, rest[0]];
  return { asked: { kind: kind as SettingKind, ...(of && { of }) }, path: path.split('.').filter((step) => step !== '') };
};

class DeskSettings extends HTMLElement {
  readonly #server = new BeginServer(this.dataset['api']!);
  #choices: Choices = {};
  #open: { asked: SettingAsked; was: string; fields: DrawnForm } | undefined;

  connectedCallback(): void {
    addEventListener('hashchange', () => void this.#follow());
    this.#part('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#save();
    });
    this.#part('find').addEventListener('submit', (event) => {
      event.preventDefault();
      const field = this.#part<HTMLFormElement>('find').elements.namedItem('unit') as HTMLInputElement;
      if (field.value.trim() !== '') location.hash = `don_vi/${codeIn(field.value)}`;
    });
    void this.#run(this.#part('said'), async () => {
      const atHand = await this.#server.settings();
      this.#choices = choicesFrom(atHand);
      this.#list(atHand);
      await this.#follow();
      this.dataset['ready'] = '';
    });
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.querySelector<T>(`[data-part="${name}"]`)!;
  }

  #list({ programmes, units }: SettingsAtHand): void {
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
    await this.#run(this.#part('said'), async () => {
      this.#part('said').textContent = '';
      this.#draw(place.asked, await this.#server.setting(place.asked));
      const there = place.path.length > 0 ? this.#open?.fields.at(place.path) : this.#part('title');
      there?.focus();
      there?.scrollIntoView({ block: 'center' });
    });
  }

  #draw(asked: SettingAsked, { data, keys }: OpenSetting): void {
    const fields = drawFields(deskFields(settingSchemas[asked.kind], this.#choices), data);
    this.#open = { asked, was: JSON.stringify(data), fields };
    const unit = [...this.#part<HTMLDataListElement>('units').children].find(
      (one) => codeIn((one as HTMLOptionElement).value) === asked.of,
    );
    this.#part('title').textContent =
      asked.kind === 'don_vi' ? ((unit as HTMLOptionElement | undefined)?.value ?? asked.of!) : settingTitles[asked.kind];
    this.#part('fields').replaceChildren(...fields.nodes);
    this.#part('faults').replaceChildren();
    this.#part('form').hidden = false;
    this.#part('keys').hidden = asked.kind !== 'don_vi';
    this.#drawKeys(asked.of ?? '', keys);
  }

  #drawKeys(unit: string, keys: OpenSetting['keys']): void {
    const issue = element('button', { type: 'button', class: 'button quiet' }, 'Cấp khoá nộp mới');
    issue.addEventListener('click', () => void this.#ofKeys(unit, () => this.#server.issueKey(unit)));
    const rows = keys.map(({ sign, issued }) => {
      const revoke = element('button', { type: 'button', class: 'button quiet' }, 'Thu hồi');
      revoke.addEventListener('click', () => void this.#ofKeys(unit, () => this.#server.revokeKey(unit, sign)));
      return element('li', {}, `Khoá ${sign}, cấp ngày ${shortDay(issued)} `, revoke);
    });
    const none = element('p', {}, 'Chưa có khoá nào: đơn vị nộp bằng tài khoản, hoặc cấp trên nộp thay.');
    this.#part('key-list').replaceChildren(keys.length > 0 ? element('ul', {}, ...rows) : none, element('p', {}, issue));
  }

  async #ofKeys(unit: string, work: () => Promise<{ said: readonly string[] }>): Promise<void> {
    await this.#run(this.#part('said'), async () => {
      const { said } = await work();
      const { data, keys } = await this.#server.setting({ kind: 'don_vi', of: unit });
      // What is being written in the fields stays; only the keys are drawn anew.
      if (this.#open) this.#open.was = JSON.stringify(data);
      this.#drawKeys(unit, keys);
      this.#tell(this.#part('said'), said.join('\n'), false);
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
        return element('li', {}, go, ` ${reasonOf(fault)}`);
      });
      faults.replaceChildren(element('p', {}, 'Chưa ghi gì. Còn chỗ chưa đúng, bấm để tới chỗ ấy:'), element('ul', {}, ...told));
      faults.focus();
      return;
    }
    if (JSON.stringify(data) === was) {
      this.#tell(faults, 'Chưa sửa gì, nên không ghi gì.', true);
      return;
    }
    await this.#run(faults, async () => {
      const { said } = await this.#server.changeSetting(asked, was, data);
      this.#draw(asked, await this.#server.setting(asked));
      this.#tell(this.#part('said'), said.join('\n'), false);
    });
  }

  /** Does something, one at a time; what is refused stands where it was asked. */
  async #run(place: HTMLElement, work: () => Promise<void>): Promise<void> {
    const buttons = [...this.querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    try {
      await work();
    } catch (error) {
      this.#tell(place, (error as Error).message, true);
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  }

  #tell(place: HTMLElement, text: string, isFault: boolean): void {
    place.textContent = text;
    place.dataset['look'] = isFault ? 'stop' : 'good';
    place.focus();
    place.scrollIntoView({ block: 'center' });
  }
}
customElements.define('desk-begin', DeskSettings);

// What is published changes the site, and the dev server then reloads its pages. Not this one: somebody may be writing here.
import.meta.hot?.on('vite:beforeFullReload', () => new Promise<void>(() => {}));
