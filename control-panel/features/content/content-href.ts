import type { ContentView } from '../../../server/protocol/rest/content.ts';

/** Where a content item is opened: boards have an editor of their own. */
export function contentHref({ id, visual }: Pick<ContentView, 'id' | 'visual'>): string {
  return visual.kind === 'board' ? `/data/boards/${id}` : `/content/${id}`;
}
