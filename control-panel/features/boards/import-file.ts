import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import { toast } from '../../components/toast.ts';
import { contentList } from '../../data/content.ts';
import { metrics } from '../../data/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { readDesign } from './drawing/read-design.ts';
import { importWords } from './import-words.ts';

/** Reads a board from a file and says what is to be known of it. @returns null when it cannot be used */
export async function importFile(file: File): Promise<BoardDesign | null> {
  if (!metrics.snapshot.value) await metrics.refresh();
  await contentList.refresh();
  const files = (contentList.snapshot.value ?? []).flatMap(({ visual }) => (visual.kind === 'image' ? [visual.image.sha256] : visual.kind === 'film' ? [visual.film.sha256] : []));
  const read = readDesign(await file.text(), new Set((metrics.snapshot.value ?? []).map(({ id }) => id)), new Set(files));
  if ('problems' in read) {
    toast(importWords(read.problems), { tone: 'bad' });
    return null;
  }
  const { unknown, lost, done } = t().boards.importing;
  const names = read.unknownMetrics.join(language() === 'en' ? ', ' : '、');
  const told = [...(names === '' ? [] : [unknown(names)]), ...(read.lostFiles > 0 ? [lost(read.lostFiles)] : [])];
  toast(told.join(' ') || done, { tone: told.length === 0 ? 'good' : 'plain' });
  return read.design;
}
