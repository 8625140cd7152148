import { Boxes, CircleCheck, PackagePlus, SearchX } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { StockRow } from '../../../shared/contract/stock.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ListViewsMenu } from '../../components/list-views.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Select } from '../../components/select.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useListViews } from '../../components/use-list-views.ts'
import { useChannels, useSites } from '../../lib/catalog.ts'
import { type KeyCommand, useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useListScreen } from '../../lib/use-list-screen.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import './stock.css'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { CountSheet } from './count-sheet.tsx'
import { CountsList } from './counts-list.tsx'
import { LedgerCheck } from './ledger-check.tsx'
import { LowList } from './low-list.tsx'
import { MovementsList } from './movements-list.tsx'
import { ReceiptsList } from './receipts-list.tsx'
import { type Editing, useStockColumns } from './stock-columns.tsx'
import { StockHeading } from './stock-heading.tsx'
import { StockPanel } from './stock-panel.tsx'
import { useSetLevel } from './use-set-level.ts'

const TOPICS = ['stock'] as const
const VIEWS = ['all', 'short', 'zero', 'low', 'expected', 'counts', 'movements', 'ledger'] as const
type View = (typeof VIEWS)[number]
const SORTS = ['sku', 'name', 'on-hand', 'free'] as const
const ALL_SITES = '*'
const NO_SITES: readonly never[] = []
/** Those of products; the others have lists of their own. */
function isProductView(view: View): view is 'all' | 'short' | 'zero' {
  return view === 'all' || view === 'short' || view === 'zero'
}
const rowId = (row: StockRow) => row.sku

