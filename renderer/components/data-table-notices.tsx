import { FileWarning, RefreshCw } from 'lucide-react'
import { useMessages } from '../lib/messages.ts'
import { Button } from './button.tsx'
import { StatusBadge } from './status-badge.tsx'

/** What changed while the list kept still, and the way to see it. Takes no room while there is nothing. */
export function ArrivedNotice(props: { arrived: number; left: number; onAdopt: () => void }) {
  const texts = useMessages('dataTable')
  if (props.arrived === 0 && props.left === 0) return null
  return (
    <div className="table-arrived" role="status">
      <Button tone="quiet" icon={RefreshCw} binding="r" onPress={props.onAdopt}>
        {[
          props.arrived > 0 && texts.arrived({ count: props.arrived }),
          props.left > 0 && texts.left({ count: props.left }),
        ]
          .filter(Boolean)
          .join(', ')}
      </Button>
    </div>
  )
}

/** Rows that the list has and cannot show: how many, and where to see to them. */
export function UnreadableNotice({ count }: { count: number }) {
  const texts = useMessages('dataTable')
  if (count === 0) return null
  return (
    <div className="table-arrived" role="status">
      <StatusBadge tone="risk" icon={FileWarning} label={texts.unreadable({ count })} />
    </div>
  )
}
