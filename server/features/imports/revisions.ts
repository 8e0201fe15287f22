import type { OnRecord } from './on-record.ts';

interface Differing {
  /** Of the row among the drafts. */
  readonly place: number;
  readonly there: readonly OnRecord[];
}

/**
 * Tells which rows give another value for a reading on record: readings and rows of equal value are taken away
 * in pairs, and if one reading and one row are left of a metric, member and as-of time, the row revises the
 * reading. Anything less clear is another reading. Rows come in any order, in one go.
 */
export function createRevisions() {
  /** Readings that a row says as well. */
  const paired = new Set<number>();
  /** By the first reading that is there; null: several rows differ. */
  const differing = new Map<number, Differing | null>();

  return {
    /** @param there what is on record for the row @returns whether the row says what is on record already */
    take(place: number, value: number, there: readonly OnRecord[]): boolean {
      const first = there[0];
      if (!first) return false;
      const same = there.filter((reading) => reading.value === value);
      const pair = same.find(({ id }) => !paired.has(id));
      if (pair) paired.add(pair.id);
      if (same.length === 0) differing.set(first.id, differing.has(first.id) ? null : { place, there });
      return same.length > 0;
    },

    /** The places of the rows that revise a reading, with the reading. */
    result(): ReadonlyMap<number, OnRecord> {
      const left = [...differing.values()].flatMap((row) => {
        const readings = row?.there.filter(({ id, replaces }) => !replaces && !paired.has(id)) ?? [];
        return row && readings.length === 1 ? [{ place: row.place, reading: readings[0]! }] : [];
      });
      const rowsOf = Map.groupBy(left, ({ reading }) => reading.id);
      // a row of today and one of an hour of today may both come upon the same reading
      return new Map(left.flatMap(({ place, reading }): [number, OnRecord][] => (rowsOf.get(reading.id)!.length === 1 ? [[place, reading]] : [])));
    },
  };
}
