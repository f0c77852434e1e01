/** The package has no types. Tests use its server alone. */
declare module 'oidc-provider' {
  // biome-ignore lint/suspicious/noExplicitAny: the options are the package's own.
  export const Provider: new (issuer: string, configuration: object) => any
}
