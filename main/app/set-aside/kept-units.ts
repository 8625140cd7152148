import { asReserve } from '../../../shared/domain/set-aside.ts'
import type { ChannelReserve } from '../../../shared/domain/stock.ts'
import type { Tx } from '../ports/store.ts'

/** All that is kept from others: for channels, and for desktops that may hand it out alone. */
export async function keptUnits(tx: Tx): Promise<ChannelReserve[]> {
  return [...(await tx.stock.reserves()), ...(await tx.setAsides.all()).map(asReserve)]
}
