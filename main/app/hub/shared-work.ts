import { isConnected } from '../../../shared/domain/channel.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Hub, WorkOrder } from '../ports/hub.ts'
import { openReleaseGate } from '../release/release-gate.ts'
import { type Standing, standingsOf } from './standing.ts'
import { carryOut, type Work } from './work.ts'

/** An answer of whoever has the work takes so long at most: a person waits for it. */
const ANSWER_MS = 10_000
/** An order told while nobody had the work, or to one that died with it, is told again to the next one for so long. */
const REPEATED_MS = 2 * MINUTE_MS
/** Orders in one question, so that it fits into a signal. */
const ASKED_AT_ONCE = 50

export type SharedWork = Work & {
  /** Another process has the work now, or this one: what was ordered lately may have been heard by nobody. */
  repeat(): void
}

/**
 * The work of a hub as any of its processes uses it: done here where this process has it, else asked of the one that has.
 * How it stands is known from what that one last said, a second ago at most.
 */
export function sharedWork(deps: {
  readonly hub: Hub
  readonly clock: Clock
  readonly newId: () => string
  /** null = another process has it, or nobody for a moment. */
  readonly mine: () => Work | null
  /** Printers of stations are served by the process that the station is connected to. */
  readonly wakeStationPrinter: (printerId: string) => void
}): SharedWork {
  const { hub, clock, newId, mine } = deps
  /** By what they say: an order that is repeated is one. */
  const lately = new Map<string, { readonly order: WorkOrder; readonly at: EpochMs }>()
  const questions = new Map<string, (answer: 'heard' | 'unasked') => void>()

  hub.onSignal((signal) => {
    if (signal.kind === 'answer') questions.get(signal.question)?.(signal.answer)
    if (signal.kind === 'ask') void answer(signal)
    if (signal.kind !== 'do') return
    if (signal.order.what === 'printer') deps.wakeStationPrinter(signal.order.id)
    const work = mine()
    if (work !== null) carryOut(work, signal.order)
  })

  async function answer(asked: { question: string; channelId: string; externalIds: readonly string[] }) {
    const work = mine()
    if (work === null) return
    const said = await (work.sync.ask(asked.channelId, asked.externalIds) ?? 'unasked')
    hub.tell({ kind: 'answer', question: asked.question, answer: said })
  }

  function order(one: WorkOrder): void {
    if (mine() === null) lately.set(JSON.stringify(one), { order: one, at: clock.now() })
    give(one)
  }

  function repeat(): void {
    const orders = [...lately.values()]
    lately.clear()
    for (const { order: one, at } of orders) if (clock.now() - at < REPEATED_MS) give(one)
  }

  function give(one: WorkOrder): void {
    const work = mine()
    if (work !== null) carryOut(work, one)
    if (work === null || one.what === 'printer') hub.tell({ kind: 'do', order: one })
  }

  function ask(channelId: string, externalIds: readonly string[]): Promise<'heard' | 'unasked'> {
    const question = newId()
    return new Promise((resolve) => {
      const end = (said: 'heard' | 'unasked') => {
        clearTimeout(timer)
        questions.delete(question)
        resolve(said)
      }
      const timer = setTimeout(() => end('unasked'), ANSWER_MS)
      questions.set(question, end)
      hub.tell({ kind: 'ask', question, channelId, externalIds: [...externalIds] })
    })
  }

  const standing = (): Standing['work'] => standingsOf(hub).find(({ work }) => work !== null)?.work ?? null

  const sync: Work['sync'] = {
    health(channel) {
      const work = mine()
      if (work !== null) return work.sync.health(channel)
      const known = standing()?.channels[channel.id]
      const lastSuccessAt = known?.lastSuccessAt ?? null
      if (channel.paused) return { link: { kind: 'paused' }, lastSuccessAt }
      if (!isConnected(channel)) return { link: { kind: 'by-hand' }, lastSuccessAt }
      return { link: known?.link ?? { kind: 'connecting' }, lastSuccessAt }
    },
    syncNow: (id) => order({ what: 'channel-sync', id }),
    reload: (id) => order({ what: 'channel-restart', id }),
    ask(channelId, externalIds) {
      const work = mine()
      if (work !== null) return work.sync.ask(channelId, externalIds)
      const parts = Array.from({ length: Math.ceil(externalIds.length / ASKED_AT_ONCE) }, (_, at) =>
        externalIds.slice(at * ASKED_AT_ONCE, (at + 1) * ASKED_AT_ONCE),
      )
      return Promise.all(parts.map((some) => ask(channelId, some))).then((answers) =>
        answers.every((one) => one === 'heard') ? 'heard' : 'unasked',
      )
    },
  }
  return {
    repeat,
    sync,
    gate: openReleaseGate({ sync, clock }),
    scheduler: { wake: () => order({ what: 'scheduler' }) },
    wakePrinter(printerId) {
      deps.wakeStationPrinter(printerId)
      order({ what: 'printer', id: printerId })
    },
    reconciler: {
      start: async (id) => order({ what: 'comparison', id }),
      verify: async (id) => order({ what: 'repair-check', id }),
      nightly: async () => undefined,
      progress: (id) => mine()?.reconciler.progress(id) ?? standing()?.channels[id]?.comparison ?? null,
      stop: async () => undefined,
    },
    catalogues: {
      read: async (id) => order({ what: 'catalogue-reading', id }),
      take: async (id) => order({ what: 'catalogue-taking', id }),
      resume: async () => undefined,
      isReading: (id) =>
        mine()?.catalogues.isReading(id) ?? standing()?.channels[id]?.isReadingCatalogue ?? false,
      stop: async () => undefined,
    },
    purchasing: {
      health: (id) =>
        mine()?.purchasing.health(id) ?? standing()?.accounts[id]?.link ?? { kind: 'connecting' },
      tracking: (id) => {
        const work = mine()
        return work === null ? (standing()?.accounts[id]?.tracking ?? null) : work.purchasing.tracking(id)
      },
      wake: () => order({ what: 'purchases' }),
      reload: (id) => order({ what: 'account-restart', id }),
    },
  }
}
