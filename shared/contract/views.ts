import { z } from 'zod'
import { columnPlaces, listView, viewedList } from '../domain/list-view.ts'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, query } from './procedure.ts'

const namedView = listView.extend({
  id: scalars.uuid,
  author: z.string(),
  /** The caller made it. */
  isOwn: z.boolean(),
})
export type NamedView = z.infer<typeof namedView>

/** How each person has their lists: the columns, and filters under a name, one's own or everybody's. */
export const views = {
  /** `columns`: null = the list stands as it came. Views by name, one's own before those of others. */
  of: query('packer', 'any-site')
    .input(z.object({ list: viewedList }))
    .output(z.object({ columns: columnPlaces.nullable(), views: z.array(namedView) })),
  /** null = as it came. */
  arrange: command({
    role: 'packer',
    scope: 'any-site',
    input: z.object({ list: viewedList, columns: columnPlaces.nullable() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** Makes a view, or changes one's own. */
  save: command({
    role: 'packer',
    scope: 'any-site',
    input: z.object({ viewId: scalars.uuid, list: viewedList, view: listView }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** One's own, or a shared one of somebody else by a manager. */
  remove: command({
    role: 'packer',
    scope: 'any-site',
    input: z.object({ viewId: scalars.uuid }),
    output: nothing,
    needsHub: 'every-site',
  }),
}
