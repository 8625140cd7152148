import { type AnyProcedure, type AnyRouter, call, ORPCError } from '@orpc/server'
import { commandEntry, isCommandType, type PersonCommandType } from '../../../shared/contract/commands.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { Device } from '../../../shared/domain/device.ts'
import type { Grant } from '../../../shared/domain/person.ts'
import type { SetAside } from '../../../shared/domain/set-aside.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CopyScope } from '../ports/row-log.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import type { CallAnswer, CallForPerson, Following } from './following.ts'
import { whyTakenBack } from './held-work.ts'
import { openConflict } from './open-conflict.ts'

/** Changes that are told at once, and groups of the first filling. */
const CHANGES = 300
const GROUPS = 100
/** A request that is not answered sooner is asked again: the program hears that the hub is there. */
const WAIT_MS = 10_000
/** Within it, what was written without a word about it is found. */
const LOOKS = 4
/** Orders that ended longer ago are not in a copy that is filled now. */
const ENDED_KEPT_MS = 14 * DAY_MS
const SERIALS = 1_000
/** So often it is noted that a copy is as the store is. */
const NOTED_MS = 15_000
/** Which are about the connection that calls. */
const OWN_AREAS: ReadonlySet<string> = new Set(['following', 'session', 'stations'])
const FEW: ReadonlySet<string> = new Set(['order', 'carrier'])

type Deps = Pick<AppServices, 'store' | 'clock' | 'changes' | 'people' | 'commands' | 'newId'> & {
  /** Takes so many serials of labels of our own; the first of them. */
  readonly takeSerials: (count: number) => Promise<number>
}

