/** What the address of a board asks for: `/board/<id>?…`; every view has a link that can be sent. */
export interface Place {
  /** '' asks for the first board there is. */
  readonly board: string;
  /** Token of a link that opens boards without sign-in. */
  readonly share: string | null;
  /** Seconds until the next board; null: it stays. */
  readonly rotate: number | null;
  /** As of the end of this day, YYYY-MM-DD; null: now. */
  readonly day: string | null;
  /** A frozen board. */
  readonly snapshot: string | null;
  /** The widget whose figure's passport is open, and which of its figures. */
  readonly figure: string | null;
  readonly metric: string | null;
  readonly member: string | null;
  /** Stop of the guided tour, from 1; null: no tour. */
  readonly stop: number | null;
}

const SHORTEST_ROTATION_S = 5;
const LONGEST_ROTATION_S = 3_600;

export function readPlace({ pathname, search }: { readonly pathname: string; readonly search: string }): Place {
  const query = new URLSearchParams(search);
  const day = query.get('day');
  return {
    board: decodeURIComponent(/^\/board\/([^/]+)/.exec(pathname)?.[1] ?? ''),
    share: query.get('share') || null,
    rotate: wholeIn(query.get('rotate'), SHORTEST_ROTATION_S, LONGEST_ROTATION_S),
    day: day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
    snapshot: query.get('snapshot') || null,
    figure: query.get('figure') || null,
    metric: query.get('metric') || null,
    member: query.get('member'),
    stop: wholeIn(query.get('stop'), 1, 80),
  };
}

/** The address of a place, without the origin. */
export function addressOf(place: Place): string {
  const query = new URLSearchParams();
  for (const name of ['share', 'rotate', 'day', 'snapshot', 'figure', 'metric', 'member', 'stop'] as const) {
    const value = place[name];
    if (value !== null) query.set(name, String(value));
  }
  return `/board/${encodeURIComponent(place.board)}${query.size > 0 ? `?${query}` : ''}`;
}

function wholeIn(text: string | null, least: number, most: number): number | null {
  const number = Number(text);
  if (text === null || !Number.isFinite(number) || number <= 0) return null;
  return Math.min(most, Math.max(least, Math.round(number)));
}
