import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { playlists } from '../../data/playlists.ts';
import { t } from '../../locales/language.ts';

/**
 * Deletes playlists that no schedule uses, and offers to undo it.
 * @returns those in use, as they are now
 */
export async function deletePlaylists(all: readonly PlaylistView[]): Promise<PlaylistView[]> {
  const kept = all.filter(({ usedIn }) => usedIn.length > 0);
  const gone: PlaylistView[] = [];
  for (const playlist of all) {
    if (playlist.usedIn.length > 0) continue;
    const { id } = playlist;
    try {
      await call(api.playlists.remove, { params: { id } });
      gone.push(playlist);
    } catch (error) {
      if (asApiError(error).code === 'in-use') kept.push(await call(api.playlists.get, { params: { id } }).catch(() => playlist));
      else toastError(error);
    }
  }
  if (gone.length > 0) {
    playlists.patch((list) => list.filter(({ id }) => !gone.some((each) => each.id === id)));
    toast(t().common.deleted(gone.map(({ name }) => name).join(t().playlists.comma)), {
      undo: async () => {
        for (const { id } of gone) await call(api.playlists.restore, { params: { id } });
        await playlists.refresh();
      },
    });
  }
  return kept;
}
