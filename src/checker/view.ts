import type { ShownFinding, Judged, MadeReport, Outcome, Place, UnitReports, Unplaced, UnreadableSheet, WantedReport } from './messages.ts';
import {
  changedToo,
  count,
  dropped,
  findingKinds,
  fullerWith,
  missingFiles,
  newer,
  nothingToDo,
  partial,
  place,
  signs,
  verdictOn,
  fileFaults,
  type FindingKind,
  type Look,
} from './words.ts';
import { formAddress, uploadAddress } from '../host/addresses.ts';

/**
 * What was found → elements of the page. The markup and most words stand in the page's own templates; nothing but a report
 * is built from text.
 */

/** How many findings a table shows at first, and how many more at each press. */
const atOnce = 25;

const template = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLTemplateElement>(`template[data-template=${name}]`);
  return (found!.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
};
const slot = <T extends HTMLElement = HTMLElement>(within: HTMLElement, name: string): T => within.querySelector<T>(`[data-slot=${name}]`)!;
/** Writes a text into its place; an empty one hides the place. */
const write = (within: HTMLElement, name: string, text: string): HTMLElement => {
  const at = slot(within, name);
  at.textContent = text;
  at.hidden = text === '';
  return at;
};

export interface PageActions {
  /** Takes a sheet away. */
  drop: (id: string) => void;
  /** Says where a sheet belongs; it is judged anew. */
  answer: (id: string, place: Place) => void;
  /** Looks units up by what was typed. */
  find: (text: string) => Promise<readonly { code: string; name: string }[]>;
}

/** A card's first lines: sign, name of the file, verdict, what to do. */
const head = (
  card: HTMLElement,
  { file, tab }: { file: string; tab?: string | undefined },
  look: Look,
  title: string,
  next: string,
): void => {
  card.dataset['look'] = look;
  write(card, 'sign', signs[look]);
  write(card, 'file', tab === undefined ? file : `${file}, trang tính “${tab}”`);
  write(card, 'title', title);
  write(card, 'next', next);
};

export const lookOf = (outcome: Outcome): Look =>
  outcome.state === 'judged' ? verdictOn(outcome).look : outcome.state === 'unplaced' && !outcome.fault ? 'ask' : 'stop';

/** One file's card. */
export const card = (outcome: Exclude<Outcome, { state: 'skipped' }>, actions: PageActions, help: string): HTMLElement => {
  const made =
    outcome.state === 'judged'
      ? judgedCard(outcome, actions, help)
      : outcome.state === 'unplaced'
        ? unplacedCard(outcome, actions)
        : unreadableCard(outcome);
  slot(made, 'drop').addEventListener('click', () => actions.drop(outcome.id));
  return made;
};

const unreadableCard = (outcome: UnreadableSheet): HTMLElement => {
  const made = template('card');
  const { title, cure } = fileFaults[outcome.fault];
  head(made, outcome, 'stop', title, cure);
  return made;
};

const unplacedCard = (outcome: Unplaced, actions: PageActions): HTMLElement => {
  const made = template('card');
  // What no answer would mend is said before anything is asked.
  if (outcome.fault) {
    head(made, outcome, 'stop', outcome.fault.title, `${outcome.fault.what} ${outcome.fault.cure}`);
    return made;
  }
  head(made, outcome, 'ask', 'Cho biết tệp này là gì', 'Trong tệp chưa thấy đủ loại tệp, đơn vị và năm. Chọn giúp rồi bấm “Kiểm tra”.');
  made.append(askForm(outcome, actions));
  return made;
};

const judgedCard = (outcome: Judged, actions: PageActions, help: string): HTMLElement => {
  const made = template('card');
  const { look, title, next } = verdictOn(outcome);
  head(made, outcome, look, title(outcome.accepted, outcome.leftOut), next);
  const where = slot(made, 'where');
  where.hidden = false;
  write(where, 'place', `${outcome.kindLabel} · ${outcome.unitName} · năm ${outcome.place.year}`);
  slot(where, 'change').addEventListener('click', ({ currentTarget }) => {
    where.after(askForm({ ...outcome, seen: outcome.place }, actions));
    (currentTarget as HTMLElement).hidden = true;
    made.querySelector('select')?.focus();
  });
  write(made, 'newer', outcome.newer === undefined ? '' : newer(outcome.newer));
  write(made, 'dropped', outcome.dropped.length === 0 ? '' : dropped(outcome.dropped));
  if (outcome.findings.length > 0) made.append(look === 'good' ? folded(outcome, help) : findingsBlock(outcome, help));
  if (outcome.accepted > 0) made.append(countsBlock(outcome));
  return made;
};

