import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createSetting } from '../../server/features/settings.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';

const town = z.object({ name: z.string(), size: z.number() });

/** Settings: one named value each, kept as JSON and checked when read. */
export function settingsContract(name: string, open: OpenDb): void {
  describe(`the settings in ${name}`, () => {
    test('a value that was never set is null', async () => {
      expect(await createSetting(await open(), 'town', town).get()).toBeNull();
    });

    test('the last value stays, whatever JSON it is, and another name has its own', async () => {
      const db = await open();
      const setting = createSetting(db, 'any', z.json());
      const other = createSetting(db, 'other', town);
      await db.transaction().execute((tx) => other.set(tx, { name: ANY_TEXT, size: LARGEST }));
      await fc.assert(
        // a name that would reach an object's prototype is left out by the schema, as it should be
        fc.asyncProperty(fc.json().filter((text) => !text.includes('"__proto__"')), async (text) => {
          const kept = JSON.parse(text) as z.output<ReturnType<typeof z.json>>;
          await db.transaction().execute((tx) => setting.set(tx, kept));
          expect(JSON.stringify(await setting.get())).toBe(JSON.stringify(kept));
        }),
        { numRuns: 30 },
      );
      expect(await other.get()).toEqual({ name: ANY_TEXT, size: LARGEST });
    });

    test('a value of another form is an error, not half a value', async () => {
      const db = await open();
      await db.transaction().execute((tx) => createSetting(db, 'town', z.string()).set(tx, 'only a name'));
      await expect(createSetting(db, 'town', town).get()).rejects.toThrow(z.ZodError);
    });

    test('inside a transaction its own value is read; given up, the one before stands', async () => {
      const db = await open();
      const setting = createSetting(db, 'town', town);
      await db.transaction().execute((tx) => setting.set(tx, { name: 'before', size: 1 }));
      const givenUp = db.transaction().execute(async (tx) => {
        await setting.set(tx, { name: 'after', size: 2 });
        expect(await setting.get(tx)).toEqual({ name: 'after', size: 2 });
        throw new GivenUp();
      });
      await expect(givenUp).rejects.toThrow(GivenUp);
      expect(await setting.get()).toEqual({ name: 'before', size: 1 });
    });
  });
}
