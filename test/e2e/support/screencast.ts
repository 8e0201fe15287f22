import type { Page } from 'playwright-core';
import { spotOf, type Rgb } from './screen-page.ts';

export interface Frame {
  /** Milliseconds, of the browser's own clock. */
  readonly at: number;
  /** The colours of a few spots all over the glass. */
  readonly spots: readonly Rgb[];
}

const SPOTS = [[0.5, 0.5], [0.03, 0.06], [0.97, 0.94], [0.25, 0.5], [0.75, 0.9]] as const;

/** Records every frame the compositor paints until `task` is done. */
export async function recordFrames(page: Page, task: () => Promise<void>): Promise<Frame[]> {
  const session = await page.context().newCDPSession(page);
  const pictures: { at: number; data: string }[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    pictures.push({ at: (metadata.timestamp ?? 0) * 1_000, data });
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 80, everyNthFrame: 1 });
  await task();
  await session.send('Page.stopScreencast');
  await session.detach();
  const frames: Frame[] = [];
  for (const { at, data } of pictures) {
    const picture = Buffer.from(data, 'base64');
    const spots: Rgb[] = [];
    for (const spot of SPOTS) spots.push(await spotOf(picture, spot));
    frames.push({ at, spots });
  }
  return frames;
}
