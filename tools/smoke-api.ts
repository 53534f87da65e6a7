/** Requests of the smoke test: JSON in and out, patient with an app that is only just starting, within one deadline. */

const LONGEST_ANSWER_MS = 60_000;
const PAUSE_MS = 1_000;
const POLL_MS = 250;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface Api {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Runs `look` until it gives something; throws with `until` in its words when time is up. */
  poll<T>(until: () => string, look: () => Promise<T | undefined>): Promise<T>;
}

/** `deadline` is on the clock of performance.now(). */
export function openApi(url: string, deadline: number): Api {
  const left = () => deadline - performance.now();

  async function once(path: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.ceil(Math.max(1, Math.min(LONGEST_ANSWER_MS, left())))),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  }

  /** 429, 502, 503 and 504, and no answer at all, pass while an app starts or moves: they are asked again. */
  async function patiently(path: string, init: RequestInit): Promise<Answer> {
    for (;;) {
      let trouble: string;
      try {
        const answer = await once(path, init);
        if (![429, 502, 503, 504].includes(answer.status)) return answer;
        trouble = `${answer.status} ${answer.body.slice(0, 200)}`;
      } catch (error) {
        trouble = reasonOf(error);
      }
      if (left() < PAUSE_MS) throw new Error(`${init.method} ${path} had no answer in time: ${trouble}`);
      await pause(PAUSE_MS);
    }
  }

  return {
    get: (path, headers = {}) =>
      patiently(path, { method: 'GET', headers: { accept: 'application/json', ...headers } }),
    post: (path, body, headers = {}) =>
      patiently(path, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async poll(until, look) {
      for (;;) {
        const found = await look();
        if (found !== undefined) return found;
        if (left() < POLL_MS) throw new Error(`time was up before ${until()}`);
        await pause(POLL_MS);
      }
    },
  };
}

/** fetch hides what went wrong in `cause`. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message} (${cause.message || cause.name})` : message;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
