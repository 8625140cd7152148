import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { PackTask } from '../../../shared/contract/packing.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { connection } from '../../lib/client.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import type { CommandOutcome } from '../../lib/send-command.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import {
  confirm,
  countUnit,
  heed,
  openTask,
  type Station,
  type Step,
  takeScan,
  WAITING,
} from './pack-session.ts'
import { playSound, type SoundName } from './sounds.ts'

const WATCHED = ['orders', 'exceptions', 'printing'] as const
const NO_WEIGHTS: readonly (number | null)[] = []

/** Runs one pack station: what is scanned, tapped or pressed goes in, what is to be shown comes out. */
export function usePackStation(place: {
  siteId: string
  printerId: string
  sound: boolean
  queue: readonly PackTask[]
}) {
  const { siteId, printerId, sound, queue } = place
  const texts = useMessages('packing')
  const collection = useMessages('collection')
  const [, navigate] = useLocation()
  const inWords = useSay()
  const [station, setStation] = useState<Station>(WAITING)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [question, setQuestion] = useState<'problem' | 'reprint' | 'own-label' | null>(null)
  const [weights, setWeights] = useState(NO_WEIGHTS)
  const [byHand, setByHand] = useState<PackTask['byHand']>(null)
  // Scans may come faster than the screen is drawn.
  const now = useRef<Station>(WAITING)
  const working = useRef(false)
  const pack = useCommand((client) => client.packing.pack)
  const ship = useCommand((client) => client.packing.ship)

  const go = useCallback((next: Station) => {
    now.current = next
    setStation(next)
  }, [])

  const show = useCallback(
    (shown: Outcome | null, name: SoundName) => {
      setOutcome(shown)
      if (sound) playSound(name)
    },
    [sound],
  )

  function take(task: PackTask) {
    const { state } = task.fulfillment
    if (task.stop === null && task.blocked !== null && state !== 'packed')
      return show({ tone: 'risk', title: texts.signs.blocked, detail: inWords(task.blocked) }, 'attention')
    setWeights(NO_WEIGHTS)
    setByHand(task.byHand)
    setOutcome(null)
    go(openTask(task))
    if (sound) playSound(task.stop === null ? 'tick' : 'wrong')
  }

  async function lookUp(text: string) {
    const { signs } = texts
    const found = await connection.client.packing.scan({ siteId, scan: text }).catch(() => null)
    if (found === null)
      return show({ tone: 'risk', title: signs.offline, detail: signs.offlineText }, 'attention')
    switch (found.kind) {
      case 'task':
        return take(found.task)
      case 'product': {
        const { sku, name } = found.product
        return show(
          { tone: 'risk', title: signs.product, detail: signs.productText({ name: `${sku} ${name}` }) },
          'attention',
        )
      }
      case 'other-site':
        return show(
          { tone: 'risk', title: signs.otherSite, detail: signs.otherSiteText({ site: found.siteName }) },
          'attention',
        )
      case 'return':
        return navigate(`${screenPath('returns', found.announcedId)}?receive=station`)
      case 'unknown':
        return show({ tone: 'blocked', title: signs.unknown, detail: signs.unknownText({ text }) }, 'wrong')
    }
  }

  /** The "no" of a command, in full size: a stop feedback where news of the channel is why. */
  async function sayNo(task: PackTask, answer: Exclude<CommandOutcome<unknown>, { kind: 'done' }>) {
    const found = await connection.client.packing
      .scan({ siteId, scan: task.fulfillment.id })
      .catch(() => null)
    if (found?.kind === 'task' && found.task.stop !== null) return take(found.task)
    const detail = answer.kind === 'refused' ? inWords(answer.message) : answer.message
    show({ tone: 'blocked', title: texts.signs.refused, detail }, 'wrong')
  }

  async function printLabels(task: PackTask) {
    const weightsG = task.fulfillment.parcels.map((_, index) => weights[index] ?? null)
    const answer = await pack.run({ fulfillmentId: task.fulfillment.id, printerId, weightsG, byHand })
    if (answer.kind !== 'done') return sayNo(task, answer)
    // Read again: only now do the parcels have their tracking numbers.
    const packed = await connection.client.packing.scan({ siteId, scan: task.fulfillment.id })
    go({ kind: 'labelled', task: packed.kind === 'task' ? packed.task : task })
  }

  async function shipParcel(task: PackTask, scanned: string | null) {
    const answer = await ship.run({ fulfillmentId: task.fulfillment.id, scanned })
    if (answer.kind !== 'done') return sayNo(task, answer)
    go(WAITING)
    show(
      {
        tone: 'done',
        title: task.collected === null ? texts.signs.shipped : collection.handedOver,
        detail: (task.collected === null ? texts.signs.shippedText : collection.handedOverText)({
          reference: task.reference,
        }),
      },
      'done',
    )
  }

  async function carryOut({ station: next, effect }: Step) {
    switch (effect?.kind) {
      case undefined:
        return
      case 'look-up':
        return lookUp(effect.text)
      case 'open-next': {
        const first = queue.find(({ stop }) => stop === null)
        if (first) take(first)
        return
      }
      case 'pack':
        if (next.kind === 'checking') await printLabels(next.task)
        return
      case 'ship':
        if (next.kind === 'labelled') await shipParcel(next.task, effect.scanned)
        return
      case 'ask-problem':
        return setQuestion('problem')
      case 'ask-reprint':
        return setQuestion('reprint')
    }
  }

  const openId = station.kind === 'waiting' ? null : station.task.fulfillment.id
  const { data: watched } = useLive(
    WATCHED,
    async (client) => (openId === null ? null : client.packing.scan({ siteId, scan: openId })),
    [siteId, openId],
  )
  // News of the channel about what is on the bench, at whichever station it arrived.
  useEffect(() => {
    if (watched?.kind !== 'task') return
    const next = heed(now.current, watched.task)
    if (next === now.current) return
    const isNews = next.kind !== now.current.kind
    go(next)
    if (!isNews) return
    setQuestion(null)
    show(null, next.kind === 'stopped' ? 'wrong' : 'tick')
  }, [watched, go, show])

  async function apply(step: Step) {
    go(step.station)
    setOutcome(null)
    if (step.feedback !== null) {
      const { outcome: shown, sound: name } = outcomeOf(step.feedback, texts.signs, inWords)
      show(shown, name)
    }
    working.current = true
    try {
      await carryOut(step)
    } finally {
      working.current = false
    }
  }

  function act(decide: (station: Station) => Step) {
    if (working.current) {
      if (sound) playSound('attention')
      return
    }
    setQuestion(null)
    void apply(decide(now.current))
  }

  return {
    printerId,
    station,
    outcome,
    question,
    weights,
    /** Who takes a parcel that leaves by hand; null = it gets a label of ours. */
    byHand,
    setByHand,
    busy: pack.busy || ship.busy,
    take,
    scan: (text: string) => act((current) => takeScan(current, text)),
    count: (sku: string) => act((current) => countUnit(current, sku)),
    confirm: () => act(confirm),
    putAside: () => act(() => ({ station: WAITING, feedback: null, effect: null })),
    ask: setQuestion,
    closeOutcome: useCallback(() => setOutcome(null), []),
    setWeight: (index: number, grams: number | null) =>
      setWeights((old) => {
        const next = [...old]
        next[index] = grams
        return next
      }),
    /** The order went back to be reallocated: this station has nothing more to do with it. */
    handBack: (sentence: string) => {
      setQuestion(null)
      go(WAITING)
      show({ tone: 'risk', title: texts.signs.short, detail: sentence }, 'attention')
    },
  }
}

export type PackStation = ReturnType<typeof usePackStation>
