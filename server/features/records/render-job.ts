import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { serveIsolatedJob } from '../media/isolated-job.ts';
import { asStoreError, StoreError } from '../media/store-error.ts';
import { openRecordFont, type RecordFace } from './record-fonts.ts';
import { charactersOf, type ChartPictures, type RecordModel } from './record-model.ts';

/*
 * The child process that draws a record's charts and writes its file; started by `render.ts`. The fonts,
 * drawing and packing compute for a second or two, which would otherwise hold up every screen's word.
 */

/** The model comes from the server itself, as JSON. */
const inputSchema = z.object({ model: z.custom<RecordModel>((value) => typeof value === 'object' && value !== null), format: z.enum(['docx', 'xlsx', 'pdf']), folder: z.string(), file: z.string() });
type Input = z.infer<typeof inputSchema>;

/* Made ready while the server still asks for the figures: every record has pictures, whatever its format. */
const hei = openRecordFont('hei');
const drawing = import('./pictures.ts');
void import('sharp');

await serveIsolatedJob((input) =>
  written(inputSchema.parse(input)).catch((error: unknown) => {
    if (asStoreError(error) instanceof StoreError) return { isFull: true };
    throw error;
  }),
);

async function written(asked: Input): Promise<{ isFull: false }> {
  const { chartPictures } = await drawing;
  const heiSubset = await (await hei)(charactersOf(asked.model));
  const pictures = await chartPictures(asked.model, heiSubset, asked.folder);
  const bytes = await render(asked, pictures, heiSubset);
  await writeFile(join(asked.folder, asked.file), bytes);
  return { isFull: false };
}

/** Each library is large: only the one that is needed is loaded. */
async function render({ model, format }: Input, pictures: ChartPictures, heiSubset: RecordFace): Promise<Buffer> {
  if (format === 'docx') return (await import('./render-docx.ts')).renderDocx(model, pictures);
  if (format === 'xlsx') return (await import('./render-xlsx.ts')).renderXlsx(model, pictures);
  const characters = charactersOf(model);
  const { renderPdf } = await import('./render-pdf.ts');
  const [song, kai] = [await openRecordFont('song'), await openRecordFont('kai')];
  return renderPdf(model, pictures, { hei: heiSubset, song: await song(characters), kai: await kai(characters) });
}
