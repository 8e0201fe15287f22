import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import { createAudience } from './audience.ts';
import type { Channels } from './channels.ts';

interface Deps {
  readonly namespace: { readonly name: string };
  readonly channels: Channels;
  readonly logger: Logger;
}

/** The boards that screens show: each follows the designs it names, and gets the whole of each first. */
export function createFollowBoards({ namespace, channels, logger }: Deps) {
  const audience = createAudience(namespace, 'board-frame', channels);
  const following = new WeakMap<Socket, Set<string>>();

  /** Before any other frame of it: nothing comes between joining and this. */
  function join(sha256: string, socket: Socket): void {
    audience.add(sha256, socket);
    following.get(socket)?.add(sha256);
  }

  async function begin(sha256: string, socket: Socket, wanted: ReadonlySet<string>): Promise<void> {
    const channel = await channels.open(sha256);
    // designs that are not on record are not followed; and somebody may have gone or changed his mind meanwhile
    if (!channel || !socket.connected || following.get(socket) !== wanted) return;
    join(sha256, socket);
    const whole = channel.whole();
    if (whole) socket.emit('board-frame', whole);
    else channel.ready().catch((err: unknown) => logger.warn({ err, design: sha256 }, 'a board has no figures yet')); // all who follow get it then
  }

  return {
    /** From now on these designs in place of those before; the whole of each follows. */
    async follow(socket: Socket, designs: readonly string[]): Promise<null> {
      const before = following.get(socket);
      if (!before) socket.on('disconnect', () => leave(socket));
      for (const sha256 of before ?? []) audience.remove(sha256, socket);
      const joined = new Set<string>();
      following.set(socket, joined);
      for (const sha256 of new Set(designs)) await begin(sha256, socket, joined);
      return null;
    },
    stop: () => audience.stop(),
  };

  function leave(socket: Socket): void {
    for (const sha256 of following.get(socket) ?? []) audience.remove(sha256, socket);
    following.delete(socket);
  }
}
export type FollowBoards = ReturnType<typeof createFollowBoards>;
