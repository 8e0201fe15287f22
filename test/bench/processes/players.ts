import type { Plays } from '../../../server/protocol/screen-socket.ts';
import { connectLean, type LeanScreen } from '../support/lean-screen.ts';
import { inTurns } from '../support/pool.ts';
import { machineMs, serve } from '../support/serve.ts';
import type { PairedScreen } from './town.ts';

/* Screens that hand in plays, a batch each, and wait for the acknowledgement before the next one. */

const CONNECTING_AT_ONCE = 50;
const BATCH = 10;
let screens: { link: LeanScreen; number: number }[] = [];

function batch(screen: { number: number }, publication: number): Plays['records'] {
  const startedAt = Date.now() - BATCH * 10_000;
  return Array.from({ length: BATCH }, (_, index) => ({
    number: ++screen.number,
    publication,
    index: 0,
    startedAt: startedAt + index * 10_000,
    durationMs: 10_000,
    outcome: 'complete',
    clock: 'synced',
  }));
}

const methods = {
  async connect(url: string, paired: readonly PairedScreen[]): Promise<void> {
    const links = await inTurns(paired, CONNECTING_AT_ONCE, (each) => connectLean(url, each, () => {}));
    screens = links.map((link) => ({ link, number: 0 }));
  },

  /**
   * Every screen hands in `batches` batches; all were acknowledged as committed, whole.
   * @returns from the first one sent to the last acknowledgement
   */
  async play(publication: number, batches: number): Promise<{ rows: number; elapsedMs: number }> {
    const begun = machineMs();
    await Promise.all(
      screens.map(async (screen) => {
        for (let sent = 0; sent < batches; sent++) {
          const records = batch(screen, publication);
          const answer = await screen.link.ask('plays', { installation: screen.link.installation, records });
          if (answer !== `[{"ok":true,"value":{"committed":[${records.map(({ number }) => number).join()}]}}]`) throw new Error(`not committed: ${answer}`);
        }
      }),
    );
    return { rows: screens.length * batches * BATCH, elapsedMs: machineMs() - begun };
  },
};
export type Players = typeof methods;
serve(methods);
