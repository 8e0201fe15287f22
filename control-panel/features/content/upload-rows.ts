import type { Category } from '../../../server/domain/content.ts';
import type { UploadView } from '../../../server/protocol/rest/content.ts';
import type { Sending } from '../../data/uploads.ts';

export type UploadStage = 'receiving' | 'paused' | 'interrupted' | 'waiting' | 'checking' | 'transcoding' | 'done' | 'duplicate' | 'refused' | 'cancelled';

/** One file on its way, from the first byte sent to the finished item, whoever knows of it. */
export interface UploadRow {
  readonly key: string;
  readonly name: string;
  readonly bytes: number | null;
  readonly stage: UploadStage;
  /** 0–1 within the stage; null when unknown. */
  readonly fraction: number | null;
  /** The item it became. */
  readonly content: string | null;
  readonly refusal: UploadView['refusal'];
  /** Key of the sending on this page, where there is one. */
  readonly sending: string | null;
  /** The server's id, where it has one. */
  readonly upload: string | null;
}

/**
 * What this page sends and what the server says of it, as one list, the latest first. What was finished
 * before this page was opened is left out; what was refused then is still told.
 */
export function uploadRows(sendings: readonly Sending[], views: readonly UploadView[], dismissed: ReadonlySet<string> = new Set()): UploadRow[] {
  const byId = new Map(views.map((view) => [view.id, view]));
  const own = [...sendings].reverse().map((sending) => ofSending(sending, sending.id === null ? undefined : byId.get(sending.id)));
  const known = new Set(sendings.map(({ id }) => id));
  const others = views.filter((view) => !known.has(view.id) && view.phase !== 'done').map(ofView);
  return [...own, ...others].filter(({ key }) => !dismissed.has(key));
}

/** Nothing more will happen to it by itself. */
export function isSettled({ stage }: Pick<UploadRow, 'stage'>): boolean {
  return ['done', 'duplicate', 'refused', 'cancelled'].includes(stage);
}

/** What a file most likely is, for the ledger; it can be changed afterwards. */
export function categoryOfFile(file: Pick<File, 'type' | 'name'>): Category {
  return file.type.startsWith('video/') || /\.(mp4|m4v|mov|webm|mkv|avi)$/i.test(file.name) ? 'film' : 'other';
}

function ofSending(sending: Sending, view: UploadView | undefined): UploadRow {
  const { key, name, bytes, id } = sending;
  const base = { key, name, bytes, content: null, refusal: null, sending: key, upload: id };
  if (sending.state === 'cancelled') return { ...base, stage: 'cancelled', fraction: null };
  if (sending.state === 'failed') return { ...base, stage: 'interrupted', fraction: sending.fraction };
  if (sending.state === 'paused') return { ...base, stage: 'paused', fraction: sending.fraction };
  if (sending.state === 'sending') return { ...base, stage: 'receiving', fraction: sending.fraction };
  return view ? { ...ofView(view), key, name, bytes, sending: key } : { ...base, stage: 'waiting', fraction: null };
}

function ofView({ id, name, phase, fraction, content, duplicate, refusal }: UploadView): UploadRow {
  const stage = phase === 'done' && duplicate ? 'duplicate' : phase;
  return { key: id, name, bytes: null, stage, fraction: stage === 'checking' && fraction === 0 ? null : fraction, content, refusal, sending: null, upload: id };
}