/** Answers the programs that keep a copy, each by the key of its device. */
export function openHubSide({
  store,
  clock,
  changes,
  people,
  commands,
  newId,
  takeSerials,
}: Deps): Following {
  let router: AnyRouter | null = null
  const noted = new Map<string, number>()

  /** @throws {ORPCError} it is not a device that was paired to keep a copy */
  async function keeper(deviceId: string): Promise<Device> {
    const device = await store.read((tx) => tx.devices.get(deviceId))
    if (device === null || !device.keepsCopy || device.revokedAt !== null)
      throw new ORPCError('FORBIDDEN', { data: { needed: 'device', why: message('following.notPaired') } })
    return device
  }

  /** From what it holds now on, a site's desktop is known to be away when it is not heard of (ADR 18). */
  async function noteInStep({ id, siteId }: Device): Promise<void> {
    const now = clock.now()
    const before = noted.get(id)
    if (siteId === null || (before !== undefined && Math.abs(now - before) < NOTED_MS)) return
    noted.set(id, now)
    await store.write((tx) => tx.devices.inStep(id, now))
  }

  /** What it knows that it may not use any more is anybody's, unless it was given more since. */
  async function takeUnitsBack(
    deviceId: string,
    known: readonly Pick<SetAside, 'sku' | 'usable'>[],
  ): Promise<void> {
    await commands.system('following.takeUnitsBack', async ({ tx, now, touch, newWorld }) => {
      const isKnown = (one: SetAside) =>
        known.some(({ sku, usable }) => sku === one.sku && usable === one.usable)
      const back = (await tx.setAsides.returning(deviceId)).filter(isKnown)
      if (back.length === 0) return
      for (const one of back) await tx.setAsides.put({ ...one, quantity: one.usable })
      await tx.changedStock.mark(
        back.map(({ sku }) => sku),
        now,
      )
      newWorld()
      touch('stock')
    })
  }

  const scopeOf = ({ id, siteId }: Device): CopyScope => ({
    siteId,
    deviceId: id,
    endedSince: clock.now() - ENDED_KEPT_MS,
  })

  /** A program vouches for people at its own site only. */
  async function personAt(
    device: Device,
    { by, confirmedBy, language, numbers, taken, seen }: CallForPerson,
  ): Promise<Session> {
    const everybody = await people.all()
    const grantsOf = (id: string | null): readonly Grant[] => {
      const person = everybody.get(id ?? '')
      if (person?.isActive !== true) return []
      if (device.siteId === null) return person.grants
      return person.grants.flatMap(({ role, siteId }) =>
        siteId === null || siteId === device.siteId ? [{ role, siteId: device.siteId }] : [],
      )
    }
    return {
      actor: everybody.get(by ?? '')?.name ?? '',
      role: 'packer',
      language,
      device: device.id,
      ...(by !== null && { personId: by }),
      ...(confirmedBy !== null && { confirmedBy }),
      grants: [...grantsOf(by), ...grantsOf(confirmedBy)],
      joined: { numbers, taken, seen, owner: device.id },
    }
  }

  async function answerTo(
    session: Session,
    { path: [area, name], input }: CallForPerson,
  ): Promise<CallAnswer> {
    const areas = router as unknown as Readonly<Record<string, Readonly<Record<string, AnyProcedure>>>> | null
    const procedure = OWN_AREAS.has(area) ? undefined : areas?.[area]?.[name]
    if (procedure === undefined)
      return { kind: 'error', code: 'NOT_FOUND', status: 404, data: { what: 'call', id: `${area}.${name}` } }
    try {
      const value: unknown = await call(procedure, input, { context: { session } })
      const { tx, no } = await store.read((read) => read.rowLog.newest())
      return { kind: 'answer', value, at: { tx, no } }
    } catch (fault) {
      if (!(fault instanceof ORPCError)) throw fault
      return { kind: 'error', code: fault.code, status: fault.status, data: fault.data }
    }
  }

  /** Of what is elsewhere now even the right to it may be gone: that it was taken back says more. */
  async function takenBackSince(answer: CallAnswer, seen: CallForPerson['seen']): Promise<Message | null> {
    if (answer.kind !== 'error') return null
    return store.read((tx) => whyTakenBack(tx, seen))
  }

  /** A block of each account that numbers by itself, where few are left to the device. */
  async function leaseRanges(deviceId: string): Promise<void> {
    await store.write(async (tx) => {
      const all = await tx.numberRanges.all()
      for (const { id, kind } of await tx.carrierAccounts.all()) {
        if (!CARRIER_ABILITIES[kind].ownRange) continue
        const own = all.filter(({ accountId, owner }) => accountId === id && owner === deviceId)
        const left = own.reduce((sum, { next, last }) => sum + last - next + 1, 0)
        if (left < SERIALS / 2) await tx.numberRanges.lease(id, deviceId, SERIALS, newId())
      }
    })
  }

  return {
    standing: async () => ({ kind: 'own' }),
    waiting: async () => [],
    async begin(deviceId) {
      await keeper(deviceId)
      return { position: await store.read((tx) => tx.rowLog.head()) }
    },
    async fill(deviceId, { rows: kind, after }) {
      const scope = scopeOf(await keeper(deviceId))
      return store.read(async (tx) => {
        const limit = FEW.has(kind) ? GROUPS : CHANGES
        const ids = await tx.rowLog.ids(kind, after, limit, scope)
        const groups = await tx.rowLog.groups(
          ids.map((id) => ({ kind, id })),
          scope,
        )
        return { groups, next: ids.length < limit ? null : (ids.at(-1) ?? null) }
      })
    },
    async next(deviceId, { since, besides, wait, returning }, signal) {
      const device = await keeper(deviceId)
      await noteInStep(device)
      if (returning.length > 0) await takeUnitsBack(deviceId, returning)
      const scope = scopeOf(device)
      for (let looks = 0; ; looks += 1) {
        // Before it is read, so that a commit meanwhile is not missed.
        const changed = changes.next(WAIT_MS / LOOKS, signal)
        const found = await store.read(async (tx) => {
          const page = await tx.rowLog.changedAfter(since, CHANGES)
          if (page === null) return { groups: [], position: null, isEnd: false }
          const keys = [...page.keys, ...besides]
          if (keys.length === 0) return null
          const groups = await tx.rowLog.groups(keys, scope)
          return { groups, position: page.position, isEnd: page.isEnd }
        })
        if (found !== null) return found
        if (!wait || looks >= LOOKS || signal?.aborted === true)
          return { groups: [], position: since, isEnd: true }
        await changed
      }
    },
    async call(deviceId, asked) {
      const device = await keeper(deviceId)
      const session = await personAt(device, asked)
      const answer = await answerTo(session, asked)
      const why =
        asked.wasDone === null
          ? null
          : ((await takenBackSince(answer, asked.seen)) ??
            refusalOf(answer) ??
            otherLabels(answer, asked.wasDone.jobs))
      const type = asked.path.join('.')
      if (why !== null && asked.wasDone !== null && isCommandType(type))
        await openConflict(commands, newId, device, {
          call: asked,
          type: commandEntry(type as PersonCommandType).type,
          actor: session.actor,
          at: asked.wasDone.at,
          why,
        })
      return answer
    },
    async lease(deviceId) {
      await keeper(deviceId)
      await leaseRanges(deviceId)
      return { first: await takeSerials(SERIALS), count: SERIALS }
    },
    dispatch: (here) => here,
    read: async () => null,
    serve(answering) {
      router = answering
    },
  }
}

/** Why the hub did not do what was done there; null = it did. */
function refusalOf(answer: CallAnswer): Message | null {
  if (answer.kind === 'error') {
    const why = answer.data as { readonly why?: Message } | undefined
    return why?.why ?? message('following.notAllowed')
  }
  const said = answer.value as { readonly kind: string; readonly message?: Message }
  return said.kind === 'refused' ? (said.message ?? message('following.notAllowed')) : null
}

/** Labels that were printed there are not those that count here: another station packed it meanwhile. */
function otherLabels(answer: CallAnswer, printed: readonly string[]): Message | null {
  if (answer.kind === 'error' || printed.length === 0) return null
  const { value } = answer.value as {
    readonly value?: { readonly jobs?: readonly { readonly id: string }[] }
  }
  const known = new Set(value?.jobs?.map(({ id }) => id))
  return printed.every((id) => known.has(id)) ? null : message('following.packedTwice')
}
