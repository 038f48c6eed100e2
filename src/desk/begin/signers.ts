import { labelOf, readSigners, signersAnswer, signersList, unitSchema, type SigningUnit } from '../../domain/index.ts';
import { element } from '../dialog.ts';
import { drawQuestions, leftOut, tableOnAsking } from './proposals.ts';

/** The field for a list of signers, and what the machine reads in it: the server reads the same. */
export const signersPasted = (units: readonly SigningUnit[]): Node[] => {
  const list = element('textarea', { name: signersList, rows: '4', 'data-read': '', autocomplete: 'off', spellcheck: 'false' });
  const [questions, read] = [element('div', {}), element('div', { role: 'status' })];
  const show = () => {
    const radios = [...questions.querySelectorAll<HTMLInputElement>('input')].filter(({ checked }) => checked);
    const answers = Object.fromEntries(radios.map(({ name, value }) => [name.slice(signersAnswer.length), value]));
    const { papers, questions: asked, untold, left } = readSigners(list.value, units, answers);
    drawQuestions(questions, asked);
    const nameOf = new Map(units.map(({ code, name }) => [code, name]));
    const told = (['signer', 'position', 'place', 'authority', 'actingFor'] as const).filter((name) =>
      [...papers.values()].some((paper) => paper[name] !== undefined),
    );
    const headings = ['Đơn vị', ...told.map((name) => labelOf(unitSchema, ['paper', name]).split(' › ').at(-1)!)];
    const rows = [...papers].map(([code, paper]) => [nameOf.get(code)!, ...told.map((name) => paper[name] ?? '')]);
    const caption = `Nhận ra người ký của ${papers.size} đơn vị.`;
    read.replaceChildren(
      ...(list.value.trim() === '' ? [] : tableOnAsking(caption, headings, rows, 'đơn vị')),
      ...leftOut(left),
      ...untold.map((line) => element('p', {}, line)),
    );
  };
  list.addEventListener('input', show);
  questions.addEventListener('change', show);
  const hint = 'Cột tên đơn vị và cột họ tên người ký; có cột chức vụ, địa danh thì ghi luôn. Xem phần máy nhận ra rồi mới bấm Ghi.';
  return [element('label', {}, 'Dán từ Excel', list, element('small', {}, hint)), questions, read];
};
