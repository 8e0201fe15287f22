import * as z from 'zod';
import { CATEGORIES, CONTENT_KINDS } from '../../domain/content.ts';
import { FONT_IDS } from '../../domain/typography/font-id.ts';
import { BREAK_KINDS } from '../../domain/typography/text-run.ts';
import { THEME_IDS } from '../../domain/typography/themes.ts';
import { count, hash, id, instant, pixels, requiredLine } from '../common.ts';
import { fontAsset, imageAsset } from '../asset.schema.ts';
import { designedText, visual } from '../publication.schema.ts';
import { endpoint } from './endpoint.ts';

const category = z.enum(CATEGORIES);
const title = requiredLine(120);
const byId = z.object({ id });

/** A hand-made correction: what may happen after the character at this offset (code points). */
export const breakCorrection = z.object({ at: count, break: z.enum(BREAK_KINDS) });

/** What a person writes for a slogan or a hotline notice; lines are separated by \n. */
export const textDraft = z.object({
  kind: z.enum(['slogan', 'notice']),
  text: z.string().max(1_000).refine((text) => text.isWellFormed(), { message: 'text.characters' }),
  theme: z.enum(THEME_IDS),
  phone: z.string().trim().regex(/^[0-9+\-\s]{0,30}$/).optional(),
  qr: z.string().trim().max(300).optional(),
  corrections: z.array(breakCorrection).max(200).default([]),
});
export type TextDraft = z.infer<typeof textDraft>;

/** What the desk must say of a text before it goes out. */
export const textProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('empty') }),
  z.object({ code: z.literal('too-long'), length: count, limit: count }),
  z.object({ code: z.literal('broken-character'), at: count }),
  z.object({ code: z.literal('missing-glyph'), characters: z.array(z.string()).readonly() }),
  z.object({ code: z.literal('correction-refused'), at: count, reason: z.enum(['protected-phrase', 'number', 'mark', 'no-such-place']) }),
  /** Not legible at this shape without a forbidden break. */
  z.object({ code: z.literal('cannot-fit'), width: count, height: count, fontPx: z.number() }),
]);
export type TextProblem = z.infer<typeof textProblem>;

export const contentView = z.object({
  id,
  revision: count,
  category,
  title,
  visual,
  /** Present for texts: what was written, to go on editing. */
  draft: textDraft.nullable(),
  /** For texts: the glyphs, so that previews look as the wall will. */
  font: z.nullable(fontAsset),
  thumbnail: z.nullable(imageAsset),
  /** How long one showing lasts unless the playlist says otherwise. */
  durationMs: count,
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string(),
  deleted: z.boolean(),
  usedIn: z.array(z.object({ kind: z.enum(['playlist', 'town']), id, name: z.string() })),
});
export type ContentView = z.infer<typeof contentView>;

export const uploadView = z.object({
  id,
  name: z.string(),
  phase: z.enum(['receiving', 'checking', 'transcoding', 'done', 'refused']),
  /** 0–1 within the phase, null when unknown. */
  fraction: z.number().min(0).max(1).nullable(),
  content: z.nullable(id),
  /** The same file was there already; nothing was stored twice. */
  duplicate: z.boolean(),
  refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
});
export type UploadView = z.infer<typeof uploadView>;

export const content = {
  list: endpoint({
    method: 'GET',
    path: '/content',
    access: 'content.view',
    summary: 'All content that is not deleted, newest first',
    query: z.object({ kind: z.enum(CONTENT_KINDS).optional(), category: category.optional(), search: z.string().max(80).optional() }),
    response: z.array(contentView),
  }),
  get: endpoint({ method: 'GET', path: '/content/:id', access: 'content.view', summary: 'One content item', params: byId, response: contentView }),
  create: endpoint({
    method: 'POST',
    path: '/content',
    access: 'content.edit',
    summary: 'Make a slogan or hotline notice',
    body: textDraft.extend({ title: z.optional(title), category }),
    response: contentView,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/content/:id',
    access: 'content.edit',
    summary: 'Change a content item; what is published stays as it was signed until it is published again',
    params: byId,
    body: z.object({ title: z.optional(title), category: category.optional(), draft: textDraft.optional() }),
    response: contentView,
    ifMatch: true,
  }),
  remove: endpoint({ method: 'DELETE', path: '/content/:id', access: 'content.edit', summary: 'Delete; refused while in use', params: byId }),
  restore: endpoint({ method: 'POST', path: '/content/:id/restore', access: 'content.edit', summary: 'Undo a deletion', params: byId, response: contentView }),
  /** Live preview while typing. */
  compose: endpoint({
    method: 'POST',
    path: '/texts/compose',
    access: 'content.edit',
    summary: 'Where a text may break and what is wrong with it, for the shapes given',
    body: textDraft.extend({ shapes: z.array(pixels).max(20).default([]) }),
    response: z.object({
      /** Null when the text cannot be set at all; the problems say why. */
      text: z.nullable(designedText),
      family: z.enum(FONT_IDS),
      /** Path of a font file that has exactly the glyphs needed. */
      fontUrl: z.string(),
      problems: z.array(textProblem),
    }),
  }),
  font: endpoint({
    method: 'GET',
    path: '/fonts/:family',
    access: 'content.edit',
    summary: 'The subset of a font that sets a text, as WOFF2, for previews',
    params: z.object({ family: z.enum(FONT_IDS) }),
    query: z.object({ text: z.string().max(1_000).default('') }),
  }),
  uploads: endpoint({ method: 'GET', path: '/uploads', access: 'content.edit', summary: 'One’s own uploads under way or just finished (files go to /api/v1/files by tus 1.0)', response: z.array(uploadView) }),
  cancelUpload: endpoint({ method: 'DELETE', path: '/uploads/:id', access: 'content.edit', summary: 'Stop checking or converting an upload', params: byId }),
  setPoster: endpoint({
    method: 'PUT',
    path: '/content/:id/poster',
    access: 'content.edit',
    summary: 'Give a film the still a browser took from it, as a data URL of a JPEG, PNG or WebP picture',
    params: byId,
    body: z.object({ picture: z.string().max(4_000_000).regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/) }),
    response: contentView,
  }),
};

/** GET media by hash: a session or a screen's credential (Authorization: Bearer) opens it; Range works. */
export const mediaPath = (sha256: z.infer<typeof hash>) => `/media/${sha256}`;
/** Where tus uploads go; metadata: filename, category. */
export const FILES_PATH = '/api/v1/files';
