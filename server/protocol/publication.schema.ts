import * as z from 'zod/mini';
import { CATEGORIES } from '../domain/content.ts';
import type { PlaylistItem, TextDesign, Visual } from '../domain/content.ts';
import { TIERS } from '../domain/publication.ts';
import type { Checkpoint, Publication } from '../domain/publication.ts';
import type { Recurrence } from '../domain/recurrence.ts';
import type { ScreenProfile } from '../domain/screen.ts';
import type { Targets } from '../domain/targets.ts';
import { BREAK_KINDS, type DesignedText } from '../domain/typography/text-run.ts';
import { THEME_IDS } from '../domain/typography/themes.ts';
import { filmAsset, fontAsset, imageAsset } from './asset.schema.ts';
import { boardDesign } from './board.schema.ts';
import { date, hash, id, instant, pixels, publicKey, requiredLine, rotation, sequence, timeZone, venueKind, wholeFrom } from './common.ts';

/*
 * The shape of everything signed. A screen checks the signature first and the shape second, so a
 * fault of the publisher's cannot stop a player either.
 */

const text = (maxLength: number) => z.string().check(z.maxLength(maxLength));

export const designedText: z.ZodMiniType<DesignedText> = z.object({
  text: text(400),
  segments: z
    .array(z.object({ text: z.string().check(z.minLength(1), z.maxLength(200)), width: z.number().check(z.minimum(0)), break: z.enum(BREAK_KINDS) }))
    .check(z.maxLength(400)),
});

export const textDesign = z.object({
  theme: z.enum(THEME_IDS),
  text: designedText,
  phone: z.optional(text(40)),
  qr: z.optional(text(400)),
}) as z.ZodMiniType<TextDesign>; // zod's optional also admits undefined, which JSON cannot carry

export const visual: z.ZodMiniType<Visual> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('slogan'), design: textDesign }),
  z.object({ kind: z.literal('notice'), design: textDesign }),
  z.object({ kind: z.literal('image'), image: imageAsset }),
  z.object({ kind: z.literal('film'), film: filmAsset }),
  z.object({ kind: z.literal('board'), sha256: hash, design: boardDesign }),
]);

export const playlistItem: z.ZodMiniType<PlaylistItem> = z.object({
  content: id,
  title: text(200),
  category: z.enum(CATEGORIES),
  durationMs: wholeFrom(1_000, 86_400_000),
  visual,
});

const name = z.string().check(z.minLength(1), z.maxLength(80));
export const targets: z.ZodMiniType<Targets> = z.object({
  all: z.boolean(),
  screens: z.array(id).check(z.maxLength(2_000)),
  groups: z.array(name).check(z.maxLength(200)),
  villages: z.array(name).check(z.maxLength(200)),
  venueKinds: z.array(venueKind).check(z.maxLength(20)),
});

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const recurrence: z.ZodMiniType<Recurrence> = z.object({
  startDate: date,
  endDate: z.nullable(date),
  weekdays: z.array(wholeFrom(1, 7)).check(z.minLength(1), z.maxLength(7)),
  windows: z.array(z.object({ from: clock, to: z.union([clock, z.literal('24:00')]) })).check(z.minLength(1), z.maxLength(12)),
});

const header = {
  v: z.literal(1),
  sequence: wholeFrom(1),
  previous: hash,
  issuedAt: instant,
  approvals: z.array(
    z.object({
      step: z.enum(['publish', 'review', 'sign-off']),
      account: id,
      name: text(80),
      at: instant,
      digest: hash,
    }),
  ),
};

export const publication: z.ZodMiniType<Publication> = z.discriminatedUnion('kind', [
  z.object({
    ...header,
    kind: z.literal('schedule'),
    schedule: id,
    title: text(200),
    tier: z.enum(TIERS),
    targets,
    recurrence,
    campaign: z.exactOptional(text(80)),
    playlist: z.object({ id, name: text(200), items: z.array(playlistItem).check(z.minLength(1), z.maxLength(500)) }),
    fonts: z.array(fontAsset).check(z.maxLength(3)),
  }),
  z.object({ ...header, kind: z.literal('withdraw'), schedule: id, title: text(200) }),
  z.object({
    ...header,
    kind: z.literal('town'),
    name,
    emblem: z.nullable(imageAsset),
    fonts: z.array(fontAsset).check(z.maxLength(3)),
  }),
  z.object({ ...header, kind: z.literal('rotate-key'), retires: id, successor: publicKey }),
]);

export const checkpoint: z.ZodMiniType<Checkpoint> = z.object({
  v: z.literal(1),
  kind: z.literal('checkpoint'),
  sequence,
  last: hash,
  live: z.array(z.object({ sequence, sha256: hash })),
  key: publicKey,
  issuedAt: instant,
});

export const screenProfile: z.ZodMiniType<ScreenProfile> = z.object({
  v: z.literal(1),
  screen: id,
  revision: wholeFrom(1),
  name: requiredLine(80),
  village: text(80),
  venueKind,
  groups: z.array(name).check(z.maxLength(50)),
  timeZone,
  pixels,
  rotation,
  issuedAt: instant,
});
