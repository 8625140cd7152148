import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  DoorOpen,
  Handshake,
  HeartCrack,
  House,
  type LucideIcon,
  MapPin,
  Truck,
  Undo2,
} from 'lucide-react'
import type { TrackingState } from '../../shared/domain/tracking-event.ts'
import { useMessages } from '../lib/messages.ts'
import { StatusBadge, type Tone } from './status-badge.tsx'

const LOOKS: Readonly<Record<TrackingState, { icon: LucideIcon; tone: Tone }>> = {
  registered: { icon: CircleDashed, tone: 'neutral' },
  'handed-over': { icon: Handshake, tone: 'neutral' },
  'in-transit': { icon: Truck, tone: 'accent' },
  'out-for-delivery': { icon: House, tone: 'accent' },
  'available-at-point': { icon: MapPin, tone: 'accent' },
  attempted: { icon: DoorOpen, tone: 'risk' },
  delayed: { icon: Clock, tone: 'risk' },
  damaged: { icon: HeartCrack, tone: 'blocked' },
  lost: { icon: CircleX, tone: 'blocked' },
  'returned-to-sender': { icon: Undo2, tone: 'blocked' },
  delivered: { icon: CircleCheck, tone: 'done' },
}

/** Where a parcel is by its carrier's account. */
export function TrackingBadge({ state }: { state: TrackingState }) {
  const { states } = useMessages('tracking')
  const { icon, tone } = LOOKS[state]
  return <StatusBadge tone={tone} icon={icon} label={states[state]} />
}
