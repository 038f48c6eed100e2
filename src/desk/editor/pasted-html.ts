/** What the HTML of word processors, spreadsheets and web pages says of its elements. */

/** Elements that stand on lines of their own. */
export const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const droppedTags = new Set(
  'SCRIPT STYLE HEAD META LINK TITLE XML TEMPLATE BUTTON SELECT TEXTAREA IFRAME OBJECT SVG COLGROUP COL'.split(' '),
);

/** Whether a node is an element, not text or a comment. */
export const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;
/** An element's name in capitals, in whatever space of names it stands. */
export const tagOf = (element: Element): string => element.tagName.toUpperCase();

/** One property of an element's own style; `mso-bidi-font-weight` is not `font-weight`. */
export const styleOf = (element: Element, name: string): string => {
  const found = (element.getAttribute('style') ?? '')
    .split(';')
    .find((part) => part.slice(0, part.indexOf(':')).trim().toLowerCase() === name);
  return found ? found.slice(found.indexOf(':') + 1).trim() : '';
};

/** Comments of reviewers, text that is hidden or was struck out in review, marks that Word draws before an item. */
export const isDropped = (element: Element): boolean =>
  droppedTags.has(tagOf(element)) ||
  /none/i.test(styleOf(element, 'display')) ||
  /all/i.test(styleOf(element, 'mso-hide')) ||
  /ignore/i.test(styleOf(element, 'mso-list')) ||
  /^comment/i.test(styleOf(element, 'mso-element')) ||
  /\b(MsoCommentReference|MsoCommentText|msocomanchor|msocomtxt|msoDel)\b/.test(element.getAttribute('class') ?? '') ||
  /^#_msocom/.test(element.getAttribute('href') ?? '') ||
  (tagOf(element) === 'DEL' && element.hasAttribute('cite')) ||
  (tagOf(element) === 'SDFIELD' && /page/i.test(element.getAttribute('type') ?? ''));

/** Word's fields: the order (` PAGE `) is never text, what it gave is, unless it is the number of a page. */
export const dropFields = (body: Element): void => {
  const open: { order: string; given: boolean }[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      const field = open.at(-1);
      if (!field) return;
      if (!field.given) field.order += node.textContent ?? '';
      if (!field.given || /^\s*(NUM|SECTION)?PAGES?\b/i.test(field.order)) node.textContent = '';
    } else if (isElement(node)) {
      const mark = styleOf(node, 'mso-element');
      if (mark === 'field-begin') open.push({ order: '', given: false });
      for (const child of [...node.childNodes]) visit(child);
      if (mark === 'field-separator' && open.length > 0) open.at(-1)!.given = true;
      if (mark === 'field-end') open.pop();
    }
  };
  visit(body);
};

/** The level that a paragraph has as a heading, by its tag, its style's name or its outline. */
export const levelOf = (element: Element): number | undefined => {
  const tag = tagOf(element);
  if (/^H[1-6]$/.test(tag)) return Number(tag[1]);
  if (tag !== 'P' && tag !== 'DIV') return undefined;
  const name = element.getAttribute('class') ?? '';
  if (/\bMsoTitle\b/.test(name)) return 1;
  if (/\bMsoSubtitle\b/.test(name)) return 2;
  const level = /\bMsoHeading([1-6])\b/.exec(name)?.[1] ?? /^[1-6]$/.exec(styleOf(element, 'mso-outline-level'))?.[0];
  return level ? Number(level) : undefined;
};

/** Google Docs wraps a whole page in one `<b>`. */
export const holdsBlocks = (element: Element): boolean => [...element.querySelectorAll('*')].some((inner) => blockTags.has(tagOf(inner)));