/** Every product at every site; with one site chosen its numbers are edited where they stand. */
export function StockScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('stock')
  const [address, setParams] = useSearchParams()
  const view = VIEWS.find((each) => each === address.get('view')) ?? 'all'
  const countId = address.get('count')
  const isProducts = isProductView(view)
  const isSearched = isProducts || view === 'expected' || view === 'movements' || countId !== null
  const { params, searchInput, cursorId, onCursor, open, sort, setSort } = useListScreen({
    area: 'stock',
    firstSort: 'sku',
    openId,
    group: texts.group,
    isSearched,
  })
  const search = params.get('q') ?? ''
  const { role, siteId, setSite } = useSession()
  const sites = useSites() ?? NO_SITES
  const [editing, setEditing] = useState<Editing | null>(null)
  const levels = useSetLevel()
  const why = roleAllows(role, 'lead') ? null : texts.needsLead

  const list = usePagedList<StockRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) =>
      client.stock.list({
        offset,
        limit,
        search,
        siteId,
        only: isProductView(view) ? view : 'all',
        sort: SORTS.find((each) => each === sort.by) ?? 'sku',
        descending: sort.descending,
      }),
    key: [search, siteId, view, sort.by, sort.descending],
    held: editing !== null,
  })
  const standing = useStockColumns({
    sites,
    siteId,
    isNarrow: openId !== null,
    why,
    editing,
    onEditing: setEditing,
    onChange: levels.change,
  })

  const views = useListViews('stock', standing)
  const setFilter = useCallback(
    (name: 'q' | 'view', value: string) =>
      setParams((old) => {
        const next = new URLSearchParams(old)
        if (value === '' || value === 'all') next.delete(name)
        else next.set(name, value)
        return next
      }),
    [setParams],
  )
  const setCount = (id: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (id === null) next.delete('count')
      else next.set('count', id)
      return next
    })
  const setSearch = useCallback((text: string) => setFilter('q', text), [setFilter])

  const { group } = texts
  const edit: KeyCommand = {
    id: 'stock.edit',
    label: texts.edit,
    group,
    footer: true,
    keys: ['e'],
    disabled: why,
    run: () => {
      if (cursorId === null) return
      if (siteId === null) open(cursorId)
      else setEditing({ sku: cursorId, field: 'onHand' })
    },
  }
  useKeyCommands(isProducts ? [edit] : [])

  const tabs = useMemo(() => VIEWS.map((id) => ({ id, label: texts.tabs[id], count: null })), [texts])
  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <StockHeading
            siteId={siteId}
            aside={
              isSearched && (
                <SearchBox label={texts.search} value={search} onChange={setSearch} inputRef={searchInput} />
              )
            }
          />
          <div className="list-tools">
            <Tabs
              label={texts.views}
              tabs={tabs}
              value={view}
              onChange={(next: View) => setFilter('view', next)}
            />
            <Select
              label={texts.site}
              isCompact
              choices={[
                { id: ALL_SITES, label: texts.allSites },
                ...sites.map(({ id, name }) => ({ id, label: name })),
              ]}
              value={siteId ?? ALL_SITES}
              onChange={(id) => setSite(id === ALL_SITES ? null : id)}
            />
            {isProducts && <ListViewsMenu views={views} />}
          </div>
        </div>
        {view === 'expected' && <ReceiptsList search={search} siteId={siteId} why={why} onOpen={open} />}
        {view === 'counts' &&
          (countId === null ? (
            <CountsList sites={sites} siteId={siteId} why={why} onOpen={setCount} />
          ) : (
            <CountSheet
              key={countId}
              countId={countId}
              search={search}
              why={why}
              onBack={() => setCount(null)}
              onOpen={open}
            />
          ))}
        {view === 'low' && <LowList siteId={siteId} why={why} onOpen={open} />}
        {view === 'movements' && <MovementsList search={search} siteId={siteId} onOpen={open} />}
        {view === 'ledger' && <LedgerCheck why={why} onOpen={open} />}
        {isProducts && (
          <DataTable
            label={texts.list}
            list={list}
            rowId={rowId}
            columns={views.columns}
            onResize={views.onResize}
            cursorId={cursorId}
            onCursor={onCursor}
            onOpen={(row) => open(row.sku)}
            sort={{ current: sort, onChange: setSort }}
            empty={<NoProducts view={view} search={search} onClear={() => setSearch('')} />}
          />
        )}
      </div>
      {openId !== null && (
        <PanelBoundary id={openId} onClose={() => open(null)}>
          <StockPanel
            key={openId}
            sku={openId}
            sites={sites}
            why={why}
            onChange={levels.change}
            onClose={() => open(null)}
          />
        </PanelBoundary>
      )}
    </div>
  )
}

function NoProducts(props: { view: View; search: string; onClear: () => void }) {
  const texts = useMessages('stock')
  if (props.search !== '')
    return (
      <EmptyState
        icon={SearchX}
        title={texts.emptySearch({ text: props.search })}
        action={<Button onPress={props.onClear}>{texts.clearSearch}</Button>}
      />
    )
  if (props.view === 'short')
    return (
      <EmptyState icon={CircleCheck} tone="done" title={texts.emptyShort}>
        {texts.emptyShortText}
      </EmptyState>
    )
  if (props.view === 'zero') return <EmptyState icon={CircleCheck} tone="done" title={texts.emptyZero} />
  return <NothingYet />
}

/** No product at all: a connected shop knows them. */
function NothingYet() {
  const texts = useMessages('stock')
  const [, navigate] = useLocation()
  const channels = useChannels() ?? []
  const shops = channels.filter(
    ({ channel }) => CHANNEL_ABILITIES[channel.kind].tellsCatalogue && isConnected(channel),
  )
  return (
    <EmptyState
      icon={Boxes}
      title={texts.emptyTitle}
      action={shops.map(({ channel }) => (
        <Button
          key={channel.id}
          tone="primary"
          icon={PackagePlus}
          onPress={() => navigate(`${screenPath('channels', channel.id)}?tab=catalogue`)}
        >
          {texts.takeFrom({ shop: channel.name })}
        </Button>
      ))}
    >
      {texts.emptyText}
    </EmptyState>
  )
}
