import { type ImplementerInternalWithMiddlewares, implement, ORPCError } from '@orpc/server'
import { type Contract, contract } from '../../shared/contract/contract.ts'
import { CONTRACT_VERSION } from '../../shared/contract/procedure.ts'
import { roleAllows } from '../../shared/domain/workspace.ts'
import type { Session } from './control-room-port.ts'
import type { Keeping } from './ports/keeping.ts'
import { StoreFullError, type Tx } from './ports/store.ts'
import type { Room } from './room.ts'
import { buyerRoutes } from './routes/buyers.ts'
import { channelRoutes } from './routes/channels.ts'
import { decidingRoutes } from './routes/deciding.ts'
import { exceptionRoutes } from './routes/exceptions.ts'
import { fulfillmentRoutes } from './routes/fulfillments.ts'
import { keepingRoutes } from './routes/keeping.ts'
import { orderRoutes } from './routes/orders.ts'
import { packingRoutes } from './routes/packing.ts'
import { replayRoutes } from './routes/replay.ts'
import { returnRoutes } from './routes/returns.ts'
import { setupRoutes } from './routes/setup.ts'
import { stockRoutes } from './routes/stock.ts'

/** What each call knows: who is at the other end. */
export interface CallContext {
  readonly session: Session
}

/** The contract's procedures, each waiting for its handler. Written out: inferred, it is too long to be told on. */
export type Procedures = ImplementerInternalWithMiddlewares<
  Contract,
  CallContext & Record<never, never>,
  CallContext
>

/** The least status of an answer that is our fault and not the caller's. */
const OUR_FAULT = 500

/**
 * Every procedure of the contract with its role checked before it runs; deny by default. `onFault` hears of what was
 * thrown that no caller is to blame for: the caller is told no more than that it failed.
 */
export function openProcedures(onFault: Room['onFault']): Procedures {
  const guarded = implement(contract)
    .$context<CallContext>()
    .use(async ({ context, procedure, path, next }) => {
      const { role } = procedure['~orpc'].meta
      if (!roleAllows(context.session.role, role))
        throw new ORPCError('FORBIDDEN', { data: { needed: role } })
      try {
        return await next()
      } catch (fault) {
        if (fault instanceof StoreFullError) throw new ORPCError('STORE_FULL')
        if (!(fault instanceof ORPCError) || fault.status >= OUR_FAULT)
          onFault(new Error(`${path.join('.')} failed`, { cause: fault }))
        throw fault
      }
    })
  return guarded
}

/** The contract, implemented. */
export function openRouter(room: Room) {
  const procedures = openProcedures(room.onFault)
  return procedures.router({
    session: {
      hello: procedures.session.hello.handler(({ context }) => hello(room, context.session)),
      troubles: procedures.session.troubles.handler(async () => ({
        troubles: [...(await room.about.troubles())],
      })),
      changes: procedures.session.changes.handler(({ input, signal }) =>
        room.changes.stream(input.since, signal),
      ),
    },
    ...setupRoutes(procedures, room),
    ...orderRoutes(procedures, room),
    ...fulfillmentRoutes(procedures, room),
    ...returnRoutes(procedures, room),
    ...exceptionRoutes(procedures, room),
    ...stockRoutes(procedures, room),
    ...decidingRoutes(procedures, room),
    ...replayRoutes(procedures, room),
    ...packingRoutes(procedures, room),
    ...channelRoutes(procedures, room),
    ...keepingRoutes(procedures, room),
    ...buyerRoutes(procedures, room),
  })
}

async function workspaceOf(tx: Tx, keeping: Keeping): Promise<'missing' | 'empty' | 'ready'> {
  if (keeping.missing() !== null) return 'missing'
  return (await tx.sites.all()).length === 0 ? 'empty' : 'ready'
}

function hello({ store, clock, demo, about, keeping, notices }: Room, { actor, role }: Session) {
  return store.read(async (tx) => ({
    contractVersion: CONTRACT_VERSION,
    programVersion: about.programVersion,
    actor,
    role,
    workspace: await workspaceOf(tx, keeping),
    demo: demo.current() !== null,
    settings: await tx.settings.workspace(),
    notices: [...notices.all()],
    lastSeq: await tx.journal.lastSeq(),
    now: clock.now(),
  }))
}
