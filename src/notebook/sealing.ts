import { issueCode } from '../domain/index.ts';
import { download } from '../site/download.ts';
import { partOf } from '../working-page/template.ts';
import { chance } from './chance.ts';
import { isSealed, sealed, shortestPassphrase, unsealed } from './seal.ts';
import { words } from './words.ts';

interface SealingPage {
  /** The notebook that is open, as it is saved. */
  workbook: () => Promise<File>;
  /** Opens a file as if it had been chosen. */
  open: (file: File) => void;
  say: (text: string) => void;
}

/** A copy that only a passphrase opens, for who comes after her, or for the unit above to keep. */
export class Sealing {
  readonly #page: HTMLElement;
  readonly #does: SealingPage;
  /** The sealed file whose passphrase is asked for. */
  #asked: File | undefined;

  constructor(page: HTMLElement, does: SealingPage) {
    this.#page = page;
    this.#does = does;
    const passphrase = partOf<HTMLInputElement>(page, 'passphrase');
    // Two codes by chance, 69 bits: nobody guesses them, and they can be read out on the telephone.
    passphrase.value = `${issueCode(chance)}-${issueCode(chance)}`;
    partOf(page, 'seal').addEventListener('click', () => void this.#seal(passphrase.value));
    partOf<HTMLFormElement>(page, 'unseal').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#open();
    });
  }

  /** Whether a file is a sealed one: then its passphrase is asked for. */
  async takes(file: File): Promise<boolean> {
    const form = partOf(this.#page, 'unseal');
    // While it is being looked at nobody opens the one that was chosen before.
    form.hidden = true;
    const isOne = await isSealed(file);
    this.#asked = isOne ? file : undefined;
    form.hidden = !isOne;
    if (isOne) {
      this.#does.say(words.askPassphrase);
      form.querySelector('input')!.focus();
    }
    return isOne;
  }

  async #seal(passphrase: string): Promise<void> {
    if (passphrase.trim().length < shortestPassphrase) return this.#does.say(words.shortPassphrase(shortestPassphrase));
    this.#does.say(words.sealing);
    const workbook = await this.#does.workbook();
    const text = await sealed(new Uint8Array(await workbook.arrayBuffer()), passphrase);
    download(workbook.name.replace(/\.xlsx$/, '-niem-phong.txt'), new Blob([text], { type: 'text/plain' }));
    this.#does.say(words.sealed);
  }

  async #open(): Promise<void> {
    const form = partOf(this.#page, 'unseal');
    const input = form.querySelector('input')!;
    const asked = this.#asked!;
    const content = await unsealed(asked, input.value);
    // Another was chosen meanwhile.
    if (asked !== this.#asked) return;
    if (typeof content === 'string') {
      this.#does.say(words.notUnsealed[content]);
      return input.select();
    }
    input.value = '';
    form.hidden = true;
    this.#does.open(new File([content], asked.name.replace(/(-niem-phong)?\.txt$/, '.xlsx')));
  }
}
