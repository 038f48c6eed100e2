import { changeReceipt, dropReceipt, kept, keepReceipt, type KeptReceipt } from './kept.ts';
import { look } from './send.ts';
import { partOf, slot, template, write } from '../working-page/template.ts';

/** The receipts this device keeps, and the one that a link names: where each hand-in stands. */

const marks: Readonly<Record<KeptReceipt['state'], { sign: string; look: string; step: string; end: 'taken' | 'returned' | '' }>> = {
  'dang-xet': { sign: '…', look: 'ask', step: 'dang-xet', end: 'taken' },
  'chua-xet-duoc': { sign: '…', look: 'look', step: 'dang-xet', end: 'taken' },
  'cho-xem': { sign: '…', look: 'look', step: 'dang-xet', end: 'taken' },
  'cho-nhap': { sign: '…', look: 'ask', step: 'dang-xet', end: 'taken' },
  'vao-so': { sign: '✓', look: 'good', step: 'xong', end: 'taken' },
  'can-sua': { sign: '!', look: 'stop', step: 'xong', end: 'returned' },
  'da-giao': { sign: '✓', look: 'ask', step: '', end: '' },
};

/** By this a link names a receipt. */
const hash = '#bien-nhan=';

export class Receipts {
  readonly #page: HTMLElement;
  readonly #service: string | undefined;

  constructor(page: HTMLElement, service: string | undefined) {
    this.#page = page;
    this.#service = service;
  }

  /** Shows what this device keeps, and asks how each goes on that is not at its end. */
  async open(): Promise<void> {
    const named = location.hash.startsWith(hash) ? decodeURIComponent(location.hash.slice(hash.length)) : undefined;
    if (named !== undefined && this.#service !== undefined) await this.#add(this.#service, named);
    await this.show();
    for (const one of (await kept()).receipts) if (one.state !== 'vao-so' && one.state !== 'da-giao') await this.#renew(one);
    if (named !== undefined) partOf(this.#page, 'receipts').scrollIntoView();
  }

  async show(): Promise<void> {
    const { receipts } = await kept();
    partOf(this.#page, 'receipts').hidden = receipts.length === 0;
    partOf(this.#page, 'receipt-list').replaceChildren(...receipts.map((one) => this.#card(one)));
  }

  /** A receipt that somebody else was given, by its number. */
  async #add(service: string, number: string): Promise<void> {
    if ((await kept()).receipts.some((one) => one.number === number)) return;
    const answer = await look(service, number);
    if ('standing' in answer) await keepReceipt({ ...answer.standing, id: number, what: '', unit: '' });
  }

  async #renew(one: KeptReceipt): Promise<void> {
    if (this.#service === undefined || one.number === undefined) return;
    const answer = await look(this.#service, one.number);
    if (!('standing' in answer)) return;
    await changeReceipt({ ...one, ...answer.standing });
    await this.show();
  }

  #card(one: KeptReceipt): HTMLElement {
    const card = template('receipt');
    const { sign, look: looks, step, end } = marks[one.state];
    card.dataset['look'] = looks;
    write(card, 'sign', sign);
    write(card, 'title', one.title);
    write(card, 'next', one.next);
    write(card, 'end', slot(card, 'end').dataset[end] ?? '');
    slot(card, 'steps').hidden = step === '';
    card.querySelector(`[data-step="${step}"]`)?.setAttribute('aria-current', 'step');
    write(card, 'what', one.what === '' ? one.kinds.join(', ') : one.what);
    write(card, 'rows', one.rows ?? '');
    write(card, 'number', [one.number && `Số biên nhận ${one.number}`, `ngày ${one.day}`].filter(Boolean).join(' · '));
    const unit = slot<HTMLAnchorElement>(card, 'unit');
    write(card, 'unit', one.unit === '' ? '' : 'Trang của đơn vị');
    unit.href = `${this.#page.dataset['units']!}${one.unit}/`;
    const link = slot<HTMLAnchorElement>(card, 'link');
    write(card, 'link', one.number === undefined ? '' : 'Đường dẫn theo dõi');
    link.href = `${hash}${one.number ?? ''}`;
    const again = slot(card, 'look');
    again.hidden = one.number === undefined || this.#service === undefined;
    again.addEventListener('click', () => void this.#renew(one));
    slot(card, 'forget').addEventListener('click', () => void dropReceipt(one.id).then(() => this.show()));
    return card;
  }
}
