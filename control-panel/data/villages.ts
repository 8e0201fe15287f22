import * as z from 'zod';
import { api } from '../../server/protocol/rest/index.ts';
import { type SessionView, sessionView } from '../../server/protocol/rest/session.ts';
import { report } from '../../server/protocol/rest/villages.ts';
import { ApiError } from './api-error.ts';
import { type Answer, call } from './call.ts';
import { session, sessionNow } from './session.ts';
import { Store } from './store.ts';

export const reporters = new Store({ load: () => call(api.villages.reporters), topics: ['accounts'] });
/** Who owes which figure, the latest first. */
export const villagesDue = new Store({ load: () => call(api.villages.due), topics: ['metrics', 'readings', 'accounts'] });

/** What a village reports, and whose and when that was. */
export interface ReportForm extends Answer<typeof api.report.items> {
  readonly account: string;
  /** When the server said so, epoch milliseconds. */
  readonly at: number;
}

/** What the signed-in village reports. No line to the server: a phone asks when it is looked at. */
export const reportItems = new Store<ReportForm>({ load: loadReport, topics: [] });

const KEY = 'heping.report';
const keptSchema = z.object({ session: sessionView, form: z.object({ ...report.items.response!.shape, account: z.string(), at: z.number() }) });

/** What a phone keeps of the last form, to open it without a connection. */
export interface KeptReport {
  readonly session: SessionView;
  readonly form: ReportForm;
}

/** @returns what this phone keeps; null when it keeps nothing that this version understands */
export function recallReport(): KeptReport | null {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? ''));
  } catch {
    return null;
  }
}

/** At signing out, and when the server says that the session has ended. */
export function forgetReport(): void {
  localStorage.removeItem(KEY);
}

/** Asks for the form and then whose it is, for another account may have signed in elsewhere in this browser. */
async function loadReport(): Promise<ReportForm> {
  const answer = await call(api.report.items);
  const view = await call(api.session.get);
  if (!answer || !view) throw new ApiError('unreachable'); // cut off in the middle of the answer
  const form = { ...answer, account: view.account?.id ?? '', at: Date.now() };
  if (view.account && view.account.id !== sessionNow()?.account?.id) session.put(view);
  // staff have the whole desk to sign out at, where nothing is known of this
  if (view.account?.village) keepReport({ session: view, form });
  return form;
}

function keepReport(kept: KeptReport): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    forgetReport(); // no room: rather nothing than what is old
  }
}
