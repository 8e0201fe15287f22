import type { IncomingHttpHeaders } from 'node:http';
import type { Response } from 'express';

/** `__Host-` binds the cookie to this very host, which browsers only allow over TLS. */
function nameOf(isTls: boolean): string {
  return isTls ? '__Host-heping_session' : 'heping_session';
}

export function readSessionCookie(headers: IncomingHttpHeaders, isTls: boolean): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === nameOf(isTls) && value !== undefined && /^[\w-]{20,40}$/.test(value)) return value;
  }
  return null;
}

export function setSessionCookie(response: Response, token: string, isTls: boolean): void {
  response.cookie(nameOf(isTls), token, { httpOnly: true, sameSite: 'strict', secure: isTls, path: '/' });
}

export function clearSessionCookie(response: Response, isTls: boolean): void {
  response.clearCookie(nameOf(isTls), { httpOnly: true, sameSite: 'strict', secure: isTls, path: '/' });
}
