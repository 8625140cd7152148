import { CloudOff, OctagonAlert, RefreshCw } from 'lucide-react'
import { useMessages } from '../lib/messages.ts'
import type { ListState } from '../lib/paged-list.ts'
import { useFormat } from '../lib/use-format.ts'
import { useNow } from '../lib/use-now.ts'
import { Button } from './button.tsx'
import { dataTableMessages } from './data-table-messages.ts'
import { EmptyState } from './empty-state.tsx'

/** What changed while the list kept still, and the way to see it. Takes no room while there is nothing. */
export function ArrivedNotice(props: { arrived: number; left: number; onAdopt: () => void }) {
  const texts = useMessages(dataTableMessages)
  if (props.arrived === 0 && props.left === 0) return null
  return (
    <div className="table-arrived" role="status">
      <Button tone="quiet" icon={RefreshCw} binding="r" onPress={props.onAdopt}>
        {texts.changed(props.arrived, props.left)}
      </Button>
    </div>
  )
}

/** Nothing could be read at all. */
export function TableTrouble<T>({ list }: { list: ListState<T> & { adopt(): void } }) {
  const texts = useMessages(dataTableMessages)
  const format = useFormat()
  const now = useNow(10_000)
  if (list.kind === 'offline')
    return (
      <EmptyState icon={CloudOff} tone="offline" title={texts.offlineTitle}>
        {texts.offlineText(list.offlineSince === null ? '' : format.since(list.offlineSince, now))}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={OctagonAlert}
      tone="blocked"
      title={texts.errorTitle}
      action={<Button onPress={list.adopt}>{texts.again}</Button>}
    >
      {texts.errorText(list.error?.message ?? '')}
    </EmptyState>
  )
}
