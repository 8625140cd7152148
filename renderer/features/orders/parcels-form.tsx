import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { ParcelsTried } from '../../../shared/contract/steering.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { MOST_PARCELS_BY_HAND, type ParcelByHand } from '../../../shared/domain/order-choice.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import {
  type BoxSide,
  draftOf,
  faultOf,
  type ParcelDraft,
  parcelsOf,
  withAnother,
  withBox,
  withoutParcel,
  withUnits,
} from './parcels-draft.ts'
import { useDifference } from './use-difference.ts'
import { useSteering } from './use-steering.ts'
import { outcomeOf } from './what-if.ts'
import './lines-form.css'

const TOPICS = ['orders', 'stock', 'rules', 'carriers', 'sites'] as const
const SIDES = ['length', 'width', 'height'] as const

/** What leaves in parcels of ours and is not packed yet. */
export function openParts({ fulfillments }: OrderDetail): Fulfillment[] {
  return fulfillments.filter(({ state }) => state === 'planned' || state === 'released')
}

/** How many parcels a site makes of what it ships, what is in each, and how heavy and large they are. */
export function ParcelsForm({ detail, onDone }: { detail: OrderDetail; onDone: () => void }) {
  const texts = useMessages('orders').parcelsByHand
  const names = useNames()
  const parts = openParts(detail)
  // By its site: decided anew it is another one.
  const [chosen, setChosen] = useState(parts[0]?.siteId ?? '')
  const current = parts.find(({ siteId }) => siteId === chosen) ?? parts[0]
  const [known, setKnown] = useState(current)
  if (current !== undefined && current !== known) setKnown(current)
  // While it is decided anew, what was typed stays.
  const part = current ?? known
  if (part === undefined) return <p role="status">{texts.tooLate}</p>
  return (
    <>
      <p className="unit">{texts.help}</p>
      {parts.length > 1 && (
        <Select
          label={texts.which}
          choices={parts.map(({ siteId, carrierId, serviceId }) => ({
            id: siteId,
            label: texts.choice({ site: names.site(siteId), service: names.service(carrierId, serviceId) }),
          }))}
          value={part.siteId}
          onChange={setChosen}
        />
      )}
      <ParcelsOf
        key={part.siteId + JSON.stringify(part.allocations)}
        detail={detail}
        part={part}
        onDone={onDone}
      />
    </>
  )
}

