import { blockTags, dropFields, holdsBlocks, isDropped, isElement, levelOf, styleOf, tagOf } from './pasted-html.ts';

/** What a paste comes to. */
export interface Paste {
  /** Paragraphs, headings, lists, tables, quotes with bold, italic and links: nothing that the editor does not know. */
  html: string;
  /** Words about what was left out or changed; '' where nothing was. */
  notice: string;
}

/** A paragraph, heading, table or item of a list, in the order of the page. */
interface PastedPiece {
  kind: 'block' | 'item';
  html: string;
  /** Of an item: how deep its list lies, which kind of list it is, the number it has, and its box. */
  depth?: number;
  ordered?: boolean;
  start?: number;
  checked?: boolean;
}

interface PasteState {
  pictures: number;
  merged: boolean;
  /** The text has a heading of the first level: all of them go one down, below the page's own. */
  shift: number;
  /** Lists of Word that its style sheet says are bulleted: `l0:level1`. */
  bulleted: ReadonlySet<string>;
}

/** Makes what Word, LibreOffice, Google Docs, Excel and web pages put on the clipboard plain, with words about what did not come along. */
export const readPaste = (html: string): Paste => {
  // Copied from this very editor.
  if (html.includes('data-pm-slice')) return { html, notice: '' };
  const page = /<body[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { body } = new DOMParser().parseFromString(page, 'text/html');
  const bulleted = new Set(
    [...html.matchAll(/@list (l\d+:level\d+)\s*\{[^}]*mso-level-number-format:\s*(?:bullet|image)/g)].map(([, level]) => level!),
  );
  dropFields(body);
  const top = [...body.querySelectorAll('*')].some((element) => levelOf(element) === 1);
  const reading: PasteState = { pictures: 0, merged: false, shift: top ? 1 : 0, bulleted };
  const clean = gather(piecesOf(body, reading, 1));
  const notice = [
    reading.pictures > 0 && `Ảnh trong bản dán không đi theo (${reading.pictures} ảnh): hãy chèn từng ảnh bằng nút “Ảnh”.`,
    reading.merged && 'Bảng vừa dán có ô gộp: các ô ấy đã được tách ra, hãy xem lại.',
  ];
  return { html: clean, notice: notice.filter(Boolean).join(' ') };
};

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The words of some nodes; blanks, tabs and unbreakable blanks in a row are one blank. */
const inlineOf = (nodes: Iterable<Node>, reading: PasteState, plain = false): string => {
  let out = '';
  for (const node of nodes) {
    if (node.nodeType === 3) out += escaped((node.textContent ?? '').replace(/[\s\u00a0]+/g, ' '));
    if (!isElement(node) || isDropped(node)) continue;
    const tag = tagOf(node);
    if (tag === 'BR') out += '<br>';
    else if (tag === 'IMG') reading.pictures++;
    else {
      let inner = inlineOf(node.childNodes, reading, plain);
      if (/[^\s]/.test(inner.replace(/<br>/g, ''))) {
        const weight = styleOf(node, 'font-weight');
        const bold = weight ? /^(bold|[6-9]\d\d)/i.test(weight) : tag === 'B' || tag === 'STRONG';
        const slant = styleOf(node, 'font-style');
        const italic = slant ? /^(italic|oblique)/i.test(slant) : tag === 'I' || tag === 'EM';
        const href = tag === 'A' ? (node.getAttribute('href') ?? '') : '';
        if (!plain && bold) inner = `<strong>${inner}</strong>`;
        if (!plain && italic) inner = `<em>${inner}</em>`;
        if (/^(https?:|mailto:|tel:)/i.test(href)) inner = `<a href="${escaped(href)}">${inner}</a>`;
      }
      // A block among words, as in a cell with two paragraphs, is a word apart.
      out += blockTags.has(tag) ? ` ${inner} ` : inner;
    }
  }
  return out.replace(/ {2,}/g, ' ');
};

/** Without blanks and breaks at its ends; '' where only those were. */
const trimmed = (html: string): string => {
  const edge = /^(?:\s|<br>)+|(?:\s|<br>)+$/g;
  const inner = html.replace(edge, '').replace(/\s*<br>\s*/g, '<br>');
  return inner.replace(/<[^>]*>/g, '').trim() ? inner : '';
};

const block = (tag: string, html: string): PastedPiece[] =>
  trimmed(html) ? [{ kind: 'block', html: `<${tag}>${trimmed(html)}</${tag}>` }] : [];

const piecesOf = (parent: Node, reading: PasteState, depth: number): PastedPiece[] => {
  const out: PastedPiece[] = [];
  let words: Node[] = [];
  const flush = () => {
    out.push(...block('p', inlineOf(words, reading)));
    words = [];
  };
  for (const node of parent.childNodes) {
    if (!isElement(node)) words.push(node);
    else if (isDropped(node)) continue;
    else if (blockTags.has(tagOf(node)) || holdsBlocks(node)) {
      flush();
      out.push(...pieceOf(node, reading, depth));
    } else words.push(node);
  }
  flush();
  return out;
};

const pieceOf = (element: HTMLElement, reading: PasteState, depth: number): PastedPiece[] => {
  const level = levelOf(element);
  const list = /\bl(\d+)\s+level(\d+)/.exec(styleOf(element, 'mso-list'));
  const tag = tagOf(element);
  if (list) return wordItem(element, reading, Number(list[2]), `l${list[1]}:level${list[2]}`);
  if (level) return block(`h${Math.min(Math.max(level + reading.shift, 2), 4)}`, inlineOf(element.childNodes, reading, true));
  switch (tag) {
    case 'P':
      if (holdsBlocks(element)) return piecesOf(element, reading, depth);
      return block('p', inlineOf([element], reading));
    case 'UL':
    case 'OL':
      return listOf(element, reading, depth);
    case 'TABLE':
      return tableOf(element, reading, depth);
    case 'BLOCKQUOTE': {
      const inner = gather(piecesOf(element, reading, 1));
      return inner ? [{ kind: 'block', html: `<blockquote>${inner}</blockquote>` }] : [];
    }
    case 'PRE':
      return element.textContent?.trim() ? [{ kind: 'block', html: `<pre><code>${escaped(element.textContent)}</code></pre>` }] : [];
    case 'HR':
      return [{ kind: 'block', html: '<hr>' }];
    default:
      return piecesOf(element, reading, depth);
  }
};

/** A paragraph that Word drew as an item: its mark tells the kind of list, its style how deep it lies. */
const wordItem = (element: Element, reading: PasteState, depth: number, level: string): PastedPiece[] => {
  const drawn = [...element.querySelectorAll('*')].find((inner) => /ignore/i.test(styleOf(inner, 'mso-list')))?.textContent ?? '';
  const mark = drawn.replace(/[\s\u00a0]+/g, '');
  const ordered = !reading.bulleted.has(level) && /^\(?(?:\d+|[a-z]{1,5})[.)]/i.test(mark);
  const html = trimmed(inlineOf(element.childNodes, reading));
  return html ? [{ kind: 'item', html: `<p>${html}</p>`, depth, ordered, start: Number(/\d+/.exec(mark)?.[0] ?? 1) }] : [];
};

const listOf = (list: Element, reading: PasteState, depth: number): PastedPiece[] => {
  let number = Number(list.getAttribute('start') ?? 1);
  return [...list.children].flatMap((child): PastedPiece[] => {
    if (/^[UO]L$/.test(tagOf(child))) return listOf(child, reading, depth + 1);
    if (tagOf(child) !== 'LI' || isDropped(child)) return [];
    const own = Number(child.getAttribute('aria-level') ?? child.getAttribute('data-aria-level') ?? depth) || depth;
    const inner = piecesOf(child, reading, own + 1);
    const first = inner.findIndex(({ kind }) => kind === 'item');
    const html = inner.slice(0, first < 0 ? inner.length : first);
    const box = child.querySelector('input[type=checkbox]');
    const item: PastedPiece = {
      kind: 'item',
      html: html.map((piece) => piece.html).join(''),
      depth: own,
      ordered: tagOf(list) === 'OL',
      start: number++,
      ...(box && { checked: box.hasAttribute('checked') }),
    };
    return [...(item.html || first >= 0 ? [item] : []), ...(first < 0 ? [] : inner.slice(first))];
  });
};

const tableOf = (table: HTMLElement, reading: PasteState, depth: number): PastedPiece[] => {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table && !isDropped(row));
  const cellsOf = (row: Element) => [...row.children].filter((cell) => /^T[DH]$/.test(tagOf(cell)) && !isDropped(cell));
  // A frame around some text.
  if (rows.length === 1 && cellsOf(rows[0]!).length === 1) return piecesOf(cellsOf(rows[0]!)[0]!, reading, depth);
  const grid: { html: string; align: string }[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (grid[y]![x]) x++;
      const [wide, high] = ['colspan', 'rowspan'].map((name) => Math.max(1, Math.min(Number(cell.getAttribute(name)) || 1, 100)));
      const html = trimmed(inlineOf(cell.childNodes, reading, y === 0)).replaceAll('<br>', ' ');
      const align = [cell, ...cell.querySelectorAll('p')].map((one) => styleOf(one, 'text-align') || (one.getAttribute('align') ?? ''));
      if (wide! * high! > 1) reading.merged = true;
      for (let j = y; j < Math.min(y + high!, rows.length); j++)
        for (let i = x; i < x + wide!; i++) grid[j]![i] = { html: i === x && j === y ? html : '', align: align.findLast(Boolean) ?? '' };
      x += wide!;
    }
  });
  const full = grid.filter((row) => row.some((cell) => cell?.html));
  const [head, ...body] = full;
  if (!head) return [];
  const columns = Math.max(...full.map((row) => row.length));
  const rowHtml = (tag: string, row: readonly ({ html: string } | undefined)[]) => {
    const cells = Array.from({ length: columns }, (_, i) => {
      const aligned = body.filter((line) => line[i]?.html).map((line) => line[i]!.align);
      const side = ['right', 'center'].find((one) => aligned.length > 0 && aligned.every((align) => align === one));
      return `<${tag}${side ? ` style="text-align: ${side}"` : ''}><p>${row[i]?.html ?? ''}</p></${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  const lines = (body.length > 0 ? body : [[]]).map((row) => rowHtml('td', row));
  return [{ kind: 'block', html: `<table><tbody>${rowHtml('th', head)}${lines.join('')}</tbody></table>` }];
};

/** Puts items that follow each other into their lists, each list below the item it belongs to. */
const gather = (pieces: readonly PastedPiece[]): string => {
  let out = '';
  for (let from = 0; from < pieces.length;) {
    if (pieces[from]!.kind === 'block') out += pieces[from++]!.html;
    else {
      let to = from;
      while (pieces[to]?.kind === 'item') to++;
      out += listHtml(pieces.slice(from, to));
      from = to;
    }
  }
  return out;
};

const listHtml = (items: readonly PastedPiece[]): string => {
  const [first] = items;
  if (!first) return '';
  const depth = Math.min(...items.map((item) => item.depth ?? 1));
  let out = '';
  let from = 0;
  while (from < items.length) {
    const { ordered, start = 1 } = items.slice(from).find((item) => item.depth === depth) ?? first;
    let list = '';
    // Until a list of the other kind begins at the same depth.
    do {
      const own = items[from]!.depth === depth ? items[from++]! : undefined;
      let to = from;
      while (to < items.length && (items[to]!.depth ?? 1) > depth) to++;
      const task = own?.checked === undefined ? '' : ` data-item-type="task" data-checked="${own.checked}"`;
      list += `<li${task}>${own?.html ?? ''}${listHtml(items.slice(from, to))}</li>`;
      from = to;
    } while (from < items.length && items[from]!.ordered === ordered);
    out += ordered ? `<ol${start === 1 ? '' : ` start="${start}"`}>${list}</ol>` : `<ul>${list}</ul>`;
  }
  return out;
};
