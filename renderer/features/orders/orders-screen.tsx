import { PackageSearch } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { OrderRow } from '../../../shared/contract/orders.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ListViewsMenu } from '../../components/list-views.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { useListViews } from '../../components/use-list-views.ts'
import { wordsOf } from '../../lib/command-words.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useListScreen } from '../../lib/use-list-screen.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { BulkOrders, SEVERAL_VERBS, type SeveralVerb } from './bulk-orders.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { useOrderColumns } from './order-columns.tsx'
import { filterOf, hasFilter, type OrderFilter, withFilter } from './order-filter.ts'
import { OriginFilters, StateTabs } from './order-filters.tsx'
import { OrderPanel } from './order-panel.tsx'
import './orders.css'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { OrderQuestion } from './order-question.tsx'
import { OrdersHeading } from './orders-heading.tsx'
import { ReviewOrders } from './review-orders.tsx'
import { SkippedOrders } from './skipped-orders.tsx'
import { UrgencyForm } from './urgency-form.tsx'
import { type BulkResult, useOrderActions } from './use-order-actions.ts'
import { useOrderVerbs } from './use-order-verbs.ts'

const TOPICS = ['orders'] as const
const rowId = (row: OrderRow) => row.id

/** Every order: found, filtered, sorted, opened. */
export function OrdersScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('orders')
  const screen = useListScreen({ area: 'orders', openId, group: texts.group, firstSort: 'due' })
  const { selected, open, show, sort, setSort } = screen
  const filter = filterOf(screen.params)
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
        holds: filter.hold === null ? [] : [filter.hold],
        isMergeable: filter.isMergeable,
        sort: sort.by as 'due',
        descending: sort.descending,
      }),
    key: [screen.query, sort.by, sort.descending],
    held: screen.isHeld,
  })

  const views = useListViews('orders', useOrderColumns())
  const setFilter = useCallback(
    (change: Partial<OrderFilter>) => show((old) => withFilter(old, { ...filterOf(old), ...change })),
    [show],
  )
  const setSearch = useCallback((search: string) => setFilter({ search }), [setFilter])
  const actions = useOrderActions(() => {
    screen.clearSelection()
    list.adopt()
  })

  const nameOf = (id: string) => list.rows.find((row) => row.id === id)?.reference ?? id
  const targetIds = selected.size > 0 ? [...selected] : screen.cursorId === null ? [] : [screen.cursorId]
  const words = useMessages('commandWords')
  const [asked, setAsked] = useState<{ verb: SeveralVerb; ids: readonly string[] } | null>(null)
  const [skipped, setSkipped] = useState<BulkResult['skipped']>([])
  const ask = (verb: SeveralVerb) => setAsked({ verb, ids: targetIds })
  const close = () => setAsked(null)
  function onDone(left: BulkResult['skipped']) {
    close()
    setSkipped(left)
    screen.clearSelection()
    list.adopt()
  }
  const mayLead = roleAllows(
    useSession((session) => session.role),
    'lead',
  )
  // Beside the list the panel has the keys, with what follows for its one order.
  useKeyCommands(
    openId === null
      ? SEVERAL_VERBS.map((verb) => ({
          id: `order.${verb}`,
          label: words.verb[verb],
          group: texts.group,
          keys: [VERB_KEYS[verb]],
          words: wordsOf((all) => all.verb[verb]),
          disabled: mayLead ? (targetIds.length === 0 ? texts.noRow : null) : texts.needsLead,
          run: () => ask(verb),
        }))
      : [],
  )
  const isBeside = openId !== null && selected.size === 0
  useOrderVerbs({
    isOn: !isBeside,
    state: list.rows.find(({ id }) => id === targetIds[0])?.state ?? null,
    targets: targetIds,
    ask: actions.ask,
  })

  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <OrdersHeading
            total={list.kind === 'loading' ? null : list.total}
            isLeast={list.isLeast}
            isFiltered={hasFilter(filter)}
            aside={
              <>
                <OriginFilters filter={filter} onChange={setFilter} />
                <SearchBox
                  label={texts.search}
                  value={filter.search}
                  onChange={setSearch}
                  inputRef={screen.searchInput}
                />
              </>
            }
          />
          <div className="list-tools">
            <StateTabs filter={filter} onChange={setFilter} />
            <ListViewsMenu views={views} />
            {openId === null && <ReviewOrders onDone={list.adopt} />}
          </div>
          {selected.size > 0 && (
            <BulkOrders
              count={selected.size}
              onAct={(kind) => actions.ask(kind, [...selected])}
              onAsk={ask}
              onClear={screen.clearSelection}
            />
          )}
        </div>
        <DataTable
          label={texts.list}
          list={list}
          rowId={rowId}
          columns={views.columns}
          onResize={views.onResize}
          cursorId={screen.cursorId}
          onCursor={screen.onCursor}
          onOpen={(row) => open(row.id)}
          selection={{ ids: selected, onChange: screen.select }}
          sort={{ current: sort, onChange: setSort }}
          isNarrow={openId !== null}
          empty={
            <EmptyState
              icon={PackageSearch}
              title={hasFilter(filter) ? texts.emptyFilter : texts.emptyTitle}
              action={
                hasFilter(filter) ? (
                  <Button
                    onPress={() =>
                      setFilter({
                        search: '',
                        states: [],
                        channelId: null,
                        siteId: null,
                        hold: null,
                        isMergeable: false,
                      })
                    }
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
        <PanelBoundary id={openId} onClose={() => open(null)}>
          <OrderPanel
            key={openId}
            orderId={openId}
            busy={actions.busy}
            hasKeys={isBeside}
            onAct={(kind) => actions.ask(kind, [openId])}
            onClose={() => open(null)}
          />
        </PanelBoundary>
      )}
      <OrderQuestion actions={actions} nameOf={nameOf} />
      {asked?.verb === 'merge' && <MergeDialog orderIds={asked.ids} onClose={close} onDone={onDone} />}
      {asked?.verb === 'urgency' && (
        <Dialog isOpen isWide={asked.ids.length > 1} onClose={close} title={words.verb.urgency}>
          <UrgencyForm
            orderIds={asked.ids}
            now={list.rows.find(({ id }) => id === asked.ids[0])?.urgency}
            onBack={close}
            onDone={onDone}
          />
        </Dialog>
      )}
      <SkippedOrders skipped={skipped} nameOf={nameOf} onClose={() => setSkipped([])} />
    </div>
  )
}
