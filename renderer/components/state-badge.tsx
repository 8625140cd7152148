import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  DoorOpen,
  Handshake,
  HeartCrack,
  House,
  type LucideIcon,
  Mail,
  MapPin,
  PackageCheck,
  Tag,
  TriangleAlert,
  Truck,
  Undo2,
} from 'lucide-react'
import type { AnnouncedStanding } from '../../shared/domain/announced-return.ts'
import type { TrackingState } from '../../shared/domain/tracking-event.ts'
import { useMessages } from '../lib/messages.ts'
import { StatusBadge, type Tone } from './status-badge.tsx'

type Looks<State extends string> = Readonly<Record<State, { icon: LucideIcon; tone: Tone }>>

const OF_PARCELS: Looks<TrackingState> = {
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

const OF_RETURNS: Looks<AnnouncedStanding> = {
  asked: { icon: CircleDashed, tone: 'neutral' },
  'label-coming': { icon: Clock, tone: 'neutral' },
  'label-trouble': { icon: TriangleAlert, tone: 'risk' },
  'label-ready': { icon: Tag, tone: 'accent' },
  'label-sent': { icon: Mail, tone: 'accent' },
  'on-the-way': { icon: Truck, tone: 'accent' },
  arrived: { icon: PackageCheck, tone: 'risk' },
  received: { icon: CircleCheck, tone: 'done' },
  cancelled: { icon: Ban, tone: 'neutral' },
}

/** Where a parcel is by its carrier's account, or how an expected return stands, in one word. */
export function StateBadge(props: { parcel: TrackingState } | { returning: AnnouncedStanding }) {
  const { states } = useMessages('tracking')
  const { standings } = useMessages('returns')
  return 'parcel' in props ? (
    <StatusBadge {...OF_PARCELS[props.parcel]} label={states[props.parcel]} />
  ) : (
    <StatusBadge {...OF_RETURNS[props.returning]} label={standings[props.returning]} />
  )
}
