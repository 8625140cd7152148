import type { FileReading } from '../../../shared/domain/file-mapping.ts'
import type { CsvSource } from './read-table.ts'

/** The kinds of file, in the order they are read: what is referred to before what refers. */
export const FILE_KINDS = [
  'sites',
  'products',
  'services',
  'stock',
  'rates',
  'channel_reserves',
  'exchange_rates',
  'receipts',
  'orders',
  'rules',
  'policy',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

export interface GivenFile {
  /** As the person knows it; says the kind where its contents do not. */
  readonly name: string
  /** May be opened several times. */
  readonly open: () => CsvSource
  /** What a person said of it; absent = nothing. */
  readonly reading?: FileReading
}

/** 'orders.csv', 'Orders 2026-11.csv' and 'orders_nightly.csv' are orders; null = not a file we know. */
export function fileKind(name: string): FileKind | null {
  const match = /([^/\\]*)\.(csv|json)$/.exec(name.toLowerCase())
  const [, stem = '', extension] = match ?? []
  const kind = FILE_KINDS.find((one) => stem.startsWith(one) && !/^[a-z]/.test(stem.slice(one.length)))
  const wanted = kind === 'rules' || kind === 'policy' ? 'json' : 'csv'
  return kind !== undefined && extension === wanted ? kind : null
}
