import { type ImplementerInternalWithMiddlewares, implement, ORPCError, type Router } from '@orpc/server'
import { type Contract, contract } from '../../../shared/contract/contract.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/procedure.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { openDispatch } from '../commands/dispatch.ts'
import type { Keeping } from '../ports/keeping.ts'
import { StoreFullError, type Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { buyerRoutes } from './buyers.ts'
import { channelRoutes } from './channels.ts'
import { type Queries, withCommands } from './command-routes.ts'
import { decidingRoutes } from './deciding.ts'
import { exceptionRoutes } from './exceptions.ts'
import { handOverRoutes } from './hand-overs.ts'
import { invoiceRoutes } from './invoices.ts'
import { keepingRoutes } from './keeping.ts'
import { orderRoutes } from './orders.ts'
import { packingRoutes } from './packing.ts'
import { parcelRoutes } from './parcels.ts'
import { replayRoutes } from './replay.ts'
import { returnRoutes } from './returns.ts'
import { setupRoutes } from './setup.ts'
import { stockRoutes } from './stock.ts'

/** What each call knows: who is at the other end. */
export interface CallContext {
  readonly session: Session
}

/**
 * The contract's procedures, each waiting for its handler. Written out, since the inferred type is too long for the
 * compiler to print.
 */
export type Procedures = ImplementerInternalWithMiddlewares<
  Contract,
  CallContext & Record<never, never>,
  CallContext
>

/** The least status of an answer that is our fault and not the caller's. */
const OUR_FAULT = 500

/**
 * Every procedure of the contract with its role checked before it runs; deny by default. `onFault` receives what was
 * thrown that no caller is to blame for: the caller learns only that it failed.
 */
export function openProcedures(onFault: AppServices['onFault']): Procedures {
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

/** The contract, implemented: its queries here, its commands and actions by the registry. */
export function openRouter(services: AppServices): Router<Contract, CallContext> {
  const procedures = openProcedures(services.onFault)
  const queries: Queries = {
    session: {
      hello: procedures.session.hello.handler(({ context }) => hello(services, context.session)),
      troubles: procedures.session.troubles.handler(async () => ({
        troubles: [...(await services.about.troubles())],
      })),
      changes: procedures.session.changes.handler(({ input, signal }) =>
        services.changes.stream(input.since, signal),
      ),
    },
    ...setupRoutes(procedures, services),
    ...orderRoutes(procedures, services),
    ...returnRoutes(procedures, services),
    ...exceptionRoutes(procedures, services),
    ...stockRoutes(procedures, services),
    ...decidingRoutes(procedures, services),
    ...handOverRoutes(procedures, services),
    ...replayRoutes(procedures, services),
    ...packingRoutes(procedures, services),
    ...parcelRoutes(procedures, services),
    ...invoiceRoutes(procedures, services),
    ...channelRoutes(procedures, services),
    ...keepingRoutes(procedures, services),
    ...buyerRoutes(procedures, services),
  }
  return procedures.router(withCommands(queries, procedures, openDispatch(services)))
}

async function workspaceOf(tx: Tx, keeping: Keeping): Promise<'missing' | 'empty' | 'ready'> {
  if (keeping.missing() !== null) return 'missing'
  return (await tx.sites.all()).length === 0 ? 'empty' : 'ready'
}

function hello({ store, clock, demo, about, keeping, notices }: AppServices, { actor, role }: Session) {
  return store.read(async (tx) => ({
    contractVersion: CONTRACT_VERSION,
    programVersion: about.programVersion,
    actor,
    role,
    workspace: await workspaceOf(tx, keeping),
    demo: demo.current() !== null,
    settings: await tx.settings.get(WORKSPACE),
    notices: [...notices.all()],
    lastSeq: await tx.journal.lastSeq(),
    now: clock.now(),
  }))
}
