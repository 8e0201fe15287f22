import { api } from '../../../server/protocol/rest/index.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { screens } from '../../data/screens.ts';
import { language, t } from '../../locales/language.ts';
import { detailsOf } from './details-draft.ts';

type ChangeGroups = (groups: readonly string[]) => readonly string[];

/** Changes the groups of many screens and says how it went, with a way back. Screens it changes nothing on are left alone. */
export async function changeGroups(chosen: readonly ScreenView[], change: ChangeGroups, done: (count: number) => string): Promise<void> {
  const before = new Map(chosen.map((screen) => [screen.id, [...screen.groups]]));
  const { saved, errors } = await saveGroups(chosen, (screen) => change(screen.groups));
  const undo = async () => void (await saveGroups(saved, (screen) => before.get(screen.id) ?? screen.groups));
  if (saved.length > 0) toast(done(saved.length), { tone: 'good', undo });
  const [first] = errors;
  if (first) toast(t().screens.someFailed(errors.length, first.words(language())), { tone: 'bad' });
}

async function saveGroups(chosen: readonly ScreenView[], groupsOf: (screen: ScreenView) => readonly string[]): Promise<{ saved: ScreenView[]; errors: ApiError[] }> {
  const changed = chosen.filter((screen) => groupsOf(screen).join('\n') !== screen.groups.join('\n'));
  const answers = await Promise.allSettled(
    changed.map((screen) =>
      call(api.screens.update, { params: { id: screen.id }, body: { ...detailsOf(screen), groups: [...groupsOf(screen)] }, ifMatch: screen.revision }),
    ),
  );
  const saved = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const errors = answers.flatMap((answer) => (answer.status === 'rejected' ? [asApiError(answer.reason)] : []));
  const byId = new Map(saved.map((screen) => [screen.id, screen]));
  screens.patch((all) => all.map((screen) => byId.get(screen.id) ?? screen));
  return { saved, errors };
}
