import { preparedQuery } from '../prepared-query.ts'
import type { Db } from '../schema.ts'

/**
 * Takes `count` numbers of a growing sequence and returns the first. Gapless, and in the order of the commits,
 * because writers queue: a reader that has seen number n has seen all before it.
 */
export async function nextNumbers(
  db: Db,
  name: 'journal' | 'outbox' | 'print' | 'changed-stock' | 'world',
  count: number,
): Promise<number> {
  const [row] = await raised(db, { name, count })
  if (row === undefined) throw new Error(`No counter is called ${name}`)
  return row.value - count + 1
}

const raised = preparedQuery((db, { name, count }: { name: string; count: number }) =>
  db
    .updateTable('counters')
    .set((eb) => ({ value: eb('value', '+', count) }))
    .where('name', '=', name)
    .returning('value'),
)
