import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createObjectStore } from '../../../../../server/features/media/object-store.ts';

/** Stores one new file after the other until somebody ends the process. */
const [dataDir = '', sources = ''] = process.argv.slice(2);
const store = createObjectStore(dataDir);
for (let round = 0; ; round += 1) {
  const source = join(sources, String(round)); // an adopted file is never written to again
  await writeFile(source, randomBytes(3 * 2 ** 20 + round));
  process.stdout.write('storing\n');
  await store.putFile(source, { adopt: round % 2 === 1 });
}
