import { io, type Socket } from 'socket.io-client';
import { PAIRING_CODE_LIVES_MS } from '../../server/protocol/pairing-code.ts';
import type { Paired, PairingToServer, ServerToPairing } from '../../server/protocol/screen-socket.ts';
import type { PairingElement } from '../elements/pairing.ts';
import { browserName, glassPixels } from './box.ts';

const RENEW_BEFORE_MS = 15_000;

/**
 * Shows a code until a signed-in person claims it. The server counts the screen as paired only when
 * `keep` has written down what it handed over. @returns what `keep` makes of it
 */
export function pair<T>(element: PairingElement, keep: (paired: Paired) => Promise<T>): Promise<T> {
  const socket: Socket<ServerToPairing, PairingToServer> = io('/pairing', { transports: ['websocket'], forceNew: true, reconnectionDelayMax: 5_000 });
  let renewal: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    clearTimeout(renewal);
    const result = await socket.emitWithAck('wait', { pixels: glassPixels(), browser: browserName() });
    if (result.ok) {
      element.code = result.value.code;
      element.url = `${location.origin}/screens/pair?code=${result.value.code}`; // the way this box itself came
    }
    renewal = setTimeout(() => void ask(), result.ok ? PAIRING_CODE_LIVES_MS - RENEW_BEFORE_MS : 5_000);
  }

  return new Promise((resolve) => {
    socket.on('connect', () => void ask());
    socket.on('disconnect', () => {
      element.code = '';
      clearTimeout(renewal);
    });
    socket.on('paired', (paired, received) => {
      clearTimeout(renewal);
      keep(paired).then(
        (kept) => {
          received();
          setTimeout(() => socket.disconnect(), 200); // let the acknowledgement go out first
          resolve(kept);
        },
        (error: unknown) => {
          console.error(error);
          void ask(); // not acknowledged, so the server takes it back
        },
      );
    });
  });
}
