import { Router } from 'express';
import { fileURLToPath } from 'node:url';
import { referenceHeaders } from './security-headers.ts';

const files = fileURLToPath(new URL('.', import.meta.resolve('swagger-ui-dist/package.json')));

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference - Asset Recovery Portal</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
<script src="docs/swagger-ui-bundle.js" defer></script>
<script src="docs/start.js" defer></script>
</head>
<body><div id="reference"></div></body>
</html>
`;

const start = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#reference',
  supportedSubmitMethods: [],
  validatorUrl: null,
  // Nothing can be sent from here, so there is nothing to authorise.
  plugins: [() => ({ wrapComponents: { authorizeBtn: () => () => null } })],
});
`;

/** A reader for the OpenAPI document, served from here: nothing is fetched from elsewhere, nothing can be sent. */
export function createApiReference(): Router {
  // A page under another address would not find its files.
  const router = Router({ caseSensitive: true, strict: true });
  router.use('/docs', referenceHeaders());
  router.get('/docs', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('js').send(start);
  });
  router.get(['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js'], (request, response) => {
    response.sendFile(request.path.slice('/docs/'.length), { root: files, maxAge: 3_600_000 });
  });
  return router;
}
