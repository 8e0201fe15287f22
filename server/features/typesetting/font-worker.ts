import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { FontId } from '../../domain/typography/font-id.ts';
import { openFont } from './font-file.ts';
import type { FontFile } from './font-file.ts';
import type { FontAnswer, FontQuestion } from './font-messages.ts';

/*
 * Decoding a font takes a quarter of a second and subsetting up to 80 ms of computing. Here neither
 * holds up the server.
 */

const folder = String(workerData);
const opened = new Map<FontId, Promise<FontFile>>();

function fontOf(id: FontId): Promise<FontFile> {
  const known = opened.get(id);
  if (known) return known;
  const opening = openFont(join(folder, `${id}.woff2`));
  opened.set(id, opening);
  // A file missing now may be there when asked again.
  opening.catch(() => opened.delete(id));
  return opening;
}

async function answer(question: FontQuestion): Promise<FontAnswer> {
  try {
    const font = await fontOf(question.font);
    if (question.kind === 'measure') {
      return { id: question.id, kind: 'measured', advances: font.measure(question.characters) };
    }
    return { id: question.id, kind: 'subset', bytes: await font.subset(question.characters.join('')) };
  } catch (error) {
    return { id: question.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (question: FontQuestion) => {
  void answer(question).then((reply) => parentPort?.postMessage(reply));
});
