import { z } from 'zod'

/** Lists whose columns can be arranged and whose views have names. */
export const viewedList = z.enum(['exceptions', 'orders', 'parcels', 'returns', 'stock'])
export type ViewedList = z.infer<typeof viewedList>

const columnPlace = z.object({
  id: z.string().max(40),
  /** Pixels; null = as the list has it. */
  width: z.int().min(40).max(1200).nullable(),
  isShown: z.boolean(),
  /** It comes first, and stays where it is while the others scroll sideways. */
  isPinned: z.boolean(),
})
export type ColumnPlace = z.infer<typeof columnPlace>

/** How a list's columns stand, in their order. Columns it does not name stand as the list has them, after the others. */
export const columnPlaces = z.array(columnPlace).max(60)

/** A filter, sort and columns under a name. */
export const listView = z.object({
  name: z.string().trim().min(1).max(60),
  /** Everybody sees it. */
  isShared: z.boolean(),
  /** The filter and the sort, as the list's address has them. */
  query: z.string().max(2000),
  columns: columnPlaces,
})
export type ListView = z.infer<typeof listView>
