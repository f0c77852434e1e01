/** Connection URLs with several hosts, as libpq accepts them (PostgreSQL, 34.1.1.3) and `pg` does not. */

const authority = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^@/?]*)(.*)$/s

/** One URL per host, in their order. */
export function perHost(url: string): string[] {
  const [, before = '', hosts = '', behind = ''] = authority.exec(url) ?? []
  return hosts.includes(',') ? hosts.split(',').map((host) => `${before}${host}${behind}`) : [url]
}

/** The URL for messages, without user and password. */
export function withoutSecrets(url: string): string {
  const { protocol, pathname } = new URL(perHost(url)[0] as string)
  return `${protocol}//${perHost(url).map((one) => new URL(one).host)}${pathname}`
}
