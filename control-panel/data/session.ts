import type { Permission } from '../../server/domain/role.ts';
import { api } from '../../server/protocol/rest/index.ts';
import type { SessionView } from '../../server/protocol/rest/session.ts';
import { call, onSessionEnd } from './call.ts';
import { closeDeskSocket, onDesk, openDeskSocket } from './desk-socket.ts';
import { Store } from './store.ts';

/** Who is signed in, what they may do, and the town. */
export const session = new Store<SessionView>({ load, topics: ['town', 'accounts'] });

/** A session that ended elsewhere is asked for again over the page, lest what is being written there is lost. */
async function load(): Promise<SessionView> {
  const view = await call(api.session.get);
  const wasIn = sessionNow()?.account ?? null;
  return wasIn !== null && view.account === null && (await askAgain()) ? call(api.session.get) : view;
}

export const sessionNow = (): SessionView | undefined => session.snapshot.value;

export function may(permission: Permission): boolean {
  return sessionNow()?.permissions.includes(permission) ?? false;
}

let toldZone = 'Asia/Shanghai';

/** IANA name of the town's time zone. */
export function townZone(): string {
  return sessionNow()?.town?.timeZone ?? toldZone;
}

/** For pages that are open without a session. */
export function tellTownZone(timeZone: string): void {
  toldZone = timeZone;
}

/** Takes a fresh session, from signing in or setting up, and opens the line. */
export function enter(view: SessionView): void {
  session.put(view);
  if (view.account) void openDeskSocket();
}

export async function signIn(username: string, password: string): Promise<void> {
  enter(await call(api.session.signIn, { body: { username, password } }));
}

export async function signOut(): Promise<void> {
  await call(api.session.signOut);
  closeDeskSocket();
  const view = sessionNow();
  if (view) session.put({ ...view, account: null, permissions: [] });
}

/** The session ended while somebody was working: one question for all calls that met it. */
export interface Expiry {
  readonly username: string;
  readonly settle: (renewed: boolean) => void;
}

let expiry: Expiry | null = null;
let renewal: Promise<boolean> | null = null;
const expiryListeners = new Set<() => void>();

export const expiryNow = (): Expiry | null => expiry;

/** @returns how to stop */
export function onExpiry(listener: () => void): () => void {
  expiryListeners.add(listener);
  return () => void expiryListeners.delete(listener);
}

/** Starts the rule that a call met by an ended session waits until the person has signed in again. */
export function guardSession(): void {
  onSessionEnd(() => askAgain());
  onDesk('signed-out', () => void session.refresh()); // perhaps only the rights have changed
}

function askAgain(): Promise<boolean> {
  const username = sessionNow()?.account?.username;
  if (username === undefined) return Promise.resolve(false);
  renewal ??= new Promise<boolean>((resolve) => {
    expiry = {
      username,
      settle: (renewed) => {
        expiry = null;
        renewal = null;
        resolve(renewed);
        tellExpiry();
      },
    };
    tellExpiry();
  });
  return renewal;
}

function tellExpiry(): void {
  for (const listener of [...expiryListeners]) listener();
}
