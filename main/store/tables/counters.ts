import type { Db } from '../schema.ts'

/**
 * Takes `count` numbers of a growing sequence and returns the first. Gapless, and in the order of the commits,
 * because writers queue: a reader that has seen number n has seen all before it.
 */
export async function nextNumbers(
  db: Db,
  name: 'journal' | 'outbox' | 'print' | 'changed-stock',
  count: number,
): Promise<number> {
  const row = await db
    .updateTable('counters')
    .set((eb) => ({ value: eb('value', '+', count) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value - count + 1
}
