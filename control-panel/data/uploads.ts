import type { Upload } from 'tus-js-client';
import type { Category } from '../../server/domain/content.ts';
import { FILES_PATH } from '../../server/protocol/rest/content.ts';
import type { UploadView } from '../../server/protocol/rest/content.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { call } from './call.ts';
import { onDesk } from './desk-socket.ts';
import { Store } from './store.ts';
import { randomId } from './random-id.ts';

const PIECE_BYTES = 8 * 1024 * 1024;

/** One file on its way from this page. `fraction` is 0–1 of the bytes sent. */
export interface Sending {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly fraction: number;
  readonly state: 'sending' | 'paused' | 'sent' | 'failed' | 'cancelled';
  /** The server's id of the upload, once it has one. */
  readonly id: string | null;
}

/** What the server is checking, converting or has finished. */
export const uploads = new Store<UploadView[]>({
  load: () => call(api.content.uploads),
  topics: ['content'],
  follow: (store) => onDesk('upload', (upload) => store.patch((all) => [upload, ...all.filter(({ id }) => id !== upload.id)])),
});

const running = new Map<string, Upload>();
const listeners = new Set<() => void>();
let sendings: readonly Sending[] = [];

export const sendingsNow = (): readonly Sending[] => sendings;

/** @returns how to stop */
export function onSendings(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Sends files one after another's pieces, resuming what was begun before; goes on when the page that
 * began it is left for another page of the desk.
 */
export async function send(files: Iterable<File>, category: Category): Promise<void> {
  const { Upload: TusUpload } = await import('tus-js-client');
  for (const file of files) {
    const key = randomId();
    set([...sendings, { key, name: file.name, bytes: file.size, fraction: 0, state: 'sending', id: null }]);
    const upload = new TusUpload(file, {
      endpoint: FILES_PATH,
      chunkSize: PIECE_BYTES,
      retryDelays: [0, 1_000, 3_000, 10_000, 30_000, 60_000],
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type, category },
      onProgress: (sent, total) => change(key, { fraction: total > 0 ? sent / total : 0, id: idOf(upload.url) }),
      onSuccess: () => finish(key, { fraction: 1, state: 'sent', id: idOf(upload.url) }),
      onError: () => finish(key, { state: 'failed', id: idOf(upload.url) }),
    });
    running.set(key, upload);
    const [begun] = await upload.findPreviousUploads();
    if (begun) upload.resumeFromPreviousUpload(begun);
    upload.start();
  }
}

/** Stops a sending and lets the server forget its bytes. */
export async function cancelSending(key: string): Promise<void> {
  const upload = running.get(key);
  finish(key, { state: 'cancelled' });
  await upload?.abort(true).catch(() => undefined); // what the server cannot delete now it sweeps later
}

/** Holds a sending back; what has arrived is kept, and `retrySending` goes on from there. */
export async function pauseSending(key: string): Promise<void> {
  change(key, { state: 'paused' });
  await running.get(key)?.abort().catch(() => undefined);
}

/** Goes on with a paused or failed sending from where it stopped. */
export function retrySending(key: string): void {
  const upload = running.get(key);
  if (!upload) return;
  change(key, { state: 'sending' });
  upload.start();
}

/** Takes a finished, failed or cancelled sending off the list. */
export function dismissSending(key: string): void {
  running.delete(key);
  set(sendings.filter((sending) => sending.key !== key));
}

function finish(key: string, news: Partial<Sending>): void {
  change(key, news);
  if (news.state !== 'failed') running.delete(key);
}

function change(key: string, news: Partial<Sending>): void {
  set(sendings.map((sending) => (sending.key === key ? { ...sending, ...news } : sending)));
}

function set(next: readonly Sending[]): void {
  sendings = next;
  for (const listener of [...listeners]) listener();
}

function idOf(url: string | null): string | null {
  return url?.split('/').at(-1) ?? null;
}
