import type { Category, FontAsset, ImageAsset, Visual } from '../../domain/content.ts';
import type { ContentView, TextDraft } from '../../protocol/rest/content.ts';
import type { ContentRow } from './content.store.ts';

/** What a text is called unless a person says otherwise: its beginning, on one line. */
export function titleOf(text: string): string {
  const oneLine = text.replace(/\s+/gu, ' ').trim();
  const characters = [...oneLine];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : oneLine;
}

/** A row as it is told; where it is used is not in it. */
export function contentView(row: ContentRow): ContentView {
  const parse = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));
  return {
    id: row.id,
    revision: row.revision,
    category: row.category as Category,
    title: row.title,
    visual: JSON.parse(row.visual) as Visual,
    draft: parse<TextDraft>(row.draft),
    font: parse<FontAsset>(row.font),
    thumbnail: parse<ImageAsset>(row.thumbnail),
    durationMs: row.duration_ms,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    deleted: row.deleted_at !== null,
    usedIn: [],
  };
}

