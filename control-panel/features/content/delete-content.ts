import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { contentList } from '../../data/content.ts';
import { t } from '../../locales/language.ts';

/**
 * Deletes what is not in use and offers to undo it.
 * @returns what is in use and was left alone, as it is now
 */
export async function deleteContent(items: readonly ContentView[]): Promise<ContentView[]> {
  const kept: ContentView[] = items.filter(({ usedIn }) => usedIn.length > 0);
  const gone: ContentView[] = [];
  for (const item of items) {
    if (item.usedIn.length > 0) continue;
    try {
      await call(api.content.remove, { params: { id: item.id } });
      gone.push(item);
    } catch (error) {
      if (asApiError(error).code === 'in-use') kept.push(await call(api.content.get, { params: { id: item.id } }).catch(() => item));
      else toastError(error);
    }
  }
  if (gone.length > 0) {
    contentList.patch((all) => all.filter(({ id }) => !gone.some((each) => each.id === id)));
    const text = gone.length === 1 ? t().common.deleted(gone[0]!.title) : t().content.deletedMany(gone.length);
    toast(text, { undo: () => restoreContent(gone.map(({ id }) => id)) });
  }
  return kept;
}

export async function restoreContent(ids: readonly string[]): Promise<void> {
  for (const id of ids) await call(api.content.restore, { params: { id } });
  await contentList.refresh();
}
