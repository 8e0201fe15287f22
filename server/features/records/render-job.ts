import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RECORD_FORMATS, type RecordFormat } from '../../protocol/rest/records.ts';
import { serveIsolatedJob } from '../media/isolated-job.ts';
import { asStoreError, StoreError } from '../media/store-error.ts';
import { openRecordFont, type RecordFace } from './record-fonts.ts';
import { charactersOf, type ChartPictures, type RecordModel } from './record-model.ts';

/*
 * The child process that draws a record's charts and writes its file; started by `render.ts`. The fonts,
 * drawing and packing compute for a second or two, which would otherwise hold up every screen's word.
 */

/** The model comes from the server itself, as JSON. */
const inputSchema = z.object({ model: z.custom<RecordModel>((value) => typeof value === 'object' && value !== null), folder: z.string(), file: z.string() });
type Input = z.infer<typeof inputSchema>;
type Write = (model: RecordModel, pictures: ChartPictures, hei: RecordFace) => Promise<Buffer>;

/* Made ready while the server still asks for the figures: pictures, which every record has, and what its format needs. */
const hei = openRecordFont('hei');
const drawing = import('./pictures.ts');
void import('sharp');
const writing = writerOf(z.enum(RECORD_FORMATS).parse(process.argv[3]));

await serveIsolatedJob((input) =>
  written(inputSchema.parse(input)).catch((error: unknown) => {
    if (asStoreError(error) instanceof StoreError) return { isFull: true };
    throw error;
  }),
);

async function written({ model, folder, file }: Input): Promise<{ isFull: false }> {
  const { chartPictures } = await drawing;
  const heiSubset = await (await hei)(charactersOf(model));
  const pictures = await chartPictures(model, heiSubset, folder);
  const write = await writing;
  await writeFile(join(folder, file), await write(model, pictures, heiSubset));
  return { isFull: false };
}

/** Each library is large: only the one that is needed is loaded. */
async function writerOf(format: RecordFormat): Promise<Write> {
  if (format === 'docx') return (await import('./render-docx.ts')).renderDocx;
  if (format === 'xlsx') return (await import('./render-xlsx.ts')).renderXlsx;
  const { renderPdf } = await import('./render-pdf.ts');
  const [song, kai] = [await openRecordFont('song'), await openRecordFont('kai')];
  return async (model, pictures, heiSubset) => {
    const characters = charactersOf(model);
    return renderPdf(model, pictures, { hei: heiSubset, song: await song(characters), kai: await kai(characters) });
  };
}
