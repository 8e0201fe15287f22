import type { CDPSession, Page } from 'playwright-core';

/** What a page holds after its garbage was collected. */
export interface PageMemory {
  /** Bytes of objects, closures, arrays and strings. Machine code, which the engine makes and drops as it likes, is not in it. */
  readonly data: number;
  /** Texts the canvases of the page keep in shaped form, outside the heap of scripts. */
  readonly canvasTexts: number;
  readonly listeners: number;
  readonly nodes: number;
}

interface HeapSnapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly (readonly string[])[] } };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

const DATA: ReadonlySet<string> = new Set(['object', 'closure', 'array', 'string', 'concatenated string', 'sliced string', 'number', 'bigint', 'symbol', 'regexp']);

/** Opens the developer tools of a page, for {@link pageMemory} and {@link countInstances}. */
export async function openDevtools(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.enable');
  return devtools;
}

export async function pageMemory(devtools: CDPSession): Promise<PageMemory> {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const { snapshot, nodes, strings } = await heapSnapshot(devtools);
  const fields = snapshot.meta.node_fields;
  const [type, name, size] = [fields.indexOf('type'), fields.indexOf('name'), fields.indexOf('self_size')];
  const types = snapshot.meta.node_types[type] ?? [];
  let [data, canvasTexts] = [0, 0];
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (DATA.has(types[nodes[at + type]!]!)) data += nodes[at + size]!;
    else if (strings[nodes[at + name]!] === 'blink::PlainTextNode') canvasTexts += 1;
  }
  return { data, canvasTexts, listeners: metric('JSEventListeners'), nodes: metric('Nodes') };
}

/** How many objects of the class an expression names are still reachable, prototypes of heirs not counted. */
export async function countInstances(devtools: CDPSession, className: string): Promise<number> {
  const { result } = await devtools.send('Runtime.evaluate', { expression: `(${className}).prototype`, objectGroup: 'count' });
  const { objects } = await devtools.send('Runtime.queryObjects', { prototypeObjectId: result.objectId!, objectGroup: 'count' });
  const counted = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return this.filter((each) => !Object.hasOwn(each, "constructor")).length; }',
    returnByValue: true,
  });
  await devtools.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
  return Number(counted.result.value);
}

async function heapSnapshot(devtools: CDPSession): Promise<HeapSnapshot> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  return JSON.parse(chunks.join('')) as HeapSnapshot;
}
