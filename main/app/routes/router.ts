import { type ImplementerInternalWithMiddlewares, implement, ORPCError, type Router } from '@orpc/server'
import { type Contract, contract } from '../../../shared/contract/contract.ts'
import { CONTRACT_VERSION, type CommandMeta, type QueryMeta } from '../../../shared/contract/procedure.ts'
import type { Proof } from '../../../shared/domain/person.ts'
import { SIGN_IN } from '../../../shared/domain/sign-in-settings.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { openDispatch } from '../commands/dispatch.ts'
import { type AskedCall, authorise } from '../people/authorise.ts'
import type { Seat } from '../people/seat.ts'
import { sitesSeen } from '../people/sites-seen.ts'
import type { Keeping } from '../ports/keeping.ts'
import type { SitesSeen } from '../ports/sites-seen.ts'
import { StoreFullError, type Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { alertRoutes } from './alerts.ts'
import { buyerRoutes } from './buyers.ts'
import { channelRoutes } from './channels.ts'
import { type Queries, withCommands } from './command-routes.ts'
import { countRoutes } from './counts.ts'
import { decidingRoutes } from './deciding.ts'
import { deviceRoutes } from './devices.ts'
import { exceptionRoutes } from './exceptions.ts'
import { handOverRoutes } from './hand-overs.ts'
import { invoiceRoutes } from './invoices.ts'
import { journalRoutes } from './journal.ts'
import { keepingRoutes } from './keeping.ts'
import { movementRoutes } from './movements.ts'
import { orderRoutes } from './orders.ts'
import { packingRoutes } from './packing.ts'
import { parcelRoutes } from './parcels.ts'
import { peopleRoutes } from './people.ts'
import { programRoutes } from './programs.ts'
import { receiptRoutes } from './receipts.ts'
import { replayRoutes } from './replay.ts'
import { returnRoutes } from './returns.ts'
import { savingsRoutes } from './savings.ts'
import { setupRoutes } from './setup.ts'
import { stockRoutes } from './stock.ts'
import { trendRoutes } from './trends.ts'
import { viewRoutes } from './views.ts'

/** What each call knows: who is at the other end. */
export interface CallContext {
  readonly session: Session
  /** Of a window: people sign in at it, and `session` is asked of it anew with every call. */
  readonly seat?: Seat
}

/**
 * The contract's procedures, each waiting for its handler. Written out, since the inferred type is too long for the
 * compiler to print. `seen`: at which sites the caller has the role that the call needs.
 */
export type Procedures = ImplementerInternalWithMiddlewares<
  Contract,
  CallContext & Record<never, never>,
  CallContext & { readonly seen: SitesSeen }
>

/** The least status of an answer that is our fault and not the caller's. */
const OUR_FAULT = 500

/**
 * Every procedure of the contract, whose role at the sites it concerns is checked before it runs; deny by default.
 * `onFault` receives what was thrown that no caller is to blame for: the caller learns only that it failed.
 */
export function openProcedures(
  services: Pick<AppServices, 'onFault' | 'store' | 'people' | 'following'>,
): Procedures {
  const { onFault } = services
  const guarded = implement(contract)
    .$context<CallContext>()
    .use(async ({ context, procedure, path, next }, raw) => {
      try {
        const here = context.seat === undefined ? context.session : await context.seat.session()
        const { inputSchema, meta } = procedure['~orpc']
        const read = await inputSchema?.['~standard'].validate(raw)
        const input = read !== undefined && 'value' in read ? read.value : undefined
        const authorised = await authorise(services, here, askedCall(meta, input))
        if (authorised.kind === 'not-signed-in') throw new ORPCError('NOT_SIGNED_IN', { status: 401 })
        if (authorised.kind === 'forbidden')
          throw new ORPCError('FORBIDDEN', { data: { needed: authorised.needed, why: authorised.why } })
        const { session } = authorised
        return await next({ context: { session, seen: sitesSeen(session, meta.role) } })
      } catch (fault) {
        if (fault instanceof StoreFullError) throw new ORPCError('STORE_FULL')
        if (!(fault instanceof ORPCError) || fault.status >= OUR_FAULT)
          onFault(new Error(`${path.join('.')} failed`, { cause: fault }))
        throw fault
      }
    })
    .use(async ({ context, procedure, path, next }, raw, output) => {
      if (procedure['~orpc'].meta.kind !== 'query') return next()
      const told = await services.following.read(path, context.session, raw)
      return told === null ? next() : output(told.value)
    })
  return guarded
}

/** The contract, implemented: its queries here, its commands and actions by the registry. */
export function openRouter(services: AppServices): Router<Contract, CallContext> {
  const procedures = openProcedures(services)
  const queries: Queries = {
    session: {
      hello: procedures.session.hello.handler(({ context }) => hello(services, context.session)),
      troubles: procedures.session.troubles.handler(async () => ({
        troubles: [...(await services.about.troubles())],
      })),
      tiles: procedures.session.tiles.handler(async () =>
        [...(await services.people.all()).values()]
          .filter(({ isActive }) => isActive)
          .map(({ id, name, hasPin }) => ({ id, name, hasPin })),
      ),
      changes: procedures.session.changes.handler(({ input, signal }) =>
        services.changes.stream(input.since, signal),
      ),
    },
    ...setupRoutes(procedures, services),
    ...orderRoutes(procedures, services),
    ...receiptRoutes(procedures, services),
    ...movementRoutes(procedures, services),
    ...countRoutes(procedures, services),
    ...returnRoutes(procedures, services),
    ...exceptionRoutes(procedures, services),
    ...stockRoutes(procedures, services),
    ...decidingRoutes(procedures, services),
    ...handOverRoutes(procedures, services),
    ...replayRoutes(procedures, services),
    ...savingsRoutes(procedures, services),
    ...trendRoutes(procedures, services),
    ...packingRoutes(procedures, services),
    ...parcelRoutes(procedures, services),
    ...invoiceRoutes(procedures, services),
    ...channelRoutes(procedures, services),
    ...keepingRoutes(procedures, services),
    ...buyerRoutes(procedures, services),
    ...peopleRoutes(procedures, services),
    ...alertRoutes(procedures, services),
    ...programRoutes(procedures, services),
    ...deviceRoutes(procedures, services),
    ...journalRoutes(procedures, services),
    ...viewRoutes(procedures, services),
  }
  const dispatch = services.following.dispatch(openDispatch(services))
  const router = procedures.router(withCommands(queries, procedures, dispatch))
  services.following.serve(router)
  return router
}

async function workspaceOf(tx: Tx, keeping: Keeping): Promise<'missing' | 'empty' | 'ready'> {
  if (keeping.missing() !== null) return 'missing'
  return (await tx.sites.all()).length === 0 ? 'empty' : 'ready'
}

/** What a window is told of the control room; one at which nobody is signed in, only what its sign-in screen needs. */
function hello({ store, clock, demo, about, keeping, notices }: AppServices, session: Session) {
  const { actor, role, personId, grants } = session
  const needsSignIn = grants?.length === 0
  return store.read(async (tx) => {
    const person = personId === undefined ? null : await tx.people.get(personId)
    return {
      contractVersion: CONTRACT_VERSION,
      programVersion: about.programVersion,
      actor,
      role,
      person: person && { ...person, grants: [...person.grants] },
      needsSignIn,
      idleMinutes: (await tx.settings.get(SIGN_IN)).idleMinutes,
      workspace: await workspaceOf(tx, keeping),
      demo: demo.current() !== null,
      settings: await tx.settings.get(WORKSPACE),
      notices: needsSignIn ? [] : [...notices.all()],
      lastSeq: await tx.journal.lastSeq(),
      now: clock.now(),
    }
  })
}

/** What the call asks for: of a query its input, of the others what the envelope holds. */
function askedCall(meta: QueryMeta | CommandMeta<'command' | 'action'>, read: unknown): AskedCall {
  const { kind, role, scope } = meta
  if (kind === 'query') return { kind, role, scope, input: read, confirmedBy: undefined }
  const envelope = read as { readonly input: unknown; readonly confirmedBy?: Proof } | undefined
  return { kind, role, scope, input: envelope?.input, confirmedBy: envelope?.confirmedBy }
}
