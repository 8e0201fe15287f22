import { createHash } from 'node:crypto';
import type { PlaylistItem } from '../../domain/content.ts';
import type { SchedulePublication, Tier } from '../../domain/publication.ts';
import type { Recurrence } from '../../domain/recurrence.ts';
import type { Targets } from '../../domain/targets.ts';
import type { ScheduleView } from '../../protocol/rest/programme.ts';

/** What would be signed if the schedule were published now. */
export interface Proposal {
  readonly schedule: string;
  readonly title: string;
  readonly tier: Tier;
  readonly targets: Targets;
  readonly recurrence: Recurrence;
  readonly campaign?: string;
  readonly playlist: { readonly id: string; readonly name: string; readonly items: readonly PlaylistItem[] };
}

/** In which respects the wall does not have what the desk has. */
export function changesSince(published: SchedulePublication | null, proposal: Proposal): ScheduleView['changes'] {
  if (!published) return ['new'];
  const differs = (of: (proposal: Proposal) => unknown) => canonical(of(published)) !== canonical(of(proposal));
  const changes: ScheduleView['changes'] = [];
  if (differs(({ title }) => title)) changes.push('name');
  if (differs(({ targets }) => targets)) changes.push('targets');
  if (differs(({ recurrence }) => recurrence)) changes.push('recurrence');
  if (differs(({ tier }) => tier)) changes.push('tier');
  if (differs(({ campaign }) => campaign ?? '')) changes.push('campaign');
  if (differs(({ playlist }) => playlist.items.map(({ content, durationMs }) => [content, durationMs]))) changes.push('playlist');
  else if (differs(({ playlist }) => playlist.items)) changes.push('content');
  return changes;
}

/** SHA-256 of all that a decision is about. */
export function digestOf(proposal: Proposal): string {
  return createHash('sha256').update(canonical(proposal)).digest('hex');
}

/** The same JSON for the same facts, whatever order the fields were written in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
