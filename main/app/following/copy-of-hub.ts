import { FOLLOWED_KINDS, type FollowedGroup, type FollowedKind } from '../../../shared/contract/following.ts'
import type { Topic } from '../../../shared/contract/session.ts'
import type { CopyState } from '../ports/copy-table.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HubLink } from './joined-line.ts'

/** Groups changed here that are asked for at once: a request is at most 256 KB. */
const BESIDES = 500
const LEASE_BELOW = 500
const LEASE_AGAIN_MS = 60_000

const TOPICS: Readonly<Record<FollowedKind, readonly Topic[]>> = {
  setting: ['settings', 'printing'],
  site: ['sites'],
  person: ['people'],
  channel: ['channels'],
  currency: ['settings'],
  carrier: ['carriers'],
  account: ['carriers'],
  range: ['carriers'],
  suspension: ['carriers'],
  rules: ['rules'],
  product: ['stock'],
  stock: ['stock'],
  order: ['orders', 'exceptions'],
  parcel: ['orders', 'printing'],
  label: ['printing'],
  'hand-over': ['carriers'],
  exception: ['exceptions'],
}
/** Parcels and labels come with their orders. */
const FILLED: readonly FollowedKind[] = FOLLOWED_KINDS.filter((kind) => kind !== 'parcel' && kind !== 'label')
/** Of these no decision is made. */
const NOT_OF_THE_WORLD: ReadonlySet<FollowedKind> = new Set([
  'order',
  'parcel',
  'label',
  'range',
  'hand-over',
  'exception',
  'person',
])

type Filling = NonNullable<CopyState['filling']>

type Place = { readonly tx: number; readonly no: number }

export interface CopyOfHub {
  /** Fills it where that was not done yet, and brings it to where the hub is, over everything that was done here. */
  catchUp(link: HubLink): Promise<void>
  /** Applies what changes at the hub until the connection ends. */
  follow(link: HubLink, isCurrent: () => boolean): Promise<void>
  /** Resolves with true when the copy has what the hub had written up to there, with false after `ms`. */
  reached(place: Place, ms: number): Promise<boolean>
  /** Of the first filling; null = filled. */
  filledPercent(): number | null
}

