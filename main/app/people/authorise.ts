import type { Scope } from '../../../shared/contract/scope.ts'
import {
  type Grant,
  type Proof,
  roleAnywhere,
  roleAt,
  roleFor,
  type SitesConcerned,
} from '../../../shared/domain/person.ts'
import { type NeededRole, type Role, roleAllows } from '../../../shared/domain/role.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { thingsConcerned } from './sites-concerned.ts'

/** What the contract says of a call, and what came with it. */
export interface AskedCall {
  readonly kind: 'query' | 'command' | 'action'
  readonly role: NeededRole
  readonly scope: Scope
  /** What the scope is about, read by the contract's schema; undefined = it cannot be read. */
  readonly input: unknown
  /** Whoever confirms what the role of the person does not allow. */
  readonly confirmedBy: Proof | undefined
}

export type Authorised =
  /** With the role that the person has at the sites concerned. */
  | { kind: 'allowed'; session: Session }
  | { kind: 'not-signed-in' }
  | { kind: 'forbidden'; needed: Role; why: Message }

type Deps = Pick<AppServices, 'store' | 'people'>

/** Whether whoever is at the window may make this call: by role, at every site that it concerns. Deny by default. */
export async function authorise(deps: Deps, session: Session, call: AskedCall): Promise<Authorised> {
  const { role: needed } = call
  if (needed === 'anyone') return { kind: 'allowed', session }
  const grants = grantsOf(session)
  if (grants.length === 0) return { kind: 'not-signed-in' }
  const sites = await sitesOfCall(deps, grants, call)
  const held = roleFor(grants, sites)
  if (call.confirmedBy !== undefined && session.personId !== undefined)
    return confirmed(deps, session, held, needed, sites, call.confirmedBy)
  if (held !== null && roleAllows(held, needed))
    return { kind: 'allowed', session: { ...session, role: held } }
  return { kind: 'forbidden', needed, why: await whyNot(deps, grants, needed, sites) }
}

function grantsOf(session: Session): readonly Grant[] {
  return session.grants ?? [{ role: session.role, siteId: null }]
}

/** What nobody here may do anywhere is refused without a look at what it is about. */
async function sitesOfCall(
  { store }: Deps,
  grants: readonly Grant[],
  call: AskedCall,
): Promise<SitesConcerned> {
  const { kind, scope, role, input, confirmedBy } = call
  if (typeof scope === 'string') return scope
  const isEverywhereAlike = grants.every(({ siteId }) => siteId === null)
  if (isEverywhereAlike && confirmedBy === undefined) return 'any-site'
  const most = roleAnywhere(grants)
  if (confirmedBy === undefined && (most === null || !roleAllows(most, role))) return 'any-site'
  // One that cannot be read is refused by its schema, to whoever may make such calls at all.
  if (input === undefined) return 'any-site'
  const things = await store.read((tx) => thingsConcerned(tx, store.printJobs, scope, input))
  if (things.includes(null)) return 'every-site'
  const sites = things.map((thing) => thing ?? [])
  return [...new Set(kind === 'query' ? sites.flatMap((of) => readAt(grants, role, of)) : sites.flat())]
}

/** The larger of both roles counts: a lead may be asked for although a packer may make the call, as in a way out. */
async function confirmed(
  { people, store }: Deps,
  session: Session,
  held: Role | null,
  needed: Role,
  sites: SitesConcerned,
  proof: Proof,
): Promise<Authorised> {
  const found = await people.recognise(proof, session.device ?? 'local')
  if (found.kind === 'refused') return { kind: 'forbidden', needed, why: found.message }
  const theirs = roleFor(found.person.grants, sites)
  if (theirs === null || !roleAllows(theirs, needed))
    return {
      kind: 'forbidden',
      needed,
      why: await whyNot({ people, store }, found.person.grants, needed, sites),
    }
  const role = held !== null && roleAllows(held, theirs) ? held : theirs
  const grants = [...grantsOf(session), ...found.person.grants]
  return { kind: 'allowed', session: { ...session, role, grants, confirmedBy: found.person.id } }
}

/** What is at several sites, such as an order in two parts, is read at any of them. */
function readAt(grants: readonly Grant[], needed: NeededRole, sites: readonly string[]): readonly string[] {
  const own = sites.filter((site) => {
    const held = roleAt(grants, site)
    return held !== null && roleAllows(held, needed)
  })
  return own.length > 0 ? own : sites
}

/** Names the sites at which the role is lacking. */
async function whyNot(
  { store }: Deps,
  grants: readonly Grant[],
  needed: Role,
  sites: SitesConcerned,
): Promise<Message> {
  const role = message(`access.roles.${needed}`)
  if (sites === 'any-site') return message('access.needed', { role })
  if (sites === 'every-site') return message('access.neededEverywhere', { role })
  const lacking = sites.filter((site) => {
    const held = roleAt(grants, site)
    return held === null || !roleAllows(held, needed)
  })
  if (lacking.length === 0) return message('access.needed', { role })
  const names = await store.read((tx) => Promise.all(lacking.map((site) => nameOf(tx, site))))
  return message('access.neededAt', { role, sites: names })
}

async function nameOf(tx: Tx, siteId: string): Promise<string> {
  return (await tx.sites.get(siteId))?.name ?? siteId
}
