/** Something the palette can open. `words` is what is searched besides the label. */
export interface Hit {
  readonly group: 'actions' | 'pages' | 'screens' | 'content' | 'playlists' | 'schedules' | 'metrics';
  readonly label: string;
  readonly detail: string;
  readonly icon: string;
  readonly href: string;
  readonly words: string;
}

const MOST_PER_GROUP = 6;

/**
 * The hits for what was typed, best first within each group: each word typed must occur; a label that
 * begins with it counts most. With nothing typed only actions and pages are offered.
 */
export function searchHits(hits: readonly Hit[], typed: string): Hit[] {
  const terms = typed.toLocaleLowerCase().split(/\s+/).filter((term) => term !== '');
  if (terms.length === 0) return hits.filter(({ group }) => group === 'actions' || group === 'pages');
  const scored = hits.map((hit) => ({ hit, score: scoreOf(hit, terms) })).filter(({ score }) => score > 0);
  scored.sort((a, b) => b.score - a.score);
  const used = new Map<string, number>();
  const best = scored.filter(({ hit }) => {
    const count = (used.get(hit.group) ?? 0) + 1;
    used.set(hit.group, count);
    return count <= MOST_PER_GROUP;
  });
  return best.map(({ hit }) => hit).sort((a, b) => groupRank(best, a) - groupRank(best, b));
}

function groupRank(best: readonly { hit: Hit }[], { group }: Hit): number {
  return best.findIndex(({ hit }) => hit.group === group);
}

function scoreOf({ label, detail, words }: Hit, terms: readonly string[]): number {
  const name = label.toLocaleLowerCase();
  const rest = `${detail} ${words}`.toLocaleLowerCase();
  let score = 0;
  for (const term of terms) {
    if (name.startsWith(term)) score += 4;
    else if (name.includes(term)) score += 3;
    else if (rest.includes(term)) score += 1;
    else return 0;
  }
  return score;
}
