import { openSeat } from '../../main/app/people/seat.ts'
import { openRouter } from '../../main/app/routes/router.ts'
import { openPrintStation, type PrintStation } from '../../main/print-station.ts'
import { type ServedNetwork, serveNetwork } from '../../main/serve-network.ts'
import type { Workroom } from './workroom.ts'

/** A workroom that is served to devices over TLS on this machine, with printing of its own; closed it is as if it were away. */
export interface ServedHub {
  readonly network: ServedNetwork
  readonly printing: PrintStation
  readonly port: number
  close(): Promise<void>
}

/** `port` 0: any that is free. `names`: by which it is called besides its address. */
export async function serveHub(
  { room }: Workroom,
  folder: string,
  port: number,
  onFault: (fault: unknown) => void,
  names: readonly string[] = [],
): Promise<ServedHub> {
  const { store, commands, clock } = room
  const printing = await openPrintStation({ store, commands, clock, onFault })
  const router = openRouter({ ...room, printing: printing.printing })
  const network = await serveNetwork(
    { address: '127.0.0.1', port, certificate: null, proxy: null, names },
    {
      room: () => ({
        router,
        contextFor: (session) => ({ session, seat: openSeat(room.people, session) }),
        devices: room.devices,
      }),
      staticDir: folder,
      uploadDir: folder,
      clock,
      heartbeatMs: 1_000,
      onFault,
      onRefused: () => undefined,
      home: folder,
    },
  )
  return {
    network,
    printing,
    port: Number(new URL(network.network.addresses[0] ?? '').port),
    async close() {
      await network.close()
      await printing.close()
    },
  }
}
