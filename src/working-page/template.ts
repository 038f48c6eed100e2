/** The page's own templates: the markup and most words stand there; nothing but a report is built from text. */

/** A new copy of a template. */
export const template = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLTemplateElement>(`template[data-template=${name}]`);
  return (found!.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
};
/** A place in it, by its name. */
export const slot = <T extends HTMLElement = HTMLElement>(within: HTMLElement, name: string): T =>
  within.querySelector<T>(`[data-slot=${name}]`)!;
/** A part of the page, by its name. */
export const partOf = <T extends HTMLElement = HTMLElement>(page: HTMLElement, name: string): T =>
  page.querySelector<T>(`[data-part=${name}]`)!;
/** Writes a text into its place; an empty one hides the place. */
export const write = (within: HTMLElement, name: string, text: string): HTMLElement => {
  const at = slot(within, name);
  at.textContent = text;
  at.hidden = text === '';
  return at;
};
