import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { api } from '../../../server/protocol/rest/index.ts';
import { FILES_PATH } from '../../../server/protocol/rest/content.ts';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../server/support/wall.ts';

/** Uploads bytes by tus 1.0, as the control panel does, and waits until they are content. */
export async function upload(server: TestServer, filename: string, bytes: Uint8Array): Promise<ContentView> {
  const headers = { cookie: server.cookie, 'Tus-Resumable': '1.0.0' };
  const metadata = `filename ${Buffer.from(filename).toString('base64')}`;
  const made = await fetch(`${server.url}${FILES_PATH}`, { method: 'POST', headers: { ...headers, 'Upload-Length': String(bytes.length), 'Upload-Metadata': metadata } });
  const place = new URL(made.headers.get('location') ?? '', `${server.url}${FILES_PATH}`);
  const sent = await fetch(place, {
    method: 'PATCH',
    headers: { ...headers, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0' },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  if (sent.status !== 204) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
  const id = basename(place.pathname);
  const done = await until(
    () => server.call(api.content.uploads),
    (uploads) => ['done', 'refused'].includes(uploads.find((each) => each.id === id)?.phase ?? ''),
    60_000,
  );
  const { content, refusal } = done.find((each) => each.id === id)!;
  if (!content) throw new Error(`refused: ${refusal?.en}`);
  return server.call(api.content.get, { params: { id: content } });
}

/** Uploads a file of `media/`. */
export async function uploadMedia(server: TestServer, path: string): Promise<ContentView> {
  return upload(server, basename(path), await readFile(new URL(`../../../media/${path}`, import.meta.url)));
}

/** Uploads a picture of one colour, so that a pixel of the glass tells which item is on. */
export async function uploadColour(server: TestServer, colour: string, { width, height } = { width: 640, height: 360 }): Promise<ContentView> {
  return upload(server, `${colour}.png`, await sharp({ create: { width, height, channels: 3, background: colour } }).png().toBuffer());
}
