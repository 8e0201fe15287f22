import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniff, sniffHead } from '../../../../server/features/media/sniff.ts';
import { fixturePath } from './support/fixture.ts';
import { gifOf } from './support/hostile-images.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const picture = sharp({ create: { width: 9, height: 7, channels: 3, background: 'red' } });

describe('the kind of a file, by its bytes', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('a %s is a picture', async (format) => {
    expect(await sniffHead(await picture.clone().toFormat(format).toBuffer())).toEqual({ kind: 'image', format });
  });

  test.each([
    ['h264-aac.mp4', 'isobmff'],
    ['h264-aac.mov', 'isobmff'],
    ['hevc.mp4', 'isobmff'],
    ['vp8-opus.webm', 'webm'],
    ['h264-aac.mkv', 'matroska'],
  ])('%s is a film', async (name, format) => {
    expect(await sniff(fixturePath(name))).toEqual({ kind: 'film', format });
  });

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'type-markup'],
    ['an SVG with a prologue', '<?xml version="1.0"?>\n<!DOCTYPE svg>\n<svg/>', 'type-markup'],
    ['a page with blanks and a byte-order mark before it', '\uFEFF \n\t<!doctype html><p>', 'type-markup'],
    ['a page called .jpg', '<HTML><body onload=alert(1)>', 'type-markup'],
    ['a page that begins with a comment', '<!-- GIF89a --><script>', 'type-markup'],
    ['a script', '#!/bin/sh\nrm -rf /\n', 'type-unknown'],
    ['JavaScript', 'alert(document.cookie)', 'type-unknown'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'type-document'],
    ['a ZIP', 'PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0a', 'type-archive'],
    ['an AVI', 'RIFF\x24\0\0\0AVI LIST\x10\0\0\0hdrl', 'film-container'],
    ['a FLV', 'FLV\x01\x05\0\0\0\x09', 'film-container'],
    ['an MP3', 'ID3\x03\0\0\0\0\0\x0a0123456789\xff\xfb\x90\x64', 'type-audio'],
    ['an iPhone photo', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'type-heic'],
    ['a program', '\x7fELF\x02\x01\x01\0', 'type-unknown'],
    ['nothing', '', 'empty-file'],
  ])('%s is refused', async (_what, text, code) => {
    const latin1 = text.startsWith('\uFEFF') ? Buffer.from(text) : Buffer.from(text, 'latin1');
    expect(await sniffHead(latin1)).toMatchObject({ kind: 'refused', code });
  });

  test('plays no part of the name', async () => {
    const path = join(await temporaryDirectory(), 'holiday.jpg');
    await writeFile(path, '<html><script>alert(1)</script>');
    expect(await sniff(path)).toMatchObject({ code: 'type-markup' });
  });

  test('a GIF that is also JavaScript counts as the picture it is, and only its pixels go on', async () => {
    expect(await sniffHead(gifOf(1, '*/=alert(1)//'))).toEqual({ kind: 'image', format: 'gif' });
  });

  test('any bytes get an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(['image', 'film', 'refused']).toContain((await sniffHead(bytes)).kind);
      }),
      { numRuns: 300 },
    );
  });
});
