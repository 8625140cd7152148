import { z } from 'zod'
import { CorruptRowError } from '../app/ports/store.ts'

/** Hears of rows left out of a list because they cannot be read; everything else of the list works. */
export type OnCorruptRow = (error: CorruptRowError) => void

/** @throws {CorruptRowError} the text is not JSON, or the JSON is not what `schema` wants */
export function parseStored<T>(schema: z.ZodType<T>, text: string, table: string, key: string): T {
  return checkStored(schema, readJson(text, table, key), table, key)
}

/** @throws {CorruptRowError} */
export function checkStored<T>(schema: z.ZodType<T>, value: unknown, table: string, key: string): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new CorruptRowError(table, key, z.prettifyError(result.error))
  return result.data
}

/** @throws {CorruptRowError} the text is not JSON */
export function readJson(text: string, table: string, key: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CorruptRowError(table, key, 'not JSON')
  }
}

/** Maps a list's rows; a row that cannot be read is reported and left out. */
export function readList<Row, T>(
  rows: readonly Row[],
  onCorruptRow: OnCorruptRow,
  read: (row: Row) => T,
): T[] {
  const list: T[] = []
  for (const row of rows) {
    try {
      list.push(read(row))
    } catch (error) {
      if (!(error instanceof CorruptRowError)) throw error
      onCorruptRow(error)
    }
  }
  return list
}
