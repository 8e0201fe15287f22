import type { Publication } from '../../domain/publication.ts';
import type { Targets } from '../../domain/targets.ts';
import { NO_TARGETS } from '../../domain/targets.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { PublicationView, ReceiptRow } from '../../protocol/rest/programme.ts';
import type { ScreensService } from '../screens/screens.service.ts';
import { createDue } from './due.ts';
import type { LogService } from './log.service.ts';
import type { PublicationRow } from './log.store.ts';
import type { ReceiptsService } from './receipts.service.ts';

interface Deps {
  readonly now: () => number;
  readonly log: LogService;
  readonly receipts: ReceiptsService;
  readonly screens: ScreensService;
}

const EVERY_SCREEN: Targets = { ...NO_TARGETS, all: true };

/** The log as people look at it: what went out, and how far it has come. */
export function createPublicationsService({ now, log, receipts, screens }: Deps) {
  async function existing(sequence: number): Promise<{ row: PublicationRow; publication: Publication }> {
    const row = await log.get(sequence);
    if (!row) throw new AppError('not-found');
    return { row, publication: JSON.parse(row.text) as Publication };
  }

  /** For a withdrawal: the screens of what it withdraws. */
  async function targetsOf(publication: Publication): Promise<Targets> {
    if (publication.kind === 'schedule') return publication.targets;
    if (publication.kind !== 'withdraw') return EVERY_SCREEN;
    const withdrawn = await log.publicationOf(publication.schedule, publication.sequence);
    return withdrawn?.targets ?? NO_TARGETS;
  }

  async function summarise(rows: readonly PublicationRow[]): Promise<PublicationView[]> {
    return Promise.all(
      rows.map(async (row): Promise<PublicationView> => {
        const targeted = await screens.targeted(await targetsOf(JSON.parse(row.text) as Publication));
        return {
          sequence: row.sequence,
          kind: row.kind as PublicationView['kind'],
          title: row.title,
          schedule: row.schedule_id,
          issuedAt: row.issued_at,
          issuedBy: row.issued_by,
          screens: targeted.length,
          reached: await receipts.counts(row.sequence, new Set(targeted.map(({ id }) => id))),
        };
      }),
    );
  }

  return {
    list: async (before: number | undefined, limit: number): Promise<PublicationView[]> => summarise(await log.list(before, limit)),

    async summary(sequence: number): Promise<PublicationView> {
      return (await summarise([(await existing(sequence)).row]))[0]!;
    },

    /** The publication as signed, and every screen it is for with how far it has come there. */
    async get(sequence: number) {
      const { row, publication } = await existing(sequence);
      const [summary, reached, targeted] = [await this.summary(sequence), await receipts.of(sequence), await screens.targeted(await targetsOf(publication))];
      const isDue = createDue(publication, log.state.schedules.values(), now());
      const byScreen = new Map(reached.map((each) => [each.screen, each]));
      const rows = targeted.map(
        (screen): ReceiptRow => ({
          screen: screen.id,
          name: screen.name,
          online: screen.status.online,
          steward: screen.steward,
          received: null,
          stored: null,
          painted: null,
          ...byScreen.get(screen.id),
          due: isDue(screen),
        }),
      );
      return { ...summary, publication, signature: row.signature, keyId: row.key_id, receipts: rows };
    },
  };
}
export type PublicationsService = ReturnType<typeof createPublicationsService>;
