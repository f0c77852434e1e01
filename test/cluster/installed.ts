/** The programs that the cluster is made of; says which are missing before any test runs. */
import { existsSync } from 'node:fs'

const packages = {
  nginx: '/usr/sbin/nginx',
  pgbouncer: '/usr/sbin/pgbouncer',
  'postgresql-15': '/usr/lib/postgresql/15/bin/pg_basebackup',
}

export const nginxProgram = packages.nginx
export const pgbouncerProgram = packages.pgbouncer

export default function setup(): void {
  const missing = Object.entries(packages).flatMap(([name, program]) => (existsSync(program) ? [] : [name]))
  if (missing.length > 0)
    throw new Error(
      `The cluster is made of Debian's packages, and ${missing.join(', ')} is missing here: run \`apt-get install ${missing.join(' ')}\` as root.`,
    )
}
