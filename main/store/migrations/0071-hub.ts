import type { Migration } from './migration.ts'

/**
 * What processes that share a database must know of each other: who does what only one may do, who is there, and what
 * has changed of the world that decisions are made from.
 */
export const hub: Migration = {
  version: 71,
  name: 'hub',
  up: ({ text, integer, clustered }) => [
    `CREATE TABLE duties (
      name ${text} PRIMARY KEY,
      epoch ${integer} NOT NULL,
      holder ${text},
      since ${integer} NOT NULL
    )${clustered}`,
    `CREATE TABLE hub_processes (
      id ${text} PRIMARY KEY,
      started_at ${integer} NOT NULL,
      seen_at ${integer} NOT NULL,
      standing ${text} NOT NULL
    )${clustered}`,
    `CREATE TABLE world_changes (
      revision ${integer} PRIMARY KEY,
      doc ${text} NOT NULL
    )${clustered}`,
    "INSERT INTO counters (name, value) VALUES ('world', 0)",
  ],
}
