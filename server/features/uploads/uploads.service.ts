import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Bus } from '../../cluster/bus.ts';
import { CATEGORIES, type Category } from '../../domain/content.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { UploadView } from '../../protocol/rest/content.ts';
import type { ContentService, NewMedia } from '../content/content.service.ts';
import type { ObjectsService } from '../content/objects.service.ts';
import { displayTitle } from '../media/display-title.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { ingest } from '../media/ingest.ts';
import type { Ingested } from '../media/ingested.ts';
import type { MediaQueues } from '../media/media-queues.ts';
import type { Issuer } from '../publications/log.service.ts';

/** What is kept beside the bytes of an upload, so that a restart can go on with it. */
export const uploadMetadata = z.object({
  filename: z
    .string()
    .max(1_000)
    .nullish() // tus has keys without a value
    .transform((name) => name ?? ''),
  category: z.enum(CATEGORIES).optional(),
  account: z.string(),
  accountName: z.string(),
});
const kept = z.object({ id: z.string(), size: z.number().optional(), metadata: uploadMetadata });

interface Deps {
  readonly folder: string;
  readonly content: ContentService;
  readonly objects: ObjectsService;
  /** Shared by all media work, so that it cannot fill the memory. */
  readonly queues: MediaQueues;
  readonly ffmpeg: Ffmpeg | undefined;
  readonly bus: Bus;
  readonly logger: Logger;
}

interface Job {
  view: UploadView;
  readonly account: string;
  readonly abort: AbortController;
  finishedAt: number | null;
}

const SHOWN_AFTERWARDS_MS = 3_600_000;

/** What happens to a file after its last byte has come: checked, converted where needed, made content. One at a time. */
export function createUploadsService({ folder, content, objects, queues, ffmpeg, bus, logger }: Deps) {
  const jobs = new Map<string, Job>();
  let queue: Promise<unknown> = Promise.resolve();
  let isStopping = false;

  function update(id: string, change: Partial<UploadView>): void {
    const job = jobs.get(id);
    if (!job) return;
    job.view = { ...job.view, ...change };
    if (change.phase === 'done' || change.phase === 'refused') job.finishedAt = Date.now();
    bus.emit('upload', { account: job.account, upload: job.view });
  }

  async function take(id: string, by: Issuer, filename: string, category: Category | undefined, signal: AbortSignal): Promise<void> {
    const path = join(folder, id);
    const originSha256 = await sha256Of(path, signal);
    const same = await content.byOrigin(originSha256);
    if (same) return update(id, { phase: 'done', fraction: 1, content: same.id, duplicate: true });
    const result = await ingest(
      { path, claimedName: filename },
      { objects: objects.files, queues, ffmpeg, signal, onProgress: ({ stage, fraction }) => update(id, { phase: stage === 'transcoding' ? 'transcoding' : 'checking', fraction }) },
    );
    if (result.kind === 'refused') return update(id, { phase: 'refused', fraction: null, refusal: { code: result.code, zh: result.zh, en: result.en } });
    const made = mediaOf(result, category, originSha256);
    await objects.record(result.object);
    if (result.thumbnail) await objects.record(result.thumbnail);
    const item = await content.createMedia(by, made);
    update(id, { phase: 'done', fraction: 1, content: item.id });
  }

  return {
    /** Called when the last byte is on disk; also for those a restart found complete. */
    finished(id: string, { account, accountName, filename, category }: z.infer<typeof uploadMetadata>): void {
      if (jobs.has(id)) return;
      for (const [other, { finishedAt }] of jobs) if (finishedAt !== null && Date.now() - finishedAt > SHOWN_AFTERWARDS_MS) jobs.delete(other);
      const abort = new AbortController();
      const view: UploadView = { id, name: displayTitle(filename), phase: 'checking', fraction: 0, content: null, duplicate: false, refusal: null };
      jobs.set(id, { view, account, abort, finishedAt: null });
      bus.emit('upload', { account, upload: view });
      queue = queue
        .then(async () => {
          abort.signal.throwIfAborted();
          await take(id, { account, name: accountName }, filename, category, abort.signal);
        })
        .catch((err: unknown) => {
          if (isStopping) return;
          if (!abort.signal.aborted) logger.error({ err, upload: id }, 'upload failed');
          update(id, { phase: 'refused', fraction: null, refusal: FAILED });
        })
        .then(async () => {
          if (isStopping) return;
          await rm(join(folder, `${id}.json`), { force: true });
          await rm(join(folder, id), { force: true });
        });
    },

    of: (account: string): UploadView[] => [...jobs.values()].filter((job) => job.account === account).map(({ view }) => view),

    /** @throws not-found when it is somebody else's or over */
    cancel(account: string, id: string): void {
      const job = jobs.get(id);
      if (job?.account !== account || job.finishedAt !== null) throw new AppError('not-found');
      job.abort.abort();
    },

    /** Goes on with what had come whole when the server stopped. */
    async resume(): Promise<void> {
      const names = await readdir(folder).catch(() => [] as string[]);
      const described = new Set(names.filter((each) => each.endsWith('.json')).map((each) => each.slice(0, -'.json'.length)));
      for (const name of names) if (!name.endsWith('.json') && !described.has(name)) await rm(join(folder, name), { force: true });
      for (const name of names.filter((each) => each.endsWith('.json'))) {
        const parsed = kept.safeParse(await readJson(join(folder, name)));
        if (!parsed.success) {
          // half written when the power went: nobody can go on with it
          for (const left of [name, name.slice(0, -'.json'.length)]) await rm(join(folder, left), { force: true });
          continue;
        }
        const { id, size, metadata } = parsed.data;
        const there = await stat(join(folder, id)).catch(() => null);
        if (there?.size === size) this.finished(id, metadata);
      }
    },

    /** Ends what is under way; the bytes stay, and the next start goes on with them. */
    async stop(): Promise<void> {
      isStopping = true;
      for (const { abort } of jobs.values()) abort.abort();
      await queue;
    },
  };
}
export type UploadsService = ReturnType<typeof createUploadsService>;

const FAILED = { code: 'stopped', zh: '处理被中止，没有保存。可以重新上传。', en: 'Processing was stopped and nothing was saved. You can upload it again.' };

/** @returns undefined for what is no JSON, or no longer there */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), hash, { signal });
  return hash.digest('hex');
}

function mediaOf(result: Ingested, category: Category | undefined, originSha256: string): NewMedia {
  const title = result.title;
  if (result.kind === 'image') {
    const { sha256, size, type, width, height } = result.object;
    return { title, category: category ?? 'other', visual: { kind: 'image', image: { sha256, size, type, width, height } }, thumbnail: result.thumbnail, originSha256 };
  }
  const { sha256, size, type, width, height, chunkBytes, chunks, durationMs, hasAudio } = result.object;
  const film = { sha256, size, type, width, height, chunkBytes, chunks, durationMs, hasAudio };
  return { title, category: category ?? 'film', visual: { kind: 'film', film }, thumbnail: result.thumbnail ?? null, originSha256 };
}
