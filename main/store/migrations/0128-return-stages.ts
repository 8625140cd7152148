import type { Migration } from './migration.ts'

const ON_SQLITE = `UPDATE returns SET site_id = json_extract(doc, '$.siteId'), stage = CASE
  WHEN json_extract(doc, '$.state') = 'refused' THEN 'refused'
  WHEN json_extract(doc, '$.refund.kind') = 'none' THEN 'received' ELSE 'refunded' END`
const ON_POSTGRES = `UPDATE returns SET site_id = doc::json->>'siteId', stage = CASE
  WHEN doc::json->>'state' = 'refused' THEN 'refused'
  WHEN doc::json->'refund'->>'kind' = 'none' THEN 'received' ELSE 'refunded' END`

/** How far each return is, by which all of them are listed and counted. */
export const returnStages: Migration = {
  version: 128,
  name: 'return-stages',
  up: ({ text, dialect }) => [
    `ALTER TABLE returns ADD COLUMN stage ${text} NOT NULL DEFAULT 'received'`,
    `ALTER TABLE returns ADD COLUMN site_id ${text}`,
    ...(dialect === 'postgres' ? [] : [ON_SQLITE]),
    ...(dialect === 'sqlite' ? [] : [ON_POSTGRES]),
    'CREATE INDEX returns_by_stage ON returns (stage, at)',
  ],
}
