import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { parseStored } from './stored-json.ts'

/** A document as a row keeps it; `seal` null = it was not checked when it was written. */
export interface SealedText {
  readonly doc: string
  readonly seal: number | null
}

/**
 * Documents that are checked when they are written, and read without checking them again as long as the text and what
 * the schema wants are the same: the seal is a checksum of both. All others are checked on each read: rows of earlier
 * versions, rows that were edited, and damaged ones.
 */
export class SealedDocument<T> {
  readonly #schema: z.ZodType<T>
  readonly #table: string
  readonly #form: number

  /** `edition` changes when a refinement of the schema does, which its form does not show. */
  constructor(schema: z.ZodType<T>, table: string, edition: number) {
    this.#schema = schema
    this.#table = table
    const form = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' })
    this.#form = crc32(JSON.stringify(form), edition)
  }

  /** A value that is not what the schema wants is kept without a seal: its reader says what is wrong. */
  write(value: T): SealedText {
    const checked = this.#schema.safeParse(value)
    if (!checked.success) return { doc: JSON.stringify(value), seal: null }
    const doc = JSON.stringify(checked.data)
    return { doc, seal: this.#sealOf(doc) }
  }

  /** @throws {CorruptRowError} */
  read({ doc, seal }: SealedText, key: string): T {
    if (seal !== null && seal === this.#sealOf(doc)) return JSON.parse(doc) as T
    return parseStored(this.#schema, doc, this.#table, key)
  }

  #sealOf(doc: string): number {
    return crc32(doc, this.#form)
  }
}
