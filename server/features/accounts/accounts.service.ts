import type { RoleId } from '../../domain/role.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { AccountView } from '../../protocol/rest/session.ts';
import type { Bus } from '../../cluster/bus.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { newId } from '../id.ts';
import { type AccountRow, createAccountsStore } from './accounts.store.ts';
import { createLockOut } from './lock-out.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { SessionsService } from './sessions.service.ts';

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly RoleId[];
  /** For a village's own sign-in. */
  readonly village?: string;
}
/** zod's optional fields may be present and undefined; both mean: leave as it is. */
export type AccountChange = { readonly [K in keyof (Omit<NewAccount, 'username' | 'village'> & { disabled: boolean })]?: (Omit<NewAccount, 'username' | 'village'> & { disabled: boolean })[K] | undefined };

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly sessions: SessionsService;
}

export function createAccountsService({ db, now, bus, audit, sessions }: Deps) {
  const store = createAccountsStore(db);
  const lockOut = createLockOut(now);

  async function insert(tx: Tx, by: string | null, { username, name, password, roles, village = null }: Omit<NewAccount, 'village'> & { village?: string | null }): Promise<AccountRow> {
    const row = { id: newId(), username, name, password_hash: password, roles: JSON.stringify(roles), disabled: 0, created_at: now(), village };
    await store.insert(tx, row);
    await audit.append(tx, { account: by ?? row.id, action: 'account.create', subject: row.id, detail: { username, name, roles, ...(village === null ? {} : { village }) } });
    return row;
  }

  return {
    async list(): Promise<AccountView[]> {
      return (await store.list()).map((row) => accountView(row, row.last_seen_at));
    },

    async get(id: string): Promise<AccountView> {
      const row = await store.byId(id);
      if (!row) throw new AppError('not-found');
      return accountView(row, null);
    },

    isEmpty: async () => (await store.list()).length === 0,

    /** @param by who makes it, or null for the first one @throws name-taken */
    async create(by: string | null, account: NewAccount): Promise<AccountView> {
      const password = await hashPassword(account.password);
      const row = await db.transaction().execute(async (tx) => {
        if (await store.byUsername(account.username, tx)) throw new AppError('name-taken', { field: 'username' });
        return insert(tx, by, { ...account, password });
      });
      bus.emit('changed', 'accounts');
      return accountView(row, null);
    },

    /** @throws not-found, last-administrator */
    async update(by: string, id: string, change: AccountChange): Promise<AccountView> {
      const password_hash = change.password === undefined ? undefined : await hashPassword(change.password);
      const row = await db.transaction().execute(async (tx) => {
        const before = await store.byId(id, tx);
        if (!before) throw new AppError('not-found');
        await store.update(tx, id, {
          ...(change.name === undefined ? {} : { name: change.name }),
          ...(change.roles === undefined ? {} : { roles: JSON.stringify(change.roles) }),
          ...(change.disabled === undefined ? {} : { disabled: change.disabled ? 1 : 0 }),
          ...(password_hash === undefined ? {} : { password_hash }),
        });
        const administrators = (await store.enabled(tx)).filter(({ roles }) => (JSON.parse(roles) as string[]).includes('administrator'));
        if (administrators.length === 0) throw new AppError('last-administrator');
        const { password: _, ...told } = change;
        await audit.append(tx, { account: by, action: 'account.update', subject: id, detail: { ...told, ...(password_hash ? { password: 'changed' } : {}) } });
        return (await store.byId(id, tx))!;
      });
      if (change.disabled === true || change.roles !== undefined || password_hash !== undefined) {
        if (change.disabled === true || (password_hash !== undefined && by !== id)) await sessions.endAll(id);
        bus.emit('signed-out', id); // open sockets come back with the rights of now, or not at all
      }
      bus.emit('changed', 'accounts');
      return accountView(row, null);
    },

    /**
     * @param address the person comes from, for the lock-out
     * @returns the account's id
     * @throws wrong-password, locked-out, too-many
     */
    async signIn(username: string, password: string, address: string): Promise<string> {
      if (lockOut.isLocked(username, address)) throw new AppError('locked-out');
      const row = await store.byUsername(username);
      const isRight = await verifyPassword(password, row?.password_hash ?? null);
      if (lockOut.isLocked(username, address)) throw new AppError('locked-out'); // guesses made at the same moment count as well
      if (!row || !isRight || row.disabled) {
        lockOut.fail(username, address);
        await db.transaction().execute((tx) => audit.append(tx, { account: row?.id ?? null, action: 'session.refuse', subject: username, detail: { address } }));
        throw new AppError('wrong-password');
      }
      lockOut.succeed(username, address);
      await this.noteSignIn(row.id, address);
      return row.id;
    },

    noteSignIn: (account: string, address: string) =>
      db.transaction().execute((tx) => audit.append(tx, { account, action: 'session.begin', subject: account, detail: { address } })),

    noteSignOut: (account: string) => db.transaction().execute((tx) => audit.append(tx, { account, action: 'session.end', subject: account })),

    /** @throws wrong-password */
    async changePassword(account: string, sessionHash: string, current: string, next: string): Promise<void> {
      const row = await store.byId(account);
      if (!row || !(await verifyPassword(current, row.password_hash))) throw new AppError('wrong-password');
      const password_hash = await hashPassword(next);
      await db.transaction().execute(async (tx) => {
        await store.update(tx, account, { password_hash });
        await audit.append(tx, { account, action: 'account.password', subject: account });
      });
      await sessions.endAll(account, sessionHash);
      bus.emit('signed-out', account);
    },
  };
}
export type AccountsService = ReturnType<typeof createAccountsService>;

function accountView(row: AccountRow, lastSeenAt: number | null): AccountView {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    roles: JSON.parse(row.roles) as RoleId[],
    village: row.village,
    disabled: row.disabled === 1,
    createdAt: row.created_at,
    lastSeenAt,
  };
}
