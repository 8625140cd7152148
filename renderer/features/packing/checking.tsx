import { Check, Package, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Parcel } from '../../../shared/domain/fulfillment.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { ProductPicture } from '../../components/product-picture.tsx'
import { parseDecimal } from '../../lib/format.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useProductPicture } from '../../lib/use-product-picture.ts'
import { ByHandFields } from './by-hand-fields.tsx'
import { CollectedNotice } from './collected.tsx'
import { LabelNotes } from './label-notes.tsx'
import { countOf, currentItem, type PackItem, type Station } from './pack-session.ts'
import { SameParcel } from './same-parcel.tsx'
import type { PackStation } from './use-pack-station.ts'
import { Wishes } from './wishes.tsx'
import './checking.css'

type Checking = Extract<Station, { kind: 'checking' }>

/** One order: the item to take now, large; the others beside it. */
export function CheckingView({ checking, pack }: { checking: Checking; pack: PackStation }) {
  const texts = useMessages('packing')
  const collection = useMessages('collection')
  const item = currentItem(checking)
  return (
    <div className="pack-body">
      <section className="pack-main" aria-label={texts.takeNow}>
        {item === null ? (
          <div className="pack-invite">
            <Check size={120} aria-hidden />
            <h1 className="pack-huge">{texts.allThere}</h1>
            <Button tone="primary" size="station" busy={pack.busy} onPress={pack.confirm}>
              {checking.task.collected !== null
                ? collection.printSlip
                : pack.byHand === null
                  ? texts.printNow
                  : texts.packedByHand}
            </Button>
          </div>
        ) : (
          <CurrentItem item={item} count={countOf(checking.counted, item.sku)} onCount={pack.count} />
        )}
      </section>
      <section className="pack-side">
        <h2 className="pack-side-title">{texts.items}</h2>
        <ul className="pack-items">
          {checking.items.map((each) => (
            <ItemRow
              key={each.sku}
              item={each}
              count={countOf(checking.counted, each.sku)}
              isCurrent={each.sku === item?.sku}
              onCount={pack.count}
            />
          ))}
        </ul>
        {checking.task.collected !== null && <CollectedNotice task={checking.task} />}
        {pack.byHand !== null && <ByHandFields byHand={pack.byHand} onChange={pack.setByHand} />}
        <SameParcel task={checking.task} />
        <Wishes task={checking.task} />
        <LabelNotes task={checking.task} />
        <Weights checking={checking} onWeight={pack.setWeight} />
        <div className="pack-side-actions">
          <Button size="touch" icon={TriangleAlert} binding="p" onPress={() => pack.ask('problem')}>
            {texts.problem}
          </Button>
          <Button size="touch" binding="Escape" onPress={pack.putAside}>
            {texts.putAside}
          </Button>
        </div>
      </section>
    </div>
  )
}

function CurrentItem(props: { item: PackItem; count: number; onCount: (sku: string) => void }) {
  const { item, count } = props
  const texts = useMessages('packing')
  return (
    <div className="pack-current">
      <CurrentPicture item={item} />
      <div className="pack-current-words">
        <p className="pack-sku mono">{item.sku}</p>
        <h1 className="pack-name">{item.product?.name ?? texts.notInCatalogue}</h1>
        <p className="pack-count" role="status">
          <span className="pack-count-now">{count}</span>
          <span className="pack-count-of">{` / ${item.expected}`}</span>
        </p>
        {item.product?.barcode && (
          <p className="pack-large">
            {texts.barcode} <span className="mono">{item.product.barcode}</span>
          </p>
        )}
        <Button tone="primary" size="station" onPress={() => props.onCount(item.sku)}>
          {texts.countOne}
        </Button>
      </div>
    </div>
  )
}

/** Large enough to be recognised from a step away. */
function CurrentPicture({ item }: { item: PackItem }) {
  const texts = useMessages('packing')
  const pictures = useMessages('pictures')
  const src = useProductPicture(item.sku)
  if (src !== null)
    return (
      <img
        className="pack-picture pack-picture-shown"
        src={src}
        alt={pictures.of({ product: item.product?.name ?? item.sku })}
      />
    )
  return (
    <div className="pack-picture">
      <Package size={120} aria-hidden />
      <span className="pack-picture-word">{item.product?.category ?? texts.noPicture}</span>
    </div>
  )
}

function ItemRow(props: {
  item: PackItem
  count: number
  isCurrent: boolean
  onCount: (sku: string) => void
}) {
  const { item, count } = props
  const texts = useMessages('packing')
  const done = count >= item.expected
  return (
    <li>
      <AriaButton
        className={`pack-item ${props.isCurrent ? 'pack-item-current' : ''} ${done ? 'pack-item-done' : ''}`}
        isDisabled={done}
        onPress={() => props.onCount(item.sku)}
      >
        <ProductPicture sku={item.sku} size="item" />
        <span className="pack-item-words">
          <span className="mono pack-item-sku">{item.sku}</span>
          <span className="pack-item-name">{item.product?.name ?? texts.notInCatalogue}</span>
        </span>
        {done ? (
          <span className="pack-item-count tone-done">
            <Check size={20} aria-hidden />
            {`${count} / ${item.expected}`}
          </span>
        ) : (
          <span className="pack-item-count">{`${count} / ${item.expected}`}</span>
        )}
      </AriaButton>
    </li>
  )
}

function Weights(props: { checking: Checking; onWeight: (index: number, grams: number | null) => void }) {
  const { parcels } = props.checking.task.fulfillment
  return (
    <div className="pack-weights">
      {parcels.map((parcel, index) => (
        <WeightField
          key={parcel.number}
          parcel={parcels.length > 1 ? parcel.number : null}
          calculatedG={parcel.weightG}
          contents={parcels.length > 1 ? parcel.contents : []}
          onWeight={(grams) => props.onWeight(index, grams)}
        />
      ))}
    </div>
  )
}

/** Kilograms as typed; empty = as calculated. One of several parcels says what goes into it. */
function WeightField(props: {
  parcel: number | null
  calculatedG: number
  contents: Parcel['contents']
  onWeight: (grams: number | null) => void
}) {
  const texts = useMessages('packing')
  const format = useFormat()
  const [text, setText] = useState('')
  const parsed = text.trim() === '' ? null : parseDecimal(text)
  return (
    <Field
      label={`${props.parcel === null ? texts.weight : texts.weightOf({ parcel: props.parcel })} (kg)`}
      help={[
        ...props.contents.map(({ sku, quantity }) => `${format.integer(quantity)} × ${sku}`),
        texts.weightHelp({ calculated: format.weight(props.calculatedG) }),
      ].join(' · ')}
      value={text}
      onChange={(value) => {
        setText(value)
        const kilograms = parseDecimal(value)
        props.onWeight(kilograms === null || kilograms <= 0 ? null : Math.round(kilograms * 1000))
      }}
      error={text.trim() !== '' && parsed === null ? texts.weight : null}
    />
  )
}
