import { checkContainer } from './container-check.ts';
import { type FilmProbe, filmProbeSchema } from './film-probe.ts';
import { runIsolated } from './isolated.ts';
import { RefusedError } from './refusals.ts';
import type { FilmFormat } from './sniff.ts';

/** With starting the process and the container check, the answer is there well within 30 s. */
const TIMEOUT_MS = 20_000;
/** A film of 3.7 hours at 60 frames a second took 362 MB in all. */
const HEAP_MIB = 384;
const MEMORY_MIB = 768;

const CONTAINERS = { isobmff: 'mp4', webm: 'webm', matroska: 'matroska' } as const;

/**
 * Reads what a film is from its structure, never the whole of it, in a process of its own.
 * Throws `RefusedError` (`empty-file`, `film-truncated`, `film-no-index`, `film-unreadable`,
 * `film-check-timeout`), or the signal's reason when aborted.
 */
export async function probeFilm(path: string, format: FilmFormat, signal?: AbortSignal): Promise<FilmProbe> {
  const container = await checkContainer(path, format);
  if (container.fault !== null) throw new RefusedError(container.fault);

  const outcome = await runIsolated(
    new URL('./probe-job.ts', import.meta.url),
    { path, container: CONTAINERS[format] },
    { timeoutMs: TIMEOUT_MS, heapMiB: HEAP_MIB, memoryMiB: MEMORY_MIB, signal },
  );
  if (!outcome.ok) throw new RefusedError(outcome.cause === 'timeout' ? 'film-check-timeout' : 'film-unreadable');
  const parsed = filmProbeSchema.safeParse(outcome.value);
  if (!parsed.success) throw new RefusedError('film-unreadable');
  const claims = [container.claimedDurationMs, parsed.data.claimedDurationMs].filter((claim) => claim !== null);
  return { ...parsed.data, claimedDurationMs: claims.length === 0 ? null : Math.max(...claims) };
}
