import { setClaim, trackNamed } from '../tracking/claim.ts'
import type { HandlersOf } from './handler.ts'

export const parcelHandlers: HandlersOf<'parcels'> = {
  setClaim,
  async noteFile(context, named) {
    const { orderId } = await trackNamed(context, named)
    context.about(orderId)
    context.touch('orders')
    return {}
  },
}
