import type { z } from 'zod';
import type { Permission } from '../../domain/role.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anyone, anyone signed in, or whoever a role grants the permission. */
export type Access = 'public' | 'signed-in' | Permission;

type Schema = z.core.$ZodType | undefined;

/**
 * One REST operation, described once: the server's route, its validation, the OpenAPI document and
 * the browser's typed call are all made from this.
 */
export interface Endpoint<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema, R extends Schema = Schema> {
  readonly method: Method;
  /** Below /api/v1, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Media type of a body that is bytes and not JSON; the route reads them from the request. */
  readonly raw?: 'application/octet-stream' | 'image/*';
  readonly response?: R;
  /** The call must carry If-Match with the revision it was based on. */
  readonly ifMatch?: true;
}

export function endpoint<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined, R extends Schema = undefined>(
  description: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return description;
}

export type Parsed<S extends Schema> = S extends z.core.$ZodType ? z.output<S> : undefined;
export type Sent<S extends Schema> = S extends z.core.$ZodType ? z.input<S> : undefined;
export const API_PREFIX = '/api/v1';
