import { api } from '../../../server/protocol/rest/index.ts';
import type { ImportRow } from '../../../server/protocol/rest/imports.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { call } from '../../data/call.ts';
import { followImport, imports } from '../../data/imports.ts';
import { metrics } from '../../data/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';

/** Takes back every reading of an import and says so. @returns whether it was done */
export async function undoImport({ id, name, readings }: Pick<ImportRow, 'id' | 'name' | 'readings'>): Promise<boolean> {
  try {
    const begun = await call(api.imports.undo, { params: { id }, body: { note: `${t().metrics.undoImport}: ${name}` } });
    const done = begun.state === 'undone' ? begun : await followImport(id, () => undefined, new AbortController().signal);
    if (done.failure) {
      toast(language() === 'en' ? done.failure.en : done.failure.zh, { tone: 'bad' });
      return false;
    }
    toast(t().metrics.undoneImport(countWords(readings)), { tone: 'good' });
    return true;
  } catch (error) {
    toastError(error);
    return false;
  } finally {
    void imports.refresh();
    void metrics.refresh();
  }
}
