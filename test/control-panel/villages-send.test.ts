import { expect, test } from 'vitest';
import { ApiError } from '../../control-panel/data/api-error.ts';
import type { Draft } from '../../control-panel/features/villages/drafts.ts';
import { sendDrafts } from '../../control-panel/features/villages/send-drafts.ts';

const picture = (name: string) => new Blob([name]);
const draft = (key: string, more: Partial<Draft> = {}): Draft => ({ key, account: 'a', metric: 'visits', value: 1, asOf: 0, note: '', pictures: [], evidence: [], problem: null, ...more });

interface Circumstances {
  /** What the server says to a key. */
  readonly refused?: Record<string, string>;
  /** What the server says to a picture. */
  readonly pictures?: Record<string, ApiError>;
  /** The connection breaks before the call of that number. */
  readonly breaksBefore?: number;
  /** Done by the person while this picture is on its way. */
  readonly meanwhile?: Record<string, (kept: Map<string, Draft>) => void>;
}

/** A phone's store, and a server. */
function phone(drafts: readonly Draft[], { refused = {}, pictures = {}, breaksBefore = Infinity, meanwhile = {} }: Circumstances = {}) {
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
        const name = await blob.text();
        meanwhile[name]?.(kept);
        if (pictures[name]) throw pictures[name];
        arrived.push(name);
        return `sha256 of ${name}`;
      },
      send: async (sent) => {
        reach();
        arrived.push(...sent.map(({ key, evidence }) => ({ key, evidence })));
        return { results: sent.map(({ key }) => ({ key, problem: refused[key] ?? null })) };
      },
      keep: async (each) => kept.has(each.key) && kept.set(each.key, each).has(each.key),
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

test('a picture that is refused comes back with its figure, without that picture, and keeps no other figure from going', async () => {
  const drafts = [draft('one', { pictures: [picture('too large'), picture('good')] }), draft('two'), draft('three', { pictures: [picture('damaged')] })];
  const { kept, arrived, send } = phone(drafts, { pictures: { 'too large': new ApiError('too-large'), damaged: new ApiError('refused', { kind: 'refused', code: 'image-unreadable' }) } });
  expect(await send()).toMatchObject({ taken: 1, returned: [{ key: 'one' }, { key: 'three' }] });
  expect(arrived).toEqual(['good', { key: 'two', evidence: [] }]);
  expect([...kept.values()]).toMatchObject([{ key: 'one', problem: 'picture', pictures: [], evidence: ['sha256 of good'] }, { key: 'three', problem: 'picture', pictures: [], evidence: [] }]);
  expect([...kept.values()].filter(({ tried }) => tried)).toEqual([]);
});

const waiting = async ({ kept }: { kept: Map<string, Draft> }) => ({ drafts: [...kept.values()], pictures: await Promise.all(kept.get('one')!.pictures.map((each) => each.text())) });

test.each((['unreachable', 'unavailable', 'not-signed-in', 'too-many'] as const).map((code) => new ApiError(code)))('when a picture does not get through ($code) everything waits', async (error) => {
  const village = phone([draft('one', { pictures: [picture('first'), picture('second')] }), draft('two')], { pictures: { second: error } });
  await expect(village.send()).rejects.toBe(error);
  expect(await waiting(village)).toMatchObject({ drafts: [{ key: 'one', problem: null, evidence: ['sha256 of first'] }, { key: 'two', problem: null }], pictures: ['second'] });
});

test.each([new ApiError('internal'), new ApiError('disk-full'), new ApiError('refused', { kind: 'refused', code: 'disk-full' })])(
  'a picture that the server cannot keep now ($code $details.code) waits with its figure, and holds up no other',
  async (error) => {
    const village = phone([draft('one', { pictures: [picture('first'), picture('second')] }), draft('two')], { pictures: { second: error } });
    expect(await village.send()).toEqual({ taken: 1, returned: [], failed: error });
    expect(await waiting(village)).toMatchObject({ drafts: [{ key: 'one', problem: null, evidence: ['sha256 of first'] }], pictures: ['second'] });
  },
);

test('a figure that is taken up again while a picture is on its way does not go, and does not come back', async () => {
  const drafts = () => [draft('one', { pictures: [picture('slow')] }), draft('two')];
  const later = phone(drafts(), { meanwhile: { slow: (kept) => void kept.delete('two') } });
  expect(await later.send()).toMatchObject({ taken: 1 });
  expect(later.arrived).toEqual(['slow', { key: 'one', evidence: ['sha256 of slow'] }]);
  const itself = phone(drafts(), { meanwhile: { slow: (kept) => void kept.delete('one') } });
  expect(await itself.send()).toMatchObject({ taken: 1 });
  expect(itself.arrived).toEqual(['slow', { key: 'two', evidence: [] }]);
  expect([later.kept.size, itself.kept.size]).toEqual([0, 0]);
});