function ParcelsOf(props: { detail: OrderDetail; part: Fulfillment; onDone: () => void }) {
  const { detail, part, onDone } = props
  const all = useMessages('orders')
  const texts = all.parcelsByHand
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const chosen = detail.order.chosen?.parcels?.find(({ siteId }) => siteId === part.siteId)?.parcels
  const [before] = useState(() => draftOf(part, chosen))
  const [drafts, setDrafts] = useState(before)
  const [note, setNote] = useState('')
  const { steer, busy } = useSteering((client) => client.orders.setParcels, onDone)
  const parcels = parcelsOf(drafts)
  const fault = faultOf(drafts)
  const isSame = JSON.stringify(parcels) === JSON.stringify(parcelsOf(before))
  const isAsked = fault === null && !isSame
  const live = useLive(
    TOPICS,
    async (client) => (isAsked ? client.orders.tryParcels({ fulfillmentId: part.id, parcels }) : null),
    [JSON.stringify([isAsked, part.id, parcels])],
  )
  const refusal = isAsked ? (live.data?.refusal ?? null) : null

  const save = (wanted: ParcelByHand[]) => steer({ fulfillmentId: part.id, parcels: wanted, note })

  return (
    <>
      <div className="parcels-form">
        {drafts.map((draft, index) => (
          <ParcelFields
            key={draft.key}
            number={index + 1}
            draft={draft}
            part={part}
            detail={detail}
            onUnits={(lineId, units) => setDrafts((now) => withUnits(now, draft.key, lineId, units))}
            onChange={(changed) =>
              setDrafts((now) => now.map((one) => (one.key === draft.key ? changed : one)))
            }
            onRemove={drafts.length > 1 ? () => setDrafts((now) => withoutParcel(now, draft.key)) : undefined}
          />
        ))}
      </div>
      <div className="order-actions">
        <Button
          icon={Plus}
          why={drafts.length < MOST_PARCELS_BY_HAND ? null : texts.most({ most: MOST_PARCELS_BY_HAND })}
          onPress={() => setDrafts(withAnother)}
        >
          {texts.add}
        </Button>
      </div>
      {isAsked && (
        <LiveView live={live} skeleton={<Skeleton width="100%" height={48} />}>
          {(tried) => tried && <Tried part={part} tried={tried} />}
        </LiveView>
      )}
      <Field label={all.reason} help={all.noteHelp} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button onPress={onDone}>{verbs.back}</Button>
        {chosen !== undefined && (
          <Button busy={busy} onPress={() => void save([])}>
            {texts.asCalculated}
          </Button>
        )}
        <Button
          tone="primary"
          busy={busy}
          why={fault !== null ? texts[fault] : isSame ? texts.asBefore : refusal && inWords(refusal)}
          onPress={() => void save(parcels)}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}

function ParcelFields(props: {
  number: number
  draft: ParcelDraft
  part: Fulfillment
  detail: OrderDetail
  onUnits: (lineId: string, units: number) => void
  onChange: (draft: ParcelDraft) => void
  onRemove: (() => void) | undefined
}) {
  const { draft, part, onRemove } = props
  const texts = useMessages('orders').parcelsByHand
  const title = texts.parcel({ number: props.number })
  return (
    <div role="group" aria-label={title} className="parcels-form-parcel">
      <p className="parcels-form-head">
        <strong>{title}</strong>
        {onRemove !== undefined && (
          <Button tone="quiet" icon={X} onPress={onRemove}>
            {texts.remove}
          </Button>
        )}
      </p>
      <div className="split-sites">
        {part.allocations.map(({ lineId, sku, quantity }) => (
          <NumberField
            key={lineId}
            enterSends="never"
            label={sku}
            help={props.detail.productNames.get(sku) ?? ''}
            value={draft.units.get(lineId) ?? 0}
            max={quantity}
            onChange={(units) => props.onUnits(lineId, units)}
          />
        ))}
      </div>
      <div className="split-sites">
        <NumberField
          enterSends="never"
          label={texts.weight}
          unit="kg"
          decimals={3}
          value={draft.weightG / 1_000}
          max={1_000}
          onChange={(kg) => props.onChange({ ...draft, weightG: Math.round(kg * 1_000) })}
        />
        {SIDES.map((side, at) => (
          <NumberField
            key={side}
            enterSends="never"
            label={texts[side]}
            unit="cm"
            decimals={1}
            value={(draft.boxMm[at as BoxSide] ?? 0) / 10}
            max={1_000}
            onChange={(cm) => props.onChange(withBox(draft, at as BoxSide, Math.round(cm * 10)))}
          />
        ))}
      </div>
    </div>
  )
}

/** What it costs more and when it arrives, beside what is planned, and what each parcel counts as. */
function Tried({ part, tried }: { part: Fulfillment; tried: ParcelsTried }) {
  const texts = useMessages('orders').parcelsByHand
  const inWords = useSay()
  const difference = useDifference()
  if (tried.part === null) return tried.refusal && <p role="alert">{inWords(tried.refusal)}</p>
  const now = { ...part, cents: part.shippingCents + part.handlingCents }
  return (
    <div aria-live="polite">
      <strong>{difference(outcomeOf([now]), outcomeOf([tried.part]))}</strong>
      <ol className="parcels-form-tried unit">
        {tried.parcels.map(({ chargeableG, dimensions: { lengthMm, widthMm, heightMm } }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parcels are numbered
          <li key={index}>
            {texts.calculated({
              number: index + 1,
              weight: chargeableG,
              length: lengthMm / 10,
              width: widthMm / 10,
              height: heightMm / 10,
            })}
          </li>
        ))}
      </ol>
    </div>
  )
}
