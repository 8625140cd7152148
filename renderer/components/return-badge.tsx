import {
  Ban,
  CircleCheck,
  CircleDashed,
  Clock,
  type LucideIcon,
  Mail,
  PackageCheck,
  Tag,
  TriangleAlert,
  Truck,
} from 'lucide-react'
import type { AnnouncedStanding } from '../../shared/domain/announced-return.ts'
import { useMessages } from '../lib/messages.ts'
import { StatusBadge, type Tone } from './status-badge.tsx'

const LOOKS: Readonly<Record<AnnouncedStanding, { icon: LucideIcon; tone: Tone }>> = {
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

/** How an expected return stands, in one word. */
export function ReturnBadge({ standing }: { standing: AnnouncedStanding }) {
  const { standings } = useMessages('returns')
  const { icon, tone } = LOOKS[standing]
  return <StatusBadge tone={tone} icon={icon} label={standings[standing]} />
}
