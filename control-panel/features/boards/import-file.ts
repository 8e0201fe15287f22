import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import { toast } from '../../components/toast.ts';
import { metrics } from '../../data/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { readDesign } from './drawing/read-design.ts';
import { importWords } from './import-words.ts';

/** Reads a board from a file and says what is to be known of it. @returns null when it cannot be used */
export async function importFile(file: File): Promise<BoardDesign | null> {
  if (!metrics.snapshot.value) await metrics.refresh();
  const read = readDesign(await file.text(), new Set((metrics.snapshot.value ?? []).map(({ id }) => id)));
  if ('problems' in read) {
    toast(importWords(read.problems), { tone: 'bad' });
    return null;
  }
  const { unknown, done } = t().boards.importing;
  const names = read.unknownMetrics.join(language() === 'en' ? ', ' : '、');
  toast(names === '' ? done : unknown(names), { tone: names === '' ? 'good' : 'plain' });
  return read.design;
}
