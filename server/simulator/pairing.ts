import { io, type Socket } from 'socket.io-client';
import type { PixelSize } from '../domain/screen.ts';
import type { Paired, PairingToServer, ServerToPairing } from '../protocol/screen-socket.ts';

/** What a simulated screen says it is, wherever a real one names its browser. */
export const SIMULATED_BROWSER = 'Heping simulated screen';

const PAIRED_WITHIN_MS = 30_000;

/**
 * Pairs a simulated screen: shows a code, lets a person's side claim it, and takes the credential.
 * @param url the server's, without a trailing slash
 * @param claim what a signed-in person does with the code (six digits)
 * @throws when no code is given, the claim fails, or nothing comes in 30 s
 */
export async function pairSimulated({ url, pixels, claim }: { url: string; pixels: PixelSize; claim: (code: string) => Promise<unknown> }): Promise<Paired> {
  const socket: Socket<ServerToPairing, PairingToServer> = io(`${url}/pairing`, { transports: ['websocket'], forceNew: true });
  try {
    const paired = new Promise<Paired>((resolve) => {
      socket.on('paired', (given, received) => {
        received();
        resolve(given);
      });
    });
    const answer = await socket.timeout(PAIRED_WITHIN_MS).emitWithAck('wait', { pixels, browser: SIMULATED_BROWSER });
    if (!answer.ok) throw new Error(answer.error.message);
    await claim(answer.value.code);
    return await paired; // the claim is only answered once the credential has arrived
  } finally {
    socket.disconnect();
  }
}
