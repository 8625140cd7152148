import { FileDown, FileUp, Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { MappingRow, UnmappedSku } from '../../../shared/contract/channel-mapping.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useSearchKey } from '../../lib/use-search-key.ts'
import { ImportMappingDialog } from './import-mapping-dialog.tsx'
import { MapDialog, type MapWish } from './map-dialog.tsx'
import { NewProductDialog } from './new-product-dialog.tsx'
import { UnmappedList } from './unmapped-list.tsx'
import { type Mapping, useMapping } from './use-mapping.ts'

const TOPICS = ['channels', 'orders', 'stock'] as const
/** Rows of one look; a search finds the others. */
const SHOWN = 200

interface Props {
  channelId: string
  whyLead: string | null
  whyManager: string | null
}

/** What the SKUs of a channel mean here: those nobody knows yet, and those that were explained. */
export function MappingTab(props: Props) {
  const { channelId, whyLead, whyManager } = props
  const texts = useMessages('channelMapping')
  const mapping = useMapping(channelId)
  const unmapped = useLive(TOPICS, (client) => client.channels.unmapped({ channelId }), [channelId])
  const [wish, setWish] = useState<MapWish | null>(null)
  const [newProduct, setNewProduct] = useState<UnmappedSku | null>(null)
  return (
    <>
      <PanelSection title={texts.unknown}>
        <LiveView live={unmapped} skeleton={<Skeleton width="100%" height={120} />}>
          {({ skus, orders }) =>
            skus.length === 0 ? (
              <p className="unit">{texts.unknownNone}</p>
            ) : (
              <>
                <p className="channel-words">{texts.unknownFirst({ skus: skus.length, orders })}</p>
                <p className="unit">{texts.unknownHint}</p>
                <AcceptAll channelId={channelId} skus={skus} mapping={mapping} why={whyLead} />
                <UnmappedList
                  skus={skus}
                  mapping={mapping}
                  whyLead={whyLead}
                  whyManager={whyManager}
                  onChoose={({ channelSku, name, suggestions }) =>
                    setWish({ channelSku, sku: null, units: suggestions[0]?.units ?? 1, find: name ?? '' })
                  }
                  onCreate={setNewProduct}
                />
              </>
            )
          }
        </LiveView>
      </PanelSection>
      <Mapped {...props} mapping={mapping} onWish={setWish} />
      {wish !== null && <MapDialog wish={wish} mapping={mapping} onClose={() => setWish(null)} />}
      {newProduct !== null && (
        <NewProductDialog channelId={channelId} unmapped={newProduct} onClose={() => setNewProduct(null)} />
      )}
    </>
  )
}

/** Suggestions by bar code or SKU are certain; those by name are confirmed one by one. */
function AcceptAll(props: {
  channelId: string
  skus: readonly UnmappedSku[]
  mapping: Mapping
  why: string | null
}) {
  const { channelId, skus, mapping, why } = props
  const texts = useMessages('channelMapping')
  const rows = skus.flatMap(({ channelSku, suggestions }) => {
    const [first] = suggestions
    return first === undefined || first.why === 'name'
      ? []
      : [
          {
            channelId,
            channelSku,
            meaning: { kind: 'product' as const, sku: first.sku, units: first.units },
          },
        ]
  })
  if (rows.length < 2) return null
  return (
    <div className="channel-actions">
      <Button tone="primary" why={why} busy={mapping.busy} onPress={() => void mapping.send(rows)}>
        {texts.acceptAll({ count: rows.length })}
      </Button>
    </div>
  )
}

function Mapped(props: Props & { mapping: Mapping; onWish: (wish: MapWish) => void }) {
  const { channelId, whyLead, whyManager, mapping, onWish } = props
  const texts = useMessages('channelMapping')
  const [search, setSearch] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const searchInput = useSearchKey({ group: texts.group })
  const live = useLive(TOPICS, (client) => client.channels.mapping({ channelId, search, limit: SHOWN }), [
    channelId,
    search,
  ])
  const add = () => onWish({ channelSku: '', sku: null, units: 1, find: '' })

  async function exportCsv() {
    const { csv } = await connection.client.channels.exportMapping({ channelId })
    saveFile(`mapping-${channelId}.csv`, 'text/csv', csv)
  }

  return (
    <PanelSection title={texts.mapped}>
      <div className="channel-tools">
        <SearchBox label={texts.search} value={search} onChange={setSearch} inputRef={searchInput} />
        <Button icon={Plus} why={whyLead} onPress={add}>
          {texts.add}
        </Button>
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv']}
          onSelect={(files) => setFile(files?.[0] ?? null)}
        >
          <Button tone="quiet" icon={FileUp} why={whyManager}>
            {texts.importCsv}
          </Button>
        </FileTrigger>
        <Button tone="quiet" icon={FileDown} onPress={() => void exportCsv()}>
          {texts.exportCsv}
        </Button>
      </div>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={96} />}>
        {({ rows, total }) => (
          <>
            {total === 0 ? (
              <p className="unit">{search === '' ? texts.mappedNone : texts.mappedNoneFound}</p>
            ) : (
              <MappedTable rows={rows} mapping={mapping} why={whyLead} onWish={onWish} />
            )}
            <p className="unit">{texts.mappedHint}</p>
          </>
        )}
      </LiveView>
      {file !== null && <ImportMappingDialog file={file} mapping={mapping} onClose={() => setFile(null)} />}
    </PanelSection>
  )
}

function MappedTable(props: {
  rows: readonly MappingRow[]
  mapping: Mapping
  why: string | null
  onWish: (wish: MapWish) => void
}) {
  const { rows, mapping, why, onWish } = props
  const texts = useMessages('channelMapping')
  const verbs = useMessages('verbs')
  const format = useFormat()
  return (
    <table className="channel-table mapped-table" aria-label={texts.mapped}>
      <thead>
        <tr>
          <th scope="col">{texts.theirSku}</th>
          <th scope="col">{texts.product}</th>
          <th scope="col" className="table-end">
            {texts.units}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ channelSku, sku, units, name }) => (
          <tr key={channelSku}>
            <th scope="row" className="mono">
              {channelSku}
            </th>
            <td>
              {sku === null ? (
                <span className="unit">{texts.notOurs}</span>
              ) : (
                <>
                  <span className="mono">{sku}</span> <span className="unit">{name}</span>
                </>
              )}
            </td>
            <td className="table-end">{sku === null ? '' : format.integer(units)}</td>
            <td className="table-end mapped-acts">
              <IconButton
                icon={Pencil}
                label={`${verbs.change} ${channelSku}`}
                why={why}
                onPress={() => onWish({ channelSku, sku, units, find: sku ?? '' })}
              />
              <IconButton
                icon={X}
                label={`${verbs.remove} ${channelSku}`}
                why={why}
                onPress={() => void mapping.mean(channelSku, { kind: 'none' })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