const countsBlock = (outcome: Judged): HTMLElement => {
  const block = template('counts');
  write(block, 'accepted', count(outcome.accepted));
  write(block, 'people', count(outcome.people)).closest('div')!.hidden = outcome.people === 0;
  write(block, 'left-out', count(outcome.leftOut)).closest('div')!.hidden = outcome.leftOut === 0;
  const details = slot<HTMLDetailsElement>(block, 'details');
  details.open = verdictOn(outcome).look !== 'stop';
  write(details, 'by', `Đếm theo ${outcome.tallyLabel.toLowerCase()}`);
  write(details, 'tally-label', outcome.tallyLabel);
  slot(block, 'tally').append(
    ...outcome.tally.map((entry) => {
      const row = template('tally');
      write(row, 'label', entry.label);
      write(row, 'count', count(entry.count));
      return row;
    }),
  );
  return block;
};

const kindOfFinding = ({ severity, mended }: ShownFinding): FindingKind => (mended ? 'da_sua' : severity);

const findingRow = (finding: ShownFinding, help: string): HTMLElement => {
  const row = template('finding');
  const kind = kindOfFinding(finding);
  row.dataset['kind'] = kind;
  write(row, 'kind', findingKinds[kind]);
  write(row, 'title', finding.title);
  write(row, 'what', finding.what);
  write(row, 'place', place(finding));
  write(row, 'cure', finding.cure);
  const link = slot<HTMLAnchorElement>(row, 'help');
  link.href = `${help}${finding.code}/`;
  write(row, 'help-about', finding.title);
  return row;
};

/** Findings that ask for nothing, behind one line. */
const folded = (outcome: Judged, help: string): HTMLElement => {
  const details = template('folded');
  write(details, 'summary', nothingToDo(outcome.findings.length));
  details.append(findingsBlock(outcome, help));
  return details;
};

const findingsBlock = ({ id, file, findings }: Judged, help: string): HTMLElement => {
  const block = template('findings');
  block.querySelector('[role=region]')!.ariaLabel = `Bảng: các điều đã thấy trong ${file}`;
  const rows = slot(block, 'rows');
  const more = slot(block, 'more');
  const titles = slot<HTMLSelectElement>(block, 'titles');
  let kind: FindingKind | undefined;
  let shown = atOnce;

  const draw = () => {
    const wanted = findings.filter(
      (f) => (kind === undefined || kindOfFinding(f) === kind) && (titles.value === '' || f.code === titles.value),
    );
    rows.replaceChildren(...wanted.slice(0, shown).map((finding) => findingRow(finding, help)));
    const left = wanted.length - shown;
    write(block, 'more', left > 0 ? `Xem thêm ${count(Math.min(left, atOnce))} điều (còn ${count(left)})` : '');
    write(block, 'told', left > 0 ? `Đang xem ${count(shown)} trong ${count(wanted.length)} điều` : '');
  };
  const pills = slot(block, 'kinds');
  const pill = (value: FindingKind | undefined, label: string, n: number): HTMLElement => {
    const made = template('pill');
    const radio = made.querySelector('input')!;
    radio.name = `kind-${id}`;
    radio.checked = value === undefined;
    radio.addEventListener('change', () => {
      kind = value;
      shown = atOnce;
      draw();
    });
    write(made, 'label', `${label} ${count(n)}`);
    return made;
  };
  const byKind = Map.groupBy(findings, kindOfFinding);
  if (byKind.size > 1) {
    pills.append(pill(undefined, 'Tất cả', findings.length));
    for (const [name, label] of Object.entries(findingKinds) as [FindingKind, string][])
      if (byKind.has(name)) pills.append(pill(name, label, byKind.get(name)!.length));
  } else pills.hidden = true;
  const byCode = Map.groupBy(findings, (f) => f.code);
  for (const [code, list] of byCode) titles.add(new Option(`${list[0]!.title} (${count(list.length)})`, code));
  titles.closest('label')!.hidden = byCode.size < 3;
  titles.addEventListener('change', () => {
    shown = atOnce;
    draw();
  });
  more.addEventListener('click', () => {
    const next = shown;
    shown += atOnce;
    draw();
    // The press that asked for more goes on where more begins.
    rows.children[next]?.querySelector('a')?.focus();
  });
  draw();
  return block;
};

