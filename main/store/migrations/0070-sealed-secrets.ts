import type { Migration } from './migration.ts'

/** Credentials that every process of a hub opens with the same passphrase; one machine's lie in a file beside its data. */
export const sealedSecrets: Migration = {
  version: 70,
  name: 'sealed-secrets',
  up: ({ text, clustered }) => [
    `CREATE TABLE sealed_secrets (
      name ${text} PRIMARY KEY,
      sealed ${text} NOT NULL
    )${clustered}`,
  ],
}
