import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { mediaPath } from '../../../server/protocol/rest/content.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { call } from '../../data/call.ts';
import { may } from '../../data/session.ts';

const WIDEST_PX = 1_280;
const QUALITY = 0.86;
/** A first frame is often black: a little later there is something to see. */
const LOOK_AT_S = 1.5;
const PATIENCE_MS = 20_000;

const tried = new Set<string>();
let queue: Promise<unknown> = Promise.resolve();

/**
 * Gives films that have no still one that this browser takes, one film after the other, each tried once.
 * A film this browser cannot play stays without: the screens do not need it.
 */
export function ensurePosters(items: readonly ContentView[]): void {
  if (!may('content.edit')) return;
  for (const { id, visual, thumbnail, deleted } of items) {
    if (visual.kind !== 'film' || thumbnail || deleted || tried.has(id)) continue;
    tried.add(id);
    const { sha256 } = visual.film;
    queue = queue.then(() => takePoster(id, sha256)).catch(() => undefined);
  }
}

/** Sends what the video shows now as the film's still. @throws ApiError */
export function usePosterOf(id: string, video: HTMLVideoElement): Promise<ContentView> {
  return call(api.content.setPoster, { params: { id }, body: { picture: pictureOf(video) } });
}

async function takePoster(id: string, sha256: string): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  try {
    video.src = mediaPath(sha256);
    await once(video, 'loadeddata');
    const seeked = once(video, 'seeked');
    video.currentTime = Math.min(LOOK_AT_S, video.duration / 3);
    await seeked;
    await usePosterOf(id, video);
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

function pictureOf(video: HTMLVideoElement): string {
  const scale = Math.min(1, WIDEST_PX / video.videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', QUALITY);
}

function once(video: HTMLVideoElement, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event}`)), PATIENCE_MS);
    video.addEventListener(event, () => (clearTimeout(timer), resolve()), { once: true });
    video.addEventListener('error', () => (clearTimeout(timer), reject(new Error('cannot be decoded'))), { once: true });
  });
}
