import type { Pick, SourceDetails, SourceSettings, SourceView } from '../../../server/protocol/rest/sources.ts';

export type Kind = SourceSettings['kind'];
export const KINDS: readonly Kind[] = ['push', 'poll', 'mqtt'];

/** Everything the form can hold, whichever kind is chosen: changing the kind loses nothing that was typed. */
export interface SourceDraft {
  readonly kind: Kind;
  readonly name: string;
  readonly enabled: boolean;
  readonly metrics: readonly string[];
  readonly url: string;
  readonly everySeconds: string;
  readonly topic: string;
  readonly username: string;
  readonly secret: string;
  /** Of a push source: what the other system would send, to be looked at. */
  readonly message: string;
  readonly picks: readonly Pick[];
}

export const EMPTY_PICK: Pick = { metric: '', member: '', value: '$.', asOf: '' };
export const EMPTY_DRAFT: SourceDraft = { kind: 'push', name: '', enabled: true, metrics: [], url: '', everySeconds: '60', topic: '', username: '', secret: '', message: '', picks: [EMPTY_PICK] };

export function draftOf({ name, enabled, settings }: SourceView): SourceDraft {
  const draft = { ...EMPTY_DRAFT, name, enabled, kind: settings.kind };
  if (settings.kind === 'push') return { ...draft, metrics: settings.metrics };
  if (settings.kind === 'poll') return { ...draft, url: settings.url, everySeconds: String(settings.everySeconds), picks: settings.picks };
  return { ...draft, url: settings.url, topic: settings.topic, username: settings.username, picks: settings.picks };
}

/** What the form says, as the server takes it; the schema judges it. */
export function detailsOf({ kind, name, enabled, metrics, url, everySeconds, topic, username, picks }: SourceDraft): SourceDetails {
  const settings: SourceSettings =
    kind === 'push'
      ? { kind, metrics: [...metrics] }
      : kind === 'poll'
        ? { kind, url, everySeconds: Number(everySeconds), picks: [...picks] }
        : { kind, url, topic, username, picks: [...picks] };
  return { name, enabled, settings };
}

/** What another system may send, as a body to try: it is checked and not recorded. */
export function pushExample(metrics: readonly string[]): string {
  return JSON.stringify({ test: true, readings: metrics.slice(0, 3).map((metric) => ({ metric, value: 1 })) });
}
