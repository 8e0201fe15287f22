import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowed, PERMISSIONS } from '../../../server/domain/role.ts';

const ADMINISTRATOR_ONLY = ['account.manage', 'town.manage'];

test.each(PERMISSIONS)('%s: an administrator may, an editor only what is not the administrator’s', (permission) => {
  expect(isAllowed(['administrator'], permission)).toBe(true);
  expect(isAllowed(['editor'], permission)).toBe(!ADMINISTRATOR_ONLY.includes(permission));
  expect(isAllowed([], permission)).toBe(false);
});

test('a role nobody has defined grants nothing, whatever its name', () => {
  const undefinedRole = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'Administrator', 'administrator ')).filter((role) => !['administrator', 'editor'].includes(role));
  fc.assert(fc.property(undefinedRole, fc.constantFrom(...PERMISSIONS), (role, permission) => !isAllowed([role], permission)));
});

test('two roles together grant just what either grants', () => {
  for (const permission of PERMISSIONS) expect(isAllowed(['nobody', 'editor'], permission)).toBe(isAllowed(['editor'], permission));
});
