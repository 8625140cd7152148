import { openCommands } from '../../main/app/commands/command.ts'
import { labelEvents } from '../../main/app/labels/label-events.ts'
import type { CarrierConnector } from '../../main/app/ports/carrier.ts'
import type { Store } from '../../main/app/ports/store.ts'
import { CarrierLane } from '../../main/carriers/label-purchase/carrier-lane.ts'
import type { CarrierAccount, CarrierKind } from '../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../shared/domain/label-purchase.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { Clock } from '../../shared/lib/clock.ts'
import { anAccount } from './carrier-accounts.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from './engine-builders.ts'
import { MadeUpCarrier } from './made-up-carrier.ts'
import { openWorkroom, type Workroom } from './workroom.ts'

const SENDER = {
  company: 'Comptoir du Nord',
  name: 'Expédition',
  street: ['4 quai du Wault'],
  city: 'Lille',
  phone: '0320000000',
  email: 'expedition@example.com',
}

/** A merchant with an account at one carrier, whose lane is moved by hand. */
export interface LabellingRoom {
  readonly room: Workroom
  readonly carrier: MadeUpCarrier
  readonly account: CarrierAccount
  readonly lane: CarrierLane
  /** Rounds of the lane until nothing more is due now. */
  work(): Promise<void>
  /** Rounds of a program of its own over the store, until nothing is due or `signal` aborts. */
  liveOver(store: Store, signal: AbortSignal): Promise<void>
  /** As after a crash: another lane, after what was under way was found. */
  restart(): Promise<void>
  /** An order for two A in Lille, released; its fulfilment. */
  released(id?: string, order?: Partial<Order>): Promise<Fulfillment>
  purchases(fulfillmentId: string): Promise<LabelPurchase[]>
  pack(fulfillmentId: string, weightsG?: readonly (number | null)[]): Promise<unknown>
  close(): Promise<void>
}

export async function openLabellingRoom(
  kind: CarrierKind = 'sendcloud',
  connect:
    | ((carrier: MadeUpCarrier, account: CarrierAccount, clock: Clock) => CarrierConnector)
    | null = null,
  product = 'DOM',
): Promise<LabellingRoom> {
  const sites = [LILLE, LYON].map((site) => ({ ...site, sender: SENDER }))
  const world = aWorld({ sites, stock: stockOf({ LILLE: { A: 30 }, LYON: { A: 30 } }) })
  const room = await openWorkroom(world)
  const { store, commands, clock, random, printing } = room.room
  const [service] = world.services
  const carrierId = service?.carrierId ?? ''
  const account = anAccount(kind, carrierId, world.services, {
    id: 'account',
    products: [{ serviceId: service?.serviceId ?? '', product }],
  })
  await store.write(async (tx) => {
    for (const known of await tx.carrierAccounts.all())
      await tx.carrierAccounts.put({ ...known, isActive: false })
    await tx.carrierAccounts.put(account)
  })
  const carrier = new MadeUpCarrier()
  const events = labelEvents({ store, commands, queue: printing.queue, now: () => clock.now() })
  const deps = {
    store,
    clock,
    random,
    events,
    sleep: async () => {},
    onFault(fault: unknown) {
      throw fault
    },
  }
  const connector = connect?.(carrier, account, clock) ?? carrier.connector(kind)
  const openLane = () => new CarrierLane(deps, account, connector)
  let lane = openLane()
  room.room.purchasing.health = () => lane.state
  room.room.purchasing.reload = () => lane.hurry()
  const signal = new AbortController().signal
  return {
    room,
    carrier,
    account,
    get lane() {
      return lane
    },
    async work() {
      for (let rounds = 0; rounds < 3; rounds += 1) await lane.runOnce(signal)
    },
    async liveOver(mortal, mortalSignal) {
      const mortalCommands = openCommands({
        store: mortal,
        clock,
        newId: room.room.newId,
        changes: room.room.changes,
        onNewWorld: () => {},
      })
      const own = labelEvents({
        store: mortal,
        commands: mortalCommands,
        queue: printing.queue,
        now: () => clock.now(),
      })
      const program = { ...deps, store: mortal, events: own, onFault: () => {} }
      const mortalLane = new CarrierLane(program, account, connector)
      try {
        for (let rounds = 0; rounds < 3 && !mortalSignal.aborted; rounds += 1)
          await mortalLane.runOnce(mortalSignal)
      } catch (fault) {
        if (!mortalSignal.aborted) throw fault
      }
    },
    async restart() {
      await events.recover()
      lane = openLane()
    },
    async released(id = 'O-1', order = {}) {
      await room.receive(
        anOrder({ id, externalId: id, reference: `#${id}`, lines: lines({ A: 2 }), ...order }),
      )
      await room.client.orders.release(room.call({ orderIds: [id] }))
      const [fulfillment] = await room.read((tx) => tx.fulfillments.byOrders([id]))
      if (fulfillment === undefined) throw new Error(`${id} was not decided`)
      return fulfillment
    },
    purchases: (fulfillmentId) => room.read((tx) => tx.labels.ofFulfillments([fulfillmentId])),
    pack: (fulfillmentId, weightsG = []) =>
      room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [...weightsG] })),
    close: () => room.close(),
  }
}
