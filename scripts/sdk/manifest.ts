/** The package.json of the SDK's npm package. */

const entries = {
  '.': 'src/sdk/index',
  './webhooks': 'src/sdk/webhooks',
  './react-query': 'generated/react-query',
}

/** The version is that of the contract, which defines all functions of the SDK. */
export function manifest(version: string): object {
  return {
    name: '@taskpact/client',
    version,
    description: 'The client of Taskpact, a self-hosted to-do and project service, made from its OpenAPI contract',
    keywords: ['taskpact', 'todo', 'openapi', 'client'],
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: Object.fromEntries(
      Object.entries(entries).map(([entry, file]) => [entry, { types: `./${file}.d.ts`, default: `./${file}.js` }]),
    ),
    files: ['generated', 'src'],
    peerDependencies: { '@tanstack/react-query': '^5.0.0' },
    peerDependenciesMeta: { '@tanstack/react-query': { optional: true } },
  }
}
