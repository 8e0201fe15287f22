import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowed, PERMISSIONS, ROLE_IDS } from '../../../server/domain/role.ts';

const ADMINISTRATOR_ONLY = ['account.manage', 'town.manage'];
const VILLAGE_ONLY = ['reading.report'];

test.each(PERMISSIONS)('%s: an administrator may, an editor only what is not the administrator’s or a village’s', (permission) => {
  expect(isAllowed(['administrator'], permission)).toBe(true);
  expect(isAllowed(['editor'], permission)).toBe(![...ADMINISTRATOR_ONLY, ...VILLAGE_ONLY].includes(permission));
  expect(isAllowed([], permission)).toBe(false);
});

test.each(PERMISSIONS)('%s: a leader may look and have records made, a village may report, and neither anything else', (permission) => {
  expect(isAllowed(['leader'], permission)).toBe(permission.endsWith('.view') || permission === 'record.make');
  expect(isAllowed(['reporter'], permission)).toBe(permission === 'reading.report');
});

test('a role nobody has defined grants nothing, whatever its name', () => {
  const undefinedRole = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'Administrator', 'administrator ')).filter((role) => !ROLE_IDS.includes(role as never));
  fc.assert(fc.property(undefinedRole, fc.constantFrom(...PERMISSIONS), (role, permission) => !isAllowed([role], permission)));
});

test('two roles together grant just what either grants', () => {
  for (const permission of PERMISSIONS) expect(isAllowed(['nobody', 'editor'], permission)).toBe(isAllowed(['editor'], permission));
});
