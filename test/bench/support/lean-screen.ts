import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../../server/protocol/version.ts';
import type { Hello, ScreenToServer } from '../../../server/protocol/screen-socket.ts';
import type { PairedScreen } from '../processes/town.ts';

/** A screen's side of the wire and little more, so that ten thousand fit one process. */
export interface LeanScreen {
  readonly id: string;
  readonly installation: string;
  /** As the server asked at `hello`. */
  readonly receiptSpreadMs: number;
  /** Emits with an acknowledgement, whose JSON text comes back: `[{"ok":true,…}]`. */
  ask<E extends keyof ScreenToServer>(event: E, message: Parameters<ScreenToServer[E]>[0]): Promise<string>;
  close(): void;
}

const NAMESPACE = '/screen';
/** Engine.IO message (4), Socket.IO event (2), namespace: how a broadcast begins on the wire. */
export const PUBLICATION_FRAME = Buffer.from(`42${NAMESPACE},["publication",`);
const ACKNOWLEDGEMENT = `43${NAMESPACE},`;

/**
 * Connects and says hello: Engine.IO 4 and Socket.IO 5 over one WebSocket, by hand.
 * @param onPublication gets the whole frame of a broadcast, not parsed
 * @param hello false: a bare server that knows no `hello`
 */
export function connectLean(url: string, screen: PairedScreen, onPublication: (frame: Buffer) => unknown, hello = true): Promise<LeanScreen> {
  const { promise, resolve, reject } = Promise.withResolvers<LeanScreen>();
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
  const installation = randomBytes(12).toString('hex');
  const waiting = new Map<number, (text: string) => void>();
  let asked = 0;
  let receiptSpreadMs = 0;

  const lean: LeanScreen = {
    id: screen.id,
    installation,
    get receiptSpreadMs() {
      return receiptSpreadMs;
    },
    ask(event, message) {
      const answer = Promise.withResolvers<string>();
      const id = asked++;
      waiting.set(id, answer.resolve);
      socket.send(`42${NAMESPACE},${id}${JSON.stringify([event, message])}`);
      return answer.promise;
    },
    close: () => socket.terminate(),
  };

  async function greet(): Promise<void> {
    if (!hello) return resolve(lean);
    const message: Hello = { protocol: PROTOCOL_VERSION, installation, clientVersion: 'bench', browser: 'bench', pixels: { width: 1920, height: 1080 }, sequence: 0, profileRevision: 1, secureContext: true };
    const [answer] = JSON.parse(await lean.ask('hello', message)) as [{ ok: boolean; value: { receiptSpreadMs: number } }];
    if (!answer.ok) return reject(new Error(`hello was refused: ${JSON.stringify(answer)}`));
    ({ receiptSpreadMs } = answer.value);
    resolve(lean);
  }

  socket.on('message', (data: Buffer) => {
    if (data.length >= PUBLICATION_FRAME.length && data.compare(PUBLICATION_FRAME, 0, PUBLICATION_FRAME.length, 0, PUBLICATION_FRAME.length) === 0) return onPublication(data);
    const text = data.toString();
    if (text === '2') return socket.send('3'); // heartbeat
    if (text.startsWith('0')) return socket.send(`40${NAMESPACE},${JSON.stringify({ credential: screen.credential })}`);
    if (text.startsWith(`40${NAMESPACE}`)) return void greet();
    if (text.startsWith(`44${NAMESPACE}`)) return reject(new Error(`refused: ${text}`));
    if (!text.startsWith(ACKNOWLEDGEMENT)) return;
    const begin = text.indexOf('[');
    const id = Number(text.slice(ACKNOWLEDGEMENT.length, begin));
    waiting.get(id)?.(text.slice(begin));
    waiting.delete(id);
  });
  socket.on('error', reject);
  return promise;
}
