import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { CustomsNumbers } from '../../components/customs-numbers.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** By which numbers the order is declared to customs. */
export function OrderCustomsSection({ detail: { order } }: { detail: OrderDetail }) {
  const texts = useMessages('customs')
  const { needsLead } = useMessages('orders')
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const set = useCommand((client) => client.orders.setCustoms)
  return (
    <PanelSection title={texts.title}>
      <CustomsNumbers
        said={order.customs ?? {}}
        hasBuyer
        text={texts.orderText}
        why={roleAllows(role, 'lead') ? null : needsLead}
        busy={set.busy}
        onSave={async (customs) => {
          const outcome = await set.run({ orderId: order.id, customs })
          if (outcome.kind === 'done') say('done', texts.saved({ what: order.reference }))
          return outcome.kind === 'done'
        }}
      />
    </PanelSection>
  )
}
