/**
 * A worker that lives by the page's own policy. One started from its address has the policy its file is served with, here
 * none; one started from a blob inherits the page's: the browser itself then keeps it from sending anything anywhere else,
 * and the page's offline copy serves it too.
 */
const startWorker = (address: string): Worker => {
  const source = `import ${JSON.stringify(new URL(address, location.href).href)};`;
  return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
};

/** The worker was ended before it answered. */
export class Stopped extends Error {}

/** A worker that is asked one thing at a time. What it tells as `progress` goes by on the way; anything else is the answer. */
export class Line<Question, Answer extends { tell: string }> {
  readonly #worker: Worker;
  #waiting: { resolve: (answer: Answer) => void; reject: (reason: Error) => void } | undefined;
  #before: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(address: string, onProgress: (progress: Extract<Answer, { tell: 'progress' }>) => void) {
    this.#worker = startWorker(address);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.tell === 'progress') onProgress(data as Extract<Answer, { tell: 'progress' }>);
      else if (data.tell === 'failed') this.#waiting?.reject(new Error('failed'));
      else this.#waiting?.resolve(data);
    });
    this.#worker.addEventListener('error', () => this.#waiting?.reject(new Error('failed')));
  }

  ask<Tell extends Answer['tell']>(question: Question): Promise<Extract<Answer, { tell: Tell }>> {
    const answer = this.#before.then(
      () =>
        new Promise<Answer>((resolve, reject) => {
          this.#waiting = { resolve, reject };
          if (this.#ended) reject(new Stopped());
          else this.#worker.postMessage(question);
        }),
    );
    this.#before = answer.catch(() => {});
    return answer as Promise<Extract<Answer, { tell: Tell }>>;
  }

  /** Ends the worker at once, whatever it is doing. */
  end(): void {
    this.#ended = true;
    this.#worker.terminate();
    this.#waiting?.reject(new Stopped());
  }
}
