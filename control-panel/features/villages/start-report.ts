import { session } from '../../data/session.ts';
import { recallReport, reportItems } from '../../data/villages.ts';

/** Start of the page behind a village's printed link: what the phone keeps is shown at once, and asked for anew. */
const kept = recallReport();
if (kept) {
  session.put(kept.session);
  reportItems.put(kept.form);
}
addEventListener('online', () => {
  if (session.snapshot.error) void session.refresh();
});
await import('../../main.ts');
