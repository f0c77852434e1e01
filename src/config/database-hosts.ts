/** Addresses of Postgres with several hosts, as libpq takes them (PostgreSQL, 34.1.1.3) and `pg` does not. */

const authority = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^@/?]*)(.*)$/s

/** The same address once per host, in their order; what has one host stays as it is. */
export function perHost(url: string): string[] {
  const [, before = '', hosts = '', behind = ''] = authority.exec(url) ?? []
  return hosts.includes(',') ? hosts.split(',').map((host) => `${before}${host}${behind}`) : [url]
}

/** The address for a person, without what is secret. */
export function withoutSecrets(url: string): string {
  const { protocol, pathname } = new URL(perHost(url)[0] as string)
  return `${protocol}//${perHost(url).map((one) => new URL(one).host)}${pathname}`
}
