import { ArrowLeft, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { SERVICE_LEVELS } from '../../../shared/domain/carrier.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useLive } from '../../lib/use-live.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { asItIs, type Changes, questionOf } from './what-if.ts'
import { WhatIfResult } from './what-if-result.tsx'

const TOPICS = ['orders', 'stock', 'rules', 'carriers', 'sites'] as const

/** Another address, level, quantity, stock or time: what the decision would be then. */
export function WhatIfPanel(props: { detail: OrderDetail; onBack: () => void; onClose: () => void }) {
  const { detail } = props
  const { order } = detail
  const texts = useMessages('whatIf')
  const verbs = useMessages('verbs')
  const orderTexts = useMessages('orders')
  const [changes, setChanges] = useState(() => asItIs(order))
  const question = questionOf(order, changes)
  const live = useLive(TOPICS, (client) => client.orders.whatIf(question), [JSON.stringify(question)])
  return (
    <Panel
      title={texts.title({ reference: order.reference })}
      subtitle={texts.nothingWritten}
      closeLabel={orderTexts.close}
      onClose={props.onClose}
    >
      <div className="why-back">
        <Button tone="quiet" icon={ArrowLeft} binding={VERB_KEYS.whatIf} onPress={props.onBack}>
          {orderTexts.backToOrder}
        </Button>
        <Button tone="quiet" icon={RotateCcw} onPress={() => setChanges(asItIs(order))}>
          {texts.asItIs}
        </Button>
      </div>
      <PanelSection title={verbs.change}>
        <ChangesForm
          detail={detail}
          changes={changes}
          onChange={(change) => setChanges((old) => ({ ...old, ...change }))}
        />
      </PanelSection>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
        {(trial) => <WhatIfResult detail={detail} trial={trial} />}
      </LiveView>
    </Panel>
  )
}

function ChangesForm(props: {
  detail: OrderDetail
  changes: Changes
  onChange: (change: Partial<Changes>) => void
}) {
  const { detail, changes, onChange } = props
  const texts = useMessages('whatIf')
  const words = useMessages('words')
  return (
    <div className="what-if-form">
      <Select
        label={texts.level}
        choices={SERVICE_LEVELS.map((id) => ({ id, label: words.serviceLevels[id] }))}
        value={changes.serviceLevel}
        onChange={(serviceLevel) => onChange({ serviceLevel })}
      />
      <TimeChoice at={changes.at} onChange={(at) => onChange({ at })} />
      <Field
        label={texts.postcode}
        isMono
        value={changes.postcode}
        onChange={(postcode) => onChange({ postcode: postcode.slice(0, 12) })}
      />
      <Field
        label={texts.country}
        isMono
        error={changes.country.length === 2 ? null : texts.countryHelp}
        value={changes.country}
        onChange={(country) =>
          onChange({
            country: country
              .toUpperCase()
              .replace(/[^A-Z]/g, '')
              .slice(0, 2),
          })
        }
      />
      {detail.order.lines.map((line) => (
        <NumberField
          key={line.id}
          label={texts.quantity({ sku: line.sku })}
          max={100_000}
          value={changes.quantities.get(line.id) ?? line.quantity}
          onChange={(quantity) =>
            onChange({ quantities: new Map(changes.quantities).set(line.id, quantity) })
          }
        />
      ))}
      <Field
        label={texts.tags}
        help={texts.tagsHelp}
        value={changes.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <StockChoice detail={detail} stock={changes.stock} onChange={(stock) => onChange({ stock })} />
    </div>
  )
}

const HOURS = [0, 1, 3, 24, 72, 168] as const
type Hours = (typeof HOURS)[number]

function TimeChoice(props: { at: number | null; onChange: (at: number | null) => void }) {
  const texts = useMessages('whatIf')
  const [hours, setHours] = useState<Hours>(0)
  return (
    <Select
      label={texts.at}
      choices={HOURS.map((each) => ({ id: String(each), label: texts.times[each] }))}
      value={props.at === null ? '0' : String(hours)}
      onChange={(id) => {
        const chosen = HOURS.find((each) => String(each) === id) ?? 0
        setHours(chosen)
        props.onChange(chosen === 0 ? null : roomClock.now() + chosen * HOUR_MS)
      }}
    />
  )
}

const AS_IS = '*'

/** One level of what the order needs, as if it had been counted otherwise. */
function StockChoice(props: {
  detail: OrderDetail
  stock: Changes['stock']
  onChange: (stock: Changes['stock']) => void
}) {
  const { stock, onChange } = props
  const texts = useMessages('whatIf')
  const sites = useSites() ?? []
  const skus = [...new Set(props.detail.order.lines.map(({ sku }) => sku))]
  const levels = skus.flatMap((sku) => sites.map((site) => ({ id: `${site.id} ${sku}`, site, sku })))
  return (
    <>
      <Select
        label={texts.stock}
        choices={[
          { id: AS_IS, label: texts.stockAsIs },
          ...levels.map(({ id, site, sku }) => ({ id, label: `${sku}, ${site.name}` })),
        ]}
        value={stock === null ? AS_IS : `${stock.siteId} ${stock.sku}`}
        onChange={(id) => {
          const level = levels.find((each) => each.id === id)
          onChange(level ? { siteId: level.site.id, sku: level.sku, onHand: stock?.onHand ?? 0 } : null)
        }}
      />
      {stock !== null && (
        <NumberField
          label={texts.onHand}
          value={stock.onHand}
          onChange={(onHand) => onChange({ ...stock, onHand })}
        />
      )}
    </>
  )
}
