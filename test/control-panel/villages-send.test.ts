import { expect, test } from 'vitest';
import type { Draft } from '../../control-panel/features/villages/drafts.ts';
import { sendDrafts } from '../../control-panel/features/villages/send-drafts.ts';

const picture = (name: string) => new Blob([name]);
const draft = (key: string, more: Partial<Draft> = {}): Draft => ({ key, account: 'a', metric: 'visits', value: 1, asOf: 0, note: '', pictures: [], evidence: [], problem: null, ...more });

/** A phone's store and a server that refuses some keys; the connection breaks before the call of that number. */
function phone(drafts: readonly Draft[], { refused = {}, breaksBefore = Infinity }: { refused?: Record<string, string>; breaksBefore?: number } = {}) {
  const kept = new Map(drafts.map((each) => [each.key, each]));
  const arrived: unknown[] = [];
  let calls = 0;
  const reach = () => {
    if (++calls >= breaksBefore) throw new Error('no connection');
  };
  const send = () =>
    sendDrafts([...kept.values()], {
      evidence: async (blob) => {
        reach();
        arrived.push(await blob.text());
        return `sha256 of ${await blob.text()}`;
      },
      send: async (sent) => {
        reach();
        arrived.push(...sent.map(({ key, evidence }) => ({ key, evidence })));
        return { results: sent.map(({ key }) => ({ key, problem: refused[key] ?? null })) };
      },
      keep: async (each) => void kept.set(each.key, each),
      drop: async (key) => void kept.delete(key),
    });
  return { kept, arrived, send, mend: () => (breaksBefore = Infinity) };
}

test('what the server took leaves the phone, what it refused stays with the reason', async () => {
  const { kept, send } = phone([draft('one'), draft('two'), draft('three')], { refused: { two: 'negative' } });
  expect(await send()).toMatchObject({ taken: 2, returned: [{ key: 'two', problem: 'negative' }] });
  expect([...kept.values()]).toMatchObject([{ key: 'two', problem: 'negative' }]);
});

test('a picture that arrived before the connection broke is not sent again', async () => {
  const { kept, arrived, send, mend } = phone([draft('one', { pictures: [picture('first'), picture('second')] })], { breaksBefore: 2 });
  await expect(send()).rejects.toThrow('no connection');
  expect(kept.get('one')).toMatchObject({ evidence: ['sha256 of first'], problem: null });
  mend();
  expect(await send()).toMatchObject({ taken: 1 });
  expect(arrived).toEqual(['first', 'second', { key: 'one', evidence: ['sha256 of first', 'sha256 of second'] }]);
  expect(kept.size).toBe(0);
});

test('what may have arrived is marked before it is on its way, for changing it then could count it twice', async () => {
  const { kept, send } = phone([draft('one'), draft('two')], { breaksBefore: 1 });
  await expect(send()).rejects.toThrow('no connection');
  expect([...kept.values()].map(({ tried }) => tried)).toEqual([true, true]);
});
