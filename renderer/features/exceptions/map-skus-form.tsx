import { Check } from 'lucide-react'
import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { UnmappedSku } from '../../../shared/contract/channel-mapping.ts'
import { MOST_UNITS } from '../../../shared/domain/channel-mapping.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import type { FormProps } from './form-props.ts'

const TOPICS = ['channels', 'stock'] as const
const SHOWN = 6

/** Which product of ours an unknown SKU of the channel is, one after the other; remembered for the channel. */
export function MapSkusForm(props: FormProps) {
  const texts = useMessages('exceptionQueue')
  const { cause } = props.question.row.record
  const channelId = 'channelId' in cause ? cause.channelId : ''
  const unmapped = useLive(TOPICS, (client) => client.channels.unmapped({ channelId }), [channelId])
  const [chosen, choose] = useState<string | null>(null)
  if (unmapped.data === null) return <Skeleton width="100%" height={240} />
  const { skus } = unmapped.data
  const sku = skus.find(({ channelSku }) => channelSku === chosen) ?? skus[0]
  if (sku === undefined) return <p>{texts.mapNothing}</p>
  return (
    <>
      {skus.length > 1 && (
        <Select
          label={texts.sku}
          choices={skus.map(({ channelSku, name }) => ({
            id: channelSku,
            label: name === null ? channelSku : `${channelSku}, ${name}`,
          }))}
          value={sku.channelSku}
          onChange={choose}
        />
      )}
      <OneSku key={sku.channelSku} sku={sku} {...props} />
    </>
  )
}

function OneSku({ sku, busy, answer }: FormProps & { sku: UnmappedSku }) {
  const texts = useMessages('exceptionQueue')
  const [likely] = sku.suggestions
  const [find, setFind] = useState(likely?.sku ?? sku.name ?? '')
  const [product, setProduct] = useState(likely?.sku ?? null)
  const [units, setUnits] = useState(likely?.units ?? 1)
  const found = useLive(TOPICS, (client) => client.stock.list({ search: find.trim(), limit: SHOWN }), [find])
  const rows = found.data?.rows ?? []
  const { channelSku } = sku
  return (
    <>
      <p className="map-sku">
        <span className="mono">{channelSku}</span> {sku.name}
        <span className="unit">{texts.mapWaits({ count: sku.orders })}</span>
      </p>
      <Field label={texts.mapFind} value={find} onChange={setFind} autoFocus />
      <ListBox
        className="map-found"
        aria-label={texts.mapFind}
        selectionMode="single"
        selectedKeys={product === null ? [] : [product]}
        onSelectionChange={(keys) => {
          const row = rows.find((each) => keys !== 'all' && keys.has(each.sku))
          if (row) setProduct(row.sku)
        }}
        renderEmptyState={() => <p className="unit">{texts.mapNone}</p>}
      >
        {rows.map((row) => (
          <ListBoxItem key={row.sku} id={row.sku} textValue={`${row.sku} ${row.name}`} className="option">
            <span className="mono">{row.sku}</span>
            <span className="map-found-name">{row.name}</span>
            {row.sku === product && <Check size={14} aria-hidden />}
          </ListBoxItem>
        ))}
      </ListBox>
      <NumberField
        label={texts.mapUnits}
        help={texts.mapFrees({ count: sku.orders })}
        value={units}
        min={1}
        max={MOST_UNITS}
        onChange={setUnits}
      />
      <div className="dialog-buttons">
        <Button
          busy={busy}
          onPress={() => answer({ mapping: [{ channelSku, meaning: { kind: 'ignored' } }] })}
        >
          {texts.mapIgnore}
        </Button>
        <Button
          tone="primary"
          busy={busy}
          why={product === null ? texts.mapFind : null}
          onPress={() => {
            if (product !== null)
              answer({ mapping: [{ channelSku, meaning: { kind: 'product', sku: product, units } }] })
          }}
        >
          {texts.mapSave}
        </Button>
      </div>
    </>
  )
}
