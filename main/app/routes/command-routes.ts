import type { Router } from '@orpc/server'
import { type Area, ENTRIES, type NamesOf } from '../../../shared/contract/commands.ts'
import type { Contract } from '../../../shared/contract/contract.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { Call, Dispatch } from '../commands/dispatch.ts'
import type { CallContext, Procedures } from './router.ts'

/** The areas in which something can be read. */
type QueryArea = { [A in Area]: NamesOf<A, 'query'> extends never ? never : A }[Area]

/** Every query of the contract with its handler; one that is forgotten does not compile. */
export type Queries = {
  readonly [A in QueryArea]: Pick<Router<Contract[A], CallContext>, NamesOf<A, 'query'>>
}

/** A procedure of a command or action that waits for its handler. */
interface Unhandled {
  handler(
    answer: (call: { readonly input: Call; readonly context: CallContext }) => Promise<unknown>,
  ): unknown
}

/** The queries and, read off the contract, every command and action: what each does is said by the registry. */
export function withCommands(
  queries: Queries,
  procedures: Procedures,
  dispatch: Dispatch,
): Router<Contract, CallContext> {
  const routes: Record<string, Record<string, unknown>> = {}
  for (const [area, calls] of Object.entries(queries)) routes[area] = { ...calls }
  const unhandled = procedures as unknown as Readonly<Record<string, Readonly<Record<string, Unhandled>>>>
  for (const entry of ENTRIES) {
    const { area, name } = entry
    const procedure = unhandled[area]?.[name]
    assert(procedure, `${area}.${name} is in the contract`)
    const route = procedure.handler(({ input, context }) =>
      dispatch(entry, context.session, input, context.seat),
    )
    routes[area] = { ...routes[area], [name]: route }
  }
  // Whole by its types: each query is in `Queries`, each command and action in ENTRIES.
  return routes as unknown as Router<Contract, CallContext>
}
