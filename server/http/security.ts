import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { AppError } from '../protocol/app-error.ts';

/**
 * Headers for every answer: nothing from anywhere but here. `blob:` is for films and pictures a
 * display has verified and joined itself; inline styles are what Lit and Web Awesome position with.
 */
export function securityHeaders(isTls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isTls,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: isTls, // browsers ignore it, loudly, on plain HTTP
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/**
 * Whether a browser sent this from a page of ours. Tools send neither header and carry no cookie of
 * a victim's, so they pass.
 */
export function isOwnOrigin(headers: { origin?: string | undefined; host?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined }, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (headers.origin === undefined) return true;
  if (publicUrl !== null && headers.origin === new URL(publicUrl).origin) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

/** Refuses whatever changes something and comes from another site (cross-site request forgery). */
export function ownOriginOnly(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isOwnOrigin(request.headers, publicUrl)) return next();
    throw new AppError('foreign-origin');
  };
}
