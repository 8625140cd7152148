import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  Clock,
  type LucideIcon,
  PackageCheck,
  ShoppingBag,
  Truck,
  Undo2,
} from 'lucide-react'
import type { OrderState as State } from '../../shared/domain/order.ts'
import { useMessages } from '../lib/messages.ts'
import { StatusBadge, type Tone } from './status-badge.tsx'

const LOOKS: Readonly<Record<State, { icon: LucideIcon; tone: Tone }>> = {
  received: { icon: CircleDashed, tone: 'neutral' },
  allocated: { icon: CircleDot, tone: 'neutral' },
  released: { icon: CircleDot, tone: 'accent' },
  packed: { icon: PackageCheck, tone: 'accent' },
  shipped: { icon: Truck, tone: 'accent' },
  delivered: { icon: CircleCheck, tone: 'done' },
  'on-hold': { icon: CirclePause, tone: 'blocked' },
  backordered: { icon: Clock, tone: 'risk' },
  cancelled: { icon: Ban, tone: 'neutral' },
  returned: { icon: Undo2, tone: 'neutral' },
}

/** Where an order is in its life; one that its buyer collects is ready, then collected. */
export function OrderState(props: { state: State; isCollected?: boolean; isFilled?: boolean }) {
  const { state, isCollected = false, isFilled = false } = props
  const words = useMessages('words')
  const { states } = useMessages('collection')
  const { icon, tone } = LOOKS[state]
  if (isCollected && (state === 'packed' || state === 'shipped'))
    return <StatusBadge tone={tone} icon={ShoppingBag} label={states[state]} isFilled={isFilled} />
  return <StatusBadge tone={tone} icon={icon} label={words.orderStates[state]} isFilled={isFilled} />
}
