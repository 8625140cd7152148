import { Ban, PackagePlus, Search } from 'lucide-react'
import type { Suggestion, UnmappedSku } from '../../../shared/contract/channel-mapping.ts'
import { Button } from '../../components/button.tsx'
import { useRowCursor } from '../../components/use-row-cursor.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import type { Mapping } from './use-mapping.ts'

const MOST_SUGGESTED = 3

interface Props {
  skus: readonly UnmappedSku[]
  mapping: Mapping
  whyLead: string | null
  whyManager: string | null
  onChoose: (sku: UnmappedSku) => void
  onCreate: (sku: UnmappedSku) => void
}

/** Each unknown SKU with what it is probably, one key away. */
export function UnmappedList(props: Props) {
  const { skus, mapping, whyLead, whyManager, onChoose, onCreate } = props
  const texts = useMessages('channelMapping')
  const cursor = useRowCursor(
    skus.map(({ channelSku }) => channelSku),
    (id) => {
      const opened = skus.find(({ channelSku }) => channelSku === id)
      if (opened) onChoose(opened)
    },
  )
  const onPointed = (run: (sku: UnmappedSku) => void) => () => {
    const pointed = skus.find(({ channelSku }) => channelSku === cursor.id)
    if (pointed) run(pointed)
  }
  const accept = (sku: UnmappedSku, suggestion: Suggestion | undefined) => {
    if (suggestion)
      void mapping.mean(sku.channelSku, { kind: 'product', sku: suggestion.sku, units: suggestion.units })
  }
  const ignore = (sku: UnmappedSku) => void mapping.mean(sku.channelSku, { kind: 'ignored' })

  const { group } = texts
  useKeyCommands([
    ...Array.from({ length: MOST_SUGGESTED }, (_, index) => ({
      id: `mapping.accept-${index + 1}`,
      label: texts.use({ sku: String(index + 1) }),
      group,
      quiet: true,
      keys: [`Digit${index + 1}`],
      disabled: whyLead,
      run: onPointed((sku) => accept(sku, sku.suggestions[index])),
    })),
    {
      id: 'mapping.choose',
      label: texts.choose,
      group,
      footer: true,
      keys: ['m'],
      disabled: whyLead,
      run: onPointed(onChoose),
    },
    {
      id: 'mapping.ignore',
      label: texts.ignore,
      group,
      footer: true,
      keys: ['i'],
      disabled: whyLead,
      run: onPointed(ignore),
    },
  ])

  return (
    <ul className="unmapped">
      {skus.map((sku) => (
        <li
          key={sku.channelSku}
          className={sku.channelSku === cursor.id ? 'unmapped-sku unmapped-cursor' : 'unmapped-sku'}
          onClick={() => cursor.point(sku.channelSku)}
        >
          <What sku={sku} />
          <ul className="unmapped-suggestions">
            {sku.suggestions.slice(0, MOST_SUGGESTED).map((suggestion, index) => (
              <li key={suggestion.sku} className="unmapped-suggestion">
                <Button
                  tone={index === 0 && suggestion.why !== 'name' ? 'primary' : 'normal'}
                  why={whyLead}
                  busy={mapping.busy}
                  {...(sku.channelSku === cursor.id ? { binding: `Digit${index + 1}` } : {})}
                  onPress={() => accept(sku, suggestion)}
                >
                  {texts.use({ sku: suggestion.sku })}
                </Button>
                <span className="unmapped-product">
                  {suggestion.name}
                  {suggestion.units > 1 && <strong> × {suggestion.units}</strong>}
                  <span className="unit">, {texts.why[suggestion.why]}</span>
                </span>
              </li>
            ))}
          </ul>
          <div className="channel-actions">
            <Button tone="quiet" icon={Search} why={whyLead} onPress={() => onChoose(sku)}>
              {texts.choose}
            </Button>
            <Button tone="quiet" icon={PackagePlus} why={whyManager} onPress={() => onCreate(sku)}>
              {texts.create}
            </Button>
            <Button tone="quiet" icon={Ban} why={whyLead} busy={mapping.busy} onPress={() => ignore(sku)}>
              {texts.ignore}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}

function What({ sku }: { sku: UnmappedSku }) {
  const texts = useMessages('channelMapping')
  const format = useFormat()
  const now = useNow(30_000)
  return (
    <div className="unmapped-what">
      <span className="mono unmapped-name">{sku.channelSku}</span>
      <span className="unit">{texts.waits({ orders: sku.orders, since: format.since(sku.since, now) })}</span>
      {(sku.name !== null || sku.barcode !== null) && (
        <span className="unmapped-said">
          {sku.name}
          {sku.barcode !== null && <span className="unit">, {texts.barcode({ code: sku.barcode })}</span>}
        </span>
      )}
    </div>
  )
}
