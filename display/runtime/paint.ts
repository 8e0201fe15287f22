const NO_FRAME_MS = 2_000;

/**
 * Waits until the browser has painted what is in the document now: the frame asked for, and the one
 * after it, which only comes when the first is done.
 * @returns false when no frame came in two seconds: the page is hidden or the compositor stands still
 */
export function nextPaint(): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), NO_FRAME_MS);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve(true);
      }),
    );
  });
}
