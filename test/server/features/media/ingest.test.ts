import { createHash } from 'node:crypto';
import { copyFile, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { findFfmpeg } from '../../../../server/features/media/ffmpeg.ts';
import { ingest } from '../../../../server/features/media/ingest.ts';
import type { IngestDeps } from '../../../../server/features/media/ingest-deps.ts';
import { createMediaQueues } from '../../../../server/features/media/media-queues.ts';
import { createObjectStore } from '../../../../server/features/media/object-store.ts';
import { fixturePath } from './support/fixture.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });
const ffmpeg = await findFfmpeg();
if (ffmpeg === undefined) process.stderr.write('SKIPPED: taking films in with conversion (no ffmpeg with libx264 and aac on PATH)\n');

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function room() {
  const directory = await temporaryDirectory();
  const objects = createObjectStore(directory);
  const upload = join(directory, 'upload');
  const take = (claimedName: string, deps: Partial<IngestDeps> = {}) => ingest({ path: upload, claimedName }, { objects, queues: createMediaQueues(), ...deps });
  const unfinished = () => readdir(join(directory, 'incoming'));
  return { directory, objects, upload, take, unfinished };
}

async function roomWith(fixture: string) {
  const made = await room();
  await copyFile(fixturePath(fixture), made.upload);
  return made;
}

describe('an uploaded picture', () => {
  test('lies in the store re-encoded, with a thumbnail and a harmless title', async () => {
    const { objects, upload, take, unfinished } = await room();
    await sharp({ create: { width: 960, height: 540, channels: 3, background: '#b3121d' } }).jpeg().toFile(upload);

    const taken = await take('../../宪法日\u202E.jpg');

    if (taken.kind !== 'image') throw new Error(JSON.stringify(taken));
    expect(taken).toMatchObject({
      title: '宪法日',
      firstFrameOnly: false,
      object: { type: 'image/webp', width: 960, height: 540 },
      thumbnail: { type: 'image/webp', width: 480, height: 270 },
    });
    for (const image of [taken.object, taken.thumbnail]) {
      const bytes = await readFile(objects.path(image.sha256));
      expect(sha256(bytes)).toBe(image.sha256);
      expect(bytes.length).toBe(image.size);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: image.width, height: image.height });
    }
    expect((await objects.list()).toSorted()).toEqual([taken.object.sha256, taken.thumbnail.sha256].toSorted());
    expect(await unfinished()).toEqual([]);
  });
});

describe('an uploaded film', () => {
  test('that every screen plays lies in the store byte for byte, listed in chunks', async () => {
    const { objects, upload, take, unfinished } = await roomWith('h264-aac.mp4');
    const original = await readFile(upload);
    const stages: string[] = [];

    const taken = await take('禁毒.mp4', { onProgress: ({ stage, fraction }) => stages.push(`${stage} ${fraction}`) });
    await rm(upload);

    if (taken.kind !== 'film') throw new Error(JSON.stringify(taken));
    expect(taken).toMatchObject({
      title: '禁毒',
      transcoded: false,
      object: {
        sha256: sha256(original),
        size: original.length,
        type: 'video/mp4',
        chunkBytes: 4 * 2 ** 20,
        chunks: [sha256(original)],
        width: 128,
        height: 72,
        hasAudio: true,
      },
    });
    expect(taken.poster).toBeUndefined();
    expect(taken.object.codecs).toHaveLength(2);
    expect(await readFile(objects.path(taken.object.sha256))).toEqual(original);
    expect(stages).toEqual(['checking 0', 'storing 1']);
    expect(await unfinished()).toEqual([]);
  });

  test('that no screen plays is refused by name where nothing can convert it', async () => {
    const { objects, take, unfinished } = await roomWith('hevc.mp4');
    expect(await take('a.mp4')).toMatchObject({
      kind: 'refused',
      code: 'film-codec',
      zh: '这个视频用的是 HEVC (H.265) 编码，屏幕放不了。请导出为 H.264 的 MP4 再上传。',
    });
    expect(await objects.list()).toEqual([]);
    expect(await unfinished()).toEqual([]);
  });

  test.skipIf(ffmpeg === undefined).each(['hevc.mp4', 'h264-aac.mkv', 'h264-ac3.mp4'])('%s is converted, with a poster', async (name) => {
    const { objects, take, unfinished } = await roomWith(name);
    const taken = await take(name, { ffmpeg });
    if (taken.kind !== 'film') throw new Error(JSON.stringify(taken));
    expect(taken).toMatchObject({ transcoded: true, object: { type: 'video/mp4', width: 128, height: 72 } });
    expect(taken.object.codecs[0]).toMatch(/^avc1\.64/);
    expect(taken.poster).toMatchObject({ type: 'image/webp', width: 128, height: 72 });
    expect(await objects.list()).toHaveLength(new Set([taken.object, taken.poster!, taken.thumbnail!].map((one) => one.sha256)).size);
    expect(await unfinished()).toEqual([]);
  });

  test('that is cancelled leaves nothing behind', async () => {
    const { objects, take, unfinished } = await roomWith('h264-aac.mp4');
    const abort = new AbortController();
    const taking = take('a.mp4', { signal: abort.signal, onProgress: () => abort.abort(new Error('cancelled')) });
    await expect(taking).rejects.toThrow('cancelled');
    expect(await objects.list()).toEqual([]);
    expect(await unfinished()).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    ['an SVG with a script, called .png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'type-markup'],
    ['a page called .jpg', '<!doctype html><script>alert(1)</script>', 'type-markup'],
    ['an empty file', '', 'empty-file'],
  ])('%s: nothing of it is kept', async (_what, text, code) => {
    const { objects, upload, take } = await room();
    await writeFile(upload, text);
    expect(await take('x.png')).toMatchObject({ kind: 'refused', code });
    expect(await objects.list()).toEqual([]);
  });

  test('with the disk full the person is told so', async ({ skip }) => {
    const full = await open('/dev/full', 'w').catch(() => skip('no /dev/full here'));
    await full.close();
    const { directory, upload } = await room();
    await copyFile(fixturePath('h264-aac.mp4'), upload);
    // The link that spares a copy is no help on another file system; this stands for one.
    const store = createObjectStore(directory, () => open('/dev/full', 'w'));
    const objects = { ...store, putFile: (path: string) => store.putFile(path) };
    expect(await ingest({ path: upload, claimedName: 'a' }, { objects, queues: createMediaQueues() })).toMatchObject({ kind: 'refused', code: 'disk-full' });
  });
});
