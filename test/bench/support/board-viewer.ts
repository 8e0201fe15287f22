import { WebSocket } from 'ws';

/** A page's side of the wire and little more: Engine.IO 4 and Socket.IO 5 over one WebSocket, by hand. */
export interface Viewer {
  close(): void;
}

const NAMESPACE = '/board';
const FRAME = Buffer.from(`42${NAMESPACE},["frame",`);
const ANSWER = `43${NAMESPACE},`;

/**
 * Connects and opens a board.
 * @param board null: a bare server that only emits
 * @param onFrame gets the whole packet, not parsed
 */
export function connectViewer(url: string, cookie: string, board: string | null, onFrame: (packet: Buffer) => void): Promise<Viewer> {
  const { promise, resolve, reject } = Promise.withResolvers<Viewer>();
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false, headers: { cookie } });
  const viewer: Viewer = { close: () => socket.terminate() };
  socket.on('message', (data: Buffer) => {
    if (data.length >= FRAME.length && data.compare(FRAME, 0, FRAME.length, 0, FRAME.length) === 0) return onFrame(data);
    const text = data.toString();
    if (text === '2') return socket.send('3'); // heartbeat
    if (text.startsWith('0')) return socket.send(`40${NAMESPACE},`);
    if (text.startsWith(`44${NAMESPACE}`)) return reject(new Error(`refused: ${text}`));
    if (text.startsWith(`40${NAMESPACE}`)) return board === null ? resolve(viewer) : socket.send(`42${NAMESPACE},0${JSON.stringify(['open', { board }])}`);
    if (text.startsWith(ANSWER)) return text.includes('"ok":true') ? resolve(viewer) : reject(new Error(`not opened: ${text}`));
  });
  socket.on('error', reject);
  return promise;
}
