import { PackageSearch } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { OrderRow } from '../../../shared/contract/orders.ts'
import { Button } from '../../components/button.tsx'
import { DataTable, type TableHandle } from '../../components/data-table.tsx'
import type { Sort } from '../../components/data-table-row.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import type { ListState } from '../../lib/paged-list.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { BulkOrders } from './bulk-orders.tsx'
import { orderMessages } from './messages.ts'
import { useOrderColumns } from './order-columns.tsx'
import { filterOf, hasFilter, type OrderFilter, withFilter } from './order-filter.ts'
import { OriginFilters, StateTabs } from './order-filters.tsx'
import { OrderPanel } from './order-panel.tsx'
import './orders.css'
import { OrderQuestion } from './order-question.tsx'
import { OrdersHeading } from './orders-heading.tsx'
import { useOrderActions } from './use-order-actions.ts'

const TOPICS = ['orders'] as const
const rowId = (row: OrderRow) => row.id

/** The number people say, where the row is loaded. */
function referenceOf(list: ListState<OrderRow>, id: string): string {
  for (let index = 0; index < list.total; index++) {
    const row = list.at(index)
    if (row?.id === id) return row.reference
  }
  return id
}

/** Every order: found, filtered, sorted, opened. */
export function OrdersScreen({ openId }: { openId: string | null }) {
  const texts = useMessages(orderMessages)
  const [, navigate] = useLocation()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const [sort, setSort] = useState<Sort>({ by: 'due', descending: false })
  const [cursorId, setCursorId] = useState(openId)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const table = useRef<TableHandle>(null)
  const searchInput = useRef<HTMLInputElement>(null)
  const columns = useOrderColumns(openId !== null)
  const list = usePagedList<OrderRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) =>
      client.orders.list({
        offset,
        limit,
        search: filter.search,
        states: [...filter.states],
        channelIds: filter.channelId === null ? [] : [filter.channelId],
        siteIds: filter.siteId === null ? [] : [filter.siteId],
        sort: sort.by as 'due',
        descending: sort.descending,
      }),
    key: [params.toString(), sort.by, sort.descending],
    held: cursorId !== null || selected.size > 0,
  })

  const query = params.toString()
  const open = useCallback(
    (id: string | null) => {
      const path = id === null ? '/orders' : `/orders/${encodeURIComponent(id)}`
      navigate(query === '' ? path : `${path}?${query}`, { replace: true })
    },
    [navigate, query],
  )
  const onCursor = useCallback(
    (id: string | null) => {
      setCursorId(id)
      if (openId !== null) open(id)
    },
    [openId, open],
  )
  const setFilter = useCallback(
    (change: Partial<OrderFilter>) => {
      setCursorId(null)
      setSelected(new Set())
      setParams((old) => withFilter(old, { ...filterOf(old), ...change }), { replace: true })
    },
    [setParams, setCursorId, setSelected],
  )
  const setSearch = useCallback((search: string) => setFilter({ search }), [setFilter])
  const actions = useOrderActions(() => {
    setSelected(new Set())
    list.adopt()
  })

  const { group } = texts
  useKeyCommands([
    {
      id: 'list.search',
      label: texts.find,
      group,
      quiet: true,
      footer: true,
      keys: ['/'],
      run: () => searchInput.current?.focus(),
    },
    {
      id: 'list.leave',
      label: texts.close,
      group,
      quiet: true,
      keys: ['Escape'],
      run: () => {
        if (openId !== null) open(null)
        else if (selected.size > 0) setSelected(new Set())
        else setCursorId(null)
      },
    },
  ])

  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <OrdersHeading
            total={list.kind === 'loading' ? null : list.total}
            isFiltered={hasFilter(filter)}
            aside={
              <>
                <OriginFilters filter={filter} onChange={setFilter} />
                <SearchBox
                  label={texts.search}
                  value={filter.search}
                  onChange={setSearch}
                  inputRef={searchInput}
                />
              </>
            }
          />
          <StateTabs filter={filter} onChange={setFilter} />
          {selected.size > 0 && (
            <BulkOrders
              count={selected.size}
              onAct={(kind) => actions.ask(kind, [...selected])}
              onClear={() => setSelected(new Set())}
            />
          )}
        </div>
        <DataTable
          ref={table}
          label={texts.list}
          list={list}
          rowId={rowId}
          columns={columns}
          cursorId={cursorId}
          onCursor={onCursor}
          onOpen={(row) => open(row.id)}
          selection={{ ids: selected, onChange: setSelected }}
          sort={{ current: sort, onChange: setSort }}
          empty={
            <EmptyState
              icon={PackageSearch}
              title={hasFilter(filter) ? texts.emptyFilter : texts.emptyTitle}
              action={
                hasFilter(filter) ? (
                  <Button
                    onPress={() => setFilter({ search: '', states: [], channelId: null, siteId: null })}
                  >
                    {texts.showAll}
                  </Button>
                ) : undefined
              }
            >
              {hasFilter(filter) ? undefined : texts.emptyText}
            </EmptyState>
          }
        />
      </div>
      {openId !== null && (
        <OrderPanel
          key={openId}
          orderId={openId}
          busy={actions.busy}
          onAct={(kind) => actions.ask(kind, [openId])}
          onClose={() => open(null)}
        />
      )}
      <OrderQuestion actions={actions} nameOf={(id) => referenceOf(list, id)} />
    </div>
  )
}
