import type { ReportDraft } from '../../../server/protocol/rest/villages.ts';
import type { Draft } from './drafts.ts';

export interface SendCalls {
  readonly evidence: (picture: Blob) => Promise<string>;
  readonly send: (drafts: ReportDraft[]) => Promise<{ results: readonly { key: string; problem: string | null }[] }>;
  readonly keep: (draft: Draft) => Promise<void>;
  readonly drop: (key: string) => Promise<void>;
}

/** How sending went: how many are with the server, and which came back with a problem. */
export interface Sent {
  readonly taken: number;
  readonly returned: readonly Draft[];
}

/**
 * Sends drafts, pictures first. What the server takes leaves the phone, what it refuses stays with the reason,
 * and what never got there stays as it is.
 * @throws what the calls throw when there is no connection; nothing is lost by it
 */
export async function sendDrafts(drafts: readonly Draft[], { evidence, send, keep, drop }: SendCalls): Promise<Sent> {
  const ready: Draft[] = [];
  for (const draft of drafts) {
    let current: Draft = { ...draft, tried: true };
    await keep(current); // from here on it may have arrived
    for (const picture of draft.pictures) {
      const sha256 = await evidence(picture);
      current = { ...current, pictures: current.pictures.slice(1), evidence: [...current.evidence, sha256] };
      await keep(current); // a picture that is there is not sent again
    }
    ready.push(current);
  }
  if (ready.length === 0) return { taken: 0, returned: [] };
  const { results } = await send(ready.map(({ key, metric, value, asOf, note, evidence }) => ({ key, metric, value, asOf, note, evidence: [...evidence] })));
  const returned: Draft[] = [];
  for (const draft of ready) {
    const result = results.find(({ key }) => key === draft.key);
    if (!result) continue;
    if (result.problem === null) await drop(draft.key);
    else {
      const refused = { ...draft, problem: result.problem };
      await keep(refused);
      returned.push(refused);
    }
  }
  return { taken: ready.length - returned.length, returned };
}