/** Three questions: what kind of file, whose, of which year. What was recognised is filled in. */
const askForm = ({ id, seen, unitName }: { id: string; seen: Partial<Place>; unitName: string }, actions: PageActions): HTMLElement => {
  const form = template('ask') as HTMLFormElement;
  const kind = slot<HTMLSelectElement>(form, 'kind');
  const year = slot<HTMLSelectElement>(form, 'year');
  const unit = slot<HTMLSelectElement>(form, 'unit');
  const query = slot<HTMLInputElement>(form, 'query');
  if (seen.kind !== undefined) kind.value = seen.kind;
  if (seen.year !== undefined) year.value = String(seen.year);
  if (seen.unit !== undefined && unitName !== '') unit.add(new Option(unitName, seen.unit, true, true));
  const search = async () => {
    const text = query.value;
    const units = await actions.find(text);
    if (query.value !== text) return;
    // Only what was looked for is chosen for her; a list that nobody searched begins with nothing.
    unit.replaceChildren(...(text === '' ? [new Option('chọn đơn vị', '')] : []), ...units.map(({ code, name }) => new Option(name, code)));
    write(form, 'found', units.length === 0 ? 'Không thấy đơn vị nào; thử gõ ít chữ hơn.' : '');
  };
  query.addEventListener('input', () => void search());
  if (seen.unit === undefined) void search();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!kind.value || !year.value || !unit.value) return;
    actions.answer(id, { kind: kind.value as Place['kind'], unit: unit.value, year: Number(year.value) });
  });
  return form;
};

/** The files of one folder and the two steps that hand them in: to the repository on the Git host, where one is connected. */
export const handInBlock = (
  files: readonly (Judged & { handIn: Blob })[],
  repository: string | undefined,
  address: (blob: Blob) => string,
): HTMLElement => {
  const block = template('hand-in');
  const { place: at, unitName } = files[0]!;
  write(block, 'folder', `${unitName}, năm ${at.year}`);
  slot(block, 'files').append(
    ...files.map((file) => {
      const item = template('download');
      const name = `${file.place.kind}.csv`;
      const link = item.querySelector('a')!;
      link.href = address(file.handIn);
      link.download = name;
      write(item, 'name', `Tải ${name}`);
      write(item, 'rows', `${count(file.accepted)} dòng`);
      link.classList.toggle('quiet', file.leftOut > 0);
      write(item, 'partial', file.leftOut > 0 ? partial(file.leftOut) : '');
      return item;
    }),
  );
  slot(block, 'online').hidden = repository === undefined;
  slot(block, 'by-hand').hidden = repository !== undefined;
  if (repository !== undefined) {
    slot<HTMLAnchorElement>(block, 'upload').href = uploadAddress(repository, `content/submissions/${at.unit}/${at.year}`);
    slot(block, 'forms').append(
      ...files.map((file) => {
        const item = template('form-link');
        const link = item.querySelector('a')!;
        link.href = formAddress(repository, { don_vi: at.unit, nam: String(at.year), loai: file.place.kind });
        link.textContent = files.length === 1 ? 'Gửi qua phiếu' : `Gửi ${file.place.kind}.csv qua phiếu`;
        return item;
      }),
    );
  }
  return block;
};

/** A unit's reports of one year: a button for each that can be made, and of the others what they lack. */
export const offersBlock = (
  { unit, unitName, year, reports, changes }: UnitReports,
  open: (wanted: WantedReport, button: HTMLElement) => void,
): HTMLElement => {
  const block = template('offers');
  write(block, 'unit', `${unitName}, năm ${year}`);
  write(block, 'changes', changes === '' ? '' : changedToo(changes));
  slot(block, 'reports').append(
    ...reports.map(({ code, title, missing, fuller }) => {
      const item = template('offer');
      const button = slot(item, 'open');
      const name = `${code}. ${title}`;
      write(item, 'name', missing === '' ? '' : name);
      write(item, 'open', missing === '' ? name : '');
      write(item, 'lacks', missing === '' ? (fuller === '' ? '' : fullerWith(fuller)) : missingFiles(missing));
      button.addEventListener('click', () => open({ unit, year, code }, button));
      return item;
    }),
  );
  return block;
};

/** Shows a report on its paper, which nothing of the page's own look reaches. Gives its title, to be spoken first. */
export const showReport = (paper: HTMLElement, { notes, body, look }: MadeReport): HTMLElement => {
  const shadow = paper.shadowRoot ?? paper.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(look);
  shadow.adoptedStyleSheets = [style];
  const sheet = document.createElement('div');
  sheet.className = 'report';
  sheet.innerHTML = body;
  const title = sheet.querySelector('h1')!;
  title.tabIndex = -1;
  title.after(
    ...notes.map((text) => {
      const note = document.createElement('p');
      note.textContent = text;
      return note;
    }),
  );
  shadow.replaceChildren(sheet);
  return title;
};
