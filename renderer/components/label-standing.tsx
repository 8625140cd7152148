import {
  Ban,
  CircleCheck,
  Clock,
  CloudDownload,
  FlaskConical,
  Hand,
  Hourglass,
  type LucideIcon,
  OctagonAlert,
  PackageOpen,
  ShoppingBag,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import type { LabelStanding } from '../../shared/domain/label-standing.ts'
import { useMessages } from '../lib/messages.ts'
import { StatusBadge, type Tone } from './status-badge.tsx'

const LOOK: Readonly<Record<LabelStanding, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  'in-hand': { tone: 'done', icon: CircleCheck },
  buying: { tone: 'neutral', icon: Hourglass },
  waiting: { tone: 'risk', icon: Clock },
  fetching: { tone: 'risk', icon: CloudDownload },
  elsewhere: { tone: 'risk', icon: Hand },
  refused: { tone: 'blocked', icon: OctagonAlert },
  'in-doubt': { tone: 'risk', icon: TriangleAlert },
  voiding: { tone: 'neutral', icon: Undo2 },
  voided: { tone: 'neutral', icon: Undo2 },
  'not-voided': { tone: 'risk', icon: TriangleAlert },
  dropped: { tone: 'neutral', icon: Ban },
  'at-packing': { tone: 'neutral', icon: PackageOpen },
  own: { tone: 'risk', icon: TriangleAlert },
  'by-hand': { tone: 'neutral', icon: Hand },
  collected: { tone: 'neutral', icon: ShoppingBag },
}

/** A parcel's label in one word; a label of a test account is marked as such. */
export function LabelStandingBadge({ standing, isSandbox }: { standing: LabelStanding; isSandbox: boolean }) {
  const texts = useMessages('labelStandings')
  const { tone, icon } = LOOK[standing]
  return (
    <>
      <StatusBadge tone={tone} icon={icon} label={texts.word[standing]} />
      {isSandbox && <StatusBadge tone="risk" icon={FlaskConical} label={texts.sandbox} isFilled />}
    </>
  )
}
