import sharp from 'sharp';
import type { UploadView } from '../../../server/protocol/rest/content.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { Call } from '../../support/server.ts';
import { until } from './wall.ts';

interface Place {
  readonly url: string;
  readonly cookie: string;
}

const metadata = (fields: Record<string, string>) => Object.entries(fields).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');

/** Announces an upload, as tus 1.0 has it. */
export function announce({ url, cookie }: Place, length: number | string, fields: Record<string, string> = { filename: 'picture.png' }): Promise<Response> {
  return fetch(`${url}/api/v1/files`, { method: 'POST', headers: { cookie, 'tus-resumable': '1.0.0', 'upload-length': String(length), 'upload-metadata': metadata(fields) } });
}

/** Asks how far an upload has come. */
export function look({ url, cookie }: Place, location: string): Promise<Response> {
  return fetch(`${url}${location}`, { method: 'HEAD', headers: { cookie, 'tus-resumable': '1.0.0' } });
}

/** Sends bytes from an offset on. */
export function send({ url, cookie }: Place, location: string, offset: number, bytes: Uint8Array): Promise<Response> {
  return fetch(`${url}${location}`, {
    method: 'PATCH',
    headers: { cookie, 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: Buffer.from(bytes),
  });
}

export async function locationOf(response: Response): Promise<string> {
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return new URL(response.headers.get('location')!, response.url).pathname;
}

/** Uploads whole and waits until the file is taken in or refused. */
export async function upload(place: Place & { call: Call }, bytes: Uint8Array, fields: Record<string, string> = { filename: 'picture.png' }): Promise<UploadView> {
  const location = await locationOf(await announce(place, bytes.length, fields));
  if (bytes.length > 0) {
    const answer = await send(place, location, 0, bytes);
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
  }
  return finished(place.call, location.split('/').at(-1)!);
}

export async function finished(call: Call, id: string): Promise<UploadView> {
  const found = await until(async () => (await call(api.content.uploads)).find((each) => each.id === id) ?? null, (view) => view?.phase === 'done' || view?.phase === 'refused');
  return found!;
}

/** A picture that no other seed gives. */
export function picture(seed: number, width = 64, height = 48): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: seed & 255, g: (seed >> 8) & 255, b: 90 } } }).png().toBuffer();
}
