import { Pin } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useCarrierRows, useNames, useSites } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { wordsOf } from '../../lib/command-words.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** "An order like this must leave from Lyon by Colissimo": kept as a case that every publication of rules is held to. */
export function PinCase({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('ruleCases')
  const { group } = useMessages('orders')
  const role = useSession((session) => session.role)
  const [isOpen, setOpen] = useState(false)
  const why = roleAllows(role, 'manager') ? null : texts.needsManager
  const open = () => setOpen(true)
  useKeyCommands([
    {
      id: 'order.pin-case',
      label: texts.pinOrder,
      group,
      keys: [],
      words: wordsOf((all) => all.pinCase),
      disabled: why,
      run: open,
    },
  ])
  return (
    <>
      <Button icon={Pin} why={why} onPress={open}>
        {texts.pinOrder}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={texts.pinOrder}>
        {isOpen && <PinForm detail={detail} onDone={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

const ANY = ''

/** As it is planned now, until something else is chosen. */
function PinForm({ detail, onDone }: { detail: OrderDetail; onDone: () => void }) {
  const texts = useMessages('ruleCases')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const sites = useSites() ?? []
  const carriers = useCarrierRows() ?? []
  const pin = useCommand((client) => client.rules.pinCase)
  const { reference } = detail.order
  const planned = detail.fulfillments.find(({ state }) => state !== 'cancelled')
  const isByCarrier =
    planned !== undefined && planned.carrierId !== COLLECTED && planned.carrierId !== BY_HAND
  const [siteId, setSite] = useState(planned?.siteId ?? ANY)
  const [carrierId, setCarrier] = useState(isByCarrier ? planned.carrierId : ANY)
  const [typed, setTyped] = useState<string | null>(null)
  const site = siteId === ANY ? texts.anySite : names.site(siteId)
  const carrier = carrierId === ANY ? texts.anyService : names.carrier(carrierId)
  const name = typed ?? texts.caseOf({ order: reference, site, carrier }).slice(0, 120)

  async function go() {
    const wish = { siteId: siteId || null, carrierId: carrierId || null, serviceId: null }
    const source = { kind: 'order', reference } as const
    const outcome = await pin.run({ name: name.trim(), source, wish })
    if (outcome.kind !== 'done') return
    onDone()
    const { rows } = await connection.client.rules.current({})
    const cases = await connection.client.rules.checkCases({ rules: rows.map(({ rule }) => rule) })
    const isBroken = cases.some(({ id, isKept }) => id === outcome.value.caseId && !isKept)
    say(isBroken ? 'risk' : 'done', isBroken ? texts.pinnedBroken : texts.pinnedKept)
  }

  return (
    <>
      <p className="unit">{texts.pinText}</p>
      <Select
        label={texts.site}
        choices={[
          { id: ANY, label: texts.anySite },
          ...sites.map((one) => ({ id: one.id, label: one.name })),
        ]}
        value={siteId}
        onChange={setSite}
      />
      <Select
        label={texts.service}
        choices={[
          { id: ANY, label: texts.anyService },
          ...carriers.map((one) => ({ id: one.carrierId, label: names.carrier(one.carrierId) })),
        ]}
        value={carrierId}
        onChange={setCarrier}
      />
      <Field label={texts.name} value={name} onChange={setTyped} />
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={pin.busy}
          why={(siteId === ANY && carrierId === ANY) || name.trim() === '' ? texts.blank : null}
          onPress={() => void go()}
        >
          {texts.go}
        </Button>
      </div>
    </>
  )
}
