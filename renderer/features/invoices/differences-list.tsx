import { ReceiptText } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { CostRow } from '../../../shared/contract/invoices.ts'
import { COST_CAUSES, DISPUTE_STATES } from '../../../shared/domain/parcel-cost.ts'
import { BulkBar } from '../../components/bulk-bar.tsx'
import { Button } from '../../components/button.tsx'
import { CarrierFilter } from '../../components/carrier-filter.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Sort } from '../../components/data-table-row.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Select } from '../../components/select.tsx'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import type { useListScreen } from '../../lib/use-list-screen.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useParcelFile } from '../../lib/use-parcel-file.ts'
import { useDifferenceColumns } from './difference-columns.tsx'
import { DifferenceDialog } from './difference-dialog.tsx'
import { hasInvoiceFilter, type InvoiceFilter, NO_INVOICE_FILTER } from './invoice-filter.ts'

const TOPICS = ['orders', 'carriers'] as const
const ANY = '*' as const
const rowId = ({ cost }: CostRow) => cost.id

/** Parcels that were overcharged. `heading` is drawn above, with how many there are; null = not known yet. */
export function DifferencesList(props: {
  screen: ReturnType<typeof useListScreen>
  filter: InvoiceFilter
  onFilter: (change: Partial<InvoiceFilter>) => void
  heading: (total: number | null, tools: ReactNode) => ReactNode
  empty: ReactNode
}) {
  const { screen, filter, onFilter } = props
  const { search, state, cause, carrierId } = filter
  const texts = useMessages('invoices')
  const verbs = useMessages('verbs')
  const [sort, setSort] = useState<Sort>({ by: 'over', descending: true })
  const [opened, setOpened] = useState<readonly CostRow[]>([])
  const columns = useDifferenceColumns()
  const handOut = useParcelFile()
  const list = usePagedList<CostRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) =>
      client.invoices.differences({
        offset,
        limit,
        search,
        state,
        cause,
        carrierId,
        sort: sort.by as 'over',
        descending: sort.descending,
      }),
    key: [screen.query, sort.by, sort.descending],
    held: screen.isHeld,
  })
  const chosen = list.rows.find((row) => rowId(row) === screen.cursorId) ?? null
  const ticked = list.rows.filter((row) => screen.selected.has(rowId(row)))
  const { group } = texts
  useKeyCommands([
    {
      id: 'invoices.file',
      label: texts.fileKey,
      group,
      footer: true,
      keys: ['f'],
      disabled: chosen !== null && !chosen.hasFile ? texts.noFile : null,
      run: () => {
        if (chosen?.hasFile) void handOut(chosen.cost)
      },
    },
    {
      id: 'invoices.state',
      label: texts.setState,
      group,
      footer: true,
      keys: ['d'],
      run: () => setOpened(ticked.length > 0 ? ticked : chosen === null ? [] : [chosen]),
    },
  ])
  const isFiltered = hasInvoiceFilter(filter)
  return (
    <>
      {props.heading(
        list.kind === 'loading' ? null : list.total,
        <DifferenceFilters filter={filter} onFilter={onFilter} />,
      )}
      {ticked.length > 0 && (
        <BulkBar
          label={texts.differencesOf({ count: ticked.length })}
          clearLabel={verbs.close}
          onClear={screen.clearSelection}
        >
          <Button onPress={() => setOpened(ticked)}>{texts.setState}</Button>
        </BulkBar>
      )}
      <DataTable
        label={texts.list}
        list={list}
        rowId={rowId}
        columns={columns}
        cursorId={screen.cursorId}
        onCursor={screen.onCursor}
        onOpen={(row) => setOpened([row])}
        selection={{ ids: screen.selected, onChange: screen.select }}
        sort={{ current: sort, onChange: setSort }}
        empty={
          isFiltered ? (
            <EmptyState
              icon={ReceiptText}
              title={texts.emptyFilter}
              action={<Button onPress={() => onFilter(NO_INVOICE_FILTER)}>{texts.showAll}</Button>}
            />
          ) : (
            props.empty
          )
        }
      />
      {opened.length > 0 && (
        <DifferenceDialog
          rows={opened}
          onClose={() => {
            setOpened([])
            screen.clearSelection()
          }}
        />
      )}
    </>
  )
}

function DifferenceFilters(props: {
  filter: InvoiceFilter
  onFilter: (change: Partial<InvoiceFilter>) => void
}) {
  const { filter, onFilter } = props
  const texts = useMessages('invoices')
  return (
    <>
      <Select
        label={texts.state}
        isCompact
        choices={[
          { id: ANY, label: texts.allStates },
          ...DISPUTE_STATES.map((id) => ({ id, label: texts.states[id] })),
        ]}
        value={filter.state ?? ANY}
        onChange={(id) => onFilter({ state: id === ANY ? null : id })}
      />
      <Select
        label={texts.cause}
        isCompact
        choices={[
          { id: ANY, label: texts.allCauses },
          ...COST_CAUSES.map((id) => ({ id, label: texts.causes[id] })),
        ]}
        value={filter.cause ?? ANY}
        onChange={(id) => onFilter({ cause: id === ANY ? null : id })}
      />
      <CarrierFilter carrierId={filter.carrierId} onChange={(carrierId) => onFilter({ carrierId })} />
    </>
  )
}
