import type { Template } from './grid.ts';
import { governance } from './governance.ts';
import { playback } from './playback.ts';
import { publicity } from './publicity.ts';
import { services } from './services.ts';
import { villages } from './villages.ts';

/** Boards to begin with; together they show every figure of the yearly report and what the screens count. */
export const TEMPLATES: readonly Template[] = [publicity, services, governance, villages, playback];

/** @throws when there is none of this id */
export function templateById(id: string): Template {
  const found = TEMPLATES.find((template) => template.id === id);
  if (!found) throw new Error(`There is no template “${id}”.`);
  return found;
}
