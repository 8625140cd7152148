import type { CommandContext, Commands } from '../../main/app/commands/command.ts'
import { NO_ARGS } from '../../main/app/commands/exceptions.ts'
import type { Decider } from '../../main/app/decide/decider.ts'
import type { PrintQueue } from '../../main/app/ports/printing.ts'
import type { Store, Tx } from '../../main/app/ports/store.ts'
import { resolveException } from '../../main/app/resolutions/resolve.ts'
import type { ResolutionArgs, Resolver } from '../../main/app/resolutions/ways/way.ts'
import type { Session } from '../../main/app/services/control-room-port.ts'
import { ownNumber } from '../../main/printing/tracking/own-number.ts'
import type { PersonCommandType } from '../../shared/contract/commands.ts'
import type { ExceptionRecord } from '../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../shared/domain/exceptions/resolution-codes.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { EventLog } from './event-log.ts'

export const LEAD: Session = { actor: 'Léa', role: 'lead', language: 'fr' }

/** What of a program a person at a screen works with. */
interface AtWork {
  readonly store: Store
  readonly commands: Commands
  readonly queue: PrintQueue<Tx>
  readonly decider: Decider
  readonly newId: () => string
}

/** A lead at a screen. A command that was given but never answered is repeated under the same id. */
export class Lead<Program extends AtWork> {
  readonly #log: EventLog
  #unheard: ((program: Program) => Promise<void>) | null = null

  constructor(log: EventLog) {
    this.#log = log
  }

  /** What a crash took the answer of. @throws {Crash} */
  async repeat(program: Program): Promise<void> {
    const unheard = this.#unheard
    if (unheard === null) return
    await unheard(program)
    this.#unheard = null
  }

  /** @throws {Crash} */
  async do<I>(
    program: Program,
    type: PersonCommandType,
    input: I,
    work: (context: CommandContext, input: I) => Promise<unknown>,
    onDone: () => void = () => {},
  ): Promise<void> {
    const commandId = program.newId()
    const give = async (living: Program) => {
      const outcome = await living.commands.run(type, LEAD, { commandId, input }, work)
      this.#log.add(`${type}: ${outcome.kind}`)
      if (outcome.kind === 'done') onDone()
    }
    this.#unheard = give
    await give(program)
    this.#unheard = null
  }

  /** @throws {Crash} */
  async resolve(
    program: Program,
    { id: exceptionId }: ExceptionRecord,
    code: ResolutionCode,
    args: Partial<ResolutionArgs> = {},
  ): Promise<void> {
    const { decider, queue, store } = program
    const resolver: Resolver = {
      role: LEAD.role,
      language: LEAD.language,
      numberFrom: ownNumber,
      purchasing: { reload: () => {} },
      queue,
      printJobs: store.printJobs,
      everywhere: LEAD.role,
      tryAll: (tx) => (orders) => decider.trials(tx, orders),
      tryTogether: (tx) => (orders) => decider.trialTogether(tx, orders),
    }
    const input = { exceptionId, code, args: { ...NO_ARGS, note: 'by the lead', ...args } }
    await this.do(program, 'exceptions.resolve', input, (context, call) =>
      resolveException(context, resolver, call),
    )
  }

  /** What of the queue is seen in one turn, the oldest or the newest first. */
  async exceptions({ store }: Program, random: Random, limit: number): Promise<readonly ExceptionRecord[]> {
    const descending = random() < 0.5
    const seen = {
      view: 'open',
      group: null,
      owner: '',
      now: 0,
      seen: 'every-site',
      search: '',
      sort: 'opened',
    } as const
    const { rows } = await store.read((tx) => tx.exceptions.list({ ...seen, descending, offset: 0, limit }))
    return rows
  }
}
