import { describe, expect, it } from 'vitest';
import { createHandover } from '../../../display/runtime/handover.ts';
import type { SchedulePublication } from '../../../server/domain/publication.ts';

const version = (schedule: string, sequence: number) => ({ schedule, sequence }) as SchedulePublication;
const inForce = (...publications: SchedulePublication[]) => new Map(publications.map((publication) => [publication.schedule, publication]));

const isMine = () => true;

describe('a schedule published anew', () => {
  const [old, next, other] = [version('a', 1), version('a', 2), version('b', 3)];

  it('goes on in its former version until something of the new one is stored, and never goes back', () => {
    const stored = new Set([old]);
    const handover = createHandover(isMine, (publication) => stored.has(publication));
    handover.moved(inForce(old), inForce(next, other));
    expect(handover.current(inForce(next, other))).toEqual([old, other]);
    expect(handover.kept()).toEqual([old]);
    stored.add(next);
    expect(handover.current(inForce(next, other))).toEqual([next, other]);
    stored.delete(next); // lost again: the wall's own ladder takes over, not what was replaced
    expect(handover.current(inForce(next, other))).toEqual([next, other]);
    expect(handover.kept()).toEqual([]);
  });

  it('ends with all its versions when it is withdrawn in between', () => {
    const handover = createHandover(isMine, (publication) => publication === old);
    handover.moved(inForce(old), inForce(next));
    handover.moved(inForce(next), inForce());
    expect(handover.current(inForce())).toEqual([]);
    expect(handover.kept()).toEqual([]);
  });

  it('twice in a row stays in the last version that could be shown', () => {
    const last = version('a', 4);
    const handover = createHandover(isMine, (publication) => publication === old);
    handover.moved(inForce(old), inForce(next));
    handover.moved(inForce(next), inForce(last));
    expect(handover.current(inForce(last))).toEqual([old]);
  });

  it('takes over at once where nothing of the former version could be shown', () => {
    const handover = createHandover(isMine, () => false);
    handover.moved(inForce(old), inForce(next));
    expect(handover.current(inForce(next))).toEqual([next]);
  });

  it('for other screens only ends here at once', () => {
    const handover = createHandover((publication) => publication !== next, (publication) => publication === old);
    handover.moved(inForce(old), inForce(next));
    expect(handover.current(inForce(next))).toEqual([next]);
    expect(handover.kept()).toEqual([]);
  });
});
