import type { Judged, ShownFinding } from './messages.ts';
import { slot, template, write } from '../working-page/template.ts';
import { count, findingKinds, nothingToDo, place, type FindingKind } from './words.ts';

/** How many findings a table shows at first, and how many more at each press. */
const atOnce = 25;

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
export const folded = (outcome: Judged, help: string): HTMLElement => {
  const details = template('folded');
  write(details, 'summary', nothingToDo(outcome.findings.length));
  details.append(findingsBlock(outcome, help));
  return details;
};

/** What was found in a file, to be narrowed down by its kind and its title. */
export const findingsBlock = ({ id, file, findings }: Judged, help: string): HTMLElement => {
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
