import type { CommandEntry } from '../../../shared/contract/commands.ts'
import type { Call } from '../commands/dispatch.ts'
import type { WaitingAct } from '../ports/copy-table.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { epochsOf } from './held-work.ts'
import { ordersOf } from './orders-of-act.ts'

/** Commands that use up what was given to this program. */
const TAKING: ReadonlySet<string> = new Set(['packing.pack', 'stock.handOut'])

/** What people did here that the hub has not confirmed. */
export interface KeptActs {
  /** In the order in which they were given. */
  all(): Promise<readonly WaitingAct[]>
  /** What is asked of the hub and not kept. */
  actOf(entry: { area: string; name: string }, session: Session, call: Call): WaitingAct
  /** Written before anything is sent or carried out: the same again is the same, whatever ends in between. */
  note(entry: CommandEntry, session: Session, call: Call, isSent: boolean): Promise<WaitingAct>
  forget(commandId: string): Promise<void>
  /** A command that takes numbers or units waits for the hub when another one may have taken some there. */
  isInDoubt(entry: CommandEntry, commandId: string): Promise<boolean>
}

export function openKeptActs({
  store,
  clock,
  numberOf,
}: Pick<AppServices, 'store' | 'clock'> & { numberOf: (serial: number) => string }): KeptActs {
  const all = () => store.read((tx) => tx.copy.acts())

  const actOf: KeptActs['actOf'] = ({ area, name }, session, { commandId, input }) => ({
    commandId,
    state: 'sent',
    at: clock.now(),
    type: `${area}.${name}`,
    actor: session.actor,
    input,
    by: session.personId ?? null,
    confirmedBy: session.confirmedBy ?? null,
    language: session.language,
    numbers: [],
    taken: [],
    seen: [],
    jobs: [],
  })

  /** Numbers of labels of our own, as many as the fulfilment has parcels. */
  async function draw(tx: Tx, entry: CommandEntry, input: unknown): Promise<string[]> {
    if (entry.type !== 'packing.pack') return []
    const { fulfillmentId } = input as { readonly fulfillmentId: string }
    const count = (await tx.fulfillments.get(fulfillmentId))?.parcels.length ?? 0
    const state = await tx.copy.state()
    if (state === null) return []
    const { next, end } = state.serials
    const taken = Math.min(count, end - next)
    await tx.copy.changeState({ serials: { next: next + taken, end } })
    return Array.from({ length: taken }, (_, i) => numberOf(next + i))
  }

  return {
    all,
    actOf,
    note: (entry, session, call, isSent) =>
      store.write(async (tx) => {
        const known = await tx.copy.act(call.commandId)
        if (known !== null && (!isSent || known.state !== 'begun')) return known
        const state: WaitingAct['state'] = isSent ? 'sent' : 'begun'
        const act =
          known === null
            ? {
                ...actOf(entry, session, call),
                numbers: await draw(tx, entry, call.input),
                seen: await epochsOf(tx, await partsOf(tx, call.input)),
                state,
              }
            : { ...known, state }
        await tx.copy.putAct(act)
        return act
      }),
    forget: (commandId) => store.write((tx) => tx.copy.removeAct(commandId)),
    async isInDoubt({ type }, commandId) {
      if (!TAKING.has(type)) return false
      return (await all()).some(
        (one) => one.state === 'sent' && one.type === type && one.commandId !== commandId,
      )
    },
  }
}

/** What is at a site of what an act is about. */
async function partsOf(tx: Tx, input: unknown): Promise<string[]> {
  const parts = await tx.fulfillments.byOrders(await ordersOf(tx, input))
  return parts.flatMap(({ id, state }) => (state === 'released' || state === 'packed' ? [id] : []))
}
