import type { CommandType, PersonCommandType } from '../../../shared/contract/commands.ts'
import type { Topic } from '../../../shared/contract/session.ts'
import type { SystemCommandType } from '../../../shared/contract/system-commands.ts'
import { SYSTEM_ACTOR } from '../../../shared/domain/actor.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { wakeWaiting } from '../decide/wake-waiting.ts'
import { refuseHeld, refuseTakenBack } from '../following/held-work.ts'
import type { TakenNumber } from '../ports/copy-table.ts'
import type { JournalWho, KnownCommand } from '../ports/journal-table.ts'
import type { Store, Tx } from '../ports/store.ts'
import type { Written } from '../ports/written.ts'
import type { Changes } from '../services/changes.ts'
import type { Session } from '../services/control-room-port.ts'
import { commandDigest } from './command-digest.ts'
import { idsOf } from './joined-ids.ts'
import { Refusal, refuse } from './refusal.ts'

/** What a command sees while it is carried out. */
export interface CommandContext {
  readonly tx: Tx
  readonly actor: string
  readonly now: EpochMs
  /** Where it was given; absent: at this machine, or by the program itself. */
  readonly device?: string
  newId(): string
  /** Numbers for labels of our own that came with the command, to be used first. */
  readonly numbers: string[]
  /** Whose leased numbers of carriers are used; absent: those that are leased to nobody. */
  readonly leased?: LeasedNumbers
  /** Set when it is carried out at a desktop that works alone: its hub has not confirmed it. */
  readonly isAlone?: true
  /** Screens that show these read again after the commit. */
  touch(...topics: Topic[]): void
  /** Orders whose timeline shows this command. */
  about(...orderIds: readonly string[]): void
  /** Sites, products, carriers, rules, reserves, policy or settings have changed: decisions see it from now on. */
  newWorld(): void
  /** Runs once, after the commit, never when the command was refused or repeated. */
  afterCommit(work: () => void): void
}

export type Outcome<T> = { kind: 'done'; value: T } | { kind: 'refused'; message: Message }

/** `given`: those that are to be used, first; `taken`: those that were. */
export interface LeasedNumbers {
  readonly owner: string
  readonly given: TakenNumber[]
  readonly taken: TakenNumber[]
}

/** Every change of state goes through here: one transaction with its journal entry. */
export interface Commands {
  /** Looks whether there is anything to do, without keeping those waiting who write. */
  look<T>(work: (tx: Tx, now: EpochMs) => Promise<T>): Promise<T>
  /**
   * Carries out one command of a person. The same command again gives the stored result and does nothing; its id with
   * another type, actor or input is refused. A Refusal rolls back and is answered, not journaled.
   */
  run<I, O>(
    type: PersonCommandType,
    session: Session,
    call: { commandId: string; input: I },
    work: (context: CommandContext, input: I) => Promise<O>,
  ): Promise<Outcome<O>>
  /** What the program does by itself; journaled when `work` touched anything, with what is `kept` of its result. */
  system<O>(
    type: SystemCommandType,
    work: (context: CommandContext) => Promise<O>,
    kept?: (result: O) => object,
  ): Promise<O>
  /** The next part of what a person began and the program goes on with, in their name. */
  continueFor<O>(
    type: SystemCommandType,
    person: Pick<Session, 'actor' | 'role'>,
    input: unknown,
    work: (context: CommandContext) => Promise<O>,
  ): Promise<O>
}

export interface CommandDeps {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: Changes
  /** Called after the commit of a command that changed what decisions are made from, with what it wrote of its large parts and the change's number. */
  readonly onNewWorld: (written: Written, revision: number) => void
  /** Called after the commit of each command with what screens read again. */
  readonly onTouched?: (topics: ReadonlySet<Topic>) => void
}

const systemDigests = new Map<SystemCommandType, string>()

function systemDigest(type: SystemCommandType): string {
  let digest = systemDigests.get(type)
  if (digest === undefined) systemDigests.set(type, (digest = commandDigest(type, SYSTEM_ACTOR, {})))
  return digest
}

