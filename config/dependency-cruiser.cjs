/** The direction of dependencies. Proved by tests/architecture, planted violations included. */
const rules = [
  { name: 'no-circular', from: {}, to: { circular: true } },
  {
    name: 'feature-entered-by-index',
    from: { path: '^server/features/([^/]+)/' },
    to: {
      path: '^server/features/',
      pathNot: ['^server/features/$1/', '^server/features/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'app-uses-feature-index',
    from: { path: '^server/[^/]+\\.ts$' },
    to: { path: '^server/features/[^/]+/', pathNot: '/index\\.ts$' },
  },
  {
    name: 'platform-knows-no-feature',
    from: { path: '^server/platform/' },
    to: { path: '^server/(features/|[^/]+\\.ts$)' },
  },
  {
    name: 'contracts-are-pure',
    from: { path: '^core/contracts/' },
    to: { pathNot: ['^core/contracts/', 'node_modules/zod/'] },
  },
  {
    name: 'transparency-imports-nothing',
    from: { path: '^core/transparency/' },
    to: { pathNot: ['^core/transparency/', 'node_modules/@noble/(curves|hashes)/'] },
  },
  {
    name: 'assets-are-pure',
    from: { path: '^core/assets/' },
    to: { pathNot: ['^core/(assets|contracts)/', 'node_modules/ibantools/'] },
  },
  {
    name: 'core-knows-nobody',
    from: { path: '^core/' },
    to: { path: '^(server|client|scripts|tests|config)/' },
  },
  { name: 'core-runs-anywhere', from: { path: '^core/' }, to: { dependencyTypes: ['core'] } },
  { name: 'client-never-sees-server', from: { path: '^client/' }, to: { path: '^server/' } },
  {
    name: 'client-features-isolated',
    from: { path: '^client/features/([^/]+)/' },
    to: { path: '^client/features/', pathNot: '^client/features/$1/' },
  },
  {
    name: 'client-shared-below-features',
    from: { path: '^client/(components|hooks|lib|session)/' },
    to: { path: '^client/(features|app|front)/' },
  },
  {
    name: 'client-features-below-app',
    from: { path: '^client/features/' },
    to: { path: '^client/(app|front)/' },
  },
  {
    name: 'client-seals-in-the-worker',
    from: { path: '^client/', pathNot: '^client/session/worker/' },
    to: { path: '^core/(sealing/|exchange/index\\.ts$)', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'client-preview-alone',
    from: { path: '^client/preview/' },
    to: { path: '^(client|core)/', pathNot: '^client/preview/' },
  },
  { name: 'server-never-sees-client', from: { path: '^server/' }, to: { path: '^client/' } },
  {
    name: 'scripts-never-enter-features',
    from: { path: '^scripts/' },
    to: { path: '^server/features/' },
  },
  {
    name: 'openpgp-only-in-sealing',
    from: { pathNot: '^(core/sealing/|tests/)' },
    to: { path: 'node_modules/openpgp/' },
  },
  {
    name: 'mongoose-only-in-repositories',
    from: { pathNot: '(\\.mongo\\.ts|\\.model\\.ts)$|^server/platform/|^tests/' },
    to: { path: 'node_modules/(mongoose|mongodb)/' },
  },
  {
    name: 'express-only-at-the-edge',
    from: { pathNot: '\\.router\\.ts$|^server/(app\\.ts$|platform/http/)|^tests/' },
    to: { path: 'node_modules/(@types/)?express/' },
  },
  { name: 'nothing-imports-tests', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
];

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
