import { ORPCError } from '@orpc/server'
import type { ActionEntry, CommandEntry } from '../../../shared/contract/commands.ts'
import type { HubReason } from '../../../shared/contract/hub-reasons.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/procedure.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Outcome } from '../commands/command.ts'
import type { Call, Dispatch } from '../commands/dispatch.ts'
import type { WaitingAct } from '../ports/copy-table.ts'
import type { Tx } from '../ports/store.ts'
import { rightOf } from '../resolutions/rights.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { type CopyOfHub, openCopyOfHub } from './copy-of-hub.ts'
import type { CallAnswer, CallForPerson, Following } from './following.ts'
import type { HubLink } from './joined-line.ts'
import { isReadAtHub } from './read-at-hub.ts'

/** So long a command waits for the hub's answer; then it is carried out here, where that may be. */
const ANSWER_MS = 6_000
const READ_MS = 3_000
/** So long an answered command waits for its rows. */
const ROWS_MS = 5_000

export interface JoinedSide extends Following {
  /**
   * Hands over what waits, catches up, and then follows until the connection ends; from the moment on when it has caught
   * up, commands go to the hub.
   */
  run(link: HubLink): Promise<void>
  /** The hub does not let it in, or is not reached: what a person must do about it; null = wait. */
  away(problem: Message | null): void
  /** Whether it was filled once: only then there is something to work with. */
  hasCopy(): Promise<boolean>
  /** Under which the hub knows this program; null = it was not there yet. */
  deviceId(): Promise<string | null>
  /** null = the hub answers. */
  aloneSince(): EpochMs | null
}

type Deps = Pick<AppServices, 'store' | 'clock' | 'changes' | 'worlds' | 'people'> & {
  hub: string
  /** A number around a serial of those that the hub has set aside. */
  numberOf: (serial: number) => string
  onFilling: (percent: number) => void
  onFault: (fault: unknown) => void
  /** It works alone from now on, or no longer. */
  onAlone: (isAlone: boolean) => void
}

