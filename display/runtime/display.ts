import type { PublicKey } from '../../server/domain/publication.ts';
import type { ScreenProfile } from '../../server/domain/screen.ts';
import type { Paired } from '../../server/protocol/screen-socket.ts';
import '../elements/pairing.ts';
import '../elements/stage.ts';
import { replaceChildren } from '../elements/replace-children.ts';
import { randomName } from './box.ts';
import { askForPersistence, type Box, type Database, type Identity, openDisplayDatabase } from './database.ts';
import { prepareDigests } from './digest.ts';
import { loadDisplayFont } from './display-font.ts';
import { pair } from './pair.ts';
import { runScreen } from './screen.ts';
import { registerShell } from './shell.ts';

/** Boots the display: pairs when this box is not paired yet, then plays for months. */
export async function startDisplay(root: HTMLElement): Promise<void> {
  registerShell();
  void loadDisplayFont();
  void askForPersistence();
  const [database] = await Promise.all([openDisplayDatabase(), prepareDigests()]);
  for (;;) {
    const box = (await readBox(database)) ?? (await pairBox(database, root));
    await runScreen(root, database, box);
    await forget(database);
  }
}

async function readBox(database: Database): Promise<Box | null> {
  const identity = (await database.get('facts', 'identity')) as Identity | undefined;
  const profile = (await database.get('facts', 'profile')) as ScreenProfile | undefined;
  const pinned = (await database.get('facts', 'pinned')) as PublicKey | undefined;
  return identity && profile && pinned ? { identity, profile, pinned } : null;
}

async function pairBox(database: Database, root: HTMLElement): Promise<Box> {
  const element = document.createElement('hp-pairing');
  element.isSecure = globalThis.isSecureContext;
  replaceChildren(root, element);
  return pair(element, (paired) => keep(database, paired));
}

async function keep(database: Database, { screen, credential, profile, key }: Paired): Promise<Box> {
  const identity: Identity = { screen, credential, installation: randomName(24) };
  const box: Box = { identity, profile: JSON.parse(profile.text) as ScreenProfile, pinned: key };
  const transaction = database.transaction('facts', 'readwrite');
  await Promise.all([
    transaction.store.put(box.identity, 'identity'),
    transaction.store.put(box.profile, 'profile'),
    transaction.store.put(box.pinned, 'pinned'),
    transaction.done,
  ]);
  return box;
}

/** Revoked: this box is nobody's again. What it was told to show goes with it. */
async function forget(database: Database): Promise<void> {
  for (const store of ['facts', 'publications', 'chunks', 'plays', 'receipts', 'boards'] as const) await database.clear(store);
}
