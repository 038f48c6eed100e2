import { Search, type SearchEntry } from '../../site/search.ts';

/** The field where something is sought: takes the index when it is turned to, and finds while one types. Nothing is sent anywhere. */

type Shelves = readonly (readonly [kind: string, entries: readonly (readonly [path: string, title: string, more: string])[]])[];
/** So many are shown; whoever wants more types another word. */
const shownAtOnce = 30;

class SiteSearch extends HTMLElement {
  #search: Promise<Search> | undefined;

  connectedCallback(): void {
    const input = this.querySelector('input')!;
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    input.addEventListener('focus', () => void this.#index());
    input.addEventListener('input', () => void this.#find(input.value));
    if (input.value !== '') void this.#find(input.value);
    else if (matchMedia('(hover: hover)').matches) input.focus();
  }

  #index(): Promise<Search> {
    return (this.#search ??= fetch(this.dataset['index']!)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Shelves>) : Promise.reject(new Error(answer.statusText))))
      .then(
        (shelves) =>
          new Search(shelves.flatMap(([kind, entries]) => entries.map(([path, title, more]): SearchEntry => [path, kind, title, more]))),
      ));
  }

  async #find(query: string): Promise<void> {
    const said = this.querySelector<HTMLElement>('[data-part=said]')!;
    const list = this.querySelector('[data-part=results]')!;
    history.replaceState(null, '', query.trim() === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
    try {
      const found = query.trim() === '' ? [] : (await this.#index()).find(query);
      // Somebody who types on wants the answer to the last letter only.
      if (this.querySelector('input')!.value !== query) return;
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
      this.#search = undefined;
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
