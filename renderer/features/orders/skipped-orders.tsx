import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SkippedList } from '../../components/skipped-list.tsx'
import { useMessages } from '../../lib/messages.ts'
import type { BulkResult } from './use-order-actions.ts'

/** Of several, those of which nothing was changed, and why; nothing = all were. */
export function SkippedOrders(props: {
  skipped: BulkResult['skipped']
  nameOf: (id: string) => string
  onClose: () => void
}) {
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  return (
    <Dialog
      isOpen={props.skipped.length > 0}
      onClose={props.onClose}
      title={texts.skipped({ count: props.skipped.length })}
      actions={
        <Button tone="primary" autoFocus onPress={props.onClose}>
          {verbs.close}
        </Button>
      }
    >
      <SkippedList skipped={props.skipped} nameOf={props.nameOf} />
    </Dialog>
  )
}
