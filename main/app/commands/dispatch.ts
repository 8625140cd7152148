import type { ActionEntry, CommandEntry } from '../../../shared/contract/commands.ts'
import type { Seat } from '../people/seat.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import type { Outcome } from './command.ts'
import type { ActionHandler, CommandHandler } from './handler.ts'
import { openHandlers } from './handlers.ts'
import { orRefused } from './refusal.ts'
import { wake } from './wake.ts'

/** Input as the contract's schema has read it. */
export interface Call {
  readonly commandId: string
  readonly input: unknown
}

/** Carries out what a screen asks for, who asks being checked: the way to every handler. */
export type Dispatch = (
  entry: CommandEntry | ActionEntry,
  session: Session,
  call: Call,
  /** The window's; null = of a caller that cannot sign in. */
  seat?: Seat | null,
) => Promise<Outcome<unknown>>

export function openDispatch(services: AppServices): Dispatch {
  const handlers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = openHandlers(services)

  async function act(
    { area, name }: ActionEntry,
    { input }: Call,
    seat: Seat | null,
  ): Promise<Outcome<unknown>> {
    const handler = handlers[area]?.[name] as ActionHandler<unknown, unknown>
    return { kind: 'done', value: await handler(input, seat) }
  }

  async function run({ area, name, type }: CommandEntry, session: Session, call: Call) {
    const { commandId, input } = call
    const handler = handlers[area]?.[name] as CommandHandler<unknown, unknown>
    if (typeof handler === 'function')
      return services.commands.run(type, session, call, (context) => handler(context, input, session))
    const work = await handler.prepare(input, session)
    return services.commands.run(
      type,
      session,
      { commandId, input: handler.journaled === undefined ? input : handler.journaled(input) },
      work,
    )
  }

  return async (entry, session, call, seat = null) => {
    const outcome = await orRefused(() =>
      entry.kind === 'action' ? act(entry, call, seat) : run(entry, session, call),
    )
    // A refusal has changed nothing. A repeated command wakes again: its first answer may have been lost before that.
    if (outcome.kind === 'done') wake(services, entry.wakes, call.input)
    return outcome
  }
}
