import { BulkBar } from '../../components/bulk-bar.tsx'
import { Button } from '../../components/button.tsx'
import { useMessages } from '../../lib/messages.ts'
import { ORDER_ACTIONS, type OrderAction } from './use-order-actions.ts'

/** What is asked of several at once in a dialog of its own. */
export const SEVERAL_VERBS = ['merge', 'urgency'] as const
export type SeveralVerb = (typeof SEVERAL_VERBS)[number]

/** What can be done with several orders at once; those in a state that forbids it are skipped and named. */
export function BulkOrders(props: {
  count: number
  onAct: (action: OrderAction) => void
  onAsk: (verb: SeveralVerb) => void
  onClear: () => void
}) {
  const texts = useMessages('orders')
  const words = useMessages('commandWords')
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
      <Button onPress={() => props.onAsk('urgency')}>{words.verb.urgency}</Button>
      <Button onPress={() => props.onAsk('merge')}>{words.verb.merge}</Button>
    </BulkBar>
  )
}
