import { BulkBar } from '../../components/bulk-bar.tsx'
import { Button } from '../../components/button.tsx'
import { useMessages } from '../../lib/messages.ts'
import { ORDER_ACTIONS, type OrderAction } from './use-order-actions.ts'

/** What can be done with several orders at once; those in a state that forbids it are skipped and named. */
export function BulkOrders(props: {
  count: number
  onAct: (action: OrderAction) => void
  onMerge: () => void
  onClear: () => void
}) {
  const texts = useMessages('orders')
  return (
    <BulkBar
      label={texts.selected({ count: props.count })}
      clearLabel={texts.clearSelection}
      onClear={props.onClear}
    >
      {ORDER_ACTIONS.filter((action) => action !== 'send-instead').map((action) => (
        <Button
          key={action}
          tone={action === 'cancel' ? 'danger' : 'normal'}
          onPress={() => props.onAct(action)}
        >
          {texts.actions[action]}
        </Button>
      ))}
      <Button onPress={props.onMerge}>{texts.companions.merge}</Button>
    </BulkBar>
  )
}
