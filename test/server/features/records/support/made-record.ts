import type { RecordOrder, RecordView } from '../../../../../server/protocol/rest/records.ts';
import { api } from '../../../../../server/protocol/rest/index.ts';
import type { TestServer } from '../../../../support/server.ts';

/** Waits for news of records until it is as it should be; news come with every step. */
export async function until(server: TestServer, id: string, isSo: (record: RecordView) => boolean): Promise<RecordView> {
  const { bus } = server.app.services;
  for (;;) {
    const told = new Promise<void>((resolve) => {
      const listen = (topic: string) => {
        if (topic !== 'records') return;
        bus.off('changed', listen);
        resolve();
      };
      bus.on('changed', listen);
    });
    const record = await server.call(api.records.get, { params: { id } });
    if (isSo(record)) return record;
    await told;
  }
}
export const settled = ({ state }: RecordView) => state !== 'waiting' && state !== 'making';

/** Its file, as a browser fetches it. */
export async function fileOf(server: TestServer, id: string): Promise<{ bytes: Buffer; headers: Headers; status: number }> {
  const response = await fetch(`${server.url}/api/v1/records/${id}/file`, { headers: { cookie: server.cookie } });
  return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers, status: response.status };
}

/** Orders a record, waits for it and fetches its file. */
export async function madeRecord(server: TestServer, order: RecordOrder): Promise<Buffer> {
  const { id } = await server.call(api.records.make, { body: order });
  const { state } = await until(server, id, settled);
  if (state !== 'done') throw new Error(`the record is ${state}`);
  return (await fileOf(server, id)).bytes;
}
