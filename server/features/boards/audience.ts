import type { Socket } from 'socket.io';
import { type Audience, broadcast } from '../../realtime/broadcast.ts';
import type { Channels } from './channels.ts';

interface Room extends Audience {
  readonly sockets: Set<Socket>;
  readonly release: () => void;
}

/**
 * The sockets of one namespace that follow designs. A frame is encoded once for all of them.
 * @param event what frames are called there
 */
export function createAudience(namespace: { readonly name: string }, event: string, channels: Channels) {
  const rooms = new Map<string, Room>();
  const unsubscribe = channels.subscribe((sha256, signed) => {
    const room = rooms.get(sha256);
    if (room) broadcast(room, event, signed);
  });

  return {
    /** The channel must be open. */
    add(sha256: string, socket: Socket): void {
      const room = rooms.get(sha256) ?? { name: namespace.name, sockets: new Set<Socket>(), release: channels.follow(sha256) };
      rooms.set(sha256, room);
      room.sockets.add(socket);
    },
    remove(sha256: string, socket: Socket): void {
      const room = rooms.get(sha256);
      if (!room?.sockets.delete(socket) || room.sockets.size > 0) return;
      rooms.delete(sha256);
      room.release();
    },
    stop: unsubscribe,
  };
}
