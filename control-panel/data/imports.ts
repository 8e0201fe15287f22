import { api } from '../../server/protocol/rest/index.ts';
import type { ImportRow, ImportView } from '../../server/protocol/rest/imports.ts';
import { call, urlOf } from './call.ts';
import { sendBody } from './metrics.ts';
import { Store } from './store.ts';

/** Files of readings, newest first. */
export const imports = new Store<ImportRow[]>({ load: () => call(api.imports.list), topics: ['readings'] });

const BEAT_MS = 400;

/** Sends a file to be looked at; nothing is recorded yet. @throws ApiError */
export async function sendTable(file: File): Promise<ImportView> {
  const address = urlOf(api.imports.upload.path, {}, { name: file.name.slice(-200) });
  return (await sendBody(address, file.slice(0, file.size, 'application/octet-stream'))) as ImportView;
}

/** Asks how far an import is until it is recorded, taken back, or failed. @throws ApiError */
export async function followImport(id: string, onProgress: (row: ImportRow) => void, signal: AbortSignal): Promise<ImportRow> {
  for (;;) {
    const row = await call(api.imports.get, { params: { id }, signal });
    onProgress(row);
    if (row.fraction === null && row.state !== 'recording') return row;
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
    signal.throwIfAborted();
  }
}
