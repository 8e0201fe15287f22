const NO_FRAME_MS = 2_000;

/** Resolves in the animation frame after the next paint; after two seconds where no frames come (a hidden page). */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
