import { useCallback, useState } from 'react'
import type { CatalogueRow } from '../../../shared/contract/channel-catalogue.ts'
import type { TakenField } from '../../../shared/domain/catalogue.ts'

/** How one item goes otherwise than the rest. */
export interface ItemChoice {
  readonly leave: boolean
  /** null = as for the rest. */
  readonly fields: readonly TakenField[] | null
  readonly recount: boolean
}

const AS_REST: ItemChoice = { leave: false, fields: null, recount: false }
const NONE: ReadonlyMap<string, ItemChoice> = new Map()

/** What was chosen for single items, by id, until it is taken. */
export function useCatalogueChoices() {
  const [choices, setChoices] = useState(NONE)
  /** `null` = as the rest again. */
  const choose = useCallback(
    (ids: Iterable<string>, change: ((before: ItemChoice) => Partial<ItemChoice>) | null) =>
      setChoices((old) => {
        const next = new Map(old)
        for (const id of ids) {
          if (change === null) next.delete(id)
          else next.set(id, { ...AS_REST, ...old.get(id), ...change(old.get(id) ?? AS_REST) })
        }
        return next
      }),
    [],
  )
  const clear = useCallback(() => setChoices(NONE), [])
  return { choices, choose, clear }
}

/** The fields in which the shop's value replaces ours for one item. */
export function fieldsOf(
  row: CatalogueRow,
  choice: ItemChoice | undefined,
  fields: readonly TakenField[],
): readonly TakenField[] {
  return choice?.fields ?? fields.filter((field) => row.differences.some((one) => one.field === field))
}
