import { type Child, startChild } from './child.ts';
import type { Methods } from './serve.ts';

/** Starts programs for a bench and ends them all with it, however it ends. */
export async function withChildren<T>(bench: (start: <M extends Methods>(program: string) => Promise<Child<M>>) => Promise<T>): Promise<T> {
  const stops: (() => Promise<void>)[] = [];
  try {
    return await bench(async <M extends Methods>(program: string) => {
      const child = await startChild<M>(program);
      stops.push(() => child.stop());
      return child;
    });
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
}
