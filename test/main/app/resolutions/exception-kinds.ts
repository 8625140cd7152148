import type { ExceptionReason } from '../../../../shared/domain/exception.ts'
import { CHANNEL_KINDS } from './kinds/channel-kinds.ts'
import { DELIVERY_KINDS } from './kinds/delivery-kinds.ts'
import { HOLD_KINDS } from './kinds/hold-kinds.ts'
import { LABEL_KINDS } from './kinds/label-kinds.ts'
import { SHIPPING_KINDS } from './kinds/shipping-kinds.ts'
import type { Kind } from './kinds/staging.ts'
import { STOCK_KINDS } from './kinds/stock-kinds.ts'

export const KINDS: Readonly<Record<ExceptionReason, Kind>> = {
  ...CHANNEL_KINDS,
  ...DELIVERY_KINDS,
  ...HOLD_KINDS,
  ...LABEL_KINDS,
  ...SHIPPING_KINDS,
  ...STOCK_KINDS,
}
