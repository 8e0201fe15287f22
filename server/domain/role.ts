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
  'metric.view',
  'metric.manage',
  'reading.enter',
  'reading.approve',
  'reading.report',
  'board.view',
  'board.edit',
  'record.make',
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
    'metric.view',
    'metric.manage',
    'reading.enter',
    'reading.approve',
    'board.view',
    'board.edit',
    'record.make',
  ],
  /** Watches the boards and may ask of every figure where it comes from. */
  leader: ['screen.view', 'content.view', 'publication.view', 'ledger.view', 'metric.view', 'board.view', 'record.make'],
  /** A village's own sign-in: reports the figures of that village and sees nothing else. */
  reporter: ['reading.report'],
} as const satisfies Record<string, readonly Permission[]>;
export type RoleId = keyof typeof ROLES;
export const ROLE_IDS = Object.keys(ROLES) as RoleId[];

/** The one authorisation rule: denied unless one of the roles grants it. */
export function isAllowed(roles: readonly string[], permission: Permission): boolean {
  return roles.some((role) => Object.hasOwn(ROLES, role) && (ROLES[role as RoleId] as readonly Permission[]).includes(permission));
}
