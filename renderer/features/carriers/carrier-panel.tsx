import { useState } from 'react'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { type CarrierService, STANDARD_ORDERS } from '../../../shared/domain/carrier.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Facts, Panel, PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { DeliveryTimesSection } from './delivery-times-section.tsx'
import { SurchargeSection } from './surcharge-section.tsx'
import { useWeekdays } from './use-weekdays.ts'

/** One carrier: what each service takes, its cap to be changed, and what is added to its rate card. */
export function CarrierPanel(props: { row: CarrierRow; why: string | null; onClose: () => void }) {
  const { row } = props
  const verbs = useMessages('verbs')
  const surchargeTexts = useMessages('surcharges')
  const timesTexts = useMessages('deliveryTimes')
  const names = useNames()
  return (
    <Panel
      title={names.carrier(row.carrierId)}
      subtitle={<span className="mono">{row.carrierId}</span>}
      closeLabel={verbs.close}
      onClose={props.onClose}
    >
      {row.services.map(({ service }) => (
        <PanelSection key={service.serviceId} title={service.name}>
          <ServiceFacts service={service} />
          {service.level === 'express' && <StandardOrdersForm service={service} why={props.why} />}
          <CapForm key={service.dailyCap} service={service} why={props.why} />
        </PanelSection>
      ))}
      <PanelSection title={timesTexts.title}>
        <DeliveryTimesSection carrierId={row.carrierId} why={props.why} />
      </PanelSection>
      <PanelSection title={surchargeTexts.title}>
        <SurchargeSection row={row} />
      </PanelSection>
    </Panel>
  )
}

function ServiceFacts({ service }: { service: CarrierService }) {
  const texts = useMessages('carriers')
  const words = useMessages('words')
  const format = useFormat()
  const weekdays = useWeekdays()
  return (
    <Facts
      facts={[
        { name: texts.level, value: words.serviceLevels[service.level] },
        {
          name: texts.weight,
          value: service.maxWeightG === null ? texts.noLimit : format.weight(service.maxWeightG),
        },
        {
          name: texts.length,
          value:
            service.maxLengthMm === null ? texts.noLimit : `${format.integer(service.maxLengthMm / 10)} cm`,
        },
        ...(service.volumetricDivisor === null
          ? []
          : [
              {
                name: texts.limits,
                value: texts.volumetric({ divisor: format.integer(service.volumetricDivisor) }),
              },
            ]),
        {
          name: texts.excluded,
          value:
            service.excludedFlags.length === 0
              ? texts.nothing
              : service.excludedFlags.map((flag) => texts.flags[flag]).join(', '),
        },
        { name: texts.days, value: weekdays(service.pickupDays) },
        { name: texts.serviceDays, value: weekdays(service.deliveryDays) },
      ]}
    />
  )
}

/** When an express service carries orders that asked for none. */
function StandardOrdersForm({ service, why }: { service: CarrierService; why: string | null }) {
  const texts = useMessages('carriers')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.carriers.putService)

  async function save(standardOrders: (typeof STANDARD_ORDERS)[number]) {
    const outcome = await put.run({ ...service, standardOrders })
    if (outcome.kind === 'done') say('done', texts.saved({ service: service.name }))
  }

  return (
    <Select
      label={texts.standardOrders}
      choices={STANDARD_ORDERS.map((id) => ({ id, label: texts.takesStandard[id] }))}
      value={service.standardOrders ?? 'if-cheaper'}
      isDisabled={why !== null || put.busy}
      onChange={(choice) => void save(choice)}
    />
  )
}

function CapForm({ service, why }: { service: CarrierService; why: string | null }) {
  const texts = useMessages('carriers')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.carriers.putService)
  const stored = service.dailyCap === null ? '' : String(service.dailyCap)
  const [text, setText] = useState(stored)
  const cap = text.trim() === '' ? null : Number(text)
  const isReadable = cap === null || (Number.isInteger(cap) && cap >= 0)

  async function save() {
    const outcome = await put.run({ ...service, dailyCap: cap })
    if (outcome.kind === 'done') say('done', texts.saved({ service: service.name }))
  }

  return (
    <div className="carrier-cap">
      <Field
        label={texts.cap}
        help={texts.capHelp}
        error={isReadable ? null : texts.cap}
        value={text}
        onChange={setText}
        isDisabled={why !== null}
      />
      {text !== stored && isReadable && (
        <Button tone="primary" why={why} busy={put.busy} onPress={() => void save()}>
          {verbs.save}
        </Button>
      )}
    </div>
  )
}
