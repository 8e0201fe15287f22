import type { ReportDraft } from '../../../server/protocol/rest/villages.ts';
import { ApiError, type ApiErrorCode } from '../../data/api-error.ts';
import type { Draft } from './drafts.ts';

export interface SendCalls {
  readonly evidence: (picture: Blob) => Promise<string>;
  readonly send: (drafts: ReportDraft[]) => Promise<{ results: readonly { key: string; problem: string | null }[] }>;
  /** @returns false when the phone has it no longer: it was taken up again meanwhile, and is not to go */
  readonly keep: (draft: Draft) => Promise<boolean>;
  readonly drop: (key: string) => Promise<void>;
}

/** How sending went: how many are with the server, which came back with a problem, and what kept a picture from going. */
export interface Sent {
  readonly taken: number;
  readonly returned: readonly Draft[];
  readonly failed: ApiError | null;
}

/** Trouble of the server's own with one picture; of a connection or a session lost there is more to come. */
const OWN_TROUBLE: readonly ApiErrorCode[] = ['internal', 'disk-full', 'refused'];

/** Whether it is the picture that is at fault; whatever else goes wrong says nothing about it, and it can be sent another time. */
function isRefused({ code, details }: ApiError): boolean {
  const reason = (details as { code?: unknown } | null | undefined)?.code;
  return code === 'too-large' || (code === 'refused' && reason !== 'disk-full');
}

/**
 * Sends drafts, pictures first. What the server takes leaves the phone, what it refuses stays with the reason,
 * and what never got there stays as it is. A figure whose picture is refused waits for the person, one whose picture the
 * server could not keep for the next try; the others go.
 * @throws what the calls throw when the connection is at fault; nothing is lost by it
 */
export async function sendDrafts(drafts: readonly Draft[], { evidence, send, keep, drop }: SendCalls): Promise<Sent> {
  /** The same with its next picture sent; one that is refused is left out, or it would be refused again. */
  async function withNext(draft: Draft, next: Blob): Promise<Draft> {
    const rest = { ...draft, pictures: draft.pictures.slice(1) };
    try {
      return { ...rest, evidence: [...draft.evidence, await evidence(next)] };
    } catch (error) {
      if (!(error instanceof ApiError) || !isRefused(error)) throw error;
      return { ...rest, problem: 'picture' };
    }
  }

  /** The same with all its pictures sent; null when it is not to go after all. What is there is kept, lest it is sent again. */
  async function withPictures(draft: Draft): Promise<Draft | null> {
    const [next] = draft.pictures;
    if (!next) return draft;
    const fewer = await withNext(draft, next);
    return (await keep(fewer)) ? withPictures(fewer) : null;
  }

  const pictured: Draft[] = [];
  let failed: ApiError | null = null;
  for (const draft of drafts) {
    try {
      const whole = await withPictures(draft);
      if (whole) pictured.push(whole);
    } catch (error) {
      if (!(error instanceof ApiError) || !OWN_TROUBLE.includes(error.code)) throw error;
      failed = error;
    }
  }
  const returned = pictured.filter(({ problem }) => problem !== null);
  const going: Draft[] = [];
  for (const draft of pictured.filter(({ problem }) => problem === null)) {
    const tried = { ...draft, tried: true };
    if (await keep(tried)) going.push(tried); // from here on it may have arrived
  }
  if (going.length === 0) return { taken: 0, returned, failed };
  const { results } = await send(going.map(({ key, metric, value, asOf, note, evidence }) => ({ key, metric, value, asOf, note, evidence: [...evidence] })));
  let taken = 0;
  for (const draft of going) {
    const result = results.find(({ key }) => key === draft.key);
    if (!result) continue;
    if (result.problem === null) {
      await drop(draft.key);
      taken++;
    } else {
      const refused = { ...draft, problem: result.problem };
      await keep(refused);
      returned.push(refused);
    }
  }
  return { taken, returned, failed };
}
