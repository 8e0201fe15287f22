import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { sendLines } from '../../../server/http/send-lines.ts';

async function* lines(before: string, then: () => Promise<string>) {
  yield before;
  yield await then();
}

test('a long text that cannot be gone on with is a failure that somebody hears of', async () => {
  const response = new PassThrough().resume();
  await expect(sendLines(response, lines('表头', () => Promise.reject(new Error('the disk failed'))))).rejects.toThrow('the disk failed');
  expect(response.destroyed).toBe(true);
});

test('a reader who goes away in the middle of a long text is none', async () => {
  const response = new PassThrough().resume();
  await sendLines(response, lines('表头', async () => {
    response.destroy();
    return '一行';
  }));
});
