import type { Request, Response } from 'express';
import { PERMISSIONS, isAllowed } from '../../domain/role.ts';
import type { Routes } from '../../http/route.ts';
import { AppError } from '../../protocol/app-error.ts';
import { accounts as accountEndpoints, session as endpoints, type SessionView } from '../../protocol/rest/session.ts';
import type { TownService } from '../town/town.service.ts';
import type { AccountsService } from './accounts.service.ts';
import { clearSessionCookie, setSessionCookie } from './cookie.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';
import type { SessionsService } from './sessions.service.ts';
import type { SignedIn } from '../../http/route.ts';

interface Deps {
  readonly accounts: AccountsService;
  readonly sessions: SessionsService;
  readonly town: TownService;
  readonly setUpTokens: OneTimeTokens<'set-up'>;
  /** Each signs in the account it was issued for. */
  readonly signInTokens: OneTimeTokens<string>;
  readonly loadSample: (by: { account: string; name: string }) => Promise<void>;
  readonly authenticate: (request: Request) => Promise<SignedIn | null>;
  readonly onSignOut: (account: string) => void;
  readonly facts: () => Pick<SessionView, 'publicUrl' | 'canTranscode' | 'version'>;
  readonly isTls: boolean;
}

export function accountsRoutes(routes: Routes, deps: Deps): void {
  const { accounts, sessions, town, setUpTokens, signInTokens, authenticate, facts, isTls } = deps;

  async function sessionView(person: Pick<SignedIn, 'account' | 'roles'> | null): Promise<SessionView> {
    return {
      setUp: !(await accounts.isEmpty()),
      account: person ? await accounts.get(person.account) : null,
      permissions: PERMISSIONS.filter((permission) => person && isAllowed(person.roles, permission)),
      town: person ? await town.get() : null,
      ...facts(),
    };
  }

  async function begin(response: Response, account: string): Promise<SessionView> {
    setSessionCookie(response, await sessions.begin(account), isTls);
    return sessionView({ account, roles: (await accounts.get(account)).roles });
  }

  const addressOf = (request: Request) => request.ip ?? 'unknown';

  routes.on(endpoints.get, async (_input, { request }) => sessionView(await authenticate(request)));

  routes.on(endpoints.setUp, async ({ body }, { response }) => {
    if (!(await accounts.isEmpty())) throw new AppError('already-set-up');
    if (setUpTokens.redeem(body.token) === null) throw new AppError('wrong-token');
    const account = await accounts.create(null, { username: body.username, name: body.name, password: body.password, roles: ['administrator'] });
    const by = { account: account.id, name: account.name };
    await town.update(by, { ...body.town, emblemContent: null, protectedPhrases: [] });
    if (body.sample) await deps.loadSample(by);
    return begin(response, account.id);
  });

  routes.on(endpoints.signIn, async ({ body }, { request, response }) => begin(response, await accounts.signIn(body.username, body.password, addressOf(request))));

  routes.on(endpoints.redeem, async ({ body }, { request, response }) => {
    const account = signInTokens.redeem(body.token);
    if (account === null) throw new AppError('wrong-token');
    await accounts.noteSignIn(account, addressOf(request));
    return begin(response, account);
  });

  routes.on(endpoints.signOut, async (_input, { person, response }) => {
    await sessions.end(person.sessionHash);
    await accounts.noteSignOut(person.account);
    deps.onSignOut(person.account);
    clearSessionCookie(response, isTls);
  });

  routes.on(endpoints.changePassword, ({ body }, { person }) => accounts.changePassword(person.account, person.sessionHash, body.current, body.next));

  routes.on(accountEndpoints.list, () => accounts.list());
  routes.on(accountEndpoints.people, async () => (await accounts.list()).filter(({ disabled, village }) => !disabled && village === null).map(({ id, name }) => ({ id, name })));
  routes.on(accountEndpoints.create, ({ body }, { person }) => accounts.create(person.account, body));
  routes.on(accountEndpoints.update, ({ params, body }, { person }) => accounts.update(person.account, params.id, body));
}