/** How this program stands to its hub, and where its commands are carried out: at the hub while it answers, else here. */
export function openJoinedSide(deps: Deps): JoinedSide {
  const { store, clock, changes, hub, onFault, onAlone } = deps
  const copy: CopyOfHub = openCopyOfHub(deps)
  let link: HubLink | null = null
  let aloneSince: EpochMs | null = clock.now()
  let problem: Message | null = null
  let turn: Promise<unknown> = Promise.resolve()

  /** Commands and what is handed over, one after the other, in the order in which they came. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  function stand(next: HubLink | null, why: Message | null): void {
    const wasAlone = aloneSince !== null
    link = next
    problem = why
    if (next !== null) aloneSince = null
    else aloneSince ??= clock.now()
    if (wasAlone !== (aloneSince !== null)) onAlone(aloneSince !== null)
    changes.announceTopic('notices')
  }

  async function draw(tx: Tx, entry: CommandEntry, input: unknown): Promise<string[]> {
    if (entry.type !== 'packing.pack') return []
    const { fulfillmentId } = input as { readonly fulfillmentId: string }
    const count = (await tx.fulfillments.get(fulfillmentId))?.parcels.length ?? 0
    const state = await tx.copy.state()
    if (state === null) return []
    const { next, end } = state.serials
    const taken = Math.min(count, end - next)
    await tx.copy.putState({ ...state, serials: { next: next + taken, end } })
    return Array.from({ length: taken }, (_, i) => deps.numberOf(next + i))
  }

  /** Written before anything is sent: the same again is the same, whatever ends in between. */
  function note(entry: CommandEntry, session: Session, { commandId, input }: Call): Promise<WaitingAct> {
    return store.write(async (tx) => {
      const known = await tx.copy.act(commandId)
      if (known !== null) return known
      const act: WaitingAct = {
        commandId,
        state: 'sent',
        at: clock.now(),
        type: entry.type,
        actor: session.actor,
        input,
        by: session.personId ?? null,
        confirmedBy: session.confirmedBy ?? null,
        language: session.language,
        numbers: await draw(tx, entry, input),
        taken: [],
        jobs: [],
      }
      await tx.copy.putAct(act)
      return act
    })
  }

  const forget = (commandId: string) => store.write((tx) => tx.copy.removeAct(commandId))

  /** The hub's answer; null = none was heard. */
  async function ask(to: HubLink, act: WaitingAct, ms: number): Promise<CallAnswer | null> {
    const wasDone = act.state === 'waiting' ? { at: act.at, jobs: [...act.jobs] } : null
    return heard(to, callOf(to, act, { commandId: act.commandId, input: act.input }, wasDone), ms)
  }

  /** What the hub is asked for a person; `input` as the call's own schema reads it. */
  function callOf(to: HubLink, act: WaitingAct, input: unknown, wasDone: CallForPerson['wasDone'] = null) {
    const { commandId, type, by, confirmedBy, language, numbers, taken } = act
    const [area = '', name = ''] = type.split('.')
    const given = { numbers: [...numbers], taken: [...taken] }
    return to.client.following.call({
      commandId,
      input: { path: [area, name], input, by, confirmedBy, language, ...given, wasDone },
    })
  }

  async function heard(
    to: HubLink,
    asked: Promise<{ kind: 'done'; value: { answer?: unknown } } | { kind: 'refused'; message: Message }>,
    ms: number,
  ): Promise<CallAnswer | null> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), ms)
    })
    const answer = await Promise.race([asked.catch(() => null), to.ended.then(() => null), late])
    clearTimeout(timer)
    if (answer === null) {
      // Silence is no answer: another connection is tried.
      to.close()
      return null
    }
    return answer.kind === 'done' ? (answer.value.answer as CallAnswer) : null
  }

  /** An act is forgotten when its rows are here: until then, what it used of numbers is not known here. */
  async function outcomeOf(
    from: HubLink,
    answer: CallAnswer,
    noted: WaitingAct | null = null,
  ): Promise<Outcome<unknown>> {
    const isHere =
      answer.kind === 'error' ||
      (await Promise.race([copy.reached(answer.at, ROWS_MS), from.ended.then(() => false)]))
    if (noted !== null && isHere) await forget(noted.commandId)
    if (answer.kind === 'error')
      throw new ORPCError(answer.code, { status: answer.status, data: answer.data })
    return answer.value as Outcome<unknown>
  }

  /** A command that takes numbers waits for the hub when another one may have taken some there. */
  async function isInDoubt(entry: CommandEntry, commandId: string): Promise<boolean> {
    if (entry.type !== 'packing.pack') return false
    const acts = await store.read((tx) => tx.copy.acts())
    return acts.some((one) => one.state === 'sent' && one.type === entry.type && one.commandId !== commandId)
  }

  async function handOver(to: HubLink): Promise<boolean> {
    for (const act of await store.read((tx) => tx.copy.acts())) {
      const answer = await ask(to, act, ANSWER_MS * 5)
      if (answer === null) return false
      await forget(act.commandId)
      changes.announceTopic('notices')
    }
    return true
  }

  async function carryOut(here: Dispatch, ...[entry, session, call, seat]: Parameters<Dispatch>) {
    if (entry.kind === 'action') return act(here, entry, session, call, seat ?? null)
    const why = reasonOf(entry, call.input)
    const wasSent = link
    if (wasSent !== null && why !== null) {
      const answer = await ask(wasSent, actOf(entry, session, call), ANSWER_MS)
      return answer === null ? refused(message('following.inDoubt')) : outcomeOf(wasSent, answer)
    }
    if (why !== null)
      return refused(message('following.needsHub', { why: message(`following.reasons.${why}`) }))
    const noted = await note(entry, session, call)
    if (wasSent !== null && noted.state === 'sent') {
      const answer = await ask(wasSent, noted, ANSWER_MS)
      if (answer !== null) return outcomeOf(wasSent, answer, noted)
      stand(null, null)
    }
    if (await isInDoubt(entry, noted.commandId)) return refused(message('following.inDoubt'))
    const owner = (await store.read((tx) => tx.copy.state()))?.deviceId ?? ''
    const outcome = await here(
      entry,
      {
        ...session,
        joined: { numbers: noted.numbers, taken: noted.taken, owner, act: { ...noted, state: 'waiting' } },
      },
      call,
      seat,
    )
    if (outcome.kind === 'refused' && noted.state === 'sent') {
      // The hub may have heard it: what became of it shows when it answers again.
      if (wasSent === null) await forget(noted.commandId)
      else return refused(message('following.inDoubt'))
    }
    changes.announceTopic('notices')
    return outcome
  }

  async function act(
    here: Dispatch,
    entry: ActionEntry,
    ...[session, call, seat]: [Session, Call, Parameters<Dispatch>[3]]
  ) {
    if (entry.needsHub === null || entry.area === 'stations' || entry.area === 'following')
      return here(entry, session, call, seat)
    if (link === null)
      return refused(message('following.needsHub', { why: message(`following.reasons.${entry.needsHub}`) }))
    const to = link
    const answer = await ask(to, actOf(entry, session, call), ANSWER_MS)
    return answer === null ? refused(message('following.inDoubt')) : outcomeOf(to, answer)
  }

  function actOf({ area, name }: { area: string; name: string }, session: Session, call: Call): WaitingAct {
    return {
      commandId: call.commandId,
      state: 'sent',
      at: clock.now(),
      type: `${area}.${name}`,
      actor: session.actor,
      input: call.input,
      by: session.personId ?? null,
      confirmedBy: session.confirmedBy ?? null,
      language: session.language,
      numbers: [],
      taken: [],
      jobs: [],
    }
  }

  const none = (): never => {
    throw new ORPCError('NOT_SIGNED_IN', { status: 401 })
  }

  return {
    async hasCopy() {
      const state = await store.read((tx) => tx.copy.state())
      return state !== null && state.hub === hub && state.filling === null
    },
    deviceId: async () => (await store.read((tx) => tx.copy.state()))?.deviceId ?? null,
    aloneSince: () => aloneSince,
    away(why) {
      if (link !== null || problem?.code !== why?.code || aloneSince === null) stand(null, why)
    },
    async run(to) {
      try {
        const { contractVersion } = await to.client.session.hello({})
        if (contractVersion !== CONTRACT_VERSION) {
          stand(null, message('following.otherVersion'))
          return
        }
        await inTurn(async () => {
          if (!(await handOver(to))) return
          await copy.catchUp(to)
          stand(to, null)
        })
        if (link === to) await copy.follow(to, () => link === to)
      } catch (fault) {
        if (!(await hasEnded(to))) onFault(fault)
      } finally {
        if (link === to || link === null) stand(null, problem)
        to.close()
      }
    },
    async standing() {
      const { waiting, state, ranges } = await store.read(async (tx) => ({
        waiting: await tx.copy.countWaiting(),
        state: await tx.copy.state(),
        ranges: [...(await tx.numberRanges.left()).values()],
      }))
      const serials = state?.serials ?? { next: 0, end: 0 }
      return {
        kind: 'joined',
        hub,
        problem,
        aloneSince,
        filledPercent: copy.filledPercent(),
        waiting,
        labelsLeft: Math.min(serials.end - serials.next, ...ranges),
      }
    },
    waiting: async () =>
      (await store.read((tx) => tx.copy.acts())).filter(({ state }) => state === 'waiting'),
    dispatch: (here) => (entry, session, call, seat) =>
      entry.kind === 'action'
        ? carryOut(here, entry, session, call, seat)
        : inTurn(() => carryOut(here, entry, session, call, seat)),
    async read(path, session, input) {
      const to = link
      if (to === null || !isReadAtHub(path)) return null
      const asked = actOf({ area: path[0] ?? '', name: path[1] ?? '' }, session, {
        commandId: crypto.randomUUID(),
        input: {},
      })
      const answer = await heard(to, callOf(to, { ...asked, confirmedBy: null }, input), READ_MS)
      return answer?.kind === 'answer' ? { value: answer.value } : null
    },
    begin: none,
    fill: none,
    next: none,
    call: none,
    lease: none,
    serve: () => undefined,
  }
}

/** Why only the hub can carry it out; of an exception its way out decides. */
function reasonOf(entry: CommandEntry, input: unknown): HubReason | null {
  if (entry.type !== 'exceptions.resolve' && entry.type !== 'exceptions.resolveMany') return entry.needsHub
  const { code } = input as { readonly code: ResolutionCode }
  return rightOf(code).needsHub
}

async function hasEnded({ ended }: HubLink): Promise<boolean> {
  return Promise.race([
    ended.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 50)),
  ])
}

function refused(why: Message): Outcome<never> {
  return { kind: 'refused', message: why }
}
