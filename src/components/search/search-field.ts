import { keepSeen } from '../../site/keep-offline-seen.ts';
import type { Search, SearchEntry } from '../../site/search.ts';

/** The field where something is sought: takes the index when it is turned to, and finds while one types. Nothing is sent anywhere. */

type Shelves = readonly (readonly [kind: string, entries: readonly (readonly [path: string, title: string, more: string])[]])[];
type Units = readonly (readonly [code: string, name: string, above: number])[];
/** So many are shown; whoever wants more types another word. */
const shownAtOnce = 30;

const take = async <T>(address: string): Promise<T> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()) as T;
};

class SiteSearch extends HTMLElement {
  /** What can be searched, by what it was made of: the units apart, the rest apart, or both. */
  readonly #searches = new Map<string, Promise<Search>>();

  connectedCallback(): void {
    const [input, within] = [this.querySelector('input')!, this.querySelector('select')!];
    const asked = new URLSearchParams(location.search);
    // What was typed before this script was there stays.
    if (input.value === '') input.value = asked.get('q') ?? '';
    within.value = asked.get('trong') ?? '';
    if (within.selectedIndex < 0) within.value = '';
    input.addEventListener('focus', () => void this.#index().catch(() => {}));
    input.addEventListener('focus', () => keepSeen(this), { once: true });
    for (const changed of [input, within]) changed.addEventListener('input', () => void this.#find());
    if (input.value !== '') void this.#find();
    else if (matchMedia('(hover: hover)').matches) input.focus();
  }

  get #kind(): string {
    return this.querySelector('select')!.value;
  }

  /** Takes what is searched in, and no more: of units a province has thousands. */
  #index(): Promise<Search> {
    const unitKind = this.dataset['unitKind']!;
    const part = this.#kind === '' ? 'all' : this.#kind === unitKind ? 'units' : 'rest';
    const made = this.#searches.get(part) ?? this.#make(part, unitKind);
    this.#searches.set(part, made);
    made.catch(() => this.#searches.delete(part));
    return made;
  }

  async #make(part: 'all' | 'units' | 'rest', unitKind: string): Promise<Search> {
    const [{ Search }, shelves, units] = await Promise.all([
      import('../../site/search.ts'),
      part === 'units' ? [] : take<Shelves>(this.dataset['index']!),
      part === 'rest' ? [] : take<Units>(this.dataset['units']!),
    ]);
    return new Search([
      ...shelves.flatMap(([kind, entries]) => entries.map(([path, title, more]): SearchEntry => [path, kind, title, more])),
      ...units.map(([code, name, above]): SearchEntry => [`${this.dataset['unitPages']}${code}/`, unitKind, name, units[above]?.[1] ?? '']),
    ]);
  }

  async #find(): Promise<void> {
    const query = this.querySelector('input')!.value;
    const kind = this.#kind;
    const said = this.querySelector<HTMLElement>('[data-part=said]')!;
    const list = this.querySelector('[data-part=results]')!;
    const address = new URLSearchParams({ ...(query.trim() !== '' && { q: query }), ...(kind !== '' && { trong: kind }) }).toString();
    // As the header leads here: opened anew, the page has room for what is found.
    history.replaceState(null, '', address === '' ? location.pathname : `?${address}#${this.querySelector('search')!.id}`);
    try {
      const found = query.trim() === '' ? [] : (await this.#index()).find(query, kind === '' ? undefined : kind);
      // Somebody who types on wants the answer to the last letter only.
      if (this.querySelector('input')!.value !== query || this.#kind !== kind) return;
      list.replaceChildren(...found.slice(0, shownAtOnce).map((entry) => this.#line(entry)));
      said.textContent =
        query.trim() === ''
          ? ''
          : found.length === 0
            ? 'Chưa thấy. Thử ít chữ hơn, hoặc xem danh sách bên dưới.'
            : found.length > shownAtOnce
              ? `${found.length} kết quả, ${shownAtOnce} kết quả đầu ở đây. Gõ thêm chữ để tìm gần hơn.`
              : `${found.length} kết quả.`;
    } catch {
      said.textContent = 'Chưa tải được mục lục, có thể do mất mạng. Thử lại sau, hoặc xem danh sách bên dưới.';
    }
  }

  #line({ path, kind, title, more }: { path: string; kind: string; title: string; more: string }): Node {
    const line = this.querySelector('template')!.content.cloneNode(true) as DocumentFragment;
    const fill = (slot: string, text: string) => (line.querySelector(`[data-slot=${slot}]`)!.textContent = text);
    fill('kind', kind);
    fill('title', title);
    fill('more', more);
    line.querySelector('a')!.href = path;
    return line;
  }
}
customElements.define('site-search', SiteSearch);