export function openCommands(deps: CommandDeps): Commands {
  const { store, clock, newId, changes, onNewWorld, onTouched } = deps

  /** Effects of one attempt; a transaction that is retried starts with fresh ones. */
  function attempt(tx: Tx, actor: string, commandId: string | null, session: Partial<Session> = {}) {
    const { device, joined } = session
    const now = clock.now()
    Object.assign(tx.changedBy, { actor, commandId, at: now })
    const topics = new Set<Topic>()
    const orderIds = new Set<string>()
    const after: (() => void)[] = []
    let isNewWorld = false
    const context: CommandContext = {
      tx,
      actor,
      now,
      ...(device !== undefined && { device }),
      newId: joined === undefined || commandId === null ? newId : idsOf(commandId),
      numbers: [...(joined?.numbers ?? [])],
      ...(joined && { leased: { owner: joined.owner, given: [...joined.taken], taken: [] } }),
      ...(joined?.act && { isAlone: true as const }),
      touch: (...names) => names.forEach((name) => topics.add(name)),
      about: (...ids) => ids.forEach((id) => orderIds.add(id)),
      newWorld() {
        isNewWorld = true
      },
      afterCommit: (work) => after.push(work),
    }
    /** Ends the attempt's work. Products and rate cards that are written are a new world, said or not. */
    const finish = async (): Promise<void> => {
      await wakeWaiting(context)
      const { skus, rates } = tx.written
      if (!isNewWorld && rates.size === 0 && skus.size === 0) return
      const revision = await tx.worldChanges.note(tx.written)
      after.unshift(() => onNewWorld(tx.written, revision))
    }
    return { context, topics, orderIds, after, finish }
  }

  function settle(after: readonly (() => void)[]) {
    for (const work of after) work()
    changes.announce()
  }

  async function perform<O>(
    type: CommandType,
    session: Pick<Session, 'actor' | 'role'> & Partial<Session>,
    { commandId, input }: { commandId: string; input: unknown },
    work: (context: CommandContext) => Promise<O>,
  ): Promise<O> {
    const { actor, role } = session
    const digest = commandDigest(type, actor, input)
    const { result, after } = await store.write(async (tx) => {
      const known = await tx.journal.byCommandId(commandId)
      if (known) {
        checkSame(known, type, actor, digest)
        return { result: known.result as O, after: [] }
      }
      const { context, topics, orderIds, after, finish } = attempt(tx, actor, commandId, session)
      if (session.joined !== undefined) await refuseTakenBack(tx, session.joined.seen)
      const result = await work(context)
      await finish()
      await refuseHeld(context)
      if (onTouched !== undefined) after.unshift(() => onTouched(topics))
      await tx.journal.append({
        commandId,
        at: context.now,
        actor,
        role,
        type,
        input,
        result,
        digest,
        topics: [...topics],
        orderIds: [...orderIds],
        who: whoOf(session),
      })
      if (session.joined?.act !== undefined)
        await tx.copy.putAct({
          ...session.joined.act,
          taken: context.leased?.taken ?? [],
          jobs: jobsOf(result),
        })
      return { result, after }
    })
    settle(after)
    return result
  }

  return {
    look: (work) => store.read((tx) => work(tx, clock.now())),

    async run(type, session, call, work) {
      try {
        return {
          kind: 'done',
          value: await perform(type, session, call, (context) => work(context, call.input)),
        }
      } catch (fault) {
        if (fault instanceof Refusal) return { kind: 'refused', message: fault.why }
        throw fault
      }
    },

    continueFor(type, person, input, work) {
      return perform(type, person, { commandId: newId(), input }, work)
    },

    async system(type, work, kept = () => ({})) {
      const { result, after } = await store.write(async (tx) => {
        const effects = attempt(tx, SYSTEM_ACTOR, null)
        const result = await work(effects.context)
        await effects.finish()
        const { topics } = effects
        if (topics.size > 0) {
          if (onTouched !== undefined) effects.after.unshift(() => onTouched(topics))
          await tx.journal.append({
            commandId: newId(),
            at: effects.context.now,
            actor: SYSTEM_ACTOR,
            role: 'system',
            type,
            input: {},
            result: kept(result),
            digest: systemDigest(type),
            topics: [...effects.topics],
            orderIds: [...effects.orderIds],
          })
        }
        return { result, after: effects.after }
      })
      settle(after)
      return result
    },
  }
}

/** What the journal keeps of whoever gave a command besides the name. */
function whoOf({ device, personId, confirmedBy }: Partial<Session>): JournalWho | undefined {
  if (device === undefined) return undefined
  return { personId: personId ?? null, device, confirmedBy: confirmedBy ?? null }
}

/** Ids of the print jobs that a result names. */
function jobsOf(result: unknown): string[] {
  const { jobs } = { ...(result as { readonly jobs?: unknown }) }
  return Array.isArray(jobs) ? jobs.map(({ id }: { readonly id: string }) => id) : []
}

/** @throws {Refusal} the id was used for another command. Entries of older programs tell type and actor only. */
function checkSame(known: KnownCommand, type: string, actor: string, digest: string) {
  const same = known.digest === null ? known.type === type && known.actor === actor : known.digest === digest
  if (same) return
  refuse('refusals.commandIdUsed', { type: known.type, actor: known.actor })
}
