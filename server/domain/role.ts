/** What a signed-in person may do; every route and socket event names exactly one. */
export const PERMISSIONS = [
  'account.manage',
  'town.manage',
  'screen.view',
  'screen.manage',
  'content.view',
  'content.edit',
  'publication.view',
  'publication.publish',
  'ledger.view',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Roles are data: a new role is a new row here. */
export const ROLES = {
  administrator: [...PERMISSIONS],
  editor: [
    'screen.view',
    'screen.manage',
    'content.view',
    'content.edit',
    'publication.view',
    'publication.publish',
    'ledger.view',
  ],
} as const satisfies Record<string, readonly Permission[]>;
export type RoleId = keyof typeof ROLES;
export const ROLE_IDS = Object.keys(ROLES) as RoleId[];

/** The one authorisation rule: denied unless one of the roles grants it. */
export function isAllowed(roles: readonly string[], permission: Permission): boolean {
  return roles.some((role) => Object.hasOwn(ROLES, role) && (ROLES[role as RoleId] as readonly Permission[]).includes(permission));
}
