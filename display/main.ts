import { ensurePlatform } from './runtime/platform.ts';

// the rest uses what old boxes lack, so it is loaded once that is there
ensurePlatform()
  .then(() => import('./runtime/display.ts'))
  .then(({ startDisplay }) => startDisplay(document.body))
  .catch((error: unknown) => {
    console.error(error);
    setTimeout(() => location.reload(), 15_000); // a wall nobody watches tries again by itself
  });
