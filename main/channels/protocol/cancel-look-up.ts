/**
 * Whether a cancellation that was pushed before is there: the order has ended altogether, or what was to be written
 * off is. An order that the channel does not know has nothing cancelled.
 */
export async function cancelStands<Order>(
  order: Order | null,
  isEnded: (order: Order) => boolean,
  isWrittenOff: (order: Order) => boolean | Promise<boolean>,
): Promise<boolean> {
  if (order === null) return false
  return isEnded(order) || (await isWrittenOff(order))
}
