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
import { rightOf } from '../resolutions/rights.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { askHub, hasEnded, readAtHub } from './ask-hub.ts'
import { openCopyOfHub } from './copy-of-hub.ts'
import type { CallAnswer, Following } from './following.ts'
import type { HubLink } from './joined-line.ts'
import { openKeptActs } from './kept-acts.ts'
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
  const copy = openCopyOfHub(deps)
  const acts = openKeptActs(deps)
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

  /** An act is forgotten when its rows are here: until then, what it used of numbers is not known here. */
  async function outcomeOf(
    from: HubLink,
    answer: CallAnswer,
    noted: WaitingAct | null = null,
  ): Promise<Outcome<unknown>> {
    const isHere =
      answer.kind === 'error' ||
      (await Promise.race([copy.reached(answer.at, ROWS_MS), from.ended.then(() => false)]))
    if (noted !== null && isHere) await acts.forget(noted.commandId)
    if (answer.kind === 'error')
      throw new ORPCError(answer.code, { status: answer.status, data: answer.data })
    return answer.value as Outcome<unknown>
  }

  /**
   * Hands over what waits. What an act that was only sent took of numbers and units is not known here before its rows
   * are: it is kept until then, so that nothing else takes the same here. Returns the ids of these; null = the hub does
   * not answer.
   */
  async function handOver(to: HubLink): Promise<string[] | null> {
    const unknown: string[] = []
    for (const act of await acts.all()) {
      // Ended in the middle of it: nobody was told anything, and begins anew.
      if (act.state === 'begun') {
        await acts.forget(act.commandId)
        continue
      }
      const answer = await askHub(to, act, ANSWER_MS * 5)
      if (answer === null) return null
      if (act.state === 'sent') unknown.push(act.commandId)
      else await acts.forget(act.commandId)
      changes.announceTopic('notices')
    }
    return unknown
  }

  async function carryOut(here: Dispatch, ...[entry, session, call, seat]: Parameters<Dispatch>) {
    if (entry.kind === 'action') return act(here, entry, session, call, seat ?? null)
    const why = reasonOf(entry, call.input)
    const wasSent = link
    if (wasSent !== null && why !== null) {
      const answer = await askHub(wasSent, acts.actOf(entry, session, call), ANSWER_MS)
      return answer === null ? refused(message('following.inDoubt')) : outcomeOf(wasSent, answer)
    }
    if (why !== null)
      return refused(message('following.needsHub', { why: message(`following.reasons.${why}`) }))
    const noted = await acts.note(entry, session, call, wasSent !== null)
    if (wasSent !== null && noted.state === 'sent') {
      const answer = await askHub(wasSent, noted, ANSWER_MS)
      if (answer !== null) return outcomeOf(wasSent, answer, noted)
      stand(null, null)
    }
    if (await acts.isInDoubt(entry, noted.commandId)) return refused(message('following.inDoubt'))
    const owner = (await store.read((tx) => tx.copy.state()))?.deviceId ?? ''
    const outcome = await here(
      entry,
      {
        ...session,
        joined: {
          numbers: noted.numbers,
          taken: noted.taken,
          seen: noted.seen,
          owner,
          act: { ...noted, state: 'waiting' },
        },
      },
      call,
      seat,
    )
    if (outcome.kind === 'refused') {
      if (noted.state === 'begun') await acts.forget(noted.commandId)
      // The hub may have heard it: what became of it shows when it answers again.
      else if (noted.state === 'sent') return refused(message('following.inDoubt'))
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
    const answer = await askHub(to, acts.actOf(entry, session, call), ANSWER_MS)
    return answer === null ? refused(message('following.inDoubt')) : outcomeOf(to, answer)
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
          const unknown = await handOver(to)
          if (unknown === null) return
          await copy.catchUp(to)
          for (const commandId of unknown) await acts.forget(commandId)
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
    waiting: async () => (await acts.all()).filter(({ state }) => state === 'waiting'),
    dispatch: (here) => (entry, session, call, seat) =>
      entry.kind === 'action'
        ? carryOut(here, entry, session, call, seat)
        : inTurn(() => carryOut(here, entry, session, call, seat)),
    async read(path, session, input) {
      const to = link
      if (to === null || !isReadAtHub(path)) return null
      const asked = acts.actOf({ area: path[0] ?? '', name: path[1] ?? '' }, session, {
        commandId: crypto.randomUUID(),
        input,
      })
      const answer = await readAtHub(to, { ...asked, confirmedBy: null }, READ_MS)
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

function refused(why: Message): Outcome<never> {
  return { kind: 'refused', message: why }
}
