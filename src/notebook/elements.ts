/** A small way to make elements: every text is text only. */

type About<K extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[K], 'children' | 'dataset' | 'style'>> & {
  data?: Readonly<Record<string, string>>;
};

export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { data = {}, ...about }: About<K> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = Object.assign(document.createElement(tag), about);
  Object.assign(made.dataset, data);
  made.append(...children);
  return made;
};

/** A button that does one thing. */
export const button = (text: string, press: () => void, quiet = true): HTMLButtonElement => {
  const made = element('button', { type: 'button', className: quiet ? 'button quiet' : 'button', textContent: text });
  made.addEventListener('click', press);
  return made;
};

/** What stands behind a line is made when the line is opened: most are never. */
export const behind = (summary: string, fill: () => readonly HTMLElement[], open = false): HTMLDetailsElement => {
  const made = element('details', { className: 'more' }, element('summary', { textContent: summary }));
  const look = () => {
    if (made.open && made.childElementCount === 1) made.append(...fill());
  };
  made.addEventListener('toggle', look);
  made.open = open;
  look();
  return made;
};

/** A control with its name above it. */
export const labelled = (label: string, control: HTMLElement): HTMLLabelElement =>
  element('label', {}, element('span', { textContent: label }), control);

/** Buttons in a line. */
export const tools = (...children: HTMLElement[]): HTMLElement => element('div', { className: 'tools' }, ...children);
/** Words where there is nothing to show. */
export const nothing = (text: string): HTMLElement => element('p', { className: 'soft', textContent: text });