export function openCopyOfHub({
  store,
  changes,
  worlds,
  people,
  hub,
  onFilling,
}: Pick<AppServices, 'store' | 'changes' | 'worlds' | 'people'> & {
  hub: string
  onFilling: (percent: number) => void
}): CopyOfHub {
  let percent: number | null = null
  let leaseAgainAt = 0
  let applied: Place = { tx: 0, no: 0 }
  const waiting = new Set<{ readonly place: Place; readonly resolve: () => void }>()

  function announce(groups: readonly FollowedGroup[]): void {
    const kinds = new Set(groups.map(({ kind }) => kind))
    if (kinds.has('person') || kinds.has('setting')) people.forget()
    if ([...kinds].some((kind) => !NOT_OF_THE_WORLD.has(kind))) worlds.forget()
    for (const topic of new Set([...kinds].flatMap((kind) => TOPICS[kind]))) changes.announceTopic(topic)
  }

  function hasCome(position: Place): void {
    applied = position
    for (const one of waiting) if (isReached(one.place)) one.resolve()
  }

  const isReached = ({ tx, no }: Place) => applied.tx > tx || (applied.tx === tx && applied.no >= no)

  /** Under another device it is another copy: of another site, perhaps, and with other numbers of carriers. */
  const isOf = ({ deviceId }: HubLink, state: CopyState) => state.hub === hub && state.deviceId === deviceId

  /** Where it is after one request; null = the hub does not know the place any more. */
  async function step(link: HubLink, wait: boolean): Promise<{ isEnd: boolean } | null> {
    const { state, besides, isMore, mark, returning } = await store.read(async (tx) => {
      const changed = await tx.rowLog.changedHere()
      const state = await tx.copy.state()
      return {
        state,
        besides: changed.slice(0, BESIDES),
        isMore: changed.length > BESIDES,
        mark: (await tx.rowLog.newest()).no,
        returning: state === null ? [] : await tx.setAsides.returning(state.deviceId),
      }
    })
    if (state === null || !isOf(link, state)) return null
    const page = await link.client.following.next({
      since: state.position,
      besides,
      wait,
      returning: returning.map(({ sku, usable }) => ({ sku, usable })),
    })
    if (page.position === null) return null
    const position = page.position
    const isApplied = await store.write(async (tx) => {
      // Something was done here meanwhile: it stands until it was handed over, and is asked for then.
      if ((await tx.rowLog.newest()).no !== mark) return false
      await tx.rowLog.put(page.groups)
      await tx.rowLog.forgetChanges(mark, isMore ? besides : null)
      if (besides.length > 0) await tx.copy.dropHubsWork()
      await tx.copy.changeState({ position })
      return true
    })
    if (!isApplied) return { isEnd: false }
    announce(page.groups)
    hasCome(position)
    return { isEnd: page.isEnd && !isMore }
  }

  /** Another copy begins, with the numbers that it has of that hub already. */
  async function begin(link: HubLink): Promise<Filling> {
    const { position } = await link.client.following.begin({})
    const filling: Filling = { kind: FILLED[0] ?? 'setting', after: '' }
    await store.write(async (tx) => {
      const now = await tx.copy.state()
      const serials = now?.hub === hub ? now.serials : { next: 0, end: 0 }
      await tx.copy.beginCopy()
      await tx.rowLog.forgetChanges(0, null)
      await tx.copy.putState({ hub, deviceId: link.deviceId, position, filling, serials })
    })
    return filling
  }

  async function fill(link: HubLink): Promise<void> {
    const known = await store.read((tx) => tx.copy.state())
    const begun = known !== null && isOf(link, known) ? known.filling : null
    let left: Filling | null = begun ?? (await begin(link))
    while (left !== null) {
      const { kind, after }: Filling = left
      percent = Math.floor((FILLED.indexOf(kind) / FILLED.length) * 100)
      onFilling(percent)
      const page = await link.client.following.fill({ rows: kind, after })
      const following: FollowedKind | undefined = FILLED[FILLED.indexOf(kind) + 1]
      const filling: Filling | null =
        page.next !== null
          ? { kind, after: page.next }
          : following === undefined
            ? null
            : { kind: following, after: '' }
      await store.write(async (tx) => {
        await tx.rowLog.put(page.groups)
        await tx.rowLog.forgetChanges(0, null)
        await tx.copy.changeState({ filling })
      })
      announce(page.groups)
      left = filling
    }
    percent = null
  }

  /** Takes further numbers while the hub is there, when few are left: serials of our own, and of carriers' ranges. */
  async function lease(link: HubLink): Promise<void> {
    const { state, ranges } = await store.read(async (tx) => ({
      state: await tx.copy.state(),
      ranges: [...(await tx.numberRanges.left()).values()],
    }))
    if (state === null || Math.min(state.serials.end - state.serials.next, ...ranges) >= LEASE_BELOW) return
    // A carrier's range may be used up at the hub, too.
    if (performance.now() < leaseAgainAt) return
    leaseAgainAt = performance.now() + LEASE_AGAIN_MS
    const answer = await link.client.following.lease({ commandId: crypto.randomUUID(), input: {} })
    if (answer.kind !== 'done') return
    const { first, count } = answer.value
    await store.write((tx) => tx.copy.changeState({ serials: { next: first, end: first + count } }))
  }

  return {
    filledPercent: () => percent,
    async catchUp(link) {
      const state = await store.read((tx) => tx.copy.state())
      if (state === null || !isOf(link, state) || state.filling !== null) await fill(link)
      for (;;) {
        const at = await step(link, false)
        if (at === null) await fill(link)
        else if (at.isEnd) break
      }
      await lease(link)
    },
    async follow(link, isCurrent) {
      while (isCurrent()) {
        const at = await step(link, true)
        if (at === null) await fill(link)
        await lease(link)
      }
    },
    reached(place, ms) {
      if (isReached(place)) return Promise.resolve(true)
      return new Promise((resolve) => {
        const one = {
          place,
          resolve() {
            clearTimeout(timer)
            waiting.delete(one)
            resolve(isReached(place))
          },
        }
        const timer = setTimeout(() => one.resolve(), ms)
        waiting.add(one)
      })
    },
  }
}
