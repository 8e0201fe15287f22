import { text } from 'node:stream/consumers';

const MEMORY_CHECK_INTERVAL_MS = 25;
const EXIT_TOO_MUCH_MEMORY = 70;

/**
 * The child's side of `runIsolated`: reads the input from standard input, runs the job, and
 * prints its answer as JSON. Ends the process when it grows beyond the memory it was given.
 */
export async function serveIsolatedJob(job: (input: unknown) => Promise<unknown>): Promise<void> {
  const limitBytes = Number(process.argv[2]) * 2 ** 20;
  const guard = setInterval(() => {
    if (process.memoryUsage.rss() > limitBytes) process.exit(EXIT_TOO_MUCH_MEMORY);
  }, MEMORY_CHECK_INTERVAL_MS);
  const value = await job(JSON.parse(await text(process.stdin)));
  clearInterval(guard);
  const peakMemoryBytes = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(JSON.stringify({ value, peakMemoryBytes }), () => process.exit(0));
}
