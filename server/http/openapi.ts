import { z } from 'zod';
import { ERRORS } from '../protocol/errors.ts';
import type { Endpoint } from '../protocol/rest/endpoint.ts';
import { API_PREFIX } from '../protocol/rest/endpoint.ts';

type Group = Record<string, Endpoint>;

/** The OpenAPI 3.1 document of the endpoints, from the very schemas they are validated with. */
export function openApiDocument(api: Record<string, Group>, version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [group, endpoints] of Object.entries(api)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = `${API_PREFIX}${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
      (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(group, name, endpoint);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Heping 荷屏', version, description: 'Screens, content, publications and the play ledger of a town.' },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'heping_session' } },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: { code: { enum: Object.keys(ERRORS) }, message: { type: 'string' }, details: {} },
            },
          },
        },
      },
    },
  };
}

function operation(group: string, name: string, endpoint: Endpoint): object {
  const { summary, access, params, query, body, raw, response, ifMatch } = endpoint;
  return {
    operationId: `${group}.${name}`,
    tags: [group],
    summary,
    'x-access': access,
    ...(access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parameters('path', params),
      ...parameters('query', query),
      ...(ifMatch ? [{ in: 'header', name: 'If-Match', required: true, schema: { type: 'string' }, description: 'Revision the change was based on' }] : []),
    ],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: json(body, 'input') } } } } : {}),
    ...(raw ? { requestBody: { required: true, content: { [raw]: {} } } } : {}), // bytes have no schema: https://spec.openapis.org/oas/v3.1.0#considerations-for-file-uploads
    responses: {
      ...(response
        ? { 200: { description: 'Done', content: { 'application/json': { schema: json(response, 'output') } } } }
        : { 204: { description: 'Done' } }),
      default: { description: 'Refused or failed', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
    },
  };
}

function parameters(place: 'path' | 'query', schema: z.core.$ZodType | undefined): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = json(schema, 'input') as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(properties).map(([name, of]) => ({ in: place, name, required: place === 'path' || required.includes(name), schema: of }));
}

function json(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
