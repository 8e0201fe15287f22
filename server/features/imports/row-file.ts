import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';

const BUFFER_CHARACTERS = 256 * 1024;

/** Writes JSON values, one a line, as they come. Call `close` in any case. */
export function createLineWriter(path: string) {
  const file = openSync(path, 'w', 0o600);
  let waiting: string[] = [];
  let size = 0;
  function flush(): void {
    if (waiting.length > 0) writeSync(file, waiting.join(''));
    waiting = [];
    size = 0;
  }
  return {
    write(value: unknown): void {
      const line = `${JSON.stringify(value)}\n`;
      waiting.push(line);
      size += line.length;
      if (size > BUFFER_CHARACTERS) flush();
    },
    close(): void {
      flush();
      closeSync(file);
    },
  };
}

/** Reads them back in batches, one for each part of the file read. */
export async function* readLines<T>(path: string): AsyncGenerator<readonly T[]> {
  let rest = '';
  for await (const part of createReadStream(path, { encoding: 'utf8', highWaterMark: BUFFER_CHARACTERS })) {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map((line) => JSON.parse(line) as T);
  }
}
