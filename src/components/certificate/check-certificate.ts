import { judgeCode, type Certificate, type CertificateState } from '../../site/certificate-code.ts';

/** The page that says of a certificate whether it is valid: reads what stands after `#`, which no server ever sees. */

class CertificateCheck extends HTMLElement {
  connectedCallback(): void {
    addEventListener('hashchange', () => void this.#judge());
    void this.#judge();
    // Once seen, it opens without the network.
    void navigator.serviceWorker?.register('offline.js').catch(() => {});
  }

  async #judge(): Promise<void> {
    const code = location.hash.slice(1);
    this.querySelector<HTMLElement>('.waiting')!.hidden = code !== '';
    if (code === '') return this.#tell();
    const keys = this.dataset['keys']!.split(' ').filter((key) => key !== '');
    const standing = JSON.parse(this.dataset['standing']!) as Record<string, string>;
    this.#tell(await judgeCode(code, { keys, standing }).catch(() => ({ verdict: 'cannot' as const })));
  }

  #tell(judged?: CertificateState | { verdict: 'cannot' }): void {
    const certificate = judged && 'certificate' in judged ? judged.certificate : undefined;
    this.querySelector<HTMLElement>('[data-part=certificate]')!.hidden = !certificate;
    for (const cell of this.querySelectorAll<HTMLElement>('[data-line]'))
      cell.textContent = certificate?.[cell.dataset['line'] as keyof Certificate] ?? '—';
    const honour = this.querySelector<HTMLAnchorElement>('[data-part=honour]')!;
    honour.href = certificate ? `${this.dataset['honours']!.replace(/\/*$/, '/')}${certificate.id}/` : this.dataset['honours']!;
    for (const section of this.querySelectorAll<HTMLElement>('[data-verdict]'))
      section.hidden = section.dataset['verdict'] !== judged?.verdict;
    this.querySelector<HTMLElement>('[data-verdict]:not([hidden])')?.focus();
  }
}

customElements.define('certificate-check', CertificateCheck);
