import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { CATEGORIES } from '../../domain/content.ts';
import { THEME_IDS } from '../../domain/typography/themes.ts';
import { pixels, requiredLine, timeZone, venueKind } from '../../protocol/common.ts';

/** The folder of the sample town that ships; paths in the pack are below it. */
export const SAMPLE_FOLDER = new URL('../../../media/sample/', import.meta.url);

const key = z.string().regex(/^[a-z0-9-]{1,40}$/);
const named = z.object({ key, name: requiredLine(80), nameEn: requiredLine(80) });
const path = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z0-9]+$/);
const theme = z.enum(THEME_IDS);

const screen = named.extend({
  village: key,
  site: requiredLine(120),
  venueKind,
  ...pixels.shape,
  orientation: z.enum(['landscape', 'portrait']),
  groups: z.array(key),
  steward: z.object({ role: requiredLine(80), phone: z.string() }),
});

const occasion = z.enum(['constitution-day', 'drug-free-day', 'womens-day', 'party-day', 'martyrs-day', 'peace', 'legal-aid']);
const item = named.extend({ category: z.enum(CATEGORIES), occasion: occasion.optional() });
const content = z.discriminatedUnion('kind', [
  item.extend({ kind: z.literal('slogan'), text: z.string().min(1), theme }),
  item.extend({ kind: z.literal('hotline'), title: z.string().min(1), text: z.string().min(1), phone: z.string().min(1), qr: z.url().optional(), theme }),
  item.extend({ kind: z.literal('image'), file: path }),
  item.extend({ kind: z.literal('film'), file: path, poster: path }),
  /** One of the boards to begin with, see features/boards/templates. */
  item.extend({ kind: z.literal('board'), template: key }),
]);

const playlist = named.extend({
  items: z.array(z.object({ content: key, seconds: z.number().int().min(1).optional() })).min(1),
});

const schedule = named.extend({
  tier: z.enum(['scheduled', 'default']),
  playlist: key,
  /** What its plays are counted under. */
  campaign: z.optional(requiredLine(80)),
  targets: z.union([
    z.strictObject({ all: z.literal(true) }),
    z.strictObject({ groups: z.array(key).min(1), villages: z.array(key).min(1), venueKinds: z.array(venueKind).min(1) }).partial(),
  ]),
  /** See sample-dates.ts. */
  start: z.string(),
  end: z.string().nullable(),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  windows: z.array(z.object({ from: z.string(), to: z.string() })).min(1),
});

const pack = z.object({
  formatVersion: z.literal(1),
  town: z.object({ name: requiredLine(80), nameEn: requiredLine(80), timeZone, emblem: path, protectedPhrases: z.array(requiredLine(40)) }),
  villages: z.array(named),
  groups: z.array(named),
  screens: z.array(screen),
  contents: z.array(content),
  playlists: z.array(playlist),
  schedules: z.array(schedule),
});
export type SamplePack = z.infer<typeof pack>;
export type SampleContent = SamplePack['contents'][number];
export type SampleSchedule = SamplePack['schedules'][number];

/** Reads `town.json` of the sample pack; its fields are described in media/sample/README.md. */
export async function readSamplePack(): Promise<SamplePack> {
  return pack.parse(JSON.parse(await readFile(new URL('town.json', SAMPLE_FOLDER), 'utf8')));
}

/** Finds a record of the pack by its key. @throws when there is none, which is a fault of the pack */
export function byKey<T extends { readonly key: string }>(records: readonly T[]): (key: string) => T {
  const found = new Map(records.map((record) => [record.key, record]));
  return (wanted) => {
    const record = found.get(wanted);
    if (!record) throw new Error(`The sample town has no “${wanted}”.`);
    return record;
  };
}
