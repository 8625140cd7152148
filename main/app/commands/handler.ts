import type { Area, InputOf, NamesOf, ResultOf } from '../../../shared/contract/commands.ts'
import type { Seat } from '../people/seat.ts'
import type { Session } from '../services/control-room-port.ts'
import type { CommandContext } from './command.ts'

/** Carries a command out in its transaction. A Refusal that it throws rolls all of it back. */
export type Work<I, O> = (context: CommandContext, input: I, session: Session) => Promise<O>

/** A command that needs more than its transaction, or of which the journal may not keep everything. */
export interface PreparedCommand<I, O> {
  /**
   * What must be known before the transaction: a plan, a file, a channel's answer. Runs each time the command is
   * called, also a second time under the same id. @throws {Refusal}
   */
  prepare(input: I, session: Session): Promise<(context: CommandContext) => Promise<O>>
  /** What the journal keeps of the input instead of all of it; secrets are left out here. */
  readonly journaled?: (input: I) => unknown
}

export type CommandHandler<I, O> = Work<I, O> | PreparedCommand<I, O>

/** Carries an action out. @throws {Refusal} */
export type ActionHandler<I, O> = (input: I, seat: Seat | null) => O | Promise<O>

/** A handler for every command and action of an area; one that is forgotten does not compile. */
export type HandlersOf<A extends Area> = {
  readonly [N in NamesOf<A, 'command'>]: CommandHandler<InputOf<A, N>, ResultOf<A, N>>
} & {
  readonly [N in NamesOf<A, 'action'>]: ActionHandler<InputOf<A, N>, ResultOf<A, N>>
}

/** The areas in which something can be done. */
export type CommandArea = { [A in Area]: NamesOf<A, 'command' | 'action'> extends never ? never : A }[Area]

export type Handlers = { readonly [A in CommandArea]: HandlersOf<A> }
