import type { RequestHandler } from 'express';
import helmet from 'helmet';

type Directives = Readonly<Record<string, readonly string[]>>;

const nothing: Directives = { defaultSrc: ["'none'"] };

/** Answers of the API are data: nothing in them may run, be framed, be cached or be read by another site. */
export function apiHeaders(): RequestHandler {
  return headersWith({ ...nothing, frameAncestors: ["'none'"], sandbox: [] });
}

/** The API reference: its own page and files, no request may be sent from it. */
export function referenceHeaders(): RequestHandler {
  return headersWith({
    ...nothing,
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  });
}

/**
 * The two style elements that React Aria writes, for pressing and for the scroll lock under a dialog. A test derives the
 * hashes from the installed package.
 */
const reactAriaStyles = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

/** Browsers send what they stopped to this address; see `createCspReports`. */
export const cspReportPath = '/csp-reports';
const reported: Directives = { reportUri: [`/api/v1${cspReportPath}`] };

/** The pages: code and data of this origin only, and no text becomes markup or code. */
export function pageHeaders({ publicIsLoopback }: { publicIsLoopback: boolean }): RequestHandler {
  return headersWith({
    ...nothing,
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", ...reactAriaStyles],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    workerSrc: ["'self'"],
    // Also where the preview may go: it could otherwise carry what it shows away in an address.
    frameSrc: ["'self'"],
    manifestSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    // The portal takes no forms: one that is sent before its script runs would put a password into the address.
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['default'],
    ...reported,
    ...(publicIsLoopback ? {} : { upgradeInsecureRequests: [] }),
  });
}

/** Workers have a policy of their own. Only theirs compiles WebAssembly, which Argon2 and streamed SHA-256 need. */
export function workerHeaders(): RequestHandler {
  return headersWith({
    ...nothing,
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
    ...reported,
  });
}

/**
 * The frame that shows opened files: in an origin that is nobody's, without network. Nothing is reported from it,
 * because the address in a report is chosen by whoever breaks the policy, and could carry what is shown.
 */
export function previewHeaders(): RequestHandler {
  const headers = headersWith(
    {
      sandbox: ['allow-scripts'],
      ...nothing,
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ['blob:', 'data:'],
      fontSrc: ['blob:', 'data:'],
      connectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'self'"],
    },
    { xFrameOptions: { action: 'sameorigin' }, originAgentCluster: false },
  );
  return (request, response, next) => {
    // A sandbox is apart by itself: asked for once more, Chromium warns that it cannot be.
    response.removeHeader('Origin-Agent-Cluster');
    headers(request, response, next);
  };
}

/** What the preview loads, for an origin that is nobody's: other sites may read it too, and find nothing secret. */
export function previewAssetHeaders(): RequestHandler {
  const headers = headersWith(
    { ...nothing, frameAncestors: ["'none'"], sandbox: [] },
    { crossOriginResourcePolicy: { policy: 'cross-origin' } },
  );
  return (request, response, next) => {
    response.set('Access-Control-Allow-Origin', '*');
    headers(request, response, next);
  };
}

function headersWith(directives: Directives, more: object = {}): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    originAgentCluster: true,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
    xContentTypeOptions: true,
    xDnsPrefetchControl: true,
    xFrameOptions: { action: 'deny' },
    xPoweredBy: true,
    ...more,
  });
}

/** For the public address only: browsers would remember it for whatever else runs on a developer's machine. */
export const strictTransport = helmet.strictTransportSecurity({
  maxAge: 63_072_000,
  includeSubDomains: true,
  preload: true,
});

/** Browser features that no page of the portal uses. */
export const permissionsPolicy: RequestHandler = (_request, response, next) => {
  response.set(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  );
  next();
};
